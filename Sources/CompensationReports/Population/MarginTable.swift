internal import Compensation

extension PopulationReport {
  /// The figures of one column's groups alone, for a sheet of a workbook; hidden groups have their reason in place of figures.
  ///
  /// It has the figures that `report.md` shows, with the digits of `summary.csv`: neither numbers of a few people nor quartiles of small
  /// groups. That keeps a sheet that is shown or printed by itself from telling of single people; it keeps nothing from whoever has
  /// the workbook, whose other sheets have all figures and everybody.
  func marginTable(of column: Int) -> Table {
    var table = Table(columns: ([summary.columns[column]] + Self.marginColumns.map(\.name)).map { .init($0) })
    for group in summary.margins(of: column) {
      let name = Table.Cell.text(group.key[column] ?? "")
      guard let figures = group.figures else {
        table.rows.append(
          [name] + Self.marginColumns.dropLast().map { _ in .empty } + [.text(group.hidden?.rawValue ?? "")])
        continue
      }
      table.rows.append([name] + marginCells(figures) + [.empty])
    }
    return table
  }

  /// What the cells of a margin's table are, the group's name first.
  static var marginKinds: [CellKind] { [.text] + marginColumns.map(\.kind) }

  private static let marginColumns: [(name: String, kind: CellKind)] = [
    ("headcount", .count), ("currency", .text), ("payroll", .amount), ("group_compa_ratio", .ratio),
    ("mean_compa_ratio", .ratio), ("p10", .ratio), ("p25", .ratio), ("median", .ratio), ("p75", .ratio),
    ("p90", .ratio), ("below", .count), ("within", .count), ("above", .count), ("cost_to_minimum", .amount),
    ("excess_over_maximum", .amount), ("hidden", .text),
  ]

  private func marginCells(_ figures: GroupFigures) -> [Table.Cell] {
    func ratio(_ number: ExactDecimal?) -> Table.Cell { number.map { .ratio($0) } ?? .empty }
    let percentiles = GroupFigures.percentages.indices.map { index -> Table.Cell in
      let isMedian = GroupFigures.percentages[index] == 50
      guard index < figures.percentiles.count, isMedian || figures.headcount >= quartileMinimum else { return .empty }
      return .ratio(figures.percentiles[index])
    }
    // With the headcount, those within would tell of those outside on the same sheet.
    let isWithinShown = isShown(figures.below) && isShown(figures.above) && isShown(figures.within)
    return [
      .number(ExactDecimal(figures.headcount)), .text(summary.currency.code), .money(figures.payroll),
      ratio(figures.groupCompaRatio), ratio(figures.meanCompaRatio),
    ] + percentiles + [
      few(figures.below), isWithinShown ? .number(ExactDecimal(figures.within)) : .empty, few(figures.above),
      isShown(figures.below) ? .money(figures.costToMinimum) : .empty,
      isShown(figures.above) ? .money(figures.excessOverMaximum) : .empty,
    ]
  }
}
