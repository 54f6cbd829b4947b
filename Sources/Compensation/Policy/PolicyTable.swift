/// The columns that have a meaning in every table of a policy.
public enum DatedColumns {
  /// The first day on which a row is in force.
  public static let effectiveFrom = "effective_from"
  /// The first day on which it is no longer.
  public static let effectiveTo = "effective_to"
  /// The day of the oldest figure behind a row, where it is an aggregate of many.
  public static let oldest = "oldest"
  /// Where its figures are from.
  public static let source = "source"
}

/// A table of a policy as it was read: texts in rows, and the line of each row.
public struct PolicyTable: Sendable {
  /// The name that lookups use: a resource of the data package, or the file without `.csv`.
  public let name: String
  /// The file, for findings.
  public let file: String
  /// The names of the columns, as written.
  public let header: [String]
  /// As many fields as the header in each row.
  public let rows: [[String]]
  /// The line of the file on which each row begins.
  public let lines: [Int]
  /// Where the figures come from, when a row does not say.
  public let source: String?
  /// The columns that tell rows apart, `effective_from` among them; empty if nobody says.
  public let primaryKey: [String]

  /// A table with at least a header.
  public init(
    name: String, file: String, header: [String], rows: [[String]], lines: [Int], source: String? = nil,
    primaryKey: [String] = []
  ) {
    self.name = name
    self.file = file
    self.header = header
    self.rows = rows
    self.lines = lines
    self.source = source
    self.primaryKey = primaryKey
  }
}
