/// Sums over people whose pay is in one currency: what group statistics are made of. Tallies of parts add up to that of the whole.
///
/// Exact: whole numbers of smallest units, and of ten-thousandths for ratios.
public struct PayTally: Sendable, Equatable {
  /// How many people.
  public private(set) var headcount = 0
  /// Their shares of full time, in units of 10⁻¹⁸.
  public private(set) var fullTimeEquivalent: Int128 = 0
  /// Yearly pay at full time times share, in smallest units × 10⁻¹⁸.
  public private(set) var payroll: Int128 = 0
  /// Yearly pay at full time of those who have a compa-ratio, in smallest units.
  public private(set) var comparedPay: Int128 = 0
  /// The midpoints of those who have a compa-ratio, in smallest units per year.
  public private(set) var midpoints: Int128 = 0
  /// The minimums of those who have a compa-ratio and a range with both ends, in smallest units per year.
  public private(set) var minimums: Int128 = 0
  /// The maximums of the same people.
  public private(set) var maximums: Int128 = 0
  /// How many have a compa-ratio.
  public private(set) var compaRatioCount = 0
  /// The sum of their compa-ratios, in ten-thousandths.
  public private(set) var compaRatios: Int128 = 0
  /// How many have a range penetration.
  public private(set) var penetrationCount = 0
  /// The sum of their penetrations, in ten-thousandths.
  public private(set) var penetrations: Int128 = 0
  /// How many are paid below their range.
  public private(set) var below = 0
  /// How many are paid within it, its ends included.
  public private(set) var within = 0
  /// How many are paid above it.
  public private(set) var above = 0
  /// What lifts those below to their minimums, times shares of full time, in smallest units per year.
  public private(set) var costToMinimum: Int128 = 0
  /// What lifts those below their midpoints to them, likewise.
  public private(set) var costToMidpoint: Int128 = 0
  /// What those above are over their maximums, likewise.
  public private(set) var excessOverMaximum: Int128 = 0

  /// Nobody.
  public init() {}

  /// Adds one person.
  /// - Parameters:
  ///   - pay: Yearly at full time, in smallest units.
  ///   - share: Share of full time in units of 10⁻¹⁸.
  public mutating func add(
    pay: Int64, fullTimeEquivalent share: Int64, _ placement: borrowing PayPlacement, in range: borrowing YearlyAmounts
  ) {
    headcount &+= 1
    fullTimeEquivalent += Int128(share)
    let (high, low) = pay.multipliedFullWidth(by: share)
    payroll += Int128(high) << 64 | Int128(low)
    if let ratio = placement.compaRatio {
      comparedPay += Int128(pay)
      midpoints += Int128(range.midpoint)
      compaRatioCount &+= 1
      compaRatios += Int128(ratio)
      if range.hasEnds {
        minimums += Int128(range.minimum)
        maximums += Int128(range.maximum)
      }
    }
    if let penetration = placement.rangePenetration {
      penetrationCount &+= 1
      penetrations += Int128(penetration)
    }
    switch placement.position {
    case .below?: below &+= 1
    case .within?: within &+= 1
    case .above?: above &+= 1
    case nil: break
    }
    costToMinimum += Int128(placement.costToMinimum ?? 0)
    costToMidpoint += Int128(placement.costToMidpoint ?? 0)
    excessOverMaximum += Int128(placement.excessOverMaximum ?? 0)
  }

  /// Adds the people of another tally.
  public mutating func add(_ other: PayTally) {
    headcount += other.headcount
    fullTimeEquivalent += other.fullTimeEquivalent
    payroll += other.payroll
    comparedPay += other.comparedPay
    midpoints += other.midpoints
    minimums += other.minimums
    maximums += other.maximums
    compaRatioCount += other.compaRatioCount
    compaRatios += other.compaRatios
    penetrationCount += other.penetrationCount
    penetrations += other.penetrations
    below += other.below
    within += other.within
    above += other.above
    costToMinimum += other.costToMinimum
    costToMidpoint += other.costToMidpoint
    excessOverMaximum += other.excessOverMaximum
  }
}
