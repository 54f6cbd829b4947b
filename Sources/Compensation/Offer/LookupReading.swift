/// How each kind of lookup gets its value from a table.
extension Calculator {
  func read(lookup index: Int, slot: Int, _ frame: inout Frame) throws(EvaluationError) -> Value {
    let resolved = lookups[index]
    let node = try leaf(lookup: index, slot: slot, &frame)
    if resolved.isRow {
      guard let state = resolved.states[node] else {
        throw .finding(lookupFinding("empty-table", "the table has no rows; add some", lookup: index))
      }
      guard case .inForce(let row) = state else { throw .finding(try absenceFinding(state, lookup: index, &frame)) }
      return value(ofRow: row, resolved, slot: slot, &frame)
    }
    switch resolved.lookup.reading {
    case .row:
      return .truth(false)
    case .band(_, let formula, let below):
      let series = try inForce(resolved.series[node], lookup: index)
      let number = try number(formula.root, &frame)
      guard let position = series.bounds.lastIndex(where: { $0 <= number }) else {
        throw .finding(bandFinding("below-first-band", "is below the first band", lookup: index))
      }
      let row = series.rows[position]
      try requireInForce(series, position, lookup: index)
      if let below, let end = resolved.table.number(below, row), number >= end {
        throw .finding(bandFinding("above-last-band", "is at or above the end of the last band", lookup: index))
      }
      return value(ofRow: row, resolved, slot: slot, &frame)
    case .brackets(_, let formula):
      return .number(
        try brackets(formula, try inForce(resolved.series[node], lookup: index), lookup: index, slot: slot, &frame))
    case .sum(_, let input):
      return .number(try sum(over: input, below: node, lookup: index, slot: slot, &frame))
    case .fold(let first, _, let start, let each, let running, let columns):
      let count = try number(first.root, &frame)
      var value = try number(start.root, &frame)
      let series = resolved.series[node]
      if count.units < 0 || count.units % ExactDecimal.unitsPerOne != 0 {
        throw .finding(
          lookupFinding("bad-count", "the number of rows to go through is not a whole number from 0", lookup: index))
      }
      if count > .zero { _ = try inForce(series, lookup: index) }
      if count.units > Int128(series.rows.count) * ExactDecimal.unitsPerOne {
        throw .finding(tableEndedFinding(wanted: count, available: series.rows.count, lookup: index))
      }
      let rows = series.rows.prefix(Int(count.units / ExactDecimal.unitsPerOne))
      for position in rows.indices { try requireInForce(series, position, lookup: index) }
      for row in rows {
        noteAge(ofRow: row, resolved, slot: slot, &frame)
        value = try step(each, from: value, row: row, running, columns, resolved.table, &frame)
      }
      if !rows.isEmpty { frame.severalRows[slot] = Array(rows) }
      return .number(value)
    }
  }

  /// One round of a fold: `each` over the running value and a row.
  func step(
    _ each: BoundFormula, from value: ExactDecimal, row: Int, _ running: Int, _ columns: [(slot: Int, column: Int)],
    _ table: DatedTable, _ frame: inout Frame
  ) throws(EvaluationError) -> ExactDecimal {
    frame.values[running] = .number(value)
    frame.isKnown[running] = true
    for (slot, column) in columns {
      frame.values[slot] = .number(table.number(column, row) ?? .zero)
      frame.isKnown[slot] = true
    }
    return try number(each.root, &frame)
  }

  /// The node of the key index that the lookup's keys lead to, over a declared fallback if need be.
  private func leaf(lookup index: Int, slot: Int, _ frame: inout Frame) throws(EvaluationError) -> Int {
    let resolved = lookups[index]
    // Keys first, whether or not an earlier one leads anywhere: their own errors come before a missing row.
    var node: Int? = 0
    for root in resolved.keyRoots {
      let symbol = try symbol(ofKey: root, &frame)
      node = node.flatMap { resolved.index.child(of: $0, symbol) }
    }
    if let node { return node }
    var refusedConditions: [String] = []
    for (position, fallback) in resolved.lookup.fallbacks.enumerated() {
      if let condition = fallback.condition, try !truth(condition.root, &frame) {
        refusedConditions.append(condition.formula.source)
        continue
      }
      var node: Int? = 0
      for (root, replacement) in zip(resolved.keyRoots, fallback.replacements) {
        let symbol = if let replacement { replacement } else { try symbol(ofKey: root, &frame) }
        node = node.flatMap { resolved.index.child(of: $0, symbol) }
      }
      if let node {
        frame.notes.append(.fallbackServed(slot: slot, fallback: position))
        return node
      }
    }
    throw .finding(try missingRowFinding(lookup: index, refusedConditions: refusedConditions, &frame))
  }

  /// A key's value as a symbol; a text that the table does not have gets one that matches nothing.
  func symbol(ofKey root: Int, _ frame: inout Frame) throws(EvaluationError) -> Symbol {
    switch try evaluate(root, &frame) {
    case .text(let symbol): symbol
    case .number(let number): policy.symbols.find(number.description) ?? Symbol(index: -1)
    case .truth: Symbol(index: -1)
    }
  }

  /// A row that was chosen by its bound may have ended on its own.
  private func requireInForce(
    _ series: ResolvedLookup.Series, _ position: Int, lookup index: Int
  ) throws(EvaluationError) {
    guard let end = series.ends[position] else { return }
    var frame = Frame(slotCount: 0)
    throw .finding(
      try absenceFinding(.expired(row: series.rows[position], on: end), lookup: index, &frame, withKeys: false))
  }

  private func inForce(_ series: ResolvedLookup.Series, lookup index: Int) throws(EvaluationError)
    -> ResolvedLookup.Series
  {
    if !series.rows.isEmpty { return series }
    var frame = Frame(slotCount: 0)
    if let absence = series.absence {
      throw .finding(try absenceFinding(absence, lookup: index, &frame, withKeys: false))
    }
    throw .finding(lookupFinding("empty-table", "the table has no rows; add some", lookup: index))
  }

  private func value(ofRow row: Int, _ resolved: ResolvedLookup, slot: Int, _ frame: inout Frame) -> Value {
    noteAge(ofRow: row, resolved, slot: slot, &frame)
    frame.rows[slot] = Int32(truncatingIfNeeded: row)
    return resolved.values[row]
  }

  private func brackets(
    _ formula: BoundFormula, _ series: ResolvedLookup.Series, lookup index: Int, slot: Int, _ frame: inout Frame
  ) throws(EvaluationError) -> ExactDecimal {
    let resolved = lookups[index]
    let amount = try number(formula.root, &frame)
    guard let first = series.bounds.first, amount >= first else {
      throw .finding(bandFinding("below-first-band", "is below the first bracket", lookup: index))
    }
    for (position, lower) in series.bounds.enumerated() where amount > lower {
      try requireInForce(series, position, lookup: index)
    }
    var sum = ExactDecimal.zero
    var used: [Int] = []
    do throws(ArithmeticError) {
      for (position, lower) in series.bounds.enumerated() where amount > lower {
        let upper = position + 1 < series.bounds.count ? Swift.min(amount, series.bounds[position + 1]) : amount
        guard case .number(let rate) = resolved.values[series.rows[position]] else { continue }
        sum = try sum + (upper - lower) * rate
        noteAge(ofRow: series.rows[position], resolved, slot: slot, &frame)
        used.append(series.rows[position])
      }
    } catch { throw .arithmetic(error) }
    frame.severalRows[slot] = used
    return sum
  }

  private func sum(
    over input: Int, below node: Int, lookup index: Int, slot: Int, _ frame: inout Frame
  ) throws(EvaluationError) -> ExactDecimal {
    _ = try value(ofSlot: input, &frame)
    let resolved = lookups[index]
    var sum = ExactDecimal.zero
    var used: [Int] = []
    for element in frame.sets[input] ?? [] {
      guard let leaf = resolved.index.child(of: node, element), let state = resolved.states[leaf] else {
        throw .finding(unknownElementFinding(element, lookup: index, frame))
      }
      switch state {
      case .inForce(let row):
        guard case .number(let value) = resolved.values[row] else { continue }
        do throws(ArithmeticError) { sum = try sum + value } catch { throw .arithmetic(error) }
        noteAge(ofRow: row, resolved, slot: slot, &frame)
        used.append(row)
      case .expired(_, let date):
        frame.notes.append(.expiredElement(slot: slot, element: element, on: date))
      case .notYet:
        throw .finding(try absenceFinding(state, lookup: index, &frame, withKeys: false))
      }
    }
    if !used.isEmpty { frame.severalRows[slot] = used }
    return sum
  }

  private func noteAge(ofRow row: Int, _ resolved: ResolvedLookup, slot: Int, _ frame: inout Frame) {
    guard let limit = resolved.staleBefore, let from = resolved.table.effectiveFrom?[row], from < limit else { return }
    frame.notes.append(.stale(slot: slot, from: from))
  }
}
