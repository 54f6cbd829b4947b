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

  /// Reads a page.
  /// - Parameters:
  ///   - text: The Markdown text, with or without front matter.
  ///   - file: Its name, for the findings and as the levels' source.
  /// - Returns: The levels, whose job family is the page's title.
  public static func read(_ text: String, file: String) -> LadderImport {
    var reader = LadderPageReader(MarkdownDocument(parsing: text), file: file)
    return reader.read()
  }
}
