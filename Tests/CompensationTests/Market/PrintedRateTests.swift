import Testing

@testable import Compensation

@Suite struct PrintedRateTests {
  @Test(arguments: [
    ("1.1684", 11684, 4), ("186.75", 18675, 2), ("37", 37, 0), ("0.0009", 9, 4), ("1.10", 110, 2), ("007.5", 75, 1),
    ("0.00000000000000001", 1, 17), ("922337203685477580", 922_337_203_685_477_580, 0),
  ])
  func asPrinted(text: String, digits: Int64, fractionDigits: Int) throws {
    let rate = try #require(PrintedRate(plain: text))
    #expect(rate.digits == digits)
    #expect(rate.fractionDigits == fractionDigits)
    #expect(try rate.value == ExactDecimal(plain: text))
  }

  @Test(arguments: [
    "", "0", "0.000", "-1.1", "+1", "1,1", "1.", ".5", "1e3", " 1", "N/A", "1.1.1", "$1", "100000000000000000000",
    "0.000000000000000001", "1.000000000000000000", "12345678901.1234567890",
  ])
  func noRate(text: String) { #expect(PrintedRate(plain: text) == nil) }

  @Test func impossibleParts() {
    #expect(PrintedRate(digits: 0, fractionDigits: 0) == nil)
    #expect(PrintedRate(digits: -1, fractionDigits: 0) == nil)
    #expect(PrintedRate(digits: 1, fractionDigits: -1) == nil)
    #expect(PrintedRate(digits: 1, fractionDigits: 18) == nil)
  }

  /// By hand: 0.00005 / 0.0009 is 1/18; 0.00005 / 0.0013 is 1/26; 0.00005 / 0.0092 is 1/184; 0.000005 / 0.00252 is 1/504: ±5.6 %,
  /// ±3.8 %, ±0.54 % and ±0.2 %, as of the rates of KRW, CLP, JPY and HUF in GitLab's file.
  @Test(arguments: [
    ("0.0009", "0.055555555555555556"), ("0.0013", "0.038461538461538462"), ("0.0092", "0.005434782608695652"),
    ("0.00252", "0.001984126984126984"), ("1", "0.5"), ("5", "0.1"), ("5.0", "0.01"), ("0.00000000000000001", "0.5"),
  ])
  func halfAUnitOfTheLastDigit(text: String, error: String) throws {
    let rate = try #require(PrintedRate(plain: text))
    #expect(try rate.relativeError() == ExactDecimal(plain: error))
  }

  /// By hand: 4.3 as 4.3000 is known to 0.00005 / 4.3.
  @Test(arguments: [
    (0, "0.011627906976744186"), (1, "0.011627906976744186"), (2, "0.001162790697674419"), (4, "0.000011627906976744"),
    (17, "0.000000000000000001"), (40, "0.000000000000000001"),
  ])
  func zerosThatWereNotPrinted(known: Int, error: String) throws {
    let rate = try #require(PrintedRate(plain: "4.3"))
    #expect(try rate.relativeError(knownFractionDigits: known) == ExactDecimal(plain: error))
  }
}
