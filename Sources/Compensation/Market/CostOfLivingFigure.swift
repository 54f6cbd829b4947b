/// A published figure of what living in a place costs, before it is an index.
public struct CostOfLivingFigure: Sendable, Hashable {
  /// The place, as the figures and the policy name it.
  public let place: String
  /// The day that the figure is of.
  public let date: CalendarDate
  /// Units of local currency for one of the base's, a price, or an index number: what the measure says.
  public let value: ExactDecimal
  /// The code of the local currency, where the figure is in one.
  public let currency: String?
  /// Where the figure is from.
  public let source: String
  /// The file of the figure, for findings; nil if there is none.
  public let file: String?
  /// The line of the figure, counted from 1, for findings; nil if there is none.
  public let line: Int?

  /// A figure of its parts.
  public init(
    place: String, date: CalendarDate, value: ExactDecimal, currency: String? = nil, source: String,
    file: String? = nil,
    line: Int? = nil
  ) {
    self.place = place
    self.date = date
    self.value = value
    self.currency = currency
    self.source = source
    self.file = file
    self.line = line
  }
}
