extension ExactDecimal {
  /// e to the power of this number, rounded half away from zero at the 18th digit: `exp(1)` is 2.718281828459045235.
  ///
  /// With x = k · ln 2 + r and r from 0 to ln 2: eˣ = 2ᵏ · (1 + r + r²/2! + …), summed in binary fixed point with 120
  /// fraction bits. That is right to 33 significant digits: to the last decimal up to about 10¹², and beyond the cent
  /// for any size. A result below half of 10⁻¹⁸ is 0.
  ///
  /// - Throws: `overflow` above about 46.58.
  public func naturalExponential() throws(ArithmeticError) -> ExactDecimal {
    try Self.exponential(of: self, times: Int128(BinaryFraction.one))
  }

  /// This number to a power that need not be whole: `exp(exponent × ln(self))`, without rounding in between.
  ///
  /// `1.03` to the power of 0.5 is 1.014889156509221947. A result below half of 10⁻¹⁸ is 0.
  ///
  /// - Throws: `logarithmOfNonPositive` of zero and of negative numbers, `overflow`.
  public func raised(to exponent: ExactDecimal) throws(ArithmeticError) -> ExactDecimal {
    try Self.exponential(of: exponent, times: try binaryLogarithm())
  }

  /// e to the power of `number × factor / 2¹²⁰`.
  private static func exponential(
    of number: ExactDecimal, times factor: Int128
  ) throws(ArithmeticError) -> ExactDecimal {
    let isNegative = (number.units < 0) != (factor < 0)
    let product = number.units.magnitude.multipliedFullWidth(by: factor.magnitude)
    let one = UInt128(unitsPerOne)
    // An exponent of 64 or more needs no digits: e⁴⁷ is too large, e⁻⁴³ is nothing.
    guard product.high < one else { return try tooFar(isNegative) }
    let size = one.dividingFullWidth(product).quotient
    guard size < UInt128(64) << BinaryFraction.bits else { return try tooFar(isNegative) }

    let exponent = isNegative ? -Int128(size) : Int128(size)
    var (doublings, rest) = exponent.quotientAndRemainder(dividingBy: BinaryFraction.logarithmOfTwo)
    if rest < 0 {
      doublings -= 1
      rest += BinaryFraction.logarithmOfTwo
    }
    guard (-61...67).contains(doublings) else { return try tooFar(doublings < 0) }
    let scaled = series(UInt128(rest)).multipliedFullWidth(by: one)
    return try shifted(scaled, right: BinaryFraction.bits - Int(doublings))
  }

  /// What an exponent beyond every result gives.
  private static func tooFar(_ isNegative: Bool) throws(ArithmeticError) -> ExactDecimal {
    if isNegative { return .zero }
    throw .overflow
  }

  /// 1 + r + r²/2! + …, in binary fixed point.
  private static func series(_ argument: UInt128) -> UInt128 {
    var term = BinaryFraction.one
    var sum = term
    var factor: UInt128 = 1
    while term > 0 {
      term = BinaryFraction.product(term, argument) / factor
      sum += term
      factor += 1
    }
    return sum
  }

  /// Units from a full-width number without its last bits, of which half or more rounds up.
  private static func shifted(
    _ number: (high: UInt128, low: UInt128), right bits: Int
  ) throws(ArithmeticError) -> ExactDecimal {
    let kept: UInt128
    let half: UInt128
    if bits > 128 {
      kept = number.high >> (bits - 128)
      half = (number.high >> (bits - 129)) & 1
    } else {
      // At 128, `<< 0` keeps the high half as it is and `>> 128` gives nothing of the low one.
      if bits < 128, number.high >> bits != 0 { throw .overflow }
      kept = (number.high << (128 - bits)) | (number.low >> bits)
      half = (number.low >> (bits - 1)) & 1
    }
    return try ExactDecimal(magnitude: kept + half, isNegative: false)
  }
}
