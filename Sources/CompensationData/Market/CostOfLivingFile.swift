public import Compensation

/// A cost-of-living file that was read by its mapping.
public struct CostOfLivingFile: Sendable {
  /// The name that the mapping gives it.
  public let name: String
  /// Where it is from.
  public let source: String
  /// How its figures become ratios.
  public let measure: CostOfLiving
  /// Whether only each place's newest figure counts.
  public let latestOnly: Bool
  /// The figures.
  public let figures: [CostOfLivingFigure]
  /// What is wrong with rows that were not used.
  public let findings: [Finding]
  /// How many rows there are.
  public let rowCount: Int
  /// Rows that a rule of the mapping left out.
  public let leftOut: Int
}

extension CostOfLivingFile {
  /// The figures of places that have one on their day.
  public var unambiguousFigures: [CostOfLivingFigure] {
    let groups = Dictionary(grouping: figures) { [$0.place, $0.date.description] }
    return figures.filter { groups[[$0.place, $0.date.description]]?.count == 1 }
  }
}
