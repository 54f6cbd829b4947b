internal import Compensation
public import Tabular

/// How a table of a policy is written, as far as `datapackage.json` says: a spreadsheet may have saved it.
public struct TableForm: Sendable {
  /// nil: it is found.
  var delimiter: UInt8?
  /// Columns of numbers with a comma before decimals.
  var commaColumns: Set<String> = []
  /// All columns of numbers and dates, which are never guarded from spreadsheets.
  var plainColumns: Set<String> = []

  /// Nothing is said.
  public init() {}

  /// Whether something is said of delimiters or decimals.
  var isDeclared: Bool { delimiter != nil || !commaColumns.isEmpty }

  /// Reads a table; decimal commas become points.
  /// - Returns: The table, and what is wrong with it.
  func read(_ bytes: [UInt8], file: String) -> (table: TextTable, findings: [Finding]) {
    var (table, problems) = TextTable.read(bytes, format: CSVFormat(delimiter: delimiter))
    var findings = problems.map { Finding($0, file: file) }
    for (column, name) in table.header.enumerated() where commaColumns.contains(name) {
      for row in table.rows.indices {
        let text = table.rows[row][column]
        if text.contains(".") {
          findings.append(
            Finding(
              "bad-number",
              "the number has a point, and datapackage.json says that a comma stands before decimals here; write it without points",
              file: file, line: table.lines[row], column: name))
        } else {
          table.rows[row][column] = text.replacing(",", with: ".")
        }
      }
    }
    return (table, findings)
  }

  /// The dialect in which a table is written, so that it can be written again.
  public func dialect(of bytes: [UInt8]) -> CSVDialect {
    let mark: DecimalMark = commaColumns.isEmpty ? .point : .comma
    let header = try? CSVReader(bytes: bytes, format: CSVFormat(delimiter: delimiter)).header
    return header.flatMap {
      CSVDialect(delimiter: $0.delimiter, decimalMark: mark, hasByteOrderMark: $0.hasByteOrderMark)
    } ?? .rfc4180
  }

  /// The names of a table's columns.
  public func header(of bytes: [UInt8]) -> [String] { read(bytes, file: "").table.header }

  /// Writes a cell of a column, whose decimals come after a point.
  func append(_ text: String, of column: String, to writer: inout CSVWriter) {
    let isPlain =
      commaColumns.contains(column)
      // The point of a number whose column has no decimal comma must stay one.
      || (plainColumns.contains(column) && (writer.dialect.decimalMark == .point || !text.contains(".")))
    // What is no number or date after all is a text.
    let isDigits = text.utf8.allSatisfy { byte in
      byte &- UInt8(ascii: "0") <= 9 || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
    }
    if isPlain, isDigits {
      writer.append(number: text)
    } else {
      writer.append(text)
    }
  }
}
