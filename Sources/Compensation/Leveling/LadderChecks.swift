/// What is not wrong in a ladder's tables and cannot be meant: checked for each day on which a row begins.
extension Ladder {
  /// Grades missing or doubled, levels that ask for nothing or that nobody can be, each once.
  func oddities() -> [Finding] {
    let days = Set(
      (rows.effectiveFrom ?? []) + rows.effectiveTo.compactMap { $0 } + requirements.values.joined().compactMap(\.from))
    var found: [Finding] = []
    for day in days.isEmpty ? [nil] : days.sorted().map(Optional.some) {
      let all = levels(asOf: day)
      for finding in missingBases(all, on: day) where !found.contains(where: { $0.line == finding.line }) {
        found.append(finding)
      }
      for family in Set(all.map(\.family)).sorted() {
        let levels = all.filter { $0.family == family }
        for finding in severalTables(levels) + missingGrades(levels) + doubledGrades(levels)
          + withoutRequirement(levels, all)
          + unreachable(levels, all) + extendsHigher(levels, all) + doubledTitles(levels) where !found.contains(finding)
        {
          found.append(finding)
        }
      }
    }
    return found.sorted { ($0.line ?? 0, $0.code) < ($1.line ?? 0, $1.code) }
  }

  /// Levels that extend one that is not in force on the same day: its requirements would be missing without a word.
  private func missingBases(_ levels: [JobLevel], on date: CalendarDate?) -> [Finding] {
    let ids = Set(levels.map(\.id))
    return levels.compactMap { level in
      guard let base = level.extends, !ids.contains(base) else { return nil }
      return Finding(
        "base-not-in-force",
        "the level \(base), whose requirements hold here as well, is not in force \(date.map { "on \($0)" } ?? "now"); correct the dates of one of them",
        file: file, line: level.line, column: "extends")
    }
  }

  /// Grades of different tables cannot be compared, so that a family has those of one.
  private func severalTables(_ levels: [JobLevel]) -> [Finding] {
    guard let first = levels.first, let other = levels.first(where: { $0.table != first.table }) else { return [] }
    return [
      Finding(
        "several-tables",
        "the levels of \(first.family) have grades of several tables (\"\(first.table)\" and \"\(other.table)\"), which cannot be compared; "
          + "give each table a family of its own", severity: .warning, file: file, line: other.line, column: "table")
    ]
  }

  /// Levels that extend a higher grade: the lower one would ask for more.
  private func extendsHigher(_ levels: [JobLevel], _ all: [JobLevel]) -> [Finding] {
    levels.compactMap { level in
      guard let id = level.extends, let base = all.first(where: { $0.id == id }), level.isBelow(base),
        !level.grade.isEmpty
      else { return nil }
      return warn(
        "extends-higher-grade",
        "the level has the requirements of \(base.title), whose grade is higher; correct one of them",
        level, "extends")
    }
  }

  /// A title that two levels of a family have leads to both.
  private func doubledTitles(_ levels: [JobLevel]) -> [Finding] {
    var first: [String: JobLevel] = [:]
    var found: [Finding] = []
    for level in levels {
      for title in [level.title] + level.aliases {
        if let other = first[title], other.id != level.id {
          found.append(
            warn(
              "doubled-title", "\"\(title)\" is also a title of the level \(other.id); leave it to one of them", level,
              title == level.title ? "title" : "aliases"))
        } else {
          first[title] = level
        }
      }
    }
    return found
  }

  private func warn(_ code: String, _ message: String, _ level: JobLevel, _ column: String) -> Finding {
    Finding(code, message, severity: .warning, file: file, line: level.line, column: column)
  }

  /// A level without a grade among others, and a whole number that no level of a track has between two that it has.
  private func missingGrades(_ levels: [JobLevel]) -> [Finding] {
    var found: [Finding] = []
    for level in levels where level.grade.isEmpty {
      found.append(
        warn(
          "missing-grade", "the level has no grade, so that it has no place among the others; write one", level, "grade"
        ))
    }
    for group in Self.groups(levels) {
      let grades = group.compactMap { level in Int(level.grade).map { ($0, level) } }
      for ((grade, _), (next, level)) in zip(grades, grades.dropFirst()) where next > grade + 1 {
        found.append(
          warn(
            "skipped-grade",
            "no level of the family's track has a grade between \(grade) and this one's; if that is meant, leave it",
            level, "grade"))
      }
    }
    return found
  }

  private func doubledGrades(_ levels: [JobLevel]) -> [Finding] {
    Self.groups(levels).flatMap { group in
      zip(group, group.dropFirst()).filter { $0.grade == $1.grade && !$0.grade.isEmpty }.map { first, second in
        warn(
          "doubled-grade",
          "\(first.title) has the same grade on the same track, so that a person may be both; correct one of them, "
            + "unless that is meant", second, "grade")
      }
    }
  }

  /// The levels of one table and track, lowest grade first.
  private static func groups(_ levels: [JobLevel]) -> [[JobLevel]] {
    struct Key: Hashable {
      let table: String
      let track: Track?
    }
    let groups = Dictionary(grouping: levels) { Key(table: $0.table, track: $0.track) }
    return groups.sorted {
      ($0.key.table, $0.key.track?.rawValue ?? "") < ($1.key.table, $1.key.track?.rawValue ?? "")
    }.map(\.value)
  }

  private func withoutRequirement(_ levels: [JobLevel], _ all: [JobLevel]) -> [Finding] {
    levels.filter { LadderAssessor.requirements(of: $0, among: all).isEmpty }.map {
      warn(
        "no-requirement", "the level asks for nothing, so that nobody can be assessed for it; add its clauses", $0, "id"
      )
    }
  }

  /// A level that is never the highest: whoever has it has a higher one of its track, too, as far as rules can check.
  private func unreachable(_ levels: [JobLevel], _ all: [JobLevel]) -> [Finding] {
    var found: [Finding] = []
    for level in levels {
      let own = checkable(level, all)
      for higher in levels where level.isBelow(higher) && higher.track == level.track && !level.grade.isEmpty {
        let asked = checkable(higher, all)
        guard !asked.isEmpty, asked.allSatisfy({ wanted in own.contains { implies($0, wanted) } }) else { continue }
        found.append(
          warn(
            "unreachable-level",
            "whoever fits this level fits \(higher.title), too, which asks for no more; correct their requirements",
            level,
            "id"))
        break
      }
    }
    return found
  }

  /// What a level requires that rules can check.
  private func checkable(_ level: JobLevel, _ all: [JobLevel]) -> [Requirement] {
    LadderAssessor.requirements(of: level, among: all).map(\.requirement).filter { requirement in
      requirement.importance == .required && requirement.options.joined().allSatisfy { $0.kind != .text }
    }
  }

  /// Whether each way to have one requirement is a way to have the other.
  private func implies(_ one: Requirement, _ other: Requirement) -> Bool {
    one.options.allSatisfy { option in
      other.options.contains { wanted in
        wanted.allSatisfy { clause in option.contains { implies($0, clause) } }
      }
    }
  }

  private func implies(_ one: Clause, _ other: Clause) -> Bool {
    switch (one.minimum, other.minimum) {
    case (.years(let has)?, .years(let wanted)?):
      // Years of any kind include the others.
      return has >= wanted && (one.kind == other.kind || other.kind == .years)
    case (.degree(let has)?, .degree(let wanted)?): return has >= wanted
    case (.rating(let has)?, .rating(let wanted)?):
      guard one.kind == other.kind, one.ratingName == other.ratingName,
        let scale = scales.scale(of: one.ratingName ?? ""),
        let rank = scales.rank(has, in: scale), let lowest = scales.rank(wanted, in: scale)
      else { return false }
      return rank >= lowest
    default: return false
    }
  }
}
