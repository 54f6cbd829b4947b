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

  /// The period that a word names after another: `par an`, `pro Monat`, `al mes`, where the second is no English word for it.
  init?(word: String, after first: String) {
    if let period = PostedPeriod(word: word) {
      self = period
      return
    }
    guard ["pro", "par", "al", "por", "im", "/"].contains(first) else { return nil }
    switch word {
    case "stunde", "std", "heure", "hora": self = .hour
    case "tag", "jour", "día", "dia": self = .day
    case "woche", "semaine", "semana": self = .week
    case "monat", "mois", "mes": self = .month
    case "jahr", "an", "année", "año": self = .year
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
