/// The lines of a Markdown document.
struct MarkdownLines {
  private(set) var lines: [DocumentLine] = []

  init(_ document: MarkdownDocument) { add(document.blocks) }

  private mutating func add(_ blocks: [MarkdownBlock]) {
    for block in blocks {
      switch block.kind {
      case .heading(let level, let inlines): addHeading(level, inlines, block.line)
      case .paragraph(let inlines): addParagraph(inlines, block)
      case .listItem(_, let inlines): addPieces(of: inlines, .item(depth: block.listDepth), block.line)
      case .table(let rows):
        for row in rows {
          let cells = row.cells.map { String($0.plainText.asLine) }
          lines.append(DocumentLine(kind: .row(cells), text: cells.joined(separator: " | "), line: row.line))
        }
      case .quote(let inner): add(inner)
      case .code, .html, .thematicBreak: break
      }
    }
  }

  private mutating func addHeading(_ level: Int, _ inlines: [MarkdownInline], _ line: Int) {
    var tags: [String] = []
    for inline in inlines {
      switch inline {
      case .code(let text): tags.append(text)
      case .text(let text) where text.asLine.isEmpty: continue
      case .softBreak, .lineBreak: continue
      default: return append(.heading(level), inlines.plainText, line)
      }
    }
    for tag in tags { append(.tag, tag, line) }
  }

  private mutating func addParagraph(_ inlines: [MarkdownInline], _ block: MarkdownBlock) {
    let isBold = inlines.contains { if case .strong = $0 { true } else { false } } && inlines.allSatisfy(Self.isBold)
    let text = inlines.plainText.asLine
    // A heading, unless it is a label with what it labels.
    if isBold, block.listDepth == 0, text.count <= 80, !text.hasSuffix("."), !isLabelled(text) {
      return append(.heading(7), text.hasSuffix(":") ? String(text.dropLast()) : text, block.line)
    }
    addPieces(of: inlines, .paragraph, block.line)
  }

  private static func isBold(_ inline: MarkdownInline) -> Bool {
    switch inline {
    case .strong, .softBreak, .lineBreak: true
    case .text(let text): text.allSatisfy { $0.isWhitespace || $0 == ":" }
    default: false
    }
  }

  private func isLabelled(_ text: String) -> Bool {
    guard let colon = text.firstIndex(of: ":") else { return false }
    return !text[text.index(after: colon)...].trimmingBlanks.isEmpty
  }

  /// A paragraph's lines: it is cut at hard breaks, and at soft ones before a label or a bullet.
  private mutating func addPieces(of inlines: [MarkdownInline], _ kind: DocumentLine.Kind, _ line: Int) {
    var piece: [MarkdownInline] = []
    var start = line
    var current = line
    for (index, inline) in inlines.enumerated() {
      switch inline {
      case .softBreak, .lineBreak:
        current += 1
        guard inline == .lineBreak || Self.beginsLine(inlines[(index + 1)...]) else {
          piece.append(inline)
          continue
        }
        append(kind, piece.plainText, start)
        piece = []
        start = current
      default: piece.append(inline)
      }
    }
    append(kind, piece.plainText, start)
  }

  private static func beginsLine(_ inlines: ArraySlice<MarkdownInline>) -> Bool {
    switch inlines.first {
    case .strong: return true
    case .text(let text):
      let content = text.asLine
      if let first = content.first, PlainTextLines.bullets.contains(first) { return true }
      guard let colon = content.firstIndex(of: ":") else { return false }
      return content[..<colon].split(separator: " ").count <= 3 && (content.first?.isUppercase ?? false)
    default: return false
    }
  }

  private mutating func append(_ kind: DocumentLine.Kind, _ text: String, _ line: Int) {
    let text = text.asLine
    guard !text.isEmpty else { return }
    if kind == .paragraph, let first = text.first, PlainTextLines.bullets.contains(first) {
      lines.append(DocumentLine(kind: .item(depth: 1), text: text.dropFirst().asLine, line: line))
    } else {
      lines.append(DocumentLine(kind: kind, text: text, line: line))
    }
  }
}
