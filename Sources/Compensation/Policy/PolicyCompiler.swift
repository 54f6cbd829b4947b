extension Policy {
  /// Checks a policy's definition against its tables and makes it ready to calculate with.
  ///
  /// - Parameters:
  ///   - tables: Every table that a lookup or an input's values name, and `aliases` if there is one.
  ///   - digest: SHA-256 of the content, in hexadecimal.
  /// - Throws: All findings at once, if there is an error among them.
  public init(definition: PolicyDefinition, tables: [PolicyTable], digest: String) throws(Findings) {
    var compiler = PolicyCompiler(definition: definition, tables: tables)
    self = try compiler.compile(digest: digest)
  }
}

/// One run over a policy's definition. It goes on after a finding, so that all are reported together.
struct PolicyCompiler {
  static let costOfLivingName = "cost_of_living_adjustment"
  static let aliasTable = "aliases"
  private static let runningName = "running"

  let definition: PolicyDefinition
  var findings: [Finding] = []
  var symbols = Symbols()
  var tables: [DatedTable] = []
  var tableOfName: [String: Int] = [:]

  var slots: [Policy.Slot] = []
  var slotOfName: [String: Int] = [:]
  var formulas: [FormulaSite: Formula] = [:]
  var kinds: [Int: ValueKind] = [:]
  var nodes: [FormulaNode] = []
  var arguments: [Int] = []

  /// Where a formula stands in a policy.
  enum FormulaSite: Hashable {
    case payCurrency
    case inputDefault(Int)
    case key(lookup: Int, Int)
    case reading(lookup: Int)
    case foldStart(lookup: Int)
    case foldEach(lookup: Int)
    case condition(lookup: Int, Int)
    case step(Int)
  }

  init(definition: PolicyDefinition, tables given: [PolicyTable]) {
    self.definition = definition
    for table in given {
      tableOfName[table.name] = tables.count
      tables.append(DatedTable(table, symbols: &symbols, findings: &findings))
    }
  }

  mutating func compile(digest: String) throws(Findings) -> Policy {
    let currency = Currency(code: definition.currency.text)
    if currency == nil { report(unknownCurrency(definition.currency.text), definition.currency.line, "currency") }
    nameSlots()
    parseFormulas()
    // Types need every name's formula, and a circle has no type.
    if findings.isEmpty { checkCircles() }
    try stopAtErrors()
    let inputs = definition.inputs.indices.map { bindInput($0) }
    let lookups = definition.lookups.indices.compactMap { bindLookup($0) }
    let steps = (0..<stepCount).compactMap { bind(.step($0)) }
    let payCurrency = definition.payCurrency == nil ? nil : bind(.payCurrency, expected: .text)
    let place = placeSlots()
    let show = namedSlots(definition.show, key: "show")
    let results = resultSlots()
    checkCostOfLiving()
    let aliases = readAliases()
    try stopAtErrors()
    // Names the compiler itself knows to be there: the errors above would have stopped it otherwise.
    guard let currency, lookups.count == definition.lookups.count, steps.count == stepCount else {
      throw Findings(findings)
    }
    return Policy(
      definition: definition, digest: digest, newestDate: tables.compactMap { $0.effectiveFrom?.max() }.max(),
      currency: currency, symbols: symbols, tables: tables, aliases: aliases, slots: slots, slotOfName: slotOfName,
      inputs: inputs, lookups: lookups, steps: steps, nodes: nodes, arguments: arguments, payCurrency: payCurrency,
      placeSlots: place, showSlots: show, resultSlots: results)
  }

  // MARK: Names

  /// All steps, with the one that `cost_of_living` adds.
  private var stepCount: Int { definition.steps.count + 1 }

  private mutating func nameSlots() {
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
    for (index, input) in definition.inputs.enumerated() { add(input.name, .input(index)) }
    for (index, lookup) in definition.lookups.enumerated() { add(lookup.name, .lookup(index)) }
    for (index, step) in definition.steps.enumerated() { add(step.name, .step(index)) }
    slotOfName[Self.costOfLivingName] = slots.count
    slots.append(.step(definition.steps.count))
  }

  var knownNames: [String] { slotOfName.keys.sorted() }

  private mutating func namedSlots(_ names: [Located], key: String) -> [Int] {
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

  private func unknownCurrency(_ code: String) -> Finding {
    Finding(
      "unknown-currency",
      "\"\(code)\" is not a currency in use under ISO 4217\(suggestion(nearest(to: code, among: Currency.allCodes), or: Currency.allCodes))"
    )
  }

  private mutating func placeSlots() -> [Int] {
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

  private mutating func resultSlots() -> [PayResult: Int] {
    var found: [PayResult: Int] = [:]
    for result in PayResult.allCases {
      guard let slot = slotOfName[result.rawValue] else { continue }
      if case .input = slots[slot] {
        report(Finding("bad-name", "this name is a result's; an input needs another"), nil, result.rawValue)
      } else if kind(ofSlot: slot) != .number {
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

  private func line(ofSlot slot: Int) -> Int? {
    switch slots[slot] {
    case .input(let index): definition.inputs[index].name.line
    case .lookup(let index): definition.lookups[index].name.line
    case .step(let index): index < definition.steps.count ? definition.steps[index].formula.line : nil
    case .local: nil
    }
  }

  private mutating func checkCostOfLiving() {
    guard let costOfLiving = definition.costOfLiving else { return }
    for name in [costOfLiving.index, costOfLiving.amount] {
      guard let slot = slotOfName[name.text] else {
        report(unknownName(name.text), name.line, "cost_of_living")
        continue
      }
      if kind(ofSlot: slot) != .number {
        report(Finding("wrong-type", "\(name.text) is not a number"), name.line, "cost_of_living")
      }
    }
    let weight = costOfLiving.weight
    if costOfLiving.mode == .adjust, weight.map({ $0 < .zero || $0 > .one }) ?? true {
      report(
        Finding("bad-weight", "the mode adjust needs a weight from 0 to 1"), costOfLiving.index.line, "cost_of_living")
    }
  }

  // MARK: Formulas

  private func source(_ site: FormulaSite) -> (Located, owner: String)? {
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
  private var costOfLivingFormula: Located {
    guard let costOfLiving = definition.costOfLiving, costOfLiving.mode == .adjust, let weight = costOfLiving.weight
    else {
      return Located("1", line: 1)
    }
    return Located("1 + \(weight) * (\(costOfLiving.index.text) - 1)", line: costOfLiving.index.line)
  }

  /// The sites whose names a slot needs before it has a value.
  private func sites(ofSlot slot: Int) -> [FormulaSite] {
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

  private mutating func parseFormulas() {
    let sites = slots.indices.flatMap { self.sites(ofSlot: $0) } + [.payCurrency]
    for site in sites {
      guard let (located, owner) = source(site) else { continue }
      do throws(FormulaProblem) { formulas[site] = try Formula(located.text) } catch {
        report(error, located, owner)
      }
    }
  }

  /// The names that a slot needs. An offer also needs the range that it is held in.
  private func dependencies(ofSlot slot: Int) -> [Int] {
    var names = sites(ofSlot: slot).flatMap { formulas[$0]?.names ?? [] }
    if slot == slotOfName[PayResult.offer.rawValue] {
      names += [PayResult.minimum.rawValue, PayResult.maximum.rawValue]
    }
    return names.compactMap { slotOfName[$0] }
  }

  private mutating func checkCircles() {
    var done: Set<Int> = []
    var path: [Int] = []
    func name(_ slot: Int) -> String { slotOfName.first { $0.value == slot }?.key ?? "" }
    func visit(_ slot: Int) {
      if done.contains(slot) { return }
      if let start = path.firstIndex(of: slot) {
        let circle = (path[start...] + [slot]).map(name).joined(separator: " → ")
        report(
          Finding("circle", "these names need each other: \(circle); one of them must not use the other"),
          line(ofSlot: slot),
          name(slot))
        done.formUnion(path[start...])
        return
      }
      path.append(slot)
      for next in dependencies(ofSlot: slot) { visit(next) }
      path.removeLast()
      done.insert(slot)
    }
    for slot in slots.indices { visit(slot) }
  }

  /// The kind of a name. There are no circles when this is asked.
  private mutating func kind(ofSlot slot: Int) -> ValueKind? {
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

  /// The kind of a formula, after those of the names in it.
  private mutating func checkedKind(of formula: Formula, locals: [String: Int] = [:]) throws(FormulaProblem)
    -> ValueKind
  {
    var kinds: [String: ValueKind] = locals.mapValues { _ in .number }
    for name in formula.names where kinds[name] == nil { kinds[name] = slotOfName[name].flatMap { kind(ofSlot: $0) } }
    return try formula.checkedKind(kinds: kinds, known: knownNames + locals.keys)
  }

  /// Checks a formula's types and appends its nodes to the pool.
  /// - Parameter locals: Names that exist only in this formula.
  private mutating func bind(
    _ site: FormulaSite, expected: ValueKind? = nil, locals: [String: Int] = [:]
  ) -> BoundFormula? {
    guard let formula = formulas[site], let (located, owner) = source(site) else { return nil }
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

  // MARK: Inputs

  private mutating func bindInput(_ index: Int) -> BoundInput {
    let input = definition.inputs[index]
    let defaultFormula =
      input.defaultFormula == nil ? nil : bind(.inputDefault(index), expected: input.kind == .set ? nil : input.kind)
    let values = bindValues(input.values, of: input, at: index)
    let listed = bindValues(input.listed, of: input, at: index)
    checkDefaults(of: input, values: values)
    return BoundInput(kind: input.kind, defaultFormula: defaultFormula, values: values, listed: listed)
  }

  private mutating func bindValues(
    _ values: InputDefinition.ValueList?, of input: InputDefinition, at index: Int
  ) -> BoundInput.Values? {
    switch values {
    case nil: return nil
    case .list(let texts): return .list(texts.map { symbols.intern($0) })
    case .column(let name, let columnName, let orderName, let keyNames):
      guard let table = table(name, usedBy: input.name), let column = column(columnName, of: table, usedBy: input.name)
      else {
        return nil
      }
      let order = orderName.flatMap { self.column($0, of: table, usedBy: input.name) }
      var keys: [(column: Int, input: Int)] = []
      for key in keyNames {
        guard let keyColumn = self.column(key.column, of: table, usedBy: input.name) else { continue }
        guard let slot = slotOfName[key.input], slot < index else {
          report(
            Finding(
              "bad-values", "values may only go with an input that is written before this one; \(key.input) is not"),
            input.name.line, input.name.text)
          continue
        }
        keys.append((keyColumn, slot))
      }
      return .column(table: table, column: column, order: order, keys: keys)
    }
  }

  private mutating func checkDefaults(of input: InputDefinition, values: BoundInput.Values?) {
    guard let defaults = input.defaults else { return }
    if input.kind == .number {
      do throws(NumberSyntaxError) { for text in defaults { _ = try ExactDecimal(plain: text) } } catch {
        report(Finding("bad-number", "the default is not a plain number: \(error)"), input.name.line, input.name.text)
      }
      return
    }
    guard let values else { return }
    let known =
      switch values {
      case .list(let list): list.map { symbols[$0] }
      case .column(let table, let column, _, _): tables[table].symbols[column].map { symbols[$0] }
      }
    for text in defaults where !known.contains(text) {
      report(
        Finding(
          "unknown-\(input.name.text.replacingUnderscores)",
          "the default \"\(text)\" is not among the values\(suggestion(nearest(to: text, among: known), or: Array(Set(known)).sorted()))"
        ),
        input.name.line, input.name.text)
    }
  }

  private mutating func readAliases() -> [String: [String: String]] {
    guard let index = tableOfName[Self.aliasTable] else { return [:] }
    let name = Located(Self.aliasTable, line: 1)
    guard let input = column("input", of: index, usedBy: name), let alias = column("alias", of: index, usedBy: name),
      let value = column("value", of: index, usedBy: name)
    else { return [:] }
    var aliases: [String: [String: String]] = [:]
    let table = tables[index]
    for row in 0..<table.rowCount {
      let (inputName, text) = (symbols[table.symbols[input][row]], symbols[table.symbols[alias][row]])
      if !definition.inputs.contains(where: { $0.name.text == inputName }) {
        let known = definition.inputs.map(\.name.text).sorted()
        findings.append(
          Finding(
            "unknown-input",
            "there is no input \"\(inputName)\"\(suggestion(nearest(to: inputName, among: known), or: known))",
            file: table.file, line: table.lines[row], column: "input"))
      }
      if aliases[inputName]?[text] != nil {
        findings.append(
          Finding(
            "duplicate-key", "this alias is there twice; remove one of the rows", file: table.file,
            line: table.lines[row],
            column: "alias"))
      }
      aliases[inputName, default: [:]][text] = symbols[table.symbols[value][row]]
    }
    return aliases
  }

  // MARK: Lookups

  private mutating func bindLookup(_ index: Int) -> BoundLookup? {
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

  private mutating func bindReading(_ index: Int, table: Int) -> BoundLookup.Reading? {
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

  private mutating func bindFallbacks(_ index: Int) -> [BoundLookup.Fallback] {
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
  private mutating func keySymbols(_ table: Int, _ column: Int, isNumber: Bool) -> [Symbol] {
    if !isNumber { return tables[table].symbols[column] }
    tables[table].readNumbers(column, pool: symbols, findings: &findings)
    return (0..<tables[table].rowCount).map { row in
      tables[table].number(column, row).map { symbols.intern($0.description) } ?? tables[table].symbols[column][row]
    }
  }

  /// The columns beside the keys that tell rows of one day apart.
  private mutating func identityColumns(of reading: BoundLookup.Reading, table: Int) -> [[Symbol]] {
    switch reading {
    case .row: []
    case .band(let column, _, _), .brackets(let column, _), .fold(_, let column, _, _, _, _):
      [keySymbols(table, column, isNumber: true)]
    case .sum(let column, _): [tables[table].symbols[column]]
    }
  }

  /// Rows that the table tells apart must also be told apart by the lookup, or the newest row of any key would serve.
  private mutating func checkPrimaryKey(table: Int, lookup: LookupDefinition) {
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

  private mutating func checkDuplicates(table: Int, identity: [[Symbol]], lookup: LookupDefinition) {
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
  private func editions(_ table: Int, by bound: Int, keys: [[Symbol]]) -> [[Int]] {
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
  private mutating func checkBands(_ table: Int, _ lower: Int, _ upper: Int, keys: [[Symbol]]) {
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
  private mutating func checkBrackets(_ table: Int, _ lower: Int, keys: [[Symbol]]) {
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

  // MARK: Tables and findings

  private mutating func table(_ name: Located, usedBy user: Located) -> Int? {
    if let index = tableOfName[name.text] { return index }
    let known = tableOfName.keys.sorted()
    report(
      Finding(
        "unknown-table", "there is no table \(name.text)\(suggestion(nearest(to: name.text, among: known), or: known))"),
      name.line, user.text)
    return nil
  }

  private mutating func column(_ name: String, of table: Int, usedBy user: Located) -> Int? {
    if let column = tables[table].column(name) { return column }
    let known = tables[table].header
    findings.append(
      Finding(
        "missing-column",
        "\(user.text) reads a column \(name), which the table does not have\(suggestion(nearest(to: name, among: known), or: known))",
        file: tables[table].file, line: 1, column: name))
    return nil
  }

  private mutating func report(_ finding: Finding, _ line: Int?, _ column: String) {
    let placed = Finding(
      finding.code, finding.message, severity: finding.severity, file: definition.file, line: line, column: column)
    if !findings.contains(placed) { findings.append(placed) }
  }

  private mutating func report(_ problem: FormulaProblem, _ located: Located, _ owner: String) {
    report(
      Finding(problem.code, "at character \(problem.position) of the formula: \(problem.message)"), located.line, owner)
  }

  private func stopAtErrors() throws(Findings) {
    if findings.contains(where: { $0.severity == .error }) { throw Findings(findings) }
  }
}

extension String {
  /// `benchmark_type` as it stands in a finding's code: `benchmark-type`.
  var replacingUnderscores: String { String(map { $0 == "_" ? "-" : $0 }) }
}
