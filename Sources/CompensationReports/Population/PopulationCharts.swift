internal import Compensation

/// A chart of a report on a roster, with its file.
public struct PopulationChart: Sendable {
  /// The file, beside `report.md`.
  public let path: String
  /// What it shows, in one line.
  public let alternative: String
  /// The picture.
  public let svg: String
  /// The column whose groups it shows.
  let column: Int
}

extension PopulationReport {
  /// A chart of the distribution of compa-ratios over the first column's groups, and one of each column's groups in their ranges;
  /// only of groups that are shown.
  public var charts: [PopulationChart] {
    summary.columns.indices.flatMap { column -> [PopulationChart] in
      let groups = summary.margins(of: column)
      var charts: [PopulationChart] = []
      if column == 0, let chart = distribution(groups, column) { charts.append(chart) }
      if let chart = placement(groups, column) { charts.append(chart) }
      return charts
    }
  }

  /// A bar's height can be measured, so that groups need more people than a table's to be drawn person by person.
  var distributionMinimum: Int { 4 * subject.minimumCell }

  private func distribution(_ groups: [PopulationSummary.Group], _ column: Int) -> PopulationChart? {
    let panels = groups.compactMap { group -> DistributionChart.Panel? in
      guard let figures = group.figures, figures.headcount >= distributionMinimum, let median = figures.median else {
        return nil
      }
      let bins = RatioHistogram(figures.ratios)
      return DistributionChart.Panel(
        label: group.key[column] ?? "",
        note: "\(numbers.whole(figures.headcount)) people, median \(numbers.ratio(median))", counts: bins.counts,
        below: bins.below, above: bins.above, median: tenThousandths(median), range: rangeEnds(figures))
    }
    if panels.isEmpty { return nil }
    let bins = RatioHistogram(RatioDistribution())
    let left = groups.count - panels.count
    let chart = DistributionChart(
      title: "Compa-ratios by \(name(column))",
      subtitle: basis(left, "groups of fewer than \(numbers.bare(distributionMinimum)) people are not drawn"),
      firstBin: bins.firstBin, binWidth: bins.binWidth, panels: panels, numbers: numbers)
    let prefix = "compa-ratio-by-\(fileName(column))"
    return PopulationChart(
      path: "charts/\(prefix).svg", alternative: chart.alternative, svg: SVGWriter(prefix: prefix).render(chart),
      column: column)
  }

  private func placement(_ groups: [PopulationSummary.Group], _ column: Int) -> PopulationChart? {
    let rows = groups.compactMap { group -> PlacementChart.Row? in
      guard let figures = group.figures, figures.percentiles.count == 5, figures.headcount >= quartileMinimum
      else { return nil }
      let percentiles = figures.percentiles.map(tenThousandths)
      return PlacementChart.Row(
        label: group.key[column] ?? "", note: "\(numbers.whole(figures.headcount)) people",
        range: rangeEnds(figures), p10: percentiles[0], p25: percentiles[1], median: percentiles[2],
        p75: percentiles[3],
        p90: percentiles[4])
    }
    if rows.isEmpty { return nil }
    let chart = PlacementChart(
      title: "Pay in the range by \(name(column))",
      subtitle: basis(
        groups.count - rows.count, "groups of fewer than \(numbers.bare(quartileMinimum)) people are not drawn"),
      rows: rows, numbers: numbers)
    let prefix = "range-by-\(fileName(column))"
    return PopulationChart(
      path: "charts/\(prefix).svg", alternative: chart.alternative, svg: SVGWriter(prefix: prefix).render(chart),
      column: column)
  }

  private func basis(_ leftOut: Int, _ reason: String) -> String {
    let policy = subject.policy.definition.name
    let date = subject.asOf.map { ", as of \($0)" } ?? ""
    return "Policy \(policy)\(date)" + (leftOut > 0 ? "; \(reason)" : "")
  }

  func name(_ column: Int) -> String { summary.columns[column].replacing("_", with: " ") }

  /// A column's name as part of a file's: letters, digits and hyphens, and its place where another column would be called the same.
  private func fileName(_ column: Int) -> String {
    let names = summary.columns.map { name in
      String(name.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
    }
    return names.firstIndex(of: names[column]) == column ? names[column] : "\(names[column])-\(column + 1)"
  }

  private func tenThousandths(_ ratio: ExactDecimal) -> Int {
    Int(ratio.units / (ExactDecimal.unitsPerOne / 10_000))
  }

  /// Where the range lies on the scale of compa-ratios: at 1 alone if it has no ends.
  private func rangeEnds(_ figures: GroupFigures) -> ClosedRange<Int> {
    guard let (low, high) = figures.rangeEnds, low <= high else { return 10_000...10_000 }
    return tenThousandths(low)...tenThousandths(high)
  }
}
