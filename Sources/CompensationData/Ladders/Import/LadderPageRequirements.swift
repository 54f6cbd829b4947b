internal import Compensation

extension LadderPageReader {
  /// Gives each level the requirements of its sections.
  mutating func readRequirements() {
    owners = outline.sections.indices.map { owner(of: $0) }
    for (place, section) in outline.sections.enumerated() {
      guard let role = requirementsRole(place) else { continue }
      let isLevel = outline.level(around: place) != nil
      if !isLevel, outline.isAside(place) { continue }
      let owner = owners[place]
      let count = owner.map { levels[$0].requirements.count } ?? common.count
      var list = RequirementList(isPreferred: role == .preferred, after: count)
      list.read(section.blocks, findings: &findings)
      if let owner {
        levels[owner].requirements += list.requirements
        extensions += list.extensions.map { (owner, $0) }
      } else if !list.requirements.isEmpty {
        common += list.requirements
        findings.warn(
          "common-requirements",
          "these requirements are of no level in particular; add them to the levels that they hold for",
          line: section.line)
      }
    }
    readLabels()
    for level in levels
    where level.requirements.isEmpty && !extensions.contains(where: { levels[$0.level].line == level.line }) {
      findings.warn(
        "no-requirements", "no requirements are stated for \"\(level.title)\"; add them by hand if it has any",
        line: level.line)
    }
  }

  /// What kind of requirements a section holds, by its own heading or by those that hold it; nil if none.
  private func requirementsRole(_ place: Int) -> HeadingRole? {
    for section in [place] + outline.ancestors(of: place) {
      if outline.isLevel[section] { return nil }
      switch outline.sections[section].heading.role {
      case .requirements: return .requirements
      case .preferred: return .preferred
      case .plain: continue
      case .other where section == place && !isProcess(outline.sections[section].title): continue
      default: return nil
      }
    }
    return nil
  }

  private func isProcess(_ title: String) -> Bool {
    let words = TextTokens(title).tokens.map(\.lower)
    return words.contains {
      ["process", "indicators", "indicator", "ladder", "path", "hiring", "benefits", "about"].contains($0)
    }
  }

  /// Lines right under a level's heading such as "**Typical Experience:** 5-8 years".
  private mutating func readLabels() {
    for place in levels.indices {
      guard let section = levels[place].section else { continue }
      for block in outline.sections[section].blocks {
        guard let inlines = block.kind.words else { continue }
        let text = inlines.plainText.trimmed
        guard let colon = text.firstIndex(of: ":"), text[..<colon].lowercased().contains("experience"),
          text[..<colon].split(separator: " ").count <= 4
        else { continue }
        let words = TextTokens(String(text[text.index(after: colon)...]))
        guard let years = QuantityOfYears(in: words, at: 0), !years.isContradictory,
          years.range.upperBound == words.tokens.count
        else { continue }
        let label = text[..<colon].lowercased()
        let isUsual = ["typical", "usual", "average", "guide"].contains { label.contains($0) }
        levels[place].requirements.append(
          Requirement(
            group: "\(levels[place].requirements.count + 1)",
            options: [[Clause(.years, minimum: .years(years.minimum))]],
            importance: isUsual ? .preferred : .required, text: text, line: block.line))
      }
    }
  }

  // MARK: Extending

  mutating func settleExtensions() {
    let resolver = ExtensionResolver(levels: levels, outline: outline, owners: owners, hasCommon: !common.isEmpty)
    for (level, phrase) in extensions { settle(phrase, of: level, resolver) }
    for place in levels.indices where isCircular(place) {
      levels[place].extends = nil
      findings.warn(
        "circular-extends", "the levels extend each other in a circle; say which one comes first",
        line: levels[place].line,
        column: "extends")
    }
  }

  private mutating func settle(_ phrase: ExtensionPhrase, of level: Int, _ resolver: ExtensionResolver) {
    switch resolver.target(of: phrase, in: level) {
    case .level(let target, let isCertain):
      if let before = levels[level].extends, before != target {
        findings.warn(
          "several-extends", "\"\(levels[level].title)\" extends more than one level; the first is taken, check it",
          line: phrase.line, column: "extends")
        return
      }
      levels[level].extends = target
      if !isCertain {
        findings.warn(
          "unclear-extends",
          "the page does not say for sure whose requirements \"\(levels[level].title)\" extends; those of \"\(levels[target].title)\" are taken, check it",
          line: phrase.line, column: "extends")
      }
    case .common:
      let own = levels[level].requirements
      levels[level].requirements = (common + own).enumerated().map { place, requirement in
        Requirement(
          group: "\(place + 1)", options: requirement.options, importance: requirement.importance,
          text: requirement.text,
          line: requirement.line)
      }
      findings.warn(
        "common-requirements-added",
        "\"\(levels[level].title)\" is said to have the page's general requirements, too; they were added, check them",
        line: phrase.line, column: "extends")
    case .elsewhere:
      findings.warn(
        "extends-another-page", "requirements of another page hold here, too; import that page and add them by hand",
        line: phrase.line, column: "extends")
    case .unknown:
      findings.warn(
        "unknown-extends", "other requirements hold here, too, but it is not clear which; add them by hand",
        line: phrase.line, column: "extends")
    }
  }

  private func isCircular(_ place: Int) -> Bool {
    var seen: Set<Int> = []
    var next = levels[place].extends
    while let level = next, seen.insert(level).inserted {
      if level == place { return true }
      next = levels[level].extends
    }
    return false
  }

  // MARK: Years outside of requirements

  /// Warns of years of experience that a level states anywhere else.
  mutating func noteYearsElsewhere() {
    for (place, section) in outline.sections.enumerated() {
      guard let around = outline.level(around: place), requirementsRole(place) == nil || around == place else {
        continue
      }
      for block in section.blocks {
        guard let inlines = block.kind.words else { continue }
        let text = TextTokens(inlines.plainText)
        guard text.tokens.contains(where: { $0.lower.hasPrefix("experience") }) else { continue }
        let isRead = levels.contains { $0.requirements.contains { $0.line == block.line } }
        let hasYears = text.tokens.indices.contains { place in
          QuantityOfYears(in: text, at: place).map { !$0.isSomethingElse(in: text) } ?? false
        }
        if hasYears, !isRead {
          findings.warn(
            "years-elsewhere",
            "years of experience are named outside of the requirements; add them by hand if they are one",
            line: block.line)
        }
      }
    }
  }
}

extension MarkdownBlock.Kind {
  /// The words of a paragraph or list item; nil for anything else.
  var words: [MarkdownInline]? {
    switch self {
    case .paragraph(let inlines), .listItem(_, let inlines): inlines
    default: nil
    }
  }
}
