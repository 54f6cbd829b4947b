import Compensation
import Testing

@Suite struct AgingRuleTests {
  private func aged(_ pay: Int, _ rule: String, months: Int) throws -> ExactDecimal {
    try ExactDecimal(pay) * AgingRule(rule).factor(months: ExactDecimal(months))
  }

  /// B-8: published vectors.
  @Test func publishedVectors() throws {
    #expect(try aged(52_000, "3%/year", months: 9) == ExactDecimal(53_170))
    #expect(try aged(53_000, "3%/year,linear", months: 4) == ExactDecimal(53_530))
    #expect(try aged(90_000, "3%/year", months: 6) == ExactDecimal(91_350))
    #expect(try aged(90_000, "3%/year,compound", months: 6).formatted(fractionDigits: 2) == "91340.02")
  }

  @Test func wholeYears() throws {
    // 1 + 0.03 × 2, and 1.03²; one year is the same by both.
    #expect(try aged(100_000, "3%/year", months: 24) == ExactDecimal(106_000))
    #expect(try aged(100_000, "3%/year,compound", months: 24) == ExactDecimal(106_090))
    #expect(try aged(100_000, "3%/year,compound", months: 12) == aged(100_000, "3%/year", months: 12))
    #expect(try aged(100_000, "3%/year,compound", months: 0) == ExactDecimal(100_000))
    // A fall of 4 % a year, and back in time: 1 − 0.04 / 2, 1 / 1.25.
    #expect(try aged(100_000, "-4%/year", months: 6) == ExactDecimal(98_000))
    #expect(try aged(100_000, "25%/year,compound", months: -12) == ExactDecimal(80_000))
  }

  @Test func aRuleFromItsText() throws {
    #expect(try AgingRule("3%/year") == AgingRule(rate: ExactDecimal(plain: "0.03"), form: .linear, months: .calendar))
    let half = try AgingRule("3.5%/year,compound", months: .days)
    #expect(half == AgingRule(rate: try ExactDecimal(plain: "0.035"), form: .compound, months: .days))
    #expect(try AgingRule("0%/year,linear").rate == .zero)
    #expect(try AgingRule("100%/year").rate == .one)
  }

  @Test(arguments: [
    ("3/year", "\"3/year\" does not end in %/year"), ("3%", "\"3%\" does not end in %/year"),
    ("", "\"\" does not end in %/year"), ("0.03", "\"0.03\" does not end in %/year"),
    ("3%/year,", "\"\" is not linear or compound"), ("3%/year,simple", "\"simple\" is not linear or compound"),
    ("3%/year,linear,", "\"3%/year,linear,\" has more than one comma"),
    ("3,5%/year", "\"5%/year\" is not linear or compound"), ("x%/year", "\"x%/year\" is no rate: the character \"x\""),
    ("%/year", "\"%/year\" is no rate: there are no digits"), ("-100%/year", "-100%/year is not above -100%"),
    ("101%/year", "101%/year is not above -100% and at most 100%"),
    ("1e1%/year", "\"1e1%/year\" is no rate: an exponent"),
  ])
  func textsThatAreNoRate(text: String, message: String) {
    let error = #expect(throws: MarketOptionError.self) { try AgingRule(text) }
    #expect(error?.description.hasPrefix(message) == true)
    #expect(error?.description.hasSuffix("; write a rate a year, such as 3%/year or 3%/year,compound") == true)
  }

  @Test func betweenTwoDays() throws {
    let start = try #require(CalendarDate("2025-03-15"))
    let end = try #require(CalendarDate("2025-06-14"))
    // Two months, and 91 days: 91 × 48 / 1461 = 2.98973…
    #expect(try AgingRule("3%/year").factor(from: start, to: end).description == "1.005")
    let days = try AgingRule("12%/year", months: .days)
    #expect(days.months(from: start, to: end).description == "2.98973305954825462")
    // 1 + 0.12 × 2.98973… / 12.
    #expect(try days.factor(from: start, to: end).description == "1.029897330595482546")
  }

  @Test func tooFarToHold() throws {
    let rule = try AgingRule("100%/year,compound")
    #expect(throws: ArithmeticError.overflow) { try rule.factor(months: ExactDecimal(12 * 68)) }
    let linear = try AgingRule("100%/year")
    #expect(throws: ArithmeticError.overflow) {
      try linear.factor(months: ExactDecimal(units: .max)) * ExactDecimal(100)
    }
  }
}
