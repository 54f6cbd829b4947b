/// The messages of a calculation that is refused. Each names the table and column, the nearest candidate and the remedy; none
/// holds an amount.
extension Calculator {
  private func lookupName(_ index: Int) -> String { policy.definition.lookups[index].name.text }

  private var onDate: String { asOf.map { " on \($0)" } ?? "" }

  func lookupFinding(_ code: String, _ message: String, lookup index: Int, column: String? = nil) -> Finding {
    Finding(code, message, file: policy.tables[policy.lookups[index].table].file, column: column ?? lookupName(index))
  }

  func arithmeticFinding(_ error: ArithmeticError, slot: Int) -> Finding {
    let name = policy.name(of: slot)
    let (code, message) =
      switch error {
      case .overflow:
        (
          "overflow",
          "the result is too large for a pay figure (above 170141183460469231731); check the figures it uses"
        )
      case .divisionByZero: ("division-by-zero", "the formula divides by zero; check the figures it uses")
      case .logarithmOfNonPositive: ("bad-logarithm", "ln takes numbers above zero")
      case .nonPositiveUnit: ("bad-rounding-unit", "a rounding unit is above zero, such as 100 or 0.01")
      case .emptyClamp: ("bad-clamp", "the low bound of clamp is above its high bound")
      }
    return Finding(code, message, file: policy.definition.file, line: line(ofSlot: slot), column: name)
  }

  /// The line of policy.json that a name's formula stands on.
  private func line(ofSlot slot: Int) -> Int? {
    guard case .step(let index) = policy.slots[slot], index < policy.definition.steps.count else { return nil }
    return policy.definition.steps[index].formula.line
  }

  func rangeNotAscendingFinding() -> Finding {
    Finding(
      "range-not-ascending",
      "the steps give a minimum, a midpoint and a maximum that do not ascend; check their formulas",
      file: policy.definition.file, line: policy.resultSlots[.minimum].flatMap { line(ofSlot: $0) }, column: "steps")
  }

  func outsideRangeFinding(_ position: RangePosition) -> Finding {
    Finding(
      "outside-range",
      "the offer is \(position == .below ? "below the minimum" : "above the maximum"), which policy \(policy.definition.name) "
        + "refuses; choose a placement inside the range, or mend the formulas",
      file: policy.definition.file, line: policy.resultSlots[.offer].flatMap { line(ofSlot: $0) }, column: "offer")
  }

  func bandFinding(_ code: String, _ what: String, lookup index: Int) -> Finding {
    let lookup = policy.lookups[index]
    let column: String? =
      switch lookup.reading {
      case .band(let column, _, _), .brackets(let column, _): policy.tables[lookup.table].header[column]
      default: nil
      }
    return lookupFinding(
      code, "the number looked up for \(lookupName(index)) \(what); add a row for it, or correct the number",
      lookup: index,
      column: column)
  }

  func tableEndedFinding(wanted: ExactDecimal, available: Int, lookup index: Int) -> Finding {
    lookupFinding(
      "table-ended",
      "\(lookupName(index)) goes through \(wanted) rows and the table has \(available)\(onDate); add rows, it is not continued by guess",
      lookup: index)
  }

  func unknownElementFinding(_ element: Symbol, lookup index: Int, _ frame: Frame) -> Finding {
    let lookup = policy.lookups[index]
    guard case .sum(let column, _) = lookup.reading else { return lookupFinding("unknown-element", "", lookup: index) }
    let table = policy.tables[lookup.table]
    return unknownValueFinding(
      text(of: element, frame), column: column, among: Set(table.symbols[column]).map { policy.symbols[$0] }.sorted(),
      table: lookup.table)
  }

  /// A key that leads to no row, by the first part of it that is unknown.
  func missingRowFinding(
    lookup index: Int, refusedConditions: [String], _ frame: inout Frame
  ) throws(EvaluationError) -> Finding {
    let lookup = policy.lookups[index]
    let table = policy.tables[lookup.table]
    if table.rowCount == 0 { return lookupFinding("empty-table", "the table has no rows; add some", lookup: index) }
    var rows = Array(0..<table.rowCount)
    var known: [String] = []
    for key in lookup.keys {
      let symbol = try symbol(ofKey: key.formula.root, &frame)
      let matching = rows.filter { key.symbols[$0] == symbol }
      let text: String =
        switch try evaluate(key.formula.root, &frame) {
        case .number(let number): number.description
        case .text(let symbol): self.text(of: symbol, frame)
        case .truth: ""
        }
      if matching.isEmpty {
        let stands = Set(lookup.fallbacks.flatMap(\.replacements).compactMap { $0 })
        let candidates = Set(rows.map { key.symbols[$0] }).subtracting(stands).map { policy.symbols[$0] }.sorted()
        var finding = unknownValueFinding(
          text, column: key.column, among: candidates, table: lookup.table, given: known)
        if !refusedConditions.isEmpty {
          finding = Finding(
            finding.code,
            finding.message + "; the policy's fallback serves only if \(refusedConditions.joined(separator: " or "))",
            file: finding.file, column: finding.column)
        }
        return finding
      }
      rows = matching
      known.append("\(table.header[key.column]) \"\(text)\"")
    }
    return lookupFinding("missing-row", "there is no row for \(known.joined(separator: ", "))", lookup: index)
  }

  private func unknownValueFinding(
    _ text: String, column: Int, among candidates: [String], table: Int, given: [String] = []
  ) -> Finding {
    let name = policy.tables[table].header[column]
    let context = given.isEmpty ? "" : " for \(given.joined(separator: ", "))"
    return Finding(
      "unknown-\(name.replacingUnderscores)",
      "there is no \(name) \"\(text)\"\(context)\(suggestion(nearest(to: text, among: candidates), or: candidates))",
      file: policy.tables[table].file, column: name)
  }

  /// A key that the table has, but not on this day.
  func absenceFinding(
    _ state: RowState, lookup index: Int, _ frame: inout Frame, withKeys: Bool = true
  ) throws(EvaluationError) -> Finding {
    let lookup = policy.lookups[index]
    let table = policy.tables[lookup.table]
    var keys: [String] = []
    if withKeys {
      for key in lookup.keys {
        switch try evaluate(key.formula.root, &frame) {
        case .number(let number): keys.append("\(table.header[key.column]) \(number)")
        case .text(let symbol): keys.append("\(table.header[key.column]) \"\(text(of: symbol, frame))\"")
        case .truth: break
        }
      }
    }
    let subject = keys.isEmpty ? lookupName(index) : "\(lookupName(index)) for \(keys.joined(separator: ", "))"
    switch state {
    case .notYet(let date):
      return lookupFinding(
        "not-yet-effective",
        "\(subject) begins on \(date), after the date asked for\(asOf.map { ", \($0)" } ?? ""); ask for a later date or add an earlier row",
        lookup: index, column: DatedColumns.effectiveFrom)
    case .expired(_, let date):
      return lookupFinding(
        "expired", "\(subject) ended on \(date); ask for an earlier date or add a row that begins then", lookup: index,
        column: DatedColumns.effectiveTo)
    case .inForce:
      return lookupFinding("missing-row", "there is no row for \(subject)", lookup: index)
    }
  }

  /// The text of a symbol, also of one that the policy does not contain.
  func text(of symbol: Symbol, _ frame: Frame) -> String {
    let index = Int(symbol.index)
    let own = policy.symbols.texts.count
    if index < 0 { return "" }
    return index < own ? policy.symbols.texts[index] : frame.foreignTexts[index - own]
  }
}
