/// A month of a year, that months can be counted from.
struct CalendarMonth: Equatable, CustomStringConvertible {
  /// Months since January of the year 0.
  private let number: Int

  init(of day: CalendarDate) { number = day.year * 12 + day.month - 1 }

  private init(number: Int) { self.number = number }

  /// The month so many months earlier.
  func earlier(by months: Int) -> CalendarMonth { CalendarMonth(number: number - months) }

  /// Its first day; nil beyond the years 1 to 9999.
  var firstDay: CalendarDate? { CalendarDate(year: number / 12, month: number % 12 + 1, day: 1) }

  /// `YYYY-MM`.
  var description: String { firstDay.map { String($0.description.dropLast(3)) } ?? "a month of no year" }
}
