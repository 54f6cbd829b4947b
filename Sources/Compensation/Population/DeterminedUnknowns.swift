/// Which unknowns have only one possible value, given sums of them: those that no solution of the sums' homogeneous equations moves.
///
/// Works with whole numbers modulo a prime: one solution with arbitrary values for the free unknowns is worked out by elimination. An unknown
/// that is determined is 0 in every such solution; one that is not is 0 in this one with a chance of 1 in 2⁶¹, and would then be hidden
/// needlessly.
/// - Parameters:
///   - equations: Each a sum of some unknowns, a few of them with a minus.
///   - count: How many unknowns there are.
/// - Returns: Their numbers, ascending.
func determinedUnknowns(_ equations: [[(unknown: Int, isNegative: Bool)]], count: Int) -> [Int] {
  var rows = equations.map { terms in
    Dictionary(uniqueKeysWithValues: terms.map { ($0.unknown, $0.isNegative ? Residue.minusOne : Residue.one) })
  }
  var rowsOfUnknown: [Set<Int>] = Array(repeating: [], count: count)
  for (index, row) in rows.enumerated() {
    for unknown in row.keys { rowsOfUnknown[unknown].insert(index) }
  }
  var solved: [(unknown: Int, row: [Int: Residue])] = []
  for index in rows.indices {
    guard let pivot = rows[index].keys.min(), let coefficient = rows[index][pivot] else { continue }
    let row = rows[index]
    for unknown in row.keys { rowsOfUnknown[unknown].remove(index) }
    for other in rowsOfUnknown[pivot] {
      guard let own = rows[other][pivot] else { continue }
      let factor = own * coefficient.inverse
      for (unknown, value) in row {
        let difference = (rows[other][unknown] ?? .zero) - factor * value
        rows[other][unknown] = difference == .zero ? nil : difference
        if difference == .zero {
          rowsOfUnknown[unknown].remove(other)
        } else {
          rowsOfUnknown[unknown].insert(other)
        }
      }
    }
    solved.append((pivot, row))
  }
  var values: [Residue?] = Array(repeating: nil, count: count)
  for (unknown, _) in solved { values[unknown] = .zero }
  for unknown in 0..<count where values[unknown] == nil { values[unknown] = Residue(arbitrary: unknown) }
  for (unknown, row) in solved.reversed() {
    var sum = Residue.zero
    for (other, coefficient) in row where other != unknown { sum = sum + coefficient * (values[other] ?? .zero) }
    guard let own = row[unknown] else { continue }
    values[unknown] = .zero - sum * own.inverse
  }
  return (0..<count).filter { values[$0] == .zero }
}

/// A whole number modulo the prime 2⁶¹ − 1.
private struct Residue: Hashable {
  private static let prime: UInt64 = (1 << 61) - 1
  private let value: UInt64

  static let zero = Residue(value: 0)
  static let one = Residue(value: 1)
  static let minusOne = Residue(value: prime - 1)

  private init(value: UInt64) { self.value = value }

  /// The same number each time, and unlike those of other seeds.
  init(arbitrary seed: Int) {
    var mixed = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 0xD1B5_4A32_D192_ED03
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    value = (mixed ^ mixed >> 31) % (Self.prime - 1) + 1
  }

  static func + (left: Residue, right: Residue) -> Residue { Residue(value: (left.value + right.value) % prime) }
  static func - (left: Residue, right: Residue) -> Residue {
    Residue(value: (left.value + prime - right.value) % prime)
  }
  static func * (left: Residue, right: Residue) -> Residue {
    Residue(value: UInt64(UInt128(left.value) * UInt128(right.value) % UInt128(prime)))
  }

  /// What this, not zero, times it is 1, by Fermat's little theorem.
  var inverse: Residue {
    var (result, square, exponent) = (Residue.one, self, Self.prime - 2)
    while exponent > 0 {
      if exponent & 1 == 1 { result = result * square }
      square = square * square
      exponent >>= 1
    }
    return result
  }
}
