import Compensation
import Testing

@Suite struct RoundingTests {
  private func rounded(_ number: String, _ rule: RoundingRule, _ unit: String) throws -> String {
    try ExactDecimal(plain: number).rounded(rule, to: ExactDecimal(plain: unit)).description
  }

  @Test(
    arguments: [
      // up to 100 at the end.
      ("44577.20", .up, "100", "44600"), ("44600.00", .up, "100", "44600"), ("44600.01", .up, "100", "44700"),
      // B-15: the nearest 100 of the same tells up from nearest.
      ("44577.20", .nearest, "100", "44600"), ("44600.01", .nearest, "100", "44600"),
      // B-9: 122,199.30 to 1,000.
      ("122199.30", .nearest, "1000", "122000"),
      // B-15: the ends of a range, from 44,600 × 0.8 = 35,680 and × 1.2 = 53,520; and from 44,577.20 × 1.2 = 53,492.64.
      ("35680", .up, "100", "35700"), ("53520", .up, "100", "53600"), ("53492.64", .up, "100", "53500"),
      // A letter that shows 7.5 % as 8 %.
      ("0.075", .nearest, "0.01", "0.08"),
      // Yen, dinar, dollar.
      ("26172468.4", .nearest, "1", "26172468"), ("20322.7864", .nearest, "0.001", "20322.786"),
      ("1.005", .nearest, "0.01", "1.01"),
      ("0", .up, "100", "0"), ("0", .down, "100", "0"), ("0", .nearest, "100", "0"),
      // A unit that is no power of ten: 1,000 = 15 × 65 + 25.
      ("1000", .down, "65", "975"), ("1000", .up, "65", "1040"), ("1000", .nearest, "65", "975"),
      ("0.625", .down, "0.05", "0.6"),
    ] as [(String, RoundingRule, String, String)])
  func toTheMultipleThatTheRuleNames(number: String, rule: RoundingRule, unit: String, expected: String) throws {
    #expect(try rounded(number, rule, unit) == expected)
  }

  @Test(
    arguments: [
      ("150", .nearest, "200"), ("-150", .nearest, "-200"), ("149.99", .nearest, "100"), ("-149.99", .nearest, "-100"),
      ("-150", .up, "-100"), ("-150", .down, "-200"), ("150", .up, "200"), ("150", .down, "100"), ("-200", .up, "-200"),
      ("-200", .down, "-200"), ("-0.01", .up, "0"), ("-0.01", .down, "-100"),
    ] as [(String, RoundingRule, String)])
  func halvesGoAwayFromZeroUpGoesToPlusInfinityAndDownToMinus(number: String, rule: RoundingRule, expected: String)
    throws
  {
    #expect(try rounded(number, rule, "100") == expected)
  }

  /// Rounding looks at the first eight decimals: what follows is the noise of a quotient.
  @Test(
    arguments: [
      ("85000.000000001", .up, "100", "85000"), ("85000.0000000049", .up, "100", "85000"),
      // The ninth decimal rounds the eighth up, so that there is something above 85,000.
      ("85000.000000005", .up, "100", "85100"), ("85000.00000001", .up, "100", "85100"),
      ("0.999999999999999999", .down, "1", "1"), ("0.99999999", .down, "1", "0"), ("0.999999994", .down, "1", "0"),
      ("0.999999995", .down, "1", "1"),
      // A half that a division left short: 90,500 × 101 ÷ 180 × 1.4 × 0.9 = 63,983.5.
      ("63983.49999999999998734", .nearest, "1", "63984"), ("63983.499999994", .nearest, "1", "63983"),
      ("-63983.4999999999999987", .nearest, "1", "-63984"), ("-85000.000000001", .down, "100", "-85000"),
      ("-85000.00000001", .down, "100", "-85100"), ("-0.999999999999999999", .up, "1", "-1"),
      ("1.000000004", .up, "0.00000001", "1"), ("1.000000006", .down, "0.00000001", "1.00000001"),
    ] as [(String, RoundingRule, String, String)])
  func theNinthDecimalIsNoise(number: String, rule: RoundingRule, unit: String, expected: String) throws {
    #expect(try rounded(number, rule, unit) == expected)
  }

  /// A unit below 0.00000001 looks at every digit.
  @Test(
    arguments: [
      ("0.000000000000000001", .up, "0.000000001", "0.000000001"), ("0.0000000004", .nearest, "0.000000001", "0"),
      ("0.0000000005", .nearest, "0.000000001", "0.000000001"),
      ("0.000000001999999999", .down, "0.000000001", "0.000000001"),
      ("1.23456789012345678", .nearest, "0.000000000000000001", "1.23456789012345678"),
      ("-0.000000000000000001", .down, "0.000000009", "-0.000000009"),
    ] as [(String, RoundingRule, String, String)])
  func aFinerUnitHasNoNoise(number: String, rule: RoundingRule, unit: String, expected: String) throws {
    #expect(try rounded(number, rule, unit) == expected)
  }

  @Test func aThirdThreeTimesIsOneWhenRoundedDown() throws {
    let third = try ExactDecimal.one / ExactDecimal(3)
    #expect(try (third * ExactDecimal(3)).rounded(.down, to: .one) == .one)
  }

  @Test(arguments: ["1.1888", "0.0092", "1.1684", "3.6725", "148.37", "0.307", "1.0000001"])
  func eightyFiveThousandEurosThereAndBackStaysEightyFiveThousand(rate: String) throws {
    let rate = try ExactDecimal(plain: rate)
    let pay = ExactDecimal(85_000)
    #expect(try (pay / rate * rate).rounded(.up, to: ExactDecimal(100)) == pay)
    #expect(try (pay * rate / rate).rounded(.up, to: ExactDecimal(100)) == pay)
  }

  @Test(arguments: [("0", RoundingRule.nearest), ("-100", .up), ("-0.000000000000000001", .down)])
  func aUnitIsAboveZero(unit: String, rule: RoundingRule) {
    #expect(throws: ArithmeticError.nonPositiveUnit) {
      try ExactDecimal(5).rounded(rule, to: ExactDecimal(plain: unit))
    }
  }

  @Test func aMultipleThatDoesNotFitIsAnOverflow() throws {
    let high = "170141183460469231731.6"
    let low = "-170141183460469231731.6"
    for (number, rule) in [(high, RoundingRule.up), (high, .nearest), (low, .down), (low, .nearest)] {
      #expect(throws: ArithmeticError.overflow) { try ExactDecimal(plain: number).rounded(rule, to: .one) }
    }
    #expect(try rounded(high, .down, "1") == "170141183460469231731")
    #expect(try rounded(low, .up, "1") == "-170141183460469231731")
  }

  /// The rule by school arithmetic: first to eight decimals, then the quotient by the unit.
  @Test func anyNumberToAnyUnit() throws {
    var generator = SeededGenerator(seed: 6)
    for _ in 0..<1000 {
      let number = generator.anySize() / 1_000_000
      let unit = max(1, (generator.anySize() / 1_000_000_000).magnitude)
      let places = SchoolNumber.ten(toThe: 10)
      let size = SchoolNumber(number.magnitude)
      let looked = unit < 10_000_000_000 ? size : size.nearestQuotient(by: places) * places
      let (quotient, remainder) = looked.divided(by: SchoolNumber(unit))
      let further = remainder == SchoolNumber(0) ? quotient : quotient + SchoolNumber(1)
      for (rule, multiple) in [
        (RoundingRule.nearest, looked.nearestQuotient(by: SchoolNumber(unit))),
        (.up, number < 0 ? quotient : further), (.down, number < 0 ? further : quotient),
      ] {
        let expected = (multiple * SchoolNumber(unit)).units.map { number < 0 ? -$0 : $0 }
        let found = try ExactDecimal(units: number).rounded(rule, to: ExactDecimal(units: Int128(unit)))
        #expect(found.units == expected, "\(number) \(rule) to \(unit)")
      }
    }
  }
}
