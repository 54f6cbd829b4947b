/// The factor of a region: the mean of its places' factors, weighted by their numbers of figures.
struct RegionFactor: Sendable, Hashable {
  /// The factor, unrounded.
  let factor: ExactDecimal
  /// How many figures it is of.
  let records: Int

  /// By region: its factor; none of a region that has no place but the reference place.
  ///
  /// - Parameters:
  ///   - estimates: The places that have an estimate.
  ///   - reference: The reference place, which is left out.
  ///   - region: The region of a place; nil if it is in none.
  /// - Throws: `overflow`.
  static func means(
    of estimates: [LocationEstimate], reference: String, region: (String) -> String?
  ) throws(ArithmeticError) -> [String: RegionFactor] {
    var sums: [String: (factor: ExactDecimal, records: Int)] = [:]
    for estimate in estimates where estimate.place != reference && estimate.records > 0 {
      guard let name = region(estimate.place) else { continue }
      let sum = sums[name] ?? (.zero, 0)
      sums[name] = (
        try sum.factor + estimate.factor * ExactDecimal(estimate.records), sum.records + estimate.records
      )
    }
    var means: [String: RegionFactor] = [:]
    for (name, sum) in sums {
      means[name] = RegionFactor(factor: try sum.factor / ExactDecimal(sum.records), records: sum.records)
    }
    return means
  }
}
