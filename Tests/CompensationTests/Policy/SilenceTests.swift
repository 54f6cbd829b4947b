import Compensation
import Testing

/// Where a slip in a table or an input could have been taken silently for something else.
@Suite struct SilenceTests {
  /// 0, 100 and 200; the row of 100 ended on 2026-01-01.
  private static let ended = """
    from,effective_from,effective_to,value
    0,2024-01-01,,0.1
    100,2024-01-01,2026-01-01,0.2
    200,2024-01-01,,0.3
    """

  private func reading(_ reading: LookupDefinition.Reading, _ text: String = ended) -> SmallPolicy {
    SmallPolicy(
      inputs: [.number("number")], lookups: [LookupDefinition("found", in: "steps", reading)],
      steps: ["offer": "found"],
      tables: [table("steps", text)])
  }

  @Test(arguments: [("50", "0.1"), ("200", "0.3")])
  func aBandBesideOneThatEndedStays(number: String, value: String) throws {
    #expect(try reading(.band("from", "number")).offer(["number": number], on: "2026-06-01").value("found") == value)
  }

  @Test func aBandThatEndedIsNotHandedToItsNeighbour() throws {
    #expect(try reading(.band("from", "number")).refusal(["number": "150"], on: "2026-06-01").code == "expired")
    #expect(try reading(.band("from", "number")).offer(["number": "150"], on: "2025-12-31").value("found") == "0.2")
  }

  @Test func aBracketThatEndedIsNotTaxedByItsNeighbour() throws {
    // 100 × 0.1 + 50 × 0.2 = 20 while it holds.
    #expect(try reading(.brackets("from", "number")).offer(["number": "150"], on: "2025-12-31").value("found") == "20")
    #expect(try reading(.brackets("from", "number")).refusal(["number": "150"], on: "2026-06-01").code == "expired")
    // An amount that does not reach it needs only the first: 50 × 0.1.
    #expect(try reading(.brackets("from", "number")).offer(["number": "50"], on: "2026-06-01").value("found") == "5")
  }

  @Test func aTableOfOneRowThatHasNoneIsNotZero() throws {
    let small = SmallPolicy(
      lookups: [LookupDefinition("rate", in: "rates")], steps: ["offer": "rate + 1000"],
      tables: [table("rates", "value")])
    #expect(try small.refusal().code == "empty-table")
  }

  @Test func aValueMustGoWithTheOtherInputs() throws {
    let small = SmallPolicy(
      inputs: [.text("country"), .text("city", in: "cities", where: ["country": "country"])],
      lookups: [LookupDefinition("factor", in: "cities", where: ["city": "city"])],
      steps: ["offer": "100 * factor"],
      tables: [table("cities", "country,city,value\nGermany,Berlin,1\nJapan,Tokyo,2")])
    #expect(try small.offer(["country": "Japan", "city": "Tokyo"]).value("offer") == "200")
    #expect(
      try small.refusal(["country": "Germany", "city": "Tokyo"])
        == Finding(
          "unknown-city", "there is no city \"Tokyo\" for country \"Germany\"; there are: \"Berlin\"",
          file: "cities.csv",
          column: "city"))
  }

  @Test func endsAreComparedAsTheyAreShown() throws {
    // 31.37 × 0.9 = 28.233, shown as 28.23, which is what the offer is.
    let small = SmallPolicy(
      inputs: [.number("compa")],
      steps: [
        "midpoint": "31.37", "minimum": "midpoint * 0.9", "maximum": "midpoint * 1.1",
        "offer": "round(midpoint * compa, 0.01)",
      ])
    let offer = try small.offer(["compa": "0.9"])
    #expect(offer.offer?.amount == offer.range?.minimum.amount)
    #expect(try small.refusal(["compa": "0.899"]).code == "outside-range")
  }

  @Test func anEndWithoutABeginningIsRefused() {
    let small = SmallPolicy(
      inputs: [.text("key")], lookups: [LookupDefinition("found", in: "pay", where: ["key": "key"])],
      steps: ["offer": "found"], tables: [table("pay", "key,effective_to,value\na,2020-01-01,1")])
    #expect(small.problems() == ["pay.csv:1: effective_from: [missing-column]"])
  }

  @Test func anInputNamedCurrencySaysWhatPayIsIn() {
    let small = SmallPolicy(
      inputs: [.text("currency")], lookups: [LookupDefinition("rate", in: "rates", where: ["currency": "currency"])],
      steps: ["offer": "100 * rate"], tables: [table("rates", "currency,value\nEUR,0.9")])
    #expect(small.problems() == ["policy.json: currency: [bad-name]"])
  }
}
