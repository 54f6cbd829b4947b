/// What the sources together say of a cell: a job at a level in a place.
public struct MarketCell: Sendable {
  /// One value of each dimension.
  public let values: [String]
  /// By statistic that is asked for: the figure, rounded, in the currency of the market; nil where there is none. Empty if the cell is hidden.
  public let figures: [ExactDecimal?]
  /// How many figures are behind it; nil if a published one does not say.
  public let records: Int?
  /// How many organisations; nil if a source names none.
  public let organisations: Int?
  /// The sources that served, with their weights.
  public let sources: [MarketComposite.Source]
  /// The earliest day of a figure; nil where none is stated.
  public let oldest: CalendarDate?
  /// How many figures the outlier rule left out.
  public let outliers: Int
  /// Whether a fallback source served, as the others gave nothing.
  public let isFallback: Bool
  /// Why it is not shown.
  public let hidden: HiddenCellReason?

  /// The benchmark; nil if there is none to show.
  public var benchmark: ExactDecimal? { figures.first ?? nil }
}
