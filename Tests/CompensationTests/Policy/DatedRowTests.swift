import Compensation
import Testing

@Suite struct DatedRowTests {
  /// a: 1 from 2024, ended on 2024-06-01; 2 from 2025. b: 5 from 2026.
  private func policy(staleAfter days: Int? = nil) -> SmallPolicy {
    let lookup = LookupDefinition("pay", where: ["key": "key"])
    return SmallPolicy(
      inputs: [.text("key")], lookups: [days.map { lookup.stale(after: $0) } ?? lookup], steps: ["offer": "pay"],
      tables: [
        table(
          "pay",
          "key,effective_from,effective_to,value\na,2024-01-01,2024-06-01,1\na,2025-01-01,,2\nb,2026-01-01,,5")
      ])
  }

  @Test(arguments: [
    ("a", "2024-01-01", "1"), ("a", "2024-05-31", "1"), ("a", "2025-01-01", "2"), ("a", "2030-01-01", "2"),
    ("b", "2026-01-01", "5"),
  ])
  func theLastRowOnOrBeforeTheDayCounts(key: String, date: String, pay: String) throws {
    #expect(try policy().offer(["key": key], on: date).value("offer") == pay)
    #expect(try policy().reversed().offer(["key": key], on: date).value("offer") == pay)
  }

  @Test func theDayOfEffectiveToIsNotIncluded() throws {
    for date in ["2024-06-01", "2024-12-31"] {
      #expect(
        try policy().refusal(["key": "a"], on: date)
          == Finding(
            "expired", "pay for key \"a\" ended on 2024-06-01; ask for an earlier date or add a row that begins then",
            file: "pay.csv", column: "effective_to"))
    }
  }

  @Test func beforeTheFirstRowIsAnErrorNotZero() throws {
    #expect(
      try policy().refusal(["key": "a"], on: "2023-12-31")
        == Finding(
          "not-yet-effective",
          "pay for key \"a\" begins on 2024-01-01, after the date asked for, 2023-12-31; ask for a later date or add an earlier row",
          file: "pay.csv", column: "effective_from"))
    #expect(try policy().refusal(["key": "b"], on: "2025-12-31").code == "not-yet-effective")
  }

  @Test func theNewestFirstDayIsTheDefault() throws {
    #expect(try policy().checked().newestDate == day("2026-01-01"))
    #expect(try policy().offer(["key": "a"]).asOf == day("2026-01-01"))
    #expect(try policy().offer(["key": "a"], on: "2025-03-01").asOf == day("2025-03-01"))
  }

  @Test func withoutDatedTablesThereIsNoDate() throws {
    let small = SmallPolicy(steps: ["offer": "1"])
    #expect(try small.checked().newestDate == nil)
    #expect(try small.offer().asOf == nil)
    #expect(try small.offer(on: "2026-01-01").asOf == day("2026-01-01"))
  }

  /// A fallback is for keys that have no row at all.
  @Test func aFallbackServesNeitherAnExpiredRowNorALaterOne() throws {
    let small = SmallPolicy(
      inputs: [.text("key")],
      lookups: [LookupDefinition("pay", where: ["key": "key"]).falling(back: [(["key": "All"], when: nil)])],
      steps: ["offer": "pay"],
      tables: [
        table(
          "pay", "key,effective_from,effective_to,value\nAll,2020-01-01,,9\na,2024-01-01,2024-06-01,1\nb,2026-01-01,,5")
      ])
    #expect(try small.refusal(["key": "a"], on: "2024-07-01").code == "expired")
    #expect(try small.refusal(["key": "b"], on: "2024-07-01").code == "not-yet-effective")
    #expect(try small.offer(["key": "c"], on: "2024-07-01").value("offer") == "9")
  }

  // MARK: Old figures

  @Test func aFigureOlderThanItsLimitWarns() throws {
    // From 2025-01-01: 30 days to 2025-01-31.
    #expect(try policy(staleAfter: 30).offer(["key": "a"], on: "2025-01-31").warnings.isEmpty)
    #expect(
      try policy(staleAfter: 30).offer(["key": "a"], on: "2025-02-01").warnings == [
        Finding(
          "stale",
          "the figure is from 2025-01-01, more than the 30 days old that the policy allows; look for a newer one",
          severity: .warning,
          file: "pay.csv", column: "pay")
      ])
    #expect(try policy().offer(["key": "a"], on: "2030-01-01").warnings.isEmpty)
  }

  /// The limit is a lookup's, of whatever kind.
  @Test(arguments: ["band", "sum", "brackets", "fold"])
  func everyKindOfLookupWarnsOfOldFigures(kind: String) throws {
    let lookup: LookupDefinition =
      switch kind {
      case "band": LookupDefinition("found", in: "figures", .band("from", "number"))
      case "sum": LookupDefinition("found", in: "figures", .sum("name", "names"))
      case "brackets": LookupDefinition("found", in: "figures", .brackets("from", "number"))
      default: .fold("found", in: "figures", first: "1", order: "from", start: "1", each: "running + value")
      }
    let small = SmallPolicy(
      inputs: [.number("number", default: "5"), .set("names", default: ["x"])], lookups: [lookup.stale(after: 365)],
      steps: ["offer": "found"], tables: [table("figures", "from,name,effective_from,value\n0,x,2024-01-01,1")])
    // 2024 has 366 days.
    #expect(try small.offer(on: "2024-12-31").warningCodes == [])
    #expect(try small.offer(on: "2025-01-01").warningCodes == ["stale"])
  }

  @Test func theOldestRowThatTookPartIsReported() throws {
    let small = SmallPolicy(
      inputs: [.text("key", default: "a")],
      lookups: [
        LookupDefinition("pay", where: ["key": "key"]), LookupDefinition("rate", where: ["key": "key"]),
        LookupDefinition("unused", in: "old", where: ["key": "key"]),
        LookupDefinition("tax", in: "tax", .brackets("from", "pay")),
      ],
      steps: ["offer": "pay * rate - tax"],
      tables: [
        table("pay", "key,effective_from,value\na,2025-01-01,100\na,2023-01-01,90"),
        table("rate", "key,effective_from,value\na,2024-07-01,2"),
        table("old", "key,effective_from,value\na,1999-01-01,2"),
        table("tax", "from,effective_from,value\n0,2024-03-01,0.1"),
      ])
    // 100 × 2 − 100 × 0.1, from rows of 2025-01-01, 2024-07-01 and 2024-03-01.
    let offer = try small.offer()
    #expect(offer.value("offer") == "190")
    #expect(try offer.oldestInput?.date == day("2024-03-01"))
    #expect(offer.oldestInput?.table == "tax")
    #expect(try SmallPolicy(steps: ["offer": "1"]).offer().oldestInput == nil)
  }

  /// A row may say of which day the oldest figure behind it is; it counts from the day of the row, whatever that says.
  @Test func theOldestFigureBehindARow() throws {
    func oldest(_ rows: String, on date: String? = nil) throws -> String {
      let small = SmallPolicy(
        inputs: [.text("key", default: "a")],
        lookups: [
          LookupDefinition("pay", where: ["key": "key"]).stale(after: 400),
          LookupDefinition("rate", where: ["key": "key"]),
        ],
        steps: ["offer": "pay * rate"],
        tables: [
          table("pay", "key,effective_from,oldest,value\n" + rows),
          table("rate", "key,effective_from,value\na,2024-07-01,2"),
        ])
      let offer = try small.offer(on: date)
      #expect(offer.warningCodes == [])
      return "\(offer.oldestInput?.table ?? "-") \(offer.oldestInput?.date.description ?? "-")"
    }
    #expect(try oldest("a,2025-01-01,2023-05-01,100") == "pay 2023-05-01")
    // A row that does not say is of its own day; another row's does not count.
    #expect(try oldest("a,2025-01-01,,100") == "rate 2024-07-01")
    #expect(try oldest("a,2024-01-01,,90\na,2025-01-01,2024-08-01,100") == "rate 2024-07-01")
    #expect(try oldest("a,2024-01-01,2020-01-01,90\na,2025-01-01,,100\nb,2025-01-01,2019-01-01,1") == "rate 2024-07-01")
    #expect(try oldest("a,2024-01-01,2020-01-01,90\na,2025-01-01,,100", on: "2024-12-31") == "pay 2020-01-01")
  }

  // MARK: When the policy is read

  @Test(arguments: [
    ("a,2024-13-01,,1", "pay.csv:2: effective_from: [bad-date]"), ("a,,,1", "pay.csv:2: effective_from: [bad-date]"),
    ("a,1.1.2024,,1", "pay.csv:2: effective_from: [bad-date]"),
    ("a,2024-01-01,soon,1", "pay.csv:2: effective_to: [bad-date]"),
    ("a,2024-01-01,2024-01-01,1", "pay.csv:2: effective_to: [ends-before-start]"),
    ("a,2024-01-01,2023-12-31,1", "pay.csv:2: effective_to: [ends-before-start]"),
    ("a,2024-01-01,,1\na,2024-01-01,,2", "pay.csv:3: key: [duplicate-key]"),
  ])
  func datesAreChecked(rows: String, problem: String) {
    let small = SmallPolicy(
      inputs: [.text("key")], lookups: [LookupDefinition("pay", where: ["key": "key"])], steps: ["offer": "pay"],
      tables: [table("pay", "key,effective_from,effective_to,value\n" + rows)])
    #expect(small.problems() == [problem])
  }

  @Test func aDuplicateNamesTheOtherLineAndTheDay() {
    let small = SmallPolicy(
      inputs: [.text("key")], lookups: [LookupDefinition("pay", where: ["key": "key"])], steps: ["offer": "pay"],
      tables: [table("pay", "key,effective_from,value\na,2024-01-01,1\nb,2024-01-01,2\na,2024-01-01,3")])
    #expect(
      small.findings().map(\.message) == [
        "this row has the same key as line 2 from 2024-01-01, as pay reads the table; give it another effective_from or remove one of them"
          + ", or add the column that tells them apart to the lookup's keys"
      ])
  }

  /// Where the rows of one edition end on different days, what counts does not depend on which of them is written first.
  @Test func anEditionThatEndsRowByRowDoesNotDependOnTheOrderOfRows() throws {
    let small = SmallPolicy(
      inputs: [.number("number")], lookups: [LookupDefinition("zone", in: "zones", .band("from", "number"))],
      steps: ["offer": "zone"],
      tables: [table("zones", "from,effective_from,effective_to,value\n0,2024-01-01,2024-06-01,1\n10,2024-01-01,,2")])
    func result(_ policy: SmallPolicy) throws -> String {
      do { return try policy.offer(["number": "15"], on: "2024-07-01").value("offer") ?? "" } catch let finding
        as Finding
      {
        return finding.code
      }
    }
    #expect(try result(small) == result(small.reversed()))
  }
}
