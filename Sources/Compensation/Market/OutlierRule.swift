/// Which figures are too far from the others to count: those with a modified z-score above a limit.
///
/// `0.6745 × |x − median| / MAD`, where MAD is the median of `|x − median|`. Where MAD is 0, as more than half of the
/// figures are equal, `|x − median| / (1.253314 × mean of |x − median|)` stands for it; where that is 0 too, all
/// figures are equal and none is left out. A score at the limit is kept. Each figure counts once, whatever its weight:
/// an outlier is a mistake in a record, however many people the record stands for.
///
/// ## Source
///
/// Iglewicz and Hoaglin, How to Detect and Handle Outliers, ASQC Quality Press (1993), section 3.3, with the limit 3.5;
/// for a MAD of 0: IBM Cognos Analytics documentation, Modified z score.
public struct OutlierRule: Sendable, Hashable {
  /// The score above which a figure is left out: from 1 to 1000.
  public let limit: ExactDecimal

  /// A rule with a limit from 1, so that at least half of the figures are always kept, to 1000; nil for another.
  public init?(limit: ExactDecimal) {
    guard limit >= .one, limit <= ExactDecimal(1000) else { return nil }
    self.limit = limit
  }

  /// Reads `modified-z=3.5`, or `modified-z`, which has the limit 3.5.
  public init(_ text: some StringProtocol) throws(MarketOptionError) {
    let example = "write modified-z=3.5"
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts[0] == "modified-z" else { throw MarketOptionError("\"\(text)\" is no outlier rule; \(example)") }
    let number: ExactDecimal
    do throws(NumberSyntaxError) { number = try ExactDecimal(plain: parts.count == 2 ? parts[1] : "3.5") } catch {
      throw MarketOptionError("\"\(text)\" has no limit: \(error); \(example)")
    }
    guard let rule = OutlierRule(limit: number) else {
      throw MarketOptionError("\"\(text)\" has a limit that is not from 1 to 1000; \(example)")
    }
    self = rule
  }

  /// Which places of a sample's sorted figures are kept: always some, and all that lie between two that are.
  /// - Throws: `overflow` if the figures are too far apart to be compared.
  func kept(of sample: PaySample) throws(ArithmeticError) -> Range<Int> {
    let deviations = try Deviations(sample.amounts)
    // Everything in half-units: 2 |x − median| = `double`, and 4 MAD = `quadrupleMiddle`.
    let isOut: (UInt128) -> Bool
    let quadrupleMiddle = try deviations.quadrupleMiddle()
    let units = UInt128(limit.units)
    if quadrupleMiddle > 0 {
      let right = quadrupleMiddle.multipliedFullWidth(by: units * 10_000)
      isOut = { Self.isAbove($0.multipliedFullWidth(by: 2 * 6745 * UInt128(ExactDecimal.unitsPerOne)), right) }
    } else {
      let sum = try deviations.doubleSum()
      if sum == 0 { return sample.amounts.indices }
      let right = sum.multipliedFullWidth(by: units * 1_253_314)
      let left = UInt128(sample.count) * 1_000_000 * UInt128(ExactDecimal.unitsPerOne)
      isOut = { Self.isAbove($0.multipliedFullWidth(by: left), right) }
    }
    var (low, high) = (0, sample.count)
    while low < high, isOut(deviations.doubles[low]) { low += 1 }
    while high > low, isOut(deviations.doubles[high - 1]) { high -= 1 }
    return low..<high
  }

  private static func isAbove(_ left: (high: UInt128, low: UInt128), _ right: (high: UInt128, low: UInt128)) -> Bool {
    (left.high, left.low) > (right.high, right.low)
  }

  /// By sorted figure: twice its distance from the median, so that a median between two figures is exact.
  private struct Deviations {
    let doubles: [UInt128]

    init(_ amounts: [ExactDecimal]) throws(ArithmeticError) {
      let doubleMedian = try amounts[(amounts.count - 1) / 2] + amounts[amounts.count / 2]
      var doubles: [UInt128] = []
      doubles.reserveCapacity(amounts.count)
      for amount in amounts { doubles.append(try (amount + amount - doubleMedian).units.magnitude) }
      self.doubles = doubles
    }

    /// The sum of the two middle ones, or twice the one in the middle. They fall and then rise: the largest is always
    /// at an end.
    func quadrupleMiddle() throws(ArithmeticError) -> UInt128 {
      var (low, high) = (0, doubles.count - 1)
      func removeLargest() -> UInt128 {
        if doubles[low] > doubles[high] {
          low += 1
          return doubles[low - 1]
        }
        high -= 1
        return doubles[high + 1]
      }
      for _ in 0..<(doubles.count - 1) / 2 { _ = removeLargest() }
      let upper = removeLargest()
      let (sum, overflow) = upper.addingReportingOverflow(doubles.count % 2 == 1 ? upper : removeLargest())
      if overflow { throw .overflow }
      return sum
    }

    func doubleSum() throws(ArithmeticError) -> UInt128 {
      var sum: UInt128 = 0
      for double in doubles {
        let (next, overflow) = sum.addingReportingOverflow(double)
        if overflow { throw .overflow }
        sum = next
      }
      return sum
    }
  }
}
