internal import Compensation

/// Reads the requirements of a section's blocks.
struct RequirementList {
  private(set) var requirements: [Requirement] = []
  private(set) var extensions: [ExtensionPhrase] = []
  private var isPreferred: Bool
  private var group: Int
  /// A list item that waits for the items within it.
  private var open: (text: String, line: Int)?

  /// - Parameters:
  ///   - isPreferred: Whether the heading says that it is about what is preferred.
  ///   - count: How many requirements the level has so far.
  init(isPreferred: Bool, after count: Int) {
    self.isPreferred = isPreferred
    group = count
  }

  mutating func read(_ blocks: [MarkdownBlock], findings: inout LadderFindings) {
    for block in blocks {
      switch block.kind {
      case .listItem(_, let inlines):
        let text = inlines.plainText.trimmed
        if block.listDepth > 1, let outer = open, !isCheckable(text) || isChoice(outer.text) {
          let joint = outer.text.hasSuffix(":") ? " " : "; "
          open = (outer.text + joint + text, outer.line)
        } else {
          close(&findings)
          if !note(inlines, line: block.line) { open = (text, block.line) }
        }
      case .paragraph(let inlines):
        let text = inlines.plainText.trimmed
        if block.listDepth > 0, let outer = open {
          open = (outer.text + " " + text, outer.line)
          continue
        }
        close(&findings)
        if note(inlines, line: block.line) || text.isEmpty { continue }
        if isLeadIn(text) {
          let tokens = TextTokens(text)
          if Preference.isWhole(tokens, 0..<tokens.tokens.count) {
            isPreferred = true
          } else if isCheckable(text) || Sentences.ranges(in: tokens).count > 1 && isDemand(tokens) {
            add(text, line: block.line, &findings)
          } else if isDemand(tokens) {
            findings.warn(
              "introduction-not-read",
              "what leads to this list may ask for something itself and is not read; add it if it does",
              line: block.line)
          }
        } else {
          add(text, line: block.line, &findings)
        }
      case .table(let rows):
        close(&findings)
        if let table = RequirementTable(rows) {
          add(table, &findings)
          continue
        }
        findings.warn(
          "table-of-requirements", "requirements in a table are not read; add them by hand", line: block.line)
      case .html(let html) where html.lowercased().contains("year"):
        findings.warn("html-not-read", "HTML is not read; write the requirements as a list", line: block.line)
      default: continue
      }
    }
    close(&findings)
  }

  /// Adds a table's rows.
  mutating func add(_ table: RequirementTable, _ findings: inout LadderFindings) {
    for row in table.rows {
      let (part, doubt) = row.read(isPreferred: isPreferred)
      group += 1
      requirements.append(
        Requirement(
          group: "\(group)", options: part.options, importance: part.importance, text: row.text, line: row.line))
      if let doubt { findings.warn(doubt.code, doubt.message, line: row.line) }
    }
  }

  /// Takes up a statement that the requirements of another level or page hold here.
  /// - Returns: Whether the text says nothing else.
  private mutating func note(_ inlines: [MarkdownInline], line: Int) -> Bool {
    guard let phrase = ExtensionPhrase(inlines, line: line) else { return false }
    extensions.append(phrase)
    return phrase.isAll && !isCheckable(inlines.plainText)
  }

  /// Whether the words before a list speak of what somebody has, so that the list alone does not say it.
  private func isDemand(_ text: TextTokens) -> Bool {
    text.tokens.contains {
      ["experience", "experienced", "degree", "knowledge", "background", "certification", "certified"].contains(
        $0.lower)
    }
  }

  private func isLeadIn(_ text: String) -> Bool {
    let end = text.lowercased()
    return [":", "including", "following", "below", "following."].contains { end.hasSuffix($0) }
  }

  private func isChoice(_ text: String) -> Bool {
    let words = TextTokens(text).tokens.map(\.lower)
    return words.contains("or") || words.contains("either") || words.contains("any") || words.contains("following")
      || words.contains("one")
  }

  private func isCheckable(_ text: String) -> Bool {
    RequirementText(text, isPreferred: false).parts.contains { part in
      part.options.contains { option in option.contains { $0.kind != .text } }
    }
  }

  private mutating func close(_ findings: inout LadderFindings) {
    guard let item = open else { return }
    open = nil
    add(item.text, line: item.line, &findings)
  }

  private mutating func add(_ text: String, line: Int, _ findings: inout LadderFindings) {
    if text.isEmpty { return }
    let read = RequirementText(text, isPreferred: isPreferred)
    for part in read.parts {
      group += 1
      requirements.append(
        Requirement(group: "\(group)", options: part.options, importance: part.importance, text: text, line: line))
    }
    for doubt in read.doubts { findings.warn(doubt.code, doubt.message, line: line) }
  }
}
