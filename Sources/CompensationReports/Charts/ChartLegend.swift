/// What the signs of a chart mean, in words: entries one after the other, in as many lines as they need.
struct ChartLegend {
  /// In the order in which they are written.
  var entries: [Entry]

  /// A sign and its meaning.
  struct Entry {
    let sign: Sign
    let meaning: String
  }

  /// What is drawn before a meaning.
  enum Sign {
    case bars, outside, shading, bar, midpoint, medianLine, diamond, box, whisker, arrow

    /// Signs that stand upright need less room.
    var width: SVGLength {
      switch self {
      case .bars, .shading, .bar, .box, .whisker: 26
      case .outside, .midpoint, .medianLine, .diamond, .arrow: 12
      }
    }
  }

  private static let lineHeight: SVGLength = 21
  private static let gap: SVGLength = 18

  /// Draws the legend and says where it ends.
  func draw(on canvas: inout SVGCanvas, left: SVGLength, right: SVGLength, top: SVGLength) -> SVGLength {
    let estimate = TextWidth(size: 11)
    var (x, y) = (left, top)
    for entry in entries {
      let width = entry.sign.width + 6 + estimate(entry.meaning)
      if x > left, x + width > right { (x, y) = (left, y + Self.lineHeight) }
      draw(entry.sign, on: &canvas, x: x, y: y)
      canvas.text(.note, entry.meaning, x: x + entry.sign.width + 6, y: y + 14)
      x += width + Self.gap
    }
    return entries.isEmpty ? top : y + Self.lineHeight
  }

  /// Draws a sign in a field as wide as it needs and 20 high.
  private func draw(_ sign: Sign, on canvas: inout SVGCanvas, x: SVGLength, y: SVGLength) {
    let (right, middle) = (x + sign.width, x + sign.width.half)
    switch sign {
    case .bars:
      canvas.path(.people, "M\(x + 1) \(y + 17)v-6h7v6ZM\(x + 9) \(y + 17)v-13h7v13ZM\(x + 17) \(y + 17)v-9h7v9Z")
    case .outside: canvas.rectangle(.outside, from: x + 1, to: right - 1, top: y + 5, bottom: y + 17)
    case .shading:
      canvas.rectangle(.range, from: x + 1, to: right - 1, top: y + 3, bottom: y + 17)
      for end in [x + 1, right - 1] { canvas.vertical(.end, at: end, from: y + 3, to: y + 17) }
    case .bar:
      canvas.rectangle(.range, from: x + 1, to: right - 1, top: y + 4, bottom: y + 16)
      canvas.path(.end, "M\(x + 1) \(y + 4)H\(right - 1)V\(y + 16)H\(x + 1)Z")
    case .midpoint: canvas.vertical(.midpoint, at: middle, from: y + 1, to: y + 19)
    case .medianLine:
      canvas.vertical(.median, at: middle, from: y + 5, to: y + 19)
      canvas.diamond(x: middle, y: y + 6)
    case .diamond: canvas.diamond(x: middle, y: y + 10)
    case .box: canvas.rectangle(.people, from: x + 3, to: right - 3, top: y + 4, bottom: y + 16)
    case .whisker:
      canvas.path(.whisker, "M\(x + 1) \(y + 5)v10M\(x + 1) \(y + 10)H\(right - 1)M\(right - 1) \(y + 5)v10")
    case .arrow: canvas.arrow(x: x + 10, y: y + 10, toTheRight: true)
    }
  }
}
