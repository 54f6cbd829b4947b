/// Lays out a `PlacementChart`: for each row a bar for the pay range, and over it whiskers, a box and the median.
struct PlacementDrawing {
  private let chart: PlacementChart

  private static let mostRowsPerAxis = 15
  /// A multiple of 7, as the panels of a `DistributionDrawing` are.
  private static let rowHeight: SVGLength = 49
  /// Half the heights of the bar, the box and the ends of the whiskers.
  private static let (bar, box, whisker): (SVGLength, SVGLength, SVGLength) = (13, 7, 5)

  init(_ chart: PlacementChart) { self.chart = chart }

  func frame() -> ChartFrame {
    var frame = ChartFrame(
      title: chart.title, subtitle: chart.subtitle, labels: chart.rows.map { ($0.label, $0.note) }, legend: legend,
      numbers: chart.numbers)
    if chart.rows.isEmpty {
      frame.nothing()
      return frame
    }
    let axis = RatioAxis(marks: chart.rows.flatMap(\.ratios), left: frame.plotLeft, right: ChartFrame.right - 10)
    let blocks = (chart.rows.count - 1) / Self.mostRowsPerAxis + 1
    for block in 0..<blocks {
      let rows = chart.rows[chart.rows.count * block / blocks..<chart.rows.count * (block + 1) / blocks]
      let bottom = frame.bottom + Self.rowHeight * rows.count
      frame.grid(axis, top: frame.bottom, bottom: bottom)
      for row in rows { draw(row, axis, in: &frame) }
      frame.canvas.path(.baseline, "M\(axis.left) \(bottom)H\(axis.right)")
      frame.ratios(axis)
    }
    frame.axisTitle(axis)
    return frame
  }

  private var legend: ChartLegend {
    var entries: [ChartLegend.Entry] = [
      .init(sign: .bar, meaning: "pay range, from its minimum to its maximum (average)"),
      .init(sign: .midpoint, meaning: "midpoint of the range"),
      .init(sign: .diamond, meaning: "median of the people’s ratios"),
      .init(sign: .box, meaning: "middle half of the people (25th to 75th percentile)"),
      .init(sign: .whisker, meaning: "all but the lowest and the highest tenth (10th to 90th percentile)"),
    ]
    if chart.rows.contains(where: { $0.ratios.contains { $0 > RatioAxis.farthest } }) {
      entries.append(.init(sign: .arrow, meaning: "goes on beyond the axis"))
    }
    return ChartLegend(entries: chart.rows.isEmpty ? [] : entries)
  }

  private func draw(_ row: PlacementChart.Row, _ axis: RatioAxis, in frame: inout ChartFrame) {
    let top = frame.room(Self.rowHeight)
    let bottom = top + Self.rowHeight
    let middle = (top + bottom).half
    func ends(_ first: Int, _ second: Int) -> (SVGLength, SVGLength) {
      (axis.position(min(first, second)), axis.position(max(first, second)))
    }
    frame.canvas.open(title: row.note.isEmpty ? row.label : "\(row.label): \(row.note)")
    frame.name(row.label, row.note, top: top, bottom: bottom)
    let (low, high) = ends(row.range.lowerBound, row.range.upperBound)
    let (barTop, barBottom) = (middle - Self.bar, middle + Self.bar)
    frame.canvas.rectangle(.range, from: low, to: high, top: barTop, bottom: barBottom)
    frame.canvas.path(.end, "M\(low) \(barTop)H\(high)V\(barBottom)H\(low)Z")
    frame.midpoint(axis, top: top, bottom: bottom)
    let (p10, p90) = ends(row.p10, row.p90)
    let ends10 = [p10, p90].map { "M\($0) \(middle - Self.whisker)V\(middle + Self.whisker)" }
    let whiskers = ends10[0] + "M\(p10) \(middle)H\(p90)" + ends10[1]
    frame.canvas.path(.rim, whiskers)
    frame.canvas.path(.whisker, whiskers)
    // A box of equal percentiles is still to be seen.
    var (p25, p75) = ends(row.p25, row.p75)
    if p75 - p25 < 2 { (p25, p75) = (p25 - 1, p75 + 1) }
    frame.canvas.rectangle(.people, from: p25, to: p75, top: middle - Self.box, bottom: middle + Self.box)
    frame.canvas.diamond(x: axis.position(row.median), y: middle)
    if row.ratios.contains(where: { $0 > axis.upper }) {
      frame.canvas.arrow(x: axis.right + 15, y: middle, toTheRight: true)
    }
    frame.canvas.close()
  }
}
