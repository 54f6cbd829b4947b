internal import Compensation

extension LadderPageReader {
  /// Gives each level the requirements of its sections.
  mutating func readRequirements() {
    owners = outline.sections.indices.map { outline.isOfKind($0) ? nil : owner(of: $0) }
    for (place, section) in outline.sections.enumerated() {
      guard let role = requirementsRole(place) else {
        noteUnread(place)
        continue
      }
      let owner = owners[place]
      if owner == nil, outline.isAside(place) {
        noteUnread(place)
        continue
      }
      let count = owner.map { levels[$0].requirements.count } ?? common.count
      var list = RequirementList(isPreferred: role == .preferred, after: count)
      list.read(section.blocks, findings: &findings)
      if let owner {
        levels[owner].requirements += list.requirements
        extensions += list.extensions.map { (owner, $0) }
        warnOfPlace(place, owner)
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

  /// Where a heading's rank or words and the level do not fit, somebody should look.
  private mutating func warnOfPlace(_ place: Int, _ owner: Int) {
    let prefix = outline.sections[place].heading.prefix
    let before = outline.sections.indices.prefix(place).last { outline.isLevel[$0] }
    let isDisplaced =
      outline.level(around: place) == nil && before.map { outline.isDisplacedPart(place, of: $0) } == true
      && before.map { outline.followers(of: $0).contains(place) } == false
    let isOther = structuralOwner(of: place).map { $0 != owner } ?? false
    // "Requirements" after the "Staff Analyst Responsibilities" within another level may be either's.
    let isAfterOther =
      prefix.isEmpty && !isOther
      && outline.sections.indices.prefix(place).contains {
        outline.sections[$0].parent == outline.sections[place].parent && structuralOwner(of: $0) == owner
          && owners[$0].map { $0 != owner } ?? false
      }
    if isAfterOther {
      findings.warn(
        "requirements-out-of-place",
        "these requirements are taken for \"\(levels[owner].title)\", under which they stand, though a part of another level comes before them; check it",
        line: outline.sections[place].line, column: "level_id")
    } else if !isOther, isOfAnotherStep(place, than: owner) {
      findings.warn(
        "requirements-out-of-place",
        "the heading names \"\(prefix)\", but these requirements are taken for \"\(levels[owner].title)\", under which they stand; check it",
        line: outline.sections[place].line, column: "level_id")
    } else if isDisplaced || isOther {
      findings.warn(
        "requirements-out-of-place",
        "these requirements are taken for \"\(levels[owner].title)\" by \(isOther ? "their heading" : "their order"), though they do not stand under it; check it",
        line: outline.sections[place].line, column: prefix.isEmpty ? nil : "level_id")
    }
  }

  /// What kind of requirements a section holds, by its own heading or by those that hold it; nil if none.
  private func requirementsRole(_ place: Int) -> HeadingRole? {
    for section in [place] + outline.ancestors(of: place) {
      if outline.isLevel[section] { return nil }
      switch outline.sections[section].heading.role {
      case .requirements: return .requirements
      case .preferred: return .preferred
      case .plain, .detail: continue
      default: return nil
      }
    }
    return nil
  }

  /// Lines right under a level's heading such as "**Typical Experience:** 5-8 years".
  private mutating func readLabels() {
    for place in levels.indices {
      for block in levels[place].sections.flatMap({ outline.sections[$0].blocks }) {
        if case .table(let rows) = block.kind, let table = RequirementTable(rows) {
          var list = RequirementList(isPreferred: false, after: levels[place].requirements.count)
          list.add(table, &findings)
          levels[place].requirements += list.requirements
        }
        guard let inlines = block.kind.words else { continue }
        for line in inlines.lines { readLabel(line, block.line, place) }
        readYears(inlines, block.line, place)
      }
    }
  }

  /// "5 or more years of experience in …" right under a level's heading needs no heading of its own.
  private mutating func readYears(_ inlines: [MarkdownInline], _ line: Int, _ place: Int) {
    let text = TextTokens(inlines.plainText)
    guard let sentence = Sentences.ranges(in: text).first,
      sentence.contains(where: { text[$0].hasPrefix("experience") }),
      (0..<4).contains(where: { QuantityOfYears(in: text, at: $0).map { !$0.isSomethingElse(in: text) } ?? false }),
      text.tokens.first?.kind == .number || ["at", "minimum", "a", "over"].contains(text[0])
        || WrittenNumber(in: text, at: 0) != nil
    else { return }
    var list = RequirementList(isPreferred: false, after: levels[place].requirements.count)
    list.read([MarkdownBlock(kind: .paragraph(inlines), line: line, listDepth: 0)], findings: &findings)
    levels[place].requirements += list.requirements
  }

  private mutating func readLabel(_ text: String, _ line: Int, _ place: Int) {
    guard let colon = text.firstIndex(of: ":"), text[..<colon].lowercased().contains("experience"),
      text[..<colon].split(separator: " ").count <= 4
    else { return }
    let words = TextTokens(String(text[text.index(after: colon)...]))
    let label = text[..<colon].lowercased()
    let isUsual = ["typical", "usual", "average", "guide", "range"].contains { label.contains($0) }
    guard let (options, importance) = labelled(words) else { return }
    levels[place].requirements.append(
      Requirement(
        group: "\(levels[place].requirements.count + 1)", options: options,
        importance: isUsual ? .preferred : importance, text: text, line: line))
  }

  /// The years after a label: nothing but years, or "Typically requires a minimum of 4 years of related experience".
  private func labelled(_ words: TextTokens) -> (options: [[Clause]], importance: Requirement.Importance)? {
    if let years = QuantityOfYears(in: words, at: 0), !years.isContradictory,
      years.range.upperBound == words.tokens.count
    {
      return ([[Clause(.years, minimum: .years(years.minimum))]], .required)
    }
    guard ["typically", "usually", "generally", "normally"].contains(words[0]) else { return nil }
    let read = RequirementText(words.text, isPreferred: true)
    guard read.doubts.isEmpty, read.parts.count == 1, read.parts[0].options.count == 1,
      let clause = read.parts[0].options[0].first, read.parts[0].options[0].count == 1,
      [.years, .fieldYears].contains(clause.kind)
    else { return nil }
    return (read.parts[0].options, .preferred)
  }

  // MARK: Extending

  mutating func settleExtensions() {
    let resolver = ExtensionResolver(levels: levels, outline: outline, owners: owners, hasCommon: !common.isEmpty)
    for (level, phrase) in extensions { settle(phrase, of: level, resolver) }
    for place in levels.indices where isCircular(place) {
      levels[place].extends = nil
      findings.warn(
        "circular-extends",
        "\"\(levels[place].title)\" would extend itself by way of others, so that it extends none; say which one comes first",
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
      if phrase.isRelaxed {
        findings.warn(
          "relaxed-extends",
          "\"\(levels[level].title)\" extends \"\(levels[target].title)\", but the page says that it asks for less; delete what does not hold, or the reference",
          line: phrase.line, column: "extends")
      }
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

  /// Warns of years of experience that the page states anywhere else.
  mutating func noteYearsElsewhere() {
    for (place, section) in outline.sections.enumerated() where !isOfNoLevel(place) {
      if outline.isLevel[place] { noteYears(section.title, line: section.line) }
      guard requirementsRole(place) == nil else { continue }
      for block in section.blocks {
        switch block.kind {
        case .paragraph(let inlines), .listItem(_, let inlines): noteYears(inlines.plainText, line: block.line)
        case .table(let rows):
          for row in rows { noteYears(row.cells.map(\.plainText).joined(separator: " . "), line: row.line) }
        case .html(let html), .code(let html): noteYears(html, line: block.line)
        default: continue
        }
      }
    }
  }

  private mutating func noteYears(_ words: String, line: Int) {
    let text = TextTokens(words)
    guard
      text.tokens.contains(where: { $0.lower.hasPrefix("experience") }) || levels.contains(where: { $0.line == line })
    else { return }
    let hasYears = text.tokens.indices.contains { place in
      QuantityOfYears(in: text, at: place).map { !$0.isSomethingElse(in: text) } ?? false
    }
    if hasYears, !levels.contains(where: { $0.requirements.contains { $0.line == line } }) {
      findings.warn(
        "years-elsewhere",
        "years of experience are named outside of the requirements; add them by hand if they are one",
        line: line)
    }
  }
}

extension [MarkdownInline] {
  /// What a reader sees, line by line as it is broken.
  fileprivate var lines: [String] {
    split { $0 == .softBreak || $0 == .lineBreak }.map { Array($0).plainText.trimmed }
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
