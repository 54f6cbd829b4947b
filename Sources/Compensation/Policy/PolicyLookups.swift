/// The lookups of a policy: tables, columns and formulas found, figures read as numbers.
extension PolicyCompiler {
  mutating func bindLookup(_ index: Int) -> BoundLookup? {
    let lookup = definition.lookups[index]
    guard let table = table(lookup.table, usedBy: lookup.name) else { return nil }
    var keys: [BoundLookup.Key] = []
    for (position, key) in lookup.keys.enumerated() {
      guard let column = column(key.column, of: table, usedBy: lookup.name),
        let formula = bind(.key(lookup: index, position))
      else { return nil }
      if formula.kind != .text, formula.kind != .number {
        report(
          Finding("wrong-type", "the key \(key.column) is a \(formula.kind.rawValue); a key is a text or a number"),
          key.formula.line,
          lookup.name.text)
        return nil
      }
      keys.append(
        .init(column: column, formula: formula, symbols: keySymbols(table, column, isNumber: formula.kind == .number)))
    }
    var value: Int?
    if let name = lookup.value {
      guard let column = column(name.text, of: table, usedBy: lookup.name) else { return nil }
      value = column
      if lookup.kind == .number { tables[table].readNumbers(column, pool: symbols, findings: &findings) }
    } else if case .fold = lookup.reading {
    } else {
      report(
        Finding("missing-key", "the lookup needs \"value\": the column it yields"), lookup.name.line, lookup.name.text)
      return nil
    }
    guard let reading = bindReading(index, table: table) else { return nil }
    let fallbacks = bindFallbacks(index)
    let identity = keys.map(\.symbols) + identityColumns(of: reading, table: table)
    checkPrimaryKey(table: table, lookup: lookup)
    checkDuplicates(table: table, identity: identity, lookup: lookup)
    switch reading {
    case .band(let column, _, let below?): checkBands(table, column, below, keys: keys.map(\.symbols))
    case .brackets(let column, _): checkBrackets(table, column, keys: keys.map(\.symbols))
    default: break
    }
    return BoundLookup(
      table: table, value: value, kind: lookup.kind, keys: keys, reading: reading, fallbacks: fallbacks)
  }

  mutating func bindReading(_ index: Int, table: Int) -> BoundLookup.Reading? {
    let lookup = definition.lookups[index]
    func numberColumn(_ name: String) -> Int? {
      guard let column = column(name, of: table, usedBy: lookup.name) else { return nil }
      tables[table].readNumbers(column, pool: symbols, findings: &findings)
      return column
    }
    switch lookup.reading {
    case .row:
      return .row
    case .band(let key, let belowName):
      guard let column = numberColumn(key.column), let formula = bind(.reading(lookup: index), expected: .number) else {
        return nil
      }
      guard let belowName else { return .band(column: column, formula: formula, below: nil) }
      guard let below = self.column(belowName, of: table, usedBy: lookup.name) else { return nil }
      tables[table].readNumbers(below, blanksAllowed: true, pool: symbols, findings: &findings)
      return .band(column: column, formula: formula, below: below)
    case .brackets(let key):
      guard let column = numberColumn(key.column), let formula = bind(.reading(lookup: index), expected: .number) else {
        return nil
      }
      return .brackets(column: column, formula: formula)
    case .sum(let key):
      guard let column = column(key.column, of: table, usedBy: lookup.name) else { return nil }
      guard let formula = bind(.reading(lookup: index)) else { return nil }
      guard formula.kind == .set, let slot = formula.slots.first else {
        report(
          Finding("wrong-type", "a sum goes over a set; \(key.formula.text) is a \(formula.kind.rawValue)"),
          key.formula.line,
          lookup.name.text)
        return nil
      }
      return .sum(column: column, input: slot)
    case .fold(_, let order, _, let each):
      guard let order = numberColumn(order), let first = bind(.reading(lookup: index), expected: .number),
        let start = bind(.foldStart(lookup: index), expected: .number)
      else { return nil }
      // The names that `each` may use beside the policy's: the running value and the row's columns.
      let running = slots.count
      slots.append(.local)
      var locals = [Self.runningName: running]
      var columns: [(slot: Int, column: Int)] = []
      for name in formulas[.foldEach(lookup: index)]?.names ?? [] {
        guard let column = tables[table].column(name) else { continue }
        if slotOfName[name] != nil {
          report(
            Finding(
              "duplicate-name", "\(name) is a column of the table and also a name of the policy; rename one of them"),
            each.line, lookup.name.text)
          continue
        }
        tables[table].readNumbers(column, pool: symbols, findings: &findings)
        locals[name] = slots.count
        columns.append((slots.count, column))
        slots.append(.local)
      }
      guard let body = bind(.foldEach(lookup: index), expected: .number, locals: locals) else { return nil }
      return .fold(first: first, order: order, start: start, each: body, running: running, columns: columns)
    }
  }

  mutating func bindFallbacks(_ index: Int) -> [BoundLookup.Fallback] {
    let lookup = definition.lookups[index]
    return lookup.fallbacks.enumerated().map { position, fallback in
      for (column, _) in fallback.replacements where !lookup.keys.contains(where: { $0.column == column }) {
        let known = lookup.keys.map(\.column).sorted()
        report(
          Finding(
            "unknown-column",
            "the fallback replaces \(column), which is not a key of this lookup\(suggestion([], or: known))"),
          fallback.line, lookup.name.text)
      }
      let replacements = lookup.keys.map { key in
        fallback.replacements.first { $0.column == key.column }.map { symbols.intern($0.text) }
      }
      let condition = fallback.condition == nil ? nil : bind(.condition(lookup: index, position), expected: .truth)
      return BoundLookup.Fallback(replacements: replacements, condition: condition)
    }
  }

  /// A key column's cells as they are compared with a text, or with a number written plainly.
  mutating func keySymbols(_ table: Int, _ column: Int, isNumber: Bool) -> [Symbol] {
    if !isNumber { return tables[table].symbols[column] }
    tables[table].readNumbers(column, pool: symbols, findings: &findings)
    return (0..<tables[table].rowCount).map { row in
      tables[table].number(column, row).map { symbols.intern($0.description) } ?? tables[table].symbols[column][row]
    }
  }

  /// The columns beside the keys that tell rows of one day apart.
  mutating func identityColumns(of reading: BoundLookup.Reading, table: Int) -> [[Symbol]] {
    switch reading {
    case .row: []
    case .band(let column, _, _), .brackets(let column, _), .fold(_, let column, _, _, _, _):
      [keySymbols(table, column, isNumber: true)]
    case .sum(let column, _): [tables[table].symbols[column]]
    }
  }
}
