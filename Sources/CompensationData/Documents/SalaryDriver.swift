/// Something that a document says pay varies with.
public struct SalaryDriver: Sendable, Hashable {
  /// As written, without `the` before it.
  public let text: String
  public let kind: Kind
  /// 1-based, in the document.
  public let line: Int

  /// What drives pay; the optional keys of benchmarks.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case location, experience, industry
    case organisationSize = "organisation_size"
    /// How deep the knowledge of a field is.
    case expertise
    /// How large that is which people run.
    case scale
    case other
  }

  init(text: String, line: Int) {
    self.text = text
    self.line = line
    func has(_ stems: String...) -> Bool { PackageVocabulary.has(stems, in: text) }
    kind =
      if has("size") { .organisationSize } else if has("geograph", "locat", "region", "countr", "city") {
        .location
      } else if has("industr", "sector", "vertical") { .industry } else if has("expertise", "skill", "speciali") {
        .expertise
      } else if has("experience", "seniority", "level", "tenure") { .experience } else if has("scale") {
        .scale
      } else { .other }
  }
}
