import Compensation
import Testing

@Suite struct SumLookupTests {
  /// Premiums in percentage points on 120,000, held to 10 %; the figures of the specification's example.
  private let premiums = SmallPolicy(
    inputs: [.set("skills")], lookups: [LookupDefinition("premium", in: "premiums", .sum("skill", "skills"))],
    steps: ["maximum": "120000 * (1 + premium)", "offer": "120000 * (1 + min(premium, 0.10))"],
    tables: [
      table(
        "premiums",
        "skill,effective_from,effective_to,value\nLLM,2025-01-01,,0.08\nhardware,2025-01-01,,0.05\nprompts,2024-01-01,2025-06-01,0.03"
      )
    ])

  @Test(arguments: [
    ([], "120000", "120000"), (["LLM"], "129600", "129600"),
    // S4-01: 0.08 + 0.05 = 0.13, so 135,600; held to 0.10, so 132,000.
    (["LLM", "hardware"], "135600", "132000"), (["hardware", "LLM"], "135600", "132000"),
  ])
  func theElementsPremiumsAreAddedUp(skills: [String], added: String, capped: String) throws {
    var inputs = InputValues()
    for skill in skills { inputs.add(skill, to: "skills") }
    let offer = try premiums.offer(inputs)
    #expect(offer.value("maximum") == added)
    #expect(offer.value("offer") == capped)
    #expect(try premiums.reversed().offer(inputs).value("maximum") == added)
  }

  @Test func anExpiredElementCountsNothingAndIsListed() throws {
    // S4-02: the day of effective_to is not included any more; 120,000 × 1.05.
    let offer = try premiums.offer(["skills": "prompts", "skills": "hardware"], on: "2025-06-01")
    #expect(offer.value("offer") == "126000")
    #expect(
      offer.warnings == [
        Finding(
          "expired", "\"prompts\" ended on 2025-06-01 and counts nothing", severity: .warning, file: "premiums.csv",
          column: "premium")
      ])
    // The day before it counts: 0.05 + 0.03.
    let before = try premiums.offer(["skills": "prompts", "skills": "hardware"], on: "2025-05-31")
    #expect(before.value("offer") == "129600")
    #expect(before.warnings.isEmpty)
  }

  @Test func anElementThatBeginsLaterIsAnError() throws {
    let finding = try premiums.refusal(["skills": "LLM"], on: "2024-12-31")
    #expect(finding.code == "not-yet-effective")
    #expect(finding.file == "premiums.csv")
  }

  @Test func anUnknownElementIsNotZero() throws {
    #expect(
      try premiums.refusal(["skills": "LLN"])
        == Finding(
          "unknown-skill", "there is no skill \"LLN\"; did you mean \"LLM\"?", file: "premiums.csv", column: "skill"))
  }

  @Test func theElementsAreShownByText() throws {
    let offer = try premiums.offer(["skills": "hardware", "skills": "LLM"])
    #expect(offer.inputs.first?.value.description == "LLM; hardware")
    let premium = try #require(offer.explanation.steps.last).inputs.filter { $0.name == "premium" }
    #expect(premium.map(\.value.description) == ["0.13", "0.08", "0.05"])
    #expect(premium.map(\.row) == [nil, "skill = LLM", "skill = hardware"])
  }

  @Test func aSumMayHaveKeys() throws {
    let small = SmallPolicy(
      inputs: [.text("country"), .set("skills")],
      lookups: [LookupDefinition("premium", in: "premiums", where: ["country": "country"], .sum("skill", "skills"))],
      steps: ["offer": "premium"],
      tables: [table("premiums", "country,skill,value\nA,x,1\nA,y,2\nB,x,10")])
    #expect(try small.offer(["country": "A", "skills": "x", "skills": "y"]).value("offer") == "3")
    #expect(try small.offer(["country": "B", "skills": "x"]).value("offer") == "10")
    #expect(throws: Finding.self) { try small.offer(["country": "B", "skills": "y"]) }
  }

  @Test func aSumThatDoesNotFitIsAnError() throws {
    let small = SmallPolicy(
      inputs: [.set("skills", default: ["x", "y"])],
      lookups: [LookupDefinition("premium", in: "premiums", .sum("skill", "skills"))], steps: ["offer": "premium"],
      tables: [table("premiums", "skill,value\nx,170141183460469231731\ny,1")])
    let finding = try small.refusal()
    #expect(finding.code == "overflow")
    #expect(finding.column == "premium")
  }

  @Test func aSumGoesOverASet() {
    let small = SmallPolicy(
      inputs: [.text("skill")], lookups: [LookupDefinition("premium", in: "premiums", .sum("skill", "skill"))],
      steps: ["offer": "premium"], tables: [table("premiums", "skill,value\nx,1")])
    #expect(
      small.findings() == [
        Finding("wrong-type", "a sum goes over a set; skill is a text", file: "policy.json", line: 1, column: "premium")
      ])
  }

  @Test func aSetHasADefault() throws {
    let small = SmallPolicy(
      inputs: [.set("skills", default: ["x", "y"])],
      lookups: [LookupDefinition("premium", in: "premiums", .sum("skill", "skills"))],
      steps: ["offer": "premium"], tables: [table("premiums", "skill,value\nx,1\ny,2\nz,4")])
    #expect(try small.offer().value("offer") == "3")
    #expect(try small.offer(["skills": "z"]).value("offer") == "4")
  }

  /// A set whose default is another set is that set, or the policy is refused; it is not the empty one.
  @Test func aSetsDefaultFormulaIsNotIgnored() throws {
    let small = SmallPolicy(
      inputs: [.set("required"), .set("skills").defaultFrom("required")],
      lookups: [LookupDefinition("premium", in: "premiums", .sum("skill", "skills"))],
      steps: ["offer": "100 + premium"],
      tables: [table("premiums", "skill,value\nx,1\ny,2")])
    guard small.findings().isEmpty else { return }
    #expect(try small.offer(["required": "y"]).value("offer") == "102")
  }

  @Test func aSetsDefaultFormulaIsNotANumber() {
    let small = SmallPolicy(
      inputs: [.set("skills").defaultFrom("1 + 1")],
      lookups: [LookupDefinition("premium", in: "premiums", .sum("skill", "skills"))],
      steps: ["offer": "premium"], tables: [table("premiums", "skill,value\nx,1")])
    #expect(small.problems() == ["policy.json: skills: [contradiction]"])
  }
}
