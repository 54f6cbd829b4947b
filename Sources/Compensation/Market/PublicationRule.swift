/// When a figure of many may be shown: with enough records of enough organisations, and none that counts for too much.
///
/// ## Source
///
/// U.S. Department of Justice and Federal Trade Commission, Statements of Antitrust Enforcement Policy in Health Care,
/// Statement 6 (1996; withdrawn 2023, still the surveys' practice): at least five providers, none with more than 25 %
/// of the weight.
public struct PublicationRule: Sendable, Hashable {
  /// The fewest records.
  public let minimumRecords: Int
  /// The fewest organisations.
  public let minimumOrganisations: Int
  /// The largest share of the weight that one organisation may have: 0.25; nil for any.
  public let largestShare: ExactDecimal?

  /// A rule of its three parts.
  public init(minimumRecords: Int, minimumOrganisations: Int, largestShare: ExactDecimal?) {
    self.minimumRecords = minimumRecords
    self.minimumOrganisations = minimumOrganisations
    self.largestShare = largestShare
  }

  /// The fewest records of a cell whose percentile may be shown: outside the middle half twice the minimum, and so many that somebody is
  /// beyond it, 10 for P10 and P90, 100 for P1 and P99. With a minimum of 1 or less nothing is held back.
  ///
  /// ## Source
  ///
  /// Empsight, survey reporting rules: 10th and 90th percentiles of at least ten incumbents, never the lowest and highest.
  public func minimumRecords(forPercentile percentage: Int) -> Int {
    let tail = min(percentage, 100 - percentage)
    if minimumRecords <= 1 || tail >= 25 { return minimumRecords }
    return tail <= 0 ? Int.max : max(2 * minimumRecords, (100 + tail - 1) / tail)
  }

  /// Why a cell is hidden, or nil if it may be shown; of several reasons the first in the order of `HiddenCellReason`.
  ///
  /// A share exactly at the limit is allowed; shares are compared after rounding to twelve decimals, so that the
  /// rounding of weights such as a third is no breach.
  ///
  /// - Parameters:
  ///   - records: How many figures there are, whatever their weight.
  ///   - organisations: By organisation: the weight of its figures, 0 or more; one of weight 0 does not count. Nil if
  ///     the source names none: the two rules about them then do not apply.
  /// - Throws: `overflow` if the weights have no sum.
  public func reason(
    records: Int, organisations: [ExactDecimal]?
  ) throws(ArithmeticError) -> HiddenCellReason? {
    if records < minimumRecords { return .smallCell }
    guard let organisations else { return nil }
    let weights = organisations.filter { $0 > .zero }
    if weights.count < minimumOrganisations { return .fewOrganisations }
    guard let largestShare, let largest = weights.max() else { return nil }
    var total = ExactDecimal.zero
    for weight in weights { total = try total + weight }
    return try ExactDecimal.quotient(largest, total, fractionDigits: 12) > largestShare ? .dominantOrganisation : nil
  }
}
