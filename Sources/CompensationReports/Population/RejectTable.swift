public import Tabular

/// Writes `rejects.csv`: every row that was not accepted, with the reason, as it stood.
public struct RejectTable {
  private var writer: CSVWriter

  /// The names of the columns.
  public static let header = ["line", "column", "code", "message", "record"]

  /// The columns of a sheet.
  static var sheetColumns: [SheetColumn] { header.map { SheetColumn($0, $0 == "line" ? .number : .text) } }

  /// The header as a line.
  public static func headerLine(_ dialect: CSVDialect = .rfc4180) -> [UInt8] {
    var writer = CSVWriter(dialect: dialect)
    writer.appendHeader(header)
    return writer.bytes
  }

  /// Nothing written yet.
  public init(_ dialect: CSVDialect = .rfc4180) { writer = CSVWriter(dialect: dialect) }

  /// Adds a row.
  /// - Parameter record: The row's text as it stood.
  public mutating func append(line: Int, column: String, code: String, message: String, record: Span<UInt8>) {
    writer.append(line)
    writer.append(column)
    writer.append(code)
    writer.append(message)
    writer.append(record)
    writer.endRecord()
  }

  /// What was written since the last call.
  public mutating func takeBytes() -> [UInt8] {
    defer { writer.removeAll() }
    return writer.bytes
  }
}
