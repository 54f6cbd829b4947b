import Compensation
import Testing

@Suite struct BracketsLookupTests {
  /// The staff assessment of the United Nations: 17 % to 50,000, 24 % to 100,000, 30 % to 150,000, 34 % above.
  private func assessment(_ rows: String = "0,0.17\n50000,0.24\n100000,0.30\n150000,0.34") -> SmallPolicy {
    SmallPolicy(
      inputs: [.number("gross")], lookups: [LookupDefinition("tax", in: "rates", .brackets("from", "gross"))],
      steps: ["offer": "gross - tax"], tables: [table("rates", "from,value\n" + rows)])
  }

  @Test(arguments: [
    // 8,500 + 12,000 + 15,000 + 62,632 × 0.34 = 56,794.88; 43,080 × 0.34 instead = 50,147.20.
    ("212632", "56794.88"), ("193080", "50147.2"),
    // 8,500 + 47,139 × 0.24; 20,500 + 18,901 × 0.30.
    ("97139", "19813.36"), ("118901", "26170.3"),
    // Up to each bound, and one more.
    ("0", "0"), ("50000", "8500"), ("50001", "8500.24"), ("100000", "20500"), ("150000", "35500"),
    ("150001", "35500.34"), ("1", "0.17"),
  ])
  func eachPartAtItsOwnRate(gross: String, tax: String) throws {
    #expect(try assessment().offer(["gross": gross]).value("tax") == tax)
    #expect(try assessment().reversed().offer(["gross": gross]).value("tax") == tax)
  }

  @Test func whatIsLeftOfGross() throws {
    // 212,632 − 56,794.88.
    #expect(try assessment().offer(["gross": "212632"]).value("offer") == "155837.12")
  }

  @Test func aNegativeAmountIsBelowTheFirstBracket() throws {
    #expect(
      try assessment().refusal(["gross": "-0.01"])
        == Finding(
          "below-first-band",
          "the number looked up for tax is below the first bracket; add a row for it, or correct the number",
          file: "rates.csv",
          column: "from"))
  }

  @Test func theFirstBracketBeginsAtZero() {
    let findings = assessment("100,0.1\n200,0.2").findings()
    #expect(
      findings == [
        Finding(
          "bracket-hole",
          "the lowest bracket does not begin at 0, so that the part below it has no rate; add a row from 0",
          file: "rates.csv", line: 2, column: "from")
      ])
    #expect(assessment("200,0.2\n-100,0.1").problems() == ["rates.csv:3: from: [bracket-hole]"])
  }

  @Test func everyPartIsRoundedToTheEighteenthPlace() throws {
    // 1 × 0.333333333333333333 + 0.000000000000000001 × 0.5, a half unit that goes up.
    let small = assessment("0,0.333333333333333333\n1,0.5")
    #expect(try small.offer(["gross": "1.000000000000000001"]).value("tax") == "0.333333333333333334")
  }

  @Test func theRowsThatTookPartAreShown() throws {
    let offer = try assessment().offer(["gross": "97139"])
    let step = try #require(offer.explanation.steps.last)
    let tax = step.inputs.filter { $0.name == "tax" }
    #expect(tax.map(\.value.description) == ["19813.36", "8500", "11313.36"])
    #expect(tax.map(\.working) == [nil, "50000 * 0.17", "47139 * 0.24"])
    #expect(tax.map(\.row) == [nil, "from = 0", "from = 50000"])
  }

  @Test func bracketsHaveEditionsAndKeys() throws {
    let small = SmallPolicy(
      inputs: [.text("status"), .number("gross")],
      lookups: [LookupDefinition("tax", in: "rates", where: ["status": "status"], .brackets("from", "gross"))],
      steps: ["offer": "tax"],
      tables: [
        table(
          "rates",
          "status,from,effective_from,value\nsingle,0,2024-01-01,0.1\nsingle,100,2024-01-01,0.2\nsingle,0,2025-01-01,0.3\n"
            + "married,0,2024-01-01,0.05")
      ])
    // 100 × 0.1 + 50 × 0.2; 150 × 0.3; 150 × 0.05.
    #expect(try small.offer(["status": "single", "gross": "150"], on: "2024-06-01").value("offer") == "20")
    #expect(try small.offer(["status": "single", "gross": "150"]).value("offer") == "45")
    #expect(try small.offer(["status": "married", "gross": "150"]).value("offer") == "7.5")
  }
}
