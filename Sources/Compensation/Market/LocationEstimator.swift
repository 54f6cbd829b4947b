/// How the factor of a place is worked out from the figures there and in a reference place.
///
/// The strata are the combinations of the dimensions other than the place: a job at a level.
public enum LocationEstimator: String, Sendable, Hashable, CaseIterable {
  /// Median of all figures of the place / median of all of the reference place.
  case ratioOfMedians = "ratio-of-medians"
  /// The ratio of medians in each stratum that has enough figures in both places; the median of these.
  case medianOfRatios = "median-of-ratios"
  /// `exp` of the place's coefficient in a regression of `ln(pay)` on places and strata; see `PayRegression`.
  case regression

  /// The outcome of every place, in natural order, the reference place included, whose factor is 1.
  ///
  /// The figures of a place with too few of them count nowhere, so that such a place does not move the others.
  ///
  /// - Parameters:
  ///   - cells: Individual pay in one currency, as of one day, in any order; cells of the same values are one.
  ///   - dimension: Which of the cells' values is the place.
  ///   - reference: The place whose factor is 1.
  ///   - minimumRecords: The fewest figures of a place; for `median-of-ratios` also of a stratum in either place.
  ///   - definition: What a median is.
  /// - Throws: `unknown-reference-place`, `small-reference-place`, `not-positive`, `overflow`.
  func outcomes(
    of cells: [PayCell], place dimension: Int, reference: String, minimumRecords: Int,
    _ definition: PercentileDefinition = .inclusive
  ) throws(Finding) -> [LocationOutcome] {
    let places = Dictionary(grouping: cells) { $0.values[dimension] }
    let records = places.mapValues { $0.reduce(0) { $0 + $1.sample.count } }
    guard let referenceRecords = records[reference] else {
      throw Finding(
        "unknown-reference-place",
        "the reference place \"\(reference)\" has no figures"
          + suggestion(nearest(to: reference, among: places.keys), or: Array(places.keys)))
    }
    guard referenceRecords >= minimumRecords else {
      let others = records.filter { $0.value >= minimumRecords }.keys.sorted { NaturalOrder($0) < NaturalOrder($1) }
      throw Finding(
        "small-reference-place",
        "the reference place \"\(reference)\" has fewer than \(minimumRecords) figures"
          + (others.isEmpty ? "; no place has as many" : suggestion([], or: others)))
    }
    let large = places.filter { records[$0.key, default: 0] >= minimumRecords }
    let columns = self == .regression ? PayRegression.columnCount(large.values.flatMap { $0 }) : 0
    if columns > PayRegression.columnLimit {
      throw Finding(
        "too-many-values",
        "a regression on \(columns) values of the dimensions is too large, the limit is \(PayRegression.columnLimit); map them to fewer with a "
          + "crosswalk, or take another estimator")
    }
    let names = places.keys.sorted { NaturalOrder($0) < NaturalOrder($1) }
    do throws(ArithmeticError) {
      let estimates = try estimates(large, dimension, reference, minimumRecords, definition)
      return names.map { place in
        switch estimates[place] {
        case .success(let estimate): .estimate(estimate)
        case .failure(let reason): .none(place: place, records: records[place, default: 0], reason)
        case nil: .none(place: place, records: records[place, default: 0], .smallPlace)
        }
      }
    } catch {
      throw error == .overflow
        ? Finding("overflow", "the figures of a place are too large or too far apart for a location factor")
        : Finding("not-positive", "a location factor is of pay above zero; leave other figures out")
    }
  }

  private func estimates(
    _ places: [String: [PayCell]], _ dimension: Int, _ reference: String, _ minimumRecords: Int,
    _ definition: PercentileDefinition
  ) throws(ArithmeticError) -> [String: Result<LocationEstimate, NoEstimateReason>] {
    var estimates: [String: Result<LocationEstimate, NoEstimateReason>] = [:]
    switch self {
    case .ratioOfMedians, .medianOfRatios:
      let medians = MedianRatios(
        reference: places[reference] ?? [], dimension: dimension, minimumRecords: minimumRecords, definition: definition
      )
      for (place, cells) in places {
        estimates[place] =
          self == .ratioOfMedians
          ? try medians.ratioOfMedians(place, cells) : try medians.medianOfRatios(place, cells)
      }
    case .regression:
      let regression = try PayRegression(places.values.flatMap { $0 }, place: dimension, reference: reference)
      for (place, cells) in places { estimates[place] = try regression.estimate(place, cells) }
    }
    return estimates
  }
}
