internal import Compensation
internal import Tabular

/// The days of a file of exchange rates as they are read, and what is wrong with them.
struct ExchangeRateRows {
  private(set) var findings: [Finding] = []
  /// Each day once; one that was there twice has no rates.
  private(set) var rows: [(day: CalendarDate, rates: [PrintedRate?])] = []

  private let columns: ExchangeRateColumns
  private let file: String
  /// Where a day is among the rows, and on which line.
  private var placeOfDay: [CalendarDate: (row: Int, line: Int)] = [:]

  /// What stands where there is no rate.
  private static let none = "N/A"

  init(_ columns: ExchangeRateColumns, file: String) {
    self.columns = columns
    self.file = file
  }

  /// Reads one record; all that is wrong with it is reported at once.
  mutating func read(_ record: CSVRecord) {
    guard record.count == columns.columnCount else {
      findings.append(
        Finding(.raggedRow(line: record.line, expected: columns.columnCount, found: record.count), file: file))
      return
    }
    let day = CalendarDate(Substring(record.text(columns.date)).trimmingBlanks)
    let isRepeated = day.flatMap { placeOfDay[$0] }
    if day == nil {
      report(
        "bad-date", "this is not a day; write YYYY-MM-DD, such as 2026-04-13", record, ExchangeRateColumns.dateHeader)
    } else if let first = isRepeated {
      report(
        "duplicate-key", "line \(first.line) has the same day, so that neither is used; remove one of them", record,
        ExchangeRateColumns.dateHeader)
    }
    let rates = columns.currencies.map { rate(record, $0.column, $0.code) }
    if let unnamed = columns.unnamed, !Substring(record.text(unnamed)).trimmingBlanks.isEmpty {
      report(
        "blank-header",
        "column \(unnamed + 1) has no name, and something is in it here; name it in the header, or remove this",
        record, nil)
    }
    guard let day else { return }
    if let first = isRepeated {
      rows[first.row].rates = Array(repeating: nil, count: rates.count)
    } else {
      placeOfDay[day] = (rows.count, record.line)
      rows.append((day, rates))
    }
  }

  private mutating func rate(_ record: CSVRecord, _ column: Int, _ code: String) -> PrintedRate? {
    let text = Substring(record.text(column)).trimmingBlanks
    if text.isEmpty || text == Self.none { return nil }
    if let rate = PrintedRate(plain: text) { return rate }
    report(
      "bad-number",
      "this is not a rate; write units for one euro, above 0 and with a decimal point, such as 1.1684, or \(Self.none)",
      record, code)
    return nil
  }

  private mutating func report(_ code: String, _ message: String, _ record: CSVRecord, _ column: String?) {
    findings.append(Finding(code, message, file: file, line: record.line, column: column))
  }
}
