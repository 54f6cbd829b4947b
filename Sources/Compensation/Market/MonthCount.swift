/// How many months lie between two days.
public enum MonthCount: String, Sendable, Hashable, CaseIterable {
  /// Whole calendar months: from 15 March to 14 June are 2, to 15 June 3.
  ///
  /// A month is over on the day of the same number, or on its last day if it has no such day: from 31 January to 28
  /// February is 1 (in a leap year to 29 February), and from 28 February to 28 March, too.
  ///
  /// ## Source
  ///
  /// Regulation (EEC, Euratom) No 1182/71, Article 3(2)(c), on periods in months.
  case calendar
  /// `days / 365.25 × 12`, rounded at the 18th decimal.
  case days

  /// The months from one day to another; below 0 if the other is earlier, and as many as there are the other way.
  public func between(_ start: CalendarDate, _ end: CalendarDate) -> ExactDecimal {
    switch self {
    case .calendar:
      return ExactDecimal(
        end < start ? -Self.wholeMonths(from: end, to: start) : Self.wholeMonths(from: start, to: end))
    case .days:
      // 12 / 365.25 = 48 / 1461. No two days of the calendar are as far apart as the number type reaches.
      let product = Int128(start.days(until: end) * 48) * ExactDecimal.unitsPerOne
      let half: Int128 = product < 0 ? -730 : 730
      return ExactDecimal(units: (product + half) / 1461)
    }
  }

  private static func wholeMonths(from start: CalendarDate, to end: CalendarDate) -> Int {
    let months = (end.year - start.year) * 12 + end.month - start.month
    return end.day >= start.day || end.isLastOfMonth ? months : months - 1
  }
}

extension CalendarDate {
  /// Whether the next day is the first of a month.
  var isLastOfMonth: Bool { CalendarDate(year: year, month: month, day: day + 1) == nil }
}
