internal import Compensation

/// What moved in the tables that are replaced, and at which rates.
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
            share.map { .remark(($0 > .zero ? "+" : "") + NumberText.percentage($0)) } ?? .empty,
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
        blocks.append(.paragraph("And \(NumberText.whole(moved.count - Self.coverageLimit.rows)) more."))
      } else if !moved.isEmpty, moved.count < change.rows.count {
        blocks.append(.paragraph("The other \(counted(change.rows.count - moved.count, "row")) did not move."))
      }
    }
    return blocks
  }

  var rateSection: [Report.Block] {
    guard let first = rates.first else { return [] }
    let worst = rates.max { $0.relativeError < $1.relativeError }
    var blocks: [Report.Block] = [
      .heading(level: 2, "Exchange rates"),
      .paragraph(
        "\(counted(rates.count, "rate")) for one \(first.base) as of \(first.date), \(first.method.rawValue): \(first.method.meaning). With ten significant digits; as "
          + "printed, each is known to ±\(worst.map { Self.fine($0.relativeError) } ?? "0 %") or better\(worst.map { " (\($0.currency))" } ?? "")."
      ),
    ]
    if !refusedRates.isEmpty {
      blocks.append(.list(refusedRates.map { "\($0.column ?? ""): \($0.message)" }))
    }
    return blocks
  }

  private static func fine(_ share: ExactDecimal) -> String {
    (try? share * ExactDecimal(100)).map { $0.formatted(fractionDigits: 4) + " %" } ?? ""
  }
}
