/// How many months and hours of pay a year has, by the names `months_per_year` and `hours_per_year` of a policy.
///
/// An object, so that the many ranges that hold one stay small.
public final class PayPeriods: Sendable {
  /// Months of pay in a year: 12, 13.92, 14; or why it is not known.
  public let monthsPerYear: Result<ExactDecimal, Finding>
  /// Hours of pay in a year: 2080, 2087; or why it is not known.
  public let hoursPerYear: Result<ExactDecimal, Finding>

  /// Both as given.
  public init(monthsPerYear: Result<ExactDecimal, Finding>, hoursPerYear: Result<ExactDecimal, Finding>) {
    self.monthsPerYear = monthsPerYear
    self.hoursPerYear = hoursPerYear
  }

  /// How many of a basis make a year.
  /// - Throws: The finding that says what the policy lacks.
  public func perYear(_ basis: PayBasis) throws(Finding) -> ExactDecimal {
    switch basis {
    case .annual: .one
    case .monthly: try monthsPerYear.get()
    case .hourly: try hoursPerYear.get()
    }
  }
}
