/// One combination of a policy's inputs and what it pays.
public struct RangeRow: Sendable {
  /// The inputs' texts, in the policy's order; empty for one that the results did not need.
  public internal(set) var inputs: [String]
  /// The currency of the amounts; it may differ from row to row.
  public internal(set) var currency: Currency
  /// In the order of `Policy.results`, at the currency's smallest unit.
  public internal(set) var amounts: [ExactDecimal]
  /// What the cells of a spreadsheet hold, in the order of `PolicyCells.names`; empty unless the list was asked for them.
  public internal(set) var cells: [CellValue] = []
}

/// Goes through every combination of a policy's inputs, one at a time, so that a list of any length takes no memory.
///
/// An input that is given stays as given. Of the others, those with a list of values go through it, in the list's order; an option,
/// and an input whose default is a formula, keep their default. The last input changes fastest. The order of a table's rows does
/// not matter.
public struct RangeListing {
  private let calculator: Calculator
  private var frame: Frame
  /// In the order of the policy's results.
  private let resultSlots: [Int]
  /// By `PayResult.index`: where the result stands in a row.
  private let positions: [Int?]
  /// The inputs that the list does not go through: they are the same in every row, or follow from the others.
  private var derivedInputs: [Int] = []
  /// If each row is to have its cells.
  private let cells: PolicyCells?
  /// By input, then by the values of the inputs that its values go with: the values in force, in order.
  private var valueLists: [Int: [[Symbol]: [Symbol]]] = [:]

  /// A list in which the given inputs are the same in every row.
  /// - Parameter cells: Of the same calculator, if each row is to have the values of their names.
  /// - Throws: As for a single calculation's inputs: `unknown-input`, `repeated-input`, `bad-number`, `out-of-bounds`,
  ///   `unknown-…`.
  public init(_ calculator: Calculator, given: InputValues, cells: PolicyCells? = nil) throws(Finding) {
    self.calculator = calculator
    self.cells = cells
    frame = try calculator.frame(for: given)
    let results = calculator.policy.results
    resultSlots = results.compactMap { calculator.policy.resultSlots[$0] }
    positions = PayResult.allCases.map { results.firstIndex(of: $0) }
    derivedInputs = calculator.policy.inputs.indices.filter { !goesThrough($0) }
  }

  /// The inputs that the list goes through, in the policy's order, and how many characters the longest value of each has. An input
  /// with one value is not among them.
  public var varyingInputs: [(input: Int, width: Int)] {
    let policy = calculator.policy
    return policy.inputs.indices.compactMap { index in
      guard goesThrough(index) else { return nil }
      let values: Set<Symbol> =
        switch policy.inputs[index].listed ?? policy.inputs[index].values {
        case .list(let list)?: Set(list)
        case .column(let table, let column, _, _)?: Set(policy.tables[table].symbols[column])
        case nil: []
        }
      return values.count > 1 ? (index, values.map { policy.symbols[$0].count }.max() ?? 0) : nil
    }
  }

  /// Whether the list goes through an input's values.
  private func goesThrough(_ index: Int) -> Bool {
    let policy = calculator.policy
    let input = policy.definition.inputs[index]
    return !frame.isGiven[index] && !input.isOption && input.kind == .text && policy.inputs[index].defaultFormula == nil
      && policy.inputs[index].values != nil
  }

  /// Calls `body` with every combination that has a result, and `refused` with every one that has none.
  ///
  /// - Returns: How many combinations there were, refused ones included.
  /// - Throws: `missing-input` for a free input that was not given, `not-yet-effective` if an input has no value in
  ///   force on the day, and what the closures throw.
  public mutating func forEach(
    _ body: (borrowing RangeRow) throws -> Void, refused: (Finding) throws -> Void
  ) throws -> Int {
    var row = RangeRow(
      inputs: Array(repeating: "", count: calculator.policy.inputs.count), currency: calculator.policy.currency,
      amounts: Array(repeating: .zero, count: calculator.policy.results.count))
    return try visit(input: 0, &row, body, refused)
  }

  private mutating func visit(
    input index: Int, _ row: inout RangeRow,
    _ body: (borrowing RangeRow) throws -> Void, _ refused: (Finding) throws -> Void
  ) throws -> Int {
    if index == calculator.policy.inputs.count {
      try calculate(&row, body, refused)
      return 1
    }
    guard goesThrough(index) else { return try visit(input: index + 1, &row, body, refused) }
    var count = 0
    for symbol in try values(ofInput: index) {
      frame.values[index] = .text(symbol)
      frame.isGiven[index] = true
      row.inputs[index] = calculator.policy.symbols[symbol]
      count += try visit(input: index + 1, &row, body, refused)
    }
    frame.isGiven[index] = false
    frame.isKnown[index] = false
    return count
  }

  private mutating func calculate(
    _ row: inout RangeRow, _ body: (borrowing RangeRow) throws -> Void, _ refused: (Finding) throws -> Void
  ) throws {
    frame.forgetResults()
    do throws(EvaluationError) {
      row.currency = try calculator.payCurrency(&frame)
      for position in resultSlots.indices {
        row.amounts[position] = try calculator.amount(ofSlot: resultSlots[position], row.currency, &frame).amount
      }
      try calculator.check(row.currency) { result in positions[result.index].map { row.amounts[$0] } }
    } catch {
      let finding = calculator.finding(for: error)
      if finding.code == "missing-input" { throw finding }
      try refused(finding)
      return
    }
    for index in derivedInputs {
      row.inputs[index] = frame.isKnown[index] ? calculator.explained(index, frame).description : ""
    }
    // Last, as it works out more than the results need.
    if let cells { row.cells = cells.values(&frame) }
    try body(row)
  }

  private mutating func values(ofInput index: Int) throws(Finding) -> [Symbol] {
    let policy = calculator.policy
    let input = policy.inputs[index]
    guard let source = input.listed ?? input.values else { return [] }
    switch source {
    case .list(let list):
      return list
    case .column(let tableIndex, let column, let order, let keys):
      let chosen = try chosenValues(keys)
      if let list = valueLists[index]?[chosen] { return list }
      let table = policy.tables[tableIndex]
      let day = calculator.asOf ?? .first
      // Rows that only differ in their days are one key; a value is listed if one of its keys is in force.
      let identity = identityColumns(ofTable: tableIndex, with: column)
      var rowsOfKey: [[Symbol]: [Int]] = [:]
      for row in 0..<table.rowCount
      where zip(keys, chosen).allSatisfy({ table.symbols[$0.column][row] == $1 }) {
        rowsOfKey[identity.map { table.symbols[$0][row] }, default: []].append(row)
      }
      var allowed: Set<Symbol>?
      if input.listed != nil, case .column(let values, let valueColumn, _, _)? = input.values {
        allowed = Set(policy.tables[values].symbols[valueColumn])
      }
      var orders: [Symbol: NaturalOrder] = [:]
      var firstDay: CalendarDate?
      for rows in rowsOfKey.values {
        let symbol = table.symbols[column][rows[0]]
        if let allowed, !allowed.contains(symbol) { continue }
        switch table.state(of: rows, asOf: day) {
        case .inForce(let row):
          let place = NaturalOrder(order.map { policy.symbols[table.symbols[$0][row]] } ?? "")
          orders[symbol] = Swift.min(orders[symbol] ?? place, place)
        case .notYet(let start): firstDay = Swift.min(firstDay ?? start, start)
        case .expired: break
        }
      }
      let entries = orders.map { (symbol: $0.key, order: $0.value, text: NaturalOrder(policy.symbols[$0.key])) }
      if entries.isEmpty, let firstDay {
        throw Finding(
          "not-yet-effective",
          "no \(policy.inputNames[index]) is in force on \(day); the first begins on \(firstDay); ask for a later date or add earlier rows",
          file: table.file, column: DatedColumns.effectiveFrom)
      }
      let list = entries.sorted { ($0.order, $0.text) < ($1.order, $1.text) }.map(\.symbol)
      valueLists[index, default: [:]][chosen] = list
      return list
    }
  }

  /// The values of the inputs that another input's values go with: as given, as the list has them now, or by default.
  private mutating func chosenValues(_ keys: [(column: Int, input: Int)]) throws(Finding) -> [Symbol] {
    var chosen: [Symbol] = []
    // What was worked out for the last combination does not count for this one.
    frame.forgetResults()
    for key in keys {
      do throws(EvaluationError) {
        guard case .text(let symbol) = try calculator.value(ofSlot: key.input, &frame) else { continue }
        chosen.append(symbol)
      } catch { throw calculator.finding(for: error) }
    }
    return chosen
  }

  /// The columns that tell a table's keys apart: those that lookups select rows by, and the one that is listed.
  private func identityColumns(ofTable table: Int, with column: Int) -> [Int] {
    var columns: Set<Int> = [column]
    for lookup in calculator.policy.lookups where lookup.table == table {
      columns.formUnion(lookup.keys.map(\.column))
      switch lookup.reading {
      case .row: break
      case .band(let column, _, _), .brackets(let column, _), .sum(let column, _), .fold(_, let column, _, _, _, _):
        columns.insert(column)
      }
    }
    return columns.sorted()
  }
}
