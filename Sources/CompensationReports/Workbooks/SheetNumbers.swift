internal import Compensation
internal import Spreadsheet

extension ExactDecimal {
  /// The nearest that a spreadsheet can hold.
  var nearestBinary: Double { nearestDouble(digits: Array(description.utf8).span) ?? .nan }
}

extension CalendarDate {
  /// As a spreadsheet counts days; nil for a day that spreadsheets do not have, or do not agree on.
  var serialDay: Double? { sheetDate(Array(description.utf8).span) }
}
