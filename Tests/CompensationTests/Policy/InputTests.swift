import Compensation
import Testing

@Suite struct InputTests {
  private let policy = SmallPolicy(
    inputs: [
      .text("level", of: ["Associate", "Senior"]), .number("compa", default: "1"), .set("skills"),
      .text("country", in: "countries"), .text("note", default: "none"),
    ],
    lookups: [LookupDefinition("factor", in: "countries", where: ["country": "country"])],
    steps: ["offer": "if(level = 'Senior', 120, 80) * compa * factor * if(note = 'double', 2, 1)"],
    tables: [
      table("countries", "country,value\nUnited States,1\nGermany,0.8\nFrance,0.7"),
      table("aliases", "input,alias,value\ncountry,USA,United States\ncountry,DE,Germany\nlevel,Junior,Associate"),
    ]
  ) { definition in
    definition.inputs[1].minimum = ExactDecimal(0)
    definition.inputs[1].maximum = ExactDecimal(2)
  }

  @Test func whatIsGivenAndWhatIsTheDefault() throws {
    let offer = try policy.offer(["level": "Senior", "country": "Germany", "compa": "1.50"])
    // 120 × 1.5 × 0.8.
    #expect(offer.value("offer") == "144")
    #expect(offer.inputs.map(\.name) == ["level", "compa", "country", "note"])
    #expect(offer.inputs.map(\.value.description) == ["Senior", "1.5", "Germany", "none"])
    #expect(offer.inputs.map(\.isGiven) == [true, true, true, false])
    #expect(offer.inputs.map(\.kind) == [.text, .number, .text, .text])
  }

  @Test func anAliasStandsForItsValue() throws {
    let offer = try policy.offer(["level": "Junior", "country": "USA"])
    #expect(offer.value("offer") == "80")
    #expect(offer.inputs.map(\.value.description).first == "Associate")
    // An alias of one input is none of another.
    #expect(try policy.refusal(["level": "USA", "country": "Germany"]).code == "unknown-level")
  }

  @Test func aTextThatTheTablesDoNotHaveIsStillAText() throws {
    #expect(try policy.offer(["level": "Senior", "country": "Germany", "note": "double"]).value("offer") == "192")
    #expect(
      try policy.offer(["level": "Senior", "country": "Germany", "note": "dbl"]).inputs.last?.value.description == "dbl"
    )
  }

  @Test func twoInputsWithOneTextAreEqualAlsoIfThePolicyDoesNotHaveTheText() throws {
    let small = SmallPolicy(
      inputs: [.text("home"), .text("office")], steps: ["offer": "if(home = office, 1, 2) + if(home != office, 10, 20)"]
    )
    #expect(try small.offer(["home": "Here", "office": "Here"]).value("offer") == "21")
    #expect(try small.offer(["home": "Here", "office": "There"]).value("offer") == "12")
  }

  @Test(
    arguments: [
      (
        ["level": "Senoir", "country": "Germany"], "unknown-level",
        "there is no level \"Senoir\"; did you mean \"Senior\"?", "input", "level"
      ),
      (
        ["level": "Senior", "country": "Atlantis"], "unknown-country",
        "there is no country \"Atlantis\"; there are: \"France\", \"Germany\", \"United States\"", "countries.csv",
        "country"
      ),
      // Nothing is near among the values, so the aliases are looked at.
      (
        ["level": "Juniro", "country": "Germany"], "unknown-level",
        "there is no level \"Juniro\"; did you mean \"Junior\"?", "input", "level"
      ),
      (
        ["level": "Senior"], "missing-input",
        "the calculation needs country; give it; there are: \"France\", \"Germany\", \"United States\"", "input",
        "country"
      ),
      (
        ["country": "Germany"], "missing-input",
        "the calculation needs level; give it; there are: \"Associate\", \"Senior\"", "input", "level"
      ),
      (
        ["level": "Senior", "country": "Germany", "compa": "1,2"], "bad-number",
        "this is not a plain number: a comma; write 1313.175, without grouping and with a decimal point", "input",
        "compa"
      ),
      (
        ["level": "Senior", "country": "Germany", "compa": "-0.01"], "out-of-bounds",
        "the least that the policy takes is 0", "input", "compa"
      ),
      (
        ["level": "Senior", "country": "Germany", "compa": "2.01"], "out-of-bounds",
        "the most that the policy takes is 2", "input", "compa"
      ),
      (
        ["level": "Senior", "country": "Germany", "compaa": "1"], "unknown-input",
        "policy small has no input compaa; did you mean \"compa\"?", "input", "compaa"
      ),
      (
        ["level": "Senior", "country": "Germany", "offer": "1"], "unknown-input",
        "policy small has no input offer; there are: \"compa\", \"country\", \"level\", \"note\", \"skills\"", "input",
        "offer"
      ),
      (
        ["level": "Senior", "level": "Senior"], "repeated-input", "this input is given more than once; give it once",
        "input", "level"
      ),
      (["skills": "x", "skills": "x"], "repeated-input", "\"x\" is given twice; give it once", "input", "skills"),
    ] as [(InputValues, String, String, String, String)])
  func anInputThatCannotBeTaken(inputs: InputValues, code: String, message: String, file: String, column: String) throws
  {
    #expect(try policy.refusal(inputs) == Finding(code, message, file: file, column: column))
  }

  @Test func boundsAreIncluded() throws {
    #expect(try policy.offer(["level": "Senior", "country": "USA", "compa": "0"]).value("offer") == "0")
    #expect(try policy.offer(["level": "Senior", "country": "USA", "compa": "2.000"]).value("offer") == "240")
  }

  @Test func aMeaningHelpsToGiveWhatIsMissing() throws {
    let small = SmallPolicy(inputs: [.number("years")], steps: ["offer": "years"]) {
      $0.inputs[0].meaning = "whole years"
    }
    #expect(try small.refusal().message == "the calculation needs years (whole years); give it")
  }

  @Test func valuesAreReplacedAndTakenBack() throws {
    var inputs: InputValues = ["level": "Senior", "country": "Germany"]
    inputs.replace("country", with: "USA")
    inputs.add("1.1", to: "compa")
    #expect(inputs.contains("compa"))
    inputs.remove("compa")
    #expect(!inputs.contains("compa"))
    #expect(try policy.offer(inputs).value("offer") == "120")
  }

  // MARK: Defaults from formulas

  private func currencies(_ inputs: [InputDefinition]) -> SmallPolicy {
    SmallPolicy(
      inputs: inputs,
      lookups: [
        LookupDefinition(
          "local_currency", in: "countries", where: ["country": "country"], value: "currency", text: true),
        LookupDefinition("rate", in: "rates", where: ["currency": "currency"]),
      ],
      steps: ["offer": "85000 * rate"],
      tables: [
        table("countries", "country,currency\nGermany,EUR\nJapan,JPY\nNowhere,XXX"),
        table("rates", "currency,value\nEUR,1\nJPY,100.00001\nXXX,1"),
      ]
    ) { $0.payCurrency = located("currency") }
  }

  @Test func theCountrysCurrencyUnlessAnotherIsGiven() throws {
    let small = currencies([.text("country"), .text("currency").defaultFrom("local_currency")])
    let german = try small.offer(["country": "Germany"])
    #expect(try german.offer == money("85000", "EUR"))
    #expect(german.inputs.map(\.isGiven) == [true, false])
    // 85,000 × 100.00001 = 8,500,000.85, and a yen has no smaller unit.
    #expect(try small.offer(["country": "Japan"]).offer == money("8500001", "JPY"))
    #expect(try small.offer(["country": "Japan", "currency": "EUR"]).offer == money("85000", "EUR"))
  }

  @Test func aCurrencyThatIsNoneIsRefused() throws {
    let small = currencies([.text("country"), .text("currency").defaultFrom("local_currency")])
    let finding = try small.refusal(["country": "Nowhere"])
    #expect(finding.code == "unknown-currency")
    #expect(finding.message.hasPrefix("\"XXX\" is not a currency in use under ISO 4217; "))
  }

  @Test func theCurrencysFormulaIsAText() {
    let small = SmallPolicy(steps: ["offer": "1", "other": "2"]) { $0.payCurrency = located("other") }
    #expect(small.problems() == ["policy.json: pay_currency: [wrong-type]"])
  }

  @Test func aFormulaThatFailsForTheCurrencyIsReported() throws {
    let small = SmallPolicy(steps: ["offer": "1"]) { $0.payCurrency = located("if(1 / 0 > 1, 'EUR', 'USD')") }
    let finding = try small.refusal()
    #expect(finding.file == "policy.json")
    #expect(finding.column == "pay_currency")
  }

  @Test func aDefaultFormulaHasTheInputsType() {
    let small = SmallPolicy(inputs: [.number("compa").defaultFrom("'high'")], steps: ["offer": "compa"])
    #expect(
      small.findings() == [
        Finding(
          "wrong-type", "at character 1 of the formula: this is a text; a number is needed here", file: "policy.json",
          line: 1,
          column: "compa")
      ])
  }

  // MARK: Where somebody is

  @Test func aPlaceIsTheCountryAndTheArea() throws {
    let both = SmallPolicy(inputs: [.text("area"), .text("level"), .text("country")], steps: ["offer": "1"])
    #expect(try both.checked().placeInputs == ["country", "area"])
    #expect(try SmallPolicy(inputs: [.text("level")], steps: ["offer": "1"]).checked().placeInputs == [])
    let own = SmallPolicy(inputs: [.text("locality")], steps: ["offer": "1"]) { $0.place = [located("locality")] }
    #expect(try own.checked().placeInputs == ["locality"])
    let step = SmallPolicy(steps: ["country": "1", "offer": "1"])
    #expect(try step.checked().placeInputs == [])
  }

  @Test func aPlaceIsMadeOfInputs() {
    let small = SmallPolicy(inputs: [.text("country")], steps: ["offer": "1"]) {
      $0.place = [located("offer"), located("contry")]
    }
    #expect(small.problems().contains("policy.json: place: [unknown-name]"))
    let step = SmallPolicy(steps: ["offer": "1"]) { $0.place = [located("offer")] }
    #expect(
      step.findings() == [
        Finding(
          "not-an-input", "offer is not an input; a place is made of inputs", file: "policy.json", line: 1,
          column: "place")
      ])
  }
}
