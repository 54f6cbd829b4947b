/// One calculation: what a policy pays for given inputs, and why.
public struct Offer: Sendable {
  /// `name` of the policy that was applied.
  public let policyName: String
  /// `title` of the policy; its name if it has none.
  public let policyTitle: String
  /// `version` of the policy; empty if it has none.
  public let policyVersion: String
  /// `Policy.digest`: SHA-256 in hexadecimal, which says whether two offers come from the same content.
  public let policyDigest: String
  /// The day that the tables were read as of; nil if no table is dated and none was given.
  public let asOf: CalendarDate?
  /// What the amounts are per: `year`, `month` or `hour`.
  public let period: String
  /// The names of all the policy's inputs, in its order.
  public let inputNames: [String]
  /// The inputs that took part, in the policy's order.
  public let inputs: [Input]
  /// The currency of every amount here but the purchasing power: the policy's `pay_currency`, or else its `currency`.
  public let currency: Currency
  /// The results that the policy defines, at the currency's smallest unit.
  public let amounts: [PayResult: Money]
  /// The width of the range in the meaning that the policy's `definitions` give the word spread, as a share of four digits; nil if
  /// they give none or there is no range.
  public let rangeSpread: (definition: RangeSpread, share: ExactDecimal)?
  /// nil unless the policy defines minimum and maximum.
  public let range: PayRange?
  /// The names that the policy shows beside the result, such as the grade, in its order.
  public let shown: [(name: String, value: ExplainedValue)]
  /// nil without a cost of living or with its mode `none`, and where it cannot be had (a `left-out` warning then).
  public let purchasingPower: PurchasingPower?
  /// Every step that led to the results and to what is shown beside them.
  public let explanation: Explanation
  /// What to look at in an offer that stands: `fallback`, `expired`, `stale`, `clamped`, `left-out`.
  public let warnings: [Finding]
  /// The oldest row that took part, by the day of the figures behind it where it says that; nil if no dated table did.
  public let oldestInput: OldestInput?

  /// An input that took part, and what it was.
  public struct Input: Sendable, Hashable {
    /// As the policy writes it.
    public let name: String
    /// After aliases; for a default, what it came to.
    public let value: ExplainedValue
    /// False if the value is the policy's default.
    public let isGiven: Bool
    /// `text`, `number` or `set`.
    public let kind: ValueKind
    /// Steers one calculation rather than saying what is paid for.
    public let isOption: Bool
  }

  /// The age of an offer: the earliest first day in force among the rows that served.
  public struct OldestInput: Sendable, Hashable {
    /// The row's `effective_from`.
    public let date: CalendarDate
    /// The name of the table that the row is in.
    public let table: String
  }

  /// What is paid at full time; nil if the policy defines no offer.
  public var offer: Money? { amounts[.offer] }

  /// Base, variable and total at a share of full time, each rounded to the currency's smallest unit.
  ///
  /// What the policy does not define follows from the rest: the total is base plus variable, or else the base, or else the offer;
  /// the base is the total less variable pay, so that the parts add up after rounding too. nil if there is nothing to pay.
  /// - Parameter fullTimeEquivalent: The share of full time that is worked, above 0.
  /// - Throws: `arithmetic(.overflow)`.
  public func pay(fullTimeEquivalent: ExactDecimal = .one) throws(MoneyError) -> Pay? {
    func paid(_ money: Money) throws(MoneyError) -> Money { try (money * fullTimeEquivalent).roundedToMinorUnit() }
    let sum: Money? =
      if let base = amounts[.base], let variable = amounts[.variable] { try base + variable } else { nil }
    guard let total = amounts[.total] ?? sum ?? amounts[.base] ?? offer else { return nil }
    guard let variable = amounts[.variable] else {
      return Pay(base: try paid(amounts[.base] ?? total), variable: nil, total: try paid(total))
    }
    return Pay(base: try paid(total) - paid(variable), variable: try paid(variable), total: try paid(total))
  }
}

/// Base pay and variable pay at target, and their sum, per the policy's period.
public struct Pay: Sendable, Hashable {
  /// Paid regardless of results; `total − variable` where there is variable pay.
  public let base: Money
  /// Paid on top when targets are met in full (100 %); nil if the policy has no `variable`.
  public let variable: Money?
  /// What is paid at target: on-target earnings.
  public let total: Money
}

/// What an offer buys at the prices of another place.
public struct PurchasingPower: Sendable, Hashable {
  /// Prices relative to the reference place, four digits; 1 means the same.
  public let index: ExactDecimal
  /// What the policy's `cost_of_living.amount` gives, two digits: meant as the offer divided by the index, in the
  /// reference's currency.
  public let amount: ExactDecimal
  /// What the amount is expressed in.
  public let reference: String
  /// Whether the policy's mode lets prices move pay (`adjust`); otherwise this is a comparison only.
  public let movesOffer: Bool
}

/// Where an amount that somebody asks for lies in the range.
public struct Asking: Sendable, Hashable {
  /// Full-time pay per the offer's period.
  public let amount: Money
  /// Asked pay / midpoint, four digits.
  public let compaRatio: ExactDecimal?
  /// (Asked pay − minimum) / (maximum − minimum), four digits, never clamped.
  public let rangePenetration: ExactDecimal?
  /// nil without a range; pay at either end is within.
  public let position: RangePosition?
  /// How far outside the range: negative below, positive above, zero within.
  public let difference: Money?

  /// Compares asked pay with a range, nil if there is none: only the amount is known then, and its currency unchecked.
  /// - Parameter amount: Full-time pay per the range's period, in its currency.
  /// - Throws: `currencyMismatch`, `arithmetic(.overflow)`. A range without width, or without a midpoint, leaves its ratio out.
  public init(_ amount: Money, in range: PayRange?) throws(MoneyError) {
    self.amount = amount
    guard let range else {
      compaRatio = nil
      rangePenetration = nil
      position = nil
      difference = nil
      return
    }
    let hasMidpoint = range.midpoint.map { $0.amount != .zero } ?? false
    compaRatio =
      if hasMidpoint, let midpoint = range.midpoint { try Self.ratio(amount.amount, midpoint.amount) } else { nil }
    let depth = try amount - range.minimum
    rangePenetration =
      range.minimum == range.maximum
      ? nil : try Self.ratio(depth.amount, (range.maximum - range.minimum).amount)
    position = try range.position(amount)
    difference = try range.distance(amount)
  }

  /// Rounded once, as a report on a roster rounds it.
  private static func ratio(_ part: ExactDecimal, _ whole: ExactDecimal) throws(MoneyError) -> ExactDecimal {
    do { return try ExactDecimal.quotient(part, whole, fractionDigits: 4) } catch { throw .arithmetic(error) }
  }
}
