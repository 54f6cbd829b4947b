#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file that cannot be read or written, with the system's reason.
public struct FileError: Error, Sendable, Equatable {
  /// What was tried.
  public enum Operation: Sendable, Equatable {
    case reading
    case writing
  }

  /// The file, as it was named.
  public let path: String
  /// Whether it was to be read or written.
  public let operation: Operation
  /// The system's error number.
  public let number: Int32

  /// An error with one of the system's numbers.
  public init(path: String, operation: Operation, number: Int32) {
    self.path = path
    self.operation = operation
    self.number = number
  }

  /// The system's words for the error, such as `No such file or directory`.
  public var reason: String {
    guard let words = unsafe strerror(number) else { return "error \(number)" }
    return unsafe String(cString: words)
  }

  /// Whether the reader of a pipe has gone away: usually no error for a person to see.
  public var isBrokenPipe: Bool { number == EPIPE }

  /// The error that the system has just reported.
  static func current(_ path: String, _ operation: Operation) -> FileError {
    FileError(path: path, operation: operation, number: errno)
  }
}
