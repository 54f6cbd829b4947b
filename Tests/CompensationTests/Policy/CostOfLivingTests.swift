import Compensation
import Testing

@Suite struct CostOfLivingTests {
  /// S3-09: 85,000 EUR at 1.1888 is 101,048 USD; prices there are 0.80 of the reference place's (an illustration).
  private func europe(_ mode: CostOfLivingDefinition.Mode?, weight: String? = nil) throws -> SmallPolicy {
    let weight = try weight.map { try ExactDecimal(plain: $0) }
    return SmallPolicy(
      inputs: [.number("price_level", default: "0.80")],
      steps: [
        "offer": "85000 * 1.1888 * cost_of_living_adjustment", "purchasing_power": "offer / price_level",
      ]
    ) { definition in
      definition.costOfLiving = mode.map {
        CostOfLivingDefinition(
          mode: $0, index: located("price_level"), amount: located("purchasing_power"), reference: "USD at home",
          weight: weight)
      }
    }
  }

  @Test func comparingShowsThePurchasingPowerAndLeavesTheOffer() throws {
    let offer = try europe(.compare).offer()
    #expect(offer.value("offer") == "101048")
    // 101,048 / 0.80.
    #expect(offer.purchasingPower?.amount.description == "126310")
    #expect(offer.purchasingPower?.index.description == "0.8")
    #expect(offer.purchasingPower?.reference == "USD at home")
  }

  @Test func noneShowsNothing() throws {
    for small in [try europe(CostOfLivingDefinition.Mode.none), try europe(nil)] {
      let offer = try small.offer()
      #expect(offer.value("offer") == "101048")
      #expect(offer.purchasingPower == nil)
    }
  }

  @Test(arguments: [
    // 1 + weight × (0.8 − 1): 1, 0.95, 0.8.
    ("0", "101048"), ("0.25", "95995.6"), ("1", "80838.4"),
  ])
  func adjustingMovesPayByTheWeight(weight: String, pay: String) throws {
    let offer = try europe(.adjust, weight: weight).offer()
    #expect(offer.value("offer") == pay)
    #expect(offer.purchasingPower != nil)
    #expect(offer.explanation.steps.contains { $0.name == "cost_of_living_adjustment" })
  }

  @Test func theStepIsExplainedOnlyWhereItDoesSomething() throws {
    #expect(try europe(.compare).offer().explanation.steps.map(\.name) == ["offer", "purchasing_power"])
    let adjusting = try europe(.adjust, weight: "0.25").offer()
    let step = try #require(adjusting.explanation.steps.first)
    #expect(step.formula == "1 + 0.25 * (price_level - 1)")
    #expect(step.value == .number(try ExactDecimal(plain: "0.95")))
    #expect(step.meaning == "how far the prices of the place move pay, as the policy's mode says")
  }

  @Test func theFiguresAreRoundedForTheirReader() throws {
    // 101,048 / 0.700862 = 144,176.7423…; the index to four digits.
    let offer = try europe(.compare).offer(["price_level": "0.700862"])
    #expect(offer.purchasingPower?.index.description == "0.7009")
    #expect(offer.purchasingPower?.amount.description == "144176.74")
  }

  @Test func withoutPricesTheOfferStandsAndSaysSo() throws {
    let offer = try europe(.compare).offer(["price_level": "0"])
    #expect(offer.value("offer") == "101048")
    #expect(offer.purchasingPower == nil)
    #expect(offer.warnings.map(\.code) == ["left-out"])
    #expect(
      offer.warnings.first?.message
        == "the purchasing power is not shown: policy.json: the formula divides by zero; check the figures it uses")
  }

  @Test(arguments: [nil, "-0.01", "1.01"])
  func adjustingNeedsAWeightFromZeroToOne(weight: String?) throws {
    #expect(
      try europe(.adjust, weight: weight).findings() == [
        Finding(
          "bad-weight", "the mode adjust needs a weight from 0 to 1", file: "policy.json", line: 1,
          column: "cost_of_living")
      ])
  }

  @Test func anAdjustmentThatNoFormulaUsesIsFoundWhenThePolicyIsRead() {
    let small = SmallPolicy(inputs: [.number("prices")], steps: ["offer": "100"]) {
      $0.costOfLiving = CostOfLivingDefinition(
        mode: .adjust, index: located("prices"), amount: located("offer"), reference: "", weight: .one)
    }
    #expect(small.problems() == ["policy.json: cost_of_living: [unused-adjustment]"])
  }

  @Test func itsNamesAreNumbersThatExist() {
    let small = SmallPolicy(inputs: [.text("prices")], steps: ["offer": "1"]) {
      $0.costOfLiving = CostOfLivingDefinition(
        mode: .compare, index: located("prices"), amount: located("power"), reference: "", weight: nil)
    }
    #expect(
      small.problems() == ["policy.json: cost_of_living: [wrong-type]", "policy.json: cost_of_living: [unknown-name]"])
  }

  @Test func anIndexThatDependsOnTheOfferItAdjustsIsACircle() {
    let small = SmallPolicy(steps: ["offer": "100 * cost_of_living_adjustment", "level": "offer / 100"]) {
      $0.costOfLiving = CostOfLivingDefinition(
        mode: .adjust, index: located("level"), amount: located("offer"), reference: "", weight: .one)
    }
    #expect(small.findings().map(\.code) == ["circle"])
  }
}
