public import Compensation

/// An offer with what is set beside it: the value that every format of `paygrade offer` renders.
public struct OfferSheet: Sendable {
  public let offer: Offer
  /// The share of full time that is worked.
  public let fullTimeEquivalent: ExactDecimal
  public let pay: Pay?
  public let asking: Asking?
  public let comparisons: [Comparison]
  public let isExplained: Bool

  /// The same job in another place.
  public struct Comparison: Sendable {
    /// The inputs that say where, and their values.
    public let place: [(name: String, value: String)]
    public let offer: Offer

    public init(place: [(name: String, value: String)], offer: Offer) {
      self.place = place
      self.offer = offer
    }
  }

  /// - Parameters:
  ///   - asking: Full-time pay that somebody asks for, in the offer's currency and per its period.
  /// - Throws: `currencyMismatch`, `arithmetic(.overflow)`.
  public init(
    _ offer: Offer, fullTimeEquivalent: ExactDecimal = .one, asking: Money? = nil, comparisons: [Comparison] = [],
    isExplained: Bool
  ) throws(MoneyError) {
    self.offer = offer
    self.fullTimeEquivalent = fullTimeEquivalent
    pay = try offer.pay(fullTimeEquivalent: fullTimeEquivalent)
    self.asking = if let asking { try Asking(asking, in: offer.range) } else { nil }
    self.comparisons = comparisons
    self.isExplained = isExplained
  }
}

extension Offer {
  /// What the offer is for, in a line: the inputs that are not options.
  var subject: String {
    inputs.filter { !$0.isOption && !$0.value.isEmpty }.map { input in
      input.kind == .number || input.value.allSatisfy(\.isNumber)
        ? "\(input.name.replacing("_", with: " ")) \(input.value)" : input.value
    }.joined(separator: ", ")
  }

  /// The amount that the offer is about: the offer, or the midpoint where a policy has no placement.
  var headline: Money? { amounts[.offer] ?? amounts[.midpoint] }
}
