internal import Compensation

/// At which rates pay was converted, and which currencies have none.
extension MarketSheet {
  var rateSection: [Report.Block] {
    guard let first = rates.first else { return [] }
    let worst = rates.max { $0.relativeError < $1.relativeError }
    var blocks: [Report.Block] = [
      .heading(level: 2, "Exchange rates"),
      .paragraph(
        "\(counted(rates.count, "rate")) for one \(first.base) as of \(first.date), \(first.method.rawValue): \(first.method.meaning). With ten significant digits; as "
          + "printed, each is known to ±\(worst.map { numbers.percentage($0.relativeError, fractionDigits: 4) } ?? "0 %") or better\(worst.map { " (\($0.currency))" } ?? "")."
      ),
    ]
    if !refusedRates.isEmpty {
      blocks.append(.list(refusedRates.map { "\($0.column ?? ""): \($0.message)" }))
    }
    return blocks
  }
}
