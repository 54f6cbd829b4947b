extension ExchangeRateHistory {
  /// How far a rate may be known off, as a share, unless another limit is given: 0.5 %.
  public static let usualErrorLimit = ExactDecimal(units: ExactDecimal.unitsPerOne / 200)

  /// The rate between two currencies that holds for a day: the days' `units per euro of the currency / units per euro
  /// of the base`, each rounded at the 18th digit, and their mean.
  ///
  /// Between a currency and itself it is 1, known exactly, of any day.
  ///
  /// - Parameters:
  ///   - currency: The code of the currency that is counted.
  ///   - base: The code of the currency that is one.
  ///   - method: Which days' rates.
  ///   - day: The day that the rate is to hold for. No later rate is ever used.
  ///   - errorLimit: The largest relative error that is taken; nil takes any.
  /// - Returns: Units of the currency for one of the base, with the days used and the relative error: on each day the
  ///   sum of `0.5 × 10^−digits / rate` of both, where the digits are those that the month's rates of the currency have
  ///   after the point (its file leaves out zeros at the end); then the mean of the days'. The euro is 1 and has no
  ///   error.
  /// - Throws: `no-exchange-rate` (a currency that is not there; none within 7 days; for a mean any published day
  ///   without one, or more than 7 days without any publication), `imprecise-rate` above the limit, `overflow`.
  public func rate(
    of currency: String, base: String, method: RateMethod = .spot, on day: CalendarDate,
    errorLimit: ExactDecimal? = usualErrorLimit
  ) throws(Finding) -> DatedRate {
    let search = try RateDays(self, pair: [currency, base], day: day)
    func dated(_ rate: ExactDecimal, _ error: ExactDecimal, rows: [Int]) -> DatedRate {
      DatedRate(
        currency: currency, base: base, unitsPerBase: rate, date: day, method: method,
        firstDay: rows.first.map { days[$0] } ?? day, lastDay: rows.last.map { days[$0] } ?? day, count: rows.count,
        relativeError: error)
    }
    if currency == base { return dated(.one, .zero, rows: []) }
    let rows = try search.rows(method)
    let result: DatedRate
    do throws(ArithmeticError) {
      let (counted, one) = (Quotations(self, currency), Quotations(self, base))
      var (sum, errors) = (ExactDecimal.zero, ExactDecimal.zero)
      for row in rows {
        sum = try sum + counted.value(row) / one.value(row)
        errors = try errors + counted.relativeError(row) + one.relativeError(row)
      }
      let count = ExactDecimal(rows.count)
      result = dated(try sum / count, try errors / count, rows: rows)
    } catch {
      throw Finding(
        "overflow", "the rate of \(currency) for one \(base) is too large", file: file, column: currency)
    }
    if result.unitsPerBase <= .zero {
      throw Finding(
        "imprecise-rate", "the rate of \(currency) for one \(base) is too small to be counted", file: file,
        column: currency)
    }
    if let errorLimit, result.relativeError > errorLimit {
      func percentage(_ share: ExactDecimal) -> String {
        ((try? share * ExactDecimal(100)) ?? share).formatted(fractionDigits: 2)
      }
      throw Finding(
        "imprecise-rate",
        "the rate of \(currency) for one \(base) is printed with so few digits that it is known only to "
          + "±\(percentage(result.relativeError)) %, and the limit is \(percentage(errorLimit)) %; "
          + "take rates with more digits, or "
          + "a higher limit",
        file: file, column: currency)
    }
    return result
  }
}

/// A currency's rates on days that have one; the euro's are 1, exactly.
private struct Quotations {
  private let history: ExchangeRateHistory
  private let column: Int?

  init(_ history: ExchangeRateHistory, _ currency: String) {
    self.history = history
    column = history.column(of: currency)
  }

  func value(_ row: Int) -> ExactDecimal {
    column.flatMap { history.printedRate(row: row, column: $0)?.value } ?? .one
  }

  func relativeError(_ row: Int) -> ExactDecimal {
    guard let column, let rate = history.printedRate(row: row, column: column) else { return .zero }
    return rate.relativeError(knownFractionDigits: history.knownFractionDigits(row: row, column: column))
  }
}
