/// The range of all people whose rows say the same about job and place, worked out for the first of them.
///
/// An object, so that millions of people share it without copying.
public final class SharedRange: Sendable {
  /// Counts up by one for each range that one reader works out.
  public let number: Int
  /// The policy's inputs as texts, in its order, without `currency`.
  public let inputs: [String]
  /// What the pay of these people is in.
  public let currency: Currency
  /// Per year, in smallest units.
  public let amounts: YearlyAmounts
  /// The part of the population that these people are: see `PopulationStatistics`.
  public let part: Int
  /// How their monthly and hourly pay becomes yearly.
  public let periods: PayPeriods
  /// What to look at in the range.
  public let warnings: [Finding]
  /// Whether there is anything to look at.
  public let hasWarnings: Bool

  /// A range with the number and the part that it has among others.
  public init(_ range: YearlyRange, number: Int, inputs: [String], part: Int) {
    self.number = number
    self.inputs = inputs
    currency = range.currency
    amounts = YearlyAmounts(range)
    self.part = part
    periods = range.periods
    warnings = range.warnings
    hasWarnings = !range.warnings.isEmpty
  }
}
