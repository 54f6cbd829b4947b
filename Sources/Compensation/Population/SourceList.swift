/// Where a report's figures come from: one entry for each table that served, in the order of the tables' names.
public struct SourceList: Sendable {
  /// The tables that served.
  public let tables: [Table]

  /// What of one table served.
  public struct Table: Sendable {
    /// The table's name.
    public let name: String
    /// How many of its rows served.
    public let served: Int
    /// How many rows it has.
    public let rowCount: Int
    /// The earliest and the latest first day in force among the rows that served; nil if the table is not dated.
    public let dates: ClosedRange<CalendarDate>?
    /// What the rows, or their table, say of where they are from; each once, sorted.
    public let sources: [String]
  }

  /// The oldest row that served; nil if no dated table did.
  public var oldest: (date: CalendarDate, table: String)? {
    tables.compactMap { table in table.dates.map { ($0.lowerBound, table.name) } }.min { $0.0 < $1.0 }
  }

  /// The tables of rows that served.
  public init(_ rows: Set<YearlyRange.TableRow>, _ policy: Policy) {
    var byTable: [Int: [Int]] = [:]
    for row in rows { byTable[row.table, default: []].append(row.row) }
    tables = byTable.map { index, rows in
      let table = policy.tables[index]
      let dates = rows.compactMap { table.effectiveFrom?[$0] }
      let sources = Set(rows.compactMap { table.source($0, pool: policy.symbols) }).sorted()
      let span: ClosedRange<CalendarDate>? =
        if let first = dates.min(), let last = dates.max() { first...last } else { nil }
      return Table(name: table.name, served: rows.count, rowCount: table.rowCount, dates: span, sources: sources)
    }.sorted { $0.name < $1.name }
  }
}

extension Policy {
  /// The places of an input's values in the policy's own order, as `ranges` lists them; nil if the policy has none for this name.
  public func order(of name: String) -> [String: Int]? {
    guard let slot = slotOfName[name], case .input(let index) = slots[slot] else { return nil }
    switch inputs[index].values {
    case nil: return nil
    case .list(let list)?:
      return Dictionary(list.enumerated().map { (symbols[$0.element], $0.offset) }) { first, _ in first }
    case .column(let tableIndex, let column, let order?, _)?:
      let table = tables[tableIndex]
      var places: [String: NaturalOrder] = [:]
      for row in 0..<table.rowCount {
        let text = symbols[table.symbols[column][row]]
        let place = NaturalOrder(symbols[table.symbols[order][row]])
        places[text] = places[text].map { Swift.min($0, place) } ?? place
      }
      let sorted = places.sorted { ($0.value, NaturalOrder($0.key)) < ($1.value, NaturalOrder($1.key)) }
      return Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($0.element.key, $0.offset) })
    case .column?: return nil
    }
  }
}
