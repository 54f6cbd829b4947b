/// The names of a policy: that each is a word and there once, and which of them are results, places and shown.
extension PolicyCompiler {
  /// All steps, with the one that `cost_of_living` adds.
  var stepCount: Int { definition.steps.count + 1 }

  mutating func nameSlots() {
    let reserved =
      Set(FormulaFunction.allCases.map(\.rawValue)).union([
        "if", "and", "or", "not", Self.runningName, Self.costOfLivingName,
      ])
    func isWord(_ name: String) -> Bool {
      name.utf8.allSatisfy { ("a"..."z").contains(Character(.init($0))) || $0 == 0x5F || (0x30...0x39).contains($0) }
        && (name.utf8.first.map { (0x61...0x7A).contains($0) } ?? false)
    }
    func add(_ name: Located, _ slot: Policy.Slot) {
      if !isWord(name.text) {
        report(
          Finding("bad-name", "a name is lower-case letters, digits and _, and begins with a letter"), name.line,
          name.text)
      } else if reserved.contains(name.text) {
        report(Finding("bad-name", "this word has a meaning in formulas; choose another name"), name.line, name.text)
      } else if slotOfName[name.text] != nil {
        report(
          Finding("duplicate-name", "another input, lookup or step has this name; rename one of them"), name.line,
          name.text)
      }
      slotOfName[name.text] = slotOfName[name.text] ?? slots.count
      slots.append(slot)
    }
    for (index, input) in definition.inputs.enumerated() {
      add(input.name, .input(index))
      let isColumn = Self.resultColumns.contains(input.name.text)
      if isColumn || (input.name.text == "currency" && definition.payCurrency?.text != "currency") {
        report(
          Finding(
            "bad-name",
            isColumn
              ? "results have a column of this name; an input needs another"
              : "an input named currency says what pay is in; add \"pay_currency\": \"currency\", or give it another name"
          ),
          input.name.line, input.name.text)
      }
    }
    for (index, lookup) in definition.lookups.enumerated() { add(lookup.name, .lookup(index)) }
    for (index, step) in definition.steps.enumerated() { add(step.name, .step(index)) }
    slotOfName[Self.costOfLivingName] = slots.count
    slots.append(.step(definition.steps.count))
  }

  /// Names that stand for something else beside an offer's inputs.
  static let resultColumns: Set<String> = [
    "fte", "purchasing_power", "purchasing_power_index", "asking", "compa_ratio", "range_penetration", "position",
    "difference",
    "policy", "as_of",
  ]

  var knownNames: [String] { slotOfName.keys.sorted() }

  mutating func namedSlots(_ names: [Located], key: String) -> [Int] {
    names.compactMap { name in
      if let slot = slotOfName[name.text] { return slot }
      report(unknownName(name.text), name.line, key)
      return nil
    }
  }

  func unknownName(_ name: String) -> Finding {
    Finding(
      "unknown-name",
      "there is no input, lookup or step \(name)\(suggestion(nearest(to: name, among: knownNames), or: knownNames))")
  }

  func unknownCurrency(_ code: String) -> Finding {
    Finding(
      "unknown-currency",
      "\"\(code)\" is not a currency in use under ISO 4217\(suggestion(nearest(to: code, among: Currency.allCodes), or: Currency.allCodes))"
    )
  }

  mutating func placeSlots() -> [Int] {
    guard let place = definition.place else {
      return ["country", "area"].compactMap { name in
        slotOfName[name].flatMap { slot in if case .input = slots[slot] { slot } else { nil } }
      }
    }
    let found = namedSlots(place, key: "place")
    for (name, slot) in zip(place, found) {
      if case .input = slots[slot] { continue }
      report(Finding("not-an-input", "\(name.text) is not an input; a place is made of inputs"), name.line, "place")
    }
    return found
  }

  mutating func resultSlots() -> [PayResult: Int] {
    var found: [PayResult: Int] = [:]
    for result in PayResult.allCases {
      guard let slot = slotOfName[result.rawValue] else { continue }
      if case .input = slots[slot] {
        report(Finding("bad-name", "this name is a result's; an input needs another"), nil, result.rawValue)
      } else if let kind = kind(ofSlot: slot), kind != .number {
        report(Finding("wrong-type", "a result is a number"), line(ofSlot: slot), result.rawValue)
      }
      found[result] = slot
    }
    let essential: [PayResult] = [.minimum, .midpoint, .maximum, .offer]
    if !essential.contains(where: { found[$0] != nil }) {
      report(
        Finding("no-result", "no step is named minimum, midpoint, maximum or offer, so that the policy yields nothing"),
        nil, "steps")
    }
    return found
  }

  func line(ofSlot slot: Int) -> Int? {
    switch slots[slot] {
    case .input(let index): definition.inputs[index].name.line
    case .lookup(let index): definition.lookups[index].name.line
    case .step(let index): index < definition.steps.count ? definition.steps[index].formula.line : nil
    case .local: nil
    }
  }

  mutating func checkCostOfLiving() {
    guard let costOfLiving = definition.costOfLiving else { return }
    for name in [costOfLiving.index, costOfLiving.amount] {
      guard let slot = slotOfName[name.text] else {
        report(unknownName(name.text), name.line, "cost_of_living")
        continue
      }
      if let kind = kind(ofSlot: slot), kind != .number {
        report(Finding("wrong-type", "\(name.text) is not a number"), name.line, "cost_of_living")
      }
    }
    if costOfLiving.mode == .adjust, !formulas.values.contains(where: { $0.names.contains(Self.costOfLivingName) }) {
      report(
        Finding(
          "unused-adjustment",
          "the mode is adjust and no formula uses \(Self.costOfLivingName), so that prices move nothing; multiply by it"
        ),
        costOfLiving.index.line, "cost_of_living")
    }
    let weight = costOfLiving.weight
    if costOfLiving.mode == .adjust, weight.map({ $0 < .zero || $0 > .one }) ?? true {
      report(
        Finding("bad-weight", "the mode adjust needs a weight from 0 to 1"), costOfLiving.index.line, "cost_of_living")
    }
  }
}
