/// The formulas of a policy: read, free of circles, of the right types, and bound to slots and symbols.
extension PolicyCompiler {
  func source(_ site: FormulaSite) -> (Located, owner: String)? {
    switch site {
    case .payCurrency:
      return definition.payCurrency.map { ($0, "pay_currency") }
    case .inputDefault(let index):
      return definition.inputs[index].defaultFormula.map { ($0, definition.inputs[index].name.text) }
    case .key(let lookup, let key):
      return (definition.lookups[lookup].keys[key].formula, definition.lookups[lookup].name.text)
    case .reading(let lookup):
      let name = definition.lookups[lookup].name.text
      switch definition.lookups[lookup].reading {
      case .row: return nil
      case .band(let key, _), .brackets(let key), .sum(let key): return (key.formula, name)
      case .fold(let first, _, _, _): return (first, name)
      }
    case .foldStart(let lookup):
      guard case .fold(_, _, let start, _) = definition.lookups[lookup].reading else { return nil }
      return (start, definition.lookups[lookup].name.text)
    case .foldEach(let lookup):
      guard case .fold(_, _, _, let each) = definition.lookups[lookup].reading else { return nil }
      return (each, definition.lookups[lookup].name.text)
    case .condition(let lookup, let fallback):
      return definition.lookups[lookup].fallbacks[fallback].condition.map { ($0, definition.lookups[lookup].name.text) }
    case .step(let index):
      if index == definition.steps.count { return (costOfLivingFormula, Self.costOfLivingName) }
      return (definition.steps[index].formula, definition.steps[index].name.text)
    }
  }

  /// The step that the mode stands for.
  var costOfLivingFormula: Located {
    guard let costOfLiving = definition.costOfLiving, costOfLiving.mode == .adjust, let weight = costOfLiving.weight
    else {
      return Located("1", line: 1)
    }
    return Located("1 + \(weight) * (\(costOfLiving.index.text) - 1)", line: costOfLiving.index.line)
  }

  /// The sites whose names a slot needs before it has a value.
  func sites(ofSlot slot: Int) -> [FormulaSite] {
    switch slots[slot] {
    case .input(let index): return [.inputDefault(index)]
    case .lookup(let index):
      let lookup = definition.lookups[index]
      return lookup.keys.indices.map { .key(lookup: index, $0) }
        + [.reading(lookup: index), .foldStart(lookup: index), .foldEach(lookup: index)]
        + lookup.fallbacks.indices.map { .condition(lookup: index, $0) }
    case .step(let index): return [.step(index)]
    case .local: return []
    }
  }

  /// Every place where a formula may stand, in the order of the names.
  var allSites: [FormulaSite] { slots.indices.flatMap { sites(ofSlot: $0) } + [.payCurrency] }

  mutating func parseFormulas() {
    for site in allSites {
      guard let (located, owner) = source(site) else { continue }
      do throws(FormulaProblem) { formulas[site] = try Formula(located.text) } catch {
        report(error, located, owner)
      }
    }
  }

  /// The names that a slot needs. An offer also needs the range that it is held in, and the currency whose smallest unit they are compared at.
  func dependencies(ofSlot slot: Int, withCurrency: Bool = true) -> [Int] {
    var names = sites(ofSlot: slot).flatMap { formulas[$0]?.names ?? [] }
    if slot == slotOfName[PayResult.offer.rawValue] {
      names += [PayResult.minimum.rawValue, PayResult.maximum.rawValue]
      if withCurrency { names += formulas[.payCurrency]?.names ?? [] }
    }
    return names.compactMap { slotOfName[$0] }
  }

  /// How many operations may be inside each other, over all the names that a result needs: a walk over formulas keeps them all
  /// on a thread's stack.
  static let greatestDepth = 1000

  /// Reports names that need each other, and those that are too deep to be worked out; true if there are any.
  mutating func hasCircles() -> Bool {
    var found = false
    var depths: [Int: Int] = [:]
    var path: [Int] = []
    func name(_ slot: Int) -> String { slotOfName.first { $0.value == slot }?.key ?? "" }
    func tooDeep(_ slot: Int) {
      report(
        Finding(
          "too-deep",
          "more than \(Self.greatestDepth) operations are inside each other; make the formulas shorter, or use a fold"),
        line(ofSlot: slot), name(slot))
      found = true
    }
    func visit(_ slot: Int) {
      if depths[slot] != nil { return }
      if let start = path.firstIndex(of: slot) {
        let circle = (path[start...] + [slot]).map(name).joined(separator: " → ")
        report(
          Finding("circle", "these names need each other: \(circle); one of them must not use the other"),
          line(ofSlot: slot), name(slot))
        for member in path[start...] { depths[member] = 0 }
        found = true
        return
      }
      if path.count == Self.greatestDepth {
        if !found { tooDeep(slot) }
        return
      }
      path.append(slot)
      let next = dependencies(ofSlot: slot)
      for slot in next { visit(slot) }
      path.removeLast()
      let own = sites(ofSlot: slot).compactMap { formulas[$0]?.depth }.max() ?? 0
      let depth = own + (next.compactMap { depths[$0] }.max() ?? 0)
      depths[slot] = depths[slot] ?? depth
      if depth > Self.greatestDepth, !found { tooDeep(slot) }
    }
    for slot in slots.indices { visit(slot) }
    return found
  }

  mutating func bindStep(_ index: Int) -> BoundFormula? {
    guard let formula = bind(.step(index)) else { return nil }
    if formula.kind == .set, let (located, owner) = source(.step(index)) {
      report(
        Finding("wrong-type", "a step is a number, a text or true or false; a set is used by a sum lookup only"),
        located.line, owner)
      return nil
    }
    return formula
  }

  /// The kind of a name. There are no circles when this is asked.
  mutating func kind(ofSlot slot: Int) -> ValueKind? {
    if let kind = kinds[slot] { return kind }
    let found: ValueKind?
    switch slots[slot] {
    case .input(let index): found = definition.inputs[index].kind
    case .lookup(let index): found = definition.lookups[index].kind
    case .step(let index): found = formulas[.step(index)].flatMap { try? checkedKind(of: $0) }
    case .local: found = .number
    }
    kinds[slot] = found
    return found
  }

  mutating func kind(ofName name: String) -> ValueKind? { slotOfName[name].flatMap { kind(ofSlot: $0) } }

  /// The kind of a formula, after those of the names in it.
  mutating func checkedKind(of formula: Formula, locals: [String: Int] = [:]) throws(FormulaProblem)
    -> ValueKind
  {
    var kinds: [String: ValueKind] = locals.mapValues { _ in .number }
    for name in formula.names where kinds[name] == nil { kinds[name] = kind(ofName: name) }
    return try formula.checkedKind(kinds: kinds, known: knownNames + locals.keys)
  }

  /// Checks a formula's types and appends its nodes to the pool.
  /// - Parameter locals: Names that exist only in this formula.
  mutating func bind(
    _ site: FormulaSite, expected: ValueKind? = nil, locals: [String: Int] = [:]
  ) -> BoundFormula? {
    guard let formula = formulas[site], let (located, owner) = source(site) else { return nil }
    // A name whose own formula is wrong was reported there.
    for name in formula.names where locals[name] == nil && slotOfName[name] != nil {
      if kind(ofName: name) == nil { return nil }
    }
    let kind: ValueKind
    do throws(FormulaProblem) {
      kind = try checkedKind(of: formula, locals: locals)
      if let expected, kind != expected {
        throw FormulaProblem(
          position: 1, code: "wrong-type", message: "this is a \(kind.rawValue); a \(expected.rawValue) is needed here")
      }
    } catch {
      report(error, located, owner)
      return nil
    }
    let slots = formula.names.compactMap { locals[$0] ?? slotOfName[$0] }
    let texts = formula.texts.map { symbols.intern($0) }
    let offset = nodes.count
    let firstArgument = arguments.count
    for node in formula.nodes {
      let bound: FormulaNode =
        switch node {
        case .number: node
        case .text(let index): .text(Int(texts[index].index))
        case .name(let index): .name(slots[index])
        case .negate(let operand): .negate(operand + offset)
        case .not(let operand): .not(operand + offset)
        case .arithmetic(let sign, let left, let right): .arithmetic(sign, left + offset, right + offset)
        case .compare(let sign, let left, let right): .compare(sign, left + offset, right + offset)
        case .and(let left, let right): .and(left + offset, right + offset)
        case .or(let left, let right): .or(left + offset, right + offset)
        case .choose(let condition, let first, let second): .choose(condition + offset, first + offset, second + offset)
        case .call(let function, let first, let count): .call(function, first + firstArgument, count)
        }
      nodes.append(bound)
    }
    arguments += formula.arguments.map { $0 + offset }
    return BoundFormula(formula: formula, offset: offset, kind: kind, slots: slots)
  }
}
