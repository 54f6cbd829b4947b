/// How location factors are made.
public struct LocationRules: Sendable {
  /// How they are estimated.
  public let estimator: LocationEstimator
  /// The place whose factor is 1.
  public let reference: String
  /// What is done to an estimate.
  public let adjustment: LocationAdjustment

  /// Rules of their parts.
  public init(estimator: LocationEstimator, reference: String, adjustment: LocationAdjustment) {
    self.estimator = estimator
    self.reference = reference
    self.adjustment = adjustment
  }
}
