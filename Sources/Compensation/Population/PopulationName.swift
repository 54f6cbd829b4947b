/// The names that a policy may give a meaning to for reports on rosters.
enum PopulationName {
  static let monthsPerYear = "months_per_year"
  static let hoursPerYear = "hours_per_year"
  static let exchangeRate = "exchange_rate"
  static let all = [monthsPerYear, hoursPerYear, exchangeRate]
}
