#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Writes to an open file descriptor, such as standard output, in large pieces.
///
/// Whoever writes must call ``flush()`` in the end: nothing is written when the value goes away, since an error could not
/// be reported then. A pipe whose reader has gone away gives an error with ``FileError/isBrokenPipe``, provided that
/// ``ignoreBrokenPipeSignal()`` was called.
public struct BufferedOutput: ~Copyable {
  private let descriptor: Int32
  private let name: String
  private let capacity: Int
  private var buffer: [UInt8] = []

  /// Output to a file descriptor, which stays open.
  /// - Parameters:
  ///   - name: What an error calls it.
  ///   - capacity: How many bytes are gathered before they are written.
  public init(descriptor: Int32, name: String, capacity: Int = 1 << 16) {
    self.descriptor = descriptor
    self.name = name
    self.capacity = capacity
  }

  /// Adds bytes.
  /// - Throws: `FileError` for writing.
  public mutating func write(_ bytes: Span<UInt8>) throws(FileError) {
    if buffer.count + bytes.count > capacity { try flush() }
    if bytes.count >= capacity {
      try writeAll(bytes, to: descriptor, name: name)
    } else {
      unsafe bytes.withUnsafeBufferPointer { unsafe buffer.append(contentsOf: $0) }
    }
  }

  /// Adds bytes.
  /// - Throws: `FileError` for writing.
  public mutating func write(_ bytes: [UInt8]) throws(FileError) {
    try write(bytes.span)
  }

  /// Adds text as UTF-8.
  /// - Throws: `FileError` for writing.
  public mutating func write(_ text: String) throws(FileError) {
    try write(text.utf8.span)
  }

  /// Writes what was gathered.
  /// - Throws: `FileError` for writing; what was gathered is dropped then.
  public mutating func flush() throws(FileError) {
    defer { buffer.removeAll(keepingCapacity: true) }
    try writeAll(buffer.span, to: descriptor, name: name)
  }
}

/// Writes all bytes, however many calls that takes.
func writeAll(_ bytes: Span<UInt8>, to descriptor: Int32, name: String) throws(FileError) {
  var written = 0
  while written < bytes.count {
    let result = unsafe bytes.extracting(droppingFirst: written).withUnsafeBytes { rest in
      retryingInterrupted { unsafe write(descriptor, rest.baseAddress, rest.count) }
    }
    guard result >= 0 else { throw .current(name, .writing) }
    written += result
  }
}

/// Lets writing to a pipe whose reader has gone away be an error, instead of the end of the process.
public func ignoreBrokenPipeSignal() {
  _ = signal(SIGPIPE, SIG_IGN)
}
