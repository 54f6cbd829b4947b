/// The least, middle and most that a job pays, in one currency per one period.
///
/// ## Source
///
/// The terms are those of WorldatWork and of the GitLab handbook's compensation pages (2022); where sources disagree on a word,
/// each meaning has its own name here.
public struct PayRange: Sendable, Hashable {
  /// The lower end, which is within the range.
  public let minimum: Money
  /// nil where a policy defines only the ends; it is not made up from them.
  public let midpoint: Money?
  /// The upper end, which is within the range.
  public let maximum: Money

  /// A range in one currency.
  /// - Throws: `currencyMismatch`; `notAscending`.
  public init(minimum: Money, midpoint: Money?, maximum: Money) throws(MoneyError) {
    let ascending = [minimum, midpoint, maximum].compactMap { $0 }
    for (low, high) in zip(ascending, ascending.dropFirst()) {
      if low.currency != high.currency { throw .currencyMismatch(low.currency, high.currency) }
      if low.amount > high.amount { throw .notAscending }
    }
    self.minimum = minimum
    self.midpoint = midpoint
    self.maximum = maximum
  }

  /// Base pay relative to the midpoint: `pay / midpoint`, not rounded; 1 means at midpoint.
  /// - Parameter pay: Base pay at 1.0 FTE, in the range's currency and per its period.
  /// - Throws: `currencyMismatch`; `noMidpoint` if there is none or it is zero; `arithmetic(.overflow)`.
  public func compaRatio(_ pay: Money) throws(MoneyError) -> ExactDecimal {
    guard let midpoint, midpoint.amount != .zero else { throw .noMidpoint }
    return try pay / midpoint
  }

  /// How far into the range pay lies: `(pay − minimum) / (maximum − minimum)`, not rounded and never clamped: below the
  /// minimum it is negative, above the maximum more than 1.
  /// - Throws: `currencyMismatch`; `emptyRange` if the range has no width; `arithmetic(.overflow)`.
  public func rangePenetration(_ pay: Money) throws(MoneyError) -> ExactDecimal {
    let width = try maximum - minimum
    if width.amount == .zero { throw .emptyRange }
    return try (pay - minimum) / width
  }

  /// Below, within or above. Pay at either end is within.
  /// - Throws: `currencyMismatch`, `arithmetic(.overflow)`.
  public func position(_ pay: Money) throws(MoneyError) -> RangePosition {
    if try (pay - minimum).amount < .zero { return .below }
    if try (pay - maximum).amount > .zero { return .above }
    return .within
  }

  /// How far pay is outside the range: negative below the minimum, positive above the maximum, zero within.
  /// - Throws: `currencyMismatch`, `arithmetic(.overflow)`.
  public func distance(_ pay: Money) throws(MoneyError) -> Money {
    switch try position(pay) {
    case .below: try pay - minimum
    case .above: try pay - maximum
    case .within: Money(.zero, pay.currency)
    }
  }

  /// The width of the range in one of the four meanings that the word spread has, as a share: 0.5 is 50 %.
  /// - Throws: `noMidpoint` where one is needed; `emptyRange` if the denominator is zero; `arithmetic(.overflow)`.
  public func spread(_ definition: RangeSpread) throws(MoneyError) -> ExactDecimal {
    let numerator: Money
    let denominator: Money
    switch definition {
    case .ofMinimum: (numerator, denominator) = (try maximum - minimum, minimum)
    case .ratio: (numerator, denominator) = (maximum, minimum)
    case .ofMidpoint, .halfWidthOfMidpoint:
      guard let midpoint, midpoint.amount != .zero else { throw .noMidpoint }
      (numerator, denominator) = (try maximum - (definition == .ofMidpoint ? minimum : midpoint), midpoint)
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

  /// The formula, for a reader to whom the word means something else.
  public var formula: String {
    switch self {
    case .ofMinimum: "(maximum − minimum) / minimum"
    case .ofMidpoint: "(maximum − minimum) / midpoint"
    case .halfWidthOfMidpoint: "(maximum − midpoint) / midpoint"
    case .ratio: "maximum / minimum"
    }
  }
}
