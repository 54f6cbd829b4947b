/// How figures become benchmarks: the rules that hold for every cell.
public struct MarketRules: Sendable {
  /// What is asked of each cell; the first is the benchmark.
  public var statistics: [SurveyStatistic] = [.percentile(50)]
  /// What a percentile is.
  public var percentile: PercentileDefinition = .inclusive
  /// Whether each organisation counts the same in a cell, and not each record.
  public var weighsByOrganisation = false
  /// Which figures are too far off; nil: none.
  public var outliers: OutlierRule?
  /// Which cells may be shown.
  public var publication: PublicationRule
  /// By source: its weight in a composite; empty where there is one source.
  public var weights: [String: ExactDecimal] = [:]
  /// What becomes of a composite that lacks a source.
  public var missing: MissingSourceRule = .refuse
  /// Sources that serve, in this order, only where the others give nothing.
  public var fallbacks: [String] = []
  /// Benchmarks are rounded to the nearest multiple.
  public var roundingUnit: ExactDecimal

  /// Medians, inclusive, by record, of at least five records and five organisations of which none has more than a quarter.
  public init(roundingUnit: ExactDecimal) {
    self.roundingUnit = roundingUnit
    publication = PublicationRule(
      minimumRecords: 5, minimumOrganisations: 5, largestShare: ExactDecimal(units: ExactDecimal.unitsPerOne / 4))
  }
}
