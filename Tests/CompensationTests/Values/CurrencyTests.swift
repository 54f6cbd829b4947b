import Compensation
import Testing

@Suite struct CurrencyTests {
  /// ISO 4217, list one: the currencies in use that have no minor unit, and those with three digits; funds and metals left out.
  static let withoutMinorUnit = [
    "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF",
  ]
  static let withThreeDigits = ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"]

  @Test func theDigitsAreThoseOfTheStandard() throws {
    let currencies = try Currency.allCodes.map { try #require(Currency(code: $0)) }
    #expect(currencies.filter { $0.minorDigits == 0 }.map(\.code) == Self.withoutMinorUnit)
    #expect(currencies.filter { $0.minorDigits == 3 }.map(\.code) == Self.withThreeDigits)
    #expect(currencies.allSatisfy { [0, 2, 3].contains($0.minorDigits) })
  }

  @Test(arguments: ["USD", "EUR", "GBP", "CHF", "INR", "CNY", "TRY", "HUF", "AED", "XCD", "SLE", "VED", "ZWG"])
  func mostHaveTwo(code: String) throws {
    let currency = try #require(Currency(code: code))
    #expect(currency.minorDigits == 2)
    #expect(currency.description == code)
  }

  /// Retired: German mark, Croatian kuna (2022), Sierra Leone's old leone (2024), Zimbabwe's former dollar (2024), Cuba's convertible
  /// peso (2021), Venezuela's former bolívar (2018).
  @Test(arguments: ["DEM", "HRK", "SLL", "ZWL", "CUC", "VEF"])
  func retiredCodesAreUnknown(code: String) {
    #expect(Currency(code: code) == nil)
  }

  @Test func theLevOfTheYearsUpTo2025IsKept() {
    #expect(Currency(code: "BGN")?.minorDigits == 2)
  }

  @Test(arguments: ["", "US", "USDX", "usd", "Usd", "XXX", "XAU", "XDR", "CHE", "$", "€", "ABC", "EU€"])
  func onlyTheStandardsOwnSpelling(code: String) {
    #expect(Currency(code: code) == nil)
  }

  @Test func inTheOrderOfCodes() throws {
    let (euro, dollar) = (try #require(Currency(code: "EUR")), try #require(Currency(code: "USD")))
    #expect(euro < dollar)
    #expect(Currency.allCodes == Currency.allCodes.sorted())
    #expect(Set(Currency.allCodes).count == Currency.allCodes.count)
  }
}
