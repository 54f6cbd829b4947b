/// Bins whose numbers of people may be told: each has nobody, or at least as many people as a group must have.
///
/// The bins at the ends are taken together with what is beyond them until they are enough people; where a bin within has too few, all
/// are made twice as wide, and twice as wide again. Nobody is left out, so that nothing can be worked out from the total.
struct ToldBins: Equatable {
  /// A span of ratios, open at an end where it has none, with its people.
  struct Bin: Equatable {
    let from: Int?
    let to: Int?
    let count: Int
  }

  /// From low to high.
  let bins: [Bin]

  /// - Returns: nil if no width will do.
  init?(_ histogram: RatioHistogram, minimum: Int) {
    var width = 1
    while width <= 8, width <= histogram.counts.count {
      if let bins = Self.bins(histogram, joining: width, minimum) {
        self.bins = bins
        return
      }
      width *= 2
    }
    return nil
  }

  private static func bins(_ histogram: RatioHistogram, joining width: Int, _ minimum: Int) -> [Bin]? {
    let joined = stride(from: 0, to: histogram.counts.count, by: width).map { start in
      histogram.counts[start..<min(start + width, histogram.counts.count)].reduce(0, +)
    }
    func edge(_ bin: Int) -> Int { histogram.firstBin + bin * width * histogram.binWidth }
    let (first, below) = tail(joined, beyond: histogram.below, minimum)
    let (fromEnd, above) = tail(joined.reversed(), beyond: histogram.above, minimum)
    let last = joined.count - fromEnd
    guard first <= last, isTold(below, minimum), isTold(above, minimum) else { return nil }
    let within = (first..<last).map { Bin(from: edge($0), to: edge($0 + 1), count: joined[$0]) }
    guard within.allSatisfy({ isTold($0.count, minimum) }) else { return nil }
    return (below > 0 ? [Bin(from: nil, to: edge(first), count: below)] : []) + within
      + (above > 0 ? [Bin(from: edge(last), to: nil, count: above)] : [])
  }

  private static func isTold(_ count: Int, _ minimum: Int) -> Bool { count == 0 || count >= minimum }

  /// How many bins are to be taken together with what is beyond them, and how many people that makes.
  private static func tail(_ counts: [Int], beyond: Int, _ minimum: Int) -> (bins: Int, count: Int) {
    var sum = beyond
    for (index, count) in counts.enumerated() {
      let isEnough = sum == 0 ? count > 0 && count >= minimum : sum >= minimum
      if isEnough { return (index, sum) }
      sum += count
    }
    return (counts.count, sum)
  }
}
