public import Tabular

/// Writes the `rejects.csv` of a market: every row that was not used, with the reason; never the row itself, which may be somebody's pay.
public struct SurveyRejectTable {
  private var writer: CSVWriter

  /// The names of the columns.
  public static let header = ["source", "line", "column", "code", "message"]

  /// A table of no rows.
  public init(_ dialect: CSVDialect = .rfc4180) {
    writer = CSVWriter(dialect: dialect)
    writer.appendHeader(Self.header)
  }

  /// Adds a row.
  public mutating func append(source: String, line: Int, column: String, code: String, message: String) {
    writer.append(source)
    writer.append(line)
    writer.append(column)
    writer.append(code)
    writer.append(message)
    writer.endRecord()
  }

  /// What was written since the last call.
  public mutating func takeBytes() -> [UInt8] {
    defer { writer.removeAll() }
    return writer.bytes
  }
}
