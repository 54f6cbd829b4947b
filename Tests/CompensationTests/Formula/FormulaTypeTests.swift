import Compensation
import Testing

@Suite struct FormulaTypeTests {
  /// A policy with a number `pay`, a text `level`, a set `skills` and one formula.
  private func policy(_ formula: String) -> SmallPolicy {
    SmallPolicy(
      inputs: [.number("pay"), .text("level"), .set("skills"), .text("location_factor")],
      steps: ["checked": formula, "offer": "1"])
  }

  @Test(arguments: [
    ("pay + level", "at character 7 of the formula: level is a text; + needs a number"),
    ("level * 2", "at character 1 of the formula: level is a text; * needs a number"),
    ("2 - 'a'", "at character 5 of the formula: 'a' is a text; - needs a number"),
    ("pay / (pay > 1)", "at character 7 of the formula: (pay > 1) is a truth value; / needs a number"),
    ("-level", "at character 2 of the formula: level is a text; - needs a number"),
    ("not pay", "at character 5 of the formula: pay is a number; not needs a truth value"),
    ("pay and pay > 1", "at character 1 of the formula: pay is a number; and needs a truth value"),
    ("pay > 1 or level", "at character 12 of the formula: level is a text; or needs a truth value"),
    ("if(pay, 1, 2)", "at character 4 of the formula: pay is a number; the condition of if needs a truth value"),
    (
      "if(pay > 1, 1, level)",
      "at character 16 of the formula: 1 is a number and level is a text; if needs the same kind twice"
    ),
    ("level = 1", "at character 9 of the formula: level is a text and 1 is a number; = needs the same kind twice"),
    ("level < 'b'", "at character 1 of the formula: level is a text; < needs a number"),
    ("'a' >= level", "at character 1 of the formula: 'a' is a text; >= needs a number"),
    ("(pay > 1) = (pay > 2)", "at character 1 of the formula: truth values are combined with and, or, not"),
    ("max(pay, level)", "at character 10 of the formula: level is a text; max needs a number"),
    ("round_up(level, 100)", "at character 10 of the formula: level is a text; round_up needs a number"),
    ("1 + skills", "at character 5 of the formula: skills is a set; only a sum lookup can use it"),
    ("skills = skills", "at character 1 of the formula: skills is a set; only a sum lookup can use it"),
  ])
  func aWrongTypeIsFoundWhenThePolicyIsRead(formula: String, message: String) {
    let findings = policy(formula).findings()
    #expect(findings == [Finding("wrong-type", message, file: "policy.json", line: 1, column: "checked")])
  }

  @Test(arguments: [
    (
      "locaton_factor * 2",
      "at character 1 of the formula: there is no input, lookup or step locaton_factor; did you mean \"location_factor\"?"
    ),
    ("pay * levle", "at character 7 of the formula: there is no input, lookup or step levle; did you mean \"level\"?"),
    (
      "1 + quux",
      "at character 5 of the formula: there is no input, lookup or step quux; a text is written 'quux'; there are: \"checked\", \"cost_of_living_adjustment\", "
        + "\"level\", \"location_factor\", \"offer\", \"pay\", \"skills\""
    ),
    // A name is spelt exactly.
    ("Pay", "at character 1 of the formula: there is no input, lookup or step Pay; did you mean \"pay\"?"),
  ])
  func anUnknownNameNamesTheNearest(formula: String, message: String) {
    #expect(
      policy(formula).findings() == [Finding("unknown-name", message, file: "policy.json", line: 1, column: "checked")])
  }

  @Test func theSyntaxOfEveryFormulaIsReportedInOneRun() {
    let small = SmallPolicy(
      inputs: [.number("pay")], steps: ["minimum": "pay *", "maximum": "pay % 2", "offer": "pay"])
    #expect(small.problems() == ["policy.json: minimum: [formula-syntax]", "policy.json: maximum: [formula-syntax]"])
  }

  /// A name whose own formula is wrong is there all the same: one mistake, one finding.
  @Test func aMistakeIsReportedOnceAndNotAtEveryUseOfTheName() {
    let small = SmallPolicy(inputs: [.text("level")], steps: ["base_pay": "level + 1", "offer": "base_pay * 2"])
    #expect(small.problems() == ["policy.json: base_pay: [wrong-type]"])
  }

  /// Only a sum reads a set; a step that is one would have to be summed too, or be refused.
  @Test func aStepThatIsASetIsSummedOrRefusedButNeverTakenForNothing() throws {
    let small = SmallPolicy(
      inputs: [.set("skills")], lookups: [LookupDefinition("premium", in: "premiums", .sum("skill", "chosen"))],
      steps: ["chosen": "skills", "offer": "100 + premium"], tables: [table("premiums", "skill,value\nA,5\nB,7")])
    guard small.findings().isEmpty else { return }
    #expect(try small.offer(["skills": "A", "skills": "B"]).value("offer") == "112")
  }

  @Test func aTruthValueMayHaveAName() throws {
    let small = SmallPolicy(
      inputs: [.number("pay")], steps: ["is_high": "pay > 100", "offer": "if(is_high and not (pay = 500), pay, 100)"])
    #expect(try small.offer(["pay": "101"]).value("offer") == "101")
    #expect(try small.offer(["pay": "500"]).value("offer") == "100")
    #expect(try small.offer(["pay": "100"]).value("is_high") == "false")
  }
}
