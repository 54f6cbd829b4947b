/// The range of all people whose rows say the same about job and place, worked out for the first of them.
public struct SharedRange: Sendable {
  /// What is needed of it for every person.
  public let figures: RangeFigures
  /// The policy's inputs as texts, in its order, without `currency`.
  public let inputs: [String]
  /// What the pay of these people is in.
  public let currency: Currency
  /// How their monthly and hourly pay becomes yearly.
  public let periods: PayPeriods
  /// What to look at in the range.
  public let warnings: [Finding]
  /// The rows of the policy's tables that served.
  public let served: Set<YearlyRange.TableRow>

  /// How many ranges one reader keeps at a time; all are forgotten before the next is met.
  public static let limit = 1 << 13

  /// A range with the number and the part that it has among others.
  public init(_ range: YearlyRange, number: Int, inputs: [String], part: Int) {
    figures = RangeFigures(
      number: Int32(number), part: Int32(part), minorDigits: Int32(range.currency.minorDigits),
      hasWarnings: !range.warnings.isEmpty, amounts: YearlyAmounts(range))
    self.inputs = inputs
    currency = range.currency
    periods = range.periods
    warnings = range.warnings
    served = range.served
  }
}

/// The figures of a shared range that every person is compared with: small and plain, so that those of many ranges stay
/// close at hand.
public struct RangeFigures: Sendable, BitwiseCopyable {
  /// Counts up by one for each range that one reader works out.
  public let number: Int32
  /// The part of the population that these people are: see `PopulationStatistics`.
  public let part: Int32
  /// Digits after the decimal point of the currency.
  public let minorDigits: Int32
  /// Whether there is anything to look at in the range.
  public let hasWarnings: Bool
  /// Per year, in smallest units.
  public let amounts: YearlyAmounts
}
