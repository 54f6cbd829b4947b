internal import Compensation

/// The rows of a survey that were not used, and why: a few bytes for each, since there may be millions.
public struct SurveyRejects: Sendable {
  /// Why rows were not used.
  public struct Reason: Sendable, Hashable {
    /// The survey's column; empty if it is the row as a whole.
    public let column: String
    /// A stable name of the kind of problem.
    public let code: String
    /// What is wrong and what to do; never a figure.
    public let message: String

    /// A reason.
    public init(column: String, code: String, message: String) {
      self.column = column
      self.code = code
      self.message = message
    }
  }

  /// Every reason that was met.
  public var reasons: [Reason] { numbering.values }
  private var rows: [(line: Int32, reason: Int32)] = []
  private var numbering = Numbering<Reason>()

  /// None yet.
  public init() {}

  /// How many rows were not used.
  public var count: Int { rows.count }

  /// Adds the row at a line.
  public mutating func add(line: Int, _ reason: Reason) {
    rows.append((Int32(truncatingIfNeeded: line), numbering.number(of: reason)))
  }

  /// Adds the rows of another part of the survey.
  public mutating func append(_ other: SurveyRejects) {
    let translated = other.reasons.map { numbering.number(of: $0) }
    rows.append(contentsOf: other.rows.lazy.map { ($0.line, translated[Int($0.reason)]) })
  }

  /// Calls a closure with each row, in the order of the lines.
  public func forEachRow(_ body: (_ line: Int, Reason) -> Void) {
    for row in rows.sorted(by: { $0.line < $1.line }) { body(Int(row.line), reasons[Int(row.reason)]) }
  }

  /// How many rows there are of each column and code, and the line of the first; those of most rows first.
  public func counts() -> [(column: String, code: String, count: Int, firstLine: Int, message: String)] {
    struct Kind: Hashable {
      let column: String
      let code: String
      /// Of markers, which the mapping explains one by one.
      let why: String
    }
    var found: [Kind: (count: Int, line: Int, message: String)] = [:]
    for row in rows {
      let reason = reasons[Int(row.reason)]
      let kind = Kind(
        column: reason.column, code: reason.code, why: reason.code == "no-figure" ? reason.message : "")
      var entry = found[kind] ?? (0, Int.max, "")
      entry.count += 1
      if Int(row.line) < entry.line { (entry.line, entry.message) = (Int(row.line), reason.message) }
      found[kind] = entry
    }
    return found.map { ($0.key.column, $0.key.code, $0.value.count, $0.value.line, $0.value.message) }.sorted {
      ($1.2, $0.3, $0.0, $0.1) < ($0.2, $1.3, $1.0, $1.1)
    }
  }
}

extension SurveyRejects.Reason: Error {}
