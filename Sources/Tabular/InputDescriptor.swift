#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// An open file that is read; closed in the end if it was opened here.
final class InputDescriptor {
  private let descriptor: Int32
  private let name: String
  private let isOwned: Bool

  init(path: String) throws(FileError) {
    let opened = retryingInterrupted { unsafe open(path, O_RDONLY | O_CLOEXEC) }
    guard opened >= 0 else { throw .current(path, .reading) }
    descriptor = opened
    name = path
    isOwned = true
  }

  init(borrowing descriptor: Int32, name: String) {
    self.descriptor = descriptor
    self.name = name
    isOwned = false
  }

  deinit {
    if isOwned { close(descriptor) }
  }

  /// Whether it is a file, rather than a pipe or a terminal.
  var isFile: Bool { status.st_mode & S_IFMT == S_IFREG }

  /// The size that the system gives, in bytes; 0 for a pipe.
  var size: Int { Int(status.st_size) }

  private var status: stat {
    var status = stat()
    return unsafe fstat(descriptor, &status) == 0 ? status : stat()
  }

  /// Reads at most so many bytes onto the end of an array; gives 0 only at the end of the file.
  func read(_ count: Int, onto bytes: inout [UInt8]) throws(FileError) -> Int {
    let old = bytes.count
    var result = 0
    bytes.append(addingCapacity: count) { room in
      unsafe room.withUnsafeMutableBufferPointer { buffer, filled in
        result = retryingInterrupted {
          unsafe systemRead(descriptor, buffer.baseAddress.map { unsafe UnsafeMutableRawPointer($0 + filled) }, count)
        }
        filled += max(0, result)
      }
    }
    guard result >= 0 else { throw .current(name, .reading) }
    return bytes.count - old
  }
}

/// `read(2)`, which a method's own name would hide.
private func systemRead(_ descriptor: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  unsafe read(descriptor, bytes, count)
}

/// Calls a system function again while a signal interrupts it.
func retryingInterrupted<Result: SignedInteger>(_ call: () -> Result) -> Result {
  while true {
    let result = call()
    if result >= 0 || errno != EINTR { return result }
  }
}
