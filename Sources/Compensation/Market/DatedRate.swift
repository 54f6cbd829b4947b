/// A rate between two currencies with all that must stand beside it: its day, its method, the days behind it, how well
/// it is known.
public struct DatedRate: Sendable, Hashable {
  /// The code of the currency that is counted: EUR in "EUR for one USD".
  public let currency: String
  /// The code of the currency that is one.
  public let base: String
  /// Units of the currency for one unit of the base.
  public let unitsPerBase: ExactDecimal
  /// The day that it holds for: the day that was asked for.
  public let date: CalendarDate
  /// How it was made of the days' rates.
  public let method: RateMethod
  /// The first day whose rates were used.
  public let firstDay: CalendarDate
  /// The last day whose rates were used.
  public let lastDay: CalendarDate
  /// How many days' rates were used; 0 between a currency and itself.
  public let count: Int
  /// How far the true rate may be away because rates are printed with few digits, as a share: that of both currencies
  /// together, the mean of the days'.
  public let relativeError: ExactDecimal

  /// A rate of its parts.
  public init(
    currency: String, base: String, unitsPerBase: ExactDecimal, date: CalendarDate, method: RateMethod,
    firstDay: CalendarDate, lastDay: CalendarDate, count: Int, relativeError: ExactDecimal
  ) {
    self.currency = currency
    self.base = base
    self.unitsPerBase = unitsPerBase
    self.date = date
    self.method = method
    self.firstDay = firstDay
    self.lastDay = lastDay
    self.count = count
    self.relativeError = relativeError
  }
}
