internal import Compensation
internal import Spreadsheet

/// The charts of a report's workbook, and the sheet with the figures that they draw.
struct ChartFigures {
  /// The sheet of the figures.
  static let sheetName = "Chart figures"

  /// The figures, a row for each column or bar.
  private(set) var table = Table(columns: columns.map { .init($0.name) })
  /// The charts, of the table's rows below one header.
  private(set) var charts: [SheetChart] = []

  /// What the cells of the table are.
  static var kinds: [CellKind] { columns.map(\.kind) }

  private static let columns: [(name: String, kind: CellKind)] = [
    ("chart", .text), ("group", .text), ("people", .count), ("p10", .ratio), ("p10_to_p25", .ratio),
    ("p25_to_median", .ratio), ("median_to_p75", .ratio), ("p75_to_p90", .ratio),
  ]
  private static let (group, people, firstPart) = (1, 2, 3)
  /// Each part of a bar with its colour: what stands before it is not drawn; the middle half has the blues of the other charts.
  ///
  /// The legend leaves out the first and the last: LibreOffice counts the series of bars from the end, so that no others could be.
  private static let parts: [(name: String, colour: UInt32?, isNamed: Bool)] = [
    ("up to P10", nil, false), ("P10 to P25, and P75 to P90", 0xC9CED6, true), ("P25 to median", 0x0072B2, true),
    ("median to P75", 0x7CC4EC, true), ("P75 to P90", 0xC9CED6, false),
  ]

  /// The charts of a report, where enough people are in them.
  init(_ report: PopulationReport) {
    if let figures = report.summary.whole?.figures, figures.headcount >= report.distributionMinimum,
      let told = ToldBins(RatioHistogram(figures.ratios), minimum: report.subject.minimumCell)
    {
      add(told)
    }
    for column in report.summary.columns.indices { addPlacement(column, report) }
  }

  private mutating func add(_ told: ToldBins) {
    let title = "Compa-ratios of everybody"
    let start = table.rows.count + 1
    for bin in told.bins {
      table.rows.append(
        [.text(title), .text(Self.label(bin)), .number(ExactDecimal(bin.count))]
          + (Self.firstPart..<Self.columns.count).map { _ in .empty })
    }
    let rows = start..<table.rows.count + 1
    charts.append(
      SheetChart(
        .columns, title: title, categoryTitle: "compa-ratio (1 is pay at the midpoint of the range)",
        valueTitle: "people", valueFormat: "#,##0", valueMinimum: 0,
        series: [
          .init(
            name: "people", values: Self.cells(rows, Self.people), categories: Self.cells(rows, Self.group),
            colour: 0x0072B2)
        ], width: 960, height: 400))
  }

  private static func label(_ bin: ToldBins.Bin) -> String {
    func text(_ ratio: Int) -> String { String(NumberStyle().ratio(tenThousandths: ratio).dropLast(2)) }
    return switch (bin.from, bin.to) {
    case (let from?, let to?): "\(text(from)) to \(text(to))"
    case (nil, let to?): "below \(text(to))"
    case (let from?, nil): "from \(text(from))"
    case (nil, nil): "all"
    }
  }

  /// The groups that the picture of the same column has.
  private mutating func addPlacement(_ column: Int, _ report: PopulationReport) {
    let title = "Compa-ratios by \(report.name(column))"
    let start = table.rows.count + 1
    var lowest = ExactDecimal.one
    for group in report.summary.margins(of: column) {
      guard let figures = group.figures, figures.percentiles.count == Self.parts.count,
        figures.headcount >= report.quartileMinimum
      else { continue }
      lowest = min(lowest, figures.percentiles[0])
      let steps = zip(figures.percentiles, [.zero] + figures.percentiles).map { (try? $0 - $1) ?? .zero }
      table.rows.append(
        [.text(title), .text(group.key[column] ?? ""), .number(ExactDecimal(figures.headcount))]
          + steps.map { .ratio($0) })
    }
    let rows = start..<table.rows.count + 1
    if rows.isEmpty { return }
    let tenth = ExactDecimal(units: ExactDecimal.unitsPerOne / 10)
    let minimum = (try? lowest.rounded(.down, to: tenth)).map { Double($0.units / tenth.units) / 10 } ?? 0
    charts.append(
      SheetChart(
        .stackedBars, title: title, categoryTitle: report.name(column),
        valueTitle: "compa-ratio (1 is pay at the midpoint of the range)", valueFormat: "0.00", valueMinimum: minimum,
        series: Self.parts.enumerated().map { index, part in
          .init(
            name: part.name, values: Self.cells(rows, Self.firstPart + index),
            categories: Self.cells(rows, Self.group),
            colour: part.colour, isNamed: part.isNamed)
        }, width: 960, height: 160 + 26 * rows.count))
  }

  private static func cells(_ rows: Range<Int>, _ column: Int) -> SheetChart.CellRange {
    .init(sheet: sheetName, rows: rows, column: column)
  }
}
