/// Which of our levels another company's or framework's levels are.
public struct Crosswalk: Sendable, Hashable {
  /// In the order of the table.
  public let entries: [Entry]
  /// The file, for findings.
  let file: String

  /// One level of theirs and one of ours.
  public struct Entry: Sendable, Hashable {
    /// The company or framework.
    public let company: String
    /// Its level, as it calls it.
    public let theirLevel: String
    /// Our level, by its id in the ladder.
    public let levelID: String
    /// How sure the table is, in its own words.
    public let confidence: String
    /// Where it is from.
    public let source: String?
    /// The line of the table.
    public let line: Int
  }

  /// The entries of a level of theirs; several are a set, of which none is preferred.
  /// - Parameter text: `Company/Level`.
  /// - Throws: `unknown-company`, `unknown-their-level`, with the nearest there are.
  public func entries(for text: String) throws(Finding) -> [Entry] {
    let found = entries.filter { "\($0.company)/\($0.theirLevel)" == text }
    if !found.isEmpty { return found }
    if !text.contains("/") {
      throw Finding(
        "unknown-their-level",
        "write COMPANY/LEVEL, such as \"\(entries.first.map { "\($0.company)/\($0.theirLevel)" } ?? "Company/L5")\"",
        file: "input", column: "from")
    }
    let company = entries.map(\.company).first { text.hasPrefix($0 + "/") }
    guard let company else {
      let names = Set(entries.map(\.company)).sorted()
      let asked = String(text.prefix { $0 != "/" })
      throw Finding(
        "unknown-company",
        "there is no company or framework \"\(asked)\" in the table, where COMPANY/LEVEL is looked for"
          + suggestion(nearest(to: asked, among: names), or: names), file: file, column: "company")
    }
    let names = Set(entries.filter { $0.company == company }.map(\.theirLevel)).sorted()
    let asked = String(text.dropFirst(company.count + 1))
    throw Finding(
      "unknown-their-level",
      "\(company) has no level \"\(asked)\" here\(suggestion(nearest(to: asked, among: names), or: names))",
      file: file, column: "their_level")
  }
}
