/// Which days' rates make the rate of a day, by the names that the command and the reports use.
public enum RateMethod: String, Sendable, Hashable, CaseIterable {
  /// The last rates on or before the day, at most 7 days earlier.
  case spot
  /// The mean of all days of the calendar month before that of the day.
  case monthMean = "month-mean"
  /// The mean of all days of the 12 calendar months before that of the day.
  case yearMean = "year-mean"
  /// The mean of the first published rates of each of the last 12 months, that of the day included.
  case firstOfMonth12 = "first-of-month-12"

  /// In words, for a reader of a report.
  public var meaning: String {
    switch self {
    case .spot: "the last rates on or before the day"
    case .monthMean: "the mean of all days of the calendar month before"
    case .yearMean: "the mean of all days of the 12 calendar months before"
    case .firstOfMonth12: "the mean of the first published rates of each of the last 12 months"
    }
  }
}
