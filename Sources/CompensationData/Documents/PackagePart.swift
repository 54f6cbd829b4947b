/// A part of what an employer offers, as a document lists it.
public struct PackagePart: Sendable, Hashable {
  /// As it is written.
  public let text: String
  /// What it is, by its words; of several, the one that stands first among the kinds.
  public var kind: Kind { Kind.allCases.first { kind in named.contains { $0.kind == kind } } ?? .unvalued }
  /// The parts that are recognised in the text, in its order, each once: an item may name several. Empty if none is.
  public let named: [Named]
  /// 1-based, in the document.
  public let line: Int

  /// How a part counts in total compensation.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Money that is paid out.
    case cash
    /// Shares, or rights to them.
    case equity
    /// Has a price, or is paid time: insurance, pension, budgets, leave.
    case valuedBenefit = "valued_benefit"
    /// Worth something to people, and without a price: flexible hours, events, a culture.
    case unvalued
  }

  /// A part that is recognised.
  public struct Named: Sendable, Hashable {
    /// Its usual name: `equity`, `espp`, `pension`.
    public let name: String
    public let kind: Kind
  }

  init(text: String, line: Int) {
    self.text = text
    self.line = line
    named = PackageVocabulary.parts(in: text)
  }
}
