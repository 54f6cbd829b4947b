import Compensation
import Testing

@Suite struct ExactDecimalTextTests {
  /// The largest number: 2¹²⁷ − 1 units of 10⁻¹⁸.
  static let largest = "170141183460469231731.687303715884105727"

  @Test(
    arguments: [
      ("0", 0), ("1", 1_000_000_000_000_000_000), ("-1", -1_000_000_000_000_000_000), ("-0", 0),
      ("007", 7_000_000_000_000_000_000),
      ("0.8421", 842_100_000_000_000_000), ("44577.20", 44_577_200_000_000_000_000_000), ("0.000000000000000001", 1),
      ("-0.000000000000000001", -1),
      // Zeros after the 18th place say nothing, so that they do no harm.
      ("0.0000000000000000010000", 1),
      ("170141183460469231731.687303715884105727", Int128.max),
      ("-170141183460469231731.687303715884105727", -Int128.max),
    ] as [(String, Int128)])
  func aPlainDecimalIsReadExactly(text: String, units: Int128) throws {
    #expect(try ExactDecimal(plain: text).units == units)
  }

  @Test(
    arguments: [
      ("", .empty), ("-", .empty), (".5", .noDigitBeforePoint), ("-.5", .noDigitBeforePoint),
      ("5.", .noDigitAfterPoint),
      ("1.2.3", .secondDecimalPoint),
      ("1,000", .unexpectedCharacter(",")), ("25%", .unexpectedCharacter("%")), ("1 000", .unexpectedCharacter(" ")),
      ("1\u{a0}000", .unexpectedCharacter("\u{a0}")), ("1\u{202f}000", .unexpectedCharacter("\u{202f}")),
      ("1e5", .exponent), ("EUR 100", .unexpectedCharacter("E")),
      ("+5", .unexpectedCharacter("+")), ("--5", .unexpectedCharacter("-")), ("5-", .unexpectedCharacter("-")),
      ("$5", .unexpectedCharacter("$")), ("€5", .unexpectedCharacter("€")), ("N/A", .unexpectedCharacter("N")),
      ("\u{0665}", .unexpectedCharacter("\u{0665}")), (" 5", .unexpectedCharacter(" ")),
      ("5\t", .unexpectedCharacter("\t")),
      ("0.0000000000000000001", .tooManyFractionDigits), ("1.1234567890123456789", .tooManyFractionDigits),
      // One unit more than the largest number, and one digit more.
      ("170141183460469231731.687303715884105728", .tooLarge), ("-170141183460469231731.687303715884105728", .tooLarge),
      ("170141183460469231732", .tooLarge), ("1000000000000000000000", .tooLarge),
      ("99999999999999999999999999999999999999999", .tooLarge),
    ] as [(String, NumberSyntaxError)])
  func anythingElseIsRefusedByName(text: String, error: NumberSyntaxError) {
    #expect(throws: error) { try ExactDecimal(plain: text) }
  }

  @Test(arguments: [
    (NumberSyntaxError.empty, "there are no digits"),
    (.unexpectedCharacter(","), "a comma; write 1313.175, without grouping and with a decimal point"),
    (.unexpectedCharacter("%"), "a percent sign; write the share, 0.25 for 25 %"),
    (.unexpectedCharacter("\u{202f}"), "a space; remove it"),
    (.exponent, "an exponent; write the digits out"),
    (.unexpectedCharacter("*"), "the character \"*\"; write digits and at most one decimal point"),
    (.secondDecimalPoint, "a second decimal point"),
    (.noDigitBeforePoint, "no digit before the decimal point"),
    (.noDigitAfterPoint, "no digit after the decimal point"),
    (.tooManyFractionDigits, "more than 18 digits after the decimal point"),
    (.tooLarge, "more than 20 digits before the decimal point, or above 170141183460469231731"),
  ])
  func aRefusalSaysWhatToWriteAndNeverTheFigure(error: NumberSyntaxError, message: String) {
    #expect(error.description == message)
  }

  @Test(arguments: [
    ("0", "0"), ("-0", "0"), ("12.000", "12"), ("-12.50", "-12.5"), ("0.8421", "0.8421"), ("100", "100"),
    ("0.000000000000000001", "0.000000000000000001"), ("-0.05", "-0.05"), (largest, largest),
    ("-" + largest, "-" + largest),
  ])
  func theShortestTextThatReadsBack(text: String, printed: String) throws {
    let number = try ExactDecimal(plain: text)
    #expect(number.description == printed)
    #expect(try ExactDecimal(plain: printed) == number)
  }

  @Test func theLeastNumberPrintsWithAllItsDigits() {
    // −2¹²⁷ units, one further from zero than the largest.
    #expect(ExactDecimal(units: .min).description == "-170141183460469231731.687303715884105728")
    #expect(ExactDecimal(units: .min).formatted(fractionDigits: 18) == "-170141183460469231731.687303715884105728")
  }

  @Test(arguments: [
    // Halves go away from zero: dollars 1.01, not 1.00.
    ("1.005", 2, "1.01"), ("-1.005", 2, "-1.01"), ("1.004999999999999999", 2, "1.00"), ("0.5", 0, "1"),
    ("-0.5", 0, "-1"),
    ("0.499999999999999999", 0, "0"), ("2.5", 0, "3"), ("9.995", 2, "10.00"), ("999.9995", 3, "1000.000"),
    // Nothing is left of it, so neither is the sign.
    ("-0.004", 2, "0.00"), ("-0.4", 0, "0"),
    ("0", 0, "0"), ("0", 2, "0.00"), ("1313.175", 2, "1313.18"), ("85000", 2, "85000.00"),
    ("20322.786", 3, "20322.786"),
    ("0.05", 1, "0.1"), ("0.000000000000000001", 18, "0.000000000000000001"), ("0.05", 18, "0.050000000000000000"),
    // Above 2⁶⁴ − 1 = 18446744073709551615 before the point.
    ("18446744073709551616.5", 0, "18446744073709551617"), (largest, 2, "170141183460469231731.69"),
    (largest, 18, largest),
  ])
  func formattedWithSoManyDigits(text: String, digits: Int, formatted: String) throws {
    #expect(try ExactDecimal(plain: text).formatted(fractionDigits: digits) == formatted)
  }

  @Test func digitsAreAppendedBehindWhatIsThere() throws {
    var bytes = Array("USD ".utf8)
    try ExactDecimal(plain: "1234.5").append(to: &bytes, fractionDigits: 2)
    #expect(String(decoding: bytes, as: UTF8.self) == "USD 1234.50")
  }

  @Test func everyNumberReadsBackFromItsText() throws {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<2000 {
      let number = ExactDecimal(units: generator.anySize())
      #expect(try ExactDecimal(plain: number.description) == number)
    }
  }

  @Test func textsAgreeWithTheDigitsOfTheUnits() {
    var generator = SeededGenerator(seed: 2)
    for _ in 0..<1000 {
      let units = generator.anySize()
      let places = Int.random(in: 0...18, using: &generator)
      let kept = SchoolNumber(units.magnitude).nearestQuotient(by: .ten(toThe: 18 - places))
      var digits = kept.digits + Array(repeating: 0, count: max(0, places + 1 - kept.digits.count))
      digits.reverse()
      let whole = digits.dropLast(places).map { String($0) }.joined()
      let fraction = digits.suffix(places).map { String($0) }.joined()
      let sign = units < 0 && !kept.digits.isEmpty ? "-" : ""
      #expect(
        ExactDecimal(units: units).formatted(fractionDigits: places) == sign + whole
          + (places > 0 ? "." + fraction : ""), "\(units)")
    }
  }
}
