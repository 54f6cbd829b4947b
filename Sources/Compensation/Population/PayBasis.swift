/// What an amount of pay is per.
public enum PayBasis: String, Sendable, Hashable, CaseIterable {
  case annual, monthly, hourly

  /// The basis of a policy's period: `year`, `month` or `hour`.
  init(period: String) {
    self = period == "hour" ? .hourly : period == "month" ? .monthly : .annual
  }
}

/// Whether part-time pay is what is paid, or what full time would be paid.
public enum SalaryMeaning: String, Sendable, Hashable, CaseIterable {
  case asPaid = "as_paid"
  case fullTime = "full_time"
}
