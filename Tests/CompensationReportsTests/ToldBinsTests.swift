import Compensation
import Testing

@testable import CompensationReports

/// Numbers of people in bins of compa-ratio that do not tell of a few.
@Suite struct ToldBinsTests {
  private static func bins(_ counts: [Int], below: Int = 0, above: Int = 0, minimum: Int) -> [ToldBins.Bin]? {
    let histogram = RatioHistogram(firstBin: 4000, binWidth: 500, counts: counts, below: below, above: above)
    return ToldBins(histogram, minimum: minimum)?.bins
  }

  @Test func endsAreTakenTogether() {
    // 1 + 0 + 4 = 5 below 0.55, then 6 and 9; 3 + 2 = 5 from 0.65.
    #expect(
      Self.bins([0, 1, 4, 6, 9, 3, 0, 2], minimum: 5) == [
        .init(from: nil, to: 5500, count: 5), .init(from: 5500, to: 6000, count: 6),
        .init(from: 6000, to: 6500, count: 9), .init(from: 6500, to: nil, count: 5),
      ])
  }

  @Test func emptyEndsAreLeftOut() {
    #expect(
      Self.bins([0, 7, 0, 5, 0, 0, 0, 0], minimum: 5) == [
        .init(from: 4500, to: 5000, count: 7), .init(from: 5000, to: 5500, count: 0),
        .init(from: 5500, to: 6000, count: 5),
      ])
  }

  @Test func aSmallBinWithinMakesAllWider() {
    // 8, 2, 7, 6 has 2 within; of double width, 10 and 13.
    #expect(
      Self.bins([8, 2, 7, 6], minimum: 5) == [
        .init(from: 4000, to: 5000, count: 10), .init(from: 5000, to: 6000, count: 13),
      ])
  }

  @Test func beyondTheBins() {
    // 2 below 0.4 and 3 in the first bin are 5 below 0.45; 5 beyond the last are enough alone.
    #expect(
      Self.bins([3, 6], below: 2, above: 5, minimum: 5) == [
        .init(from: nil, to: 4500, count: 5), .init(from: 4500, to: 5000, count: 6),
        .init(from: 5000, to: nil, count: 5),
      ])
  }

  @Test func tooFew() {
    #expect(Self.bins([1, 1, 1, 1], minimum: 5) == nil)
    #expect(Self.bins([4, 0, 0, 0, 0, 0, 0, 6], below: 0, minimum: 20) == nil)
  }

  @Test func everythingMayBeTold() {
    #expect(
      Self.bins([1, 0, 2], minimum: 1) == [
        .init(from: 4000, to: 4500, count: 1), .init(from: 4500, to: 5000, count: 0),
        .init(from: 5000, to: 5500, count: 2),
      ])
  }

  @Test func binsOfRatios() {
    var ratios = RatioDistribution()
    // 0.3999 is below, 0.4 in the first bin, 0.45 in the second, 1.5999 in the last, 1.6 above.
    for ratio: Int64 in [3999, 4000, 4499, 4500, 15_999, 16_000] { ratios.add(ratio) }
    let histogram = RatioHistogram(ratios)
    #expect(histogram.below == 1)
    #expect(histogram.counts.count == 24)
    #expect(histogram.counts[0] == 2)
    #expect(histogram.counts[1] == 1)
    #expect(histogram.counts[23] == 1)
    #expect(histogram.above == 1)
  }
}
