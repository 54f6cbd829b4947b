/// The location factor of a place or a region, with everything behind it.
public struct PlaceFactor: Sendable, Hashable {
  /// The name that stands for all places of a region that have no factor of their own.
  public static let all = "All"

  /// The place; `All` for a region.
  public let place: String
  /// Its region; nil if regions are not looked at.
  public let region: String?
  /// How many figures it is of; nil if a published one does not say.
  public let records: Int?
  /// How many organisations; nil if a source names none.
  public let organisations: Int?
  /// The sources that served.
  public let sources: [String]
  /// The earliest day of a figure; nil where none is stated.
  public let oldest: CalendarDate?
  /// What the estimator found; nil of a region, and of a place that has only published figures.
  public let estimate: LocationEstimate?
  /// The factor after each step; nil if there is none.
  public let adjusted: AdjustedFactor?
  /// Whether a fallback source served.
  public let isFallback: Bool
  /// Why there is no estimate; also where a fallback source serves instead.
  public let reason: String?
}
