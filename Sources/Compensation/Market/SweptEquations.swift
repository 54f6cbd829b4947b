/// The normal equations of a regression on columns of zeros and ones, solved by the sweep operator.
///
/// A column that the ones before it make up is left out, and every column that takes part in such a dependence has no
/// unique coefficient.
///
/// ## Source
///
/// Goodnight, A Tutorial on the SWEEP Operator, The American Statistician 33 (1979).
struct SweptEquations {
  private let columns: Int
  /// Row by row: X'WX, with X'Wy as a last column; after sweeping the inverse, and the coefficients.
  private var elements: [Double]
  private var isSwept: [Bool]
  private var isDependent: [Bool]

  /// How many columns are independent.
  var rank: Int { isSwept.count { $0 } }

  /// Equations without observations.
  init(columns: Int) {
    self.columns = columns
    elements = Array(repeating: 0, count: columns * (columns + 1))
    isSwept = Array(repeating: false, count: columns)
    isDependent = isSwept
  }

  private func place(_ row: Int, _ column: Int) -> Int { row * (columns + 1) + column }

  /// Adds an observation: the columns that are 1, and the mean of what is explained.
  mutating func add(_ ones: [Int], weight: Double, _ mean: Double) {
    for row in ones {
      for column in ones { elements[place(row, column)] += weight }
      elements[place(row, columns)] += weight * mean
    }
  }

  /// Solves the equations.
  mutating func sweep() {
    let sizes = (0..<columns).map { elements[place($0, $0)] }
    for pivot in 0..<columns {
      let size = elements[place(pivot, pivot)]
      // The share of the column that the ones before it do not explain; rounding leaves about 10⁻¹⁴ of nothing.
      if size <= sizes[pivot] * 1e-10 { leaveOut(pivot) } else { sweep(pivot, size) }
    }
  }

  private mutating func leaveOut(_ pivot: Int) {
    isDependent[pivot] = true
    for row in 0..<columns where isSwept[row] {
      // By how much the row's column makes up this one: a fraction of small whole numbers, or nothing.
      if elements[place(row, pivot)].magnitude > 1e-7 { isDependent[row] = true }
    }
    for other in 0...columns { elements[place(pivot, other)] = 0 }
    for other in 0..<columns { elements[place(other, pivot)] = 0 }
  }

  private mutating func sweep(_ pivot: Int, _ size: Double) {
    isSwept[pivot] = true
    for column in 0...columns { elements[place(pivot, column)] /= size }
    for row in 0..<columns where row != pivot {
      let factor = elements[place(row, pivot)]
      if factor == 0 { continue }
      for column in 0...columns where column != pivot {
        elements[place(row, column)] -= factor * elements[place(pivot, column)]
      }
      elements[place(row, pivot)] = -factor / size
    }
    elements[place(pivot, pivot)] = 1 / size
  }

  /// Whether a column's coefficient has one value only.
  func isIdentified(_ column: Int) -> Bool { !isDependent[column] }

  /// A column's coefficient; 0 for one that is left out.
  func coefficient(_ column: Int) -> Double { elements[place(column, columns)] }

  /// A column's diagonal element of (X'WX)⁻¹.
  func inverseDiagonal(_ column: Int) -> Double { elements[place(column, column)] }
}
