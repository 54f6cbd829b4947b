/// A Markdown text as a list of blocks, each with the line of the file where it begins.
struct MarkdownDocument: Sendable, Hashable {
  /// The title that the front matter gives; nil without one.
  let title: String?
  /// In the order written. What a list item holds stands after it, as deep as `listDepth` says.
  let blocks: [MarkdownBlock]
  /// The first line where blocks or marks are nested too deep to be read; what stands there is left out. Nil in any sane text.
  let tooDeepLine: Int?
}

/// One block of a Markdown text.
struct MarkdownBlock: Sendable, Hashable {
  /// What it is and what it says.
  let kind: Kind
  /// Where it begins: 1-based, counted from the beginning of the file.
  let line: Int
  /// How many list items it stands in, one of its own included; 0 outside of lists.
  let listDepth: Int

  /// The kinds of block.
  enum Kind: Sendable, Hashable {
    /// A heading and its level, 1 to 6.
    case heading(level: Int, [MarkdownInline])
    case paragraph([MarkdownInline])
    /// The first words of a list item; whatever follows in it, nested items included, is in the blocks after it.
    case listItem(isOrdered: Bool, [MarkdownInline])
    case table([MarkdownRow])
    case code(String)
    case quote([MarkdownBlock])
    case html(String)
    case thematicBreak
  }
}

/// A row of a table. The first row of a table is its header.
struct MarkdownRow: Sendable, Hashable {
  /// 1-based, counted from the beginning of the file.
  let line: Int
  /// As many as the header has.
  let cells: [[MarkdownInline]]
}

/// A piece of the text within a block.
indirect enum MarkdownInline: Sendable, Hashable {
  case text(String)
  case emphasis([MarkdownInline])
  case strong([MarkdownInline])
  case code(String)
  case link(destination: String, [MarkdownInline])
  case image(destination: String, [MarkdownInline])
  case softBreak
  case lineBreak
  case html(String)
}

extension [MarkdownInline] {
  /// What a reader sees, without markup: the text of links is kept, a break is a blank.
  var plainText: String { map(\.plainText).joined() }
}

extension MarkdownInline {
  fileprivate var plainText: String {
    switch self {
    case .text(let text), .code(let text): text
    case .emphasis(let children), .strong(let children), .link(_, let children), .image(_, let children):
      children.plainText
    case .softBreak, .lineBreak: " "
    case .html(let tag): tag.lowercased().hasPrefix("<br") ? " " : ""
    }
  }
}
