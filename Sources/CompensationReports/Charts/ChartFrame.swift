/// What both charts have around their plots: page, title, legend, labels to the left and axes below.
struct ChartFrame {
  /// The elements so far.
  var canvas = SVGCanvas()
  /// Down to where the page is used.
  private(set) var bottom: SVGLength
  /// Where labels begin and where the plots end.
  static let left: SVGLength = 20
  static let right: SVGLength = 700
  static let width: SVGLength = 720
  /// How much room the labels have.
  let labelWidth: SVGLength
  private let numbers: NumberStyle

  private static let label = TextWidth(size: 13, isBold: true)
  private static let note = TextWidth(size: 11)
  private static let labelWidths: (least: SVGLength, most: SVGLength) = (70, 210)

  /// A page with its title; the labels get the room that they need, up to 210 units.
  init(
    title: String, subtitle: String, labels: [(label: String, note: String)], legend: ChartLegend, numbers: NumberStyle
  ) {
    self.numbers = numbers
    let needed = labels.map { max(Self.label(XMLText.cleaned($0.label)), Self.note(XMLText.cleaned($0.note))) }
    labelWidth = min(max(needed.max() ?? 0, Self.labelWidths.least), Self.labelWidths.most)
    bottom = 14
    let width = Self.right - Self.left
    for line in TextWidth(size: 18, isBold: true).lines(XMLText.cleaned(title), width: width, atMost: 2) {
      bottom += 22
      canvas.text(.title, line, x: Self.left, y: bottom)
    }
    if !subtitle.isEmpty { bottom += 3 }
    for line in Self.note.lines(XMLText.cleaned(subtitle), width: width, atMost: 3) {
      bottom += 16
      canvas.text(.note, line, x: Self.left, y: bottom)
    }
    bottom = legend.draw(on: &canvas, left: Self.left, right: Self.right, top: bottom + 14) + 10
  }

  /// Where the plots begin.
  var plotLeft: SVGLength { Self.left + labelWidth + 22 }

  /// Makes room below what there is, and says where the room begins.
  mutating func room(_ height: SVGLength) -> SVGLength {
    defer { bottom += height }
    return bottom
  }

  /// Writes a group's label and note, shortened to their room and centred between top and bottom.
  mutating func name(_ label: String, _ note: String, top: SVGLength, bottom: SVGLength) {
    let middle = (top + bottom).half
    let hasNote = !note.isEmpty
    canvas.text(
      .label, Self.label.shortened(XMLText.cleaned(label), to: labelWidth), x: Self.left,
      y: hasNote ? middle - 2 : middle + 5)
    if hasNote {
      canvas.text(.note, Self.note.shortened(XMLText.cleaned(note), to: labelWidth), x: Self.left, y: middle + 14)
    }
  }

  /// Draws the lines at the ticks behind plots.
  mutating func grid(_ axis: RatioAxis, top: SVGLength, bottom: SVGLength) {
    let lines = axis.ticks.map { "M\(axis.position($0)) \(top)V\(bottom)" }
    canvas.path(.grid, lines.joined())
  }

  /// Draws the line at the midpoint.
  mutating func midpoint(_ axis: RatioAxis, top: SVGLength, bottom: SVGLength) {
    canvas.vertical(.midpoint, at: axis.position(RatioAxis.midpoint), from: top, to: bottom, rim: true)
  }

  /// Writes the ratios below plots.
  mutating func ratios(_ axis: RatioAxis) {
    let y = room(20) + 15
    for tick in axis.ticks {
      canvas.text(.note, numbers.shortRatio(tenThousandths: tick), x: axis.position(tick), y: y, anchor: .middle)
    }
  }

  /// Says what the ratios are, below the last axis.
  mutating func axisTitle(_ axis: RatioAxis) {
    let y = room(20) + 13
    canvas.text(
      .note, "compa-ratio: pay ÷ midpoint of its pay range", x: (axis.left + axis.right).half, y: y, anchor: .middle)
  }

  /// Says that there are no groups.
  mutating func nothing() {
    let y = room(30) + 16
    canvas.text(.label, "There is no group to show.", x: Self.left, y: y)
  }
}
