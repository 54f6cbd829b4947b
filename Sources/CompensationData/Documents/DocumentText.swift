/// A document as the lines that a reader sees, without markup: headings, list items, paragraphs, rows of tables.
struct DocumentText {
  let lines: [DocumentLine]
  /// What the lines before the text, between two marks, say that it is called.
  let frontTitle: String?

  /// Reads Markdown, or plain text if there is no mark of Markdown in it.
  init(_ text: String) {
    if Self.isMarkdown(text) {
      let document = MarkdownDocument(parsing: text)
      frontTitle = document.title
      lines = MarkdownLines(document).lines
    } else {
      frontTitle = nil
      lines = PlainTextLines(text).lines
    }
  }

  /// Whether a line is a heading, a list item or emphasis in Markdown.
  private static func isMarkdown(_ text: String) -> Bool {
    text.split(whereSeparator: \.isNewline).contains { line in
      let content = line.trimmingBlanks
      if content.hasPrefix("- ") || content.hasPrefix("* ") || content.hasPrefix("---") || content.contains("**") {
        return true
      }
      let marks = content.prefix { $0 == "#" }
      return (1...6).contains(marks.count) && content.dropFirst(marks.count).first == " "
    }
  }

  /// The lines after a heading, down to the next heading of its rank or a higher one.
  func section(after index: Int) -> ArraySlice<DocumentLine> {
    guard let rank = lines[index].headingRank else { return [] }
    var end = index + 1
    while end < lines.endIndex, lines[end].headingRank ?? Int.max > rank { end += 1 }
    return lines[(index + 1)..<end]
  }
}

/// One line of a document.
struct DocumentLine: Equatable {
  let kind: Kind
  /// Without blanks at its ends; a no-break space within stays.
  let text: String
  /// 1-based, in the file.
  let line: Int

  enum Kind: Equatable {
    /// 1 is the highest; 7 is a paragraph in bold, 8 a line by itself in plain text, 9 one with a colon.
    case heading(Int)
    case item(depth: Int)
    case paragraph
    /// A heading's text in a code span, as job boards mark pay and place.
    case tag
    case row([String])
  }

  var headingRank: Int? { if case .heading(let rank) = kind { rank } else { nil } }
  var isItem: Bool { if case .item = kind { true } else { false } }
}
