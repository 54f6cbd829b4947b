extension ExactDecimal {
  /// The natural logarithm, rounded half away from zero at the 18th digit: `ln(2)` is 0.693147180559945309.
  ///
  /// With x = m · 2ᵏ and m from ¾ to 1½: ln x = k · ln 2 + 2 artanh((m − 1)/(m + 1)), the series summed in binary fixed point
  /// with 96 fraction bits, 36 more than the result keeps.
  ///
  /// - Throws: `logarithmOfNonPositive`.
  public func naturalLogarithm() throws(ArithmeticError) -> ExactDecimal {
    if units <= 0 { throw .logarithmOfNonPositive }
    let one = UInt128(Self.unitsPerOne)
    var numerator = units.magnitude
    var denominator = one
    var exponent = 0
    // Bring numerator / denominator into ¾ … 1½ by doubling the smaller of the two; both stay far below 2¹²⁷.
    while numerator * 2 >= denominator * 3 {
      if denominator < one << 60 { denominator <<= 1 } else { numerator >>= 1 }
      exponent += 1
    }
    while numerator * 4 < denominator * 3 {
      numerator <<= 1
      exponent -= 1
    }
    let isNegative = numerator < denominator
    let difference = isNegative ? denominator - numerator : numerator - denominator
    let ratio = Self.binaryFraction(difference, over: numerator + denominator)
    let square = Self.product(ratio, ratio)
    var power = ratio
    var series = ratio
    var odd: UInt128 = 3
    while power > 0 {
      power = Self.product(power, square)
      series += power / odd
      odd += 2
    }
    let fraction = Int128(series * 2) * (isNegative ? -1 : 1)
    let logarithm = Int128(exponent) * Self.binaryLogarithmOfTwo + fraction
    let scaled = logarithm.magnitude.multipliedFullWidth(by: one)
    var result = (scaled.high << 32) | (scaled.low >> 96)
    if (scaled.low >> 95) & 1 == 1 { result += 1 }
    return try ExactDecimal(magnitude: result, isNegative: logarithm < 0)
  }

  /// ln 2 · 2⁹⁶, rounded.
  private static let binaryLogarithmOfTwo: Int128 = 54_916_777_467_707_473_351_141_471_128

  /// a · 2⁹⁶ ÷ b, for a < b.
  private static func binaryFraction(_ a: UInt128, over b: UInt128) -> UInt128 {
    b.dividingFullWidth((high: a >> 32, low: a << 96)).quotient
  }

  /// The product of two numbers with 96 fraction bits.
  private static func product(_ a: UInt128, _ b: UInt128) -> UInt128 {
    let full = a.multipliedFullWidth(by: b)
    return (full.high << 32) | (full.low >> 96)
  }
}
