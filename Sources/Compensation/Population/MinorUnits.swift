extension ExactDecimal {
  /// How many of a currency's smallest unit an amount is, to the nearest one, halves away from zero.
  /// - Throws: `overflow` beyond 9.2 × 10¹⁸ of them.
  public func minorUnits(of currency: Currency) throws(ArithmeticError) -> Int64 {
    let unit = currency.minorUnit
    guard let count = Int64(exactly: try rounded(.nearest, to: unit).units / unit.units) else { throw .overflow }
    return count
  }

  /// An amount from a count of a currency's smallest unit.
  /// - Throws: `overflow` beyond 1.7 × 10²⁰.
  public init(minorUnits count: Int128, of currency: Currency) throws(ArithmeticError) {
    let (units, overflow) = count.multipliedReportingOverflow(by: currency.minorUnit.units)
    if overflow { throw .overflow }
    self.init(units: units)
  }
}
