/// What one source says of one cell.
struct SourceCell: Sendable {
  /// By statistic that is asked for; nil where the source does not have it.
  var values: [ExactDecimal?]
  /// How many figures, without outliers; of published ones how many are behind them, nil if that is not stated.
  var records: Int?
  /// How many organisations; nil where the source names none.
  var organisations: Int?
  /// The earliest day of a figure; nil where none is stated.
  var oldest: CalendarDate?
  /// How many figures the outlier rule left out.
  var outliers = 0
  /// Why it may not be shown.
  var hidden: HiddenCellReason?
  /// The individual figures that are left, and by organisation their weight; nil of published ones.
  var sample: PaySample?
  var organisationWeights: [OrganisationWeight]?
}

extension SourceCell {
  /// The figures of a cell by the rules.
  /// - Parameters:
  ///   - members: Places among the source's figures; at least one.
  ///   - tally: Of the source.
  /// - Throws: `overflow`.
  init(
    _ source: MarketSource, _ members: [Int32], _ rules: MarketRules, _ tally: inout OrganisationTally
  ) throws(ArithmeticError) {
    if source.statistic == .individual {
      try self.init(individual: source, members, rules, &tally)
    } else {
      try self.init(published: source, members, rules)
    }
  }

  private init(
    individual source: MarketSource, _ members: [Int32], _ rules: MarketRules, _ tally: inout OrganisationTally
  ) throws(ArithmeticError) {
    let figures = source.figures
    let kept = try Self.kept(figures, members, rules.outliers)
    var weights = figures.weights.isEmpty ? nil : kept.map { figures.weights[Int($0)] }
    var byOrganisation: [OrganisationWeight]?
    if source.namesOrganisations {
      var sums = try tally.weights(of: kept, figures)
      if rules.weighsByOrganisation {
        let shares = Dictionary(sums.map { ($0.organisation, $0.weight) }) { first, _ in first }
        var evened: [ExactDecimal] = []
        evened.reserveCapacity(kept.count)
        for (place, figure) in kept.enumerated() {
          let sum = shares[figures.organisationOfFigure[Int(figure)]] ?? .one
          evened.append(try (weights?[place] ?? .one) / sum)
        }
        weights = evened
        for place in sums.indices { sums[place].weight = .one }
      }
      byOrganisation = sums
    }
    let amounts = kept.map { figures.amounts[Int($0)] }
    let found = try weights.map { weights throws(ArithmeticError) in try PaySample(amounts, weights: weights) }
    let sample = found ?? PaySample(amounts)
    values = []
    for statistic in rules.statistics {
      let isShown =
        statistic.percentage.map { kept.count >= rules.publication.minimumRecords(forPercentile: $0) } ?? true
      values.append(isShown ? try sample?.value(statistic, rules.percentile) : nil)
    }
    records = kept.count
    self.organisations = byOrganisation?.count
    oldest = Self.oldest(figures, kept)
    outliers = members.count - kept.count
    hidden = try rules.publication.reason(
      records: kept.count, organisations: byOrganisation.map { $0.map(\.weight) })
    // A benchmark far out asks for more figures than the middle.
    if hidden == nil, values[0] == nil { hidden = .smallCell }
    self.sample = sample
    organisationWeights = byOrganisation
  }

  private init(published source: MarketSource, _ members: [Int32], _ rules: MarketRules) throws(ArithmeticError) {
    let figures = source.figures
    let counts = source.hasCounts ? members.map { figures.weights[Int($0)] } : nil
    let amounts = members.map { figures.amounts[Int($0)] }
    var value: ExactDecimal? = amounts[0]
    if members.count > 1 {
      // A mean of means by their counts is the mean of all; of percentiles there is no such thing.
      let combined = try counts.map { counts throws(ArithmeticError) in try PaySample(amounts, weights: counts) }
      value = source.statistic == .mean ? try combined??.mean() : nil
      if value == nil { hidden = .severalPublished }
    }
    values = rules.statistics.map { $0 == source.statistic ? value : nil }
    if let counts {
      var sum = ExactDecimal.zero
      for count in counts { sum = try sum + count }
      records = Int(sum.units / ExactDecimal.unitsPerOne)
    }
    oldest = Self.oldest(figures, members)
    if hidden == nil, let records {
      hidden = try rules.publication.reason(records: records, organisations: nil)
    }
  }

  /// The figures that the outlier rule keeps.
  private static func kept(
    _ figures: SurveyFigures, _ members: [Int32], _ rule: OutlierRule?
  ) throws(ArithmeticError) -> [Int32] {
    guard let rule, let sample = PaySample(members.map { figures.amounts[Int($0)] }) else { return members }
    let range = try rule.kept(of: sample)
    if range.count == members.count { return members }
    let (low, high) = (sample.amounts[range.lowerBound], sample.amounts[range.upperBound - 1])
    return members.filter { figure in
      let amount = figures.amounts[Int(figure)]
      return amount >= low && amount <= high
    }
  }

  private static func oldest(_ figures: SurveyFigures, _ members: [Int32]) -> CalendarDate? {
    var oldest: CalendarDate?
    for figure in members {
      let day = figures.dayOfFigure[Int(figure)]
      guard day >= 0 else { continue }
      let date = figures.days[Int(day)]
      if oldest.map({ date < $0 }) ?? true { oldest = date }
    }
    return oldest
  }
}

extension PaySample {
  /// A percentile or the mean.
  fileprivate func value(
    _ statistic: SurveyStatistic, _ definition: PercentileDefinition
  ) throws(ArithmeticError) -> ExactDecimal? {
    switch statistic {
    case .percentile(let percentage): try percentile(percentage, definition)
    case .mean: try mean()
    case .individual: nil
    }
  }
}
