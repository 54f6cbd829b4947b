#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file that appears whole or not at all: it is written beside its place under another name, and then renamed.
///
/// Without ``commit()``, the temporary file is removed when the value goes away, and the old file, if any, stays; an
/// interrupt removes it after ``removeTemporaryFilesOnInterrupt()``. A link
/// is followed. What is no file, such as `/dev/null` or a pipe, is written directly. The file's permissions are the
/// usual ones for a new file (0666 less the process's mask). The disk is not forced to store it: a result can be made
/// again.
public struct AtomicFile: ~Copyable {
  private let path: String
  private let target: String
  private let temporary: String?
  private var descriptor: Int32

  /// Begins to write a file.
  /// - Throws: `FileError` for writing.
  public init(_ path: String) throws(FileError) {
    let isFile = fileKind(path).map { $0 == S_IFREG } ?? true
    let target = isFile ? resolved(path) : path
    let opened = isFile ? openBeside(target) : openExisting(path)
    guard opened.descriptor >= 0 else { throw .current(path, .writing) }
    self.path = path
    self.target = target
    temporary = isFile ? opened.name : nil
    descriptor = opened.descriptor
  }

  deinit {
    guard descriptor >= 0 else { return }
    close(descriptor)
    if let temporary { discard(temporary) }
  }

  /// The file that is written until ``commit()``: for a library that writes by name.
  public var temporaryPath: String { temporary ?? target }

  /// Adds bytes, at once: gather small ones first.
  /// - Throws: `FileError` for writing.
  public mutating func write(_ bytes: Span<UInt8>) throws(FileError) {
    try writeAll(bytes, to: descriptor, name: path)
  }

  /// Adds bytes, at once: gather small ones first.
  /// - Throws: `FileError` for writing.
  public mutating func write(_ bytes: [UInt8]) throws(FileError) {
    try write(bytes.span)
  }

  /// Puts the file in its place. Nothing may be written after it.
  /// - Throws: `FileError` for writing; the old file, if any, is then as it was.
  public mutating func commit() throws(FileError) {
    let closing = descriptor
    descriptor = -1
    let isClosed = close(closing) == 0
    guard let temporary else {
      if !isClosed { throw .current(path, .writing) }
      return
    }
    guard isClosed, unsafe rename(temporary, target) == 0 else {
      let error = FileError.current(path, .writing)
      discard(temporary)
      throw error
    }
    TemporaryFiles.remove(temporary)
  }

  /// Writes a whole file at once.
  /// - Throws: `FileError` for writing.
  public static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    var file = try AtomicFile(path)
    try file.write(bytes)
    try file.commit()
  }
}

/// Opens a new file in the same folder; the descriptor is negative if that fails.
private func openBeside(_ target: String) -> (name: String, descriptor: Int32) {
  var attempt = 0
  while true {
    let name = "\(target).\(getpid())-\(attempt).tmp"
    let descriptor = TemporaryFiles.add(name) {
      retryingInterrupted { unsafe open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666) }
    }
    if descriptor >= 0 || errno != EEXIST || attempt == 1000 { return (name, descriptor) }
    attempt += 1
  }
}

private func discard(_ temporary: String) {
  _ = unsafe unlink(temporary)
  TemporaryFiles.remove(temporary)
}

/// Opens what is there and is no file; the descriptor is negative if that fails, as it does for a folder.
private func openExisting(_ path: String) -> (name: String, descriptor: Int32) {
  (path, retryingInterrupted { unsafe open(path, O_WRONLY | O_CLOEXEC) })
}

/// A path with links followed, so that a link stays one; the path itself where there is no file yet.
private func resolved(_ path: String) -> String {
  guard let real = unsafe realpath(path, nil) else { return path }
  defer { unsafe free(real) }
  return unsafe String(cString: real)
}
