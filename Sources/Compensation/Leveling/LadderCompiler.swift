extension Ladder {
  /// The names of the tables that a ladder is made of; the first must be there.
  public static let tableNames = ["ladder", "requirements", "scales", "crosswalk"]

  /// Checks the tables of a ladder and makes it ready to use.
  /// - Parameter tables: Those of ``tableNames`` that there are.
  /// - Throws: All findings at once, if there is an error among them.
  public init(tables: [PolicyTable]) throws(Findings) {
    var compiler = LadderCompiler(tables: tables)
    self = try compiler.compile()
  }
}

/// One run over the tables of a ladder. It goes on after a finding, so that all are reported together.
struct LadderCompiler {
  let tables: [String: PolicyTable]
  var findings: [Finding] = []
  var symbols = Symbols()

  init(tables: [PolicyTable]) { self.tables = Dictionary(uniqueKeysWithValues: tables.map { ($0.name, $0) }) }

  mutating func compile() throws(Findings) -> Ladder {
    guard let table = tables["ladder"] else {
      throw Findings([
        Finding(
          "missing-file", "there is no ladder.csv, the levels that this table is about; add it, or remove this one",
          file: tables.values.map(\.file).min())
      ])
    }
    let scales = readScales()
    let dated = DatedTable(table, symbols: &symbols, findings: &findings)
    let levels = readLevels(table, dated)
    if levels.isEmpty, !table.rows.isEmpty { throw Findings(findings) }
    let rowsOfID = Dictionary(grouping: levels.indices, by: { levels[$0].id }).values.sorted { $0[0] < $1[0] }
    checkKeys(rowsOfID, table, dated)
    let ids = Set(levels.map(\.id))
    checkExtends(levels, rowsOfID, table, dated)
    let (requirements, newest) = readRequirements(ids: ids, scales)
    let crosswalk = readCrosswalk(levels)
    if findings.contains(where: { $0.severity == .error }) { throw Findings(findings) }
    var ladder = Ladder(
      scales: scales, crosswalk: crosswalk, newestDate: [dated.effectiveFrom?.max(), newest].compactMap { $0 }.max(),
      warnings: findings, file: table.file, rows: dated, levelOfRow: levels, rowsOfID: rowsOfID,
      requirements: requirements)
    let oddities = ladder.oddities()
    if oddities.contains(where: { $0.severity == .error }) { throw Findings(findings + oddities) }
    ladder.warnings += oddities
    return ladder
  }

  // MARK: Levels

  private mutating func readLevels(_ table: PolicyTable, _ dated: DatedTable) -> [JobLevel] {
    let reader = LadderTableReader(
      table, required: ["id", "family", "title"],
      optional: [
        "level", "aliases", "track", "grade", "table", "extends", DatedColumns.effectiveFrom, DatedColumns.effectiveTo,
      ], findings: &findings)
    if !reader.isComplete { return [] }
    return table.rows.indices.map { row in
      JobLevel(
        id: reader.required(row, "id", &findings), family: reader.required(row, "family", &findings),
        level: reader.text(row, "level"), title: reader.required(row, "title", &findings),
        aliases: reader.text(row, "aliases").split(separator: ";").map { $0.trimming(" ") }.filter { !$0.isEmpty },
        track: reader.choice(row, "track", Track.self, &findings), grade: reader.text(row, "grade"),
        table: reader.text(row, "table"), extends: reader.text(row, "extends").nonEmpty,
        source: dated.source(row, pool: symbols), line: table.lines[row])
    }
  }

  /// An id is there once on a day.
  private mutating func checkKeys(_ rowsOfID: [[Int]], _ table: PolicyTable, _ dated: DatedTable) {
    for rows in rowsOfID {
      var seen: [CalendarDate?: Int] = [:]
      for row in rows {
        let date = dated.effectiveFrom?[row]
        if let first = seen[date] {
          findings.append(
            Finding(
              "duplicate-key", "line \(table.lines[first]) has the same id; give this level another one",
              file: table.file, line: table.lines[row], column: "id"))
        } else {
          seen[date] = row
        }
      }
    }
  }

  /// What a level extends is there and does not lead back to it on any day.
  private mutating func checkExtends(
    _ levels: [JobLevel], _ rowsOfID: [[Int]], _ table: PolicyTable, _ dated: DatedTable
  ) {
    let ids = Set(levels.map(\.id))
    for level in levels {
      guard let target = level.extends, !ids.contains(target) else { continue }
      findings.append(
        Finding(
          "extends-nothing",
          "there is no level with the id \"\(target)\"\(suggestion(nearest(to: target, among: ids), or: ids.sorted()))",
          file: table.file, line: level.line, column: "extends"))
    }
    var circular: Set<Int> = []
    for day in Set(dated.effectiveFrom ?? [.first]) {
      let inForce = rowsOfID.compactMap { rows -> Int? in
        guard case .inForce(let row) = dated.state(of: rows, asOf: day) else { return nil }
        return row
      }
      let extended = Dictionary(
        inForce.map { (levels[$0].id, levels[$0].extends) }, uniquingKeysWith: { _, last in last })
      for row in inForce {
        var seen: Set<String> = [levels[row].id]
        var next = levels[row].extends
        while let id = next, seen.insert(id).inserted { next = extended[id] ?? nil }
        if next == levels[row].id { circular.insert(row) }
      }
    }
    for row in circular.sorted() {
      findings.append(
        Finding(
          "circle", "the levels that this one extends lead back to it; cut the circle", file: table.file,
          line: levels[row].line, column: "extends"))
    }
  }
}

extension String {
  var nonEmpty: String? { isEmpty ? nil : self }
}

extension Substring {
  func trimming(_ character: Character) -> String {
    var text = drop { $0 == character }
    while text.last == character { text.removeLast() }
    return String(text)
  }
}
