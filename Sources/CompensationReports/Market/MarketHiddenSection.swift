internal import Compensation

/// What is hidden, and why.
extension MarketSheet {
  var hiddenSection: [Report.Block] {
    var table = Table(columns: [.init("reason"), .init("cells"), .init("meaning")])
    for reason in HiddenCellReason.allCases {
      let count = market.cells.count { $0.hidden == reason }
      if count > 0 { table.rows.append([.text(reason.rawValue), .count(count), .text(meaning(of: reason))]) }
    }
    var blocks: [Report.Block] = [.heading(level: 2, "Hidden cells")]
    blocks.append(table.rows.isEmpty ? .paragraph("No cell is hidden.") : .table(table))
    let silent = market.sources.filter { $0.statistic == .individual && !$0.namesOrganisations }.map(\.name)
    if !silent.isEmpty {
      blocks.append(
        .paragraph(
          "\(silent.joined(separator: ", ")) \(silent.count == 1 ? "names" : "name") no organisations, so that the rules on organisations could not be applied there: only the "
            + "number of records is checked."))
    }
    return blocks
  }

  private func meaning(of reason: HiddenCellReason) -> String {
    let rule = market.rules.publication
    return switch reason {
    case .smallCell: "fewer than \(numbers.bare(rule.minimumRecords)) records"
    case .fewOrganisations: "fewer than \(numbers.bare(rule.minimumOrganisations)) organisations"
    case .dominantOrganisation:
      "one organisation has more than \(rule.largestShare.map { numbers.percentage($0) } ?? "the most allowed") of the weight"
    case .missingSource:
      "a source has no figure that may be shown, and --missing-source is \(market.rules.missing.rawValue)"
    case .severalPublished: "one source has several published percentiles of it, which cannot be put together"
    }
  }
}
