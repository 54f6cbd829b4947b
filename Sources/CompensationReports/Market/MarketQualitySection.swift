internal import Compensation

/// What became of the rows of each survey.
extension MarketSheet {
  var qualitySection: [Report.Block] {
    var blocks: [Report.Block] = [.heading(level: 2, "Data quality")]
    for survey in surveys {
      blocks.append(.heading(level: 3, survey.name))
      blocks.append(
        .paragraph(
          "\(survey.title.capitalisedFirst). \(counted(survey.rows, "row")) = \(numbers.whole(survey.used)) used + "
            + "\(numbers.whole(survey.leftOut.reduce(0) { $0 + $1.count })) left out + \(numbers.whole(survey.rejected)) rejected."
            + (survey.days.map {
              " Figures of \($0.lowerBound)" + ($0.lowerBound == $0.upperBound ? "." : " to \($0.upperBound).")
            } ?? " Nothing says of which day the figures are.")
            + (survey.organisations.map { " \(counted($0, "organisation"))." } ?? "")
        ))
      var table = Table(columns: [.init("rows"), .init("what"), .init("column"), .init("first_line"), .init("why")])
      for rule in survey.leftOut where rule.count > 0 {
        table.rows.append([.count(rule.count), .text("left out"), .text(""), .empty, .text(rule.rule)])
      }
      for reject in survey.rejects {
        table.rows.append([
          .count(reject.count), .text(reject.code), .text(reject.column), .count(reject.firstLine),
          .text(reject.message),
        ])
      }
      if !table.rows.isEmpty { blocks.append(.table(table)) }
    }
    let outliers = market.cells.reduce(0) { $0 + $1.outliers }
    if outliers > 0 {
      blocks.append(.paragraph("Outliers that were then left out of their cells: \(numbers.whole(outliers))."))
    }
    return blocks
  }
}
