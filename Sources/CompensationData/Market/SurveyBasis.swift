public import Compensation

/// What the figures of all surveys are brought to: one currency, and one day if they are aged.
public struct SurveyBasis: Sendable {
  /// The currency of the market.
  public let currency: Currency
  /// Units of a currency for one of the market's; nil, or no entry, where there is no rate.
  public let rates: [Currency: ExactDecimal]
  /// The day after which no figure can be; nil: any.
  public let latest: CalendarDate?
  /// The day that figures are aged to; nil: they are not.
  public let agedTo: CalendarDate?
  /// What pay of a day is multiplied by.
  public let agingFactor: @Sendable (CalendarDate) throws(ArithmeticError) -> ExactDecimal

  /// A basis.
  /// - Parameters:
  ///   - rates: Units of each currency for one of `currency`.
  ///   - agingFactor: Is asked only for days that are not after `agedTo`.
  public init(
    currency: Currency, rates: [Currency: ExactDecimal] = [:], latest: CalendarDate? = nil, agedTo: CalendarDate? = nil,
    agingFactor: @escaping @Sendable (CalendarDate) throws(ArithmeticError) -> ExactDecimal = { _ in .one }
  ) {
    self.currency = currency
    self.rates = rates
    self.latest = latest ?? agedTo
    self.agedTo = agedTo
    self.agingFactor = agingFactor
  }
}
