internal import Compensation

/// Reads the levels of a page, step by step: which there are, their grades, what they require, what they extend.
struct LadderPageReader {
  let document: MarkdownDocument
  let outline: PageOutline
  let title: String
  var findings: LadderFindings
  var levels: [DraftLevel] = []
  var owners: [Int?] = []
  var common: [Requirement] = []
  var extensions: [(level: Int, phrase: ExtensionPhrase)] = []

  init(_ document: MarkdownDocument, file: String) {
    self.document = document
    let outline = PageOutline(document)
    self.outline = outline
    title = document.title.map(cleanTitle) ?? outline.sections.dropFirst().first { $0.depth == 1 }?.title ?? ""
    findings = LadderFindings(file: file)
  }

  mutating func read() -> LadderImport {
    if let line = document.tooDeepLine {
      findings.warn("nested-too-deep", "what is nested so deep was left out; write it with less nesting", line: line)
    }
    takeSections()
    readGrades()
    takePage()
    readTables()
    takeTitledParts()
    settleGrades()
    settleNames()
    readRequirements()
    settleExtensions()
    noteYearsElsewhere()
    noteHTML()
    if levels.isEmpty {
      findings.fail(
        "no-level",
        "the page has no level that could be read: no heading, sentence or table names one; write its levels by hand")
    }
    return LadderImport(
      file: findings.file, title: title, levels: levels.map { finished($0) },
      commonRequirements: common, findings: findings.sorted)
  }

  /// Tables in HTML are not read.
  private mutating func noteHTML() {
    for block in outline.sections.flatMap(\.blocks) {
      guard case .html(let html) = block.kind, html.lowercased().contains("<table") || html.lowercased().contains("<td")
      else {
        continue
      }
      findings.warn(
        "html-not-read", "tables in HTML are not read; write what they say of levels in Markdown", line: block.line)
      return
    }
  }

  private func finished(_ level: DraftLevel) -> JobLevel {
    JobLevel(
      id: level.id, family: title, level: level.step, title: level.title, aliases: level.aliases, track: level.track,
      grade: level.grade, extends: level.extends.map { levels[$0].id }, requirements: level.requirements,
      source: findings.file, line: level.line)
  }

  // MARK: Which levels there are

  private mutating func takeSections() {
    for (place, section) in outline.sections.enumerated() where outline.isLevel[place] {
      if takeRepeated(place) { continue }
      var level = DraftLevel(title: section.title, line: section.line, sections: [place])
      // A name for another step is a link that was copied.
      for name in outline.contents[place] ?? []
      where JobTitle(name).isLikely && TitleWords(name).stepWords == level.words.stepWords {
        level.addAlias(name)
      }
      levels.append(level)
      if outline.isByLikeness.contains(place) {
        findings.warn(
          "level-by-likeness",
          "\"\(section.title)\" is no known title but is described like the levels beside it and is taken as one; check it",
          line: section.line)
      }
      if outline.isNested(place) {
        findings.warn(
          "level-within-level",
          "\"\(section.title)\" stands within another level and is taken as one of its own; check it",
          line: section.line)
      }
    }
  }

  /// A heading repeated right after itself goes on with the same level, unless both state a grade.
  private mutating func takeRepeated(_ place: Int) -> Bool {
    guard let last = levels.indices.last, let before = levels[last].sections.last,
      TitleWords(outline.sections[place].title) == levels[last].words,
      outline.sections[place].depth == outline.sections[before].depth,
      !(outline.hasGrade(place) && outline.hasGrade(before))
    else { return false }
    levels[last].sections.append(place)
    return true
  }

  /// A page without any level in it is about one, if its title is one.
  private mutating func takePage() {
    guard levels.isEmpty, JobTitle(title).isLikely else { return }
    let line = outline.sections.dropFirst().first { $0.depth == 1 }?.line ?? 1
    levels.append(DraftLevel(title: title, line: line, sections: []))
  }

  /// "Staff Analyst Requirements" under the heading of the Senior Analyst, who has requirements already, begins a level of its
  /// own where nothing else names a Staff Analyst. Where the Senior Analyst has none, it may be a slip in the heading.
  private mutating func takeTitledParts() {
    for (place, section) in outline.sections.enumerated() {
      let role = section.heading.role
      guard [.requirements, .preferred, .responsibilities].contains(role), let held = structuralOwner(of: place),
        owner(of: place) == held, isOfAnotherStep(place, than: held),
        outline.sections.indices.contains(where: {
          outline.sections[$0].heading.role == role && structuralOwner(of: $0) == held
            && !isOfAnotherStep($0, than: held)
        }), levels.place(named: section.heading.prefix) == nil
      else { continue }
      levels.append(DraftLevel(title: section.heading.prefix, line: section.line, sections: []))
      findings.warn(
        "level-within-level",
        "\"\(section.heading.prefix)\" has no heading of its own and is taken as a level; check it", line: section.line)
    }
  }

  /// Whether the title in a part's heading is of the same work as a level, but of another step than any of the level's names.
  func isOfAnotherStep(_ place: Int, than level: Int) -> Bool {
    let part = TitleWords(outline.sections[place].heading.prefix)
    guard !part.stepWords.isEmpty, JobTitle(part).isLikely else { return false }
    return levels[level].names.allSatisfy { name in
      part.stepWords != name.stepWords && !Set(part.words).isSubset(of: name.words)
        && (part.jobWords.isEmpty || !Set(part.jobWords).isDisjoint(with: name.jobWords))
    }
  }

  // MARK: Whose a section is

  /// The level that a section of requirements or of the grade belongs to; nil if it is the page's as a whole.
  func owner(of place: Int) -> Int? {
    let prefix = TitleWords(outline.sections[place].heading.prefix)
    let held = structuralOwner(of: place)
    if !prefix.isEmpty, let named = owner(named: prefix, held: held) { return named }
    if let held { return held }
    if outline.isAside(place) { return nil }
    guard prefix.isEmpty else { return levels.count == 1 && levels[0].sections.isEmpty ? 0 : nil }
    if levels.count == 1 { return 0 }
    // Where sentences name levels, the page's own sections are of the one so named, or of the one without a step.
    let named = levels.indices.filter { levels[$0].isOfPage }
    if named.count == 1 { return named[0] }
    let plain = named.filter { levels[$0].words.stepWords.subtracting(["manager"]).isEmpty }
    return plain.count == 1 ? plain[0] : nil
  }

  /// The level that holds a section, or that it follows as one of its parts.
  func structuralOwner(of place: Int) -> Int? {
    if let around = outline.level(around: place) { return levels.firstIndex { $0.sections.contains(around) } }
    guard let before = outline.sections.indices.prefix(place).last(where: { outline.isLevel[$0] }),
      outline.followers(of: before).contains(where: { $0 == place || outline.ancestors(of: place).contains($0) })
        || outline.isDisplacedPart(place, of: before)
    else { return nil }
    return levels.firstIndex { $0.sections.contains(before) }
  }

  /// The level that a heading such as "Senior Analyst Requirements" names, unless it may as well mean the one that holds it.
  private func owner(named prefix: TitleWords, held: Int?) -> Int? {
    if let held {
      let own = levels[held].words
      if prefix.key == own.key || Set(prefix.words).isSubset(of: own.words) || prefix.stepWords == own.stepWords {
        return nil
      }
    }
    let exact = levels.indices.filter { levels[$0].names.contains(prefix) }
    if exact.count == 1 { return exact[0] }
    if let named = levels.place(named: prefix.words.joined(separator: " ")) { return named }
    // "Senior Requirements" are of the senior level.
    if prefix.stepWords.isEmpty { return nil }
    if held == nil, !prefix.jobWords.isEmpty { return nil }
    var same = levels.indices.filter { levels[$0].words.stepWords == prefix.stepWords }
    if same.isEmpty, prefix.jobWords.isEmpty {
      same = levels.indices.filter { levels[$0].words.stepWords.isSuperset(of: prefix.stepWords) }
    }
    return same.count == 1 && (held == nil || levels[same[0]].sections.isEmpty) ? same[0] : nil
  }

  /// Whether a section lies under a heading of specialties and the like, and in no level.
  func isOfNoLevel(_ place: Int) -> Bool { outline.level(around: place) == nil && outline.isAside(place) }
}
