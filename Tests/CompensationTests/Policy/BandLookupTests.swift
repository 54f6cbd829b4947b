import Compensation
import Testing

@Suite struct BandLookupTests {
  /// The published sales zones, by lower bounds only; the text prints 0.01–0.49, 0.50–0.69, 0.70–0.85 and 0.86 and more.
  private func zones(_ rows: String = "0.01,0.60\n0.50,0.75\n0.70,0.85\n0.86,1.00") -> SmallPolicy {
    SmallPolicy(
      inputs: [.number("factor")], lookups: [LookupDefinition("zone", in: "zones", .band("from", "factor"))],
      steps: ["offer": "100 * zone"], tables: [table("zones", "from,value\n" + rows)])
  }

  private func bounded(_ rows: String) -> SmallPolicy {
    SmallPolicy(
      inputs: [.number("factor")],
      lookups: [LookupDefinition("zone", in: "zones", .band("from", "factor", below: "below"))],
      steps: ["offer": "100 * zone"], tables: [table("zones", "from,below,value\n" + rows)])
  }

  private static let good = "0.01,0.50,0.60\n0.50,0.70,0.75\n0.70,0.86,0.85\n0.86,,1.00"

  @Test(arguments: [
    ("0.01", "60"), ("0.49", "60"), ("0.50", "75"), ("0.69", "75"), ("0.70", "85"), ("0.85", "85"), ("0.86", "100"),
    ("1.5", "100"),
    // The holes of the printed table belong to the band below them.
    ("0.495", "60"), ("0.499999999999999999", "60"), ("0.695", "75"), ("0.855", "85"),
  ])
  func theBandOfTheGreatestLowerBound(factor: String, pay: String) throws {
    #expect(try zones().offer(["factor": factor]).value("offer") == pay)
    #expect(try zones().reversed().offer(["factor": factor]).value("offer") == pay)
    #expect(try bounded(Self.good).offer(["factor": factor]).value("offer") == pay)
  }

  @Test(arguments: ["0.009999999999999999", "0", "-1"])
  func belowTheFirstBoundIsAnError(factor: String) throws {
    #expect(
      try zones().refusal(["factor": factor])
        == Finding(
          "below-first-band",
          "the number looked up for zone is below the first band; add a row for it, or correct the number",
          file: "zones.csv",
          column: "from"))
  }

  @Test func anUpperBoundIsNotIncluded() throws {
    let small = bounded("0,10,1\n10,20,2")
    #expect(try small.offer(["factor": "9.99"]).value("offer") == "100")
    #expect(try small.offer(["factor": "10"]).value("offer") == "200")
    #expect(try small.offer(["factor": "19.99"]).value("offer") == "200")
    #expect(
      try small.refusal(["factor": "20"])
        == Finding(
          "above-last-band",
          "the number looked up for zone is at or above the end of the last band; add a row for it, or correct the number",
          file: "zones.csv", column: "from"))
    #expect(try small.refusal(["factor": "25"]).code == "above-last-band")
  }

  @Test func aHoleBetweenBandsIsFoundWhenThePolicyIsRead() {
    let findings = bounded("0.01,0.49,0.60\n0.50,0.69,0.75\n0.70,,0.85").findings()
    #expect(findings.map(\.code) == ["band-hole", "band-hole"])
    #expect(findings.map(\.line) == [3, 4])
    #expect(findings.map(\.column) == ["from", "from"])
    #expect(
      findings.first?.message
        == "no band holds the numbers from the end of line 2 up to this row's start; an upper bound is not included, so make it equal "
        + "to the next lower bound, or keep lower bounds only")
  }

  @Test func anOverlapIsFoundWhenThePolicyIsRead() {
    let findings = bounded("0,11,1\n10,20,2\n20,,3").findings()
    #expect(findings.map(\.code) == ["band-overlap"])
    #expect(findings.first?.line == 3)
    #expect(
      findings.first?.message
        == "this band begins before the one of line 2 ends; make that upper bound equal to this lower bound")
    // A band without an end overlaps whatever follows.
    #expect(bounded("0,,1\n10,20,2").findings().map(\.code) == ["band-overlap"])
  }

  @Test func aBandWithoutWidthIsFoundWhenThePolicyIsRead() {
    #expect(bounded("0,10,1\n10,10,2").problems() == ["zones.csv:3: below: [band-empty]"])
    #expect(bounded("0,10,1\n10,5,2").problems() == ["zones.csv:3: below: [band-empty]"])
  }

  @Test func theSameBoundTwiceIsADuplicateHoweverItIsWritten() {
    let findings = zones("0.5,1\n0.50,2").findings()
    #expect(findings.map(\.code) == ["duplicate-key"])
    #expect(findings.map(\.line) == [3])
  }

  @Test func anUpperBoundIsBlankOnlyWhereItIsNoFigure() {
    // The lower bound is a figure.
    #expect(bounded(",10,1\n10,,2").problems().contains("zones.csv:2: from: [missing-value]"))
  }

  /// A missing figure is never taken as 0, also when another lookup reads the same column as the ends of bands.
  @Test func aBlankEndIsNotAFigureOfZero() throws {
    let small = SmallPolicy(
      inputs: [.number("factor")],
      lookups: [
        LookupDefinition("zone", in: "zones", .band("from", "factor", below: "below")),
        LookupDefinition("end", in: "zones", .band("from", "factor"), value: "below"),
      ],
      steps: ["offer": "zone + end"], tables: [table("zones", "from,below,value\n0,10,1\n10,,2")])
    guard small.findings().isEmpty else { return }
    #expect(throws: Finding.self) { try small.offer(["factor": "15"]) }
  }

  @Test func aTableWithoutRowsHasNoBand() throws {
    #expect(
      try zones("").refusal(["factor": "1"])
        == Finding("empty-table", "the table has no rows; add some", file: "zones.csv", column: "zone"))
  }

  @Test func bandsMayHaveKeysAndTexts() throws {
    let small = SmallPolicy(
      inputs: [.text("track"), .number("pay")],
      lookups: [
        LookupDefinition(
          "grade", in: "grades", where: ["track": "track"], .band("from", "pay"), value: "grade", text: true)
      ],
      steps: ["offer": "if(grade = 'G2', 2, 1)"],
      tables: [table("grades", "track,from,grade\nIC,0,G1\nIC,100,G2\nmanagement,0,G2")])
    #expect(try small.offer(["track": "IC", "pay": "99.99"]).value("offer") == "1")
    #expect(try small.offer(["track": "IC", "pay": "100"]).value("offer") == "2")
    #expect(try small.offer(["track": "management", "pay": "0"]).value("offer") == "2")
    #expect(try small.refusal(["track": "sales", "pay": "0"]).code == "unknown-track")
  }

  // MARK: Editions

  private let editions = SmallPolicy(
    inputs: [.number("factor")], lookups: [LookupDefinition("zone", in: "zones", .band("from", "factor"))],
    steps: ["offer": "zone"],
    tables: [
      // The second edition has other bounds and fewer of them.
      table(
        "zones",
        "from,effective_from,value\n0,2024-01-01,1\n10,2024-01-01,2\n20,2024-01-01,3\n0,2025-01-01,4\n15,2025-01-01,5")
    ])

  @Test(arguments: [
    ("2024-01-01", "12", "2"), ("2024-12-31", "25", "3"), ("2025-01-01", "12", "4"), ("2025-01-01", "15", "5"),
    ("2026-01-01", "25", "5"),
  ])
  func aNewEditionReplacesTheWholeTable(date: String, factor: String, pay: String) throws {
    #expect(try editions.offer(["factor": factor], on: date).value("offer") == pay)
    #expect(try editions.reversed().offer(["factor": factor], on: date).value("offer") == pay)
  }

  @Test func beforeTheFirstEditionIsAnError() throws {
    #expect(
      try editions.refusal(["factor": "12"], on: "2023-12-31")
        == Finding(
          "not-yet-effective",
          "zone begins on 2024-01-01, after the date asked for, 2023-12-31; ask for a later date or add an earlier row",
          file: "zones.csv", column: "effective_from"))
  }

  @Test func editionsAreCheckedOneByOne() {
    let small = SmallPolicy(
      inputs: [.number("factor")],
      lookups: [LookupDefinition("zone", in: "zones", .band("from", "factor", below: "below"))],
      steps: ["offer": "zone"],
      tables: [
        table(
          "zones",
          "from,below,effective_from,value\n0,10,2024-01-01,1\n10,,2024-01-01,2\n0,15,2025-01-01,3\n16,,2025-01-01,4")
      ])
    #expect(small.problems() == ["zones.csv:5: from: [band-hole]"])
  }
}
