/// Makes indices of figures of one kind: what 1 is, and how a figure is compared with it.
public struct CostOfLiving: Sendable, Hashable {
  /// How a figure becomes a ratio.
  public enum Measure: Sendable, Hashable {
    /// `value / units of local currency for one of the base's`: the parity over the exchange rate.
    case purchasingPowerParity
    /// `price / price of the base place on the same day`. Prices with a currency are first converted: `value / rate`;
    /// those without one are in a common currency already.
    case price(basePlace: String)
    /// `value / base number`; the number is most often 100.
    case index(baseNumber: ExactDecimal)

    /// Its name in tables.
    public var kind: CostOfLivingKind {
      switch self {
      case .purchasingPowerParity: .purchasingPowerParity
      case .price: .price
      case .index: .index
      }
    }
  }

  /// How a figure becomes a ratio.
  public let measure: Measure
  /// What 1 is, in words, for the tables: `United States`.
  public let base: String

  /// A measure and what its 1 is called.
  public init(_ measure: Measure, base: String) {
    self.measure = measure
    self.base = base
  }

  /// The indices of figures, and what is wrong with those that have none.
  ///
  /// A figure that is refused is never replaced by an earlier one of its place.
  /// - Parameters:
  ///   - figures: In any order.
  ///   - latestOnly: Whether only the newest figure of each place counts; the others are then not looked at, but for
  ///     the base place's prices.
  ///   - unitsPerBase: Units of a currency for one of the base's, by the currency's code and the day of the figure; not
  ///     asked for index numbers and for prices without a currency.
  /// - Returns: The indices by place, then by day; and findings in the order of the figures: `not-positive`,
  ///   `duplicate-key` (a place that is there twice on a day has no index), `missing-value` (no
  ///   currency, or no price of the base place), `too-large`, and what `unitsPerBase` throws, with the line of the
  ///   figure.
  public func indices(
    of figures: [CostOfLivingFigure], latestOnly: Bool = true,
    unitsPerBase: (_ currency: String, _ day: CalendarDate) throws(Finding) -> ExactDecimal
  ) -> (indices: [CostOfLivingIndex], findings: [Finding]) {
    let byKey = Dictionary(grouping: figures) { Key(place: $0.place, date: $0.date) }
    var newest: [String: CalendarDate] = [:]
    if latestOnly {
      for figure in figures { newest[figure.place] = max(newest[figure.place] ?? figure.date, figure.date) }
    }
    var indices: [CostOfLivingIndex] = []
    var findings: [Finding] = []
    for figure in figures where !latestOnly || newest[figure.place] == figure.date {
      do throws(Finding) {
        if (byKey[Key(place: figure.place, date: figure.date)]?.count ?? 0) > 1 {
          throw Finding(
            "duplicate-key",
            "\(figure.place) has several figures of \(figure.date), so that none is used; remove the others")
        }
        indices.append(
          CostOfLivingIndex(
            place: figure.place, effectiveFrom: figure.date, index: try index(figure, byKey, unitsPerBase), base: base,
            kind: measure.kind, source: figure.source))
      } catch {
        findings.append(
          Finding(
            error.code, error.message, severity: error.severity, file: figure.file, line: figure.line,
            column: error.column))
      }
    }
    indices.sort { ($0.place, $0.effectiveFrom) < ($1.place, $1.effectiveFrom) }
    return (indices, findings)
  }

  private struct Key: Hashable {
    let place: String
    let date: CalendarDate
  }

  private func index(
    _ figure: CostOfLivingFigure, _ byKey: [Key: [CostOfLivingFigure]],
    _ unitsPerBase: (String, CalendarDate) throws(Finding) -> ExactDecimal
  ) throws(Finding) -> ExactDecimal {
    switch measure {
    case .purchasingPowerParity:
      return try converted(figure, unitsPerBase)
    case .price(let basePlace):
      let same = byKey[Key(place: basePlace, date: figure.date)] ?? []
      guard let other = same.first else {
        throw Finding(
          "missing-value",
          "\(basePlace) has no price of \(figure.date), which this one is to be compared with; add it")
      }
      if same.count > 1 {
        throw Finding(
          "duplicate-key",
          "\(basePlace) has several prices of \(figure.date), which this one is to be compared with; remove the others")
      }
      if (figure.currency == nil) != (other.currency == nil) {
        throw Finding(
          "missing-value",
          "only one of this price and that of \(basePlace) has a currency, so that they cannot be compared; "
            + "give both one, or none"
        )
      }
      // A common currency needs no rate, and a rate would only add its own rounding.
      if figure.currency == other.currency {
        return try quotient(checked(figure), checked(other))
      }
      return try quotient(converted(figure, unitsPerBase), converted(other, unitsPerBase))
    case .index(let baseNumber):
      if baseNumber <= .zero {
        throw Finding("not-positive", "the index number that counts as 1 is not above 0; correct it")
      }
      return try quotient(checked(figure), baseNumber)
    }
  }

  /// A figure above zero.
  private func checked(_ figure: CostOfLivingFigure) throws(Finding) -> ExactDecimal {
    if figure.value > .zero { return figure.value }
    throw Finding("not-positive", "the figure of \(figure.place) of \(figure.date) is not above 0; correct it")
  }

  /// A figure over the exchange rate of its currency.
  private func converted(
    _ figure: CostOfLivingFigure, _ unitsPerBase: (String, CalendarDate) throws(Finding) -> ExactDecimal
  ) throws(Finding) -> ExactDecimal {
    let value = try checked(figure)
    guard let currency = figure.currency else {
      throw Finding(
        "missing-value", "the figure of \(figure.place) has no currency, which it is to be converted from; add it")
    }
    let rate = try unitsPerBase(currency, figure.date)
    if rate <= .zero { throw Finding("no-exchange-rate", "the rate of \(currency) is not above 0; correct it") }
    return try quotient(value, rate)
  }

  private func quotient(_ value: ExactDecimal, _ divisor: ExactDecimal) throws(Finding) -> ExactDecimal {
    guard let ratio = try? value / divisor else {
      throw Finding("too-large", "the index is too large; correct the figure")
    }
    if ratio > .zero { return ratio }
    throw Finding("not-positive", "the index is too small to be counted; correct the figure")
  }
}
