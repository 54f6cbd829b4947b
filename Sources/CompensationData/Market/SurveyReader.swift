public import Compensation
public import Tabular

/// Reads the rows of a survey, one batch after the other: each is a figure, left out by a rule of the mapping, or a reject.
///
/// Several readers, each with rows of its own, may share one `SurveyColumns`.
public struct SurveyReader {
  private let columns: SurveyColumns
  private let basis: SurveyBasis
  private let pay: [SurveyPayText]
  private var kinds: [SurveyRowKind] = []
  private var kindTable: FieldKeyTable
  private var days: [Day] = []
  private var dayTable: FieldKeyTable?
  private let constantDay: Day?
  private var organisations: [Int32] = []
  private var organisationTable: FieldKeyTable?
  /// The rows that were read so far.
  public private(set) var part = SurveyPart()

  /// More combinations than this, as when each row has its own, are forgotten.
  private static let limit = 100_000

  /// What a cell with a day means.
  private enum Day: Sendable {
    case day(CalendarDate, factor: ExactDecimal?)
    case reject(SurveyRejects.Reason)
  }

  /// A reader that has met no row.
  public init(_ columns: SurveyColumns, basis: SurveyBasis) {
    self.columns = columns
    self.basis = basis
    pay = columns.pay.map { pay in SurveyPayText(pay.rule, names: pay.places.map { columns.names[$0] }) }
    kindTable = FieldKeyTable(fields: columns.kindFields)
    organisationTable = columns.organisation.map { FieldKeyTable(fields: [$0]) }
    switch columns.date {
    case nil: constantDay = nil
    case .constant(let day)?: constantDay = Self.day(day, column: "date", basis)
    case .column(let place, _)?:
      constantDay = nil
      dayTable = FieldKeyTable(fields: [place])
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
    switch kind(batch, record) {
    case .leftOut(let rule): part.leftOut[rule, default: 0] += 1
    case .reject(let reason): throw isBlank(batch, record) ? Self.blankRow : reason
    case .figure(let cell, let currency, let bases):
      let day = try day(batch, record)
      let (number, place) = try figure(batch, record, currency, bases)
      var amount = try yearly(number, bases[place], columns.pay[place].rule, batch, record)
      amount = try converted(amount, currency, day?.factor, column: pay[place].names[0])
      let weight = try weight(batch, record)
      part.figures.append(
        amount, cell: cell, line: line, day: day.map { part.figures.day($0.date) } ?? -1,
        organisation: organisation(batch, record), weight: weight)
    }
  }

  private mutating func kind(_ batch: CSVBatch, _ record: Int) -> SurveyRowKind {
    let (number, isNew) = kindTable.number(record, of: batch)
    if !isNew { return kinds[number] }
    if kinds.count == Self.limit {
      kinds.removeAll(keepingCapacity: true)
      kindTable.removeAll()
      _ = kindTable.number(record, of: batch)
    }
    // By itself: a copy of the reader that is made meanwhile would have all cells copied for each new one.
    let kind = columns.kind(batch, record, &part.figures)
    kinds.append(checked(kind))
    return kinds[kinds.count - 1]
  }

  /// A currency without a rate rejects every row.
  private func checked(_ kind: SurveyRowKind) -> SurveyRowKind {
    guard case .figure(_, let currency, _) = kind, currency != basis.currency, basis.rates[currency] == nil else {
      return kind
    }
    return .reject(
      .init(
        column: "currency", code: "no-exchange-rate",
        message: "there is no rate of \(currency) that can be used; pay in it cannot be converted to \(basis.currency)")
    )
  }

  // MARK: Cells

  private mutating func day(
    _ batch: CSVBatch, _ record: Int
  ) throws(SurveyRejects.Reason) -> (date: CalendarDate, factor: ExactDecimal?)? {
    let day: Day
    if case .column(let place, let form)? = columns.date {
      let (number, isNew) = dayTable?.number(record, of: batch) ?? (0, false)
      if isNew {
        if days.count == Self.limit {
          days.removeAll(keepingCapacity: true)
          dayTable?.removeAll()
          _ = dayTable?.number(record, of: batch)
        }
        let text = Substring(batch[record].text(place)).trimmingBlanks
        let name = columns.names[place]
        days.append(form.day(text).map { Self.day($0, column: name, basis) } ?? .reject(Self.badDate(text, name)))
        day = days[days.count - 1]
      } else {
        day = days[number]
      }
    } else if let constantDay {
      day = constantDay
    } else {
      return nil
    }
    switch day {
    case .day(let date, let factor): return (date, factor)
    case .reject(let reason): throw reason
    }
  }

  private static func badDate(_ text: Substring, _ column: String) -> SurveyRejects.Reason {
    text.isEmpty
      ? .init(column: column, code: "missing-value", message: "the cell is empty")
      : .init(
        column: column, code: "bad-date",
        message: "this is not a day in the form that the mapping says; correct it, or the mapping's \"form\"")
  }

  private static func day(_ date: CalendarDate, column: String, _ basis: SurveyBasis) -> Day {
    guard let target = basis.agedTo else { return .day(date, factor: nil) }
    if date > target {
      return .reject(
        .init(
          column: column, code: "future-date",
          message: "the figure is of a later day than the one that pay is aged to; choose a later --age-to"))
    }
    do {
      let factor = try basis.agingFactor(date)
      return .day(date, factor: factor == .one ? nil : factor)
    } catch {
      return .reject(.init(column: column, code: "bad-date", message: "pay of this day cannot be aged; correct it"))
    }
  }

  /// The first figure of the row, and which of the mapping's it is.
  private func figure(
    _ batch: CSVBatch, _ record: Int, _ currency: Currency, _ bases: [PayBasis]
  ) throws(SurveyRejects.Reason) -> (number: ExactDecimal, place: Int) {
    var first: SurveyRejects.Reason?
    for (place, text) in pay.enumerated() {
      let cells = columns.pay[place].places
      if let plain = batch.withBytes(record, cells[0], { text.readPlain($0) }) { return (plain.value, place) }
      do throws(SurveyRejects.Reason) {
        return (try text.read(cells.map { batch[record].text($0) }, currency, bases[place]), place)
      } catch {
        // Only where there is no figure does another column count; one that cannot be read is not passed over.
        guard error.code == "no-figure" || error.code == "missing-value" else { throw error }
        first = first ?? error
      }
    }
    throw first ?? .init(column: "pay", code: "missing-value", message: "there is no figure")
  }

  private func yearly(
    _ amount: ExactDecimal, _ basis: PayBasis, _ rule: SurveyMapping.PayColumn, _ batch: CSVBatch, _ record: Int
  ) throws(SurveyRejects.Reason) -> ExactDecimal {
    if basis == .annual, columns.share == nil { return amount }
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

  private func share(_ batch: CSVBatch, _ record: Int) throws(SurveyRejects.Reason) -> ExactDecimal? {
    guard let place = columns.share else { return nil }
    do throws(NumberProblem) { return try AmountText.readShare(batch[record].text(place)) } catch {
      throw .init(column: columns.names[place], code: error.code, message: error.message)
    }
  }

  /// Aged in its own currency, then converted; and within what is believed.
  private func converted(
    _ amount: ExactDecimal, _ currency: Currency, _ aging: ExactDecimal?, column: String
  ) throws(SurveyRejects.Reason) -> ExactDecimal {
    var amount = amount
    do throws(ArithmeticError) {
      if let aging { amount = try amount * aging }
      if currency != basis.currency, let rate = basis.rates[currency] { amount = try amount / rate }
    } catch {
      throw .init(column: column, code: "too-large", message: NumberProblem.tooLarge.message)
    }
    if case .within(let minimum, let maximum) = columns.mapping.plausible {
      if let minimum, amount < minimum { throw Self.implausible(column) }
      if let maximum, amount > maximum { throw Self.implausible(column) }
    }
    return amount
  }

  private static func implausible(_ column: String) -> SurveyRejects.Reason {
    .init(
      column: column, code: "implausible-pay",
      message:
        "yearly pay is outside the bounds that the mapping finds plausible; it may be by the hour or month, or in thousands"
    )
  }

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
    guard let weight, weight > .zero, !isCount || weight.units % ExactDecimal.unitsPerOne == 0 else {
      throw .init(
        column: columns.names[place], code: isCount ? "bad-count" : "bad-weight",
        message: isCount
          ? "this is not a number of people above 0; correct it" : "this is not a weight above 0; correct it")
    }
    return weight
  }

  private mutating func organisation(_ batch: CSVBatch, _ record: Int) -> Int32? {
    guard let place = columns.organisation, let (number, isNew) = organisationTable?.number(record, of: batch) else {
      return nil
    }
    if !isNew { return organisations[number] }
    if organisations.count == Self.limit {
      organisations.removeAll(keepingCapacity: true)
      organisationTable?.removeAll()
      _ = organisationTable?.number(record, of: batch)
    }
    let name = String(Substring(batch[record].text(place)).trimmingBlanks)
    organisations.append(name.isEmpty ? -1 : part.figures.organisation(name))
    return organisations[organisations.count - 1]
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

/// What became of the rows of a part of a survey.
public struct SurveyPart: Sendable {
  /// All rows.
  public internal(set) var rowCount = 0
  /// Those that are used.
  public internal(set) var figures = SurveyFigures()
  /// Those that are left out, by number of the rule.
  public internal(set) var leftOut: [Int: Int] = [:]
  /// Those that cannot be used.
  public internal(set) var rejects = SurveyRejects()

  /// No rows yet.
  public init() {}

  /// Adds the rows of a later part of the same survey.
  /// - Parameter translation: Of the earlier parts that the same reader gave.
  public mutating func append(_ other: SurveyPart, _ translation: inout SurveyFigures.Translation) {
    rowCount += other.rowCount
    figures.append(other.figures, &translation)
    leftOut.merge(other.leftOut, uniquingKeysWith: +)
    rejects.append(other.rejects)
  }

  /// Takes out figures that are less than a twentieth of their median, or more than twenty times: pay by the hour or month, or in thousands, that
  /// was typed as yearly.
  public mutating func removeFarFromMedian(column: String) {
    guard let median = try? PaySample(figures.amounts)?.percentile(50, .inclusive) else { return }
    let lowest = (median.units + 19) / 20
    let (highest, isAny) = median.units.multipliedReportingOverflow(by: 20)
    let wrong = figures.removeFigures { $0.units < lowest || (!isAny && $0.units > highest) }
    for line in wrong {
      rejects.add(
        line: line,
        .init(
          column: column, code: "implausible-pay",
          message:
            "yearly pay is less than a twentieth or more than twenty times the median of the survey; it may be by the hour or "
            + "month, or in thousands: correct it, or say in the mapping, under \"plausible\", what is"))
    }
  }

  fileprivate mutating func removeRows() {
    rowCount = 0
    leftOut = [:]
    rejects = SurveyRejects()
    figures.removeFigures()
  }

  /// Adds a row that the reading met after its chunk, such as where it broke off.
  public mutating func reject(line: Int, _ reason: SurveyRejects.Reason) {
    rowCount += 1
    rejects.add(line: line, reason)
  }
}
