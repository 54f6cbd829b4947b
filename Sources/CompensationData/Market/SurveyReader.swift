internal import Compensation
public import Tabular

/// Reads the rows of a survey, one batch after the other: each is a figure, left out by a rule of the mapping, or a reject.
///
/// Several readers, each with rows of its own, may share one `SurveyColumns`.
public struct SurveyReader {
  private let columns: SurveyColumns
  private let basis: SurveyBasis
  private let pay: [SurveyPayText]
  private var kinds: FieldMemory<Kind>
  private var days: FieldMemory<Day>?
  private let constantDay: Day?
  private var organisations: FieldMemory<Int32>?
  private var money: [MoneyKind] = []
  private var moneyNumbers = Numbering<MoneyKind.Key>()
  private var reasons = Numbering<SurveyRejects.Reason>()
  /// Yearly pay that is believed; nil for any, or where that is known only when all was read.
  private let lowest: ExactDecimal?
  private let highest: ExactDecimal?
  /// The rows that were read so far.
  public private(set) var part = SurveyPart()

  /// How many different combinations of cells are remembered.
  private static let limit = 100_000

  /// What a row is: plain numbers, as it is asked for of each.
  private enum Kind: Sendable, BitwiseCopyable {
    /// Its cell, and how its pay is to be read.
    case figure(cell: Int32, money: Int32)
    case leftOut(Int32)
    /// Left out, or nothing but blanks.
    case leftOutOrBlank(Int32)
    case reject(Int32)
  }

  /// What a cell with a day means.
  private enum Day: Sendable, BitwiseCopyable {
    case day(Int32, factor: ExactDecimal?)
    case reject(Int32)
  }

  /// How pay is to be read: its currency, and what it is per in each column.
  private struct MoneyKind: Sendable {
    struct Key: Hashable, Sendable {
      let currency: Currency
      let bases: [PayBasis?]
    }

    let key: Key
    /// The currency's number among the figures'.
    let currencyNumber: Int32
    /// Units of it for one of the market's; nil for the market's own.
    let rate: ExactDecimal?
    /// Whether a figure of the first column is yearly pay as it stands.
    let isYearly: Bool
  }

  /// A reader that has met no row.
  public init(_ columns: SurveyColumns, basis: SurveyBasis) {
    self.columns = columns
    self.basis = basis
    pay = columns.pay.map { pay in SurveyPayText(pay.rule, names: pay.places.map { columns.names[$0] }) }
    kinds = FieldMemory(fields: columns.kindFields, limit: Self.limit)
    organisations = columns.organisation.map { FieldMemory(fields: [$0], limit: Self.limit) }
    if case .within(let minimum, let maximum) = columns.mapping.plausible {
      (lowest, highest) = (minimum, maximum)
    } else {
      (lowest, highest) = (nil, nil)
    }
    switch columns.date {
    case .constant(let day)?:
      constantDay = Self.day(day, column: "date", basis, &part, &reasons)
    case .column(let place, _)?:
      constantDay = nil
      days = FieldMemory(fields: [place], limit: Self.limit)
    case nil: constantDay = nil
    }
  }

  /// Gives what was read since the last time. The numbers of its cells go on from one to the next.
  public mutating func takePart() -> SurveyPart {
    defer { part.removeRows() }
    return part
  }

  /// Reads the records of a batch.
  public mutating func read(_ batch: CSVBatch) {
    for record in 0..<batch.count {
      part.rowCount += 1
      let line = batch.line(record)
      guard batch.fieldCount(record) == columns.columnCount else {
        part.rejects.add(line: line, ragged(batch, record))
        continue
      }
      do throws(SurveyRejects.Reason) { try read(batch, record, line: line) } catch {
        part.rejects.add(line: line, error)
      }
    }
  }

  @inline(__always)
  private mutating func read(_ batch: CSVBatch, _ record: Int, line: Int) throws(SurveyRejects.Reason) {
    switch kinds.known(batch, record) ?? newKind(batch, record) {
    case .leftOut(let rule): part.leftOut[Int(rule), default: 0] += 1
    case .leftOutOrBlank(let rule):
      if isBlank(batch, record) { throw Self.blankRow }
      part.leftOut[Int(rule), default: 0] += 1
    case .reject(let reason): throw isBlank(batch, record) ? Self.blankRow : reasons.values[Int(reason)]
    case .figure(let cell, let number):
      let (day, factor) = try day(batch, record)
      let kind = Int(number)
      var amount: ExactDecimal
      if money[kind].isYearly, let plain = batch.withBytes(record, columns.firstPay, { readPlain($0) }) {
        amount = plain.value
      } else {
        amount = try yearly(batch, record, money[kind].key)
      }
      do throws(ArithmeticError) {
        // Aged in its own currency, then converted.
        if let factor { amount = try amount * factor }
        if let rate = money[kind].rate { amount = try amount / rate }
      } catch {
        throw .init(column: pay[0].names[0], code: "too-large", message: NumberProblem.tooLarge.message)
      }
      if let lowest, amount < lowest { throw Self.implausible(pay[0].names[0]) }
      if let highest, amount > highest { throw Self.implausible(pay[0].names[0]) }
      let weight = try weight(batch, record)
      part.figures.append(
        amount, cell: cell, currency: money[kind].currencyNumber, line: line, day: day,
        organisation: organisation(batch, record), weight: weight)
    }
  }

  @inline(__always)
  private func readPlain(_ bytes: Span<UInt8>) -> ReadNumber? { pay[0].readPlain(bytes) }

  private mutating func newKind(_ batch: CSVBatch, _ record: Int) -> Kind {
    let kind: Kind
    switch columns.kind(batch, record) {
    case .leftOut(let rule):
      let isEmpty = columns.kindFields.allSatisfy { Substring(batch[record].text($0)).trimmingBlanks.isEmpty }
      kind = isEmpty ? .leftOutOrBlank(Int32(rule)) : .leftOut(Int32(rule))
    case .reject(let reason): kind = .reject(reasons.number(of: reason))
    case .figure(let values, let currency, let bases):
      if currency != basis.currency, basis.rates[currency] == nil {
        kind = .reject(reasons.number(of: noRate(currency)))
      } else {
        kind = .figure(cell: part.figures.cell(values), money: money(currency, bases))
      }
    }
    kinds.remember(kind, batch, record)
    return kind
  }

  private mutating func money(_ currency: Currency, _ bases: [PayBasis?]) -> Int32 {
    let key = MoneyKind.Key(currency: currency, bases: bases)
    let number = moneyNumbers.number(of: key)
    if Int(number) == money.count {
      money.append(
        MoneyKind(
          key: key, currencyNumber: part.figures.currency(currency.code),
          rate: currency == basis.currency ? nil : basis.rates[currency],
          isYearly: bases.first == .annual && columns.share == nil))
    }
    return number
  }

  /// A currency without a rate rejects every row.
  private func noRate(_ currency: Currency) -> SurveyRejects.Reason {
    .init(
      column: "currency", code: "no-exchange-rate",
      message: basis.rates.isEmpty
        ? "pay in \(currency) cannot be converted to \(basis.currency) without exchange rates; give --rates"
        : "there is no rate of \(currency) that can be used, so that pay cannot be converted to \(basis.currency); take rates that have it"
    )
  }

  // MARK: Cells

  /// The number of the day, −1 where none is stated; and what pay of it is multiplied by, if it is aged.
  @inline(__always)
  private mutating func day(
    _ batch: CSVBatch, _ record: Int
  ) throws(SurveyRejects.Reason) -> (number: Int32, factor: ExactDecimal?) {
    guard let day = constantDay ?? days?.known(batch, record) ?? newDay(batch, record) else { return (-1, nil) }
    switch day {
    case .day(let number, let factor): return (number, factor)
    case .reject(let reason): throw reasons.values[Int(reason)]
    }
  }

  private mutating func newDay(_ batch: CSVBatch, _ record: Int) -> Day? {
    guard case .column(let place, let form)? = columns.date else { return nil }
    let text = Substring(batch[record].text(place)).trimmingBlanks
    let name = columns.names[place]
    let day =
      form.day(text).map { Self.day($0, column: name, basis, &part, &reasons) }
      ?? .reject(reasons.number(of: Self.badDate(text, name)))
    days?.remember(day, batch, record)
    return day
  }

  private static func badDate(_ text: Substring, _ column: String) -> SurveyRejects.Reason {
    text.isEmpty
      ? .init(column: column, code: "missing-value", message: "the cell is empty")
      : .init(
        column: column, code: "bad-date",
        message: "this is not a day in the form that the mapping says; correct it, or the mapping's \"form\"")
  }

  private static func day(
    _ date: CalendarDate, column: String, _ basis: SurveyBasis, _ part: inout SurveyPart,
    _ reasons: inout Numbering<SurveyRejects.Reason>
  ) -> Day {
    func reject(_ code: String, _ message: String) -> Day {
      .reject(reasons.number(of: .init(column: column, code: code, message: message)))
    }
    if let latest = basis.latest, date > latest {
      return reject(
        "future-date",
        basis.agedTo == nil
          ? "the figure is of a later day than --effective-from; correct the day, or choose a later one"
          : "the figure is of a later day than the one that pay is aged to; choose a later --age-to")
    }
    if basis.agedTo == nil { return .day(part.figures.day(date), factor: nil) }
    guard let factor = try? basis.agingFactor(date), factor > .zero else {
      return reject("bad-date", "at --age-rate, nothing is left of pay of this day; correct the day, or the rate")
    }
    return .day(part.figures.day(date), factor: factor == .one ? nil : factor)
  }

  /// The row's pay as it would be at full time in a year.
  private func yearly(
    _ batch: CSVBatch, _ record: Int, _ key: MoneyKind.Key
  ) throws(SurveyRejects.Reason) -> ExactDecimal {
    let (amount, place) = try figure(batch, record, key)
    let rule = columns.pay[place].rule
    guard let basis = key.bases[place] else { throw Self.unknownBasis(pay[place].names[0]) }
    // Pay by the hour does not depend on the share.
    let share = basis == .hourly ? nil : try share(batch, record)
    do throws(ArithmeticError) {
      let paid =
        switch basis {
        case .hourly: try amount * (rule.hoursPerYear ?? .one)
        case .monthly: try amount * (rule.monthsPerYear ?? .one)
        case .annual: amount
        }
      return try share.map { share throws(ArithmeticError) in try paid / share } ?? paid
    } catch {
      throw .init(column: "pay", code: "too-large", message: NumberProblem.tooLarge.message)
    }
  }

  /// The first figure of the row, and which of the mapping's it is.
  private func figure(
    _ batch: CSVBatch, _ record: Int, _ key: MoneyKind.Key
  ) throws(SurveyRejects.Reason) -> (number: ExactDecimal, place: Int) {
    var first: SurveyRejects.Reason?
    for (place, text) in pay.enumerated() {
      let cells = columns.pay[place].places
      if let plain = batch.withBytes(record, cells[0], { text.readPlain($0) }) { return (plain.value, place) }
      do throws(SurveyRejects.Reason) {
        // A figure of an unknown basis is refused afterwards; here it only says how many decimals are usual.
        let basis = key.bases[place] ?? .annual
        return (try text.read(cells.map { batch[record].text($0) }, key.currency, basis), place)
      } catch {
        // Only where there is no figure does another column count; one that cannot be read is not passed over.
        guard error.code == "no-figure" || error.code == "missing-value" else { throw error }
        first = first ?? error
      }
    }
    throw first ?? .init(column: "pay", code: "missing-value", message: "there is no figure")
  }

  private func share(_ batch: CSVBatch, _ record: Int) throws(SurveyRejects.Reason) -> ExactDecimal? {
    guard let place = columns.share else { return nil }
    do throws(NumberProblem) { return try AmountText.readShare(batch[record].text(place)) } catch {
      throw .init(column: columns.names[place], code: error.code, message: error.message)
    }
  }

  private static func unknownBasis(_ column: String) -> SurveyRejects.Reason {
    .init(
      column: column, code: "unknown-pay-basis",
      message:
        "nothing says whether this figure is annual, monthly or hourly; fill it in, or say in the mapping, under \"values\", what the cell means"
    )
  }

  private static func implausible(_ column: String) -> SurveyRejects.Reason {
    .init(
      column: column, code: "implausible-pay",
      message:
        "yearly pay is outside the bounds that the mapping finds plausible; it may be by the hour or month, or in thousands"
    )
  }

  /// More than all people that anybody pays.
  private static let highestWeight = ExactDecimal(1_000_000_000)

  private func weight(_ batch: CSVBatch, _ record: Int) throws(SurveyRejects.Reason) -> ExactDecimal? {
    guard let place = columns.weight else { return nil }
    let isCount = columns.mapping.count != nil
    var text = Substring(batch[record].text(place)).trimmingBlanks
    let isPercentage = text.hasSuffix("%")
    if isPercentage { text = text.dropLast().trimmingBlanks }
    // People are whole: the comma of 1,200 stands between thousands.
    let number =
      (try? AmountText(decimalMark: nil).readInput(String(text)))
      ?? (isCount
        ? try? MarkedNumber(text, mayHave3Decimals: .never, decimalMark: nil, mayHavePairs: false).read().value : nil)
    let weight = isPercentage ? number.flatMap { try? $0 / ExactDecimal(100) } : number
    guard let weight, weight > .zero, weight <= Self.highestWeight,
      !isCount || weight.units % ExactDecimal.unitsPerOne == 0
    else {
      throw .init(
        column: columns.names[place], code: isCount ? "bad-count" : "bad-weight",
        message: isCount
          ? "this is not a number of people above 0 and at most a thousand million; correct it"
          : "this is not a weight above 0 and at most a thousand million; correct it")
    }
    return weight
  }

  private mutating func organisation(_ batch: CSVBatch, _ record: Int) -> Int32? {
    guard let place = columns.organisation else { return nil }
    if let known = organisations?.known(batch, record) { return known }
    let name = String(Substring(batch[record].text(place)).trimmingBlanks)
    let number = name.isEmpty ? -1 : part.figures.organisation(name)
    organisations?.remember(number, batch, record)
    return number
  }

  // MARK: Rows that are no rows

  private func ragged(_ batch: CSVBatch, _ record: Int) -> SurveyRejects.Reason {
    if isBlank(batch, record) { return Self.blankRow }
    let error = CSVSyntaxError.raggedRow(
      line: batch.line(record), expected: columns.columnCount, found: batch.fieldCount(record))
    return .init(column: "", code: error.code, message: error.message)
  }

  private static let blankRow = SurveyRejects.Reason(
    column: "", code: "blank-row", message: "the row is empty; delete it")

  private func isBlank(_ batch: CSVBatch, _ record: Int) -> Bool {
    (0..<batch.fieldCount(record)).allSatisfy { Substring(batch[record].text($0)).trimmingBlanks.isEmpty }
  }
}
