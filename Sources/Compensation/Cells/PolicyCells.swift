/// A policy as cells of a spreadsheet, read as of one day: its tables, and a formula for every name that the results need.
///
/// A cell's formula gives what the engine gives, but for the last digits: a spreadsheet computes in binary. Results are rounded as the policy says and
/// then to the currency's smallest unit.
public struct PolicyCells: Sendable {
  /// What was translated.
  public let calculator: Calculator
  /// The policy's tables, as far as the names read them, and last the currencies with their digits, if there may be several.
  public let tables: [CellTable]
  /// What stands in cells: inputs in the policy's order, then each name after those that it uses.
  public let names: [Name]
  /// By result that the policy defines: its amount at the currency's smallest unit; `#N/A` where the engine refuses.
  public let results: [PayResult: CellFormula]
  /// The cell of the results' currency, among the names.
  public let currency: Int
  /// The cell of how many digits that currency has after the point, among the names.
  public let digits: Int
  /// The cells of the price index and of the purchasing power; nil without them.
  public let purchasingPower: (index: Int, amount: Int)?

  /// A cell.
  public struct Name: Sendable {
    /// As formulas of the policy write it; of a fold's rounds with the round.
    public let name: String
    /// What the policy says that it is.
    public let meaning: String
    /// How the policy says it; empty for an input that is given.
    public let working: String
    /// For an input: its index in the policy.
    public let input: Int?
    /// nil for an input without a default formula.
    public let formula: CellFormula?
    /// Whether the cell holds a text.
    public let isText: Bool
    /// Where its value is from.
    let origin: Origin
  }

  enum Origin: Sendable {
    case slot(Int)
    /// `running` of a fold's lookup after so many rows.
    case round(lookup: Int, after: Int)
    /// The offer as its own formula has it.
    case unheld(Int)
    case currency, digits, check
  }

  /// Translates what the results need, what is shown beside them, and the purchasing power.
  public init(_ calculator: Calculator) {
    self.calculator = calculator
    let policy = calculator.policy
    let wanted = PolicyCells.wantedSlots(policy)
    let order = PolicyCells.order(of: wanted, policy)
    let inputSlots = policy.inputs.indices.map { $0 }
    let (tables, tableOfLookup) = PolicyCells.tables(calculator, lookups: PolicyCells.lookups(in: order, policy))

    // Where each name's cell will be; a fold takes one for each round before its own.
    var nameOfSlot: [Int: Int] = [:]
    var firstRound: [Int: Int] = [:]
    // The offer before it is held in the range stands in a cell of its own, as it is looked at several times.
    var unheld = 0
    var count = 0
    for slot in inputSlots {
      nameOfSlot[slot] = count
      count += 1
    }
    for slot in order where !inputSlots.contains(slot) {
      if case .lookup(let index) = policy.slots[slot], case .fold = policy.lookups[index].reading {
        firstRound[index] = count
        count += (tableOfLookup[index].map { tables[$0].longestSeries } ?? 0) + 1
      }
      if slot == policy.resultSlots[.offer] {
        unheld = count
        count += 1
      }
      nameOfSlot[slot] = count
      count += 1
    }
    let translation = CellTranslation(policy: policy, nameOfSlot: nameOfSlot)
    let lookups = CellLookups(
      translation: translation, tables: tables, tableOfLookup: tableOfLookup, asOf: calculator.asOf)
    currency = count
    digits = count + 1
    let check = count + 2
    let held = PolicyCells.heldOffer(policy, translation, digits: .name(digits))

    var names: [Name] = []
    for slot in inputSlots {
      let formula = policy.inputs[slot].defaultFormula
      names.append(
        Name(
          name: policy.name(of: slot), meaning: policy.meaning(of: slot), working: formula?.formula.source ?? "",
          input: slot, formula: formula.map { translation.formula($0) }, isText: policy.inputs[slot].kind != .number,
          origin: .slot(slot)))
    }
    for slot in order where !inputSlots.contains(slot) {
      var formula = CellFormula.missing
      switch policy.slots[slot] {
      case .lookup(let index):
        if let first = firstRound[index] {
          let (rounds, whole) = lookups.fold(index) { .name(first + $0) }
          for (round, formula) in rounds.enumerated() {
            names.append(
              Name(
                name: "\(policy.name(of: slot)), after \(round)", meaning: "", working: "", input: nil,
                formula: formula, isText: false, origin: .round(lookup: index, after: round)))
          }
          formula = whole
        } else {
          formula = lookups.formula(index)
        }
      case .step(let index):
        let step = policy.steps[index]
        formula = translation.formula(step)
        if step.kind == .truth { formula = CellTranslation.number(ofTruth: formula) }
      case .input, .local: break
      }
      if slot == policy.resultSlots[.offer] {
        names.append(
          Name(
            name: "\(policy.name(of: slot)), not yet held in the range", meaning: "", working: "", input: nil,
            formula: formula, isText: false, origin: .unheld(slot)))
        formula = held(.name(unheld))
      }
      names.append(
        Name(
          name: policy.name(of: slot), meaning: policy.meaning(of: slot), working: calculator.working(ofSlot: slot),
          input: nil, formula: formula, isText: translation.kind(ofSlot: slot) == .text, origin: .slot(slot)))
    }
    names.append(
      Name(
        name: "currency of pay", meaning: "", working: policy.payCurrency?.formula.source ?? "", input: nil,
        formula: policy.payCurrency.map { translation.formula($0) } ?? CellFormula(quoting: policy.currency.code),
        isText: true, origin: .currency))
    names.append(
      Name(
        name: "digits", meaning: "digits of the currency after the point", working: "", input: nil,
        formula: PolicyCells.digits(policy, tables, currency: .name(currency)), isText: false, origin: .digits))
    let amounts = PolicyCells.amounts(policy, nameOfSlot, digits: .name(digits))
    names.append(
      Name(
        name: "check", meaning: "1 if the range ascends from zero or more, and base and variable pay make the total",
        working: "", input: nil, formula: PolicyCells.check(amounts, digits: .name(digits)), isText: false,
        origin: .check))
    self.tables = tables
    self.names = names
    results = amounts.mapValues {
      .call("IF", .compare(.name(check), "=", CellFormula("1")), $0, .missing)
    }
    if let cost = policy.definition.costOfLiving, cost.mode != .none,
      let index = policy.slotOfName[cost.index.text].flatMap({ nameOfSlot[$0] }),
      let amount = policy.slotOfName[cost.amount.text].flatMap({ nameOfSlot[$0] })
    {
      purchasingPower = (index, amount)
    } else {
      purchasingPower = nil
    }
  }

  /// The texts that an input may have, in the order of a list for people; nil if any.
  public func values(ofInput index: Int) -> [String]? {
    let policy = calculator.policy
    switch policy.inputs[index].values {
    case .list(let list)?: return list.map { policy.symbols[$0] }
    case .column(let table, let column, let order, _)?:
      let table = policy.tables[table]
      var places: [Symbol: NaturalOrder] = [:]
      for row in 0..<table.rowCount {
        let place = NaturalOrder(order.map { policy.symbols[table.symbols[$0][row]] } ?? "")
        let symbol = table.symbols[column][row]
        places[symbol] = Swift.min(places[symbol] ?? place, place)
      }
      return places.map { (place: $0.value, text: policy.symbols[$0.key]) }
        .sorted { ($0.place, NaturalOrder($0.text)) < ($1.place, NaturalOrder($1.text)) }.map(\.text)
    case nil: return nil
    }
  }
}

// MARK: What is needed

extension PolicyCells {
  private static func wantedSlots(_ policy: Policy) -> [Int] {
    var slots = policy.payCurrency?.slots ?? []
    slots += PayResult.allCases.compactMap { policy.resultSlots[$0] } + policy.showSlots
    if let cost = policy.definition.costOfLiving, cost.mode != .none {
      slots += [cost.index.text, cost.amount.text].compactMap { policy.slotOfName[$0] }
    }
    return slots
  }

  /// The slots that some need, each after those that it uses.
  private static func order(of wanted: [Int], _ policy: Policy) -> [Int] {
    var order: [Int] = []
    var seen: Set<Int> = []
    func visit(_ slot: Int) {
      guard seen.insert(slot).inserted else { return }
      for next in dependencies(slot, policy) { visit(next) }
      if case .local = policy.slots[slot] { return }
      order.append(slot)
    }
    for slot in wanted { visit(slot) }
    return order
  }

  private static func dependencies(_ slot: Int, _ policy: Policy) -> [Int] {
    switch policy.slots[slot] {
    case .input(let index): return policy.inputs[index].defaultFormula?.slots ?? []
    case .step(let index):
      return policy.steps[index].slots + (slot == policy.resultSlots[.offer] ? range(policy) : [])
    case .local: return []
    case .lookup(let index):
      let lookup = policy.lookups[index]
      var slots = lookup.keys.flatMap(\.formula.slots) + lookup.fallbacks.flatMap { $0.condition?.slots ?? [] }
      switch lookup.reading {
      case .row: break
      case .band(_, let formula, _), .brackets(_, let formula): slots += formula.slots
      case .sum(_, let input): slots.append(input)
      case .fold(let first, _, let start, let each, _, _): slots += first.slots + start.slots + each.slots
      }
      return slots + (slot == policy.resultSlots[.offer] ? range(policy) : [])
    }
  }

  private static func range(_ policy: Policy) -> [Int] {
    [PayResult.minimum, .maximum].compactMap { policy.resultSlots[$0] }
  }

  private static func lookups(in order: [Int], _ policy: Policy) -> [Int] {
    order.compactMap { if case .lookup(let index) = policy.slots[$0] { index } else { nil } }
  }

  /// A sheet for each table, and for each way in which the rows that count are found.
  private static func tables(
    _ calculator: Calculator, lookups: [Int]
  ) -> (tables: [CellTable], tableOfLookup: [Int: Int]) {
    var identities: [CellTableIdentity] = []
    var users: [[Int]] = []
    for index in lookups.sorted() {
      let identity = CellTableIdentity(calculator.policy.lookups[index])
      if let place = identities.firstIndex(of: identity) {
        users[place].append(index)
      } else {
        identities.append(identity)
        users.append([index])
      }
    }
    var tables: [CellTable] = []
    var tableOfLookup: [Int: Int] = [:]
    for (place, users) in users.enumerated() {
      let name = calculator.policy.tables[identities[place].table].name
      let same = identities[..<place].count { $0.table == identities[place].table }
      for user in users { tableOfLookup[user] = tables.count }
      tables.append(calculator.cellTable(forLookups: users, name: same == 0 ? name : "\(name) \(same + 1)"))
    }
    if calculator.policy.payCurrency != nil { tables.append(currencies) }
    return (tables, tableOfLookup)
  }

  private static var currencies: CellTable {
    CellTable(
      name: "Currencies", header: ["currency", "digits"],
      rows: Currency.allCodes.compactMap { code in
        Currency(code: code).map { [.text($0.code), .number(ExactDecimal($0.minorDigits))] }
      }, textColumns: [:], hasRowsOutOfForce: false, sources: ["ISO 4217"], longestSeries: 0)
  }

  private static func digits(_ policy: Policy, _ tables: [CellTable], currency: CellFormula) -> CellFormula {
    guard policy.payCurrency != nil, let last = tables.indices.last else {
      return CellFormula("\(policy.currency.minorDigits)")
    }
    let rows = 0..<tables[last].rows.count
    let code = CellFormula.call("EXACT", CellFormula([.column(table: last, column: 0, rows: rows)]), currency)
    return CellLookups.found(code, CellFormula([.column(table: last, column: 1, rows: rows)]))
  }
}

// MARK: Results

extension PolicyCells {
  private static func amounts(
    _ policy: Policy, _ nameOfSlot: [Int: Int], digits: CellFormula
  ) -> [PayResult: CellFormula] {
    var amounts: [PayResult: CellFormula] = [:]
    for result in policy.results {
      guard let name = policy.resultSlots[result].flatMap({ nameOfSlot[$0] }) else { continue }
      amounts[result] = CellFormula.name(name).rounded(toDigits: digits)
    }
    return amounts
  }

  /// What must hold between the results for there to be any.
  private static func check(_ amounts: [PayResult: CellFormula], digits: CellFormula) -> CellFormula {
    var conditions = PayResult.allCases.compactMap { result in
      amounts[result].map { CellFormula.compare($0, ">=", CellFormula("0")) }
    }
    for (low, high) in [(PayResult.minimum, PayResult.midpoint), (.midpoint, .maximum), (.minimum, .maximum)] {
      if let low = amounts[low], let high = amounts[high] { conditions.append(.compare(low, "<=", high)) }
    }
    if let base = amounts[.base], let variable = amounts[.variable], let total = amounts[.total] {
      // By one smallest unit at most.
      let gap = CellFormula.call(
        "ROUND", .call("ABS", .operation(base, "+", variable, .sum) - total), digits)
      conditions.append(.compare(gap, "<=", CellFormula([.text("10^-")] + digits.pieces, .product)))
    }
    return CellTranslation.number(ofTruth: .call("AND", conditions))
  }

  /// Holds the offer in the range, as the policy says.
  private static func heldOffer(
    _ policy: Policy, _ translation: CellTranslation, digits: CellFormula
  ) -> (CellFormula) -> CellFormula {
    { offer in
      var held = offer
      let isRefused = policy.definition.outsideRange == .refuse
      for (result, sign) in [(PayResult.maximum, ">"), (.minimum, "<")] {
        guard let slot = policy.resultSlots[result] else { continue }
        let end = translation.cell(slot)
        let isOutside = CellFormula.compare(
          offer.rounded(toDigits: digits), sign, end.rounded(toDigits: digits))
        held = .call("IF", isOutside, isRefused ? .missing : end, held)
      }
      return held
    }
  }
}

extension Calculator {
  /// How the policy says what a name is worth.
  fileprivate func working(ofSlot slot: Int) -> String {
    switch policy.slots[slot] {
    case .input, .local: ""
    case .lookup(let index): reading(ofLookup: index)
    case .step(let index): policy.steps[index].formula.source
    }
  }
}
