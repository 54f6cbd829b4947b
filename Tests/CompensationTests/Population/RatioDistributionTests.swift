import Testing

@testable import Compensation

@Suite struct RatioDistributionTests {
  private static func distribution(_ ratios: [Int64]) -> RatioDistribution {
    var distribution = RatioDistribution()
    for ratio in ratios { distribution.add(ratio) }
    return distribution
  }

  /// A percentile by its definition, from all the figures, in wide numbers.
  private static func naive(_ ratios: [Int64], _ percentage: Int, _ definition: PercentileDefinition) -> Int64 {
    let sorted = ratios.sorted()
    let count = sorted.count
    // Hundredths of a place, counted from 1.
    let place: Int
    switch definition {
    case .inclusive: place = 100 + (count - 1) * percentage
    case .exclusive: place = min(max((count + 1) * percentage, 100), count * 100)
    case .discrete:
      // The first whose share of people up to it, i / n, is at least p / 100.
      for (index, ratio) in sorted.enumerated() where (index + 1) * 100 >= percentage * count { return ratio }
      return sorted[count - 1]
    }
    let low = Int128(sorted[place / 100 - 1])
    let high = Int128(sorted[min(place / 100, count - 1)])
    // The value in hundredths; its half is rounded up.
    let hundredths = low * 100 + (high - low) * Int128(place % 100)
    let (quotient, rest) = hundredths.quotientAndRemainder(dividingBy: 100)
    return Int64(quotient + (rest >= 50 ? 1 : 0))
  }

  private static let percentages = [0, 1, 10, 25, 33, 50, 66, 75, 90, 99, 100]

  @Test(arguments: PercentileDefinition.allCases)
  func againstTheSortedFigures(definition: PercentileDefinition) {
    var random = SeededGenerator(seed: 3)
    for round in 0..<3000 {
      let count = Int.random(in: 1...12, using: &random)
      // Narrow, so that many are equal; or wide, over the pages; or beyond them.
      let most: Int64 = [5, 300, 20_000, 1_500_000, 1 << 50][round % 5]
      let ratios = (0..<count).map { _ in Int64.random(in: 0...most, using: &random) }
      let found = Self.distribution(ratios).percentiles(Self.percentages, definition)
      #expect(found == Self.percentages.map { Self.naive(ratios, $0, definition) }, "\(ratios)")
    }
  }

  /// Pay transparency examples: the offers of a level, and the 25th percentiles that spreadsheets give.
  @Test(arguments: [
    ([120, 130, 128, 131, 122], 122_0, 121_0), ([110, 116, 118, 122], 114_5, 111_5), ([98, 112, 116], 105_0, 98_0),
  ])
  func publishedVectors(offers: [Int64], inclusive: Int64, exclusive: Int64) {
    let distribution = Self.distribution(offers.map { $0 * 10 })
    #expect(distribution.percentiles([25], .inclusive) == [inclusive])
    #expect(distribution.percentiles([25], .exclusive) == [exclusive])
  }

  @Test func theMedianOfAnEvenNumber() {
    let distribution = Self.distribution([9001, 9000])
    // 9000.5 goes up; the discrete one is somebody's.
    #expect(distribution.percentiles([50], .inclusive) == [9001])
    #expect(distribution.percentiles([50], .exclusive) == [9001])
    #expect(distribution.percentiles([50], .discrete) == [9000])
  }

  @Test func aDefinitionHeldWithinTheEnds() {
    let distribution = Self.distribution([100, 200, 300])
    // (3 + 1) × 0.1 = 0.4 and × 0.9 = 3.6 lie outside.
    #expect(distribution.percentiles([10, 90], .exclusive) == [100, 300])
    // 1 + 2 × 0.1 = 1.2.
    #expect(distribution.percentiles([10, 90], .inclusive) == [120, 280])
    #expect(distribution.percentiles([10, 90], .discrete) == [100, 300])
  }

  @Test func nobody() {
    #expect(RatioDistribution().percentiles([50], .inclusive) == [])
    #expect(RatioDistribution().count == 0)
  }

  @Test func ratiosOnBothSidesOfTheLimit() {
    // 100 times the midpoint is 1,000,000; the far ones keep their order, too.
    let ratios: [Int64] = [2_000_000, 999_999, 1_000_000, 1_000_001, 0, 1 << 40, 999_999, 1_000_000]
    let distribution = Self.distribution(ratios)
    #expect(distribution.count == 8)
    var seen: [Int64: Int] = [:]
    var order: [Int64] = []
    distribution.forEachRatio {
      seen[$0] = $1
      order.append($0)
    }
    #expect(order == [0, 999_999, 1_000_000, 1_000_001, 2_000_000, 1 << 40])
    #expect(seen == [0: 1, 999_999: 2, 1_000_000: 2, 1_000_001: 1, 2_000_000: 1, 1 << 40: 1])
    #expect(distribution.percentiles([100], .inclusive) == [1 << 40])
  }

  /// A figure that is mistaken by far must not end the program.
  @Test func theLargestRatios() {
    let distribution = Self.distribution([.max - 1, .max])
    #expect(distribution.percentiles([0, 50, 100], .inclusive) == [.max - 1, .max, .max])
    #expect(Self.distribution([0, .max]).percentiles([25], .inclusive) == [2_305_843_009_213_693_952])
  }

  @Test func partsAddUpToTheWhole() {
    var random = SeededGenerator(seed: 4)
    for _ in 0..<50 {
      let ratios = (0..<200).map { _ in Int64.random(in: 0...1_100_000, using: &random) }
      var sum = RatioDistribution()
      for start in stride(from: 0, to: 200, by: 50) { sum.add(Self.distribution(Array(ratios[start..<start + 50]))) }
      #expect(sum.count == 200)
      var (a, b): ([Int64], [Int64]) = ([], [])
      sum.forEachRatio { a += Array(repeating: $0, count: $1) }
      Self.distribution(ratios).forEachRatio { b += Array(repeating: $0, count: $1) }
      #expect(a == ratios.sorted())
      #expect(b == a)
    }
  }
}
