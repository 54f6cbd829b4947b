/// What the two ends of a published range say about its width, in every meaning of the word spread.
public struct PayRangeFigures: Sendable, Hashable {
  /// (minimum + maximum) / 2.
  public let midpoint: Money
  /// (maximum − minimum) / minimum, as a share: 0.5 is 50 %.
  public let spreadOfMinimum: ExactDecimal
  /// (maximum − minimum) / midpoint, as a share.
  public let spreadOfMidpoint: ExactDecimal
  /// (maximum − midpoint) / midpoint, as a share.
  public let halfWidthOfMidpoint: ExactDecimal
  /// maximum / minimum.
  public let ratio: ExactDecimal
  /// minimum / midpoint.
  public let compaRatioAtMinimum: ExactDecimal
  /// maximum / midpoint.
  public let compaRatioAtMaximum: ExactDecimal

  /// The figures of a range whose midpoint is halfway between its ends.
  /// - Throws: `currencyMismatch`, `notAscending`; `emptyRange` or `noMidpoint` if an end is zero;
  ///   `arithmetic(.overflow)`.
  public init(minimum: Money, maximum: Money) throws(MoneyError) {
    let sum = try minimum + maximum
    do { midpoint = Money(try sum.amount / ExactDecimal(2), sum.currency) } catch { throw .arithmetic(error) }
    let range = try PayRange(minimum: minimum, midpoint: midpoint, maximum: maximum)
    spreadOfMinimum = try range.spread(.ofMinimum)
    spreadOfMidpoint = try range.spread(.ofMidpoint)
    halfWidthOfMidpoint = try range.spread(.halfWidthOfMidpoint)
    ratio = try range.spread(.ratio)
    compaRatioAtMinimum = try range.compaRatio(minimum)
    compaRatioAtMaximum = try range.compaRatio(maximum)
  }
}
