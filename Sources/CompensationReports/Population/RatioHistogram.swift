internal import Compensation

/// How many people of a distribution of compa-ratios are in each of some bins of one width.
///
/// Ratios are counts of ten-thousandths. A bin has its lower end and lacks its upper one.
struct RatioHistogram: Equatable {
  /// Where the first bin begins.
  let firstBin: Int
  /// How wide a bin is.
  let binWidth: Int
  /// How many people are in each bin.
  var counts: [Int]
  /// How many are below the first bin, and at or above the end of the last.
  var below = 0, above = 0

  /// Bins with these people in them.
  init(firstBin: Int, binWidth: Int, counts: [Int], below: Int = 0, above: Int = 0) {
    self.firstBin = firstBin
    self.binWidth = binWidth
    self.counts = counts
    self.below = below
    self.above = above
  }

  /// From 0.4 to 1.6 in steps of 0.05: the bins of every chart of a roster.
  init(_ ratios: RatioDistribution) {
    self.init(firstBin: 4000, binWidth: 500, counts: Array(repeating: 0, count: 24))
    ratios.forEachRatio { ratio, count in
      let bin = (Int(ratio) - firstBin) / binWidth
      if Int(ratio) < firstBin {
        below += count
      } else if bin >= counts.count {
        above += count
      } else {
        counts[bin] += count
      }
    }
  }
}
