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

  mutating func read(family: String?) -> LadderImport {
    if let line = document.tooDeepLine {
      findings.warn("nested-too-deep", "what is nested so deep was left out; write it with less nesting", line: line)
    }
    takeSections()
    readGrades()
    takePage()
    readTables()
    settleGrades()
    settleNames()
    readRequirements()
    settleExtensions()
    noteYearsElsewhere()
    if levels.isEmpty {
      findings.fail(
        "no-level",
        "the page has no level that could be read: no heading, sentence or table names one; write its levels by hand")
    }
    return LadderImport(
      file: findings.file, title: title, levels: levels.map { finished($0, family: family ?? title) },
      commonRequirements: common, findings: findings.sorted)
  }

  private func finished(_ level: DraftLevel, family: String) -> JobLevel {
    JobLevel(
      id: level.id, family: family, level: level.step, title: level.title, aliases: level.aliases, track: level.track,
      grade: level.grade, extends: level.extends.map { levels[$0].id }, requirements: level.requirements,
      source: findings.file, line: level.line)
  }

  // MARK: Which levels there are

  private mutating func takeSections() {
    for (place, section) in outline.sections.enumerated() where outline.isLevel[place] {
      var level = DraftLevel(title: section.title, line: section.line, section: place)
      for name in outline.contents[place] ?? [] where JobTitle(name).isLikely { level.addAlias(name) }
      levels.append(level)
    }
  }

  /// A page without any level in it is about one, if its title is one.
  private mutating func takePage() {
    guard levels.isEmpty, JobTitle(title).isLikely else { return }
    let line = outline.sections.dropFirst().first { $0.depth == 1 }?.line ?? 1
    levels.append(DraftLevel(title: title, line: line, section: nil))
  }

  // MARK: Whose a section is

  /// The level that a section of requirements or of the grade belongs to; nil if it is the page's as a whole.
  func owner(of place: Int) -> Int? {
    let section = outline.sections[place]
    if !section.heading.prefix.isEmpty {
      let words = TitleWords(section.heading.prefix)
      let named = levels.indices.filter { levels[$0].isNamed(words) }
      if named.count == 1 { return named[0] }
    }
    if let around = outline.level(around: place) { return levels.firstIndex { $0.section == around } }
    if outline.isAside(place) { return nil }
    if !section.heading.prefix.isEmpty {
      if let named = levels.place(named: section.heading.prefix) { return named }
      // "Senior Requirements" are of the senior level.
      let steps = TitleWords(section.heading.prefix)
      let same = levels.indices.filter { levels[$0].words.stepWords.isSuperset(of: steps.words) && !steps.isEmpty }
      if same.count == 1 { return same[0] }
    }
    if let before = outline.sections.indices.prefix(place).last(where: { outline.isLevel[$0] }),
      outline.followers(of: before).contains(where: { $0 == place || outline.ancestors(of: place).contains($0) })
    {
      return levels.firstIndex { $0.section == before }
    }
    guard section.heading.prefix.isEmpty else { return nil }
    if levels.count == 1 { return 0 }
    // Where sentences name the levels, the page's own sections are of the one that has no step in its name.
    let plain = levels.indices.filter {
      levels[$0].section == nil && levels[$0].words.stepWords.subtracting(["manager"]).isEmpty
    }
    return plain.count == 1 && levels[plain[0]].section == nil ? plain[0] : nil
  }

  /// Whether a section lies under a heading of specialties and the like, and in no level.
  func isOfNoLevel(_ place: Int) -> Bool { outline.level(around: place) == nil && outline.isAside(place) }
}
