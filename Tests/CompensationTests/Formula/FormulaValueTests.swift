import Compensation
import Testing

@Suite struct FormulaValueTests {
  /// A policy that works out one formula over the numbers a = 12 and b = -5, the text t = 'x' and a name that always fails.
  private func policy(_ formula: String) -> SmallPolicy {
    SmallPolicy(
      inputs: [.number("a", default: "12"), .number("b", default: "-5"), .text("t", default: "x")],
      steps: ["result": formula, "broken": "1 / 0", "offer": "if(result = result, 1, 2)"])
  }

  @Test(arguments: [
    ("2 + 3 * 4 - 6 / 3", "12"), ("a + b", "7"), ("-a", "-12"), ("a - -b", "7"), ("a / b", "-2.4"),
    ("1 / 3 * 3", "0.999999999999999999"),
    ("min(3, 1, 2)", "1"), ("max(3, 1, 2)", "3"), ("min(a, b)", "-5"), ("max(b, -6, a / 10)", "1.2"),
    ("clamp(5, 1, 3)", "3"), ("clamp(0, 1, 3)", "1"), ("clamp(2, 1, 3)", "2"), ("clamp(9, 4, 4)", "4"),
    ("round(150, 100)", "200"), ("round(-150, 100)", "-200"), ("round(1.005, 0.01)", "1.01"),
    ("round_up(44577.20, 100)", "44600"), ("round_up(44600.01, 100)", "44700"), ("round_up(-150, 100)", "-100"),
    ("round_down(-150, 100)", "-200"), ("round_down(1 / 3 * 3, 1)", "1"), ("round_up(85000.000000001, 100)", "85000"),
    ("ln(1)", "0"), ("ln(2)", "0.693147180559945309"), ("ln(a - 2)", "2.302585092994045684"),
    // Rent index of 2018: exactly 1 at the reference place, if it is multiplied before it is divided.
    ("0.7 * 1.26 / 1.26 + 0.30", "1"), ("0.7 / 1.26 * 1.26 + 0.30", "1.000000000000000001"),
    ("if(t = 'x', 'yes', 'no')", "yes"), ("if(t != 'x', 'yes', 'no')", "no"), ("t", "x"),
    ("if(a > 12, 1, 0) + if(a >= 12, 10, 0) + if(a < 12, 100, 0) + if(a <= 12, 1000, 0)", "1010"),
    ("if(a = 12.0, 1, 0) + if(a != 12, 10, 0)", "1"), ("if(not (a = 12) or b < 0 and t = 'x', 1, 0)", "1"),
    ("170141183460469231731 + 0.687303715884105727", "170141183460469231731.687303715884105727"),
  ])
  func aFormulasValue(formula: String, value: String) throws {
    #expect(try policy(formula).offer().value("result") == value)
  }

  /// Only what the result needs is worked out.
  @Test(arguments: [
    ("if(a = 12, 1, broken)", "1"), ("if(a = 13, broken, 2)", "2"), ("if(a = 12 or broken > 0, 1, 2)", "1"),
    ("if(a = 13 and broken > 0, 1, 2)", "2"), ("if(not (a = 13 and broken > 0), 1, 2)", "1"),
    ("if(a = 12, 1, 1 / 0)", "1"), ("if(a = 13, ln(0), 2)", "2"),
  ])
  func aBranchThatIsNotTakenCannotFail(formula: String, value: String) throws {
    #expect(try policy(formula).offer().value("result") == value)
  }

  @Test(arguments: [
    ("1 / (a - 12)", "division-by-zero", "the formula divides by zero; check the figures it uses"),
    ("ln(a - 12)", "bad-logarithm", "ln takes numbers above zero"),
    ("ln(b)", "bad-logarithm", "ln takes numbers above zero"),
    ("round(a, 0)", "bad-rounding-unit", "a rounding unit is above zero, such as 100 or 0.01"),
    ("round_up(a, b)", "bad-rounding-unit", "a rounding unit is above zero, such as 100 or 0.01"),
    ("clamp(1, a, b)", "bad-clamp", "the low bound of clamp is above its high bound"),
    (
      "170141183460469231731 + 1", "overflow",
      "the result is too large for a pay figure (above 170141183460469231731); check the figures it uses"
    ),
    (
      "10000000000 * 10000000000 * a", "overflow",
      "the result is too large for a pay figure (above 170141183460469231731); check the figures it uses"
    ),
    (
      "170141183460469231731 / 0.5", "overflow",
      "the result is too large for a pay figure (above 170141183460469231731); check the figures it uses"
    ),
    (
      "-170141183460469231731 - a", "overflow",
      "the result is too large for a pay figure (above 170141183460469231731); check the figures it uses"
    ),
    (
      "round_up(170141183460469231731.6, 1)", "overflow",
      "the result is too large for a pay figure (above 170141183460469231731); check the figures it uses"
    ),
    ("if(a = 12, broken, 1)", "division-by-zero", "the formula divides by zero; check the figures it uses"),
  ])
  func aResultThatDoesNotExistNamesItsStep(formula: String, code: String, message: String) throws {
    let name = formula.contains("broken") ? "broken" : "result"
    #expect(try policy(formula).refusal() == Finding(code, message, file: "policy.json", line: 1, column: name))
  }

  @Test func aStepMayUseALaterOneAndIsWorkedOutOnce() throws {
    let small = SmallPolicy(steps: ["offer": "middle * 2", "middle": "last + 1", "last": "41"])
    let offer = try small.offer()
    #expect(offer.value("offer") == "84")
    #expect(offer.explanation.steps.map(\.name) == ["last", "middle", "offer"])
  }

  /// Two levels' premiums in either order: addition is exact, so that 0.1 + 0.2 is 0.3.
  @Test func decimalsAreNotBinary() throws {
    #expect(try policy("if(0.1 + 0.2 = 0.3, 1, 0)").offer().value("result") == "1")
    #expect(try policy("0.1 * 3 - 0.3").offer().value("result") == "0")
  }

  /// A policy comes from a file, so that nothing in it may end the process: neither a long sum nor a long chain of steps.
  @Test func aLongFormulaHasAValueOrAFinding() async {
    await #expect(processExitsWith: .success) {
      let sum = Array(repeating: "1", count: 20_000).joined(separator: " + ")
      do { _ = try SmallPolicy(steps: ["offer": sum]).offer() } catch is Findings {} catch is Finding {}
    }
  }

  @Test func aLongChainOfStepsHasAValueOrAFinding() async {
    await #expect(processExitsWith: .success) {
      var small = SmallPolicy(steps: ["offer": "s0"])
      for index in 0..<5_000 {
        let next = index == 4_999 ? "1" : "s\(index + 1) + 1"
        small.definition.steps.append(StepDefinition(name: located("s\(index)"), formula: located(next), meaning: ""))
      }
      do { _ = try small.offer() } catch is Findings {} catch is Finding {}
    }
  }
}
