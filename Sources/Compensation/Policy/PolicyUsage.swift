/// What a policy says that cannot be meant: texts that no input can be, names that nothing uses, a currency that changes nothing.
extension PolicyCompiler {
  /// Compares every text in a formula with what the name beside it can be: `contract = 'contracter'` is never true.
  mutating func checkTexts(of lookups: [BoundLookup], _ inputs: [BoundInput]) {
    for site in allSites {
      guard let formula = formulas[site], let (located, owner) = source(site) else { continue }
      for node in formula.nodes {
        guard case .compare(_, let left, let right) = node else { continue }
        for (name, text) in [(left, right), (right, left)] {
          guard case .name(let nameIndex) = formula.nodes[name], case .text(let textIndex) = formula.nodes[text],
            let slot = slotOfName[formula.names[nameIndex]], let known = possibleTexts(ofSlot: slot, lookups, inputs),
            !known.contains(formula.texts[textIndex])
          else { continue }
          let sorted = known.sorted()
          let given = formula.texts[textIndex]
          report(
            FormulaProblem(
              position: formula.extents[text].lowerBound + 1, code: "impossible-text",
              message: "\(formula.names[nameIndex]) is never '\(given)'"
                + suggestion(nearest(to: given, among: sorted), or: sorted)), located, owner)
        }
      }
    }
  }

  /// Every text that a name can be; nil if it is free or no text.
  private func possibleTexts(ofSlot slot: Int, _ lookups: [BoundLookup], _ inputs: [BoundInput]) -> Set<String>? {
    switch slots[slot] {
    case .input(let index):
      switch inputs[index].values {
      case nil: return nil
      case .list(let list): return Set(list.map { symbols[$0] })
      case .column(let table, let column, _, _): return Set(tables[table].symbols[column].map { symbols[$0] })
      }
    case .lookup(let index):
      guard lookups[index].kind == .text, let column = lookups[index].value else { return nil }
      return Set(tables[lookups[index].table].symbols[column].map { symbols[$0] })
    case .step, .local: return nil
    }
  }

  /// Warns of inputs, lookups and steps that no result and nothing shown depends on; refuses an input for the currency of pay that
  /// no result depends on, because amounts would be called another currency without being converted.
  mutating func checkUse(results: [PayResult: Int], show: [Int]) {
    var used: Set<Int> = []
    func visit(_ slot: Int) {
      guard used.insert(slot).inserted else { return }
      for next in dependencies(ofSlot: slot, withCurrency: false) { visit(next) }
    }
    for slot in results.values { visit(slot) }
    let payCurrencySlots = (formulas[.payCurrency]?.names ?? []).compactMap { slotOfName[$0] }
    for slot in payCurrencySlots where !used.contains(slot) {
      guard case .input = slots[slot] else { continue }
      report(
        Finding(
          "no-conversion",
          "pay is in the currency that this input says, and no result depends on it; multiply by an exchange rate that is "
            + "looked up with it"), definition.payCurrency?.line, "pay_currency")
    }
    for slot in show + payCurrencySlots { visit(slot) }
    for name in [definition.costOfLiving?.index.text, definition.costOfLiving?.amount.text].compactMap({ $0 }) {
      if let slot = slotOfName[name] { visit(slot) }
    }
    // Reports on rosters use these names, whether or not an offer does.
    for name in PopulationName.all { if let slot = slotOfName[name] { visit(slot) } }
    // An input may only choose among the values of another.
    for input in definition.inputs {
      guard case .column(_, _, _, let keys)? = input.values else { continue }
      for key in keys { if let slot = slotOfName[key.input] { used.insert(slot) } }
    }
    for slot in slots.indices where !used.contains(slot) {
      guard let name = slotOfName.first(where: { $0.value == slot })?.key, name != Self.costOfLivingName else {
        continue
      }
      report(
        Finding("unused-name", "nothing that is paid or shown depends on this name", severity: .warning),
        line(ofSlot: slot), name)
    }
  }

  /// An alias leads to a value that there is, and is none itself.
  mutating func checkAliases(_ aliases: [String: [String: String]], inputs: [BoundInput], lookups: [BoundLookup]) {
    guard let index = tableOfName[Self.aliasTable], let aliasColumn = tables[index].column("alias"),
      let inputColumn = tables[index].column("input"), let valueColumn = tables[index].column("value")
    else { return }
    let table = tables[index]
    var knownOfInput: [String: Set<String>] = [:]
    for input in aliases.keys {
      knownOfInput[input] = slotOfName[input].flatMap { possibleTexts(ofSlot: $0, lookups, inputs) }
    }
    for row in 0..<table.rowCount {
      let input = symbols[table.symbols[inputColumn][row]]
      guard let known = knownOfInput[input] else { continue }
      let (alias, value) = (symbols[table.symbols[aliasColumn][row]], symbols[table.symbols[valueColumn][row]])
      func add(_ code: String, _ message: String, _ column: String) {
        findings.append(Finding(code, message, file: table.file, line: table.lines[row], column: column))
      }
      if !known.contains(value) {
        let sorted = known.sorted()
        add(
          "unknown-\(input.replacingUnderscores)",
          "there is no \(input) \"\(value)\"\(suggestion(nearest(to: value, among: sorted), or: sorted))", "value")
      }
      if known.contains(alias) {
        add("alias-of-value", "\"\(alias)\" is itself a value of \(input); remove the alias", "alias")
      }
    }
  }

  /// Warns of keys that differ only in case: one of them is a slip.
  mutating func checkCase(of lookup: BoundLookup) {
    for key in lookup.keys where key.formula.kind == .text {
      let table = tables[lookup.table]
      var spellings: [String: Symbol] = [:]
      for row in 0..<table.rowCount {
        let symbol = key.symbols[row]
        let folded = symbols[symbol].lowercased()
        guard let first = spellings[folded], first != symbol else {
          spellings[folded] = symbol
          continue
        }
        let finding = Finding(
          "case-differs",
          "\"\(symbols[symbol])\" and \"\(symbols[first])\" differ only in case; write one of them everywhere",
          severity: .warning, file: table.file, line: table.lines[row], column: table.header[key.column])
        if !findings.contains(where: {
          $0.code == finding.code && $0.file == finding.file && $0.message == finding.message
        }) {
          findings.append(finding)
        }
      }
    }
  }
}
