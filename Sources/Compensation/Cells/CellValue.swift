/// What a cell holds.
public enum CellValue: Sendable, Hashable {
  case empty
  case number(ExactDecimal)
  case text(String)
  case date(CalendarDate)
  /// No figure: `#N/A`.
  case missing
}
