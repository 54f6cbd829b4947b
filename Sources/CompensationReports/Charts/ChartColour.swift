/// The colours of the charts, each for a light and for a dark page.
///
/// Blue and orange after Okabe and Ito, which differ for every kind of colour vision, and in tone, so that they differ in grey.
/// Text has a contrast of at least 4.5 to 1 against the page, marks of at least 3 to 1 against what they stand on; where two
/// marks meet, a rim in the colour of the page parts them.
enum ChartColour: CaseIterable {
  case page, ink, faintInk, grid, people, range, rangeEnd

  /// On a light page, and on paper.
  var light: String {
    switch self {
    case .page: "#ffffff"
    case .ink: "#1b1f24"
    case .faintInk: "#545d68"
    case .grid: "#dfe3e8"
    case .people: "#0072b2"
    case .range: "#fae6c3"
    case .rangeEnd: "#8f5700"
    }
  }

  /// On a dark page.
  var dark: String {
    switch self {
    case .page: "#14181d"
    case .ink: "#f0f3f6"
    case .faintInk: "#a9b3bd"
    case .grid: "#303740"
    case .people: "#56b4e9"
    case .range: "#4d3b12"
    case .rangeEnd: "#e69f00"
    }
  }
}
