/// The elements of a drawing, one on a line, in the order in which they are painted.
struct SVGCanvas {
  /// The lines so far.
  private(set) var lines: [String] = []

  /// A rectangle between two corners.
  mutating func rectangle(
    _ style: ChartStyle, from left: SVGLength, to right: SVGLength, top: SVGLength, bottom: SVGLength
  ) {
    lines.append(
      #"<rect x="\#(left)" y="\#(top)" width="\#(right - left)" height="\#(bottom - top)"\#(style.attributes)/>"#)
  }

  /// An outline, as SVG writes it: `M0 0H10V5Z`.
  mutating func path(_ style: ChartStyle, _ outline: String) {
    lines.append(#"<path d="\#(outline)"\#(style.attributes)/>"#)
  }

  /// A line from top to bottom; with a rim it stands out from what it crosses.
  mutating func vertical(
    _ style: ChartStyle, at x: SVGLength, from top: SVGLength, to bottom: SVGLength, rim: Bool = false
  ) {
    if rim { path(.rim, "M\(x) \(top)V\(bottom)") }
    path(style, "M\(x) \(top)V\(bottom)")
  }

  /// The sign of a median, around a point.
  mutating func diamond(x: SVGLength, y: SVGLength) {
    let half: SVGLength = 5
    path(.diamond, "M\(x) \(y - half)L\(x + half) \(y)L\(x) \(y + half)L\(x - half) \(y)Z")
  }

  /// The sign of something that lies beyond the axis; its tip is at the point.
  mutating func arrow(x: SVGLength, y: SVGLength, toTheRight: Bool) {
    let back = toTheRight ? x - 7 : x + 7
    path(.arrow, "M\(x) \(y)L\(back) \(y - 5)L\(back) \(y + 5)Z")
  }

  /// Where a text stands at its point.
  enum Anchor: String {
    case start, middle, end
  }

  /// A line of text whose letters stand on `y`.
  mutating func text(_ style: ChartStyle, _ text: String, x: SVGLength, y: SVGLength, anchor: Anchor = .start) {
    let place = anchor == .start ? "" : #" text-anchor="\#(anchor.rawValue)""#
    lines.append(#"<text x="\#(x)" y="\#(y)"\#(place)\#(style.attributes)>\#(XMLText.escaped(text))</text>"#)
  }

  /// Begins elements that belong together, with their name in full.
  mutating func open(title: String) { lines.append("<g><title>\(XMLText.escaped(title))</title>") }

  /// Ends what `open` began.
  mutating func close() { lines.append("</g>") }
}
