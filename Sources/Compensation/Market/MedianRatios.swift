/// Factors of places as ratios of medians to those of one reference place.
struct MedianRatios {
  /// The cells of the reference place.
  let reference: [PayCell]
  /// Which of the cells' values is the place.
  let dimension: Int
  /// The fewest figures of a stratum in either place.
  let minimumRecords: Int
  /// What a median is.
  let definition: PercentileDefinition

  /// Median of all figures of a place / median of all of the reference place.
  func ratioOfMedians(
    _ place: String, _ cells: [PayCell]
  ) throws(ArithmeticError) -> Result<LocationEstimate, NoEstimateReason> {
    guard let own = try PaySample(cells.map(\.sample)), let other = try PaySample(reference.map(\.sample)) else {
      return .failure(.smallPlace)
    }
    return .success(
      LocationEstimate(
        place: place, records: own.count, factor: try ratio(own, other), strata: strata(cells).count))
  }

  /// The median of the ratios of medians in each stratum that has enough figures in both places.
  func medianOfRatios(
    _ place: String, _ cells: [PayCell]
  ) throws(ArithmeticError) -> Result<LocationEstimate, NoEstimateReason> {
    let others = strata(reference)
    var ratios: [ExactDecimal] = []
    var records = 0
    for (stratum, samples) in strata(cells) {
      guard let own = try PaySample(samples), own.count >= minimumRecords,
        let other = try PaySample(others[stratum] ?? []), other.count >= minimumRecords
      else { continue }
      ratios.append(try ratio(own, other))
      records += own.count
    }
    guard let sample = PaySample(ratios) else { return .failure(.noSharedStratum) }
    return .success(
      LocationEstimate(
        place: place, records: records, factor: try sample.percentile(50, definition), strata: ratios.count))
  }

  private func ratio(_ own: PaySample, _ other: PaySample) throws(ArithmeticError) -> ExactDecimal {
    try own.percentile(50, definition) / other.percentile(50, definition)
  }

  /// By the values of the other dimensions: the samples.
  private func strata(_ cells: [PayCell]) -> [[String]: [PaySample]] {
    Dictionary(grouping: cells) { $0.stratum(without: dimension) }.mapValues { $0.map(\.sample) }
  }
}

extension PayCell {
  /// The values of the other dimensions.
  func stratum(without dimension: Int) -> [String] {
    Array(values[..<dimension] + values[(dimension + 1)...])
  }
}
