internal import Compensation

/// What moved in the tables that are replaced.
extension MarketSheet {
  var changeSection: [Report.Block] {
    if changes.isEmpty { return [] }
    var blocks: [Report.Block] = [.heading(level: 2, "What moved")]
    for change in changes {
      var table = Table(
        columns: change.keys.map { .init($0) } + [.init("before"), .init("now"), .init("change")])
      let moved = change.rows.filter { $0.old != $0.new }
      for row in moved.prefix(Self.coverageLimit.rows) {
        let share = row.old.flatMap { old in old > .zero ? try? row.new / old - .one : nil }
        table.rows.append(
          row.keys.map { .text($0) } + [
            row.old.map { .number($0) } ?? .remark("new"), .number(row.new),
            share.map { .remark(numbers.change($0)) } ?? .empty,
          ])
      }
      blocks.append(.heading(level: 3, change.table))
      blocks.append(
        moved.isEmpty
          ? .paragraph("\(counted(change.rows.count, "row")), none of which moved.") : .table(table))
      if change.heldCount > 0 {
        blocks.append(.paragraph("The ratchet held \(counted(change.heldCount, "row")) that would have fallen."))
      }
      if moved.count > Self.coverageLimit.rows {
        blocks.append(.paragraph("And \(numbers.whole(moved.count - Self.coverageLimit.rows)) more."))
      } else if !moved.isEmpty, moved.count < change.rows.count {
        blocks.append(.paragraph("The other \(counted(change.rows.count - moved.count, "row")) did not move."))
      }
    }
    return blocks
  }
}
