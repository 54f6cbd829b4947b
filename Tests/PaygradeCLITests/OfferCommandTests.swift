import Foundation
import Testing

/// The JSON of an offer, as far as these tests look at it. `Decimal` keeps the digits as they are written.
struct OfferDocument: Decodable {
  struct Range: Decodable { let minimum, midpoint, maximum: Decimal }
  struct Pay: Decodable {
    let base: Decimal?
    let variable: Decimal?
    let total: Decimal
  }
  struct Asking: Decodable {
    let amount: Decimal
    let compaRatio: Decimal?
    let rangePenetration: Decimal?
    let position: String?
    let difference: Decimal?
  }
  struct PurchasingPower: Decodable {
    let index, amount: Decimal
    let reference: String
  }
  struct Comparison: Decodable {
    let country: String
    let currency: String
    let range: Range
    let purchasingPower: PurchasingPower?
  }
  struct Warning: Decodable {
    let code: String
    let message: String
  }
  let asOf: String
  let currency: String
  let range: Range?
  let offer: Decimal
  let pay: Pay
  let asking: Asking?
  let compare: [Comparison]?
  let purchasingPower: PurchasingPower?
  let warnings: [Warning]

  init(_ outcome: Command.Outcome) throws {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    self = try decoder.decode(Self.self, from: outcome.standardOutput)
  }
}

private let harbour = fixtures + "/golden/harbour"

/// An offer of the made-up policy, as JSON; arithmetic in `Fixtures/golden/README.md`.
private func offer(_ options: String, status: Int32 = 0) throws -> OfferDocument {
  let outcome = try paygrade(
    "offer --policy \(harbour) --level Senior --country Germany --format json --no-explain \(options)")
  #expect(outcome.status == status, "\(outcome.errors)")
  return try OfferDocument(outcome)
}

private func decimal(_ digits: String) -> Decimal? { Decimal(string: digits) }

@Suite struct OfferCommandTests {
  @Test func jsonHasTheKeysOfTheContract() throws {
    let line = "offer --policy \(harbour) --level Senior --country Germany --format json --asking 60000 --compare Japan"
    let outcome = try paygrade(line)
    let object = try #require(try JSONSerialization.jsonObject(with: outcome.standardOutput) as? [String: Any])
    #expect(
      object.keys.sorted() == [
        "as_of", "asking", "compare", "currency", "explanation", "inputs", "offer", "pay", "period", "policy",
        "purchasing_power", "range", "warnings",
      ])
    func keys(_ name: String) -> [String]? { (object[name] as? [String: Any])?.keys.sorted() }
    #expect(keys("policy") == ["digest", "name", "version"])
    #expect(keys("range") == ["maximum", "midpoint", "minimum"])
    #expect(keys("pay") == ["base", "total", "variable"])
    #expect(keys("asking") == ["amount", "compa_ratio", "difference", "position", "range_penetration"])
    #expect(keys("purchasing_power") == ["amount", "index", "reference"])
    let comparison = try #require((object["compare"] as? [[String: Any]])?.first)
    #expect(Set(comparison.keys).isSuperset(of: ["country", "currency", "range", "purchasing_power"]))
    let explanation = try #require(object["explanation"] as? [[String: Any]])
    let midpoint = try #require(explanation.first { $0["step"] as? String == "midpoint" })
    #expect(Set(midpoint.keys).isSuperset(of: ["step", "formula", "value", "inputs"]))
    #expect(midpoint["formula"] as? String == "round_up(reference * exchange_rate, 100)")
    let rate = try #require(
      (midpoint["inputs"] as? [[String: Any]])?.first { $0["name"] as? String == "exchange_rate" })
    #expect(rate.keys.sorted() == ["effective_from", "name", "row", "source", "table", "value"])
    #expect(rate["effective_from"] as? String == "2026-03-02")
    #expect(rate["source"] as? String == "Central bank")
  }

  @Test func jsonLeavesOutWhatHasNoValue() throws {
    let outcome = try paygrade(
      "offer --policy us-general-schedule --grade 12 --step 3 --input locality=SF --format json --no-explain")
    let object = try #require(try JSONSerialization.jsonObject(with: outcome.standardOutput) as? [String: Any])
    #expect(
      object.keys.sorted() == ["as_of", "currency", "inputs", "offer", "pay", "period", "policy", "warnings"])
  }

  @Test func jsonNumbersAreExact() throws {
    let document = try offer("--asking 60000")
    #expect(document.purchasingPower?.amount == decimal("97714.29"))
    #expect(document.purchasingPower?.index == decimal("0.875"))
    #expect(document.asking?.compaRatio == decimal("0.8333"))
    #expect(document.asking?.rangePenetration == decimal("0.0833"))
    // 109,565.22 and 16,434.78 make 126,000: definitions of total target cash, 15 % of base.
    let split = try OfferDocument(
      paygrade(
        "offer --policy gitlab-2022 --level Director --country Germany --input location_factor=0.7 --currency USD --format json"
      ))
    #expect(split.pay.base == decimal("109565.22"))
    #expect(split.pay.variable == decimal("16434.78"))
    #expect(split.pay.total == decimal("126000"))
  }

  @Test func askingBelowWithinAndAbove() throws {
    let below = try offer("--asking 57599.5").asking
    #expect(below?.position == "below")
    #expect(below?.difference == decimal("-0.5"))
    for amount in ["57600", "72000", "86400"] {
      let within = try offer("--asking \(amount)").asking
      #expect(within?.position == "within")
      #expect(within?.difference == 0)
    }
    let above = try offer("--asking 100800").asking
    #expect(above?.position == "above")
    #expect(above?.difference == 14_400)
    #expect(above?.compaRatio == decimal("1.4"))
    // (100,800 − 57,600) ÷ 28,800
    #expect(above?.rangePenetration == decimal("1.5"))
  }

  @Test func askingInWords() throws {
    func says(_ amount: String) throws -> String {
      let line = "offer --policy \(harbour) --level Senior --country Germany --asking \(amount)"
      return try paygrade(line).output.replacingOccurrences(of: "\n  ", with: " ")
    }
    #expect(try says("50000").contains("Asking EUR 50,000 is below the minimum by 7,600,"))
    #expect(try says("68400").contains("Asking EUR 68,400 is within the range, "))
    #expect(try says("68400").contains("; it equals the offer."))
    #expect(try says("90000").contains("Asking EUR 90,000 is above the maximum by 3,600,"))
  }

  @Test func aShareOfFullTimeMovesPayAndNotTheRange() throws {
    let half = try offer("--fte 0.5")
    #expect(half.range?.midpoint == 72_000)
    #expect(half.offer == 68_400)
    #expect(half.pay.base == 34_200)
    #expect(half.pay.variable == 3_420)
    #expect(half.pay.total == 37_620)
  }

  @Test func placementAndCompaPlaceTheOffer() throws {
    #expect(try offer("--placement meets").offer == 68_400)
    #expect(try offer("--placement strong").offer == 75_600)
    // 72,000 × 0.8765 = 63,108, up to the next 100.
    #expect(try offer("--compa 0.8765").offer == 63_200)
    let both = try paygrade("offer --policy \(harbour) --level Senior --country Germany --compa 1 --placement strong")
    #expect(both.status == 64)
    #expect(both.output.isEmpty)
  }

  @Test func thePayCurrencyIsTheOneAskedFor() throws {
    let dollars = try offer("--pay-currency USD")
    #expect(dollars.currency == "USD")
    #expect(dollars.range?.midpoint == 90_000)
    // Prices are those of the country, whatever the currency: 85,500 ÷ 1 ÷ 0.875.
    #expect(dollars.offer == 85_500)
    #expect(dollars.purchasingPower?.amount == decimal("97714.29"))
    let yen = try offer("--pay-currency JPY")
    #expect(yen.range?.midpoint == 13_545_000)
    let none = try paygrade(
      "offer --policy us-general-schedule --grade 1 --step 1 --input locality=SF --pay-currency EUR")
    #expect(none.status == 64)
    #expect(none.errors == "paygrade: policy us-general-schedule has no input for the currency of pay\n")
  }

  @Test func skillsAddUpToTheCapAndAnExpiredOneCountsNothing() throws {
    #expect(try offer("--skill CUDA").range?.midpoint == 74_900)
    let capped = try offer("--skill CUDA --skill Rust")
    #expect(capped.range?.midpoint == 75_600)
    #expect(capped.warnings.isEmpty)
    let expired = try offer("--skill Ruby")
    #expect(expired.range?.midpoint == 72_000)
    #expect(expired.warnings.map(\.code) == ["expired"])
    let all = try offer("--skill Ruby --skill Rust --skill CUDA")
    #expect(all.range?.midpoint == 75_600)
    // On the last day that it was in force it still counts.
    let earlier = try paygrade(
      "offer --policy \(harbour) --level Senior --country Germany --skill Ruby --as-of 2025-12-31 --format json")
    #expect(earlier.status == 1)
    #expect(earlier.errors.contains("factors.csv: effective_from: error: [not-yet-effective]"))
    let twice = try paygrade("offer --policy \(harbour) --level Senior --country Germany --skill CUDA --skill CUDA")
    #expect(twice.status == 64)
  }

  @Test func theBundledExamplePremiumsAreHeldToTheCap() throws {
    let line = """
      offer --level Senior --country "United States" --as-of 2026-04-13 --format json --skill "LLM infrastructure (example)" \
      --skill "Specialised hardware (example)" --skill "Prompt engineering (expired example)"
      """
    let document = try OfferDocument(paygrade(line))
    // 0.08 + 0.05 is held to 0.10: 120,000 × 1.2 × 1.1.
    #expect(document.range?.midpoint == 158_400)
    #expect(document.warnings.map(\.code) == ["expired"])
  }

  @Test(arguments: ["text", "markdown", "csv", "json"]) func aRefusedPlaceLeavesTheRest(_ format: String) throws {
    let options = "--policy \(harbour) --level Senior --country Germany --format \(format) --no-explain"
    let whole = try paygrade("offer \(options) --compare Japan").output
    let outcome = try paygrade("offer \(options) --compare Peru --compare Japan")
    #expect(outcome.status == 1)
    // The other place is there, and the reader of the result is told that one is not.
    #expect(outcome.output.contains("Japan"))
    if format == "csv" {
      #expect(outcome.output == whole)
    } else {
      #expect(outcome.output != whole)
      #expect(outcome.output.contains("there is no country \(format == "json" ? #"\"Peru\""# : "\"Peru\"")"))
    }
    #expect(
      outcome.errors == """
        \(harbour)/factors.csv: country: error: [unknown-country] there is no country "Peru"; there are: "Germany", "Japan"

        """)
  }

  @Test func comparedPlacesKeepTheirOrderAndTheirOwnCurrency() throws {
    let places = try #require(try offer("--compare Japan --compare Germany").compare)
    #expect(places.map(\.country) == ["Japan", "Germany"])
    #expect(places.map(\.currency) == ["JPY", "EUR"])
    #expect(places.map(\.range.midpoint) == [9_030_000, 72_000])
  }

  @Test func theExplanationIsOnInMarkdownAndJSONOnly() throws {
    let line = "offer --policy \(harbour) --level Senior --country Germany"
    let formula = "round_up(reference * exchange_rate, 100)"
    func explains(_ options: String) throws -> Bool { try paygrade("\(line) \(options)").output.contains(formula) }
    #expect(try !explains(""))
    #expect(try explains("--explain"))
    #expect(try explains("--format markdown"))
    #expect(try !explains("--format markdown --no-explain"))
    #expect(try explains("--format json"))
    #expect(try !explains("--format json --no-explain"))
    #expect(try paygrade("\(line) --format csv --explain").status == 64)
    #expect(try paygrade("\(line) --explain --no-explain").status == 64)
  }

  @Test func theDateChoosesTheRow() throws {
    let senior = "offer --policy \(harbour) --level Senior --country Germany --format json --as-of"
    #expect(try OfferDocument(paygrade("\(senior) 2026-03-02")).asOf == "2026-03-02")
    #expect(try paygrade("\(senior) 2026-03-01").status == 1)
    // Grade 12 step 3 at 46.34 %: 80,754 in 2025, 81,561 from 2026-01-11.
    let schedule = "offer --policy us-general-schedule --grade 12 --step 3 --input locality=SF --format json --as-of"
    #expect(try OfferDocument(paygrade("\(schedule) 2026-01-10")).offer == 118_175)
    #expect(try OfferDocument(paygrade("\(schedule) 2026-01-11")).offer == 119_356)
    let before = try paygrade("\(schedule) 2024-06-01")
    #expect(before.status == 1)
    #expect(before.output.isEmpty)
    #expect(before.errors.contains("[not-yet-effective]"))
  }

  @Test func refusedNotClamped() throws {
    let refused = try paygrade(
      "offer --policy gitlab-2022 --level Senior --country Germany --input location_factor=0.7 --compa 1.3")
    #expect(refused.status == 1)
    #expect(refused.output.isEmpty)
    #expect(refused.errors.contains("[outside-range]"))
    let clamped = try paygrade("offer --level Senior --country Germany --as-of 2026-04-13 --compa 1.3 --format json")
    #expect(clamped.status == 0)
    let document = try OfferDocument(clamped)
    #expect(document.offer == 122_400)
    #expect(document.warnings.map(\.code) == ["clamped"])
  }
}
