/// An amount in a currency. Two currencies are never added or compared: that throws.
public struct Money: Sendable, Hashable {
  /// In units of the currency: 100.50 is a hundred dollars and fifty cents.
  public let amount: ExactDecimal
  /// What the amount counts.
  public let currency: Currency

  /// An amount as it is, not rounded to the currency's smallest unit.
  public init(_ amount: ExactDecimal, _ currency: Currency) {
    self.amount = amount
    self.currency = currency
  }

  /// The sum, in the common currency.
  /// - Throws: `currencyMismatch`, `arithmetic(.overflow)`.
  public static func + (left: Money, right: Money) throws(MoneyError) -> Money {
    try Money(combined(left, right) { (a, b) throws(ArithmeticError) in try a + b }, left.currency)
  }

  /// The difference, in the common currency.
  /// - Throws: `currencyMismatch`, `arithmetic(.overflow)`.
  public static func - (left: Money, right: Money) throws(MoneyError) -> Money {
    try Money(combined(left, right) { (a, b) throws(ArithmeticError) in try a - b }, left.currency)
  }

  /// The ratio of two amounts in one currency, a plain number.
  /// - Throws: `currencyMismatch`, `arithmetic(.divisionByZero)`, `arithmetic(.overflow)`.
  public static func / (left: Money, right: Money) throws(MoneyError) -> ExactDecimal {
    try combined(left, right) { (a, b) throws(ArithmeticError) in try a / b }
  }

  /// The amount times a number, not rounded.
  /// - Throws: `arithmetic(.overflow)`.
  public static func * (money: Money, factor: ExactDecimal) throws(MoneyError) -> Money {
    do { return Money(try money.amount * factor, money.currency) } catch { throw .arithmetic(error) }
  }

  /// The amount at the currency's smallest unit, rounded half away from zero: JPY 100.5 is JPY 101.
  /// - Throws: `arithmetic(.overflow)`.
  public func roundedToMinorUnit() throws(MoneyError) -> Money {
    do { return Money(try amount.rounded(.nearest, to: currency.minorUnit), currency) } catch {
      throw .arithmetic(error)
    }
  }

  private static func combined(
    _ left: Money, _ right: Money,
    _ operation: (ExactDecimal, ExactDecimal) throws(ArithmeticError) -> ExactDecimal
  ) throws(MoneyError) -> ExactDecimal {
    if left.currency != right.currency { throw .currencyMismatch(left.currency, right.currency) }
    do { return try operation(left.amount, right.amount) } catch { throw .arithmetic(error) }
  }
}

/// Why an amount of money has no result.
public enum MoneyError: Error, Sendable, Hashable {
  case currencyMismatch(Currency, Currency)
  case arithmetic(ArithmeticError)
  /// A compa-ratio or spread without a midpoint, or a compa-ratio against one of zero.
  case noMidpoint
  /// A range whose minimum, midpoint and maximum do not ascend.
  case notAscending
  /// A penetration of a range whose minimum is its maximum, or a spread over a minimum or midpoint of zero.
  case emptyRange
}
