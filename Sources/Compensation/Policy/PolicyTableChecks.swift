/// What must hold between the rows of a table, as a lookup reads it.
extension PolicyCompiler {
  /// Rows that the table tells apart must also be told apart by the lookup, or the newest row of any key would serve.
  mutating func checkPrimaryKey(table: Int, lookup: LookupDefinition) {
    var read = Set(lookup.keys.map(\.column))
    switch lookup.reading {
    case .row: break
    case .band(let key, _), .brackets(let key), .sum(let key): read.insert(key.column)
    case .fold(_, let order, _, _): read.insert(order)
    }
    for column in tables[table].primaryKey
    where column != DatedTable.effectiveFromColumn && !read.contains(column) && tables[table].column(column) != nil {
      report(
        Finding(
          "missing-key",
          "the lookup does not say which \(column) it wants, which is part of the key of \(tables[table].name); add it to \"where\""
        ),
        lookup.name.line, lookup.name.text)
    }
  }

  mutating func checkDuplicates(table: Int, identity: [[Symbol]], lookup: LookupDefinition) {
    struct Key: Hashable {
      let symbols: [Symbol]
      let date: CalendarDate?
    }
    var seen: [Key: Int] = [:]
    let dated = tables[table]
    for row in 0..<dated.rowCount {
      let key = Key(symbols: identity.map { $0[row] }, date: dated.effectiveFrom?[row])
      if let first = seen[key] {
        let date = key.date.map { " from \($0)" } ?? ""
        let finding = Finding(
          "duplicate-key",
          "this row has the same key as line \(dated.lines[first])\(date), as \(lookup.name.text) reads the table; "
            + (key.date == nil ? "remove one of them" : "give it another effective_from or remove one of them"),
          file: dated.file, line: dated.lines[row], column: lookup.keys.first?.column)
        if !findings.contains(where: { $0.file == finding.file && $0.line == finding.line && $0.code == finding.code })
        {
          findings.append(finding)
        }
      } else {
        seen[key] = row
      }
    }
  }

  /// The rows that are read together: those of one key and one first day, by ascending bound.
  func editions(_ table: Int, by bound: Int, keys: [[Symbol]]) -> [[Int]] {
    struct Key: Hashable {
      let symbols: [Symbol]
      let date: CalendarDate?
    }
    let dated = tables[table]
    let groups = Dictionary(grouping: 0..<dated.rowCount) { row in
      Key(symbols: keys.map { $0[row] }, date: dated.effectiveFrom?[row])
    }
    return groups.values.sorted { $0[0] < $1[0] }
      .map { $0.sorted { (dated.number(bound, $0) ?? .zero) < (dated.number(bound, $1) ?? .zero) } }
  }

  /// Bands with both bounds must meet: no hole and no overlap.
  mutating func checkBands(_ table: Int, _ lower: Int, _ upper: Int, keys: [[Symbol]]) {
    let dated = tables[table]
    func report(_ code: String, _ message: String, _ row: Int, _ column: Int) {
      findings.append(Finding(code, message, file: dated.file, line: dated.lines[row], column: dated.header[column]))
    }
    for rows in editions(table, by: lower, keys: keys) {
      for row in rows {
        if let start = dated.number(lower, row), let end = dated.number(upper, row), end <= start {
          report("band-empty", "the upper bound is not above the lower bound; correct one of them", row, upper)
        }
      }
      for (row, next) in zip(rows, rows.dropFirst()) {
        guard let start = dated.number(lower, next) else { continue }
        let end = dated.number(upper, row)
        if let end, end < start {
          report(
            "band-hole",
            "no band holds the numbers from the end of line \(dated.lines[row]) up to this row's start; an upper bound is not included, "
              + "so make it equal to the next lower bound, or keep lower bounds only", next, lower)
        } else if end != start {
          report(
            "band-overlap",
            "this band begins before the one of line \(dated.lines[row]) ends; make that upper bound equal to this lower bound",
            next,
            lower)
        }
      }
    }
  }

  /// Brackets begin at zero, or the first part of an amount would have no rate.
  mutating func checkBrackets(_ table: Int, _ lower: Int, keys: [[Symbol]]) {
    let dated = tables[table]
    for rows in editions(table, by: lower, keys: keys) {
      guard let first = rows.first, let bound = dated.number(lower, first), bound != .zero else { continue }
      findings.append(
        Finding(
          "bracket-hole",
          "the lowest bracket does not begin at 0, so that the part below it has no rate; add a row from 0",
          file: dated.file, line: dated.lines[first], column: dated.header[lower]))
    }
  }
}
