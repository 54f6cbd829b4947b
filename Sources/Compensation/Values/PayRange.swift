/// The least, middle and most that a job pays, in one currency per one period.
///
/// ## Source
///
/// The terms are those of WorldatWork and of the GitLab handbook's compensation pages (2022); where sources disagree on a word,
/// each meaning has its own name here.
public struct PayRange: Sendable, Hashable {
  public let minimum: Money
  public let midpoint: Money
  public let maximum: Money

  /// A range in one currency.
  /// - Throws: `currencyMismatch`; `emptyRange` if the three are not in ascending order.
  public init(minimum: Money, midpoint: Money, maximum: Money) throws(MoneyError) {
    for end in [minimum, maximum] where end.currency != midpoint.currency {
      throw .currencyMismatch(end.currency, midpoint.currency)
    }
    if minimum.amount > midpoint.amount || midpoint.amount > maximum.amount { throw .emptyRange }
    self.minimum = minimum
    self.midpoint = midpoint
    self.maximum = maximum
  }

  /// Base pay relative to the midpoint: `pay / midpoint`, not rounded; 1 means at midpoint.
  /// - Parameter pay: Base pay at 1.0 FTE, in the range's currency and per its period.
  /// - Throws: `currencyMismatch`, `zeroMidpoint`.
  public func compaRatio(_ pay: Money) throws(MoneyError) -> ExactDecimal {
    if midpoint.amount == .zero { throw .zeroMidpoint }
    return try pay / midpoint
  }

  /// How far into the range pay lies: `(pay − minimum) / (maximum − minimum)`, not rounded and never clamped: below the
  /// minimum it is negative, above the maximum more than 1.
  /// - Throws: `currencyMismatch`; `emptyRange` if the range has no width.
  public func rangePenetration(_ pay: Money) throws(MoneyError) -> ExactDecimal {
    let width = try maximum - minimum
    if width.amount == .zero { throw .emptyRange }
    return try (pay - minimum) / width
  }

  /// Below, within or above. Pay at either end is within.
  /// - Throws: `currencyMismatch`.
  public func position(_ pay: Money) throws(MoneyError) -> RangePosition {
    if try (pay - minimum).amount < .zero { return .below }
    if try (pay - maximum).amount > .zero { return .above }
    return .within
  }

  /// How far pay is outside the range: negative below the minimum, positive above the maximum, zero within.
  /// - Throws: `currencyMismatch`.
  public func distance(_ pay: Money) throws(MoneyError) -> Money {
    switch try position(pay) {
    case .below: try pay - minimum
    case .above: try pay - maximum
    case .within: Money(.zero, pay.currency)
    }
  }

  /// The width of the range in one of the four meanings that the word spread has, as a share: 0.5 is 50 %.
  /// - Throws: `emptyRange` if the denominator is zero.
  public func spread(_ definition: RangeSpread) throws(MoneyError) -> ExactDecimal {
    let (numerator, denominator) =
      switch definition {
      case .ofMinimum: (try maximum - minimum, minimum)
      case .ofMidpoint: (try maximum - minimum, midpoint)
      case .halfWidthOfMidpoint: (try maximum - midpoint, midpoint)
      case .ratio: (maximum, minimum)
      }
    if denominator.amount == .zero { throw .emptyRange }
    return try numerator / denominator
  }
}

/// Where pay lies relative to a range.
public enum RangePosition: String, Sendable, Hashable {
  case below, within, above
}

/// The four meanings of "range spread", by the names that a policy's `definitions` use.
public enum RangeSpread: String, Sendable, Hashable, CaseIterable {
  /// (maximum − minimum) / minimum: the textbook's.
  case ofMinimum = "spread_of_min"
  /// (maximum − minimum) / midpoint: ±20 % is 40 %.
  case ofMidpoint = "spread_of_mid"
  /// (maximum − midpoint) / midpoint: ±20 % is 20 %.
  case halfWidthOfMidpoint = "half_width_of_mid"
  /// maximum / minimum.
  case ratio = "ratio"
}
