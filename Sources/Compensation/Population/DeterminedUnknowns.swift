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
