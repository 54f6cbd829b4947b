/// One calculation: what a policy pays for given inputs, and why.
public struct Offer: Sendable {
  public let policyName: String
  public let policyVersion: String
  public let policyDigest: String
  /// The day that the tables were read as of; nil if no table is dated and none was given.
  public let asOf: CalendarDate?
  /// What `period` the amounts are per.
  public let period: String
  /// The inputs that took part, in the policy's order.
  public let inputs: [Input]
  public let currency: Currency
  /// The results that the policy defines, at the currency's smallest unit.
  public let amounts: [PayResult: Money]
  /// nil unless the policy defines minimum and maximum.
  public let range: PayRange?
  /// The names that the policy shows beside the result, such as the grade, in its order.
  public let shown: [(name: String, value: String)]
  public let purchasingPower: PurchasingPower?
  public let explanation: Explanation
  public let warnings: [Finding]
  /// The oldest row that took part.
  public let oldestInput: OldestInput?

  public struct Input: Sendable, Hashable {
    public let name: String
    public let value: String
    /// False if the value is the policy's default.
    public let isGiven: Bool
    public let kind: ValueKind
    /// Steers one calculation rather than saying what is paid for.
    public let isOption: Bool
  }

  public struct OldestInput: Sendable, Hashable {
    public let date: CalendarDate
    public let table: String
  }

  /// What is paid at full time; nil if the policy defines no offer.
  public var offer: Money? { amounts[.offer] }

  /// Base, variable and total at a share of full time, each rounded to the currency's smallest unit.
  ///
  /// Without `base` and `total` of its own a policy pays its offer as base.
  /// - Parameter fullTimeEquivalent: The share of full time that is worked, above 0.
  /// - Throws: `arithmetic(.overflow)`.
  public func pay(fullTimeEquivalent: ExactDecimal = .one) throws(MoneyError) -> Pay? {
    guard let total = amounts[.total] ?? offer, let base = amounts[.base] ?? offer else { return nil }
    let paidTotal = try (total * fullTimeEquivalent).roundedToMinorUnit()
    guard let variable = amounts[.variable] else {
      return Pay(base: try (base * fullTimeEquivalent).roundedToMinorUnit(), variable: nil, total: paidTotal)
    }
    // The parts add up to the total also after rounding.
    let paidVariable = try (variable * fullTimeEquivalent).roundedToMinorUnit()
    return Pay(base: try paidTotal - paidVariable, variable: paidVariable, total: paidTotal)
  }
}

/// Base pay and variable pay at target, and their sum, per the policy's period.
public struct Pay: Sendable, Hashable {
  public let base: Money
  public let variable: Money?
  public let total: Money
}

/// An offer at the prices of another place: a comparison, which never changes the offer.
public struct PurchasingPower: Sendable, Hashable {
  /// Prices relative to the reference place; 1 means the same.
  public let index: ExactDecimal
  /// The offer divided by the index, in the reference's currency, rounded to two digits.
  public let amount: ExactDecimal
  /// What the amount is expressed in.
  public let reference: String
}

/// Where an amount that somebody asks for lies in the range.
public struct Asking: Sendable, Hashable {
  public let amount: Money
  /// Asked pay / midpoint, four digits.
  public let compaRatio: ExactDecimal?
  /// (Asked pay − minimum) / (maximum − minimum), four digits, never clamped.
  public let rangePenetration: ExactDecimal?
  public let position: RangePosition?
  /// How far outside the range: negative below, positive above, zero within.
  public let difference: Money?

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
    compaRatio = hasMidpoint ? try Self.ratio(range.compaRatio(amount)) : nil
    rangePenetration = range.minimum == range.maximum ? nil : try Self.ratio(range.rangePenetration(amount))
    position = try range.position(amount)
    difference = try range.distance(amount)
  }

  private static func ratio(_ number: ExactDecimal) throws(MoneyError) -> ExactDecimal {
    do { return try number.rounded(.nearest, to: ExactDecimal(units: ExactDecimal.unitsPerOne / 10_000)) } catch {
      throw .arithmetic(error)
    }
  }
}
