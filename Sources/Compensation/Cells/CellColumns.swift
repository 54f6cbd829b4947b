/// What the columns of a table are on its sheet.
struct CellColumns {
  /// Columns of numbers: what lookups read as numbers, and what nobody looks up and holds nothing else.
  var numbers: Set<Int> = []
  /// Columns whose cells are missing in a row that does not count; never those that rows are found by.
  var figures: Set<Int> = []
  /// Columns of numbers that are compared as texts, too: a spreadsheet has another text for 2.50.
  var copied: [Int] = []

  init(_ policy: Policy, table index: Int, readBy indices: [Int]) {
    let table = policy.tables[index]
    var texts: Set<Int> = []
    var found: Set<Int> = []
    for lookup in policy.lookups where lookup.table == index {
      for key in lookup.keys {
        if key.formula.kind == .text { texts.insert(key.column) } else { numbers.insert(key.column) }
      }
      if lookup.kind == .text, let value = lookup.value { texts.insert(value) }
      if case .sum(let column, _) = lookup.reading { texts.insert(column) }
    }
    for lookup in indices.map({ policy.lookups[$0] }) {
      found.formUnion(lookup.keys.map(\.column))
      if let value = lookup.value { figures.insert(value) }
      switch lookup.reading {
      case .row: break
      case .band(let column, _, let below): found.formUnion([column] + (below.map { [$0] } ?? []))
      case .brackets(let column, _):
        found.insert(column)
        // A rate that is missing would be in every sum; the formula looks at the days.
        if let value = lookup.value { figures.remove(value) }
      case .sum(let column, _): found.insert(column)
      case .fold(_, let order, _, _, _, let columns):
        found.insert(order)
        figures.formUnion(columns.map(\.column))
      }
    }
    figures.subtract(found)
    func isPlain(_ symbol: Symbol) -> Bool {
      let text = policy.symbols[symbol]
      return text.isEmpty || (try? ExactDecimal(plain: text))?.description == text
    }
    for column in table.header.indices {
      let isRead = !table.hasNoNumbers(column)
      if isRead || !texts.contains(column) && table.symbols[column].allSatisfy(isPlain) { numbers.insert(column) }
    }
    copied = numbers.intersection(texts).sorted()
  }
}

extension DatedTable {
  /// Whether no lookup reads a column as numbers.
  func hasNoNumbers(_ column: Int) -> Bool { numbers[column].isEmpty }

  func isDate(_ column: Int) -> Bool {
    [DatedColumns.effectiveFrom, DatedColumns.effectiveTo, DatedColumns.oldest].contains(header[column])
  }
}
