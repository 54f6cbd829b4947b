internal import Compensation

/// The words for what pay is per, and for what part-time pay means, as rosters have them: case, blanks and hyphens do not matter.
enum PayPeriodText {
  static func basis(_ text: String) -> PayBasis? {
    switch key(text) {
    case "annual", "annually", "yearly", "year", "per_year", "per_annum", "annum", "p.a.": .annual
    case "monthly", "month", "per_month": .monthly
    case "hourly", "hour", "per_hour": .hourly
    default: nil
    }
  }

  static func meaning(_ text: String) -> SalaryMeaning? { SalaryMeaning(rawValue: key(text)) }

  private static func key(_ text: String) -> String {
    String(
      Substring(text).trimmingBlanks.lowercased().map { $0.isWhitespace || $0 == "-" ? "_" : $0 })
  }
}
