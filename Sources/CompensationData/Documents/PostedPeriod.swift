/// What an amount of pay in a text is per.
public enum PostedPeriod: String, Sendable, Hashable, CaseIterable {
  case hour, day, week, month, year

  /// The period that a word names: `annually`, `hr`, `p.a.`; nil for any other word.
  init?(word: String) {
    switch word {
    case "hour", "hours", "hourly", "hr", "hrs", "h", "ph": self = .hour
    case "day", "daily": self = .day
    case "week", "weekly", "wk": self = .week
    case "month", "monthly", "mo", "mth", "pcm": self = .month
    case "year", "yearly", "yr", "annual", "annually", "annum", "p.a", "pa", "annualized", "annualised": self = .year
    default: return nil
    }
  }

  /// Whether the word names a period wherever it stands, not only after `per` or a stroke.
  static func isAdverb(_ word: String) -> Bool {
    switch word {
    case "hourly", "daily", "weekly", "monthly", "yearly", "annual", "annually", "annum", "p.a", "pa", "pcm",
      "annualized",
      "annualised":
      true
    default: false
    }
  }
}
