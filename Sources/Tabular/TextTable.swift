/// A small table held in memory as text.
public struct TextTable: Sendable, Equatable {
  /// The names of the columns, as written.
  public var header: [String]
  /// The fields of each row, as written; each row has as many as the header.
  public var rows: [[String]]
  /// The line where each row begins, counted from 1.
  public var lines: [Int]

  /// A table made of its parts.
  public init(header: [String], rows: [[String]], lines: [Int]) {
    self.header = header
    self.rows = rows
    self.lines = lines
  }

  /// Reads a whole text and reports everything that is wrong with it, in the order of the lines.
  /// - Returns: The table, with all rows that have the header's number of fields; and the findings: `blank-header`,
  ///   `duplicate-header`, `ragged-row` for each row that is left out, and at most one of the errors that end a reading
  ///   (see ``CSVReader``).
  public static func read(
    _ bytes: [UInt8], format: CSVFormat = CSVFormat(), chunkSize: Int = CSVReader.defaultChunkSize
  ) -> (table: TextTable, findings: [CSVSyntaxError]) {
    var table = TextTable(header: [], rows: [], lines: [])
    var findings: [CSVSyntaxError] = []
    do throws(CSVReadError) {
      var reader = try CSVReader(bytes: bytes, format: format, chunkSize: chunkSize)
      table.header = reader.header.names
      findings = reader.header.findings
      while let record = try reader.next() {
        guard record.count == table.header.count else {
          findings.append(.raggedRow(line: record.line, expected: table.header.count, found: record.count))
          continue
        }
        table.rows.append(record.texts)
        table.lines.append(record.line)
      }
    } catch {
      // Text in memory has no other errors.
      if case .syntax(let finding) = error { findings.append(finding) }
    }
    return (table, findings)
  }
}
