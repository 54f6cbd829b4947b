/// Lays out a `DistributionChart`: panels one below the other, so that medians compare along a vertical, with an axis below every
/// twelve at most.
struct DistributionDrawing {
  private let chart: DistributionChart
  /// Whether anybody is below the first or above the last bin; they have a bar of their own beside the axis.
  private let hasBelow, hasAbove: Bool
  /// The largest share of a panel's people in one bar, in millionths: what the full height of a panel stands for.
  private let tallest: Int

  private static let mostPanelsPerAxis = 12
  /// Above the bars, for the sign of the median.
  private static let headroom: SVGLength = 14
  /// The bar beside the axis and the blank between.
  private static let outsideWidth: SVGLength = 24
  private static let outsideGap: SVGLength = 22
  private static var outside: SVGLength { outsideWidth + outsideGap }

  init(_ chart: DistributionChart) {
    self.chart = chart
    hasBelow = chart.panels.contains { $0.below > 0 }
    hasAbove = chart.panels.contains { $0.above > 0 }
    tallest = max(
      1,
      chart.panels.flatMap { panel in ([panel.below, panel.above] + panel.counts).map { Self.share($0, panel) } }.max()
        ?? 1)
  }

  /// How many of a million of the panel's people.
  private static func share(_ count: Int, _ panel: DistributionChart.Panel) -> Int {
    panel.people > 0 ? count * 1_000_000 / panel.people : 0
  }

  /// One panel has room; sixty have less. Multiples of 7, the length of a dash and its blank, so that the line at the midpoint goes
  /// through all panels without a seam.
  private var panelHeight: SVGLength {
    switch chart.panels.count {
    case 1: 154
    case 2...3: 91
    case 4...12: 63
    default: 49
    }
  }

  func frame() -> ChartFrame {
    var frame = ChartFrame(
      title: chart.title, subtitle: chart.subtitle, labels: chart.panels.map { ($0.label, $0.note) }, legend: legend,
      numbers: chart.numbers)
    if chart.panels.isEmpty {
      frame.nothing()
      return frame
    }
    let axis = axis(
      left: frame.plotLeft + (hasBelow ? Self.outside : 0), right: ChartFrame.right - (hasAbove ? Self.outside : 10))
    // As many blocks as are needed, of like length.
    let blocks = (chart.panels.count - 1) / Self.mostPanelsPerAxis + 1
    for block in 0..<blocks {
      let first = chart.panels.count * block / blocks
      let panels = chart.panels[first..<chart.panels.count * (block + 1) / blocks]
      let top = frame.bottom
      let bottom = top + panelHeight * panels.count
      frame.grid(axis, top: top, bottom: bottom)
      for panel in panels { draw(panel, axis, in: &frame) }
      frame.ratios(axis)
      nameOutside(axis, y: bottom + 15, in: &frame)
    }
    frame.axisTitle(axis)
    return frame
  }

  private func axis(left: SVGLength, right: SVGLength) -> RatioAxis {
    // Empty bins at the ends need no room, unless somebody lies beyond them.
    let used = chart.panels.flatMap { panel in
      panel.counts.indices.filter { panel.counts[$0] > 0 }.flatMap {
        [chart.bin($0).lowerBound, chart.bin($0).upperBound]
      }
    }
    let ends = (hasBelow ? [chart.firstBin] : []) + (hasAbove ? [chart.lastBinEnd] : [])
    return RatioAxis(
      marks: chart.panels.flatMap { [$0.range.lowerBound, $0.range.upperBound] + ($0.median.map { [$0] } ?? []) },
      bins: used + ends, left: left, right: right)
  }

  /// Whether some mark is beyond the axis, wherever that is drawn.
  private var isBeyondAxis: Bool {
    let end = axis(left: 0, right: 1).upper
    return chart.panels.contains { Self.isBeyond(end, $0) }
  }

  private static func isBeyond(_ end: Int, _ panel: DistributionChart.Panel) -> Bool {
    max(panel.median ?? 0, panel.range.upperBound) > end
  }

  private var legend: ChartLegend {
    let width = chart.numbers.shortRatio(tenThousandths: chart.binWidth)
    var entries: [ChartLegend.Entry] = [
      .init(sign: .bars, meaning: "height: share of the group’s people in each step of \(width)"),
      .init(sign: .medianLine, meaning: "median of the people’s ratios"),
      .init(sign: .shading, meaning: "pay range, from its minimum to its maximum (average)"),
      .init(sign: .midpoint, meaning: "midpoint of the range"),
    ]
    if hasBelow || hasAbove {
      entries.append(.init(sign: .outside, meaning: "people paid less or more than the steps show"))
    }
    if isBeyondAxis { entries.append(.init(sign: .arrow, meaning: "goes on beyond the axis")) }
    return ChartLegend(entries: chart.panels.isEmpty ? [] : entries)
  }

  private func draw(_ panel: DistributionChart.Panel, _ axis: RatioAxis, in frame: inout ChartFrame) {
    let top = frame.room(panelHeight)
    let (barTop, bottom) = (top + Self.headroom, top + panelHeight)
    let (low, high) = (axis.position(panel.range.lowerBound), axis.position(panel.range.upperBound))
    frame.canvas.open(title: panel.note.isEmpty ? panel.label : "\(panel.label): \(panel.note)")
    frame.name(panel.label, panel.note, top: top, bottom: bottom)
    frame.canvas.rectangle(.range, from: low, to: high, top: barTop, bottom: bottom)
    drawBars(panel, axis, top: barTop, bottom: bottom, in: &frame.canvas)
    for end in [low, high] { frame.canvas.vertical(.end, at: end, from: barTop, to: bottom, rim: true) }
    frame.canvas.path(
      .baseline, "M\(axis.left - (hasBelow ? Self.outside : 0)) \(bottom)H\(axis.right + (hasAbove ? Self.outside : 0))"
    )
    frame.midpoint(axis, top: top, bottom: bottom)
    if let median = panel.median {
      let x = axis.position(median)
      frame.canvas.vertical(.median, at: x, from: top + 8, to: bottom, rim: true)
      frame.canvas.diamond(x: x, y: top + 8)
    }
    if Self.isBeyond(axis.upper, panel) {
      frame.canvas.arrow(x: axis.right + 9, y: barTop + 6, toTheRight: true)
    }
    frame.canvas.close()
  }

  private func drawBars(
    _ panel: DistributionChart.Panel, _ axis: RatioAxis, top: SVGLength, bottom: SVGLength, in canvas: inout SVGCanvas
  ) {
    func barTop(_ count: Int) -> SVGLength { bottom - (bottom - top).share(Self.share(count, panel), of: tallest) }
    var outline = ""
    for (index, count) in panel.counts.enumerated() where count > 0 {
      let bin = chart.bin(index)
      let (left, right) = (axis.position(bin.lowerBound), axis.position(bin.upperBound))
      // Bars stand apart where they are wide enough for it.
      let gap: SVGLength = right - left > 4 ? 1 : 0
      outline += "M\(left) \(bottom)V\(barTop(count))H\(right - gap)V\(bottom)Z"
    }
    if !outline.isEmpty { canvas.path(.people, outline) }
    if panel.below > 0 {
      canvas.rectangle(
        .outside, from: axis.left - Self.outside, to: axis.left - Self.outsideGap, top: barTop(panel.below),
        bottom: bottom)
    }
    if panel.above > 0 {
      canvas.rectangle(
        .outside, from: axis.right + Self.outsideGap, to: axis.right + Self.outside, top: barTop(panel.above),
        bottom: bottom)
    }
  }

  /// Says below the bars beside the axis whom they stand for.
  private func nameOutside(_ axis: RatioAxis, y: SVGLength, in frame: inout ChartFrame) {
    let half = Self.outsideWidth.half
    if hasBelow {
      let text = "<" + chart.numbers.shortRatio(tenThousandths: chart.firstBin)
      frame.canvas.text(.note, text, x: axis.left - Self.outside + half, y: y, anchor: .middle)
    }
    if hasAbove {
      let text = "≥" + chart.numbers.shortRatio(tenThousandths: chart.lastBinEnd)
      frame.canvas.text(.note, text, x: axis.right + Self.outside - half, y: y, anchor: .middle)
    }
  }
}
