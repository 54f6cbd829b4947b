/// How something in a chart is painted.
///
/// Every element has the colours for a light page as attributes, which every renderer knows; the style sheet only replaces them on
/// a dark screen. The page is always painted, too: an image in a dark page whose reader's system is light, or in a
/// renderer without style sheets, stays a legible white card.
enum ChartStyle: String, CaseIterable {
  case page, title, label, note, grid, baseline, people, outside, range, end, midpoint, rim, median, diamond, whisker,
    arrow

  private var fill: ChartColour? {
    switch self {
    case .page, .outside, .diamond: .page
    case .title, .label: .ink
    case .note: .faintInk
    case .people: .people
    case .range: .range
    case .arrow: .ink
    case .grid, .baseline, .end, .midpoint, .rim, .median, .whisker: nil
    }
  }

  private var stroke: ChartColour? {
    switch self {
    case .grid: .grid
    case .outside, .whisker: .people
    case .end: .rangeEnd
    case .midpoint, .baseline: .faintInk
    case .rim: .page
    case .median, .diamond: .ink
    case .page, .title, .label, .note, .people, .range, .arrow: nil
    }
  }

  /// Thickness and dashes of lines; size and weight of text.
  private var shape: String {
    switch self {
    case .title: #" font-size="18" font-weight="600""#
    case .label: #" font-size="13" font-weight="600""#
    case .note: #" font-size="11""#
    case .grid, .baseline: #" stroke-width="1""#
    case .outside, .diamond: #" stroke-width="1.5""#
    case .end: #" stroke-width="2""#
    case .midpoint: #" stroke-width="1.5" stroke-dasharray="4 3""#
    case .rim: #" stroke-width="3.5""#
    case .median, .whisker: #" stroke-width="2""#
    case .page, .people, .range, .arrow: ""
    }
  }

  /// The attributes of an element, with a blank before each.
  var attributes: String {
    let fill = fill.map { #" fill="\#($0.light)""# } ?? #" fill="none""#
    let stroke = stroke.map { #" stroke="\#($0.light)""# } ?? ""
    return #" class="\#(rawValue)""# + fill + stroke + shape
  }

  /// The rules for a dark screen; what is printed is printed on white.
  static var styleSheet: String {
    let rules = allCases.map { style in
      let fill = style.fill.map { "fill:\($0.dark)" }
      let stroke = style.stroke.map { "stroke:\($0.dark)" }
      return ".\(style.rawValue){" + [fill, stroke].compactMap { $0 }.joined(separator: ";") + "}"
    }
    return "@media screen and (prefers-color-scheme: dark){" + rules.joined() + "}"
  }
}
