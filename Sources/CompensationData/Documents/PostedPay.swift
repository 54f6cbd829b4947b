public import Compensation

/// Pay as a document states it: a range, one end of it, or one figure, which is then both ends.
public struct PostedPay: Sendable, Hashable {
  /// The lower end; nil if only the upper one is stated.
  public let minimum: Money?
  /// The upper end; nil if only the lower one is stated.
  public let maximum: Money?
  /// What the amounts are in.
  public let currency: Currency
  /// Whether the sign is that of several currencies and no code stands beside it.
  public let isCurrencyAssumed: Bool
  /// What the amounts are per.
  public let period: PostedPeriod
  /// Whether nothing says the period, so that a year is taken.
  public let isPeriodAssumed: Bool
  /// Whether the text says that variable pay at target is in it.
  public let isOnTarget: Bool
  /// 1-based, in the document.
  public let line: Int

  /// Both ends with their midpoint; nil if one is not stated.
  public var figures: PayRangeFigures? {
    guard let minimum, let maximum else { return nil }
    return try? PayRangeFigures(minimum: minimum, maximum: maximum)
  }

  /// Whether the range is at most as wide as a limit says; nil if an end is not stated.
  public func keeps(_ limit: RangeWidthLimit) -> Bool? {
    guard let minimum, let maximum else { return nil }
    return try? limit.allows(minimum: minimum, maximum: maximum)
  }

  /// Whether another statement says the same, wherever it stands.
  func isSame(as other: PostedPay) -> Bool {
    minimum == other.minimum && maximum == other.maximum && period == other.period
  }
}
