import Compensation
import Testing

/// What is found when a policy is read, before anything is calculated.
@Suite struct PolicyCheckTests {
  private static let pay = table("pay", "level,value\nSenior,120\nStaff,140")

  @Test(
    arguments: [
      (
        ["offer": "a", "a": "b", "b": "offer"], "offer",
        "these names need each other: offer → a → b → offer; one of them must not use the other"
      ),
      (
        ["offer": "offer + 1"], "offer",
        "these names need each other: offer → offer; one of them must not use the other"
      ),
      // Also over a branch that is never taken.
      (
        ["offer": "x", "x": "if(1 = 1, 2, offer)"], "offer",
        "these names need each other: offer → x → offer; one of them must not use the other"
      ),
      // An offer is held in the range, so that the range cannot be made from it.
      (
        ["offer": "1", "minimum": "offer * 0.8"], "offer",
        "these names need each other: offer → minimum → offer; one of them must not use the other"
      ),
    ] as [(KeyValuePairs<String, String>, String, String)])
  func aCircleNamesItsMembers(steps: KeyValuePairs<String, String>, column: String, message: String) {
    #expect(
      SmallPolicy(steps: steps).findings() == [Finding("circle", message, file: "policy.json", line: 1, column: column)]
    )
  }

  @Test func aCircleMayGoOverKeysConditionsAndDefaults() {
    let small = SmallPolicy(
      inputs: [.text("level").defaultFrom("found")],
      lookups: [
        LookupDefinition("found", in: "pay", where: ["level": "level"], value: "level", text: true)
      ], steps: ["offer": "1"], tables: [Self.pay])
    #expect(small.findings().map(\.code) == ["circle"])
    let condition = SmallPolicy(
      inputs: [.text("level")],
      lookups: [
        LookupDefinition("found", in: "pay", where: ["level": "level"]).falling(back: [
          (["level": "Staff"], when: "found > 1")
        ])
      ], steps: ["offer": "1"], tables: [Self.pay])
    #expect(condition.findings().map(\.code) == ["circle"])
  }

  @Test(arguments: [
    ("Offer", "a name is lower-case letters, digits and _, and begins with a letter"),
    ("pay rate", "a name is lower-case letters, digits and _, and begins with a letter"),
    ("_x", "a name is lower-case letters, digits and _, and begins with a letter"),
    ("1st", "a name is lower-case letters, digits and _, and begins with a letter"),
    ("größe", "a name is lower-case letters, digits and _, and begins with a letter"),
    ("", "a name is lower-case letters, digits and _, and begins with a letter"),
    ("min", "this word has a meaning in formulas; choose another name"),
    ("if", "this word has a meaning in formulas; choose another name"),
    ("not", "this word has a meaning in formulas; choose another name"),
    ("round_up", "this word has a meaning in formulas; choose another name"),
    ("running", "this word has a meaning in formulas; choose another name"),
    ("cost_of_living_adjustment", "this word has a meaning in formulas; choose another name"),
  ])
  func aNameIsAWordWithoutAnotherMeaning(name: String, message: String) {
    let small = SmallPolicy(inputs: [.number(name)], steps: ["offer": "1"])
    #expect(small.findings() == [Finding("bad-name", message, file: "policy.json", line: 1, column: name)])
  }

  @Test func inputsLookupsAndStepsShareOneSpace() {
    let small = SmallPolicy(
      inputs: [.text("level")], lookups: [LookupDefinition("level", in: "pay", where: ["level": "'Staff'"])],
      steps: ["offer": "1", "offer": "2"], tables: [Self.pay])
    #expect(small.problems() == ["policy.json: level: [duplicate-name]", "policy.json: offer: [duplicate-name]"])
  }

  @Test func aPolicyYieldsSomething() {
    let findings = SmallPolicy(steps: ["base": "1", "total": "2"]).findings()
    #expect(
      findings == [
        Finding(
          "no-result", "no step is named minimum, midpoint, maximum or offer, so that the policy yields nothing",
          file: "policy.json",
          column: "steps")
      ])
  }

  @Test func aResultIsANumberAndNoInput() {
    #expect(SmallPolicy(steps: ["offer": "'much'"]).problems() == ["policy.json: offer: [wrong-type]"])
    #expect(SmallPolicy(steps: ["offer": "1 < 2"]).problems() == ["policy.json: offer: [wrong-type]"])
    #expect(SmallPolicy(inputs: [.number("offer")]).problems() == ["policy.json: offer: [bad-name]"])
  }

  @Test(arguments: ["usd", "DEM", "dollars", ""])
  func thePolicysCurrencyIsInUse(code: String) {
    let small = SmallPolicy(steps: ["offer": "1"]) { $0.currency = located(code) }
    #expect(small.problems() == ["policy.json: currency: [unknown-currency]"])
  }

  @Test func anUnknownCurrencyNamesTheNearest() {
    let small = SmallPolicy(steps: ["offer": "1"]) { $0.currency = located("usd") }
    #expect(
      small.findings().map(\.message) == ["\"usd\" is not a currency in use under ISO 4217; did you mean \"USD\"?"])
  }

  @Test func namesThatAreShownExist() {
    let small = SmallPolicy(steps: ["offer": "1"]) { $0.show = [located("offre")] }
    #expect(
      small.findings() == [
        Finding(
          "unknown-name", "there is no input, lookup or step offre; did you mean \"offer\"?", file: "policy.json",
          line: 1, column: "show")
      ])
  }

  // MARK: Tables and columns

  @Test func aTableThatIsNotThereNamesTheNearest() {
    let small = SmallPolicy(
      inputs: [.text("level")], lookups: [LookupDefinition("found", in: "pays", where: ["level": "level"])],
      steps: ["offer": "found"],
      tables: [Self.pay])
    #expect(
      small.findings() == [
        Finding(
          "unknown-table", "there is no table pays; did you mean \"pay\"?", file: "policy.json", line: 1,
          column: "found")
      ])
  }

  @Test(arguments: [
    (
      LookupDefinition("found", in: "pay", where: ["levle": "level"]), "levle",
      "found reads a column levle, which the table does not have; did you mean \"level\"?"
    ),
    (
      LookupDefinition("found", in: "pay", where: ["level": "level"], value: "amount"), "amount",
      "found reads a column amount, which the table does not have; there are: \"level\", \"value\""
    ),
    (
      LookupDefinition("found", in: "pay", .band("from", "1")), "from",
      "found reads a column from, which the table does not have; there are: \"level\", \"value\""
    ),
    (
      LookupDefinition("found", in: "pay", .band("value", "1", below: "to")), "to",
      "found reads a column to, which the table does not have; there are: \"level\", \"value\""
    ),
    (
      LookupDefinition("found", in: "pay", .brackets("from", "1")), "from",
      "found reads a column from, which the table does not have; there are: \"level\", \"value\""
    ),
    (
      .fold("found", in: "pay", first: "1", order: "year", start: "1", each: "running"), "year",
      "found reads a column year, which the table does not have; there are: \"level\", \"value\""
    ),
  ])
  func aColumnThatIsNotThereNamesTheNearest(lookup: LookupDefinition, column: String, message: String) {
    let small = SmallPolicy(inputs: [.text("level")], lookups: [lookup], steps: ["offer": "found"], tables: [Self.pay])
    #expect(small.findings() == [Finding("missing-column", message, file: "pay.csv", line: 1, column: column)])
  }

  @Test func everyFigureIsANumber() {
    let small = SmallPolicy(
      inputs: [.text("level")], lookups: [LookupDefinition("found", in: "pay", where: ["level": "level"])],
      steps: ["offer": "found"],
      tables: [table("pay", "level,value\nA,1\nB,$2\nC,\nD,3%")])
    #expect(
      small.findings() == [
        Finding(
          "bad-number", "this is not a plain number: the character \"$\"; write digits and at most one decimal point",
          file: "pay.csv",
          line: 3, column: "value"),
        Finding(
          "missing-value", "the cell is empty; a missing figure is never taken as 0", file: "pay.csv", line: 4,
          column: "value"),
        Finding(
          "bad-number", "this is not a plain number: a percent sign; write the share, 0.25 for 25 %", file: "pay.csv",
          line: 5,
          column: "value"),
      ])
  }

  @Test func aColumnThatNothingReadsMayHoldAnything() throws {
    let small = SmallPolicy(
      inputs: [.text("level")], lookups: [LookupDefinition("found", in: "pay", where: ["level": "level"])],
      steps: ["offer": "found"],
      tables: [table("pay", "level,value,note\nA,1,\nB,2,n/a")])
    #expect(try small.offer(["level": "B"]).value("offer") == "2")
  }

  @Test func everyKeyIsThereOnce() {
    let small = SmallPolicy(
      inputs: [.text("level")], lookups: [LookupDefinition("found", in: "pay", where: ["level": "level"])],
      steps: ["offer": "found"],
      tables: [table("pay", "level,value\nA,1\nB,2\nA,1")])
    #expect(
      small.findings() == [
        Finding(
          "duplicate-key",
          "this row has the same key as line 2, as found reads the table; remove one of them, "
            + "or add the column that tells them apart to the lookup's keys",
          file: "pay.csv", line: 4,
          column: "level")
      ])
  }

  @Test func aLookupWithoutKeysReadsOneRow() {
    let small = SmallPolicy(lookups: [LookupDefinition("pay")], steps: ["offer": "pay"], tables: [Self.pay])
    #expect(small.findings().map(\.code) == ["duplicate-key"])
    #expect(small.findings().map(\.line) == [3])
  }

  @Test func aKeyIsATextOrANumber() {
    let small = SmallPolicy(
      lookups: [LookupDefinition("found", in: "pay", where: ["level": "1 < 2"])], steps: ["offer": "found"],
      tables: [Self.pay])
    #expect(
      small.findings() == [
        Finding(
          "wrong-type", "the key level is a truth value; a key is a text or a number", file: "policy.json", line: 1,
          column: "found")
      ])
  }

  @Test func aLookupSaysWhichColumnItYields() {
    let small = SmallPolicy(
      inputs: [.text("level")], lookups: [LookupDefinition("found", in: "pay", where: ["level": "level"], value: nil)],
      steps: ["offer": "found"], tables: [Self.pay])
    #expect(small.problems() == ["policy.json: found: [missing-key]"])
  }

  @Test func aFallbackReplacesKeysAndHasACondition() {
    func small(_ fallback: (KeyValuePairs<String, String>, when: String?)) -> SmallPolicy {
      SmallPolicy(
        inputs: [.text("level")],
        lookups: [LookupDefinition("found", in: "pay", where: ["level": "level"]).falling(back: [fallback])],
        steps: ["offer": "found"], tables: [Self.pay])
    }
    #expect(
      small((["country": "All"], when: nil)).findings() == [
        Finding(
          "unknown-column", "the fallback replaces country, which is not a key of this lookup; there are: \"level\"",
          file: "policy.json",
          line: 1, column: "found")
      ])
    #expect(small((["level": "Staff"], when: "level")).problems() == ["policy.json: found: [wrong-type]"])
    #expect(small((["level": "Staff"], when: "levle = 'x'")).problems() == ["policy.json: found: [unknown-name]"])
  }

  @Test(arguments: [
    (LookupDefinition.Reading.band("value", "level"), "wrong-type"), (.brackets("value", "level"), "wrong-type"),
    (.fold(first: located("level"), order: "value", start: located("1"), each: located("running")), "wrong-type"),
    (.fold(first: located("1"), order: "value", start: located("level"), each: located("running")), "wrong-type"),
    (.fold(first: located("1"), order: "value", start: located("1"), each: located("'high'")), "wrong-type"),
  ])
  func whatATableIsReadByIsANumber(reading: LookupDefinition.Reading, code: String) {
    let small = SmallPolicy(
      inputs: [.text("level")], lookups: [LookupDefinition("found", in: "pay", reading)], steps: ["offer": "found"],
      tables: [Self.pay])
    #expect(small.problems() == ["policy.json: found: [\(code)]"])
  }

  // MARK: Inputs

  @Test func valuesComeFromAColumnThatExists() {
    var input = InputDefinition.text("level", in: "pay")
    input.values = .column(
      table: located("pay"), column: "grade", order: "rank", keys: [(column: "track", input: "country")])
    #expect(
      SmallPolicy(inputs: [input], steps: ["offer": "1"], tables: [Self.pay]).problems() == [
        "pay.csv:1: grade: [missing-column]"
      ])
    input.values = .column(
      table: located("pay"), column: "level", order: "rank", keys: [(column: "track", input: "country")])
    #expect(
      SmallPolicy(inputs: [input], steps: ["offer": "1"], tables: [Self.pay]).problems()
        == ["pay.csv:1: rank: [missing-column]", "pay.csv:1: track: [missing-column]"])
    input.values = .column(table: located("grades"), column: "level", order: nil, keys: [])
    #expect(
      SmallPolicy(inputs: [input], steps: ["offer": "1"], tables: [Self.pay]).problems() == [
        "policy.json: level: [unknown-table]"
      ])
  }

  @Test func valuesGoOnlyWithEarlierInputs() {
    let small = SmallPolicy(
      inputs: [.text("area", in: "places", where: ["country": "country"]), .text("country", in: "places")],
      steps: ["offer": "1"],
      tables: [table("places", "country,area\nA,b")])
    #expect(
      small.findings() == [
        Finding(
          "bad-values", "values may only go with an input that is written before this one; country is not",
          file: "policy.json", line: 1,
          column: "area")
      ])
  }

  @Test func aDefaultIsAmongTheValues() {
    let small = SmallPolicy(
      inputs: [.text("level", of: ["Senior", "Staff"], default: "Senoir")], steps: ["offer": "1"])
    #expect(
      small.findings() == [
        Finding(
          "unknown-level", "the default \"Senoir\" is not among the values; did you mean \"Senior\"?",
          file: "policy.json", line: 1,
          column: "level")
      ])
    let number = SmallPolicy(inputs: [.number("compa", default: "high")], steps: ["offer": "1"])
    #expect(number.problems() == ["policy.json: compa: [bad-number]"])
    var column = InputDefinition.text("level", in: "pay")
    column.defaults = ["Principal"]
    #expect(
      SmallPolicy(inputs: [column], steps: ["offer": "1"], tables: [Self.pay]).findings().map(\.message)
        == ["the default \"Principal\" is not among the values; there are: \"Senior\", \"Staff\""])
  }

  @Test func aliasesNameInputsAndAreThereOnce() {
    let small = SmallPolicy(
      inputs: [.text("country")], steps: ["offer": "1"],
      tables: [
        table("aliases", "input,alias,value\ncountry,DE,Germany\ncontry,FR,France\ncountry,DE,Deutschland")
      ])
    #expect(
      small.findings() == [
        Finding(
          "unknown-input", "there is no input \"contry\"; did you mean \"country\"?", file: "aliases.csv", line: 3,
          column: "input"),
        Finding(
          "duplicate-key", "this alias is there twice; remove one of the rows", file: "aliases.csv", line: 4,
          column: "alias"),
      ])
    let columns = SmallPolicy(
      inputs: [.text("country")], steps: ["offer": "1"], tables: [table("aliases", "input,alias\ncountry,DE")])
    #expect(columns.problems() == ["aliases.csv:1: value: [missing-column]"])
  }

  @Test func everyFindingOfOneRunIsReported() {
    let small = SmallPolicy(
      inputs: [.text("level"), .text("Level")], lookups: [LookupDefinition("min", in: "pay")], steps: ["offer": "1 +"],
      tables: [Self.pay])
    #expect(small.findings().map(\.code) == ["bad-name", "bad-name", "formula-syntax", "duplicate-key"])
  }

  @Test func findingsAreWrittenForAPerson() {
    let finding = Finding("unknown-level", "no such level", file: "roster.csv", line: 17, column: "level")
    #expect(finding.description == "roster.csv:17: level: error: [unknown-level] no such level")
    #expect(Finding("a", "b", severity: .warning).description == "warning: [a] b")
    #expect(Finding("a", "b", line: 3).description == "line 3: error: [a] b")
    #expect(Finding("a", "b", file: "f").description == "f: error: [a] b")
    #expect(Findings([finding, Finding("a", "b")]).description == finding.description + "\nerror: [a] b")
  }
}
