internal import Compensation
internal import Tabular

/// Why a row of a roster was not accepted.
public struct RowReject: Sendable {
  /// The line where the row begins, counted from 1.
  public let line: Int
  /// The roster's column that is wrong, by its name in `Datasets/rosters/README.md`; empty if it is the row as a whole.
  public let column: String
  /// A stable name of the kind of problem.
  public let code: String
  /// What is wrong and what to do; never a figure.
  public let message: String

  /// A reject of the row at a line.
  public init(line: Int, column: String, code: String, message: String) {
    self.line = line
    self.column = column
    self.code = code
    self.message = message
  }

  /// A reject for the same reason as a finding.
  init(_ finding: Finding, line: Int, column: String? = nil) {
    // Wherever the policy lies, a report says the same.
    let file = finding.file.map(fileName)
    let place = file.flatMap { $0 == "input" ? nil : "\($0): " } ?? ""
    self.init(
      line: line, column: column ?? finding.column ?? "", code: finding.code, message: place + finding.message)
  }

  init(_ problem: NumberProblem, line: Int, column: String) {
    self.init(line: line, column: column, code: problem.code, message: problem.message)
  }
}
