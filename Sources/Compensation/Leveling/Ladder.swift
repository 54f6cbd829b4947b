/// The levels of job families with what each asks for, as a policy's tables say: dated like every table.
///
/// A ladder is a value and does not change. ``levels(asOf:)`` reads it as of one date.
public struct Ladder: Sendable {
  /// The scales of ratings.
  public let scales: RatingScales
  /// Which of these levels other companies' levels are; nil if the policy does not say.
  public let crosswalk: Crosswalk?
  /// The newest first day of any row; nil without dated rows.
  public let newestDate: CalendarDate?
  /// What is not wrong and should be looked at.
  public internal(set) var warnings: [Finding]
  /// The file of the levels, for findings.
  let file: String
  let rows: DatedTable
  /// By row of the table, without requirements.
  let levelOfRow: [JobLevel]
  /// The rows of each id, in the order of the table.
  let rowsOfID: [[Int]]
  /// By id: the editions of its requirements, by first day.
  let requirements: [String: [Edition]]

  /// The requirements of a level from one day on.
  struct Edition: Sendable {
    let from: CalendarDate?
    let requirements: [Requirement]
  }

  /// The levels in force on a day, of all families, lowest grade first.
  public func levels(asOf date: CalendarDate?) -> [JobLevel] {
    let date = date ?? newestDate ?? .first
    let found = rowsOfID.compactMap { rows -> JobLevel? in
      guard case .inForce(let row) = self.rows.state(of: rows, asOf: date) else { return nil }
      let level = levelOfRow[row]
      // Before its first requirements begin a level asks for nothing, which is an oddity of that day.
      let edition = requirements[level.id]?.last { $0.from.map { $0 <= date } ?? true }
      return level.with(edition?.requirements ?? [])
    }
    return found.sorted { ($0.rank, $0.title, $0.id) < ($1.rank, $1.title, $1.id) }
  }

  /// The names of the families that have a level on a day, sorted.
  public func families(asOf date: CalendarDate?) -> [String] { Set(levels(asOf: date).map(\.family)).sorted() }

  /// The levels of a family on a day, lowest grade first.
  /// - Parameter name: The family, or the title or alias of one of its levels.
  /// - Throws: `unknown-job`, with the nearest there are; `not-in-force` if there is no level on that day.
  public func family(_ name: String, asOf date: CalendarDate?) throws(Finding) -> [JobLevel] {
    let levels = levels(asOf: date)
    if levels.isEmpty {
      let first = rows.effectiveFrom?.min()
      let isBefore = first.map { (date ?? newestDate ?? .first) < $0 } ?? false
      throw Finding(
        "not-in-force",
        isBefore
          ? "no level of the ladder is in force on this day; the first begins on \(first?.description ?? "")"
          : "no level of the ladder is in force on this day any more; ask for another day, or add a row for it",
        file: file, column: isBefore ? DatedColumns.effectiveFrom : DatedColumns.effectiveTo)
    }
    let own = levels.filter { $0.family == name }
    if !own.isEmpty { return own }
    let names = Set(levels.filter { $0.isTitled(name) }.map(\.family))
    if names.count == 1 { return levels.filter { names.contains($0.family) } }
    let families = Set(levels.map(\.family)).sorted()
    throw Finding(
      "unknown-job",
      names.isEmpty
        ? "there is no job family \"\(name)\"\(suggestion(nearest(to: name, among: families), or: families))"
        : "\"\(name)\" is a level of several job families: \(names.sorted().joined(separator: ", ")); name one of them",
      file: file, column: "family")
  }

  /// The levels of a family that have a title.
  /// - Throws: `unknown-title`, with the nearest there are: a title that the family does not have has no grade.
  public static func levels(titled title: String, in levels: [JobLevel]) throws(Finding) -> [JobLevel] {
    let found = levels.filter { $0.isTitled(title) }
    if !found.isEmpty { return found }
    throw Finding(
      "unknown-title",
      "the job family \(levels.first?.family ?? "") has no level \"\(title)\"; its levels are "
        + levels.map { "\"\($0.title)\"" }.joined(separator: ", ")
        + levels.flatMap { [$0.title] + $0.aliases }.filter { $0.lowercased() == title.lowercased() }.prefix(1)
        .map { "; did you mean \"\($0)\"?" }.joined(), file: "input", column: "title")
  }
}

extension JobLevel {
  /// Where a level stands among the others: by its grade, those without one before all others.
  var rank: NaturalGrade { NaturalGrade(grade) }

  /// Whether the level has a lower grade than another.
  public func isBelow(_ other: JobLevel) -> Bool { rank < other.rank }

  /// Whether this is a title of the level.
  public func isTitled(_ name: String) -> Bool { title == name || aliases.contains(name) }

  func with(_ requirements: [Requirement]) -> JobLevel {
    JobLevel(
      id: id, family: family, level: level, title: title, aliases: aliases, track: track, grade: grade, table: table,
      extends: extends, requirements: requirements, source: source, line: line)
  }
}

/// The order of grades: none, then numbers by size, then other texts, whose digits count as numbers: `L9` before `L10`.
struct NaturalGrade: Comparable {
  private let isNamed: Bool
  private let parts: [NaturalOrder]

  init(_ grade: String) {
    isNamed = !grade.isEmpty
    if (try? ExactDecimal(plain: grade)) != nil {
      parts = [NaturalOrder(grade)]
      return
    }
    var texts: [String] = []
    var wasDigit: Bool?
    for character in grade {
      let isDigit = character.isASCII && character.isNumber
      if isDigit == wasDigit { texts[texts.count - 1].append(character) } else { texts.append(String(character)) }
      wasDigit = isDigit
    }
    parts = texts.map { NaturalOrder($0) }
  }

  static func < (left: NaturalGrade, right: NaturalGrade) -> Bool {
    if left.isNamed != right.isNamed { return !left.isNamed }
    return left.parts.lexicographicallyPrecedes(right.parts)
  }

  static func == (left: NaturalGrade, right: NaturalGrade) -> Bool { !(left < right) && !(right < left) }
}
