/// A number with exactly 18 digits after the decimal point, held as a count of 10⁻¹⁸ in an `Int128`.
///
/// The one number type of the engine: pay, factors, rates and ratios. Addition and subtraction are exact; multiplication and
/// division round half away from zero at the 18th digit. The largest value is about 1.7 × 10²⁰; beyond it every operation
/// throws `ArithmeticError.overflow`. There is no conversion from or to binary floating point.
public struct ExactDecimal: Sendable, Hashable, Comparable, BitwiseCopyable {
  /// The value times 10¹⁸.
  public let units: Int128

  /// 10¹⁸, the units in 1.
  public static let unitsPerOne: Int128 = 1_000_000_000_000_000_000
  /// How many digits follow the decimal point.
  public static let fractionDigits = 18

  /// What adds nothing: 0.
  public static let zero = ExactDecimal(units: 0)
  /// What multiplies without effect: 1, a ratio at midpoint, a share of full time.
  public static let one = ExactDecimal(units: unitsPerOne)

  /// A number from its count of 10⁻¹⁸.
  public init(units: Int128) { self.units = units }

  /// A whole number.
  public init(_ whole: Int) { units = Int128(whole) * Self.unitsPerOne }

  /// By value; nothing is rounded.
  public static func < (left: ExactDecimal, right: ExactDecimal) -> Bool { left.units < right.units }
}

/// Why an exact result does not exist.
public enum ArithmeticError: Error, Sendable, Hashable {
  /// The result is beyond about ±1.7 × 10²⁰.
  case overflow
  case divisionByZero
  /// `ln` of zero or of a negative number.
  case logarithmOfNonPositive
  /// A rounding unit that is zero or negative.
  case nonPositiveUnit
  /// `clamp` with its low bound above its high bound.
  case emptyClamp
}

extension ExactDecimal {
  /// The exact sum.
  /// - Throws: `overflow`.
  public static func + (left: ExactDecimal, right: ExactDecimal) throws(ArithmeticError) -> ExactDecimal {
    let (sum, overflow) = left.units.addingReportingOverflow(right.units)
    if overflow { throw .overflow }
    return ExactDecimal(units: sum)
  }

  /// The exact difference.
  /// - Throws: `overflow`.
  public static func - (left: ExactDecimal, right: ExactDecimal) throws(ArithmeticError) -> ExactDecimal {
    let (difference, overflow) = left.units.subtractingReportingOverflow(right.units)
    if overflow { throw .overflow }
    return ExactDecimal(units: difference)
  }

  /// The product, rounded half away from zero at the 18th digit.
  /// - Throws: `overflow`.
  public static func * (left: ExactDecimal, right: ExactDecimal) throws(ArithmeticError) -> ExactDecimal {
    try scaled(left.units, right.units, dividedBy: unitsPerOne)
  }

  /// The quotient, rounded half away from zero at the 18th digit.
  /// - Throws: `divisionByZero`, `overflow`.
  public static func / (left: ExactDecimal, right: ExactDecimal) throws(ArithmeticError) -> ExactDecimal {
    if right.units == 0 { throw .divisionByZero }
    return try scaled(left.units, unitsPerOne, dividedBy: right.units)
  }

  /// The exact quotient, rounded once, half away from zero, to so many decimal places: a ratio as it is shown.
  /// - Parameter fractionDigits: 0 to 18.
  /// - Throws: `divisionByZero`, `overflow`.
  public static func quotient(
    _ left: ExactDecimal, _ right: ExactDecimal, fractionDigits: Int
  ) throws(ArithmeticError) -> ExactDecimal {
    if right.units == 0 { throw .divisionByZero }
    let whole = Int128(powerOfTen(fractionDigits))
    let digits = try scaled(left.units, whole, dividedBy: right.units)
    let (units, overflow) = digits.units.multipliedReportingOverflow(by: unitsPerOne / whole)
    if overflow { throw .overflow }
    return ExactDecimal(units: units)
  }

  /// The number with the other sign.
  /// - Throws: `overflow` for the least value, which has no counterpart.
  public func negated() throws(ArithmeticError) -> ExactDecimal { try .zero - self }

  /// The distance from zero.
  /// - Throws: `overflow` for the least value.
  public func magnitude() throws(ArithmeticError) -> ExactDecimal { units < 0 ? try negated() : self }

  /// `a × b ÷ c` over the full width of the product, rounded half away from zero.
  private static func scaled(_ a: Int128, _ b: Int128, dividedBy c: Int128) throws(ArithmeticError) -> ExactDecimal {
    let divisor = c.magnitude
    let product = a.magnitude.multipliedFullWidth(by: b.magnitude)
    var quotient: UInt128
    let remainder: UInt128
    if product.high == 0 {
      (quotient, remainder) = product.low.quotientAndRemainder(dividingBy: divisor)
    } else {
      if product.high >= divisor { throw .overflow }
      (quotient, remainder) = divisor.dividingFullWidth(product)
    }
    if quotient > UInt128(Int128.max) { throw .overflow }
    // Half or more of the divisor, written so that it cannot overflow.
    if remainder >= divisor - remainder { quotient += 1 }
    return try ExactDecimal(magnitude: quotient, isNegative: (a < 0) != ((b < 0) != (c < 0)))
  }

  /// A number from the size and the sign of its units.
  init(magnitude: UInt128, isNegative: Bool) throws(ArithmeticError) {
    if magnitude > UInt128(Int128.max) { throw .overflow }
    units = isNegative ? -Int128(magnitude) : Int128(magnitude)
  }
}
