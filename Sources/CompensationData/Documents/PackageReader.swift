/// Finds the list of what an employer offers.
struct PackageReader {
  private let lines: [DocumentLine]

  init(_ document: DocumentText) { lines = document.lines }

  /// The items below headings and words that announce them, each once, in the order of the document.
  func parts() -> [PackagePart] {
    var parts: [PackagePart] = []
    var index = 0
    while index < lines.count {
      guard isAnnouncement(index) else {
        index += 1
        continue
      }
      let items = items(after: index)
      for line in items.lines where !parts.contains(where: { $0.text == line.text }) {
        parts.append(PackagePart(text: line.text, line: line.line))
      }
      index = max(items.end, index + 1)
    }
    return parts
  }

  /// A heading, or a line with a colon at its end before a list.
  private func isAnnouncement(_ index: Int) -> Bool {
    let line = lines[index]
    let isHeading = line.headingRank != nil
    let isLead = line.kind == .paragraph && line.text.hasSuffix(":") && line.text.split(separator: " ").count <= 14
    guard isHeading || isLead else { return false }
    return PostSection(heading: line.text) == .benefits
  }

  /// The outermost items down to the next heading; without any, paragraphs that name a part.
  private func items(after index: Int) -> (lines: [DocumentLine], end: Int) {
    let rank = lines[index].headingRank
    var items: [DocumentLine] = []
    var paragraphs: [DocumentLine] = []
    var end = index + 1
    loop: while end < lines.count {
      let line = lines[end]
      switch line.kind {
      case .heading(let next):
        if rank.map({ next <= $0 }) ?? true { break loop }
      case .item(let depth): if depth == 1 { items.append(line) }
      case .paragraph:
        // What a lead-in announces ends with the list.
        if rank == nil, !items.isEmpty { break loop }
        if !PackageVocabulary.parts(in: line.text).isEmpty { paragraphs.append(line) }
      case .tag, .row: break
      }
      end += 1
    }
    return (items.isEmpty && rank != nil ? paragraphs : items, end)
  }
}
