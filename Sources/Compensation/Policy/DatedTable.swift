/// A table of a policy with its columns ready to be read: texts as symbols, dates parsed, numbers on demand.
struct DatedTable: Sendable {
  let name: String
  let file: String
  let header: [String]
  let lines: [Int]
  let primaryKey: [String]
  /// By column, then by row.
  let symbols: [[Symbol]]
  /// By column, then by row; empty for columns that no lookup reads as numbers. A nil was blank where blanks are allowed.
  private(set) var numbers: [[ExactDecimal?]]
  /// First day in force, by row; nil if the table is not dated.
  let effectiveFrom: [CalendarDate]?
  /// First day no longer in force, by row.
  let effectiveTo: [CalendarDate?]
  /// By row: the day of the oldest figure behind it; nil if the row does not say.
  let oldest: [CalendarDate?]
  private let sourceColumn: Int?
  private let tableSource: String?

  var rowCount: Int { lines.count }

  init(_ table: PolicyTable, symbols pool: inout Symbols, findings: inout [Finding]) {
    name = table.name
    file = table.file
    header = table.header
    lines = table.lines
    primaryKey = table.primaryKey
    var columns: [[Symbol]] = Array(repeating: [], count: table.header.count)
    for column in table.header.indices {
      columns[column].reserveCapacity(table.rows.count)
      for row in table.rows { columns[column].append(pool.intern(row[column])) }
    }
    symbols = columns
    numbers = Array(repeating: [], count: table.header.count)
    sourceColumn = table.header.firstIndex(of: DatedColumns.source)
    tableSource = table.source

    func dates(_ name: String, optional: Bool) -> [CalendarDate?]? {
      guard let column = table.header.firstIndex(of: name) else { return nil }
      return table.rows.enumerated().map { (row, fields) -> CalendarDate? in
        let text = fields[column]
        if optional, text.isEmpty { return nil }
        if let date = CalendarDate(text) { return date }
        findings.append(
          Finding(
            "bad-date", "this is not a date; write YYYY-MM-DD, such as 2026-01-31",
            file: table.file, line: table.lines[row], column: name))
        return nil
      }
    }
    effectiveFrom = dates(DatedColumns.effectiveFrom, optional: false)?.map { $0 ?? Self.unreadableDate }
    effectiveTo =
      dates(DatedColumns.effectiveTo, optional: true) ?? Array(repeating: nil, count: table.rows.count)
    oldest = dates(DatedColumns.oldest, optional: true) ?? Array(repeating: nil, count: table.rows.count)
    if effectiveFrom == nil, table.header.contains(DatedColumns.effectiveTo) {
      findings.append(
        Finding(
          "missing-column",
          "a table with effective_to also needs effective_from, or no day would be its first; add the column",
          file: file, line: 1, column: DatedColumns.effectiveFrom))
    }
    if let effectiveFrom {
      for (row, end) in effectiveTo.enumerated() where end.map({ $0 <= effectiveFrom[row] }) ?? false {
        findings.append(
          Finding(
            "ends-before-start",
            "effective_to is not after effective_from, so the row is never in force; correct one of them",
            file: file, line: lines[row], column: DatedColumns.effectiveTo))
      }
    }
  }

  /// Stands for a date that could not be read; the policy is refused then, so that it is never looked at.
  private static let unreadableDate = CalendarDate.first

  func column(_ name: String) -> Int? { header.firstIndex(of: name) }

  /// Reads a column as numbers. Blank cells are errors unless allowed.
  mutating func readNumbers(_ column: Int, blanksAllowed: Bool = false, pool: Symbols, findings: inout [Finding]) {
    // A column may first be read as one where blanks are allowed, and then as one where they are not.
    let isRead = !numbers[column].isEmpty && (blanksAllowed || !numbers[column].contains(nil))
    if isRead || rowCount == 0 { return }
    let reported = Set(findings)
    numbers[column] = (0..<rowCount).map { (row) -> ExactDecimal? in
      let text = pool[symbols[column][row]]
      if text.isEmpty, blanksAllowed { return nil }
      do throws(NumberSyntaxError) { return try ExactDecimal(plain: text) } catch {
        let finding = Finding(
          text.isEmpty ? "missing-value" : "bad-number",
          text.isEmpty
            ? "the cell is empty; a missing figure is never taken as 0" : "this is not a plain number: \(error)",
          file: file, line: lines[row], column: header[column])
        if !reported.contains(finding) { findings.append(finding) }
        return nil
      }
    }
  }

  /// The number in a cell of a column that was read as numbers.
  func number(_ column: Int, _ row: Int) -> ExactDecimal? { numbers[column].isEmpty ? nil : numbers[column][row] }

  /// Where a row's figures come from.
  func source(_ row: Int, pool: Symbols) -> String? {
    if let sourceColumn {
      let text = pool[symbols[sourceColumn][row]]
      if !text.isEmpty { return text }
    }
    return tableSource
  }

  /// Which of the rows with one key counts on a day: the last one in force on or before it.
  /// - Parameter rows: Rows of one key, of different first days; at least one.
  func state(of rows: [Int], asOf date: CalendarDate) -> RowState {
    guard let effectiveFrom else { return expiry(rows[0], asOf: date) }
    var last: Int?
    var first = rows[0]
    for row in rows {
      if effectiveFrom[row] <= date, last.map({ effectiveFrom[$0] < effectiveFrom[row] }) ?? true { last = row }
      if effectiveFrom[row] < effectiveFrom[first] { first = row }
    }
    guard let last else { return .notYet(from: effectiveFrom[first]) }
    return expiry(last, asOf: date)
  }

  private func expiry(_ row: Int, asOf date: CalendarDate) -> RowState {
    if let end = effectiveTo[row], end <= date { return .expired(row: row, on: end) }
    return .inForce(row: row)
  }
}

/// What a key has on a day.
enum RowState: Sendable, Hashable {
  case inForce(row: Int)
  /// Its first row begins later.
  case notYet(from: CalendarDate)
  /// Its last row has ended.
  case expired(row: Int, on: CalendarDate)
}

extension CalendarDate {
  /// 1 January of the year 1.
  static let first = CalendarDate(firstDayOfYear: 1)

  private init(firstDayOfYear year: Int) {
    self.year = year
    month = 1
    day = 1
  }
}
