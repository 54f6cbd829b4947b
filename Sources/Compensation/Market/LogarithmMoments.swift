/// What least squares needs of the logarithms of a sample: their weight, mean, and squares about the mean.
struct LogarithmMoments {
  /// How many figures there are.
  let records: Int
  /// Σ w, or the number of figures.
  let weight: Double
  /// Σ w·ln(x) / Σ w.
  let mean: Double
  /// Σ w·(ln(x) − mean)².
  let squares: Double

  /// Takes the logarithm of each distinct figure once.
  /// - Throws: `logarithmOfNonPositive`.
  init(_ sample: PaySample) throws(ArithmeticError) {
    var runs: [(logarithm: Double, weight: Double)] = []
    var start = 0
    let amounts = sample.amounts
    while start < amounts.count {
      var end = start + 1
      while end < amounts.count, amounts[end] == amounts[start] { end += 1 }
      let weight = sample.weights.map { $0[start..<end].reduce(0.0) { $0 + Self.double($1) } } ?? Double(end - start)
      runs.append((Self.double(try amounts[start].naturalLogarithm()), weight))
      start = end
    }
    // About the first one, so that the mean of equal figures is exactly theirs.
    var weight = 0.0
    var sum = 0.0
    for run in runs {
      weight += run.weight
      sum += run.weight * (run.logarithm - runs[0].logarithm)
    }
    let mean = runs[0].logarithm + sum / weight
    records = sample.count
    self.weight = weight
    self.mean = mean
    squares = runs.reduce(0.0) { $0 + $1.weight * (($1.logarithm - mean) * ($1.logarithm - mean)) }
  }

  /// The whole part and the rest each fit a machine word, so that each is converted exactly or rounded once.
  private static func double(_ number: ExactDecimal) -> Double {
    let (whole, rest) = number.units.quotientAndRemainder(dividingBy: ExactDecimal.unitsPerOne)
    return Double(whole) + Double(Int64(rest)) / 1e18
  }
}
