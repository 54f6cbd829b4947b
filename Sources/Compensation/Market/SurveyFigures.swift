/// The figures of a survey, one for each row that can be used, each in its cell: a combination of job, level, place and whatever else the
/// market is looked at by.
///
/// Figures stand side by side in columns, since there may be millions.
public struct SurveyFigures: Sendable {
  /// The values of each cell, one of each dimension.
  public var cells: [[String]] { cellNumbering.values }
  /// By figure: the number of its cell.
  public private(set) var cellOfFigure: [Int32] = []
  /// By figure: yearly pay at full time, aged, in the currency of the market.
  public private(set) var amounts: [ExactDecimal] = []
  /// By figure: the line of its row.
  public private(set) var lines: [Int32] = []
  /// The days that figures are of, and those of rows that were not used after all.
  public var days: [CalendarDate] { dayNumbering.values }
  /// By figure: the number of its day; −1 where none is stated.
  public private(set) var dayOfFigure: [Int32] = []
  /// The currencies that pay is in, by their codes.
  public var currencies: [String] { currencyNumbering.values }
  /// By figure: the number of the currency that its pay is in.
  public private(set) var currencyOfFigure: [Int32] = []
  /// The organisations that pay; empty where the survey names none.
  public var organisations: [String] { organisationNumbering.values }
  /// By figure: the number of its organisation; −1 where the row names none. Empty where the survey names none.
  public private(set) var organisationOfFigure: [Int32] = []
  /// By figure: how much it weighs, or how many a published figure is of. Empty where the survey does not say.
  public private(set) var weights: [ExactDecimal] = []

  private var cellNumbering = Numbering<[String]>()
  private var dayNumbering = Numbering<CalendarDate>()
  private var currencyNumbering = Numbering<String>()
  private var organisationNumbering = Numbering<String>()

  /// No figures yet.
  public init() {}

  /// How many figures there are.
  public var count: Int { amounts.count }

  /// From the day of the oldest figure to that of the newest; nil if none states its day. Rows that are not used may have others.
  public var span: ClosedRange<CalendarDate>? {
    let found = Self.used(dayOfFigure, days)
    return found.min().flatMap { first in found.max().map { first...$0 } }
  }

  /// How many organisations the figures are of.
  public var organisationCount: Int { Self.used(organisationOfFigure, organisations).count }

  private static func used<Value>(_ numbers: [Int32], _ values: [Value]) -> [Value] {
    var isUsed = [Bool](repeating: false, count: values.count)
    for number in numbers where number >= 0 { isUsed[Int(number)] = true }
    return values.indices.filter { isUsed[$0] }.map { values[$0] }
  }

  /// The number of a cell, made if it is new.
  public mutating func cell(_ values: [String]) -> Int32 { cellNumbering.number(of: values) }

  /// The number of a day, made if it is new.
  public mutating func day(_ date: CalendarDate) -> Int32 { dayNumbering.number(of: date) }

  /// The number of a currency, made if it is new.
  public mutating func currency(_ code: String) -> Int32 { currencyNumbering.number(of: code) }

  /// The number of an organisation, made if it is new.
  public mutating func organisation(_ name: String) -> Int32 { organisationNumbering.number(of: name) }

  /// Adds a figure.
  /// - Parameters:
  ///   - day: −1 where none is stated.
  ///   - organisation: nil where the survey names none; −1 where only this row does not.
  ///   - weight: nil where the survey does not say.
  @inline(__always)
  public mutating func append(
    _ amount: ExactDecimal, cell: Int32, currency: Int32, line: Int, day: Int32, organisation: Int32?,
    weight: ExactDecimal?
  ) {
    cellOfFigure.append(cell)
    currencyOfFigure.append(currency)
    amounts.append(amount)
    lines.append(Int32(truncatingIfNeeded: line))
    dayOfFigure.append(day)
    if let organisation { organisationOfFigure.append(organisation) }
    if let weight { weights.append(weight) }
  }

  /// What the numbers of another's cells, days and organisations are here, as far as that was asked for.
  public struct Translation: Sendable {
    fileprivate var cells: [Int32] = []
    fileprivate var days: [Int32] = []
    fileprivate var currencies: [Int32] = []
    fileprivate var organisations: [Int32] = []

    /// Nothing was asked for.
    public init() {}
  }

  /// Adds the figures of a later part of the same survey.
  /// - Parameter translation: Of the earlier parts of who read this one, whose numbers go on.
  public mutating func append(_ other: SurveyFigures, _ translation: inout Translation) {
    for values in other.cells[translation.cells.count...] { translation.cells.append(cell(values)) }
    for date in other.days[translation.days.count...] { translation.days.append(day(date)) }
    for code in other.currencies[translation.currencies.count...] { translation.currencies.append(currency(code)) }
    for name in other.organisations[translation.organisations.count...] {
      translation.organisations.append(organisation(name))
    }
    func translated(_ number: Int32, _ numbers: [Int32]) -> Int32 { number < 0 ? number : numbers[Int(number)] }
    let (cells, days, organisations) = (translation.cells, translation.days, translation.organisations)
    let currencies = translation.currencies
    cellOfFigure.append(contentsOf: other.cellOfFigure.lazy.map { cells[Int($0)] })
    currencyOfFigure.append(contentsOf: other.currencyOfFigure.lazy.map { currencies[Int($0)] })
    amounts.append(contentsOf: other.amounts)
    lines.append(contentsOf: other.lines)
    dayOfFigure.append(contentsOf: other.dayOfFigure.lazy.map { translated($0, days) })
    organisationOfFigure.append(contentsOf: other.organisationOfFigure.lazy.map { translated($0, organisations) })
    weights.append(contentsOf: other.weights)
  }

  /// The fewest figures of a currency that have a median of their own.
  private static let ownMedian = 30

  /// By currency: the median of its figures, or of all where it has fewer than 30.
  public func mediansByCurrency() -> [ExactDecimal] {
    var all = amounts
    // Figures that are too large for a mean of two are far above any bound.
    let median = (try? all.takeMedian()) ?? .zero
    var counts = currencies.map { _ in 0 }
    for currency in currencyOfFigure { counts[Int(currency)] += 1 }
    var own = counts.map { count -> [ExactDecimal] in
      var list: [ExactDecimal] = []
      list.reserveCapacity(count < Self.ownMedian ? 0 : count)
      return list
    }
    for (amount, currency) in zip(amounts, currencyOfFigure) where counts[Int(currency)] >= Self.ownMedian {
      own[Int(currency)].append(amount)
    }
    return own.indices.map { (try? own[$0].takeMedian()) ?? median }
  }

  /// Forgets the figures; the numbers of cells, days and organisations stay.
  public mutating func removeFigures() {
    cellOfFigure = []
    currencyOfFigure = []
    amounts = []
    lines = []
    dayOfFigure = []
    organisationOfFigure = []
    weights = []
  }

  /// Takes the figures out that a closure does not believe.
  /// - Returns: The lines of their rows.
  public mutating func removeFigures(where isWrong: (_ amount: ExactDecimal, _ currency: Int32) -> Bool) -> [Int] {
    let wrong = amounts.indices.filter { isWrong(amounts[$0], currencyOfFigure[$0]) }
    guard !wrong.isEmpty else { return [] }
    let removed = wrong.map { Int(lines[$0]) }
    let gone = Set(wrong)
    func kept<Value>(_ values: [Value]) -> [Value] {
      values.indices.filter { !gone.contains($0) }.map { values[$0] }
    }
    cellOfFigure = kept(cellOfFigure)
    currencyOfFigure = kept(currencyOfFigure)
    dayOfFigure = kept(dayOfFigure)
    lines = kept(lines)
    if !organisationOfFigure.isEmpty { organisationOfFigure = kept(organisationOfFigure) }
    if !weights.isEmpty { weights = kept(weights) }
    amounts = kept(amounts)
    return removed
  }

  /// The places of the figures of each cell, in the order of the rows.
  public func figuresByCell() -> [[Int32]] {
    var counts = [Int](repeating: 0, count: cells.count)
    for cell in cellOfFigure { counts[Int(cell)] += 1 }
    var figures = counts.map { count -> [Int32] in
      var list: [Int32] = []
      list.reserveCapacity(count)
      return list
    }
    for (figure, cell) in cellOfFigure.enumerated() { figures[Int(cell)].append(Int32(figure)) }
    return figures
  }
}
