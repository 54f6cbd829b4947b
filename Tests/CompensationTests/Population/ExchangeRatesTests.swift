import Testing

@testable import Compensation

@Suite struct ExchangeRatesTests {
  /// One dollar is 0.8 euros or 160 yen, and in 2024 was 0.9 euros.
  private static let rates = table(
    "rates",
    """
    currency,value,effective_from
    EUR,0.9,2024-01-01
    EUR,0.8,2025-01-01
    JPY,160,2025-01-01
    CHF,0,2025-01-01
    """)

  private static func calculator(_ lookups: [LookupDefinition], on date: String? = "2025-06-01") throws -> Calculator {
    let small =
      lookups.isEmpty
      ? SmallPolicy(steps: ["midpoint": "100"])
      : SmallPolicy(
        inputs: [.text("currency", of: ["USD", "EUR", "JPY", "CHF", "GBP"])], lookups: lookups,
        steps: ["midpoint": "100 * exchange_rate"],
        tables: [lookups[0].keys.count == 1 ? rates : table("other", "currency,place,value\nEUR,a,0.8")]
      ) { $0.payCurrency = located("currency") }
    return try Calculator(policy: small.checked(), asOf: date.map { try day($0) })
  }

  private static var usual: [LookupDefinition] {
    [LookupDefinition("exchange_rate", in: "rates", where: ["currency": "currency"])]
  }

  @Test(arguments: [
    ("EUR", "USD", "100", "125"), ("USD", "EUR", "100", "80"), ("EUR", "JPY", "1", "200"), ("JPY", "EUR", "1000", "5"),
    ("JPY", "USD", "40000", "250"), ("USD", "USD", "1.23", "1.23"), ("EUR", "EUR", "1.23", "1.23"),
    ("JPY", "JPY", "7", "7"),
  ])
  func byBothRates(from: String, to: String, amount: String, expected: String) throws {
    let rates = ExchangeRates(to: try currency(to), try Self.calculator(Self.usual))
    try rates.check(currency(from))
    #expect(try rates.convert(ExactDecimal(plain: amount), from: currency(from)) == ExactDecimal(plain: expected))
  }

  @Test func asOfTheDay() throws {
    let rates = ExchangeRates(to: try currency("USD"), try Self.calculator(Self.usual, on: "2024-06-01"))
    #expect(try rates.convert(ExactDecimal(90), from: currency("EUR")) == ExactDecimal(100))
    // The yen has no rate yet.
    #expect(throws: Finding.self) { try rates.check(currency("JPY")) }
  }

  @Test(arguments: ["GBP", "CHF", "SEK"]) func aMissingRateIsNeverOne(code: String) throws {
    // The franc's rate of 0 is none.
    let calculator = try Self.calculator(Self.usual)
    for (target, from) in [("USD", code), (code, "USD"), ("EUR", code)] {
      let rates = ExchangeRates(to: try currency(target), calculator)
      let error = try #require(#expect(throws: Finding.self) { try rates.check(currency(from)) })
      #expect(error.code == "no-exchange-rate")
      #expect(error.file == "rates.csv")
      #expect(throws: Finding.self) { try rates.convert(.one, from: currency(from)) }
    }
    // Nothing is converted where all is in one currency.
    let same = ExchangeRates(to: try currency(code), calculator)
    try same.check(currency(code))
    #expect(try same.convert(ExactDecimal(5), from: currency(code)) == ExactDecimal(5))
  }

  @Test func aPolicyWithoutRates() throws {
    let unsuited = [
      [], [LookupDefinition("exchange_rate", in: "other", where: ["currency": "currency", "place": "'a'"])],
    ]
    for lookups in unsuited {
      let calculator = try Self.calculator(lookups, on: nil)
      let error = try #require(
        #expect(throws: Finding.self) { try ExchangeRates(to: currency("USD"), calculator).check(currency("EUR")) })
      #expect(error.code == "no-exchange-rate")
      #expect(error.file == "policy.json")
      #expect(try calculator.exchangeRate(of: currency("USD")) == .one)
    }
  }

  @Test func tooLarge() throws {
    let rates = ExchangeRates(to: try currency("JPY"), try Self.calculator(Self.usual))
    let large = try ExactDecimal(plain: "100000000000000000000")
    let error = try #require(#expect(throws: Finding.self) { try rates.convert(large, from: currency("USD")) })
    #expect(error.code == "overflow")
  }
}
