/// The horizontal axis of a chart: compa-ratio, counted in ten-thousandths, between round ratios.
struct RatioAxis {
  /// The ratios at the ends of the axis, and from one tick to the next.
  let lower, upper, step: Int
  /// Where the ends are drawn.
  let left, right: SVGLength

  /// Pay at the midpoint of its range.
  static let midpoint = 10_000
  /// Ratios up to this stretch the axis to have them on it; beyond it they would squeeze everybody else.
  static let farthest = 30_000
  /// The axis shows these whatever the data are: a usual range and room on both sides of it.
  private static let always = 7_000...13_000
  private static let mostSteps = 8

  /// The shortest axis between multiples of a round step that has the marks, as far as they are not too far, and the bins.
  init(marks: some Sequence<Int>, bins: [Int] = [], left: SVGLength, right: SVGLength) {
    let ratios = marks.map { min(max($0, 0), Self.farthest) } + bins + [Self.always.lowerBound, Self.always.upperBound]
    let low = ratios.min() ?? Self.always.lowerBound
    let high = ratios.max() ?? Self.always.upperBound
    var (step, decade, factors) = (1_000, 1_000, [2, 5, 10][...])
    func ends() -> (low: Int, high: Int) {
      // Rounded down and up; a bin may begin below 0.
      (
        low >= 0 ? low / step * step : (low - step + 1) / step * step,
        high >= 0 ? (high + step - 1) / step * step : high / step * step
      )
    }
    while (ends().high - ends().low) / step > Self.mostSteps {
      if factors.isEmpty { (decade, factors) = (step, [2, 5, 10]) }
      step = decade * factors.removeFirst()
    }
    (lower, upper) = ends()
    self.step = step
    self.left = left
    self.right = right
  }

  /// The ratios that are written below the axis.
  var ticks: [Int] { Array(stride(from: lower, through: upper, by: step)) }

  /// Where a ratio is drawn; one beyond the axis at its end.
  func position(_ ratio: Int) -> SVGLength {
    left + (right - left).share(min(max(ratio, lower), upper) - lower, of: upper - lower)
  }
}
