/// What `crosswalk.csv` says: which of our levels another company's are.
extension LadderCompiler {
  /// The crosswalk; nil without the table.
  mutating func readCrosswalk(_ levels: [JobLevel]) -> Crosswalk? {
    guard let table = tables["crosswalk"] else { return nil }
    let reader = LadderTableReader(
      table, required: ["company", "their_level", "family", "level"], optional: ["grade", "confidence"],
      findings: &findings)
    if !reader.isComplete { return nil }
    let entries = table.rows.indices.compactMap { row -> Crosswalk.Entry? in
      let company = reader.required(row, "company", &findings)
      let theirLevel = reader.required(row, "their_level", &findings)
      if company.contains("/") {
        findings.append(
          reader.finding(
            "bad-company", "a name with a stroke cannot be told from COMPANY/LEVEL; write it without", row, "company"))
      }
      guard let id = target(row, reader, levels) else { return nil }
      return Crosswalk.Entry(
        company: company, theirLevel: theirLevel, levelID: id, confidence: reader.text(row, "confidence"),
        source: reader.text(row, "source").nonEmpty ?? table.source, line: table.lines[row])
    }
    return Crosswalk(entries: entries, file: table.file)
  }

  /// The id of our level that a row of the crosswalk names by family and level or title, and perhaps its grade.
  private mutating func target(_ row: Int, _ reader: LadderTableReader, _ levels: [JobLevel]) -> String? {
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
