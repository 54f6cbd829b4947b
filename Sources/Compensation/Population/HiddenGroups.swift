/// Why a group's figures are not shown.
public enum HiddenReason: String, Sendable, Hashable {
  /// It has fewer people than the minimum.
  case smallCell = "small-cell"
  /// It would let a hidden group be worked out by subtraction.
  case complementary
}

/// Which groups of a table are hidden, so that nobody can work out the figures of a few people from totals.
///
/// The table's cells are the crossed groups; each has one value in every column. The margin of a value is the total of the cells
/// that have it, and the whole is the total of all margins of one column. First every group below the minimum is hidden. Then,
/// while some total lies open to subtraction, one more: a total is open if one group is hidden among it and its parts, or if its hidden
/// parts have fewer people than the minimum together. The smallest part that is still shown is hidden, the first of equals; or the total itself if no
/// other is left. Last, groups that several totals give away together are found by linear algebra, and closed in the same way.
///
/// ## Source
///
/// Hundepool and others, Statistical Disclosure Control (2012), chapter 4, on secondary cell suppression in tables with totals.
struct HiddenGroups {
  /// One total and what it is the total of, as places in the list of all groups.
  private struct Total {
    let sum: Int
    let parts: [Int]

    var members: [Int] { parts + [sum] }
  }

  private let headcounts: [Int]
  private let minimum: Int
  private(set) var reasons: [HiddenReason?]
  private var totals: [Total] = []

  /// - Parameters:
  ///   - keys: By group: its value in each column; nil for all.
  ///   - headcounts: By group; above 0, but for the whole where nobody is.
  ///   - minimum: 1 or less hides none.
  init(keys: [[String?]], headcounts: [Int], minimum: Int) {
    self.headcounts = headcounts
    self.minimum = minimum
    reasons = headcounts.map { minimum > 1 && $0 < minimum ? .smallCell : nil }
    totals = Self.totals(keys)
    repeat { closeTotals() } while closeCombinations()
  }

  private static func totals(_ keys: [[String?]]) -> [Total] {
    let columns = keys.first?.count ?? 0
    guard let whole = keys.firstIndex(where: { $0.allSatisfy { $0 == nil } }) else { return [] }
    let cells = keys.indices.filter { keys[$0].allSatisfy { $0 != nil } && columns > 0 }
    if columns <= 1 { return cells.isEmpty ? [] : [Total(sum: whole, parts: cells)] }
    var totals: [Total] = []
    for column in 0..<columns {
      let margins = keys.indices.filter { index in
        keys[index].enumerated().allSatisfy { ($0.element != nil) == ($0.offset == column) }
      }
      var parts: [String?: [Int]] = [:]
      for cell in cells { parts[keys[cell][column], default: []].append(cell) }
      totals += margins.map { Total(sum: $0, parts: parts[keys[$0][column]] ?? []) }
      totals.append(Total(sum: whole, parts: margins))
    }
    return totals
  }

  /// Goes over the totals in order until none is open on its own.
  private mutating func closeTotals() {
    var isChanged = true
    while isChanged {
      isChanged = false
      for total in totals {
        while isOpen(total) {
          hideAnother(of: total)
          isChanged = true
        }
      }
    }
  }

  private func isOpen(_ total: Total) -> Bool {
    if total.parts.isEmpty { return false }
    let hidden = total.parts.filter { reasons[$0] != nil }
    // A hidden total of parts that are all shown is no secret either.
    if reasons[total.sum] != nil { return hidden.isEmpty }
    return !hidden.isEmpty && (hidden.count == 1 || hidden.reduce(0) { $0 + headcounts[$1] } < minimum)
  }

  private mutating func hideAnother(of total: Total) {
    // `min` gives the first of equals.
    let shown = total.parts.filter { reasons[$0] == nil }
    reasons[shown.min { headcounts[$0] < headcounts[$1] } ?? total.sum] = .complementary
  }

  /// Hides more if hidden groups can be worked out from several totals together.
  /// - Returns: Whether it did.
  private mutating func closeCombinations() -> Bool {
    let hidden = headcounts.indices.filter { reasons[$0] != nil }
    var place: [Int: Int] = [:]
    for (index, group) in hidden.enumerated() { place[group] = index }
    let equations = totals.map { total -> [(unknown: Int, isNegative: Bool)] in
      total.members.compactMap { group in place[group].map { ($0, group == total.sum) } }
    }
    var touched: Set<Int> = []
    for unknown in determinedUnknowns(equations, count: hidden.count) {
      let around = totals.indices.filter { totals[$0].members.contains(hidden[unknown]) }
      // Another one in these totals may have been closed with the group that was just hidden.
      if around.contains(where: touched.contains) { continue }
      guard let total = around.first(where: { totals[$0].members.contains { reasons[$0] == nil } }) else { continue }
      hideAnother(of: totals[total])
      touched.formUnion(around)
    }
    return !touched.isEmpty
  }
}
