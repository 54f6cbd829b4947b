public import Compensation

/// What a job-family page in Markdown says of its levels.
///
/// Nothing is guessed: what the page leaves open is empty, or left to a person, and a finding says where and what to do.
public struct LadderImport: Sendable, Hashable {
  /// The file as the user named it.
  public let file: String
  /// The page's title; empty if it has none.
  public let title: String
  /// The levels in the order of the page.
  public let levels: [JobLevel]
  /// Requirements that stand outside of any level, and so may hold for all of them; they are part of none unless it says so.
  public let commonRequirements: [Requirement]
  /// What is unsure or missing; an error if the page has no level at all.
  public let findings: [Finding]

  /// Reads a page from its bytes, which must be UTF-8.
  public static func read(bytes: [UInt8], file: String, family: String? = nil) -> LadderImport {
    if let text = String(validating: bytes, as: UTF8.self) { return read(text, file: file, family: family) }
    let finding = Finding("invalid-utf-8", "the page is not UTF-8; save it as UTF-8", file: file)
    return LadderImport(file: file, title: "", levels: [], commonRequirements: [], findings: [finding])
  }

  /// Reads a page.
  /// - Parameters:
  ///   - text: The Markdown text, with or without front matter.
  ///   - file: Its name, for the findings and as the levels' source.
  ///   - family: The job family of the levels; the page's title unless given.
  public static func read(_ text: String, file: String, family: String? = nil) -> LadderImport {
    var reader = LadderPageReader(MarkdownDocument(parsing: text), file: file)
    return reader.read(family: family)
  }
}
