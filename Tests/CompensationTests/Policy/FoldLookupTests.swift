import Compensation
import Testing

@Suite struct FoldLookupTests {
  /// Yearly raises, each year to the nearest 100; the rows are out of order on purpose, and 10 comes after 3.
  private let raises = SmallPolicy(
    inputs: [.text("track"), .number("years")],
    lookups: [
      .fold(
        "offer", in: "raises", where: ["track": "track"], first: "years", order: "year", start: "start",
        each: "round(running * (1 + raise), 100)")
    ],
    steps: ["start": "if(track = 'tie', 10000, 100000)"],
    tables: [
      table(
        "raises", "track,year,raise\nmain,10,0.001\nmain,2,0.02\nmain,1,0.03\nmain,3,0.01\ntie,1,0.005\ntie,2,-0.005")
    ])

  @Test(arguments: [
    // 103,000; 105,060 to 105,100; 106,151 to 106,200; 106,306.20 to 106,300. Rounding once at the end gives 106,100 in the third year.
    ("main", "0", "100000"), ("main", "1", "103000"), ("main", "2", "105100"), ("main", "3", "106200"),
    ("main", "4", "106300"),
    // A tie goes away from zero: 10,050 to 10,100; then 10,049.50 to 10,000.
    ("tie", "1", "10100"), ("tie", "2", "10000"),
  ])
  func eachRowInItsOrderGivesTheNextValue(track: String, years: String, pay: String) throws {
    #expect(try raises.offer(["track": track, "years": years]).value("offer") == pay)
    #expect(try raises.reversed().offer(["track": track, "years": years]).value("offer") == pay)
  }

  @Test func theEndOfTheTableIsAnError() throws {
    #expect(
      try raises.refusal(["track": "main", "years": "5"])
        == Finding(
          "table-ended",
          "offer goes through 5 rows and the table has 4; add rows, it is not continued by guess", file: "raises.csv",
          column: "offer"))
    // Another track's rows are not lent.
    #expect(try raises.refusal(["track": "tie", "years": "3"]).code == "table-ended")
  }

  @Test(arguments: ["1.5", "-1", "0.000000000000000001"])
  func rowsAreCountedInWholeNumbers(years: String) throws {
    #expect(
      try raises.refusal(["track": "main", "years": years])
        == Finding(
          "bad-count", "the number of rows to go through is not a whole number from 0", file: "raises.csv",
          column: "offer"))
  }

  @Test func eachMayUseThePolicysOwnNames() throws {
    let small = SmallPolicy(
      inputs: [.number("years", default: "2"), .number("share", default: "0.5")],
      lookups: [
        .fold("result", in: "raises", first: "years", order: "year", start: "100", each: "running + raise * share")
      ],
      steps: ["offer": "result"], tables: [table("raises", "year,raise\n1,10\n2,20\n3,30")])
    // 100 + 5 + 10.
    #expect(try small.offer().value("offer") == "115")
    #expect(try small.offer(["years": "3", "share": "1"]).value("offer") == "160")
  }

  @Test func aColumnMustNotHideAName() {
    let small = SmallPolicy(
      inputs: [.number("raise")],
      lookups: [.fold("result", in: "raises", first: "1", order: "year", start: "100", each: "running + raise")],
      steps: ["offer": "result"], tables: [table("raises", "year,raise\n1,10")])
    #expect(small.problems() == ["policy.json: result: [duplicate-name]"])
  }

  @Test func runningExistsOnlyInsideEach() {
    let small = SmallPolicy(
      lookups: [.fold("result", in: "raises", first: "1", order: "year", start: "running", each: "running + raises")],
      steps: ["offer": "result"], tables: [table("raises", "year,raise\n1,10")])
    #expect(small.problems() == ["policy.json: result: [unknown-name]"])
    let misspelt = SmallPolicy(
      lookups: [.fold("result", in: "raises", first: "1", order: "year", start: "1", each: "runing + raise")],
      steps: ["offer": "result"], tables: [table("raises", "year,raise\n1,10")])
    #expect(
      misspelt.findings().map(\.message) == [
        "at character 1 of the formula: there is no input, lookup or step runing; did you mean \"running\"?"
      ])
  }

  @Test func aFoldHasEditions() throws {
    let small = SmallPolicy(
      inputs: [.number("years")],
      lookups: [.fold("offer", in: "raises", first: "years", order: "year", start: "100", each: "running + raise")],
      tables: [
        table("raises", "year,effective_from,raise\n1,2024-01-01,1\n2,2024-01-01,2\n1,2025-01-01,10")
      ])
    #expect(try small.offer(["years": "2"], on: "2024-06-01").value("offer") == "103")
    #expect(try small.offer(["years": "1"]).value("offer") == "110")
    #expect(
      try small.refusal(["years": "2"]).message
        == "offer goes through 2 rows and the table has 1 on 2025-01-01; add rows, it is not continued by guess")
  }

  @Test func aFoldHasNoResultBeforeItsFirstEdition() {
    let small = SmallPolicy(
      lookups: [.fold("offer", in: "raises", first: "1", order: "year", start: "100", each: "running + raise")],
      tables: [table("raises", "year,effective_from,raise\n1,2024-01-01,1")])
    #expect(throws: Finding.self) { try small.offer(on: "2023-12-31") }
  }
}
