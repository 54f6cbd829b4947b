import Compensation
import Testing

@Suite struct LocationAdjustmentTests {
  private func number(_ text: String) throws -> ExactDecimal { try ExactDecimal(plain: text) }

  /// (12 × 0.7 + 5 × 0.76) / 17 = 12.2 / 17 = 0.71764705882352941176…
  @Test func everyStep() throws {
    let adjustment = try #require(
      LocationAdjustment(shrinkage: ExactDecimal(5), floor: number("0.75"), isRatchet: true))
    let factor = try adjustment.adjusted(number("0.7"), records: 12, region: number("0.76"), inForce: number("0.78"))
    #expect(factor.estimate == (try number("0.7")))
    #expect(factor.region == (try number("0.76")))
    #expect(factor.shrunk.description == "0.717647058823529412")
    #expect(factor.rounded.description == "0.7176")
    #expect(factor.floored.description == "0.75")
    #expect(factor.final.description == "0.78")
    #expect(factor.inForce?.description == "0.78")
    #expect(factor.isHeldByFloor)
    #expect(factor.isHeldByRatchet)
  }

  @Test(
    arguments: [
      // Estimate, floor, in force, result, held by floor, held by ratchet; rounded to 0.01.
      ("0.704", nil, nil, "0.7", false, false), ("0.705", nil, nil, "0.71", false, false),
      ("0.704", "0.7", "0.7", "0.7", false, false), ("0.704", "0.7", "0.65", "0.7", false, false),
      ("0.694", "0.7", nil, "0.7", true, false), ("0.72", "0.7", "0.725", "0.725", false, true),
      ("0.72", "0.73", "0.725", "0.73", true, false), ("1.4", "0.5", "0.9", "1.4", false, false),
    ] as [(String, String?, String?, String, Bool, Bool)])
  func floorAndRatchet(
    estimate: String, floor: String?, inForce: String?, result: String, byFloor: Bool, byRatchet: Bool
  ) throws {
    let adjustment = try #require(
      LocationAdjustment(roundingUnit: number("0.01"), floor: floor.map(number), isRatchet: true))
    let factor = try adjustment.adjusted(number(estimate), records: 9, region: nil, inForce: inForce.map(number))
    #expect(factor.final == (try number(result)))
    #expect(factor.isHeldByFloor == byFloor)
    #expect(factor.isHeldByRatchet == byRatchet)
  }

  @Test func withoutARatchetTheOldFactorOnlyStands() throws {
    let factor = try #require(LocationAdjustment())
      .adjusted(number("0.70005"), records: 9, region: number("0.9"), inForce: number("0.8"))
    #expect(factor.shrunk == (try number("0.70005")))
    #expect(factor.final == (try number("0.7001")))
    #expect(factor.inForce == (try number("0.8")))
    #expect(!factor.isHeldByRatchet)
  }

  @Test func shrinking() throws {
    let adjustment = try #require(LocationAdjustment(shrinkage: ExactDecimal(10)))
    #expect(
      try adjustment.adjusted(number("0.8"), records: 10, region: number("0.9"), inForce: nil).final == number("0.85"))
    #expect(
      try adjustment.adjusted(number("0.8"), records: 0, region: number("0.9"), inForce: nil).final == number("0.9"))
    #expect(try adjustment.adjusted(number("0.8"), records: 10, region: nil, inForce: nil).shrunk == number("0.8"))
  }

  @Test func partsThatMakeNoAdjustment() throws {
    #expect(LocationAdjustment(shrinkage: ExactDecimal(-1)) == nil)
    #expect(LocationAdjustment(roundingUnit: .zero) == nil)
  }

  @Test func theReferencePlaceStaysOne() {
    let factor = AdjustedFactor.reference(inForce: ExactDecimal(2))
    #expect([factor.estimate, factor.shrunk, factor.rounded, factor.floored, factor.final].allSatisfy { $0 == .one })
    #expect(!factor.isHeldByFloor && !factor.isHeldByRatchet)
  }

  @Test func factorsTooLarge() throws {
    let adjustment = try #require(LocationAdjustment(shrinkage: ExactDecimal(2)))
    let high = ExactDecimal(units: .max)
    #expect(throws: ArithmeticError.overflow) {
      try adjustment.adjusted(high, records: 2, region: .one, inForce: nil)
    }
  }
}
