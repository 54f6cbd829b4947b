internal import Compensation

/// The location factors with each step of theirs.
extension MarketSheet {
  var locationSection: [Report.Block] {
    guard let location else { return [] }
    let isRegression = location.rules.estimator == .regression
    let isShrunk = location.rules.adjustment.shrinkage > .zero
    var table = Table(
      columns: [.init(dimensions[place])] + (region.map { [.init($0)] } ?? []) + [.init("figures"), .init("estimate")]
        + (isRegression ? [.init("standard_error")] : []) + (isShrunk ? [.init("shrunk")] : []) + [
          .init("factor"), .init("remark"),
        ])
    for factor in location.factors {
      guard let adjusted = factor.adjusted else { continue }
      let held =
        adjusted.isHeldByRatchet
        ? "held by the ratchet: \(numbers.readable(adjusted.floored)) without it"
        : adjusted.isHeldByFloor ? "raised to the floor" : ""
      let remark =
        factor.isFallback
        ? "from \(factor.sources.joined(separator: ", ")), as the other sources have too few figures (\(factor.reason ?? ""))\(held.isEmpty ? "" : "; \(held)")"
        : held
      table.rows.append(
        [.text(factor.place)] + (region.map { _ in [.text(factor.region ?? "")] } ?? []) + [
          .count(factor.records), .ratio(adjusted.estimate),
        ] + (isRegression ? [factor.estimate?.standardError.map { .ratio($0) } ?? .empty] : [])
          + (isShrunk ? [.ratio(adjusted.shrunk)] : []) + [
            .ratio(adjusted.final), .text(remark),
          ])
    }
    let none = location.factors.filter { $0.adjusted == nil && $0.place != PlaceFactor.all }
    var blocks: [Report.Block] = [.heading(level: 2, "Location factors"), .paragraph(locationMethod), .table(table)]
    if region != nil {
      blocks.append(
        .paragraph(
          "\(PlaceFactor.all) is the mean of a region's places but the reference place, by their figures; it serves a place without a row of its own only where the policy allows that."
        ))
    }
    if !none.isEmpty {
      blocks.append(
        .paragraph("Without a factor: " + none.map { "\($0.place) (\($0.reason ?? ""))" }.joined(separator: ", ") + ".")
      )
    }
    return blocks
  }

  private var locationMethod: String {
    guard let location else { return "" }
    let what =
      switch location.rules.estimator {
      case .ratioOfMedians: "the median of all figures of the place over that of \(location.rules.reference)"
      case .medianOfRatios:
        "the ratio of medians in each stratum whose cells may be shown in both places, and the median of these"
      case .regression:
        "exp of the place's coefficient in an ordinary least squares regression of ln(pay) on place and every other dimension; the standard error is the "
          + "coefficient's, in log points"
      }
    let adjustment = location.rules.adjustment
    var steps = ["\(location.rules.estimator.rawValue): \(what)"]
    if adjustment.shrinkage > .zero {
      steps.append("drawn to the region's factor as if that had \(numbers.bare(adjustment.shrinkage)) figures")
    }
    steps.append("rounded to the nearest \(numbers.bare(adjustment.roundingUnit))")
    if let floor = adjustment.floor { steps.append("at least \(numbers.bare(floor))") }
    if adjustment.isRatchet {
      steps.append("never below the factor in force before (a ratchet, which hides decreases)")
    }
    return steps.joined(separator: "; ").capitalisedFirst + "."
  }
}
