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
  static let runningName = "running"

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
    // What is in a circle has no type; after any other error the rest is checked all the same, so that a policy is mended in one round.
    if hasCircles() { throw Findings(findings) }
    let inputs = definition.inputs.indices.map { bindInput($0) }
    let lookups = definition.lookups.indices.compactMap { bindLookup($0) }
    let steps = (0..<stepCount).compactMap { bindStep($0) }
    let payCurrency = definition.payCurrency == nil ? nil : bind(.payCurrency, expected: .text)
    let place = placeSlots()
    let show = namedSlots(definition.show, key: "show")
    let results = resultSlots()
    checkCostOfLiving()
    let aliases = readAliases()
    if lookups.count == definition.lookups.count {
      checkTexts(of: lookups, inputs)
      checkAliases(aliases, inputs: inputs, lookups: lookups)
      for lookup in lookups { checkCase(of: lookup) }
    }
    // What a broken policy does not use says nothing.
    try stopAtErrors()
    checkUse(results: results, show: show)
    try stopAtErrors()
    // Always true here: what is missing was reported.
    guard let currency, lookups.count == definition.lookups.count, steps.count == stepCount else {
      throw Findings(findings)
    }
    return Policy(
      definition: definition, digest: digest, newestDate: tables.compactMap { $0.effectiveFrom?.max() }.max(),
      currency: currency, symbols: symbols, tables: tables, aliases: aliases, slots: slots, slotOfName: slotOfName,
      inputs: inputs, lookups: lookups, steps: steps, nodes: nodes, arguments: arguments, payCurrency: payCurrency,
      placeSlots: place, showSlots: show, resultSlots: results, warnings: findings)
  }

  // MARK: Tables and findings

  mutating func table(_ name: Located, usedBy user: Located) -> Int? {
    if let index = tableOfName[name.text] { return index }
    let known = tableOfName.keys.sorted()
    report(
      Finding(
        "unknown-table", "there is no table \(name.text)\(suggestion(nearest(to: name.text, among: known), or: known))"),
      name.line, user.text)
    return nil
  }

  mutating func column(_ name: String, of table: Int, usedBy user: Located) -> Int? {
    if let column = tables[table].column(name) { return column }
    let known = tables[table].header
    findings.append(
      Finding(
        "missing-column",
        "\(user.text) reads a column \(name), which the table does not have\(suggestion(nearest(to: name, among: known), or: known))",
        file: tables[table].file, line: 1, column: name))
    return nil
  }

  mutating func report(_ finding: Finding, _ line: Int?, _ column: String) {
    let placed = Finding(
      finding.code, finding.message, severity: finding.severity, file: definition.file, line: line, column: column)
    if !findings.contains(placed) { findings.append(placed) }
  }

  mutating func report(_ problem: FormulaProblem, _ located: Located, _ owner: String) {
    // People count characters, not bytes.
    let character = String(decoding: located.text.utf8.prefix(problem.position - 1), as: UTF8.self).count + 1
    report(
      Finding(problem.code, "at character \(character) of the formula: \(problem.message)"), located.line, owner)
  }

  func stopAtErrors() throws(Findings) {
    if findings.contains(where: { $0.severity == .error }) { throw Findings(findings) }
  }
}

extension String {
  /// `benchmark_type` as it stands in a finding's code: `benchmark-type`.
  var replacingUnderscores: String { String(map { $0 == "_" ? "-" : $0 }) }
}
