import Testing

@testable import Compensation

/// Where pay lies in a range; all amounts in cents.
@Suite struct PayPlacementTests {
  private static func amounts(_ minimum: Int64?, _ midpoint: Int64?, _ maximum: Int64?) throws -> YearlyAmounts {
    YearlyAmounts(try range(minimum, midpoint, maximum))
  }

  private static func place(
    _ pay: Int64, _ minimum: Int64?, _ midpoint: Int64?, _ maximum: Int64?, share: Int64 = PayPlacement.wholeShare
  ) throws -> PayPlacement {
    try PayPlacement(pay: pay, fullTimeEquivalent: share, in: amounts(minimum, midpoint, maximum))
  }

  @Test func aTextbookRange() throws {
    // 60,000 / 65,000 = 0.92307…; (60,000 − 52,000) / 26,000 = 0.30769…; 5,000 below the midpoint.
    let placement = try Self.place(6_000_000, 5_200_000, 6_500_000, 7_800_000)
    #expect(placement.compaRatio == 9231)
    #expect(placement.rangePenetration == 3077)
    #expect(placement.position == .within)
    #expect(placement.costToMinimum == 0)
    #expect(placement.costToMidpoint == 500_000)
    #expect(placement.excessOverMaximum == 0)
  }

  @Test(arguments: [
    // 80,000 to 120,000: 18,000 / 40,000, then 10,000 below, both ends, a cent beyond each, and 20,000 above.
    (9_800_000, 4500, RangePosition.within), (7_000_000, -2500, .below), (8_000_000, 0, .within),
    (12_000_000, 10_000, .within), (7_999_999, 0, .below), (12_000_001, 10_000, .above), (14_000_000, 15_000, .above),
  ])
  func penetrationIsNotClamped(pay: Int64, penetration: Int64, position: RangePosition) throws {
    let placement = try Self.place(pay, 8_000_000, 10_000_000, 12_000_000)
    #expect(placement.rangePenetration == penetration)
    #expect(placement.position == position)
  }

  @Test(arguments: [
    // Over 20,000: one is half of a ten-thousandth.
    (1, 1), (3, 2), (-1, -1), (-3, -2), (2, 1), (-2, -1), (0, 0), (20_001, 10_001), (-20_001, -10_001),
  ])
  func halvesGoAwayFromZero(part: Int64, expected: Int64) throws {
    #expect(try tenThousandths(part, over: 20_000) == expected)
    // The same by way of pay: a range that is 20,000 wide and begins at 100,000.
    let placement = try Self.place(100_000 + part, 100_000, 20_000, 120_000)
    #expect(placement.rangePenetration == expected)
    // Five times the midpoint and a part of it: a half counts up from below as well, since pay is above zero.
    let isHalf = part % 2 != 0
    #expect(placement.compaRatio == 50_000 + expected + (isHalf && part < 0 ? 1 : 0))
  }

  @Test func justBesideAHalf() throws {
    // 0.00004999… and 0.00005 and 0.00005000…: over 20,000,000 a half is 1000.
    #expect(try tenThousandths(999, over: 20_000_000) == 0)
    #expect(try tenThousandths(1000, over: 20_000_000) == 1)
    #expect(try tenThousandths(-999, over: 20_000_000) == 0)
    #expect(try tenThousandths(-1000, over: 20_000_000) == -1)
    // An odd whole has no exact half: 2/3 and 1/3 of a ten-thousandth.
    #expect(try tenThousandths(2, over: 30_000) == 1)
    #expect(try tenThousandths(1, over: 30_000) == 0)
  }

  @Test func aRangeWithoutWidth() throws {
    let placement = try Self.place(5_000_000, 5_000_000, 5_000_000, 5_000_000)
    #expect(placement.rangePenetration == nil)
    #expect(placement.position == .within)
    #expect(placement.compaRatio == 10_000)
    #expect(try Self.place(5_000_001, 5_000_000, 5_000_000, 5_000_000).position == .above)
    // Turned around: no penetration either.
    #expect(try Self.place(5_000_000, 6_000_000, nil, 4_000_000).rangePenetration == nil)
  }

  @Test func missingAmounts() throws {
    let onlyMidpoint = try Self.place(9_000, nil, 10_000, nil)
    #expect(onlyMidpoint.compaRatio == 9000)
    #expect(onlyMidpoint.rangePenetration == nil)
    #expect(onlyMidpoint.position == nil)
    #expect(onlyMidpoint.costToMinimum == nil)
    #expect(onlyMidpoint.costToMidpoint == 1000)
    #expect(onlyMidpoint.excessOverMaximum == nil)

    let onlyMinimum = try Self.place(9_000, 10_000, nil, nil)
    #expect(onlyMinimum.compaRatio == nil)
    #expect(onlyMinimum.position == nil)
    #expect(onlyMinimum.costToMinimum == 1000)
    #expect(onlyMinimum.costToMidpoint == nil)

    let onlyMaximum = try Self.place(9_000, nil, nil, 8_500)
    #expect(onlyMaximum.position == nil)
    #expect(onlyMaximum.excessOverMaximum == 500)
    #expect(onlyMaximum.costToMinimum == nil)

    // A minimum of 0 is one.
    let fromZero = try Self.place(5_000, 0, nil, 10_000)
    #expect(fromZero.rangePenetration == 5000)
    #expect(fromZero.costToMinimum == 0)
    // A midpoint of 0 cannot be divided by.
    #expect(try Self.place(5_000, nil, 0, nil).compaRatio == nil)
  }

  @Test(arguments: [
    // 1,234.55 short of the minimum, in cents, times the share: halves up.
    (1_000_000_000_000_000_000, 123_455), (500_000_000_000_000_000, 61_728), (800_000_000_000_000_000, 98_764),
    (2_000_000_000_000_000_000, 246_910), (1, 0), (100_000_000_000_000_000, 12_346),
    // 0.1 less 10⁻¹⁸ is 12,345.4999….
    (99_999_999_999_999_999, 12_345),
  ])
  func moneyIsOfThePartThatIsPaid(share: Int64, expected: Int64) throws {
    #expect(try Self.place(1_000_000, 1_123_455, 5_000_000, 9_000_000, share: share).costToMinimum == expected)
    #expect(try Self.place(1_000_000, 0, 1_123_455, 9_000_000, share: share).costToMidpoint == expected)
    #expect(try Self.place(1_123_455, 0, 100, 1_000_000, share: share).excessOverMaximum == expected)
    // Ratios do not depend on it.
    #expect(try Self.place(9_800_000, 8_000_000, 10_000_000, 12_000_000, share: share).rangePenetration == 4500)
  }

  @Test func bigNumbersAgainstWideArithmetic() throws {
    var random = SeededGenerator(seed: 1)
    var beyond = 0
    for _ in 0..<20_000 {
      // Around 2⁴⁸, where another way of dividing begins, and up to 2⁶³.
      let whole = Int64.random(in: 1...(1 << Int64.random(in: 1...62, using: &random)), using: &random)
      let size = Int64.random(in: 0...(1 << Int64.random(in: 1...62, using: &random)), using: &random)
      let part = Bool.random(using: &random) ? size : -size
      let (quotient, rest) = (Int128(size) * 10_000).quotientAndRemainder(dividingBy: Int128(whole))
      let nearest = quotient + (rest * 2 >= Int128(whole) ? 1 : 0)
      if let expected = Int64(exactly: nearest) {
        #expect(try tenThousandths(part, over: whole) == (part < 0 ? -expected : expected), "\(part) / \(whole)")
      } else {
        beyond += 1
        #expect(throws: ArithmeticError.overflow) { try tenThousandths(part, over: whole) }
      }
    }
    #expect(beyond > 100)
    for whole: Int64 in [1 << 48 - 1, 1 << 48, 1 << 48 + 1] {
      // The whole is 1, half of it a half, and a part just below 1/20,000 of it nothing.
      #expect(try tenThousandths(whole, over: whole) == 10_000)
      #expect(try tenThousandths(whole / 20_000, over: whole) == 0)
      #expect(try tenThousandths(whole / 20_000 + 1, over: whole) == 1)
    }
  }

  @Test func sharesOfBigAmountsAgainstWideArithmetic() throws {
    var random = SeededGenerator(seed: 2)
    for _ in 0..<20_000 {
      let amount = Int64.random(in: 1...(1 << Int64.random(in: 1...61, using: &random)), using: &random)
      let share = Int64.random(in: 1...2_000_000_000_000_000_000, using: &random)
      let (whole, rest) = (Int128(amount) * Int128(share)).quotientAndRemainder(dividingBy: 1_000_000_000_000_000_000)
      let expected = Int64(whole + (rest >= 500_000_000_000_000_000 ? 1 : 0))
      #expect(try paidPart(of: amount, share) == expected, "\(amount) × \(share)")
    }
    #expect(try paidPart(of: -5, 500_000_000_000_000_000) == 0)
    #expect(try paidPart(of: 0, 2_000_000_000_000_000_000) == 0)
  }

  @Test func whatIsTooLargeIsAnError() throws {
    #expect(throws: ArithmeticError.overflow) { try Self.place(.max, nil, 1, nil) }
    #expect(throws: ArithmeticError.overflow) { try Self.place(.max, 0, nil, 1) }
    #expect(throws: ArithmeticError.overflow) {
      try Self.place(1, .max, nil, nil, share: 2 * PayPlacement.wholeShare)
    }
    // The largest ratio there is: 922,337,203,685,477.5807.
    #expect(try Self.place(.max, nil, 10_000, nil).compaRatio == .max)
  }
}

/// A range per year in smallest units, which a policy without inputs gives.
func range(
  _ minimum: Int64?, _ midpoint: Int64?, _ maximum: Int64?, _ code: String = "USD"
) throws -> YearlyRange {
  YearlyRange(
    currency: try currency(code), minimum: minimum, midpoint: midpoint, maximum: maximum, inputs: [], shown: [],
    periods: PayPeriods(monthsPerYear: .success(ExactDecimal(12)), hoursPerYear: .success(ExactDecimal(2080))),
    served: [], warnings: [])
}

func currency(_ code: String) throws -> Currency { try #require(Currency(code: code)) }
