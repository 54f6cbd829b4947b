/// A heading of a page and what stands under it before the next heading.
struct PageSection {
  /// What the heading says, without markup and attributes; empty for what stands before the first heading.
  let title: String
  let heading: HeadingWords
  /// 1 to 6 of a heading; 7 of a line in bold type that serves as one; 0 before the first heading.
  let depth: Int
  let line: Int
  /// The names by which links reach it.
  let anchors: [String]
  /// The nearest section that holds it.
  let parent: Int?
  var blocks: [MarkdownBlock] = []

  /// Whether one of its own tables lists requirements.
  var hasRequirementTable: Bool {
    blocks.contains { if case .table(let rows) = $0.kind { RequirementTable(rows) != nil } else { false } }
  }

  /// Whether it says of itself that it is about all levels: "Common Requirements", "Requirements (all levels)".
  var isShared: Bool {
    let words = TextTokens(title).tokens.map(\.lower)
    if let first = words.first, ["common", "shared"].contains(first) { return true }
    return words.contains("all") && words.contains { ["levels", "roles", "grades", "positions"].contains($0) }
  }

  /// The few words before a colon with which its paragraphs and list items begin.
  var labels: Set<String> {
    var result: Set<String> = []
    for text in blocks.compactMap({ $0.kind.words?.plainText }) {
      guard let colon = text.firstIndex(of: ":") else { continue }
      let label = text[..<colon].trimmed.lowercased()
      if !label.isEmpty, label.split(separator: " ").count <= 5 { result.insert(label) }
    }
    return result
  }

  /// The sections of a document, in order; the first is what stands before any heading.
  static func sections(of document: MarkdownDocument) -> [PageSection] {
    var outline = Outline()
    for block in document.blocks { outline.add(block) }
    return outline.sections
  }
}

/// Builds the sections block by block.
private struct Outline {
  var sections = [
    PageSection(title: "", heading: HeadingWords(""), depth: 0, line: 1, anchors: [], parent: nil)
  ]
  /// How often a name was given, as a later heading of the same name gets a number.
  var names: [String: Int] = [:]

  mutating func add(_ block: MarkdownBlock) {
    switch block.kind {
    case .heading(let level, let inlines): open(inlines, depth: level, line: block.line)
    case .quote(let quoted):
      for block in quoted { sections[sections.count - 1].blocks.append(block) }
    case .paragraph(let inlines) where block.listDepth == 0:
      let text = inlines.plainText
      if text.hasPrefix("{:") { return }  // Attributes of what stands before.
      if let label = Self.label(inlines), HeadingWords(label).role != .plain {
        open(inlines, depth: 7, line: block.line)
      } else {
        sections[sections.count - 1].blocks.append(block)
      }
    default: sections[sections.count - 1].blocks.append(block)
    }
  }

  /// The words of a paragraph that serves as a heading: all in bold type, or a few words and a colon.
  private static func label(_ inlines: [MarkdownInline]) -> String? {
    let text = inlines.plainText.trimmed
    let marked = inlines.filter { inline in
      if case .text(let text) = inline { return !text.trimmed.allSatisfy { $0 == ":" } }
      return true
    }
    let isStrong = marked.count == 1 && { if case .strong = marked[0] { true } else { false } }()
    guard isStrong || text.hasSuffix(":") && text.split(separator: " ").count <= 4 else { return nil }
    return cleanTitle(text)
  }

  /// "Senior Analyst (Grade 7)" is a title and a statement, "Staff Analyst (this level is only for …)" a title and a remark.
  private static func withoutGrade(_ title: String) -> (title: String, grade: String) {
    guard title.hasSuffix(")"), let open = title.lastIndex(of: "(") else { return (title, "") }
    let remark = title[title.index(after: open)...].dropLast()
    let isGrade = remark.lowercased().hasPrefix("grade") || remark.lowercased().hasPrefix("job grade")
    if remark.lowercased().contains(" is ") { return (title[..<open].trimmed, "") }
    return isGrade ? (title[..<open].trimmed, String(remark)) : (title, "")
  }

  private mutating func open(_ inlines: [MarkdownInline], depth: Int, line: Int) {
    let text = inlines.plainText
    let (title, grade) = Self.withoutGrade(cleanTitle(text))
    var anchors: [String] = []
    if let start = text.firstRange(of: "{#")?.upperBound {
      anchors.append(text[start...].prefix { $0 != "}" && !$0.isWhitespace }.lowercased())
    }
    let name = anchor(of: cleanTitle(text))
    let count = names[name, default: 0]
    names[name] = count + 1
    anchors.append(count == 0 ? name : "\(name)-\(count)")
    let parent = sections.indices.last { sections[$0].depth < depth }
    sections.append(
      PageSection(
        title: title, heading: HeadingWords(title), depth: depth, line: line, anchors: anchors, parent: parent,
        blocks: grade.isEmpty ? [] : [MarkdownBlock(kind: .paragraph([.text(grade)]), line: line, listDepth: 0)]))
  }
}

/// A heading's or cell's words without attributes, shortcodes and the marks of templates.
func cleanTitle(_ text: String) -> String {
  var result = ""
  var rest = text[...]
  while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
    result += rest[..<open]
    let inside = rest[rest.index(after: open)..<close]
    // {Title} is a template that was filled in; {#id}, {:.class} and {{< shortcode >}} are no words.
    if let first = inside.first, first.isLetter, !inside.contains("=") { result += inside }
    rest = rest[close...].drop { $0 == "}" }
  }
  result += rest
  let words = result.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  return String(words.trimmed.drop { $0 == "#" }.trimmed.reversed().drop { $0 == ":" || $0 == "#" }.reversed())
    .trimmed
}

/// The name that a heading's link has: small letters and digits, hyphens for blanks.
func anchor(of title: String) -> String {
  var name = ""
  for character in title.lowercased() {
    if character.isLetter || character.isWholeNumber || character == "-" || character == "_" {
      name.append(character)
    } else if character.isWhitespace {
      name.append("-")
    }
  }
  return name
}

extension StringProtocol {
  /// Without blanks at the ends.
  var trimmed: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
