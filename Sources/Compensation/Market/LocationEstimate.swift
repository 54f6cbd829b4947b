/// What a place pays beside the reference place, as an estimator found it.
public struct LocationEstimate: Sendable, Hashable {
  /// The place.
  public let place: String
  /// How many figures the estimate rests on, each counted once whatever its weight: all of the place, or for `median-of-ratios` those of
  /// the strata that count.
  public let records: Int
  /// Its pay / the reference place's, unrounded; 1 for the reference place.
  public let factor: ExactDecimal
  /// Of a regression: ln(factor), to twelve decimals.
  public let coefficient: ExactDecimal?
  /// Of a regression: the coefficient's standard error in log points, to twelve decimals; nil for the reference place,
  /// and where there are no more figures than coefficients.
  public let standardError: ExactDecimal?
  /// How many strata the estimate rests on: those in which the place has figures, or for `median-of-ratios` those that
  /// count.
  public let strata: Int

  init(
    place: String, records: Int, factor: ExactDecimal, coefficient: ExactDecimal? = nil,
    standardError: ExactDecimal? = nil, strata: Int
  ) {
    self.place = place
    self.records = records
    self.factor = factor
    self.coefficient = coefficient
    self.standardError = standardError
    self.strata = strata
  }
}

/// Why a place has no estimate.
public enum NoEstimateReason: String, Error, Sendable, Hashable, CaseIterable {
  /// It has fewer figures than the minimum.
  case smallPlace = "small-place"
  /// No stratum has the minimum of figures both there and in the reference place.
  case noSharedStratum = "no-shared-stratum"
  /// Its strata are not connected with those of the reference place: no figures tell the place and the strata apart.
  case notIdentified = "not-identified"
}

/// A place with its estimate, or with the reason why it has none.
enum LocationOutcome: Sendable, Hashable {
  /// A factor.
  case estimate(LocationEstimate)
  /// No factor, of a place with so many figures.
  case none(place: String, records: Int, NoEstimateReason)

  /// The place.
  var place: String {
    switch self {
    case .estimate(let estimate): estimate.place
    case .none(let place, _, _): place
    }
  }
}
