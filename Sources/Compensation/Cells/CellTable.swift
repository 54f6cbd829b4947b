/// What a cell holds.
public enum CellValue: Sendable, Hashable {
  case empty
  case number(ExactDecimal)
  case text(String)
  case date(CalendarDate)
  /// No figure: `#N/A`.
  case missing
}

/// A table of a policy as a sheet has it: the rows that count on the day.
///
/// A key that has rows on other days only keeps one, whose figures are missing, so that no fallback takes its place. Rows of bands, brackets and folds
/// are in the order of their bounds.
public struct CellTable: Sendable {
  /// The table's name in the policy; followed by a number where lookups read one table by different keys.
  public let name: String
  /// As in the file.
  public let header: [String]
  /// As many cells as the header in each row.
  public let rows: [[CellValue]]
  /// Where the figures are from, each once.
  public let sources: [String]
  /// For tables read in the order of their bounds: how many rows the longest series of one key has.
  let longestSeries: Int
}

/// Which lookups may share a sheet: those for which the same rows of a table count.
struct CellTableIdentity: Hashable {
  let table: Int
  let keys: Set<Int>
  /// The column of bounds, whose order the rows are in; nil for lookups of single rows.
  let order: Int?
  /// A sum leaves out what is not there yet, and counts what has ended as nothing.
  let isSum: Bool

  init(_ lookup: BoundLookup) {
    table = lookup.table
    var keys = Set(lookup.keys.map(\.column))
    switch lookup.reading {
    case .row: (order, isSum) = (nil, false)
    case .sum(let column, _):
      keys.insert(column)
      (order, isSum) = (nil, true)
    case .band(let column, _, _), .brackets(let column, _), .fold(_, let column, _, _, _, _):
      (order, isSum) = (column, false)
    }
    self.keys = keys
  }
}

extension Calculator {
  /// The sheet for lookups of one identity.
  /// - Parameters:
  ///   - indices: The lookups.
  ///   - name: What it is called.
  func cellTable(forLookups indices: [Int], name: String) -> CellTable {
    let table = lookups[indices[0]].table
    // What lookups read as numbers, and what nobody looks up and holds nothing else.
    let textKeys = Set(
      policy.lookups.filter { $0.table == lookups[indices[0]].lookup.table }.flatMap(\.keys)
        .filter { $0.formula.kind == .text }.map(\.column))
    var numberColumns = Set(
      table.header.indices.filter { column in
        !table.hasNoNumbers(column)
          || !textKeys.contains(column) && (0..<table.rowCount).allSatisfy { isPlainNumber(table.symbols[column][$0]) }
      })
    var figures: Set<Int> = []
    for index in indices {
      let lookup = lookups[index].lookup
      for key in lookup.keys where key.formula.kind == .number { numberColumns.insert(key.column) }
      if let value = lookup.value { figures.insert(value) }
    }
    func cells(_ row: Int, figuresAre replacement: CellValue? = nil) -> [CellValue] {
      table.header.indices.map { column in
        if let replacement, figures.contains(column) { return replacement }
        let text = policy.symbols[table.symbols[column][row]]
        if text.isEmpty { return .empty }
        if table.isDate(column), let date = CalendarDate(text) { return .date(date) }
        if numberColumns.contains(column), let number = try? ExactDecimal(plain: text) { return .number(number) }
        return .text(text)
      }
    }
    func sources(_ rows: [Int]) -> [String] {
      var seen: Set<String> = []
      return rows.compactMap { table.source($0, pool: policy.symbols) }.filter { seen.insert($0).inserted }
    }
    let resolved = lookups[indices[0]]
    let identity = CellTableIdentity(resolved.lookup)
    guard identity.order == nil else {
      let series = resolved.index.rows.indices.filter { !resolved.index.rows[$0].isEmpty }
        .map { (first: resolved.index.rows[$0].min() ?? 0, series: resolved.series[$0]) }
        .sorted { $0.first < $1.first }.map(\.series)
      return CellTable(
        name: name, header: table.header,
        rows: series.flatMap { series in
          zip(series.rows, series.ends).map { row, end in cells(row, figuresAre: end == nil ? nil : .missing) }
        }, sources: sources(series.flatMap(\.rows)), longestSeries: series.map(\.rows.count).max() ?? 0)
    }
    var rows: [(row: Int, cells: [CellValue])] = []
    for (node, state) in resolved.states.enumerated() {
      switch state {
      case .inForce(let row)?: rows.append((row, cells(row)))
      case .expired(let row, _)?: rows.append((row, cells(row, figuresAre: identity.isSum ? .number(.zero) : .missing)))
      case .notYet?:
        // An element of a sum that is not there yet is unknown.
        guard !identity.isSum, let row = resolved.index.rows[node].min() else { continue }
        rows.append((row, cells(row, figuresAre: .missing)))
      case nil: continue
      }
    }
    rows.sort { $0.row < $1.row }
    return CellTable(
      name: name, header: table.header, rows: rows.map(\.cells), sources: sources(rows.map(\.row)), longestSeries: 0)
  }
}

extension Calculator {
  /// Whether a text is empty or what its number would be written as.
  private func isPlainNumber(_ symbol: Symbol) -> Bool {
    let text = policy.symbols[symbol]
    return text.isEmpty || (try? ExactDecimal(plain: text))?.description == text
  }
}

extension DatedTable {
  /// Whether no lookup reads a column as numbers.
  fileprivate func hasNoNumbers(_ column: Int) -> Bool { numbers[column].isEmpty }

  fileprivate func isDate(_ column: Int) -> Bool {
    [DatedColumns.effectiveFrom, DatedColumns.effectiveTo, DatedColumns.oldest].contains(header[column])
  }
}
