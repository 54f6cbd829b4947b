/// Lookups in cells: which rows of a table's sheet a calculation takes.
struct CellLookups {
  let translation: CellTranslation
  let tables: [CellTable]
  /// By lookup: its sheet.
  let tableOfLookup: [Int: Int]
  /// The day that the rows are read as of.
  let asOf: CalendarDate?

  private var policy: Policy { translation.policy }

  /// The formula of a lookup that is one cell.
  func formula(_ index: Int) -> CellFormula {
    let lookup = policy.lookups[index]
    guard let table = tableOfLookup[index] else { return .missing }
    if tables[table].rows.isEmpty {
      guard case .sum(_, let input) = lookup.reading, lookup.keys.isEmpty else { return .missing }
      return .call("IF", isEmpty(translation.cell(input)), CellFormula("0"), .missing)
    }
    switch lookup.reading {
    case .row: return text(lookup, row(lookup, table))
    case .band(let column, let formula, let below): return text(lookup, band(lookup, table, column, formula, below))
    case .brackets(let column, let formula): return brackets(lookup, table, column, formula)
    case .sum(let column, let input): return sum(lookup, table, column, input)
    case .fold: return .missing
    }
  }

  /// An empty cell would be 0 in another.
  private func text(_ lookup: BoundLookup, _ formula: CellFormula) -> CellFormula {
    lookup.kind == .text ? CellFormula(formula.pieces + [.text("&\"\"")], .comparison) : formula
  }

  private func column(_ table: Int, _ column: Int, _ rows: Range<Int>? = nil) -> CellFormula {
    CellFormula([.column(table: table, column: column, rows: rows ?? 0..<tables[table].rows.count)])
  }

  /// The column of a column's texts.
  private func textColumn(_ table: Int, _ column: Int) -> Int { tables[table].textColumns[column] ?? column }

  /// The cells that a lookup yields; a text as it is written.
  private func values(_ lookup: BoundLookup, _ table: Int) -> CellFormula? {
    lookup.value.map { column(table, lookup.kind == .text ? textColumn(table, $0) : $0) }
  }

  // MARK: Rows in force

  /// A figure that is an error where its row does not count. Only needed where the figure cannot be missing itself, as rows are found by it.
  /// - Parameter cell: The found row's cell of a column.
  private func inForce(
    _ lookup: BoundLookup, _ table: Int, _ formula: CellFormula, _ cell: (Int) -> CellFormula
  ) -> CellFormula {
    guard tables[table].hasRowsOutOfForce, let value = lookup.value, isFoundBy(value, lookup) else { return formula }
    var isOver: [CellFormula] = []
    if let column = tables[table].header.firstIndex(of: DatedColumns.effectiveFrom) {
      isOver.append(.compare(cell(column), ">", day))
    }
    if let column = tables[table].header.firstIndex(of: DatedColumns.effectiveTo) {
      // An empty cell is 0.
      isOver.append(.call("AND", .compare(cell(column), ">", CellFormula("0")), .compare(cell(column), "<=", day)))
    }
    return isOver.isEmpty ? formula : .call("IF", .call("OR", isOver), .missing, formula)
  }

  private func isFoundBy(_ column: Int, _ lookup: BoundLookup) -> Bool {
    if lookup.keys.contains(where: { $0.column == column }) { return true }
    switch lookup.reading {
    case .band(let bounds, _, let below): return column == bounds || column == below
    default: return false
    }
  }

  private var day: CellFormula {
    asOf.map { CellFormula("DATE(\($0.year),\($0.month),\($0.day))") } ?? CellFormula("0")
  }

  // MARK: Keys

  /// What must be true of a row for each key: arrays of truth values.
  private func conditions(
    _ lookup: BoundLookup, _ table: Int, replacements: [Symbol?] = [], rows: Range<Int>? = nil
  ) -> [CellFormula] {
    lookup.keys.enumerated().map { position, key in
      let cells = column(table, key.formula.kind == .text ? textColumn(table, key.column) : key.column, rows)
      if replacements.indices.contains(position), let text = replacements[position] {
        return .call("EXACT", cells, CellFormula(quoting: policy.symbols[text]))
      }
      let wanted = translation.formula(key.formula)
      return key.formula.kind == .number ? .compare(cells, "=", wanted) : .call("EXACT", cells, wanted)
    }
  }

  /// 1 where all conditions hold.
  private func product(_ conditions: [CellFormula]) -> CellFormula {
    guard let first = conditions.first else { return CellFormula("1") }
    if conditions.count == 1 { return first * CellFormula("1") }
    return conditions.dropFirst().reduce(first) { $0 * $1 }
  }

  /// A column's cell in the last row for which the conditions hold: `LOOKUP(2,1/(…),values)`. The others are divided by zero, and the search for 2
  /// ends at the last 1; without any, there is `#N/A`. Unlike `MATCH` it takes no `*` for anything and no `a` for `A`, and LibreOffice works it
  /// out also in a file without held results, where it loses the first row of long columns of `INDEX` and `MATCH`.
  private func found(_ conditions: [CellFormula], _ values: CellFormula) -> CellFormula {
    Self.found(conditions.count == 1 ? conditions[0] : product(conditions), values)
  }

  static func found(_ condition: CellFormula, _ values: CellFormula) -> CellFormula {
    .call("LOOKUP", CellFormula("2"), CellFormula("1") / condition, values)
  }

  // MARK: Rows

  private func row(_ lookup: BoundLookup, _ table: Int) -> CellFormula {
    guard let values = values(lookup, table) else { return .missing }
    if lookup.keys.isEmpty { return .call("INDEX", values, CellFormula("1")) }
    func served(_ conditions: [CellFormula]) -> CellFormula {
      inForce(lookup, table, found(conditions, values)) { found(conditions, column(table, $0)) }
    }
    let own = conditions(lookup, table)
    if lookup.fallbacks.isEmpty { return served(own) }
    // Each serves only where those before have no row.
    var otherwise = CellFormula.missing
    for fallback in lookup.fallbacks.reversed() {
      let replaced = conditions(lookup, table, replacements: fallback.replacements)
      let isThere = count(replaced)
      let isAllowed = fallback.condition.map {
        CellFormula.call("IF", translation.formula($0), isThere, CellFormula("FALSE"))
      }
      otherwise = .call("IF", isAllowed ?? isThere, served(replaced), otherwise)
    }
    return .call("IF", count(own), served(own), otherwise)
  }

  /// Whether the conditions hold for any row.
  private func count(_ conditions: [CellFormula]) -> CellFormula {
    .compare(.call("SUMPRODUCT", product(conditions)), ">", CellFormula("0"))
  }

  // MARK: Bands

  /// The last row whose bound is not above; a sheet is in the order of the bounds.
  private func band(
    _ lookup: BoundLookup, _ table: Int, _ bounds: Int, _ formula: BoundFormula, _ below: Int?
  ) -> CellFormula {
    guard let values = values(lookup, table) else { return .missing }
    let number = translation.comparable(formula)
    var all = conditions(lookup, table) + [.compare(column(table, bounds), "<=", number)]
    if let below {
      // Without an upper bound a band has no end.
      let ends = column(table, below)
      let isOpen = CellFormula.compare(ends, "=", CellFormula(quoting: ""))
      all.append(
        .compare(
          .operation(isOpen, "+", .compare(ends, ">", number), .sum), ">", CellFormula("0")))
    }
    return inForce(lookup, table, found(all, values)) { found(all, column(table, $0)) }
  }

  /// Each rate applies to what is above its bound and replaces the rate before, which is taken off again.
  private func brackets(
    _ lookup: BoundLookup, _ table: Int, _ bounds: Int, _ formula: BoundFormula
  ) -> CellFormula {
    guard let value = lookup.value else { return .missing }
    let number = translation.formula(formula)
    let count = tables[table].rows.count
    func above(_ rows: Range<Int>) -> [CellFormula] {
      let lower = column(table, bounds, rows)
      return [.compare(number, ">", lower), number - lower]
    }
    let whole = 0..<count
    var total = CellFormula.call(
      "SUMPRODUCT",
      product(conditions(lookup, table) + above(whole)) * column(table, value, whole))
    if count > 1 {
      let (later, earlier) = (1..<count, 0..<count - 1)
      let same = conditions(lookup, table, rows: later) + conditions(lookup, table, rows: earlier)
      total =
        total
        - .call("SUMPRODUCT", product(same + above(later)) * column(table, value, earlier))
    }
    let own = conditions(lookup, table) + [.compare(column(table, bounds), "<=", number)]
    let whether = CellFormula.call("IF", self.count(own), total, .missing)
    guard tables[table].hasRowsOutOfForce,
      let end = tables[table].header.firstIndex(of: DatedColumns.effectiveTo)
    else { return whether }
    // A bracket that takes part and has ended; an empty cell is no day.
    let ends = column(table, end)
    let ended =
      conditions(lookup, table) + [
        .compare(number, ">", column(table, bounds)), .compare(ends, "<>", CellFormula(quoting: "")),
        .compare(ends, "<=", day),
      ]
    return .call("IF", self.count(ended), .missing, whether)
  }

  // MARK: Sums

  /// The set is a text of its elements with `; ` between them; each element of the table is looked for in it. A set with an element
  /// that the table does not have has no sum.
  private func sum(_ lookup: BoundLookup, _ table: Int, _ elements: Int, _ input: Int) -> CellFormula {
    guard let value = lookup.value else { return .missing }
    let set = translation.cell(input)
    func fenced(_ formula: CellFormula) -> CellFormula {
      CellFormula([.text("\"; \"&")] + formula.pieces + [.text("&\"; \"")])
    }
    let isIn = CellFormula.call(
      "ISNUMBER", .call("FIND", fenced(column(table, textColumn(table, elements))), fenced(set)))
    let own = conditions(lookup, table) + [isIn]
    let wanted =
      CellFormula.operation(
        (.call("LEN", set)
          - .call("LEN", .call("SUBSTITUTE", set, CellFormula(quoting: "; "), CellFormula(quoting: ""))))
          / CellFormula("2"), "+", CellFormula("1"), .sum)
    let sum = CellFormula.call(
      "IF", isEmpty(set), CellFormula("0"),
      .call(
        "IF", .compare(.call("SUMPRODUCT", product(own)), "=", wanted),
        .call("SUMPRODUCT", product(own) * column(table, value)), .missing))
    return lookup.keys.isEmpty ? sum : .call("IF", count(conditions(lookup, table)), sum, .missing)
  }

  private func isEmpty(_ set: CellFormula) -> CellFormula { .compare(set, "=", CellFormula(quoting: "")) }

  // MARK: Folds

  /// Which row of a table's sheet a round takes; rows of one key are together, the last of them is found, and the header is one row.
  private func place(of round: Int, _ lookup: BoundLookup, _ table: Int, _ cells: CellFormula) -> CellFormula {
    if lookup.keys.isEmpty { return CellFormula("\(round + 1)") }
    let own = conditions(lookup, table)
    return .operation(
      found(own, .call("ROW", cells)) - .call("SUMPRODUCT", product(own)), "+", CellFormula("\(round)"), .sum)
  }

  /// The cells of a fold: `running` after each row that the longest series has, and the whole.
  /// - Parameter running: The cell of `running` after so many rows, from 0.
  func fold(_ index: Int, running: (Int) -> CellFormula) -> (rounds: [CellFormula], whole: CellFormula) {
    let lookup = policy.lookups[index]
    guard case .fold(let first, _, let start, let each, let slot, let columns) = lookup.reading,
      let table = tableOfLookup[index]
    else { return ([], .missing) }
    let wanted = translation.formula(first)
    let longest = tables[table].longestSeries
    let hasKeys = !lookup.keys.isEmpty
    var rounds = [translation.formula(start)]
    for round in 0..<longest {
      var inside = translation
      inside.locals[slot] = running(round)
      for (local, column) in columns {
        let cells = self.column(table, column)
        inside.locals[local] = .call("INDEX", cells, place(of: round, lookup, table, cells))
      }
      rounds.append(
        .call(
          "IF", .compare(wanted, ">", CellFormula("\(round)")), inside.formula(each), running(round)))
    }
    let available =
      hasKeys ? CellFormula.call("SUMPRODUCT", product(conditions(lookup, table))) : CellFormula("\(longest)")
    var needs: [CellFormula] = [
      .compare(wanted, ">=", CellFormula("0")), .compare(wanted, "=", .call("INT", wanted)),
      .compare(wanted, "<=", longest == 0 ? CellFormula("0") : available),
    ]
    if hasKeys { needs.append(.compare(available, ">", CellFormula("0"))) }
    let isPossible = CellFormula.call("AND", needs)
    return (rounds, .call("IF", isPossible, running(longest), .missing))
  }
}
