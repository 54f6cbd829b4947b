internal import Compensation

/// How a survey writes days.
enum SurveyDateForm: String, Sendable, CaseIterable {
  /// YYYY-MM-DD, whatever comes after it.
  case date
  /// YYYY-MM.
  case month
  case year
  case monthDayYear = "m/d/y"
  case dayMonthYear = "d/m/y"
  case dayMonthYearWithPoints = "d.m.y"

  /// The day of a cell; nil if it is none. A month counts as its 15th day, a year as its 1 July.
  func day(_ text: Substring) -> CalendarDate? {
    // What comes after a blank is a time.
    func parts(_ separator: Character) -> [Int]? {
      let parts = text.prefix { !$0.isWhitespace }.split(separator: separator, omittingEmptySubsequences: false)
      let numbers = parts.compactMap { part in
        part.allSatisfy { $0.isASCII && $0.isNumber } && part.count <= 4 ? Int(part) : nil
      }
      return parts.count == 3 && numbers.count == 3 && parts[2].count == 4 ? numbers : nil
    }
    switch self {
    case .date:
      // What comes after it is a time, not another digit.
      guard text.count >= 10, !(text.dropFirst(10).first?.isNumber ?? false) else { return nil }
      return CalendarDate(text.prefix(10))
    case .month: return text.count == 7 ? CalendarDate("\(text)-15") : nil
    case .year: return text.count == 4 ? CalendarDate("\(text)-07-01") : nil
    case .monthDayYear: return parts("/").flatMap { CalendarDate(year: $0[2], month: $0[0], day: $0[1]) }
    case .dayMonthYear: return parts("/").flatMap { CalendarDate(year: $0[2], month: $0[1], day: $0[0]) }
    case .dayMonthYearWithPoints: return parts(".").flatMap { CalendarDate(year: $0[2], month: $0[1], day: $0[0]) }
    }
  }
}
