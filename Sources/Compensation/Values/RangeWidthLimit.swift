/// A limit on how wide a range may be: maximum ≤ factor × minimum.
///
/// ## Source
///
/// Job boards' rule for posted pay: the maximum is at most one and a half times the minimum.
public struct RangeWidthLimit: Sendable, Hashable {
  /// How many times the minimum the maximum may be.
  public let factor: ExactDecimal

  /// Any limit.
  public init(factor: ExactDecimal) { self.factor = factor }

  /// 1.5 times the minimum.
  public static let jobBoards = RangeWidthLimit(factor: ExactDecimal(units: ExactDecimal.unitsPerOne * 3 / 2))

  /// The highest maximum that the limit allows: factor × minimum.
  /// - Throws: `arithmetic(.overflow)`.
  public func highestMaximum(over minimum: Money) throws(MoneyError) -> Money { try minimum * factor }

  /// Whether a range keeps the limit; one that is exactly as wide does.
  /// - Throws: `currencyMismatch`, `arithmetic(.overflow)`.
  public func allows(minimum: Money, maximum: Money) throws(MoneyError) -> Bool {
    try (highestMaximum(over: minimum) - maximum).amount >= .zero
  }
}
