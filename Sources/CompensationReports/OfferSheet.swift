public import Compensation

/// An offer with what is set beside it: the value that every format of `paygrade offer` renders.
public struct OfferSheet: Sendable {
  /// What the sheet is about, at full time.
  public let offer: Offer
  /// The share of full time that is worked.
  public let fullTimeEquivalent: ExactDecimal
  /// Pay at the share of full time, at target; nil if the policy defines no offer.
  public let pay: Pay?
  /// Where the amount that somebody asks for lies in the range; nil if nobody asks.
  public let asking: Asking?
  /// The other places, in the order asked for.
  public let comparisons: [Comparison]
  /// Places that were asked for and have no result, and why.
  public let refusedPlaces: [Finding]
  /// Whether report and JSON say why; the table never does.
  public let isExplained: Bool
  /// How the report writes numbers.
  public var numbers = NumberStyle()

  /// The same job in another place.
  public struct Comparison: Sendable {
    /// The inputs that say where, and their values.
    public let place: [(name: String, value: String)]
    /// What the policy pays there, at full time and in that place's currency.
    public let offer: Offer

    /// An offer elsewhere; every comparison of a sheet names the same inputs, in the same order.
    public init(place: [(name: String, value: String)], offer: Offer) {
      self.place = place
      self.offer = offer
    }
  }

  /// A sheet, with the pay at a share of full time and the place of the asked amount worked out.
  /// - Parameters:
  ///   - fullTimeEquivalent: The share of full time that is worked, above 0.
  ///   - asking: Full-time pay that somebody asks for, in the offer's currency and per its period.
  /// - Throws: `currencyMismatch`, `arithmetic(.overflow)`.
  public init(
    _ offer: Offer, fullTimeEquivalent: ExactDecimal = .one, asking: Money? = nil, comparisons: [Comparison] = [],
    refusedPlaces: [Finding] = [], isExplained: Bool
  ) throws(MoneyError) {
    self.offer = offer
    self.fullTimeEquivalent = fullTimeEquivalent
    pay = try offer.pay(fullTimeEquivalent: fullTimeEquivalent)
    if let asking, asking.currency != offer.currency { throw .currencyMismatch(asking.currency, offer.currency) }
    self.asking = if let asking { try Asking(asking, in: offer.range) } else { nil }
    self.comparisons = comparisons
    self.refusedPlaces = refusedPlaces
    self.isExplained = isExplained
  }
}

extension Offer {
  /// What the offer is for, in a line: the inputs that are not options.
  var subject: String {
    inputs.filter { !$0.isOption && !$0.value.isEmpty }.map { input in
      let text = input.value.description
      return text.allSatisfy { $0.isNumber || $0 == "." } ? "\(input.name.replacing("_", with: " ")) \(text)" : text
    }.joined(separator: ", ")
  }
}
