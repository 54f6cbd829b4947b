/// What `requirements.csv` says: what each level asks for, by edition.
extension LadderCompiler {
  /// The editions of each level's requirements, by first day, and the newest first day.
  mutating func readRequirements(
    ids: Set<String>, _ scales: RatingScales
  ) -> (editions: [String: [Ladder.Edition]], newest: CalendarDate?) {
    guard let table = tables["requirements"] else { return ([:], nil) }
    let reader = LadderTableReader(
      table, required: ["level_id", "group", "kind", "minimum", "importance", "text"],
      optional: ["option", "of", DatedColumns.effectiveFrom], findings: &findings)
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
    _ group: String, _ rows: [Int], _ reader: LadderTableReader, _ scales: RatingScales
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

  private mutating func clause(_ row: Int, _ reader: LadderTableReader, _ scales: RatingScales) -> Clause? {
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
      guard let years = try? ExactDecimal(plain: text), years >= .zero, years <= YearsOfWork.most else {
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
}
