internal import Compensation

/// A table that gives each title its grade, or the experience that is usual for it.
struct GradeTable {
  let rows: [Row]

  struct Row {
    /// The titles of the row, and the section's link of each.
    let titles: [(name: String, destination: String?)]
    /// As stated; empty if the table has no grades or the cell is none.
    let grades: [String]
    /// What the row says of years; empty if the table has no such column.
    let experience: String
    let line: Int
  }

  /// - Returns: nil for a table of anything else.
  init?(_ rows: [MarkdownRow]) {
    guard let header = rows.first?.cells.map({ $0.plainText.trimmed.lowercased() }) else { return nil }
    let grade = header.firstIndex {
      ["grade", "job grade", "grades", "job grades", "pay grade", "gitlab grade"].contains($0)
    }
    let experience = header.firstIndex { $0.contains("experience") && !$0.contains("time") }
    guard grade != nil || experience != nil else { return nil }
    let title =
      header.firstIndex { ["title", "job title", "role", "job", "position", "job family", "roles"].contains($0) }
      ?? header.firstIndex { ["level", "levels", "name", "job level"].contains($0) }
      ?? header.indices.first { $0 != grade && $0 != experience }
    guard let title, title != grade else { return nil }
    self.rows = rows.dropFirst().compactMap { row in
      guard row.cells.indices.contains(title) else { return nil }
      let titles = Self.titles(row.cells[title])
      if titles.isEmpty { return nil }
      return Row(
        titles: titles, grades: grade.map { GradeStatement.grades(inCell: row.cells[$0].plainText) } ?? [],
        experience: experience.map { row.cells[$0].plainText.trimmed } ?? "", line: row.line)
    }
  }

  /// The titles of a cell, which line breaks tell apart.
  private static func titles(_ cell: [MarkdownInline]) -> [(name: String, destination: String?)] {
    var parts: [[MarkdownInline]] = [[]]
    for inline in cell {
      if case .html(let tag) = inline, tag.lowercased().hasPrefix("<br") {
        parts.append([])
      } else {
        parts[parts.count - 1].append(inline)
      }
    }
    return parts.compactMap { part in
      let name = cleanTitle(part.plainText)
      let links = part.compactMap { inline -> String? in
        if case .link(let destination, _) = inline { destination } else { nil }
      }
      return name.isEmpty ? nil : (name, links.first)
    }
  }
}
