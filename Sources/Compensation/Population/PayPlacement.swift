/// Where one person's pay lies in their range, and the money that would move it: the figures of `employees.csv`.
///
/// Ratios are whole numbers of ten-thousandths, amounts whole numbers of the currency's smallest unit; all are rounded half away
/// from zero, once, from exact quotients and products.
public struct PayPlacement: Sendable, Equatable {
  /// Pay / midpoint; nil without a midpoint above zero.
  public let compaRatio: Int64?
  /// (Pay − minimum) / (maximum − minimum), never clamped; nil if the range has no width or an end is missing.
  public let rangePenetration: Int64?
  /// nil unless both ends are there; pay at an end is within.
  public let position: RangePosition?
  /// What lifts pay to the minimum, times the share of full time; nil without a minimum.
  public let costToMinimum: Int64?
  /// What lifts pay to the midpoint, times the share of full time; nil without a midpoint.
  public let costToMidpoint: Int64?
  /// What pay is above the maximum, times the share of full time; nil without a maximum.
  public let excessOverMaximum: Int64?

  /// 1 in the units of a share of full time.
  public static let wholeShare: Int64 = 1_000_000_000_000_000_000

  /// Compares pay with a range.
  /// - Parameters:
  ///   - pay: Yearly at full time, in smallest units of the range's currency, above 0.
  ///   - fullTimeEquivalent: Share of full time in units of 10⁻¹⁸, above 0 and at most 2.
  /// - Throws: `overflow`: a ratio or cost beyond 64 bits.
  @inlinable
  public init(pay: Int64, fullTimeEquivalent: Int64, in range: borrowing YearlyAmounts) throws(ArithmeticError) {
    compaRatio = range.midpoint > 0 ? try tenThousandths(pay, over: range.midpoint) : nil
    if range.hasEnds {
      position = pay < range.minimum ? .below : pay > range.maximum ? .above : .within
      let width = range.maximum - range.minimum
      rangePenetration = width > 0 ? try tenThousandths(pay - range.minimum, over: width) : nil
    } else {
      position = nil
      rangePenetration = nil
    }
    costToMinimum = range.minimum >= 0 ? try paidPart(of: range.minimum - pay, fullTimeEquivalent) : nil
    costToMidpoint = range.midpoint >= 0 ? try paidPart(of: range.midpoint - pay, fullTimeEquivalent) : nil
    excessOverMaximum = range.maximum >= 0 ? try paidPart(of: pay - range.maximum, fullTimeEquivalent) : nil
  }
}

/// `part / whole` in ten-thousandths, halves away from zero; the whole is above zero.
@inlinable
func tenThousandths(_ part: Int64, over whole: Int64) throws(ArithmeticError) -> Int64 {
  // Below 2⁴⁸ (281 million million cents) the products fit a machine word.
  if part.magnitude < 1 << 48, whole < 1 << 48 {
    let doubled = part.magnitude &* 20_000 &+ whole.magnitude
    let quotient = Int64(truncatingIfNeeded: doubled / (whole.magnitude &* 2))
    return part < 0 ? -quotient : quotient
  }
  let doubled = UInt128(part.magnitude) * 20_000 + UInt128(whole.magnitude)
  guard let quotient = Int64(exactly: doubled / (UInt128(whole.magnitude) * 2)) else { throw .overflow }
  return part < 0 ? -quotient : quotient
}

/// An amount times a share of full time, halves up; 0 for an amount below zero.
@inlinable
func paidPart(of amount: Int64, _ share: Int64) throws(ArithmeticError) -> Int64 {
  if amount <= 0 { return 0 }
  if share == PayPlacement.wholeShare { return amount }
  let one = UInt128(PayPlacement.wholeShare.magnitude)
  let product = UInt128(amount.magnitude) * UInt128(share.magnitude)
  guard let part = Int64(exactly: (product + one / 2) / one) else { throw .overflow }
  return part
}
