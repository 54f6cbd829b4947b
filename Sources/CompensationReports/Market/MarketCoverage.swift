internal import Compensation

/// What each cell pays, and how many figures are behind it.
extension MarketSheet {
  /// What each cell pays: a table for each value of the first dimension that is not the place, of the places with any.
  var benchmarkSection: [Report.Block] {
    let shown = market.cells.filter { $0.benchmark != nil }
    if shown.isEmpty { return [] }
    let others = market.rules.statistics.count > 1 ? "; cells.csv has the other percentiles" : ""
    return [
      .heading(level: 2, "Benchmarks"),
      .paragraph(
        "\(market.rules.statistics[0].label.capitalisedFirst) in \(currency.code) a year\(others). An asterisk stands beside a figure of a fallback source; a dot is a cell that has none or may not be shown."
      ),
    ]
      + grid(shown) { cell in
        cell.benchmark.map { amount in
          cell.isFallback
            ? .remark(numbers.amount(Money(amount, currency)) + " *") : .money(Money(amount, currency))
        } ?? .empty
      }
  }

  /// At most so many rows of one table, and so many tables; cells.csv has them all.
  static let coverageLimit = (rows: 60, tables: 40)
  /// And so many columns.
  private static let columnLimit = 12

  /// How many figures each cell has: a table for each value of the first dimension that is not the place.
  var coverage: [Report.Block] {
    let blocks: [Report.Block] = [
      .heading(level: 2, "Coverage"),
      .paragraph(
        "Figures behind each cell. \"< \(numbers.bare(market.rules.publication.minimumRecords))\" and \"hidden\" are cells that may not be shown; a dot is a cell that no source has; P is a published figure without a count."
      ),
    ]
    return blocks + grid(market.cells) { shown($0) }
  }

  /// A table for each value of the first dimension that is not the place: a row for each place, a column for each combination of the others.
  private func grid(_ cells: [MarketCell], _ content: (MarketCell) -> Table.Cell) -> [Report.Block] {
    var blocks: [Report.Block] = []
    let others = dimensions.indices.filter { $0 != place }
    let groups = Dictionary(grouping: cells) { cell in others.first.map { cell.values[$0] } ?? "" }
    var seen: Set<String> = []
    let order = cells.compactMap { cell -> String? in
      let name = others.first.map { cell.values[$0] } ?? ""
      return seen.insert(name).inserted ? name : nil
    }
    for name in order.prefix(Self.coverageLimit.tables) {
      if !name.isEmpty { blocks.append(.heading(level: 3, name)) }
      blocks.append(.table(table(of: groups[name] ?? [], columns: Array(others.dropFirst()), content)))
      let places = Set((groups[name] ?? []).map { $0.values[place] }).count
      if places > Self.coverageLimit.rows {
        blocks.append(
          .paragraph(
            "The \(numbers.bare(Self.coverageLimit.rows)) of \(numbers.bare(places)) places with the most figures; cells.csv has all."
          ))
      }
    }
    if order.count > Self.coverageLimit.tables {
      blocks.append(.paragraph("cells.csv has the other \(numbers.whole(order.count - Self.coverageLimit.tables))."))
    }
    return blocks
  }

  private func table(
    of cells: [MarketCell], columns: [Int], _ content: (MarketCell) -> Table.Cell
  ) -> Table {
    func label(_ cell: MarketCell) -> String { columns.map { cell.values[$0] }.joined(separator: ", ") }
    var labels: [String] = []
    var met: Set<String> = []
    var places: [String: [String: MarketCell]] = [:]
    var sizes: [String: Int] = [:]
    for cell in cells {
      if met.insert(label(cell)).inserted, labels.count < Self.columnLimit { labels.append(label(cell)) }
      places[cell.values[place], default: [:]][label(cell)] = cell
      // The order of the rows says nothing of hidden cells.
      if cell.hidden == nil { sizes[cell.values[place], default: 0] += cell.records ?? 0 }
    }
    var table = Table(
      columns: [.init(dimensions[place])] + labels.map { .init($0, title: $0.isEmpty ? "figures" : $0) })
    let order = places.keys.sorted { (sizes[$1] ?? 0, $0) < (sizes[$0] ?? 0, $1) }
    for name in order.prefix(Self.coverageLimit.rows) {
      table.rows.append([.text(name)] + labels.map { places[name]?[$0].map(content) ?? .remark("·") })
    }
    return table
  }

  /// How many figures a cell has; of a hidden one only that they are too few.
  private func shown(_ cell: MarketCell) -> Table.Cell {
    switch cell.hidden {
    case nil: return cell.records.map { .number(ExactDecimal($0)) } ?? .remark("P")
    case .smallCell?: return .remark("< \(numbers.bare(market.rules.publication.minimumRecords))")
    case _?: return .remark("hidden")
    }
  }
}
