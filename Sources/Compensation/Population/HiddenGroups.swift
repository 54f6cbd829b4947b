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
/// while some total lies open to subtraction, one more: a total is open if the hidden groups under it are one, or have
/// together fewer people than the minimum. The smallest group that is still shown under it is hidden, the first of equals; or the total itself if no
/// other is left. With two columns, groups that could still be worked out from several totals together are found as well.
///
/// ## Source
///
/// Hundepool and others, Statistical Disclosure Control (2012), chapter 4, on secondary cell suppression in tables with totals.
struct HiddenGroups {
  /// One total and what it is the total of, as places in the list of all groups.
  private struct Total {
    let sum: Int
    let parts: [Int]
  }

  private let headcounts: [Int]
  private let minimum: Int
  private(set) var reasons: [HiddenReason?]
  private var totals: [Total] = []

  /// - Parameters:
  ///   - keys: By group: its value in each column; nil for all.
  ///   - headcounts: By group, above 0.
  init(keys: [[String?]], headcounts: [Int], minimum: Int) {
    self.headcounts = headcounts
    self.minimum = minimum
    reasons = headcounts.map { $0 < minimum ? .smallCell : nil }
    totals = Self.totals(keys)
    repeat { closeAll() } while hideBridge(columns: keys.first?.count ?? 0)
  }

  /// Goes over the totals in order until none is open.
  private mutating func closeAll() {
    var isChanged = true
    while isChanged {
      isChanged = false
      for total in totals {
        while isOpen(total) {
          close(total)
          isChanged = true
        }
      }
    }
  }

  private static func totals(_ keys: [[String?]]) -> [Total] {
    let columns = keys.first?.count ?? 0
    guard let whole = keys.firstIndex(where: { $0.allSatisfy { $0 == nil } }) else { return [] }
    let cells = keys.indices.filter { keys[$0].allSatisfy { $0 != nil } }
    if columns <= 1 { return [Total(sum: whole, parts: cells)] }
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

  /// Whether the total is shown, or hidden for its own sake, while too little below it is.
  private func isOpen(_ total: Total) -> Bool {
    let hidden = total.parts.filter { reasons[$0] != nil }
    if reasons[total.sum] != nil {
      // The total of groups that are all shown is no secret.
      return hidden.isEmpty
    }
    return !hidden.isEmpty && (hidden.count == 1 || hidden.reduce(0) { $0 + headcounts[$1] } < minimum)
  }

  private mutating func close(_ total: Total) {
    let shown = total.parts.filter { reasons[$0] == nil }
    // `min` gives the first of equals.
    let next = shown.min { headcounts[$0] < headcounts[$1] } ?? total.sum
    reasons[next] = .complementary
  }

  /// Hides one more group if a hidden one can be worked out from several totals together.
  ///
  /// Each group of a table with two columns is in two totals: a cell in its row's and its column's, a margin in its own and
  /// the whole's. With totals as nodes and hidden groups as edges, what is known of the hidden groups is the sum at each node, and exactly
  /// the edges on no cycle (bridges) follow from those.
  private mutating func hideBridge(columns: Int) -> Bool {
    guard columns == 2 else { return false }
    var memberships: [[Int]] = Array(repeating: [], count: headcounts.count)
    for (index, total) in totals.enumerated() {
      for group in total.parts + [total.sum] { memberships[group].append(index) }
    }
    let hidden = headcounts.indices.filter { reasons[$0] != nil && memberships[$0].count == 2 }
    let bridges = Bridges(nodeCount: totals.count, edges: hidden.map { (memberships[$0][0], memberships[$0][1]) })
    for place in bridges.edges {
      let neighbours = memberships[hidden[place]].flatMap { totals[$0].parts }
      guard
        let next = Set(neighbours).sorted().filter({ reasons[$0] == nil }).min(by: { headcounts[$0] < headcounts[$1] })
      else { continue }
      reasons[next] = .complementary
      return true
    }
    return false
  }
}

/// The edges of a graph that are on no cycle, found in one walk over it (Tarjan 1974).
private struct Bridges {
  /// Places in the list of edges, ascending.
  private(set) var edges: [Int] = []

  init(nodeCount: Int, edges list: [(Int, Int)]) {
    var neighbours: [[(node: Int, edge: Int)]] = Array(repeating: [], count: nodeCount)
    for (index, edge) in list.enumerated() {
      neighbours[edge.0].append((edge.1, index))
      neighbours[edge.1].append((edge.0, index))
    }
    var order = Array(repeating: -1, count: nodeCount)
    var lowest = order
    var clock = 0
    for start in 0..<nodeCount where order[start] < 0 {
      order[start] = clock
      lowest[start] = clock
      clock += 1
      var path: [(node: Int, entered: Int, next: Int)] = [(start, -1, 0)]
      while let (node, entered, next) = path.last {
        if next < neighbours[node].count {
          path[path.count - 1].next += 1
          let step = neighbours[node][next]
          if step.edge == entered { continue }
          if order[step.node] < 0 {
            order[step.node] = clock
            lowest[step.node] = clock
            clock += 1
            path.append((step.node, step.edge, 0))
          } else {
            lowest[node] = min(lowest[node], order[step.node])
          }
        } else {
          path.removeLast()
          guard let parent = path.last?.node else { continue }
          lowest[parent] = min(lowest[parent], lowest[node])
          if lowest[node] > order[parent] { edges.append(entered) }
        }
      }
    }
    edges.sort()
  }
}
