public import Compensation

extension PopulationSummary {
  /// The names of the metrics of `summary.csv`, after the columns that people are grouped by.
  public static let metricNames = [
    "headcount", "fte", "currency", "payroll", "group_compa_ratio", "mean_compa_ratio", "p10", "p25", "median", "p75",
    "p90", "mean_range_penetration", "below", "within", "above", "cost_to_minimum", "cost_to_midpoint",
    "excess_over_maximum", "hidden",
  ]

  /// What the cells of `summary.csv` are.
  /// - Parameter groups: How many columns people are grouped by.
  static func cellKinds(groups: Int) -> [CellKind] {
    Array(repeating: .text, count: groups)
      + metricNames.map { name in
        switch name {
        case "currency", "hidden": .text
        case "headcount", "below", "within", "above": .count
        case "fte": .number
        case "payroll", "cost_to_minimum", "cost_to_midpoint", "excess_over_maximum": .amount
        case "mean_range_penetration": .percentage
        default: .ratio
        }
      }
  }

  /// The whole summary: one row a group, an empty group column for all, and the reason where a group is hidden.
  public func table() -> Table {
    Table(
      columns: (columns + Self.metricNames).map { Table.Column($0) },
      rows: groups.map { group in
        group.key.map { $0.map { .text($0) } ?? .empty } + metrics(of: group)
      })
  }

  private func metrics(of group: Group) -> [Table.Cell] {
    guard let figures = group.figures else {
      return Self.metricNames.dropLast().map { _ in .empty } + [.text(group.hidden?.rawValue ?? "")]
    }
    func ratio(_ number: ExactDecimal?) -> Table.Cell { number.map { .ratio($0) } ?? .empty }
    let percentiles = GroupFigures.percentages.indices.map { index in
      ratio(index < figures.percentiles.count ? figures.percentiles[index] : nil)
    }
    return [
      .number(ExactDecimal(figures.headcount)), .number(figures.fullTimeEquivalent), .text(currency.code),
      .money(figures.payroll), ratio(figures.groupCompaRatio), ratio(figures.meanCompaRatio),
    ] + percentiles + [
      ratio(figures.meanRangePenetration), .number(ExactDecimal(figures.below)),
      .number(ExactDecimal(figures.within)), .number(ExactDecimal(figures.above)), .money(figures.costToMinimum),
      .money(figures.costToMidpoint), .money(figures.excessOverMaximum), .empty,
    ]
  }
}
