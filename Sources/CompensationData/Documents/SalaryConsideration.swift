/// Something that a document says to keep in mind when pay is compared.
public struct SalaryConsideration: Sendable, Hashable {
  /// The label, as written.
  public let text: String
  public let kind: Kind
  /// 1-based, in the document.
  public let line: Int

  /// What it is about. None of them changes pay by itself: cost of living is a comparison, demand a dated factor, the
  /// rest notes.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case costOfLiving = "cost_of_living"
    case taxes
    case socialWelfare = "social_welfare"
    case marketDemand = "market_demand"
    case other
  }

  init(text: String, line: Int) {
    self.text = text
    self.line = line
    func has(_ stems: String...) -> Bool { PackageVocabulary.has(stems, in: text) }
    kind =
      if has("living", "col") { .costOfLiving } else if has("tax") { .taxes } else if has("welfare", "social") {
        .socialWelfare
      } else if has("demand", "market") { .marketDemand } else { .other }
  }
}
