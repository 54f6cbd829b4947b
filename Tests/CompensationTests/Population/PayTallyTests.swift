import Testing

@testable import Compensation

@Suite struct PayTallyTests {
  private static let half = PayPlacement.wholeShare / 2

  private static func tally(_ people: [(pay: Int64, share: Int64)], _ amounts: YearlyAmounts) throws -> PayTally {
    var tally = PayTally()
    for (pay, share) in people {
      tally.add(
        pay: pay, fullTimeEquivalent: share, try PayPlacement(pay: pay, fullTimeEquivalent: share, in: amounts),
        in: amounts)
    }
    return tally
  }

  @Test func threePeople() throws {
    // 80 to 120 around 100, in cents: 70 at half time, 98, and 130 at full time.
    let amounts = YearlyAmounts(try range(8_000, 10_000, 12_000))
    let tally = try Self.tally(
      [(7_000, Self.half), (9_800, PayPlacement.wholeShare), (13_000, PayPlacement.wholeShare)], amounts)
    #expect(tally.headcount == 3)
    #expect(tally.fullTimeEquivalent == 2_500_000_000_000_000_000)
    // 35 + 98 + 130 = 263.
    #expect(tally.payroll == Int128(26_300) * 1_000_000_000_000_000_000)
    #expect(tally.comparedPay == 29_800)
    #expect(tally.midpoints == 30_000)
    #expect(tally.minimums == 24_000)
    #expect(tally.maximums == 36_000)
    #expect(tally.compaRatioCount == 3)
    #expect(tally.compaRatios == 7000 + 9800 + 13_000)
    #expect(tally.penetrationCount == 3)
    // −10 / 40, 18 / 40, 50 / 40.
    #expect(tally.penetrations == -2500 + 4500 + 12_500)
    #expect((tally.below, tally.within, tally.above) == (1, 1, 1))
    // Half of 10; half of 30, and 2; 10.
    #expect(tally.costToMinimum == 500)
    #expect(tally.costToMidpoint == 1500 + 200)
    #expect(tally.excessOverMaximum == 1000)
  }

  @Test func withoutMidpointOrEnds() throws {
    let ends = try Self.tally([(50, PayPlacement.wholeShare)], YearlyAmounts(range(0, nil, 100)))
    #expect(ends.headcount == 1)
    #expect(ends.compaRatioCount == 0)
    #expect(ends.comparedPay == 0)
    #expect(ends.penetrations == 5000)
    #expect(ends.within == 1)
    #expect(ends.costToMidpoint == 0)
    let middle = try Self.tally([(50, PayPlacement.wholeShare)], YearlyAmounts(range(nil, 100, nil)))
    #expect(middle.compaRatios == 5000)
    #expect(middle.penetrationCount == 0)
    #expect((middle.below, middle.within, middle.above) == (0, 0, 0))
    #expect((middle.minimums, middle.maximums) == (0, 0))
    #expect(middle.costToMidpoint == 50)
  }

  @Test func partsAddUpToTheWhole() throws {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<200 {
      let amounts = YearlyAmounts(
        try range(
          Bool.random(using: &random) ? Int64.random(in: 1...5_000, using: &random) : nil,
          Bool.random(using: &random) ? Int64.random(in: 5_000...9_000, using: &random) : nil,
          Bool.random(using: &random) ? Int64.random(in: 9_000...20_000, using: &random) : nil))
      let people = (0..<30).map { _ in
        (
          Int64.random(in: 1...30_000, using: &random),
          Int64.random(in: 1...(2 * PayPlacement.wholeShare), using: &random)
        )
      }
      let cut = Int.random(in: 0...30, using: &random)
      var sum = try Self.tally(Array(people[..<cut]), amounts)
      sum.add(try Self.tally(Array(people[cut...]), amounts))
      #expect(try sum == Self.tally(people, amounts))
      // Beside the program: pay times share, added up in wide numbers.
      #expect(sum.payroll == people.reduce(Int128(0)) { $0 + Int128($1.0) * Int128($1.1) })
    }
  }
}
