internal import Compensation

extension LadderPageReader {
  // MARK: Sentences

  /// Gives each level the grades that sentences state, and makes levels of those that only a sentence names.
  mutating func readGrades() {
    for (place, statements) in outline.statements.enumerated() where !statements.isEmpty {
      let owner = owner(of: place)
      if takeTitledGrade(place, owner) { continue }
      if structuralOwner(of: place) == nil, let owner, statements.count == 1, !levels[owner].sections.isEmpty,
        JobTitle(statements[0].subject).isLikely,
        TitleWords(statements[0].subject).stepWords != levels[owner].words.stepWords
      {
        takeSentence(statements[0], owner: nil)
        continue
      }
      if let owner, statements.count == 1 {
        attach(statements[0], to: owner)
        continue
      }
      for statement in statements {
        if let named = levels.place(named: statement.subject), owner == nil || statements.count > 1 {
          attach(statement, to: named)
        } else if let owner,
          statement.subject.isEmpty || levels[owner].words.isShort(for: TitleWords(statement.subject))
        {
          attach(statement, to: owner)
        } else if statement.grades.count > 1, !JobTitle(statement.subject).isLikely {
          matchByOrder(statement)
        } else {
          takeSentence(statement, owner: owner)
        }
      }
    }
  }

  /// "Senior Manager, Tax Job Grade" under the heading of another level begins a level of its own.
  private mutating func takeTitledGrade(_ place: Int, _ owner: Int?) -> Bool {
    let section = outline.sections[place]
    let words = TitleWords(section.heading.prefix)
    guard section.heading.role == .grade, JobTitle(words).isLikely, let statement = outline.statements[place].first,
      outline.statements[place].count == 1, let owner, !levels[owner].sections.isEmpty,
      levels[owner].words.stepWords != words.stepWords, !Set(words.words).isSubset(of: levels[owner].words.words),
      TitleWords(statement.subject).stepWords == words.stepWords
    else { return false }
    levels.append(
      DraftLevel(title: section.heading.prefix, line: section.line, sections: [], statements: [statement]))
    findings.warn(
      "level-within-level", "\"\(section.heading.prefix)\" has no heading of its own and is taken as a level; check it",
      line: section.line)
    return true
  }

  private mutating func attach(_ statement: GradeStatement, to place: Int) {
    levels[place].statements.append(statement)
    let words = TitleWords(statement.subject)
    // "Distinguished Analyst Roles at Acme" is a heading that holds the title of its grade's sentence.
    if !JobTitle(levels[place].title).isLikely, JobTitle(words).isLikely,
      Set(words.words).isSubset(of: levels[place].words.words)
    {
      levels[place].rename(statement.subject)
    }
    // "The Senior Recruiter" under the heading "Senior" is its full title.
    if Set(levels[place].words.words).isSubset(of: words.words), JobTitle(statement.subject).isLikely,
      !levels[place].isNamed(words), words.stepWords == levels[place].words.stepWords
    {
      levels[place].addAlias(statement.subject)
    }
    if !levels[place].isNamed(words),
      let other = levels.indices.first(where: { $0 != place && levels[$0].isNamed(words) })
    {
      findings.warn(
        "grade-of-another-title",
        "the sentence is about \"\(levels[other].title)\" but stands under \"\(levels[place].title)\", whose grade it is taken for; check it",
        line: statement.line, column: "grade")
    }
  }

  private mutating func takeSentence(_ statement: GradeStatement, owner: Int?) {
    let subject = statement.subject
    if JobTitle(subject).isLikely {
      levels.append(
        DraftLevel(title: subject, line: statement.line, sections: [], statements: [statement], isOfPage: owner == nil))
    } else if levels.isEmpty, JobTitle(title).isLikely {
      levels.append(
        DraftLevel(title: title, line: statement.line, sections: [], statements: [statement], isOfPage: true))
    } else if let owner {
      attach(statement, to: owner)
    } else {
      findings.warn(
        "grade-without-level", "a grade is stated, but not surely of which level; give it to its level by hand",
        line: statement.line, column: "grade")
    }
  }

  /// A list of grades for the whole page, as many as there are levels and both in rising order.
  private mutating func matchByOrder(_ statement: GradeStatement) {
    let ranks = levels.map { Self.ladder.firstIndex(of: JobTitle($0.title).step(JobTitle($0.title).track.track)) ?? 2 }
    let numbers = statement.grades.compactMap { try? ExactDecimal(plain: $0) }
    guard statement.grades.count == levels.count, zip(ranks, ranks.dropFirst()).allSatisfy(<),
      zip(numbers, numbers.dropFirst()).allSatisfy(<)
    else {
      findings.warn(
        "grades-without-level", "grades are listed, but not which level has which; give each to its level by hand",
        line: statement.line, column: "grade")
      return
    }
    for (place, grade) in statement.grades.enumerated() {
      levels[place].statements.append(GradeStatement(subject: "", grades: [grade], isOpen: false, line: statement.line))
    }
    findings.warn(
      "grade-by-order",
      "the page lists the grades of all levels in one line; they are given in the order of the levels, check it",
      line: statement.line, column: "grade")
  }

  /// The steps of one's own work, from the lowest; a title without a step is in the middle.
  private static let ladder = [
    "Intern", "Associate", "", "Intermediate", "Senior", "Staff", "Senior Staff", "Principal",
  ]

  // MARK: Tables

  mutating func readTables() {
    for (place, section) in outline.sections.enumerated() where !isOfNoLevel(place) {
      for block in section.blocks {
        guard case .table(let rows) = block.kind else { continue }
        if let table = GradeTable(rows) {
          for row in table.rows { read(row, of: table) }
        } else {
          takeHeads(rows)
        }
      }
    }
  }

  /// A table with a column for each level, on a page that has no other levels.
  private mutating func takeHeads(_ rows: [MarkdownRow]) {
    guard let head = rows.first else { return }
    if takeTitles(rows) { return }
    let titles = head.cells.dropFirst().map { cell -> String in
      let name = cleanTitle(cell.plainText)
      return name.firstIndex(of: "(").map { String(name[..<$0]).trimmed } ?? name
    }
    guard titles.count > 1, titles.allSatisfy({ JobTitle($0).isLikely }),
      levels.allSatisfy({ $0.line == head.line || $0.sections.isEmpty && $0.statements.isEmpty })
    else { return }
    // The page's title was taken for its only level.
    levels.removeAll { $0.line != head.line }
    for title in titles { levels.append(DraftLevel(title: title, line: head.line, sections: [])) }
    findings.warn(
      "levels-in-table-head",
      "the levels are the columns of a table, whose cells are not read; add their requirements by hand",
      line: head.line)
  }

  /// A table with a row for each level, on a page that has no other levels but such.
  private mutating func takeTitles(_ rows: [MarkdownRow]) -> Bool {
    let head = rows[0].cells.first?.plainText.trimmed.lowercased() ?? ""
    let titles = rows.dropFirst().map { (cleanTitle($0.cells.first?.plainText ?? ""), $0.line) }
    guard ["title", "job title", "position", "role"].contains(head), titles.count > 1,
      titles.allSatisfy({ JobTitle($0.0).isLikely }),
      levels.allSatisfy({ $0.sections.isEmpty && $0.statements.isEmpty })
    else { return false }
    // The page's title was taken for its only level.
    levels.removeAll { !$0.isOfTable }
    for (title, line) in titles {
      levels.append(DraftLevel(title: title, line: line, sections: [], isOfTable: true))
      findings.warn(
        "level-without-section",
        "\"\(title)\" is in a table only: nothing more is known of it; add its requirements by hand",
        line: line)
    }
    return true
  }

  private mutating func read(_ row: GradeTable.Row, of table: GradeTable) {
    for (name, destination) in row.titles {
      let linked = destination.flatMap { outline.section(linked: $0) }.flatMap { section in
        outline.level(around: section).flatMap { around in levels.firstIndex { $0.sections.contains(around) } }
      }
      // "Director, Tax (Domestic)" may be "Director, Tax" elsewhere.
      let named =
        levels.place(named: name) ?? name.firstIndex(of: "(").flatMap { levels.place(named: String(name[..<$0])) }
      // The words count more than a link that was copied.
      let isLinkRight =
        linked.map { TitleWords(name).isShort(for: levels[$0].words) || !JobTitle(name).isLikely } ?? false
      let place = named ?? (isLinkRight || TitleWords(name).words == ["intermediate"] ? linked : nil)
      if let place {
        if JobTitle(name).isLikely, TitleWords(name).stepWords == levels[place].words.stepWords {
          levels[place].addAlias(name)
        }
        if !row.grades.isEmpty {
          levels[place].statements.append(
            GradeStatement(subject: name, grades: row.grades, isOpen: false, line: row.line))
        }
        takeExperience(row, place)
      } else if let place = like(name, grades: row.grades, in: table) {
        findings.warn(
          "title-differs",
          "\"\(name)\" is taken for \"\(levels[place].title)\", which has the same grade and no other row; check it",
          line: row.line)
      } else if !row.grades.isEmpty, JobTitle(name).isLikely {
        levels.append(
          DraftLevel(
            title: name, line: row.line, sections: [],
            statements: [GradeStatement(subject: name, grades: row.grades, isOpen: false, line: row.line)]))
        findings.warn(
          "level-without-section",
          "\"\(name)\" is in a table only: nothing more is known of it; add its requirements by hand",
          line: row.line)
      }
    }
  }

  /// The one level that a row may mean by a slip in one word of its title: of the same step and grade, and not yet in a row.
  private func like(_ name: String, grades: [String], in table: GradeTable) -> Int? {
    let words = TitleWords(name)
    guard !grades.isEmpty, words.words.count > 2 else { return nil }
    let same = levels.indices.filter { place in
      let own = levels[place].words
      return !levels[place].sections.isEmpty && own.stepWords == words.stepWords
        && own.words.count == words.words.count && zip(own.words, words.words).count(where: { $0 != $1 }) == 1
        && !levels[place].statements.isEmpty && levels[place].statements.allSatisfy { $0.grades == grades }
    }
    let isNamed = table.rows.flatMap(\.titles).contains { levels.place(named: $0.name) == same.first }
    return same.count == 1 && !isNamed ? same[0] : nil
  }

  /// What is usual is no condition.
  private mutating func takeExperience(_ row: GradeTable.Row, _ place: Int) {
    guard !row.experience.isEmpty else { return }
    let text = TextTokens(row.experience)
    guard let years = QuantityOfYears(in: text, at: 0), years.range.upperBound == text.tokens.count else { return }
    levels[place].requirements.append(
      Requirement(
        group: "\(levels[place].requirements.count + 1)", options: [[Clause(.years, minimum: .years(years.minimum))]],
        importance: .preferred, text: row.experience, line: row.line))
  }

  // MARK: Result

  mutating func settleGrades() {
    for place in levels.indices {
      let statements = levels[place].statements
      guard let first = statements.first else {
        findings.warn(
          "no-grade", "no grade is stated for \"\(levels[place].title)\"; add it by hand if it has one",
          line: levels[place].line, column: "grade")
        continue
      }
      if first.grades.count > 1 || first.isOpen {
        findings.warn(
          "several-grades",
          "\"\(levels[place].title)\" may have more than one grade (\(first.grades.joined(separator: ", "))\(first.isOpen ? " or others" : "")); say which one it is",
          line: first.line, column: "grade")
        continue
      }
      levels[place].grade = first.grades[0]
      let others = statements.dropFirst().filter { $0.grades != first.grades }
      if let other = others.first {
        findings.warn(
          "contradictory-grades",
          "\"\(levels[place].title)\" has grade \(first.grades[0]) on line \(first.line), and \(other.grades.joined(separator: ", ")) here; the first is taken, check it",
          line: other.line, column: "grade")
      }
    }
  }
}
