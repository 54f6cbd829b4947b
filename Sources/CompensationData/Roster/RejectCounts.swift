/// How many rows were rejected for which reason, and where the first of them is.
public struct RejectCounts: Sendable {
  /// Why rows were rejected.
  public struct Reason: Sendable, Hashable {
    /// The roster's column; empty if it is the row as a whole.
    public let column: String
    /// The kind of problem.
    public let code: String
  }

  /// The rows of one reason.
  public struct Rows: Sendable {
    /// How many there are.
    public internal(set) var count: Int
    /// The first of them.
    public internal(set) var first: RowReject
  }

  private var rows: [Reason: Rows] = [:]

  /// None yet.
  public init() {}

  /// How many rows were rejected.
  public var total: Int { rows.values.reduce(0) { $0 + $1.count } }

  /// The reasons, those of most rows first, then in the order of their first rows.
  public var reasons: [(reason: Reason, rows: Rows)] {
    rows.map { ($0.key, $0.value) }.sorted {
      ($1.1.count, $0.1.first.line, $0.0.column, $0.0.code) < ($0.1.count, $1.1.first.line, $1.0.column, $1.0.code)
    }
  }

  /// Counts one row.
  public mutating func add(_ reject: RowReject) {
    rows[Reason(column: reject.column, code: reject.code), default: Rows(count: 0, first: reject)].count += 1
  }

  /// Counts the rows of a later piece of the roster.
  public mutating func add(_ other: RejectCounts) {
    for (reason, more) in other.rows {
      rows[reason, default: Rows(count: 0, first: more.first)].count += more.count
    }
  }
}
