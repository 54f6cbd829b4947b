/// The figures of one group.
public struct GroupFigures: Sendable {
  /// How many people.
  public let headcount: Int
  /// The sum of their shares of full time.
  public let fullTimeEquivalent: ExactDecimal
  /// Yearly pay at full time times share, in the report currency.
  public let payroll: Money
  /// Σ pay / Σ midpoint, both at full time in the report currency, four decimals; nil if nobody has a midpoint.
  public let groupCompaRatio: ExactDecimal?
  /// The mean of the people's compa-ratios, four decimals.
  public let meanCompaRatio: ExactDecimal?
  /// Percentiles of the people's compa-ratios, in the order of `GroupFigures.percentages`, four decimals; empty if nobody has one.
  public let percentiles: [ExactDecimal]
  /// The mean of the people's range penetrations, four decimals.
  public let meanRangePenetration: ExactDecimal?
  /// How many are paid below their range.
  public let below: Int
  /// How many are paid within it, its ends included.
  public let within: Int
  /// How many are paid above it.
  public let above: Int
  /// What lifts those below to their minimums, per year, times shares of full time.
  public let costToMinimum: Money
  /// What lifts those below their midpoints to them, likewise.
  public let costToMidpoint: Money
  /// What those above are over their maximums, likewise.
  public let excessOverMaximum: Money
  /// Σ minimum / Σ midpoint and Σ maximum / Σ midpoint, four decimals: the ends of the group's range on the scale of compa-ratios.
  public let rangeEnds: (minimum: ExactDecimal, maximum: ExactDecimal)?
  /// The people's compa-ratios.
  public let ratios: RatioDistribution

  /// Which percentiles a report shows.
  public static let percentages = [10, 25, 50, 75, 90]

  /// The middle percentile.
  public var median: ExactDecimal? { percentiles.count > 2 ? percentiles[2] : nil }

  init(
    _ parts: [PopulationStatistics.Part], rates: ExchangeRates, percentiles definition: PercentileDefinition
  ) throws(Finding) {
    var total = PayTally()
    var ratios = RatioDistribution()
    var byCurrency: [Currency: PayTally] = [:]
    for part in parts {
      total.add(part.tally)
      ratios.add(part.ratios)
      byCurrency[part.key.currency, default: PayTally()].add(part.tally)
    }
    let tallies = byCurrency.sorted { $0.key < $1.key }
    /// A sum over the currencies, in the report's.
    func converted(_ amount: (PayTally) -> Int128, shares: Bool = false) throws(Finding) -> ExactDecimal {
      var sum = ExactDecimal.zero
      for (currency, tally) in tallies {
        let own = try Self.amount(amount(tally), currency, areShares: shares)
        let part = try rates.convert(own, from: currency)
        do { sum = try sum + part } catch { throw Self.overflow }
      }
      return sum
    }
    func money(_ amount: ExactDecimal) throws(Finding) -> Money {
      do { return try Money(amount, rates.target).roundedToMinorUnit() } catch { throw Self.overflow }
    }
    headcount = total.headcount
    fullTimeEquivalent = ExactDecimal(units: total.fullTimeEquivalent)
    payroll = try money(try converted(\.payroll, shares: true))
    costToMinimum = try money(try converted(\.costToMinimum))
    costToMidpoint = try money(try converted(\.costToMidpoint))
    excessOverMaximum = try money(try converted(\.excessOverMaximum))
    let midpoints = try converted(\.midpoints)
    groupCompaRatio = try Self.ratio(try converted(\.comparedPay), midpoints)
    let ends = (
      try Self.ratio(try converted(\.minimums), midpoints), try Self.ratio(try converted(\.maximums), midpoints)
    )
    rangeEnds = if let low = ends.0, let high = ends.1, high > .zero { (low, high) } else { nil }
    meanCompaRatio = Self.mean(total.compaRatios, total.compaRatioCount)
    meanRangePenetration = Self.mean(total.penetrations, total.penetrationCount)
    percentiles = ratios.percentiles(Self.percentages, definition).map { Self.fourDecimals(Int128($0)) }
    below = total.below
    within = total.within
    above = total.above
    self.ratios = ratios
  }

  private static let overflow = Finding("overflow", "a sum of pay is too large for a pay figure")

  /// An amount from smallest units, or from smallest units times shares in units of 10⁻¹⁸.
  private static func amount(
    _ count: Int128, _ currency: Currency, areShares: Bool
  ) throws(Finding) -> ExactDecimal {
    if areShares {
      // Smallest units × 10⁻¹⁸ are units of the currency × 10⁻¹⁸ but for the currency's digits.
      return ExactDecimal(units: count / (ExactDecimal.unitsPerOne / currency.minorUnit.units))
    }
    do { return try ExactDecimal(minorUnits: count, of: currency) } catch { throw overflow }
  }

  private static func ratio(_ part: ExactDecimal, _ whole: ExactDecimal) throws(Finding) -> ExactDecimal? {
    if whole == .zero { return nil }
    do { return try ExactDecimal.quotient(part, whole, fractionDigits: 4) } catch { throw overflow }
  }

  /// The mean of ten-thousandths, halves away from zero.
  private static func mean(_ sum: Int128, _ count: Int) -> ExactDecimal? {
    if count == 0 { return nil }
    let (quotient, rest) = sum.magnitude.quotientAndRemainder(dividingBy: UInt128(count))
    let rounded = Int128(quotient) + (rest >= UInt128(count) - rest ? 1 : 0)
    return fourDecimals(sum < 0 ? -rounded : rounded)
  }

  private static func fourDecimals(_ tenThousandths: Int128) -> ExactDecimal {
    ExactDecimal(units: tenThousandths * (ExactDecimal.unitsPerOne / 10_000))
  }
}
