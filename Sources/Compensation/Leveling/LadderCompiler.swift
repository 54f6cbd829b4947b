extension Ladder {
  /// The names of the tables that a ladder is made of; the first must be there, and with it the second.
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
  private var symbols = Symbols()

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

  // MARK: Cells

  /// A table's rows by column name; findings for the columns that are missing.
  private struct Reader {
    let table: PolicyTable
    private let columns: [String: Int]
    /// Whether no column is missing; otherwise the cells would only repeat that.
    let isComplete: Bool

    init(_ table: PolicyTable, required: [String], findings: inout [Finding]) {
      self.table = table
      columns = Dictionary(table.header.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
      isComplete = required.allSatisfy { table.header.contains($0) }
      for name in required where columns[name] == nil {
        findings.append(
          Finding(
            "missing-column",
            "the table \(table.name) needs a column \(name)"
              + suggestion(nearest(to: name, among: table.header), or: table.header),
            file: table.file, line: 1, column: name))
      }
    }

    /// A cell, empty where there is no such column.
    func text(_ row: Int, _ column: String) -> String { columns[column].map { table.rows[row][$0] } ?? "" }

    func finding(_ code: String, _ message: String, _ row: Int, _ column: String) -> Finding {
      Finding(code, message, file: table.file, line: table.lines[row], column: column)
    }

    /// A cell that must not be empty.
    func required(_ row: Int, _ column: String, _ findings: inout [Finding]) -> String {
      let text = text(row, column)
      if text.isEmpty, columns[column] != nil {
        findings.append(finding("missing-value", "the cell is empty; fill it in", row, column))
      }
      return text
    }

    /// A cell that is one of some words; nil for an empty one.
    func choice<Value: RawRepresentable & CaseIterable>(
      _ row: Int, _ column: String, _ type: Value.Type, _ findings: inout [Finding]
    ) -> Value? where Value.RawValue == String {
      let text = text(row, column)
      if text.isEmpty { return nil }
      if let value = Value(rawValue: text) { return value }
      let known = Value.allCases.map(\.rawValue)
      findings.append(
        finding(
          "unknown-\(column)",
          "there is no \(column) \"\(text)\"\(suggestion(nearest(to: text, among: known), or: known))",
          row, column))
      return nil
    }
  }

  // MARK: Levels

  private mutating func readLevels(_ table: PolicyTable, _ dated: DatedTable) -> [JobLevel] {
    let reader = Reader(table, required: ["id", "family", "title"], findings: &findings)
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

  // MARK: Requirements

  private mutating func readRequirements(
    ids: Set<String>, _ scales: RatingScales
  ) -> (editions: [String: [Ladder.Edition]], newest: CalendarDate?) {
    guard let table = tables["requirements"] else { return ([:], nil) }
    let reader = Reader(
      table, required: ["level_id", "group", "kind", "minimum", "importance", "text"], findings: &findings)
    if !reader.isComplete { return ([:], nil) }
    let dates = DatedTable(table, symbols: &symbols, findings: &findings).effectiveFrom
    struct Key: Hashable {
      let id: String
      let date: CalendarDate?
    }
    var editions: [Key: [(group: String, rows: [Int])]] = [:]
    for row in table.rows.indices {
      let id = reader.required(row, "level_id", &findings)
      if !id.isEmpty, !ids.contains(id) {
        findings.append(
          reader.finding(
            "unknown-level-id",
            "there is no level with the id \"\(id)\"\(suggestion(nearest(to: id, among: ids), or: ids.sorted()))", row,
            "level_id"))
      }
      let group = reader.required(row, "group", &findings)
      let key = Key(id: id, date: dates?[row])
      if let place = editions[key]?.firstIndex(where: { $0.group == group }) {
        editions[key]?[place].rows.append(row)
      } else {
        editions[key, default: []].append((group, [row]))
      }
    }
    var result: [String: [Ladder.Edition]] = [:]
    for (key, groups) in editions.sorted(by: { ($0.key.id, $0.key.date ?? .first) < ($1.key.id, $1.key.date ?? .first) }
    ) {
      let requirements = groups.sorted { NaturalOrder($0.group) < NaturalOrder($1.group) }
        .compactMap { requirement($0.group, $0.rows, reader, scales) }
      result[key.id, default: []].append(.init(from: key.date, requirements: requirements))
    }
    return (result, dates?.max())
  }

  private mutating func requirement(
    _ group: String, _ rows: [Int], _ reader: Reader, _ scales: RatingScales
  ) -> Requirement? {
    var options: [(name: String, clauses: [Clause])] = []
    var importance: Requirement.Importance?
    for row in rows {
      if let given = reader.choice(row, "importance", Requirement.Importance.self, &findings) {
        if let importance, importance != given {
          findings.append(
            reader.finding(
              "mixed-importance", "alternatives are required together or preferred together; correct one of them", row,
              "importance"))
        }
        importance = given
      } else {
        _ = reader.required(row, "importance", &findings)
      }
      guard let clause = clause(row, reader, scales) else { continue }
      let option = reader.text(row, "option")
      if option.isEmpty, rows.count > 1 {
        findings.append(
          reader.finding(
            "missing-value",
            "the group has several rows; say in option which of them hold together (the same text) and which are alternatives",
            row, "option"))
      }
      if let place = options.firstIndex(where: { $0.name == option }) {
        options[place].clauses.append(clause)
      } else {
        options.append((option, [clause]))
      }
    }
    let texts = rows.map { reader.text($0, "text") }.filter { !$0.isEmpty }
    if texts.isEmpty { _ = reader.required(rows[0], "text", &findings) }
    guard let importance, !options.isEmpty else { return nil }
    var seen: Set<String> = []
    return Requirement(
      group: group, options: options.map(\.clauses), importance: importance,
      text: texts.filter { seen.insert($0).inserted }.joined(separator: ", or "), line: reader.table.lines[rows[0]])
  }

  private mutating func clause(_ row: Int, _ reader: Reader, _ scales: RatingScales) -> Clause? {
    guard let kind = reader.choice(row, "kind", Clause.Kind.self, &findings) else {
      _ = reader.required(row, "kind", &findings)
      return nil
    }
    let subject = reader.text(row, "of")
    let text = reader.text(row, "minimum")
    func refuse(_ code: String, _ message: String) -> Clause? {
      findings.append(reader.finding(code, message, row, "minimum"))
      return nil
    }
    switch kind {
    case .text:
      return text.isEmpty
        ? Clause(.text, of: subject)
        : refuse("unused-value", "a requirement in words has no minimum; remove it, or name another kind")
    case .years, .fieldYears, .leadershipYears:
      if text.isEmpty { return refuse("missing-value", "the cell is empty; write a number of years such as 3 or 2.5") }
      guard let years = try? ExactDecimal(plain: text), years >= .zero else {
        return refuse("bad-number", "this is not a number of years; write one such as 3 or 2.5")
      }
      return Clause(kind, of: subject, minimum: .years(years))
    case .degree:
      if text.isEmpty { return refuse("missing-value", "the cell is empty; write bachelor, master or phd") }
      guard let degree = Degree(rawValue: text), degree != .none else {
        return refuse("unknown-degree", "this is not a degree; write bachelor, master or phd")
      }
      return Clause(kind, of: subject, minimum: .degree(degree))
    case .skill, .scope, .complexity, .autonomy, .influence:
      if kind == .skill, subject.isEmpty {
        findings.append(reader.finding("missing-value", "name the skill in the column of", row, "of"))
        return nil
      }
      let clause = Clause(kind, of: subject, minimum: .rating(text))
      guard let scale = scales.scale(of: clause.ratingName ?? "") else {
        return refuse(
          "unknown-scale",
          "there is no scale for \(clause.ratingName ?? ""); add its values to scales.csv, lowest rank first")
      }
      if scales.rank(text, in: scale) == nil {
        let values = scales.values(scale)
        if text.isEmpty {
          return refuse(
            "missing-value",
            "the cell is empty; write what is enough of the scale \(scale): "
              + values.joined(separator: ", "))
        }
        return refuse(
          "unknown-rating",
          "the scale \(scale) has no value \"\(text)\"\(suggestion(nearest(to: text, among: values), or: values))")
      }
      return clause
    }
  }

  // MARK: Scales and crosswalk

  private mutating func readScales() -> RatingScales {
    guard let table = tables["scales"] else { return RatingScales() }
    let reader = Reader(table, required: ["scale", "value", "rank"], findings: &findings)
    var ranks: [String: [String: Int]] = [:]
    for row in table.rows.indices {
      let scale = reader.required(row, "scale", &findings)
      let value = reader.required(row, "value", &findings)
      guard let rank = Int(reader.text(row, "rank")) else {
        findings.append(reader.finding("bad-number", "a rank is a whole number, 1 the lowest", row, "rank"))
        continue
      }
      if ranks[scale]?[value] != nil || (ranks[scale] ?? [:]).values.contains(rank) {
        findings.append(
          reader.finding(
            "duplicate-key", "the scale has this value or this rank already; correct one of them", row, "value"))
        continue
      }
      ranks[scale, default: [:]][value] = rank
    }
    return RatingScales(ranks)
  }

  private mutating func readCrosswalk(_ levels: [JobLevel]) -> Crosswalk? {
    guard let table = tables["crosswalk"] else { return nil }
    let reader = Reader(table, required: ["company", "their_level", "family", "level"], findings: &findings)
    let entries = table.rows.indices.compactMap { row -> Crosswalk.Entry? in
      let company = reader.required(row, "company", &findings)
      let theirLevel = reader.required(row, "their_level", &findings)
      guard let id = target(row, reader, levels) else { return nil }
      return Crosswalk.Entry(
        company: company, theirLevel: theirLevel, levelID: id, confidence: reader.text(row, "confidence"),
        source: reader.text(row, "source").nonEmpty ?? table.source, line: table.lines[row])
    }
    return Crosswalk(entries: entries, file: table.file)
  }

  /// The id of our level that a row of the crosswalk names by family and level or title, and perhaps its grade.
  private mutating func target(_ row: Int, _ reader: Reader, _ levels: [JobLevel]) -> String? {
    let family = reader.required(row, "family", &findings)
    let name = reader.required(row, "level", &findings)
    if family.isEmpty || name.isEmpty { return nil }
    let own = levels.filter { $0.family == family }
    if own.isEmpty {
      let families = Set(levels.map(\.family)).sorted()
      findings.append(
        reader.finding(
          "unknown-family",
          "there is no job family \"\(family)\"\(suggestion(nearest(to: family, among: families), or: families))", row,
          "family"))
      return nil
    }
    let named = own.filter { $0.level == name || $0.isTitled(name) }
    let grade = reader.text(row, "grade")
    if Set(named.map(\.id)).count != 1 {
      let names = Set(own.map { $0.level.isEmpty ? $0.title : $0.level }).sorted()
      findings.append(
        reader.finding(
          "unknown-level",
          named.isEmpty
            ? "\(family) has no level \"\(name)\"\(suggestion(nearest(to: name, among: names), or: names))"
            : "\(family) has several levels \"\(name)\"; write the title of one of them", row, "level"))
      return nil
    }
    if !grade.isEmpty, !named.contains(where: { $0.grade == grade }) {
      findings.append(
        reader.finding(
          "grade-differs",
          named[0].grade.isEmpty
            ? "the ladder has no grade for this level; write it there, or leave it out here"
            : "the ladder says grade \(named[0].grade) for this level; correct one of them", row, "grade"))
    }
    return named[0].id
  }
}

extension String {
  fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}

extension Substring {
  fileprivate func trimming(_ character: Character) -> String {
    var text = drop { $0 == character }
    while text.last == character { text.removeLast() }
    return String(text)
  }
}
