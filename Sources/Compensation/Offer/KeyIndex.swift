/// Finds the rows of a table that have given symbols in given columns: a tree with one level per column, so that a key that is not
/// there also tells which part of it is unknown.
struct KeyIndex: Sendable {
  private var children: [UInt64: Int32] = [:]
  /// The rows below each node, in table order; only leaves have any.
  private(set) var rows: [[Int]] = [[]]

  /// - Parameter columns: The key columns' symbols by row, outermost first; none makes a tree with one leaf of all rows.
  init(columns: [[Symbol]], rowCount: Int) {
    for row in 0..<rowCount {
      var node: Int32 = 0
      for column in columns {
        let edge = Self.edge(node, column[row])
        if let next = children[edge] {
          node = next
        } else {
          let next = Int32(rows.count)
          rows.append([])
          children[edge] = next
          node = next
        }
      }
      rows[Int(node)].append(row)
    }
  }

  /// The node one level down, or nil if no row has that symbol there.
  func child(of node: Int, _ symbol: Symbol) -> Int? { children[Self.edge(Int32(node), symbol)].map(Int.init) }

  private static func edge(_ node: Int32, _ symbol: Symbol) -> UInt64 {
    UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: symbol.index))
  }
}
