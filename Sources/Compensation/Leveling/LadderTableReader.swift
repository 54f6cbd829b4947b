/// A table's rows by column name; findings for the columns that are missing.
struct LadderTableReader {
  let table: PolicyTable
  private let columns: [String: Int]
  /// Whether no column is missing; otherwise the cells would only repeat that.
  let isComplete: Bool

  /// - Parameter optional: Columns that may be missing; any other has no meaning.
  init(_ table: PolicyTable, required: [String], optional: [String], findings: inout [Finding]) {
    let known = required + optional + [DatedColumns.source]
    for name in table.header where !known.contains(name) {
      let meant = nearest(to: name, among: known.filter { !table.header.contains($0) }).prefix(1)
      findings.append(
        Finding(
          "unused-column",
          "this column has no meaning in \(table.name)" + meant.map { "; did you mean \"\($0)\"?" }.joined(),
          severity: .warning, file: table.file, line: 1, column: name))
    }
    self.table = table
    columns = Dictionary(table.header.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    isComplete = required.allSatisfy { table.header.contains($0) }
    for name in required where columns[name] == nil {
      findings.append(
        Finding(
          "missing-column",
          "the table \(table.name) needs a column \(name)"
            + suggestion(nearest(to: name, among: table.header), or: table.header),
          file: table.file, line: 1, column: name))
    }
  }

  /// A cell, empty where there is no such column.
  func text(_ row: Int, _ column: String) -> String { columns[column].map { table.rows[row][$0] } ?? "" }

  func finding(_ code: String, _ message: String, _ row: Int, _ column: String) -> Finding {
    Finding(code, message, file: table.file, line: table.lines[row], column: column)
  }

  /// A cell that must not be empty.
  func required(_ row: Int, _ column: String, _ findings: inout [Finding]) -> String {
    let text = text(row, column)
    if text.isEmpty, columns[column] != nil {
      findings.append(finding("missing-value", "the cell is empty; fill it in", row, column))
    }
    return text
  }

  /// A cell that is one of some words; nil for an empty one.
  func choice<Value: RawRepresentable & CaseIterable>(
    _ row: Int, _ column: String, _ type: Value.Type, _ findings: inout [Finding]
  ) -> Value? where Value.RawValue == String {
    let text = text(row, column)
    if text.isEmpty { return nil }
    if let value = Value(rawValue: text) { return value }
    let known = Value.allCases.map(\.rawValue)
    findings.append(
      finding(
        "unknown-\(column)",
        "there is no \(column) \"\(text)\"\(suggestion(nearest(to: text, among: known), or: known))",
        row, column))
    return nil
  }
}
