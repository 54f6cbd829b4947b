import Testing

@testable import Compensation

@Suite struct OutlierRuleTests {
  private func kept(_ figures: [Int], _ rule: String = "modified-z") throws -> [Int] {
    let sample = try #require(PaySample(figures.map { ExactDecimal($0) }))
    return Array(figures.sorted()[try OutlierRule(rule).kept(of: sample)])
  }

  @Test func aFigureFarFromTheOthers() throws {
    // Median 3.5, MAD 1.5: 0.6745 × 96.5 / 1.5 = 43.4.
    #expect(try kept([1, 2, 3, 4, 5, 100]) == [1, 2, 3, 4, 5])
    #expect(try kept([1, 2, 3, 4, 5, 100], "modified-z=44") == [1, 2, 3, 4, 5, 100])
    // On both sides: median 103, MAD 2.
    #expect(try kept([1, 101, 102, 103, 104, 105, 500]) == [101, 102, 103, 104, 105])
  }

  /// Median 10, MAD 1: 15 has 0.6745 × 5 = 3.3725.
  @Test func aScoreAtTheLimitIsKept() throws {
    #expect(try kept([9, 9, 10, 11, 15], "modified-z=3.3725") == [9, 9, 10, 11, 15])
    #expect(try kept([9, 9, 10, 11, 15], "modified-z=3.372499999999999999") == [9, 9, 10, 11])
  }

  /// MAD is 0: of five, one at a distance of 10 has 10 / (1.253314 × 2) = 3.989; of four 10 / (1.253314 × 2.5) = 3.19.
  @Test func moreThanHalfAreEqual() throws {
    #expect(try kept([10, 10, 10, 10, 20]) == [10, 10, 10, 10])
    #expect(try kept([10, 10, 10, 10, 20], "modified-z=4") == [10, 10, 10, 10, 20])
    #expect(try kept([10, 10, 10, 20]) == [10, 10, 10, 20])
  }

  @Test func allEqualOrOneOrTwo() throws {
    for figures in [[7], [7, 7, 7], [1, 1_000_000]] { #expect(try kept(figures, "modified-z=1") == figures) }
  }

  /// The weight of a figure does not make it less of a mistake.
  @Test func weightsDoNotCount() throws {
    let figures = [1, 2, 3, 4, 5, 100].map { ExactDecimal($0) }
    let sample = try #require(try PaySample(figures, weights: [1, 1, 1, 1, 1, 50].map { ExactDecimal($0) }))
    #expect(try OutlierRule("modified-z").kept(of: sample) == 0..<5)
  }

  /// The definition in whole numbers, of figures times eight, with a limit of 3.5.
  private func naive(_ figures: [Int]) -> [Int] {
    let sorted = figures.sorted()
    let count = sorted.count
    let doubleMedian = sorted[(count - 1) / 2] + sorted[count / 2]
    let quadruple = sorted.map { abs(4 * $0 - 2 * doubleMedian) }
    let ordered = quadruple.sorted()
    let eightfoldMAD = ordered[(count - 1) / 2] + ordered[count / 2]
    let sum = quadruple.reduce(0, +)
    return zip(sorted, quadruple).filter { _, distance in
      if eightfoldMAD > 0 { return 6745 * 2 * distance <= 35_000 * eightfoldMAD }
      return distance * count * 10_000_000 <= 1_253_314 * 35 * sum
    }.map(\.0)
  }

  @Test func againstTheDefinition() throws {
    var random = SeededGenerator(seed: 31)
    var left = 0
    for round in 0..<2000 {
      let count = Int.random(in: 1...12, using: &random)
      let most = [2, 5, 40, 1000][round % 4]
      let figures = (0..<count).map { _ in
        Int.random(in: 0...9, using: &random) == 0
          ? Int.random(in: 0...1000, using: &random) : Int.random(in: 0...most, using: &random)
      }
      let found = try kept(figures)
      #expect(found == naive(figures), "\(figures.sorted())")
      left += count - found.count
    }
    // The rule is put to work.
    #expect(left > 200)
  }

  @Test func aRuleFromItsText() throws {
    #expect(try OutlierRule("modified-z").limit.description == "3.5")
    #expect(try OutlierRule("modified-z=3").limit == ExactDecimal(3))
    #expect(OutlierRule(limit: ExactDecimal(units: ExactDecimal.unitsPerOne - 1)) == nil)
    #expect(OutlierRule(limit: ExactDecimal(1001)) == nil)
  }

  @Test(arguments: [
    ("", "\"\" is no outlier rule"), ("z=3", "\"z=3\" is no outlier rule"),
    ("modified-z=", "\"modified-z=\" has no limit"),
    ("modified-z=x", "\"modified-z=x\" has no limit: the character \"x\""),
    ("modified-z=0.5", "\"modified-z=0.5\" has a limit that is not from 1 to 1000"),
    ("modified-z=1001", "\"modified-z=1001\" has a limit that is not from 1 to 1000"),
  ])
  func textsThatAreNoRule(text: String, message: String) {
    let error = #expect(throws: MarketOptionError.self) { try OutlierRule(text) }
    #expect(error?.description.hasPrefix(message) == true)
    #expect(error?.description.hasSuffix("; write modified-z=3.5") == true)
  }

  @Test func figuresTooLargeToCompare() throws {
    let rule = try OutlierRule("modified-z=1000")
    let high = ExactDecimal(units: .max)
    let sample = try #require(PaySample([.zero, high, high]))
    #expect(throws: ArithmeticError.overflow) { try rule.kept(of: sample) }
    // A quarter of the largest still is; 1000 × MAD is compared over the full width.
    let quarter = ExactDecimal(units: .max / 4)
    let large = try #require(PaySample([.zero, .one, quarter]))
    #expect(try rule.kept(of: large) == 0..<2)
  }
}
