/// Converts amounts with the rates of a policy's lookup `exchange_rate`: units of a currency for one unit of the policy's own.
public struct ExchangeRates: Sendable {
  /// What amounts are converted to.
  public let target: Currency
  private let calculator: Calculator

  /// Conversion to one currency, at the rates of a calculator's policy and day.
  public init(to target: Currency, _ calculator: Calculator) {
    self.target = target
    self.calculator = calculator
  }

  /// Whether amounts in a currency can be converted.
  /// - Throws: `no-exchange-rate`, with what is missing.
  public func check(_ currency: Currency) throws(Finding) {
    if currency == target { return }
    _ = try calculator.exchangeRate(of: currency)
    _ = try calculator.exchangeRate(of: target)
  }

  /// An amount in the target currency, not rounded beyond the 18th digit: `amount / its rate × the target's rate`.
  /// - Throws: `no-exchange-rate`, `overflow`.
  public func convert(_ amount: ExactDecimal, from currency: Currency) throws(Finding) -> ExactDecimal {
    if currency == target { return amount }
    let (from, to) = (try calculator.exchangeRate(of: currency), try calculator.exchangeRate(of: target))
    do { return try amount / from * to } catch {
      throw Finding("overflow", "a sum of pay in \(target) is too large for a pay figure")
    }
  }
}

extension Calculator {
  /// Units of a currency for one unit of the policy's, as of the calculator's day.
  /// - Throws: `no-exchange-rate`.
  func exchangeRate(of currency: Currency) throws(Finding) -> ExactDecimal {
    let name = PopulationName.exchangeRate
    func missing(_ why: String, file: String) -> Finding {
      Finding("no-exchange-rate", "\(why); pay in \(currency) cannot be converted", file: file, column: name)
    }
    guard let slot = policy.slotOfName[name], case .lookup(let index) = policy.slots[slot],
      lookups[index].isRow, lookups[index].keyRoots.count == 1, lookups[index].lookup.kind == .number
    else {
      if currency == policy.currency { return .one }
      throw missing(
        "the policy has no lookup exchange_rate by one key, the currency, whose value is units of it for one \(policy.currency)",
        file: policy.definition.file)
    }
    let resolved = lookups[index]
    guard let symbol = policy.symbols.find(currency.code), let node = resolved.index.child(of: 0, symbol),
      case .inForce(let row)? = resolved.states[node], case .number(let rate) = resolved.values[row], rate > .zero
    else {
      if currency == policy.currency { return .one }
      let day = asOf.map { " on \($0)" } ?? ""
      throw missing("the table has no rate of \(currency)\(day); add a row", file: resolved.table.file)
    }
    return rate
  }
}
