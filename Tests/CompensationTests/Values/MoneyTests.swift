import Compensation
import Testing

@Suite struct MoneyTests {
  @Test func amountsOfOneCurrencyAreAddedAndCompared() throws {
    let (a, b) = (try money("100.50", "EUR"), try money("0.75", "EUR"))
    #expect(try a + b == money("101.25", "EUR"))
    #expect(try a - b == money("99.75", "EUR"))
    #expect(try a * ExactDecimal(plain: "1.1") == money("110.55", "EUR"))
    // 60,000 / 65,000 = 12/13.
    #expect(try (money("60000", "EUR") / money("65000", "EUR")).description == "0.923076923076923077")
  }

  @Test func twoCurrenciesNeverMeet() throws {
    let (euros, dollars) = (try money("85000", "EUR"), try money("85000", "USD"))
    let mismatch = MoneyError.currencyMismatch(euros.currency, dollars.currency)
    #expect(throws: mismatch) { try euros + dollars }
    #expect(throws: mismatch) { try euros - dollars }
    #expect(throws: mismatch) { try euros / dollars }
    #expect(euros != dollars)
  }

  @Test(arguments: [
    ("100.5", "JPY", "101"), ("-100.5", "JPY", "-101"), ("100.49", "JPY", "100"), ("1.005", "USD", "1.01"),
    ("1.0049", "USD", "1"),
    ("20322.7865", "KWD", "20322.787"), ("20322.7864", "KWD", "20322.786"),
  ])
  func toTheCurrencysSmallestUnitHalvesAwayFromZero(amount: String, currency: String, rounded: String) throws {
    #expect(try money(amount, currency).roundedToMinorUnit() == money(rounded, currency))
  }

  @Test func errorsOfArithmeticStayErrors() throws {
    let largest = try Money(ExactDecimal(units: .max), #require(Currency(code: "USD")))
    #expect(throws: MoneyError.arithmetic(.overflow)) { try largest + largest }
    #expect(throws: MoneyError.arithmetic(.overflow)) { try largest * ExactDecimal(2) }
    #expect(throws: MoneyError.arithmetic(.overflow)) {
      try money("170141183460469231731.6", "JPY").roundedToMinorUnit()
    }
    #expect(throws: MoneyError.arithmetic(.divisionByZero)) { try largest / money("0", "USD") }
  }
}

/// An amount from its text.
func money(_ amount: String, _ code: String) throws -> Money {
  Money(try ExactDecimal(plain: amount), try #require(Currency(code: code)))
}
