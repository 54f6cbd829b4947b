public import Compensation
public import Tabular

/// Reads the rows of a roster, one batch after the other: a row is accepted, or rejected with the reason.
///
/// Several readers, each with rows of its own, may share one `RosterPolicy`.
public struct RosterReader {
  private let amountText: AmountText
  private let columns: RosterColumns
  private let hasEmptied: Bool
  private let rangeReader: RangeReader
  /// The combinations of cells met so far; the range of each, or why it has none; and those with a cell that has blanks around it.
  private var keys: FieldKeyTable
  private var figures: [RangeFigures?] = []
  private var ranges: [SharedRange?] = []
  private var paddedKeys: Set<Int> = []
  private var rejects: [Int: RowReject] = [:]
  private var rangeCount = 0
  /// What was done to the rows read so far.
  public private(set) var notes = RosterNotes()

  /// The most that a year's pay may be, in smallest units: ten million million.
  private static let highestPay: Int64 = 10_000_000_000_000

  /// How many combinations are kept; with more, as when each person has a number of their own, all are forgotten.
  public static let rangeLimit = SharedRange.limit

  /// A reader that has met no row.
  public init(_ roster: RosterPolicy) {
    amountText = roster.amountText
    columns = roster.columns
    hasEmptied = !columns.emptied.isEmpty
    rangeReader = RangeReader(roster: roster)
    var places = Set(columns.inputs.compactMap(\.column))
    if let place = columns.currency.column { places.insert(place) }
    for case .column(let place) in columns.groupings { places.insert(place) }
    keys = FieldKeyTable(fields: places.sorted())
  }

  /// Gives the notes and begins new ones.
  public mutating func takeNotes() -> RosterNotes {
    defer { notes = RosterNotes() }
    return notes
  }

  /// Reads the records of a batch.
  /// - Parameters:
  ///   - discovered: Called for each range before the first row that is compared with it.
  ///   - identified: Called first for each row that has all its cells, with its id without blanks around it; false rejects the
  ///     row as a duplicate.
  ///   - accepted: Called for each accepted row, with its id and its range.
  ///   - rejected: Called for each other row.
  public mutating func read(
    _ batch: CSVBatch, discovered: (SharedRange) -> Void, identified: (_ line: Int, _ id: Span<UInt8>) -> Bool,
    accepted: (borrowing EmployeePay, _ id: Span<UInt8>, RangeFigures) -> Void,
    rejected: (RowReject) -> Void
  ) {
    let columnCount = columns.columnCount
    for record in 0..<batch.count {
      let line = batch.line(record)
      guard batch.fieldCount(record) == columnCount else {
        rejected(raggedRow(batch, record))
        continue
      }
      let problem: RowReject?
      if let place = columns.employeeID {
        problem = batch.withBytes(record, place) {
          read(batch, record, line: line, id: $0, discovered, identified, accepted)
        }
      } else {
        let digits = Array(String(line).utf8)
        problem = read(batch, record, line: line, id: digits.span, discovered, identified, accepted)
      }
      if let problem { rejected(problem.at(line)) }
    }
  }

  /// Reads one record that has all its cells.
  /// - Returns: Why it is rejected, if it is.
  private mutating func read(
    _ batch: CSVBatch, _ record: Int, line: Int, id cell: Span<UInt8>,
    _ discovered: (SharedRange) -> Void, _ identified: (_ line: Int, _ id: Span<UInt8>) -> Bool,
    _ accepted: (borrowing EmployeePay, _ id: Span<UInt8>, RangeFigures) -> Void
  ) -> RowReject? {
    let id = cell.extracting(cell.withoutBlanks)
    var isPadded = id.count != cell.count
    if id.isEmpty { return emptyID(batch, record) }
    if !identified(line, id) { return Self.duplicate }
    do throws(RowReject) {
      let (place, figures) = try range(batch, record, &isPadded, discovered)
      let row = try row(batch, record, line: line, place, figures, &isPadded)
      accepted(row, id, figures)
      if isPadded { notes.padded += 1 }
      return nil
    } catch { return error }
  }

  private mutating func range(
    _ batch: CSVBatch, _ record: Int, _ isPadded: inout Bool, _ discovered: (SharedRange) -> Void
  ) throws(RowReject) -> (place: Int, figures: RangeFigures) {
    let (number, isNew) = keys.number(record, of: batch)
    if isNew { remember(batch, record, discovered) }
    let place = isNew ? figures.count - 1 : number
    if !paddedKeys.isEmpty, paddedKeys.contains(place) { isPadded = true }
    if let figures = figures[place] { return (place, figures) }
    throw rejects[place] ?? .missing("")
  }

  private mutating func remember(_ batch: CSVBatch, _ record: Int, _ discovered: (SharedRange) -> Void) {
    if figures.count == Self.rangeLimit {
      figures.removeAll(keepingCapacity: true)
      ranges.removeAll(keepingCapacity: true)
      paddedKeys.removeAll()
      rejects.removeAll()
      keys.removeAll()
      _ = keys.number(record, of: batch)
    }
    var isPadded = false
    let result = rangeReader.range(number: rangeCount) { place in
      let text = batch[record].text(place)
      let trimmed = Substring(text).trimmingBlanks
      if trimmed.utf8.count != text.utf8.count { isPadded = true }
      return String(trimmed)
    }
    rangeCount += 1
    if isPadded { paddedKeys.insert(figures.count) }
    switch result {
    case .success(let range):
      figures.append(range.figures)
      ranges.append(range)
      discovered(range)
    case .failure(let reject):
      rejects[figures.count] = reject
      figures.append(nil)
      ranges.append(nil)
    }
  }

  private mutating func row(
    _ batch: CSVBatch, _ record: Int, line: Int, _ place: Int, _ figures: RangeFigures, _ isPadded: inout Bool
  ) throws(RowReject) -> EmployeePay {
    if hasEmptied { try refuseLateValue(batch, record) }
    var isFormatted = false
    let basis = try basis(batch, record, &isPadded)
    let salary = try salary(batch, record, place, basis, &isPadded)
    let share = try share(batch, record, &isPadded, &isFormatted)
    let meaning = try meaning(batch, record, &isPadded)
    let isWhole = share == PayPlacement.wholeShare
    let minorDigits = Int(figures.minorDigits)
    let pay: Int64
    if basis == .annual, salary.fractionDigits <= minorDigits, isWhole || meaning == .fullTime {
      var digits = salary.digits
      for _ in salary.fractionDigits..<minorDigits { digits &*= 10 }
      pay = digits
    } else {
      guard let range = ranges[place] else { throw .missing("") }
      do throws(Finding) {
        pay = try FullTimePay.yearly(
          salary.value, basis, fullTimeEquivalent: ExactDecimal(units: Int128(share)), meaning: meaning,
          periods: range.periods, currency: range.currency)
      } catch {
        // What the policy lacks to make pay yearly is no column of a roster.
        let isOfRoster = error.column == "base_salary" || error.column == "salary_is"
        throw RowReject(error, line: line, column: isOfRoster ? error.column : "pay_basis")
      }
    }
    // So that sums over millions of people fit.
    if pay > Self.highestPay { throw RowReject(NumberProblem.tooLarge, line: line, column: "base_salary") }
    let placement: PayPlacement
    do throws(ArithmeticError) {
      placement = try PayPlacement(pay: pay, fullTimeEquivalent: share, in: figures.amounts)
    } catch {
      throw RowReject(NumberProblem.tooLarge, line: line, column: "base_salary")
    }
    if salary.isFormatted || isFormatted { notes.formatted += 1 }
    if basis == .monthly { notes.monthly += 1 } else if basis == .hourly { notes.hourly += 1 }
    if !isWhole {
      notes.partTime += 1
      if meaning == .asPaid, basis != .hourly { notes.broughtToFullTime += 1 }
    }
    if figures.hasWarnings {
      for warning in ranges[place]?.warnings ?? [] { notes.warnings[warning, default: 0] += 1 }
    }
    return EmployeePay(
      line: line, salaryDigits: salary.digits, salaryFractionDigits: salary.fractionDigits, fullTimeEquivalent: share,
      pay: pay, placement: placement)
  }

  // MARK: Cells

  private mutating func salary(
    _ batch: CSVBatch, _ record: Int, _ place: Int, _ basis: PayBasis, _ isPadded: inout Bool
  ) throws(RowReject) -> ReadNumber {
    var text: String
    switch columns.baseSalary {
    case .missing: throw .missing("base_salary")
    case .constant(let constant): text = constant
    case .column(let column):
      let number = batch.withBytes(record, column) { amountText.readPlain($0) }
      // Fifteen digits, so that none of the sums and products to come is too large.
      if let number, number.digits < 1_000_000_000_000_000 { return number }
      text = batch[record].text(column)
      if Substring(text).trimmingBlanks.utf8.count != text.utf8.count { isPadded = true }
    }
    guard let currency = ranges[place]?.currency else { throw .missing("currency") }
    do throws(NumberProblem) {
      return try amountText.read(text, currency: currency, mayHave3Decimals: basis == .hourly)
    } catch {
      throw RowReject(error, line: 0, column: "base_salary")
    }
  }

  private mutating func share(
    _ batch: CSVBatch, _ record: Int, _ isPadded: inout Bool, _ isFormatted: inout Bool
  ) throws(RowReject) -> Int64 {
    if let place = columns.fullTimeEquivalent.column,
      let number = batch.withBytes(record, place, { amountText.readPlain($0) }),
      let share = Self.share(number)
    {
      return share
    }
    guard let (text, padded) = cell(columns.fullTimeEquivalent, batch, record, unlessEqual: one) else {
      return PayPlacement.wholeShare
    }
    if padded { isPadded = true }
    do throws(NumberProblem) {
      let share = try AmountText.readShare(text)
      if text.utf8.contains(where: { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: ",") }) { isFormatted = true }
      return Int64(truncatingIfNeeded: share.units)
    } catch { throw RowReject(error, line: 0, column: "fte") }
  }

  /// A share of up to four digits; nil leaves the cell to be read as text.
  private static func share(_ number: ReadNumber) -> Int64? {
    guard number.digits < 10_000, number.fractionDigits <= 4 else { return nil }
    var units = number.digits
    for _ in number.fractionDigits..<4 { units *= 10 }
    return units <= 20_000 ? units * (PayPlacement.wholeShare / 10_000) : nil
  }

  private func basis(_ batch: CSVBatch, _ record: Int, _ isPadded: inout Bool) throws(RowReject) -> PayBasis {
    guard let (text, padded) = cell(columns.payBasis, batch, record, unlessEqual: annual) else { return .annual }
    if padded { isPadded = true }
    if let basis = PayPeriodText.basis(text) { return basis }
    if Substring(text).trimmingBlanks.isEmpty { throw .missing("pay_basis") }
    throw RowReject(
      line: 0, column: "pay_basis", code: "unknown-pay-basis",
      message: "\"\(text.prefix(40))\" is not annual, monthly or hourly; write one of them")
  }

  private func meaning(_ batch: CSVBatch, _ record: Int, _ isPadded: inout Bool) throws(RowReject) -> SalaryMeaning? {
    guard columns.salaryIs != .missing else { return nil }
    guard let (text, padded) = cell(columns.salaryIs, batch, record, unlessEqual: fullTime) else { return .fullTime }
    if padded { isPadded = true }
    if let meaning = PayPeriodText.meaning(text) { return meaning }
    // Nobody needs to say it of full time.
    if Substring(text).trimmingBlanks.isEmpty { return nil }
    throw RowReject(
      line: 0, column: "salary_is", code: "unknown-salary-is",
      message: "this is not as_paid or full_time; write one of them")
  }

  private let one = Array("1".utf8)
  private let annual = Array("annual".utf8)
  private let fullTime = Array("full_time".utf8)

  /// A cell as text; nil if there is no such column, or if the cell is the usual one, which needs no text.
  private func cell(
    _ source: RosterColumns.Source, _ batch: CSVBatch, _ record: Int, unlessEqual usual: [UInt8]
  ) -> (text: String, isPadded: Bool)? {
    switch source {
    case .missing: return nil
    case .constant(let text): return text.utf8.elementsEqual(usual) ? nil : (text, false)
    case .column(let place):
      if batch.isField(record, place, usual) { return nil }
      let text = batch[record].text(place)
      return (text, text.isPadded)
    }
  }

  /// A value in a column that began empty.
  private func refuseLateValue(_ batch: CSVBatch, _ record: Int) throws(RowReject) {
    for (place, name) in columns.emptied where !batch.withBytes(record, place, { $0.withoutBlanks.isEmpty }) {
      throw RowReject(
        line: 0, column: name, code: "late-value",
        message:
          "the column is empty at the beginning of the roster and was taken as not there, but this row has a value; fill it in for "
          + "all rows, or say --columns \(name)= to leave it out")
    }
  }

  // MARK: Rows that are no rows

  private static let duplicate = RowReject(
    line: 0, column: "employee_id", code: "duplicate-id",
    message: "an earlier row has the same employee_id; keep one of them")

  private func raggedRow(_ batch: CSVBatch, _ record: Int) -> RowReject {
    let line = batch.line(record)
    let error = CSVSyntaxError.raggedRow(line: line, expected: columns.columnCount, found: batch.fieldCount(record))
    return RowReject(line: line, column: "", code: error.code, message: error.message)
  }

  private func emptyID(_ batch: CSVBatch, _ record: Int) -> RowReject {
    let isBlank = (0..<batch.fieldCount(record)).allSatisfy { field in
      batch.withBytes(record, field) { $0.withoutBlanks.isEmpty }
    }
    return isBlank
      ? RowReject(line: 0, column: "", code: "blank-row", message: "the row is empty; delete it")
      : .missing("employee_id")
  }
}

extension Span<UInt8> {
  /// The place of what is left without blanks at the ends: ASCII's, and the no-break space.
  fileprivate var withoutBlanks: Range<Int> {
    var start = 0
    var end = count
    while start < end {
      if self[start] == UInt8(ascii: " ") || self[start] == UInt8(ascii: "\t") {
        start += 1
      } else if end - start >= 2, self[start] == 0xC2, self[start + 1] == 0xA0 {
        start += 2
      } else {
        break
      }
    }
    while start < end {
      if self[end - 1] == UInt8(ascii: " ") || self[end - 1] == UInt8(ascii: "\t") {
        end -= 1
      } else if end - start >= 2, self[end - 2] == 0xC2, self[end - 1] == 0xA0 {
        end -= 2
      } else {
        break
      }
    }
    return start..<end
  }
}
