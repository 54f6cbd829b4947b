import Compensation
import Testing

@Suite struct ExplanationTests {
  /// B1-01: a manager's 140,000 at a place of 0.65, level factor 1.0, with the working written down.
  private let policy = SmallPolicy(
    inputs: [
      .text("country"), .text("level"), .number("compa").defaultFrom("usual_compa"), .text("currency", default: "USD"),
    ],
    lookups: [
      LookupDefinition("benchmark", in: "benchmarks"),
      LookupDefinition("factor", in: "places", where: ["country": "country", "level": "level"]),
      LookupDefinition("rate", in: "rates", where: ["currency": "currency"]),
      LookupDefinition("usual_compa", in: "compas"),
    ],
    steps: [
      "reference": "benchmark * factor * (1 + 0)", "offer": "round_up(reference * compa / rate, 100)",
      "unused": "1 / 0",
    ],
    tables: [
      table(
        "benchmarks", "effective_from,value,source\n2022-01-01,130000,old survey\n2023-01-01,140000,survey of 2023"),
      table(
        "places", "country,level,effective_from,value,source\nRomania,Staff,2022-06-01,0.65,",
        source: "the places' own source"),
      table("rates", "currency,value\nUSD,1"), table("compas", "value\n1.0"),
    ]
  ) { definition in
    definition.payCurrency = located("currency")
    definition.steps[0].meaning = "yearly pay at compa-ratio 1"
    definition.lookups[0].meaning = "pay at the reference place"
  }

  private func explanation(_ inputs: InputValues = ["country": "Romania", "level": "Staff"]) throws -> Explanation {
    try policy.offer(inputs).explanation
  }

  @Test func everyNameThatTookPartInTheOrderOfWorking() throws {
    let steps = try explanation().steps
    #expect(steps.map(\.name) == ["reference", "usual_compa", "compa", "offer"])
    #expect(steps.map(\.value.description) == ["91000", "1", "1", "91000"])
    #expect(
      steps.map(\.formula) == [
        "benchmark * factor * (1 + 0)", "value of compas", "usual_compa", "round_up(reference * compa / rate, 100)",
      ])
    #expect(steps.first?.meaning == "yearly pay at compa-ratio 1")
  }

  @Test func aLookupShowsTableRowDateAndSource() throws {
    let inputs = try #require(explanation().steps.first).inputs
    #expect(inputs.map(\.name) == ["benchmark", "factor"])
    #expect(inputs.map(\.value.description) == ["140000", "0.65"])
    #expect(inputs.map(\.table) == ["benchmarks", "places"])
    // A table of one row has no key.
    #expect(inputs.map(\.row) == ["", "country = Romania, level = Staff"])
    #expect(try inputs.map(\.effectiveFrom) == [day("2023-01-01"), day("2022-06-01")])
    // A row's own source comes before the table's.
    #expect(inputs.map(\.source) == ["survey of 2023", "the places' own source"])
    #expect(inputs.first?.meaning == "pay at the reference place")
  }

  @Test func aProductShowsItsFactorsWithTheProductSoFar() throws {
    let steps = try explanation().steps
    #expect(steps[0].factors.map(\.text) == ["benchmark", "factor", "(1 + 0)"])
    #expect(steps[0].factors.map(\.value.description) == ["140000", "0.65", "1"])
    #expect(steps[0].factors.map(\.runningProduct.description) == ["140000", "91000", "91000"])
    // A rounded product is shown by what it rounds; a divisor has its sign.
    #expect(steps[3].factors.map(\.text) == ["reference", "compa", "÷ rate"])
    #expect(steps[2].factors.isEmpty)
  }

  @Test func anInputThatIsGivenNeedsNoStep() throws {
    let steps = try explanation(["country": "Romania", "level": "Staff", "compa": "1.1"]).steps
    #expect(steps.map(\.name) == ["reference", "offer"])
    // 91,000 × 1.1 = 100,100.
    #expect(steps.last?.value.description == "100100")
    #expect(steps.last?.inputs.map(\.name) == ["reference", "compa", "rate"])
    #expect(steps.last?.inputs[1].table == nil)
  }

  @Test func aSumIsNoProduct() throws {
    let small = SmallPolicy(steps: ["offer": "1 + 2 * 3"])
    #expect(try small.offer().explanation.steps.first?.factors.isEmpty == true)
  }

  @Test func aLookupThatNoFormulaMentionsHasItsOwnEntry() throws {
    let small = SmallPolicy(
      inputs: [.text("grade")], lookups: [LookupDefinition("offer", in: "pay", where: ["grade": "grade"])],
      tables: [table("pay", "grade,value\nG1,42000")])
    let step = try #require(small.offer(["grade": "G1"]).explanation.steps.first)
    #expect(step.name == "offer")
    #expect(step.formula == "value of pay where grade = grade")
    #expect(step.inputs.map(\.row) == ["grade = G1", nil])
    #expect(step.inputs.map(\.name) == ["offer", "grade"])
  }

  @Test func theSameOfferForThreePlacesDiffersInItsFactorOnly() throws {
    // S1-03.
    let small = SmallPolicy(
      inputs: [.text("country")], lookups: [LookupDefinition("factor", in: "places", where: ["country": "country"])],
      steps: ["reference": "100000", "offer": "reference * factor"],
      tables: [table("places", "country,value\nA,1\nB,0.85\nC,0.7")])
    let offers = try ["A", "B", "C"].map { try small.offer(["country": $0]) }
    #expect(offers.map { $0.value("offer") } == ["100000", "85000", "70000"])
    #expect(Set(offers.map { $0.explanation.steps[0].value.description }) == ["100000"])
    #expect(
      offers.map { $0.explanation.steps[1].inputs.map(\.value.description) } == [
        ["100000", "1"], ["100000", "0.85"], ["100000", "0.7"],
      ])
  }

  @Test func anOfferNamesItsPolicy() throws {
    var small = policy
    small.definition.version = "7"
    small.definition.period = "month"
    let policy = try Policy(definition: small.definition, tables: small.tables, digest: "cafe")
    let offer = try Calculator(policy: policy).offer(["country": "Romania", "level": "Staff"])
    #expect(
      [offer.policyName, offer.policyVersion, offer.policyDigest, offer.period] == ["small", "7", "cafe", "month"])
  }
}
