/// A page's sections, and which of them are levels.
struct PageOutline {
  let sections: [PageSection]
  /// The grade statements under each section's heading.
  let statements: [[GradeStatement]]
  /// For each section, whether it is a level.
  private(set) var isLevel: [Bool]
  /// What the page's own list of contents calls a section.
  private(set) var contents: [Int: [String]] = [:]
  /// The levels that are known only by being described like those beside them.
  private(set) var isByLikeness: Set<Int> = []

  init(_ document: MarkdownDocument) {
    let sections = PageSection.sections(of: document)
    self.sections = sections
    isLevel = sections.map { _ in false }
    statements = sections.map(Self.statements)
    readContents()
    for place in sections.indices { isLevel[place] = isStatedLevel(place) }
    takeSisters()
    takeLikes()
    dropIntroductions()
    if !isLevel.contains(true), statements.allSatisfy(\.isEmpty) { takeTitledSections() }
  }

  // MARK: Structure

  /// The sections that hold a section, nearest first.
  func ancestors(of place: Int) -> [Int] {
    var result: [Int] = []
    var next = sections[place].parent
    while let parent = next {
      result.append(parent)
      next = sections[parent].parent
    }
    return result
  }

  /// The section that is a level and is or holds this one.
  func level(around place: Int) -> Int? {
    isLevel[place] ? place : ancestors(of: place).first { isLevel[$0] }
  }

  /// Whether a section is about kinds of the job, hiring or anything else where no level is expected.
  func isAside(_ place: Int) -> Bool {
    ([place] + ancestors(of: place)).contains {
      [.specialties, .other].contains(sections[$0].heading.role) && !isPageHeading($0)
    }
  }

  /// Whether a part stands under a heading of its own within a part of something else, as "Requirements" of "Boilers" within the
  /// responsibilities: they are of one kind of the job only.
  func isOfKind(_ place: Int) -> Bool {
    let above = ancestors(of: place).prefix { !isLevel[$0] }
    guard isTask(sections[place].heading.role), sections[place].depth < 7, let first = above.first,
      sections[first].heading.role == .plain
    else { return false }
    return above.dropFirst().contains { isTask(sections[$0].heading.role) && sections[$0].heading.role != .grade }
  }

  private func children(of place: Int) -> [Int] { sections.indices.filter { sections[$0].parent == place } }

  /// The sections right after this one at its depth, as long as they announce parts of a level and name no other title.
  func followers(of place: Int) -> [Int] {
    var result: [Int] = []
    for next in sections.indices.dropFirst(place + 1) {
      let section = sections[next]
      if section.depth < sections[place].depth { break }
      if section.depth > sections[place].depth { continue }
      guard isTask(section.heading.role), !section.isShared else { break }
      result.append(next)
    }
    return result
  }

  /// Whether a part of a level lost its place, as the part before it has a heading of too high a rank: nothing but parts stands
  /// between, and it is no higher than the level, or another level follows.
  func isDisplacedPart(_ place: Int, of level: Int) -> Bool {
    guard isTask(sections[place].heading.role), !sections[place].isShared,
      sections[level + 1..<place].allSatisfy({ isTask($0.heading.role) })
    else {
      return false
    }
    if sections[place].depth >= sections[level].depth { return true }
    let isFollowed = sections.indices.contains {
      $0 > place && isLevel[$0] && sections[$0].depth == sections[level].depth
    }
    return isFollowed && !children(of: level).contains { sections[$0].heading.role == .requirements }
  }

  /// The page's own heading: the only one of the first depth, before all others.
  func isPageHeading(_ place: Int) -> Bool {
    place == 1 && sections[1].depth == 1 && sections.count { $0.depth == 1 } == 1 && sections.count > 2
  }

  /// The section that a link within the page leads to; nil without one.
  func section(linked destination: String) -> Int? {
    guard destination.hasPrefix("#") else { return nil }
    let name = destination.dropFirst().lowercased()
    let key = name.filter { $0.isLetter || $0.isWholeNumber }
    return sections.indices.first { sections[$0].anchors.contains(name) }
      ?? sections.indices.first { place in
        sections[place].anchors.contains { $0.filter { $0.isLetter || $0.isWholeNumber } == key }
      }
  }

  // MARK: Grades

  private static func statements(_ section: PageSection) -> [GradeStatement] {
    let role = section.heading.role
    return section.blocks.flatMap { block -> [GradeStatement] in
      switch block.kind {
      case .paragraph(let inlines), .listItem(_, let inlines):
        let found = GradeStatement.read(inlines, line: block.line, isUnderGrade: role == .grade)
        // Among tasks and demands a grade is somebody else's, unless a whole title has it or it is linked to the grades' page.
        guard [.requirements, .responsibilities, .preferred, .other].contains(role) else { return found }
        return found.filter { Self.hasGradeLink(inlines) || $0.isPlain && JobTitle($0.subject).isLikely }
      case .table(let rows): return rows.compactMap(gradeRow)
      default: return []
      }
    }
  }

  /// A row such as "Job grade | 7", where a table describes one level.
  private static func gradeRow(_ row: MarkdownRow) -> GradeStatement? {
    guard row.cells.count == 2,
      ["grade", "job grade", "pay grade"].contains(row.cells[0].plainText.trimmed.lowercased())
    else { return nil }
    let grades = GradeStatement.grades(inCell: row.cells[1].plainText)
    return grades.isEmpty ? nil : GradeStatement(subject: "", grades: grades, isOpen: false, line: row.line)
  }

  private static func hasGradeLink(_ inlines: [MarkdownInline]) -> Bool {
    inlines.contains {
      if case .link(let destination, _) = $0 { destination.lowercased().contains("grade") } else { false }
    }
  }

  /// Whether a section says a grade itself, or in a section for that.
  func hasGrade(_ place: Int) -> Bool {
    if !statements[place].isEmpty { return true }
    if isPageHeading(place) { return false }
    return (children(of: place) + followers(of: place)).contains {
      sections[$0].heading.role == .grade && !statements[$0].isEmpty
    }
  }

  // MARK: Levels

  private func isStatedLevel(_ place: Int) -> Bool {
    let section = sections[place]
    guard section.depth > 0, section.depth < 7, section.heading.role == .plain, !section.title.isEmpty else {
      return false
    }
    let title = JobTitle(section.title)
    let above = ancestors(of: place)
    if above.contains(where: { isLevel[$0] && TitleWords(sections[$0].title).key == title.words.key }) { return false }
    if hasGrade(place) {
      // Several grades under one heading are of several levels, unless the heading names one of them.
      return Set(statements[place].map { TitleWords($0.subject).key }).count < 2
    }
    if isAside(place) || isPageHeading(place) { return false }
    if isWithinTask(place) { return false }
    let parts =
      children(of: place).filter { isTask(sections[$0].heading.role) }
      + (section.hasRequirementTable ? [place] : [])
    // What holds a list of levels is their family, unless it has a grade itself.
    if children(of: place).contains(where: holdsLevels) { return false }
    if isNested(place) { return title.isLikely && !parts.isEmpty }
    let isListed = contents[place] != nil
    let isHeld = above.first.map(holdsLevels) ?? false
    if title.isLikely {
      return !parts.isEmpty || !followers(of: place).isEmpty || isHeld
        || isListed && contents.count > 1 && isTold(place)
    }
    return isHeld && (!parts.isEmpty || isListed || title.beginsWithStep)
  }

  /// Whether a section stands within a level rather than beside it.
  func isNested(_ place: Int) -> Bool {
    ancestors(of: place).prefix { !holdsLevels($0) }.contains { isLevel[$0] }
  }

  /// Whether words stand under a heading, and no titles, which would make it their family rather than a level.
  private func isTold(_ place: Int) -> Bool {
    sections[place].blocks.contains { $0.kind.words != nil }
      && !children(of: place).contains { sections[$0].heading.role == .plain && JobTitle(sections[$0].title).isLikely }
  }

  private func isWithinTask(_ place: Int) -> Bool {
    ancestors(of: place).contains { isTask(sections[$0].heading.role) }
  }

  private func isTask(_ role: HeadingRole) -> Bool {
    [.requirements, .responsibilities, .preferred, .grade].contains(role)
  }

  /// Whether a section holds levels.
  private func holdsLevels(_ place: Int) -> Bool {
    switch sections[place].heading.role {
    case .levels, .track: true
    default: false
    }
  }

  /// Titles beside a level, under the same heading, are levels, too, even if they say no more than words.
  private mutating func takeSisters() {
    for place in sections.indices where !isLevel[place] && sections[place].heading.role == .plain {
      let isBeside = sections.indices.contains {
        isLevel[$0] && sections[$0].depth == sections[place].depth && sections[$0].parent == sections[place].parent
      }
      guard isBeside, JobTitle(sections[place].title).isLikely, !isAside(place), !isWithinTask(place), !isNested(place),
        !isPageHeading(place), !children(of: place).contains(where: holdsLevels), isTold(place),
        !ancestors(of: place).contains(where: { isLevel[$0] })
      else { continue }
      isLevel[place] = true
    }
  }

  /// Pages that describe each level in words only: several headings of one depth that are titles.
  private mutating func takeTitledSections() {
    let titled = sections.indices.filter {
      let section = sections[$0]
      return section.depth > 0 && section.depth < 7 && section.heading.role == .plain && !isAside($0)
        && !isPageHeading($0) && !isWithinTask($0) && JobTitle(section.title).isLikely
    }
    guard let depth = titled.map({ sections[$0].depth }).min() else { return }
    let same = titled.filter { sections[$0].depth == depth }
    if same.count > 1 { for place in same { isLevel[place] = true } }
    takeLikes()
  }

  /// A heading of the job itself, before a list of levels that has the same job with a grade, introduces the page: what it
  /// requires is the page's.
  private mutating func dropIntroductions() {
    for place in sections.indices where isLevel[place] && !hasGrade(place) {
      let words = TitleWords(sections[place].title)
      guard words.stepWords.subtracting(["manager"]).isEmpty else { continue }
      let isListed = sections.indices.dropFirst(place + 1).contains { other in
        guard isLevel[other], hasGrade(other), let list = sections[other].parent, holdsLevels(list),
          sections[list].depth == sections[place].depth, sections[list].parent == sections[place].parent
        else { return false }
        return TitleWords(sections[other].title).singularKey == words.singularKey
      }
      if isListed { isLevel[place] = false }
    }
  }

  /// Headings beside levels whose words are no known title, but which are described under the same labels as those: "P2 -
  /// Professional" with "Scope: …" and "Autonomy: …" beside "P3 - Senior Analyst" with both.
  private mutating func takeLikes() {
    let labels = sections.map(\.labels)
    for place in sections.indices where !isLevel[place] && sections[place].heading.role == .plain {
      guard (1..<7).contains(sections[place].depth), labels[place].count > 1, !isPageHeading(place), !isAside(place),
        !isWithinTask(place), !isNested(place), sections[place].title.split(separator: " ").count <= 6
      else { continue }
      let like = sections.indices.filter {
        isLevel[$0] && !isByLikeness.contains($0) && sections[$0].depth == sections[place].depth
          && sections[$0].parent == sections[place].parent && labels[$0].isSuperset(of: labels[place])
      }
      if like.count > 1 {
        isLevel[place] = true
        isByLikeness.insert(place)
      }
    }
  }

  // MARK: Contents

  /// Lists and tables of links to sections of the page.
  private mutating func readContents() {
    for section in sections {
      for block in section.blocks {
        switch block.kind {
        case .listItem(_, let inlines) where [.levels, .plain].contains(section.heading.role):
          note(inlines, isWhole: true)
        case .table(let rows):
          for cell in rows.flatMap(\.cells) { note(cell, isWhole: false) }
        default: continue
        }
      }
    }
  }

  /// - Parameter isWhole: Whether only a link counts that is the whole text.
  private mutating func note(_ inlines: [MarkdownInline], isWhole: Bool) {
    for inline in inlines {
      guard case .link(let destination, let children) = inline, let place = section(linked: destination) else {
        continue
      }
      if isWhole, children.plainText.trimmed != inlines.plainText.trimmed { continue }
      let name = cleanTitle(children.plainText)
      if !name.isEmpty { contents[place, default: []].append(name) }
    }
  }
}
