#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Reads a whole file.
/// - Throws: `FileError` for reading.
public func readFile(_ path: String) throws(FileError) -> [UInt8] {
  try readAll(InputDescriptor(path: path))
}

/// Reads from an open file descriptor, such as standard input, to its end; does not close it.
/// - Parameter name: What an error calls it.
/// - Throws: `FileError` for reading.
public func readDescriptor(_ descriptor: Int32, name: String) throws(FileError) -> [UInt8] {
  try readAll(InputDescriptor(borrowing: descriptor, name: name))
}

private func readAll(_ input: InputDescriptor) throws(FileError) -> [UInt8] {
  var bytes: [UInt8] = []
  // One more than the size, so that the end is seen without growing.
  bytes.reserveCapacity(input.size + 1)
  while true {
    let room = bytes.capacity - bytes.count
    if try input.read(room > 0 ? room : 1 << 16, onto: &bytes) == 0 { break }
  }
  return bytes
}

/// Reads a file piece by piece, so that its length does not matter.
/// - Throws: `FileError` for reading.
public func readPieces(_ path: String, _ body: (Span<UInt8>) -> Void) throws(FileError) {
  let input = try InputDescriptor(path: path)
  var bytes: [UInt8] = []
  while try input.read(1 << 18, onto: &bytes) > 0 {
    body(bytes.span)
    bytes.removeAll(keepingCapacity: true)
  }
}

/// Removes a file; that none is there is no error.
/// - Throws: `FileError` for writing.
public func removeFile(_ path: String) throws(FileError) {
  if unsafe unlink(path) == 0 || errno == ENOENT { return }
  throw .current(path, .writing)
}

/// A path's last name, without the folders before it.
public func fileName(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

/// The folder that a path names a file in; `.` where it names none.
public func folderName(_ path: String) -> String {
  guard let slash = path.lastIndex(of: "/") else { return "." }
  return slash == path.startIndex ? "/" : String(path[..<slash])
}

/// Whether a file is at a path, and not a folder, a pipe or a device.
public func isRegularFile(_ path: String) -> Bool { fileKind(path) == S_IFREG }

/// Whether anything is at a path.
public func fileExists(_ path: String) -> Bool { fileKind(path) != nil }

/// Whether two paths lead to one file that is there.
public func isSameFile(_ first: String, _ second: String) -> Bool {
  var (one, other) = (stat(), stat())
  guard unsafe stat(first, &one) == 0, unsafe stat(second, &other) == 0 else { return false }
  return one.st_dev == other.st_dev && one.st_ino == other.st_ino
}

/// Whether a path is a folder, or a link to one.
public func isDirectory(_ path: String) -> Bool {
  fileKind(path) == S_IFDIR
}

/// Makes a folder, and those above it, where they are missing.
/// - Throws: `FileError` for writing.
public func makeDirectory(_ path: String) throws(FileError) {
  var number = madeDirectory(path)
  if number == ENOENT, let above = folderAbove(path) {
    try makeDirectory(above)
    number = madeDirectory(path)
  }
  guard number == 0 else { throw FileError(path: path, operation: .writing, number: number) }
}

/// Makes one folder, unless it is there: 0, or the system's error number.
private func madeDirectory(_ path: String) -> Int32 {
  guard unsafe mkdir(path, 0o777) != 0 else { return 0 }
  let number = errno
  return isDirectory(path) ? 0 : number
}

/// A path without its last name; nil where there is no other.
private func folderAbove(_ path: String) -> String? {
  var bytes = Array(path.utf8)
  let slash = UInt8(ascii: "/")
  while bytes.last == slash { bytes.removeLast() }
  while let last = bytes.last, last != slash { bytes.removeLast() }
  while bytes.last == slash { bytes.removeLast() }
  return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
}

/// What a path is, as `S_IFMT` has it, or nil if nothing is there.
func fileKind(_ path: String) -> mode_t? {
  var status = stat()
  guard unsafe stat(path, &status) == 0 else { return nil }
  return status.st_mode & S_IFMT
}

/// The names in a folder, without `.` and `..`, in the order of their bytes.
/// - Throws: `FileError` for reading.
public func listDirectory(_ path: String) throws(FileError) -> [String] {
  guard let directory = unsafe opendir(path) else { throw .current(path, .reading) }
  defer { unsafe closedir(directory) }
  var names: [String] = []
  while true {
    errno = 0
    guard let entry = unsafe readdir(directory) else { break }
    let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { tuple in
      unsafe tuple.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
    }
    if name != ".", name != ".." { names.append(name) }
  }
  guard errno == 0 else { throw .current(path, .reading) }
  return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
}
