/// How many people have each compa-ratio of four decimals: what exact percentiles need, without sorting, in memory
/// that does not grow with the number of people (but for ratios from 100 on, which only mistaken figures have).
public struct RatioDistribution: Sendable, Equatable {
  /// How many people there are.
  public private(set) var count = 0
  /// By ratio / `pageSize`: where that page's counts begin, or −1 while nobody is there.
  private var pages: [Int32] = []
  /// How many have each ratio: up to 4 thousand million.
  private var counts: [UInt32] = []
  /// Ratios from `limit` on, which only mistaken figures have.
  private var far: [Int64: Int] = [:]

  private static let pageBits: Int64 = 8
  private static let pageSize: Int64 = 1 << pageBits
  private static let limit: Int64 = 100 * 10_000

  /// Nobody.
  public init() {}

  /// Adds people of one ratio.
  /// - Parameter ratio: In ten-thousandths, 0 or more.
  public mutating func add(_ ratio: Int64, count added: Int = 1) {
    precondition(ratio >= 0, "pay and midpoint are above zero")
    count += added
    guard ratio < Self.limit else {
      far[ratio, default: 0] += added
      return
    }
    let page = Int(ratio >> Self.pageBits)
    while pages.count <= page { pages.append(-1) }
    if pages[page] < 0 {
      pages[page] = Int32(counts.count)
      counts.append(contentsOf: repeatElement(0, count: Int(Self.pageSize)))
    }
    counts[Int(pages[page]) + Int(ratio & (Self.pageSize - 1))] += UInt32(added)
  }

  /// Adds the people of another distribution.
  public mutating func add(_ other: RatioDistribution) {
    other.forEachRatio { add($0, count: $1) }
  }

  /// Calls a closure with each ratio that somebody has, in ascending order, and how many have it.
  public func forEachRatio(_ body: (_ ratio: Int64, _ count: Int) -> Void) {
    for (page, start) in pages.enumerated() where start >= 0 {
      for offset in 0..<Int(Self.pageSize) where counts[Int(start) + offset] > 0 {
        body(Int64(page) * Self.pageSize + Int64(offset), Int(counts[Int(start) + offset]))
      }
    }
    for (ratio, count) in far.sorted(by: { $0.key < $1.key }) { body(ratio, count) }
  }

  /// The ratios at several percentages, in ten-thousandths, halves up; empty if there is nobody.
  /// - Parameter percentages: Ascending, each from 0 to 100.
  public func percentiles(_ percentages: [Int], _ definition: PercentileDefinition) -> [Int64] {
    guard count > 0 else { return [] }
    // Each percentile lies between two people, counted from 1; all are found in one walk.
    let places = percentages.map { definition.place(percentage: $0, count: count) }
    var found = places.map { _ in (low: Int64(0), high: Int64(0)) }
    var passed = 0
    forEachRatio { ratio, count in
      for (index, place) in places.enumerated() {
        if place.person > passed, place.person <= passed + count { found[index].low = ratio }
        if place.next > passed, place.next <= passed + count { found[index].high = ratio }
      }
      passed += count
    }
    return zip(places, found).map { place, between in
      // `hundredths` of the way, rounded half up; of mistaken figures 64 bits would not hold the products.
      let (low, high) = (Int128(between.low), Int128(between.high))
      return Int64((low * 200 + (high - low) * Int128(place.hundredths) * 2 + 100) / 200)
    }
  }
}
