/// Least squares of `ln(pay)` on a constant, each place, and each value of each other dimension.
///
/// One value of each dimension is the base: of the places, the reference place. The coefficient of a place is ln of its
/// factor; its standard error is `√(RSS / (n − rank) × its diagonal element of (X'X)⁻¹)`. With weights, squares are
/// weighted, and n is still the number of figures.
///
/// Logarithms are exact to 18 digits and only then binary floating point, with `+ − × ÷` in a fixed order: the result
/// is the same to the bit everywhere, in whatever order the cells come. The figures of a cell enter as their weight,
/// mean and squares about the mean, so that what follows does not depend on how many there are. A place whose
/// coefficient has no unique value, as its strata are not connected with those of the reference place, is not
/// identified.
struct PayRegression {
  /// A cell's figures, and the columns that are 1 for it.
  private struct Observation {
    let moments: LogarithmMoments
    let columns: [Int]
  }

  private let reference: String
  /// By place but the reference place: its column.
  private let columnOfPlace: [String: Int]
  private let dimension: Int
  private let equations: SweptEquations
  /// The residual variance; nil if there are no more figures than coefficients.
  private let variance: Double?

  /// The most coefficients there may be: the time goes with the third power of their number.
  static let columnLimit = 1_000

  /// How many coefficients the regression on some cells has.
  static func columnCount(_ cells: [PayCell]) -> Int {
    let dimensions = cells.first?.values.count ?? 0
    return 1 + (0..<dimensions).reduce(0) { sum, index in sum + Set(cells.map { $0.values[index] }).count - 1 }
  }

  /// The regression on the figures of all cells.
  /// - Throws: `logarithmOfNonPositive`, `overflow`.
  init(_ cells: [PayCell], place dimension: Int, reference: String) throws(ArithmeticError) {
    self.dimension = dimension
    self.reference = reference
    let groups = Dictionary(grouping: cells, by: \.values)
    let keys = groups.keys.sorted { $0.lexicographicallyPrecedes($1) }
    var count = 1
    var columns: [[String: Int]] = Array(repeating: [:], count: keys.first?.count ?? 0)
    // The places come last: of columns that depend on each other the later ones are left out.
    for index in columns.indices.filter({ $0 != dimension }) + [dimension] {
      let values = Set(keys.map { $0[index] }).sorted()
      for value in values where value != (index == dimension ? reference : values[0]) {
        columns[index][value] = count
        count += 1
      }
    }
    columnOfPlace = columns[dimension]

    var observations: [Observation] = []
    for key in keys {
      guard let sample = try PaySample((groups[key] ?? []).map(\.sample)) else { continue }
      let own = zip(columns, key).compactMap { $0[$1] }
      observations.append(Observation(moments: try LogarithmMoments(sample), columns: [0] + own))
    }
    // Logarithms about their mean: only the constant depends on what is taken off, and nothing is lost to its size.
    var weight = 0.0
    var center = 0.0
    for observation in observations {
      weight += observation.moments.weight
      center += (observation.moments.mean - center) * (observation.moments.weight / weight)
    }
    var equations = SweptEquations(columns: count)
    for observation in observations {
      equations.add(observation.columns, weight: observation.moments.weight, observation.moments.mean - center)
    }
    equations.sweep()
    var squares = 0.0
    var records = 0
    for observation in observations {
      let fitted = observation.columns.reduce(0.0) { $0 + equations.coefficient($1) }
      let residual = observation.moments.mean - center - fitted
      squares += observation.moments.squares + observation.moments.weight * residual * residual
      records += observation.moments.records
    }
    let degrees = records - equations.rank
    variance = degrees > 0 ? squares / Double(degrees) : nil
    self.equations = equations
  }

  /// The estimate of a place.
  /// - Parameter cells: Those of the place.
  /// - Throws: `overflow`.
  func estimate(
    _ place: String, _ cells: [PayCell]
  ) throws(ArithmeticError) -> Result<LocationEstimate, NoEstimateReason> {
    let records = cells.reduce(0) { $0 + $1.sample.count }
    let strata = Set(cells.map { $0.stratum(without: dimension) }).count
    if place == reference {
      return .success(
        LocationEstimate(place: place, records: records, factor: .one, coefficient: .zero, strata: strata))
    }
    guard let column = columnOfPlace[place], equations.isIdentified(column) else { return .failure(.notIdentified) }
    let coefficient = try Self.decimal(equations.coefficient(column))
    var standardError: ExactDecimal?
    if let variance { standardError = try Self.decimal(Self.squareRoot(variance * equations.inverseDiagonal(column))) }
    return .success(
      LocationEstimate(
        place: place, records: records, factor: try coefficient.naturalExponential(), coefficient: coefficient,
        standardError: standardError, strata: strata))
  }

  /// By Newton's iteration from the power of two at half the exponent: each step doubles the digits that are right. The
  /// standard library's root calls the C library's, which every program would have to link.
  private static func squareRoot(_ number: Double) -> Double {
    if number <= 0 { return 0 }
    var root = Double(sign: .plus, exponent: number.exponent / 2, significand: 1)
    for _ in 0..<8 { root = (root + number / root) / 2 }
    return root
  }

  /// Twelve decimals, halves away from zero.
  private static func decimal(_ number: Double) throws(ArithmeticError) -> ExactDecimal {
    let scaled = number * 1e12 + (number < 0 ? -0.5 : 0.5)
    guard scaled.magnitude < 9e18 else { throw .overflow }
    return ExactDecimal(units: Int128(Int64(scaled)) * 1_000_000)
  }
}
