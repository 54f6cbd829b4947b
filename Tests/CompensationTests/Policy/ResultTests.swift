import Compensation
import Testing

/// What a policy yields: range, offer, base, variable, total; and how an offer is held in its range.
@Suite struct ResultTests {
  /// S1-04: 80,000 to 120,000 around 100,000.
  private func range(_ outside: OutsideRange, _ steps: KeyValuePairs<String, String>? = nil) -> SmallPolicy {
    SmallPolicy(
      inputs: [.number("compa")],
      steps: steps ?? [
        "midpoint": "100000", "minimum": "midpoint * 0.8", "maximum": "midpoint * 1.2", "offer": "midpoint * compa",
        "total": "offer + 1000",
      ]
    ) { $0.outsideRange = outside }
  }

  @Test(arguments: [("0.90", "90000"), ("1.00", "100000"), ("1.10", "110000"), ("0.8", "80000"), ("1.2", "120000")])
  func aPlacementInsideTheRangeStands(compa: String, pay: String) throws {
    for outside in [OutsideRange.refuse, .clamp] {
      let offer = try range(outside).offer(["compa": compa])
      #expect(offer.value("offer") == pay)
      #expect(offer.warnings.isEmpty)
      #expect(
        try offer.range
          == PayRange(minimum: money("80000", "USD"), midpoint: money("100000", "USD"), maximum: money("120000", "USD"))
      )
    }
  }

  @Test(arguments: [
    ("1.25", "120000", "121000", "the placement is above the range; the offer is the maximum, as the policy says"),
    ("0.75", "80000", "81000", "the placement is below the range; the offer is the minimum, as the policy says"),
  ])
  func aPolicyMayHoldTheOfferInTheRangeBeforeAnythingUsesIt(compa: String, pay: String, total: String, message: String)
    throws
  {
    let offer = try range(.clamp).offer(["compa": compa])
    #expect(offer.value("offer") == pay)
    #expect(offer.value("total") == total)
    #expect(offer.warnings == [Finding("clamped", message, severity: .warning, file: "policy.json", column: "offer")])
  }

  @Test(arguments: [
    ("1.25", "above the maximum"), ("1.2000001", "above the maximum"), ("0.7999999", "below the minimum"),
  ])
  func orRefuseIt(compa: String, place: String) throws {
    #expect(
      try range(.refuse).refusal(["compa": compa])
        == Finding(
          "outside-range",
          "the offer is \(place), which policy small refuses; choose a placement inside the range, or mend the formulas",
          file: "policy.json", line: 1, column: "offer"))
  }

  @Test func oneEndHoldsAlone() throws {
    let floor = range(.clamp, ["minimum": "30000", "offer": "10000 * compa"])
    #expect(try floor.offer(["compa": "2"]).value("offer") == "30000")
    #expect(try floor.offer(["compa": "20"]).value("offer") == "200000")
    #expect(try floor.offer(["compa": "2"]).range == nil)
    let ceiling = range(.refuse, ["maximum": "30000", "offer": "10000 * compa"])
    #expect(try ceiling.refusal(["compa": "4"]).code == "outside-range")
    #expect(try ceiling.offer(["compa": "3"]).value("offer") == "30000")
  }

  @Test func onlyTheResultsThatThePolicyDefines() throws {
    #expect(try range(.clamp).checked().results == [.minimum, .midpoint, .maximum, .offer, .total])
    let offer = try SmallPolicy(steps: ["minimum": "80", "maximum": "120"]).offer()
    #expect(offer.offer == nil)
    #expect(try offer.pay() == nil)
    #expect(offer.range?.midpoint == nil)
    #expect(offer.amounts.keys.sorted { $0.rawValue < $1.rawValue } == [.maximum, .minimum])
  }

  @Test func aRangeThatDoesNotAscendIsRefused() throws {
    let finding = try range(.clamp, ["minimum": "120", "midpoint": "100", "maximum": "80"]).refusal(["compa": "1"])
    #expect(finding.code == "range-not-ascending")
    #expect(finding.file == "policy.json")
  }

  @Test func resultsAreShownAtTheCurrencysSmallestUnit() throws {
    let third = SmallPolicy(steps: ["offer": "100 / 3"])
    #expect(try third.offer().offer == money("33.33", "USD"))
    let yen = SmallPolicy(steps: ["offer": "100.5"]) { $0.currency = located("JPY") }
    #expect(try yen.offer().offer == money("101", "JPY"))
    let dinar = SmallPolicy(steps: ["offer": "20322.7864"]) { $0.currency = located("KWD") }
    #expect(try dinar.offer().offer == money("20322.786", "KWD"))
  }

  @Test func aResultTooLargeForItsSmallestUnitIsAnError() throws {
    let small = SmallPolicy(steps: ["offer": "170141183460469231731.687"])
    #expect(try small.refusal().code == "overflow")
  }

  // MARK: Base and variable

  /// 126,000 on target, of which 15 % of base is variable: 126,000 / 1.15 = 109,565.2174.
  private let director = SmallPolicy(
    steps: ["offer": "126000", "base": "round(offer / 1.15, 0.01)", "variable": "offer - base", "total": "offer"])

  @Test func baseAndVariableAtFullTime() throws {
    let offer = try director.offer()
    let pay = try #require(try offer.pay())
    #expect(try pay.base == money("109565.22", "USD"))
    #expect(try pay.variable == money("16434.78", "USD"))
    #expect(try pay.total == money("126000", "USD"))
  }

  @Test func thePartsAddUpAlsoAtAShareOfFullTime() throws {
    // Three quarters: total 94,500; variable 12,326.085, so 12,326.09; base is what is left, 82,173.91, although
    // 109,565.22 × 0.75 = 82,173.915 alone would be 82,173.92.
    let offer = try director.offer()
    let pay = try #require(try offer.pay(fullTimeEquivalent: ExactDecimal(plain: "0.75")))
    #expect(try pay.total == money("94500", "USD"))
    #expect(try pay.variable == money("12326.09", "USD"))
    #expect(try pay.base == money("82173.91", "USD"))
  }

  @Test func withoutPartsTheOfferIsBase() throws {
    let offer = try SmallPolicy(steps: ["offer": "85001"]).offer()
    let pay = try #require(try offer.pay(fullTimeEquivalent: ExactDecimal(plain: "0.5")))
    #expect(try pay.base == money("42500.50", "USD"))
    #expect(pay.variable == nil)
    #expect(pay.total == pay.base)
  }

  @Test func aShareThatDoesNotFitIsAnError() throws {
    let offer = try SmallPolicy(steps: ["offer": "100000000000"]).offer()
    #expect(throws: MoneyError.arithmetic(.overflow)) {
      try offer.pay(fullTimeEquivalent: ExactDecimal(10_000_000_000))
    }
  }

  // MARK: Names shown beside the result

  @Test func namesAreShownBesideTheResult() throws {
    let small = SmallPolicy(
      inputs: [.text("level"), .set("skills")],
      lookups: [LookupDefinition("grade", in: "levels", where: ["level": "level"], value: "grade", text: true)],
      steps: ["hourly": "round(offer / 2087, 0.01)", "offer": "133060"],
      tables: [table("levels", "level,grade\nSenior,7")]
    ) { $0.show = [located("hourly"), located("grade"), located("level"), located("skills")] }
    // 133,060 / 2,087 = 63.7565….
    let offer = try small.offer(["level": "Senior", "skills": "b", "skills": "a"])
    #expect(offer.shown.map(\.name) == ["hourly", "grade", "level", "skills"])
    #expect(offer.shown.map(\.value.description) == ["63.76", "7", "Senior", "a; b"])
  }

  @Test func aNameThatCannotBeHadIsLeftOutAndSaysSo() throws {
    let small = SmallPolicy(
      inputs: [.text("level")],
      lookups: [LookupDefinition("grade", in: "levels", where: ["level": "level"], value: "grade", text: true)],
      steps: ["offer": "133060"], tables: [table("levels", "level,grade\nSenior,7")]
    ) { $0.show = [located("grade")] }
    let offer = try small.offer(["level": "Boss"])
    #expect(offer.value("offer") == "133060")
    #expect(offer.shown.isEmpty)
    #expect(
      offer.warnings == [
        Finding(
          "left-out", "grade is not shown: levels.csv: there is no level \"Boss\"; there are: \"Senior\"",
          severity: .warning)
      ])
  }
}
