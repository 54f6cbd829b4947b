internal import Compensation

/// What living costs, for comparison.
extension MarketSheet {
  /// How many price levels there are of each kind, of which days, and what 1 is.
  var costOfLivingSection: [Report.Block] {
    if costOfLiving.isEmpty { return [] }
    var table = Table(
      columns: [
        .init("kind"), .init("places"), .init("base", title: "1 is"), .init("first_day"), .init("last_day"),
        .init("source"),
      ])
    let groups = Dictionary(grouping: costOfLiving) { [$0.kind.rawValue, $0.base, $0.source] }
    for (key, indices) in groups.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      let days = indices.map(\.effectiveFrom)
      table.rows.append([
        .text(key[0]), .count(indices.count), .text(key[1]), days.min().map { .date($0) } ?? .empty,
        days.max().map { .date($0) } ?? .empty, .text(key[2]),
      ])
    }
    let isConverted = costOfLiving.contains { $0.kind == .purchasingPowerParity }
    let day = rates.first.map { " of \($0.date)" } ?? ""
    return [
      .heading(level: 2, "Cost of living"),
      .paragraph(
        "Price levels beside a base, for comparison; they drive no pay. cost_of_living.csv has them all."
          + (isConverted
            ? " A purchasing power parity is divided by the exchange rate\(day), whatever its own day is: with the years between them the level moves."
            : "")),
      .table(table),
    ]
  }
}
