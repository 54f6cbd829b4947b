/// A table of a policy as a sheet has it: the rows that count on the day.
///
/// A key that has rows on other days only keeps one, whose figures are missing, so that no fallback takes its place; columns that rows are found by
/// always stand. Rows of bands, brackets and folds are in the order of their bounds.
public struct CellTable: Sendable {
  /// The table's name in the policy; followed by a number where lookups read one table by different keys.
  public let name: String
  /// As in the file.
  public let header: [String]
  /// As many cells as the header in each row.
  public let rows: [[CellValue]]
  /// Behind the file's columns, the texts of those that are compared as texts and read as numbers as well, by the column that they repeat.
  let textColumns: [Int: Int]
  /// Whether a row that may be found has ended, or has not begun.
  let hasRowsOutOfForce: Bool
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
    let columns = CellColumns(policy, table: lookups[indices[0]].lookup.table, readBy: indices)
    func cells(_ row: Int, figuresAre replacement: CellValue? = nil) -> [CellValue] {
      func text(_ column: Int) -> String { policy.symbols[table.symbols[column][row]] }
      let own = table.header.indices.map { column -> CellValue in
        if let replacement, columns.figures.contains(column) { return replacement }
        let text = text(column)
        if text.isEmpty { return .empty }
        if table.isDate(column), let date = CalendarDate(text) { return .date(date) }
        if columns.numbers.contains(column), let number = try? ExactDecimal(plain: text) { return .number(number) }
        return .text(text)
      }
      return own
        + columns.copied.map { columns.figures.contains($0) ? replacement ?? .text(text($0)) : .text(text($0)) }
    }
    let header = table.header + columns.copied.map { "\(table.header[$0]), as text" }
    let textColumns = Dictionary(
      uniqueKeysWithValues: columns.copied.enumerated().map { ($0.element, table.header.count + $0.offset) })
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
        name: name, header: header,
        rows: series.flatMap { series in
          zip(series.rows, series.ends).map { row, end in cells(row, figuresAre: end == nil ? nil : .missing) }
        }, textColumns: textColumns, hasRowsOutOfForce: series.contains { $0.ends.contains { $0 != nil } },
        sources: sources(series.flatMap(\.rows)), longestSeries: series.map(\.rows.count).max() ?? 0)
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
      name: name, header: header, rows: rows.map(\.cells), textColumns: textColumns,
      hasRowsOutOfForce: resolved.states.contains { if case .inForce? = $0 { false } else { $0 != nil } },
      sources: sources(rows.map(\.row)), longestSeries: 0)
  }
}
