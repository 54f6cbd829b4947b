public import Compensation

/// Levels as the tables of a policy: `ladder.csv` and `requirements.csv`.
public struct LadderTables: Sendable {
  /// A row for each level.
  public private(set) var ladder = Table(
    columns: [
      "id", "family", "level", "title", "aliases", "track", "grade", "table", "extends", "source",
    ].map { Table.Column($0) })
  /// A row for each clause.
  public private(set) var requirements = Table(
    columns: ["level_id", "group", "option", "kind", "of", "minimum", "importance", "text", "source"].map {
      Table.Column($0)
    })
  private var ids: Set<String> = []

  /// No levels yet.
  public init() {}

  /// Adds the levels of one document. Where an id is there already, those of the document get their family before them.
  public mutating func append(_ levels: [JobLevel]) {
    let isTaken = levels.contains { ids.contains($0.id) }
    func id(_ old: String, _ level: JobLevel) -> String {
      guard isTaken else { return old }
      var candidate = "\(level.family)/\(old)"
      var number = 2
      while ids.contains(candidate) {
        candidate = "\(level.family)/\(old)-\(number)"
        number += 1
      }
      return candidate
    }
    let renamed = Dictionary(levels.map { ($0.id, id($0.id, $0)) }, uniquingKeysWith: { first, _ in first })
    for level in levels {
      let own = renamed[level.id] ?? level.id
      ids.insert(own)
      ladder.rows.append(
        [
          own, level.family, level.level, level.title, level.aliases.joined(separator: "; "),
          level.track?.rawValue ?? "", level.grade, level.table,
          level.extends.map { renamed[$0] ?? $0 } ?? "", level.source ?? "",
        ].map { .text(Self.cell($0)) })
      for requirement in level.requirements { append(requirement, of: own, source: level.source ?? "") }
    }
  }

  private mutating func append(_ requirement: Requirement, of id: String, source: String) {
    requirements.rows += Self.rows(of: requirement).map { row in
      ([id] + row.map(Self.cell) + [source]).map { .text($0) }
    }
  }

  /// A text as a policy's tables take it: a no-break space cannot be seen there and is a blank to whoever wrote the page.
  private static func cell(_ text: String) -> String {
    String(text.map { $0 == "\u{a0}" || $0 == "\u{202f}" ? " " : $0 })
  }

  /// A requirement as rows of group, option, kind, of, minimum, importance and text.
  private static func rows(of requirement: Requirement) -> [[String]] {
    let isOne = requirement.options.count == 1 && requirement.options[0].count == 1
    return requirement.options.enumerated().flatMap { option, clauses in
      clauses.enumerated().map { place, clause in
        let minimum =
          switch clause.minimum {
          case .years(let years)?: years.description
          case .degree(let degree)?: degree.rawValue
          case .rating(let value)?: value
          case nil: ""
          }
        return [
          requirement.group, isOne ? "" : String(option + 1), clause.kind.rawValue, clause.subject, minimum,
          requirement.importance.rawValue, option == 0 && place == 0 ? requirement.text : "",
        ]
      }
    }
  }

  /// Requirements that are of no level in particular, to be given to levels by hand.
  public static func common(_ requirements: [Requirement], file: String) -> Table {
    Table(
      columns: ["file", "line", "group", "option", "kind", "of", "minimum", "importance", "text"].map {
        Table.Column($0)
      },
      rows: requirements.flatMap { requirement in
        rows(of: requirement).map { row in
          ([file, requirement.line.map(String.init) ?? ""] + row).map { .text($0) }
        }
      })
  }
}
