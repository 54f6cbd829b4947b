/// One thing that is wrong, or worth knowing, in the data or in a calculation; where it is, and what to do about it.
///
/// Findings collect, errors stop: a reader returns every finding of a file at once. A finding never holds a person's name or pay.
public struct Finding: Error, Sendable, Hashable, CustomStringConvertible {
  /// Whether a finding stops the use of what it is about.
  public enum Severity: String, Sendable, Hashable {
    /// The value is refused.
    case error
    /// The value is used, and somebody should look.
    case warning
  }

  /// The file as the user named it, or `input` for what a caller gives; nil if it concerns the whole.
  public let file: String?
  /// 1-based line in the file.
  public let line: Int?
  /// The column's header, the key in a JSON file, or the name of an input, lookup or step.
  public let column: String?
  /// `error` if the value is refused, `warning` if it is used all the same.
  public let severity: Severity
  /// A stable name of the kind of finding, such as `unknown-level`.
  public let code: String
  /// What is wrong and what to do, in one or two sentences.
  public let message: String

  /// A finding, by default an error about the whole.
  public init(
    _ code: String, _ message: String, severity: Severity = .error,
    file: String? = nil, line: Int? = nil, column: String? = nil
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.severity = severity
    self.code = code
    self.message = message
  }

  /// The same finding, taken otherwise.
  public init(_ finding: Finding, severity: Severity) {
    self.init(
      finding.code, finding.message, severity: severity, file: finding.file, line: finding.line, column: finding.column)
  }

  /// `levels.csv:17: level: error: [unknown-level] …`
  public var description: String {
    var place = file ?? ""
    if let line { place += place.isEmpty ? "line \(line)" : ":\(line)" }
    let parts = [place, column ?? "", severity.rawValue].filter { !$0.isEmpty }
    return parts.joined(separator: ": ") + ": [\(code)] \(message)"
  }
}

/// Findings that stop the reading of a whole: a policy with any error in it is not used at all.
public struct Findings: Error, Sendable, Hashable, CustomStringConvertible {
  /// Every finding of the reading, warnings included.
  public let all: [Finding]

  /// Findings to stop with.
  public init(_ all: [Finding]) { self.all = all }

  /// One line a finding.
  public var description: String { all.map(\.description).joined(separator: "\n") }
}
