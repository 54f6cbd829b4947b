internal import Compensation
internal import CompensationData
internal import Tabular

/// The exchange rates of a run: of every currency in use that the history has, with ten significant digits.
struct MarketRates {
  private(set) var rates: [DatedRate] = []
  /// By currency: where its rate is from.
  private(set) var sources: [String: String] = [:]
  /// Currencies whose rate cannot be used, and why.
  private(set) var refused: [Finding] = []
  /// What is wrong with the file.
  let findings: [Finding]

  /// - Throws: `FileError`; `Findings` if the file is no history of rates.
  init(_ options: MarketOptions) throws {
    guard let path = options.ratesPath else {
      findings = []
      return
    }
    let file = try ExchangeRateFile(path: path)
    findings = file.findings
    // A cell that cannot be read is no rate; a file with one is mended first.
    guard let history = file.history, let last = history.lastDay,
      !file.findings.contains(where: { $0.severity == .error })
    else { throw Findings(file.findings) }
    let day = options.rateDate ?? last
    let base = options.currency.code
    for code in ([ExchangeRateHistory.reference] + history.currencies).sorted() where Currency(code: code) != nil {
      do throws(Finding) {
        let rate = try history.rate(
          of: code, base: base, method: options.rateMethod, on: day, errorLimit: options.largestRateError)
        rates.append(rate.withTenDigits)
        sources[code] = Self.source(of: rate, history)
      } catch { refused.append(error) }
    }
    // Between the base and itself there is always one.
    if rates.count < 2, let first = refused.first, !refused.contains(where: { $0.code == "imprecise-rate" }) {
      throw first
    }
  }

  /// `1.661 AUD per EUR / 1.1684 USD per EUR`, or the days that a mean is of.
  private static func source(of rate: DatedRate, _ history: ExchangeRateHistory) -> String {
    let publisher = "ECB euro foreign exchange reference rates, "
    if rate.count == 0 { return "Base currency of the policy, \(rate.lastDay)" }
    if rate.method != .spot {
      return publisher
        + "\(rate.method.meaning) as of \(rate.date): \(rate.count) days from \(rate.firstDay) to \(rate.lastDay), \(rate.currency) per \(rate.base)"
    }
    let printed = [rate.currency, rate.base].compactMap { code in
      history.printedRate(of: code, on: rate.lastDay).map { "\($0.value) \(code) per EUR" }
    }
    let isInverse = rate.currency == ExchangeRateHistory.reference
    return publisher + "\(rate.lastDay): " + (isInverse ? "1 / " : "") + printed.joined(separator: " / ")
  }

  /// By currency: units for one of the market's.
  var unitsPerBase: [Currency: ExactDecimal] {
    var units: [Currency: ExactDecimal] = [:]
    for rate in rates { if let currency = Currency(code: rate.currency) { units[currency] = rate.unitsPerBase } }
    return units
  }
}

extension DatedRate {
  /// The rate with ten significant digits, more than any is known to, so that what a table says is what was used.
  fileprivate var withTenDigits: DatedRate {
    var unit = ExactDecimal(units: 1)
    while (try? unit * ExactDecimal(10_000_000_000)).map({ $0 <= unitsPerBase }) ?? false {
      unit = (try? unit * ExactDecimal(10)) ?? unit
    }
    // Rounding to less than eight decimals looks at eight only; that many digits are there all the same.
    let rest = unitsPerBase.units % unit.units
    let down = unitsPerBase.units - rest
    let rounded = ExactDecimal(units: rest * 2 >= unit.units ? down + unit.units : down)
    return DatedRate(
      currency: currency, base: base, unitsPerBase: rounded, date: date, method: method, firstDay: firstDay,
      lastDay: lastDay, count: count, relativeError: relativeError)
  }
}
