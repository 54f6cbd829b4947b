import Compensation
import Testing

@Suite struct RangeListingTests {
  /// One row of the list: `Senior | Germany | EUR | 85000`, or why there is none.
  private func lines(_ small: SmallPolicy, _ given: InputValues = [:], on date: String? = nil) throws -> [String] {
    var lines: [String] = []
    var listing = try RangeListing(Calculator(policy: small.checked(), asOf: date.map { try day($0) }), given: given)
    let count = try listing.forEach { row in
      lines.append((row.inputs + [row.currency.code] + row.amounts.map(\.description)).joined(separator: " | "))
    } refused: { finding in
      lines.append("refused: \(finding.code)")
    }
    #expect(count == lines.count)
    return lines
  }

  private static let levels = table("levels", "level,rank,value\nStaff,10,140\nSenior,9,120\nJunior,1,80")

  @Test func everyCombinationTheLastInputFastest() throws {
    let small = SmallPolicy(
      inputs: [.text("level", of: ["b", "a"]), .text("step", of: ["1", "2"])],
      steps: ["minimum": "if(level = 'a', 10, 20)", "maximum": "30 + if(step = '2', 1, 0)"])
    // A list that is written out keeps its order.
    #expect(
      try lines(small) == [
        "b | 1 | USD | 20 | 30", "b | 2 | USD | 20 | 31", "a | 1 | USD | 10 | 30", "a | 2 | USD | 10 | 31",
      ])
  }

  @Test func aColumnIsSortedByItsOrderNumbersByTheirSize() throws {
    let small = SmallPolicy(
      inputs: [.text("level", in: "levels", order: "rank")],
      lookups: [LookupDefinition("offer", in: "levels", where: ["level": "level"])],
      tables: [Self.levels])
    let expected = ["Junior | USD | 80", "Senior | USD | 120", "Staff | USD | 140"]
    #expect(try lines(small) == expected)
    #expect(try lines(small.reversed()) == expected)
  }

  @Test func withoutAnOrderByTheTextsThemselvesNumbersFirst() throws {
    let small = SmallPolicy(
      inputs: [.text("grade", in: "grades")], steps: ["offer": "1"],
      tables: [table("grades", "grade\nCEO\n10\n9.5\n9\nB")])
    #expect(try lines(small).map { $0.prefix { $0 != " " } } == ["9", "9.5", "10", "B", "CEO"])
    #expect(try lines(small) == lines(small.reversed()))
  }

  @Test func anInputThatIsGivenStays() throws {
    let small = SmallPolicy(
      inputs: [.text("level", in: "levels", order: "rank"), .text("step", of: ["1", "2"]), .number("compa")],
      lookups: [LookupDefinition("pay", in: "levels", where: ["level": "level"])], steps: ["offer": "pay * compa"],
      tables: [Self.levels])
    #expect(
      try lines(small, ["level": "Senior", "compa": "1.10"]) == [
        "Senior | 1 | 1.1 | USD | 132", "Senior | 2 | 1.1 | USD | 132",
      ])
  }

  @Test func optionsAndDefaultFormulasKeepTheirDefault() throws {
    let small = SmallPolicy(
      inputs: [
        .text("country", of: ["Germany", "Japan"]),
        .text("currency", of: ["EUR", "JPY", "USD"]).defaultFrom("if(country = 'Japan', 'JPY', 'EUR')"),
        .text("placement", of: ["low", "high"], default: "high").option(), .number("years", default: "3"),
        .text("unused", default: "no"),
      ],
      steps: ["offer": "if(currency = 'JPY', 100, 1) * if(placement = 'high', 2, 1) * years"]
    ) { $0.payCurrency = located("currency") }
    // An input that the results did not need is left empty.
    #expect(try lines(small) == ["Germany | EUR | high | 3 |  | EUR | 6", "Japan | JPY | high | 3 |  | JPY | 600"])
    #expect(
      try lines(small, ["placement": "low", "currency": "USD"]) == [
        "Germany | USD | low | 3 |  | USD | 3", "Japan | USD | low | 3 |  | USD | 3",
      ])
  }

  @Test func aSetStaysAtItsDefault() throws {
    let small = SmallPolicy(
      inputs: [.text("level", of: ["a"]), .set("skills")],
      lookups: [LookupDefinition("premium", in: "premiums", .sum("skill", "skills"))],
      steps: ["offer": "100 + premium"], tables: [table("premiums", "skill,value\nx,5\ny,7")])
    #expect(try lines(small) == ["a |  | USD | 100"])
    #expect(try lines(small, ["skills": "y", "skills": "x"]) == ["a | x; y | USD | 112"])
  }

  @Test func listedLeavesValuesOut() throws {
    var country = InputDefinition.text("country", in: "countries")
    country.listed = .column(table: located("factors"), column: "country", order: nil, keys: [])
    let small = SmallPolicy(
      inputs: [country],
      lookups: [
        LookupDefinition("factor", in: "factors", where: ["country": "country"]).falling(back: [
          (["country": "All"], when: nil)
        ])
      ],
      steps: ["offer": "100 * factor"],
      tables: [
        table("countries", "country\nFrance\nGermany\nSpain"),
        table("factors", "country,value\nGermany,0.8\nAll,0.5\nFrance,0.7"),
      ])
    // "All" is a row of the factors and no country; Spain is a country that is not listed.
    #expect(try lines(small) == ["France | USD | 70", "Germany | USD | 80"])
    #expect(try small.offer(["country": "Spain"]).value("offer") == "50")
  }

  @Test func valuesGoWithEarlierInputs() throws {
    let small = SmallPolicy(
      inputs: [.text("country", in: "places"), .text("area", in: "places", where: ["country": "country"])],
      lookups: [LookupDefinition("offer", in: "places", where: ["country": "country", "area": "area"])],
      tables: [table("places", "country,area,value\nB,x,3\nA,z,2\nA,y,1")])
    #expect(try lines(small) == ["A | y | USD | 1", "A | z | USD | 2", "B | x | USD | 3"])
    #expect(try lines(small, ["country": "B"]) == ["B | x | USD | 3"])
    #expect(try lines(small, ["area": "y"]) == ["A | y | USD | 1", "refused: unknown-area"])
  }

  /// The values that go with an option go with its default, in every part of the list.
  @Test func valuesGoWithAnOptionsDefault() throws {
    let small = SmallPolicy(
      inputs: [
        .text("country", of: ["A", "B"]), .text("kind", of: ["general", "sales"], default: "general").option(),
        .text("title", in: "titles", where: ["kind": "kind"]),
      ],
      lookups: [LookupDefinition("offer", in: "titles", where: ["kind": "kind", "title": "title"])],
      tables: [table("titles", "kind,title,value\ngeneral,Engineer,1\nsales,Seller,2")])
    #expect(try lines(small) == ["A | general | Engineer | USD | 1", "B | general | Engineer | USD | 1"])
  }

  @Test func onlyValuesInForceAreListed() throws {
    let small = SmallPolicy(
      inputs: [.text("level", in: "levels")],
      lookups: [LookupDefinition("offer", in: "levels", where: ["level": "level"])],
      tables: [
        table(
          "levels",
          "level,effective_from,effective_to,value\nJunior,2020-01-01,2025-01-01,80\nAssociate,2025-01-01,,81\nSenior,2020-01-01,,120\n"
            + "Senior,2024-01-01,,125")
      ])
    #expect(try lines(small, on: "2023-06-01") == ["Junior | USD | 80", "Senior | USD | 120"])
    #expect(try lines(small, on: "2024-12-31") == ["Junior | USD | 80", "Senior | USD | 125"])
    #expect(try lines(small) == ["Associate | USD | 81", "Senior | USD | 125"])
    let finding = try #require(#expect(throws: Finding.self) { try lines(small, on: "2019-12-31") })
    #expect(
      finding
        == Finding(
          "not-yet-effective",
          "no level is in force on 2019-12-31; the first begins on 2020-01-01; ask for a later date or add earlier rows",
          file: "levels.csv", column: "effective_from"))
  }

  /// Of the rows with one key the last one counts, also for the order: L is 1st until 2024 and 5th from then on.
  @Test func theOrderIsThatOfTheRowInForce() throws {
    let small = SmallPolicy(
      inputs: [.text("level", in: "levels", order: "rank")],
      lookups: [LookupDefinition("offer", in: "levels", where: ["level": "level"])],
      tables: [
        table("levels", "level,effective_from,rank,value\nL,2020-01-01,1,10\nL,2024-01-01,5,50\nM,2020-01-01,3,30")
      ])
    #expect(try lines(small, on: "2023-12-31") == ["L | USD | 10", "M | USD | 30"])
    #expect(try lines(small) == ["M | USD | 30", "L | USD | 50"])
  }

  /// A value whose last row has ended is not in force, whatever came before that row.
  @Test func aValueWhoseLastRowHasEndedIsNotListed() throws {
    let small = SmallPolicy(
      inputs: [.text("level", in: "levels")],
      lookups: [LookupDefinition("offer", in: "levels", where: ["level": "level"])],
      tables: [
        table(
          "levels",
          "level,effective_from,effective_to,value\nL,2020-01-01,,10\nL,2022-01-01,2023-01-01,20\nM,2020-01-01,,30")
      ])
    #expect(try lines(small, on: "2024-01-01") == ["M | USD | 30"])
  }

  /// A value in several rows has the smallest of their numbers: 9 of A's 10 and 9 is before 9.5.
  @Test func theOrderOfSeveralRowsIsBySize() throws {
    let small = SmallPolicy(
      inputs: [.text("level", in: "levels", order: "rank"), .text("step", of: ["1", "2"], default: "1").option()],
      lookups: [LookupDefinition("offer", in: "levels", where: ["level": "level", "step": "step"])],
      tables: [table("levels", "level,step,rank,value\nA,1,9,1\nA,2,10,2\nB,1,9.5,3\nB,2,9.5,4")])
    #expect(try lines(small) == ["A | 1 | USD | 1", "B | 1 | USD | 3"])
  }

  @Test func aCombinationWithoutAResultIsRefusedAndTheRestGoesOn() throws {
    let small = SmallPolicy(
      inputs: [.text("level", of: ["L1", "L2", "L3"])],
      lookups: [LookupDefinition("next", in: "levels", where: ["level": "level"])],
      steps: ["offer": "next"], tables: [table("levels", "level,value\nL1,1\nL3,3")])
    #expect(try lines(small) == ["L1 | USD | 1", "refused: unknown-level", "L3 | USD | 3"])
  }

  @Test func aFreeInputMustBeGiven() throws {
    let small = SmallPolicy(inputs: [.text("level", of: ["a"]), .number("years")], steps: ["offer": "years"])
    let finding = try #require(#expect(throws: Finding.self) { try lines(small) })
    #expect(finding.code == "missing-input")
    #expect(finding.column == "years")
    #expect(try lines(small, ["years": "4"]) == ["a | 4 | USD | 4"])
    #expect(throws: Finding.self) { try lines(small, ["yeras": "4"]) }
  }

  @Test func amountsAreAtTheCurrencysSmallestUnit() throws {
    let small = SmallPolicy(steps: ["offer": "2 / 3"])
    #expect(try lines(small) == ["USD | 0.67"])
  }

  @Test func theInputsThatVaryAndTheirWidths() throws {
    let small = SmallPolicy(
      inputs: [
        .text("level", in: "levels"), .text("one", of: ["x"]), .text("step", of: ["1", "22"]),
        .text("free", default: "y"), .number("n", default: "1"),
        .text("mode", of: ["a", "b"], default: "a").option(),
      ],
      steps: ["offer": "1"], tables: [Self.levels])
    let varying = try RangeListing(Calculator(policy: small.checked()), given: [:]).varyingInputs
    #expect(varying.map(\.input) == [0, 2])
    #expect(varying.map(\.width) == [6, 2])
    let given = try RangeListing(Calculator(policy: small.checked()), given: ["level": "Staff"]).varyingInputs
    #expect(given.map(\.input) == [2])
  }
}
