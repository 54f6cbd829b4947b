internal import Compensation

extension LadderPageReader {
  /// Warns of a section with a list that is neither of tasks nor of demands, or whose demands are of a specialty.
  mutating func noteUnread(_ place: Int) {
    let section = outline.sections[place]
    let count = section.blocks.count { if case .listItem = $0.kind { $0.listDepth < 2 } else { false } }
    guard count > 0, !outline.isLevel[place] else { return }
    let roles = ([place] + outline.ancestors(of: place).prefix { !outline.isLevel[$0] }).map {
      outline.sections[$0].heading.role
    }
    let items = count == 1 ? "1 item" : "\(count) items"
    let own = roles.first { $0 != .plain && $0 != .detail }
    if roles.contains(.specialties) {
      if own == .responsibilities || own == .other { return }
      findings.warn(
        "specialty-not-read",
        "\(items) under \"\(section.title)\" belong to a specialty, not to a level, and are not read; add those that are requirements",
        line: section.line)
    } else if own == .requirements || own == .preferred {
      findings.warn(
        "section-not-read", "\(items) under \"\(section.title)\" are of no level and not read; add those that are",
        line: section.line)
    } else if own == nil, let level = owners[place], roles.contains(.detail) || structuralOwner(of: place) != nil {
      findings.warn(
        "section-not-read",
        "\(items) under \"\(section.title)\" of \"\(levels[level].title)\" are not read as requirements; add those that are",
        line: section.line)
    }
  }
}
