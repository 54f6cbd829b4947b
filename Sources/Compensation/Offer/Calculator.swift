/// A policy read as of one date: for every key, the row that counts on that day.
///
/// A calculator is a value and does not change, so that one serves any number of calculations, on any thread.
public struct Calculator: Sendable {
  /// What is read; another calculator may read it as of another date.
  public let policy: Policy
  /// The day that the tables are read as of; nil if none was given and no table is dated.
  public let asOf: CalendarDate?

  let lookups: [ResolvedLookup]
  /// The currencies among the policy's texts, if its results may be in several.
  let currencies: [Symbol: Currency]

  /// Finds the rows that count on a day, once for all calculations.
  /// - Parameter date: nil takes the newest first day in the policy's tables, never the clock.
  public init(policy: Policy, asOf date: CalendarDate? = nil) {
    self.policy = policy
    asOf = date ?? policy.newestDate
    let day = asOf ?? .first
    var currencies: [Symbol: Currency] = [:]
    if policy.payCurrency != nil {
      for (index, text) in policy.symbols.texts.enumerated() {
        if let currency = Currency(code: text) {
          currencies[Symbol(index: Int32(truncatingIfNeeded: index))] = currency
        }
      }
    }
    self.currencies = currencies
    lookups = zip(policy.lookups, policy.definition.lookups).map { lookup, definition in
      ResolvedLookup(lookup, definition: definition, table: policy.tables[lookup.table], asOf: day)
    }
  }
}

/// A lookup with its table's rows resolved to one day. An object, so that a calculation reads it without copying.
final class ResolvedLookup: Sendable {
  let lookup: BoundLookup
  let table: DatedTable
  let isRow: Bool
  /// The keys' formulas, as nodes of the policy.
  let keyRoots: [Int]
  let index: KeyIndex
  /// By node of the index: what the key has; for row and sum lookups.
  let states: [RowState?]
  /// By node of the index: the rows in force, by ascending number; for band, brackets and fold lookups.
  let series: [Series]
  /// By row: what the lookup yields; empty for a fold.
  let values: [Value]
  /// Rows that began before this day are stale.
  let staleBefore: CalendarDate?

  /// Rows in force that share their keys, sorted by a number that no two have in common.
  struct Series: Sendable {
    var rows: [Int] = []
    var bounds: [ExactDecimal] = []
    /// By position: the day on which the row ended, if it has. It keeps its place, so that its neighbour does not take over.
    var ends: [CalendarDate?] = []
    /// If there are none in force: what they are instead.
    var absence: RowState?
  }

  init(_ lookup: BoundLookup, definition: LookupDefinition, table: DatedTable, asOf day: CalendarDate) {
    self.lookup = lookup
    self.table = table
    keyRoots = lookup.keys.map(\.formula.root)
    var columns = lookup.keys.map(\.symbols)
    if case .sum(let column, _) = lookup.reading { columns.append(table.symbols[column]) }
    let index = KeyIndex(columns: columns, rowCount: table.rowCount)
    self.index = index
    isRow = if case .row = lookup.reading { true } else { false }
    switch lookup.reading {
    case .row, .sum:
      states = index.rows.map { $0.isEmpty ? nil : table.state(of: $0, asOf: day) }
      series = []
    case .band(let column, _, _), .brackets(let column, _), .fold(_, let column, _, _, _, _):
      states = []
      series = index.rows.map { Self.series(of: $0, by: column, table: table, asOf: day) }
    }
    values =
      lookup.value.map { column in
        (0..<table.rowCount).map { row in
          lookup.kind == .number ? .number(table.number(column, row) ?? .zero) : .text(table.symbols[column][row])
        }
      } ?? []
    staleBefore = definition.staleAfterDays.flatMap { limit in
      table.effectiveFrom?.filter { $0.days(until: day) <= limit }.min() ?? (table.effectiveFrom == nil ? nil : day)
    }
  }

  /// The newest edition on the day: a table of bands, brackets or steps is replaced as a whole, so that a new edition may have other
  /// bounds and fewer rows.
  private static func series(of rows: [Int], by column: Int, table: DatedTable, asOf day: CalendarDate) -> Series {
    var series = Series()
    func start(_ row: Int) -> CalendarDate { table.effectiveFrom?[row] ?? .first }
    guard let first = rows.min(by: { start($0) < start($1) }) else { return series }
    let begun = rows.filter { table.effectiveFrom == nil || start($0) <= day }
    guard let newest = begun.map(start).max() else {
      series.absence = .notYet(from: start(first))
      return series
    }
    let edition = begun.filter { start($0) == newest }
    series.rows = edition.sorted { (table.number(column, $0) ?? .zero) < (table.number(column, $1) ?? .zero) }
    series.bounds = series.rows.map { table.number(column, $0) ?? .zero }
    series.ends = series.rows.map { row in table.effectiveTo[row].flatMap { $0 <= day ? $0 : nil } }
    // An edition may end row by row; it has expired when all of its rows have.
    if let last = series.ends.compactMap({ $0 }).max(), !series.ends.contains(nil) {
      series = Series(absence: .expired(row: edition[0], on: last))
    }
    return series
  }
}
