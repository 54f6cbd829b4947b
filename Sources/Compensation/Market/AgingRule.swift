/// How a figure of one day is brought to another: by a rate a year, over the months between them.
///
/// Linear: `pay × (1 + r × m / 12)`; compound: `pay × (1 + r)^(m / 12)`. Both are published practice.
public struct AgingRule: Sendable, Hashable {
  /// How the rate works over part of a year, or over several.
  public enum Form: String, Sendable, Hashable, CaseIterable {
    /// In proportion to the months.
    case linear
    /// As a power: each year's rise is on what the year before left.
    case compound
  }

  /// The rise in a year as a share: 0.03 for 3 %; above −1.
  public let rate: ExactDecimal
  /// How the rate works over part of a year.
  public let form: Form
  /// What a month is.
  public let months: MonthCount

  /// A rule of parts.
  /// - Parameter rate: As a share, 0.03; above −1.
  public init(rate: ExactDecimal, form: Form = .linear, months: MonthCount = .calendar) {
    precondition(rate.units > -ExactDecimal.unitsPerOne, "a year leaves something of the pay")
    self.rate = rate
    self.form = form
    self.months = months
  }

  /// Reads `3%/year`, which is linear, `3.5%/year,linear` or `3%/year,compound`.
  ///
  /// The rate is above −100 % and at most 100 %.
  public init(_ text: some StringProtocol, months: MonthCount = .calendar) throws(MarketOptionError) {
    let example = "write a rate a year, such as 3%/year or 3%/year,compound"
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    let rate = parts[0]
    guard parts.count <= 2 else { throw MarketOptionError("\"\(text)\" has more than one comma; \(example)") }
    var form = Form.linear
    if parts.count == 2 {
      guard let named = Form(rawValue: String(parts[1])) else {
        throw MarketOptionError("\"\(parts[1])\" is not linear or compound; \(example)")
      }
      form = named
    }
    let unit = "%/year"
    guard rate.hasSuffix(unit) else { throw MarketOptionError("\"\(rate)\" does not end in \(unit); \(example)") }
    let number: ExactDecimal
    do throws(NumberSyntaxError) { number = try ExactDecimal(plain: rate.dropLast(unit.count)) } catch {
      throw MarketOptionError("\"\(rate)\" is no rate: \(error); \(example)")
    }
    let hundred = ExactDecimal(100)
    guard number.units > -hundred.units, number <= hundred else {
      throw MarketOptionError("\(rate) is not above -100% and at most 100%; \(example)")
    }
    do throws(ArithmeticError) { self.init(rate: try number / hundred, form: form, months: months) } catch {
      throw MarketOptionError("\"\(rate)\" is no rate; \(example)")
    }
  }

  /// What pay of one day is multiplied by to be pay of another; 1 if the days are the same.
  /// - Throws: `overflow`.
  public func factor(from start: CalendarDate, to end: CalendarDate) throws(ArithmeticError) -> ExactDecimal {
    try factor(months: months.between(start, end))
  }

  /// What pay is multiplied by after so many months; months below 0 take it back to an earlier day.
  /// - Throws: `overflow`.
  public func factor(months: ExactDecimal) throws(ArithmeticError) -> ExactDecimal {
    switch form {
    case .linear: try .one + rate * months / Self.monthsPerYear
    case .compound: try (.one + rate).raised(to: months / Self.monthsPerYear)
    }
  }

  /// The months from one day to another, as the rule counts them.
  public func months(from start: CalendarDate, to end: CalendarDate) -> ExactDecimal { months.between(start, end) }

  private static let monthsPerYear = ExactDecimal(12)
}
