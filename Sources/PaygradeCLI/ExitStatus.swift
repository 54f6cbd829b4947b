/// The exit status of the command; part of its contract.
public enum ExitStatus: Int32, Sendable {
  case done = 0
  /// Problems in the data, or a calculation refused; the rest is done.
  case problems = 1
  /// The command line cannot be understood.
  case usage = 64
  case cannotReadInput = 66
  /// A bug of ours.
  case internalError = 70
  case cannotWriteOutput = 73
}
