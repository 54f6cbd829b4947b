public import Compensation

/// The span of the medians of a region's countries, as a document states it.
///
/// Low and high are medians, each of another country: they are no quartiles, and never the ends of a pay band.
public struct RegionalMedian: Sendable, Hashable {
  /// As written: `Europe`.
  public let region: String
  /// The countries that the text names for it, as written, without `the`; no other country is meant.
  public let countries: [String]
  /// What both amounts are in.
  public let currency: Currency
  /// Whether the sign is that of several currencies and no code stands beside it.
  public let isCurrencyAssumed: Bool
  /// The lowest median among the countries.
  public let medianLow: Money
  /// The highest median among the countries.
  public let medianHigh: Money
  /// What the amounts are per.
  public let period: PostedPeriod
  /// Whether nothing says the period, so that a year is taken.
  public let isPeriodAssumed: Bool
  /// 1-based, in the document.
  public let line: Int
}
