extension ExactDecimal {
  /// The natural logarithm, rounded half away from zero at the 18th digit: `ln(2)` is 0.693147180559945309.
  ///
  /// With x = m · 2ᵏ and m from ¾ to 1½: ln x = k · ln 2 + 2 artanh((m − 1)/(m + 1)), the series summed in binary fixed point
  /// with 120 fraction bits, 60 more than the result keeps.
  ///
  /// - Throws: `logarithmOfNonPositive`.
  public func naturalLogarithm() throws(ArithmeticError) -> ExactDecimal {
    let logarithm = try binaryLogarithm()
    let scaled = logarithm.magnitude.multipliedFullWidth(by: UInt128(Self.unitsPerOne))
    var result = (scaled.high << 8) | (scaled.low >> 120)
    if (scaled.low >> 119) & 1 == 1 { result += 1 }
    return try ExactDecimal(magnitude: result, isNegative: logarithm < 0)
  }

  /// The natural logarithm times 2¹²⁰, right to about 2⁻¹¹².
  /// - Throws: `logarithmOfNonPositive`.
  func binaryLogarithm() throws(ArithmeticError) -> Int128 {
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
    let ratio = BinaryFraction.quotient(difference, numerator + denominator)
    let square = BinaryFraction.product(ratio, ratio)
    var power = ratio
    var series = ratio
    var odd: UInt128 = 3
    while power > 0 {
      power = BinaryFraction.product(power, square)
      series += power / odd
      odd += 2
    }
    let fraction = Int128(series * 2) * (isNegative ? -1 : 1)
    return Int128(exponent) * BinaryFraction.logarithmOfTwo + fraction
  }
}
