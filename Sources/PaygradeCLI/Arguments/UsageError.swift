/// A command line that cannot be understood: nothing was read, nothing was written.
struct UsageError: Error, Equatable, CustomStringConvertible {
  /// The exit status of every usage error, as in `sysexits.h`.
  static let exitStatus: Int32 = 64

  /// What is wrong and what to type instead; one line, without the program's name.
  let message: String

  var description: String { message }
}
