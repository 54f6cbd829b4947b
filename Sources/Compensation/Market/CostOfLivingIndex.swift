/// What living in a place costs as a ratio to a base: 0.8 is a fifth cheaper. Shown beside pay; it drives no pay by
/// itself.
public struct CostOfLivingIndex: Sendable, Hashable {
  /// The place.
  public let place: String
  /// The day that the figure is of.
  public let effectiveFrom: CalendarDate
  /// Unitless ratio to the base, above zero, rounded at the 18th digit; 1 costs as much as the base.
  public let index: ExactDecimal
  /// What 1 is, in words.
  public let base: String
  /// What the figure was.
  public let kind: CostOfLivingKind
  /// Where the figure is from.
  public let source: String

  /// An index of its parts.
  public init(
    place: String, effectiveFrom: CalendarDate, index: ExactDecimal, base: String, kind: CostOfLivingKind,
    source: String
  ) {
    self.place = place
    self.effectiveFrom = effectiveFrom
    self.index = index
    self.base = base
    self.kind = kind
    self.source = source
  }
}
