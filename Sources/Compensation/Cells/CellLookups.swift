/// Lookups in cells: which rows of a table's sheet a calculation takes.
struct CellLookups {
  let translation: CellTranslation
  let tables: [CellTable]
  /// By lookup: its sheet.
  let tableOfLookup: [Int: Int]

  private var policy: Policy { translation.policy }

  /// The formula of a lookup that is one cell.
  func formula(_ index: Int) -> CellFormula {
    let lookup = policy.lookups[index]
    guard let table = tableOfLookup[index], !tables[table].rows.isEmpty else { return .missing }
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

  // MARK: Keys

  /// What must be true of a row for each key: arrays of truth values.
  private func conditions(
    _ lookup: BoundLookup, _ table: Int, replacements: [Symbol?] = [], rows: Range<Int>? = nil
  ) -> [CellFormula] {
    lookup.keys.enumerated().map { position, key in
      let cells = column(table, key.column, rows)
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

  /// The first row for which the conditions hold: `MATCH(1,INDEX(…,0),0)`, where INDEX makes every program compare the whole column.
  private func match(_ conditions: [CellFormula]) -> CellFormula { Self.match(product(conditions)) }

  /// The first row for which an array has 1.
  static func match(_ product: CellFormula) -> CellFormula {
    .call("MATCH", CellFormula("1"), .call("INDEX", product, CellFormula("0")), CellFormula("0"))
  }

  // MARK: Rows

  private func row(_ lookup: BoundLookup, _ table: Int) -> CellFormula {
    guard let value = lookup.value else { return .missing }
    let values = column(table, value)
    if lookup.keys.isEmpty { return .call("INDEX", values, CellFormula("1")) }
    let own = conditions(lookup, table)
    let found = CellFormula.call("INDEX", values, match(own))
    var otherwise: CellFormula?
    for fallback in lookup.fallbacks.reversed() {
      let next = otherwise ?? .missing
      let replaced = conditions(lookup, table, replacements: fallback.replacements)
      // Another fallback serves only where this one has no row either.
      var served = CellFormula.call("INDEX", values, match(replaced))
      if otherwise != nil { served = .call("IF", count(replaced), served, next) }
      otherwise = fallback.condition.map { .call("IF", translation.formula($0), served, next) } ?? served
    }
    guard let otherwise else { return found }
    return .call("IF", count(own), found, otherwise)
  }

  /// Whether the conditions hold for any row.
  private func count(_ conditions: [CellFormula]) -> CellFormula {
    .compare(.call("SUMPRODUCT", product(conditions)), ">", CellFormula("0"))
  }

  // MARK: Bands

  /// The last row for which all holds: `LOOKUP(2,1/(…),values)`. The others are divided by zero, and the search for 2 ends at the last 1.
  private func band(
    _ lookup: BoundLookup, _ table: Int, _ bounds: Int, _ formula: BoundFormula, _ below: Int?
  ) -> CellFormula {
    guard let value = lookup.value else { return .missing }
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
    return .call("LOOKUP", CellFormula("2"), CellFormula("1") / product(all), column(table, value))
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
    return .call("IF", self.count(own), total, .missing)
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
    let isIn = CellFormula.call("ISNUMBER", .call("FIND", fenced(column(table, elements)), fenced(set)))
    let own = conditions(lookup, table) + [isIn]
    let wanted =
      CellFormula.operation(
        (.call("LEN", set)
          - .call("LEN", .call("SUBSTITUTE", set, CellFormula(quoting: "; "), CellFormula(quoting: ""))))
          / CellFormula("2"), "+", CellFormula("1"), .sum)
    return .call(
      "IF", .compare(set, "=", CellFormula(quoting: "")), CellFormula("0"),
      .call(
        "IF", .compare(.call("SUMPRODUCT", product(own)), "=", wanted),
        .call("SUMPRODUCT", product(own) * column(table, value)), .missing))
  }

  // MARK: Folds

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
        let place = CellFormula("\(round + 1)")
        // Rows of one key are together.
        inside.locals[local] = .call(
          "INDEX", cells,
          hasKeys
            ? .operation(match(conditions(lookup, table)), "+", CellFormula("\(round)"), .sum) : place)
      }
      rounds.append(
        .call(
          "IF", .compare(wanted, ">", CellFormula("\(round)")), inside.formula(each), running(round)))
    }
    let available =
      hasKeys ? CellFormula.call("SUMPRODUCT", product(conditions(lookup, table))) : CellFormula("\(longest)")
    let isPossible = CellFormula.call(
      "AND", .compare(wanted, ">=", CellFormula("0")), .compare(wanted, "=", .call("INT", wanted)),
      .compare(wanted, "<=", longest == 0 ? CellFormula("0") : available))
    return (rounds, .call("IF", isPossible, running(longest), .missing))
  }
}
