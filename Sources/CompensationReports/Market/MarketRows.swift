public import Compensation

extension MarketSheet {
  /// The columns of evidence that a policy's table may have.
  public static let evidence = ["records", "organisations", "surveys", "oldest", "method"]

  /// How a benchmark was made, in a few words.
  var method: String {
    var parts: [String] = []
    switch market.rules.statistics[0] {
    case .mean: parts.append("mean")
    case let statistic: parts.append("\(statistic.name) \(market.rules.percentile.rawValue)")
    }
    if market.rules.weighsByOrganisation { parts.append("by organisation") }
    if let rule = market.rules.outliers { parts.append("without modified z above \(rule.limit)") }
    if let aging { parts.append(aging) }
    if let rate = rates.first { parts.append("\(rate.method.rawValue) rates of \(rate.date)") }
    return parts.joined(separator: "; ")
  }

  /// Where the figures of a source are from; its name if nothing is known.
  func sourceText(_ names: [String]) -> String {
    names.map { name in market.sources.first { $0.name == name }?.source ?? name }.joined(separator: "; ")
  }

  /// A benchmark's row: its cells by column. The amount is under `amount`.
  public func benchmarkRow(_ cell: MarketCell, amount: ExactDecimal) -> [String: String] {
    var row = Dictionary(uniqueKeysWithValues: zip(dimensions, cell.values))
    let names = cell.sources.map(\.name)
    row["amount"] = Money(amount, currency).plain
    row["effective_from"] = effectiveFrom.description
    row["currency"] = currency.code
    row["records"] = cell.records.map(String.init) ?? ""
    row["organisations"] = cell.organisations.map(String.init) ?? ""
    row["surveys"] = names.joined(separator: " ")
    row["oldest"] = cell.oldest?.description ?? ""
    row["method"] = method
    let count = cell.records.map { "\(NumberStyle().whole($0)) figures" } ?? "a published figure"
    row["source"] =
      "\(sourceText(names)): \(market.rules.statistics[0].label) of \(count)"
      + (cell.isFallback ? ", as the other sources have too few" : "")
    return row
  }

  /// A location factor's row. The factor is under `factor`.
  public func factorRow(_ factor: PlaceFactor) -> [String: String]? {
    guard let location, let adjusted = factor.adjusted else { return nil }
    var row = [dimensions[place]: factor.place]
    if let region { row[region] = factor.region ?? "" }
    row["factor"] = adjusted.final.description
    row["effective_from"] = effectiveFrom.description
    row["records"] = factor.records.map(String.init) ?? ""
    row["organisations"] = factor.organisations.map(String.init) ?? ""
    row["surveys"] = factor.sources.joined(separator: " ")
    row["oldest"] = factor.oldest?.description ?? ""
    row["method"] =
      factor.isFallback
      ? "ratio of published figures" : factor.estimate == nil ? "mean of places" : location.rules.estimator.rawValue
    let count = factor.records.map { "of \(NumberStyle().whole($0)) figures" } ?? "of published figures"
    let text =
      if factor.place == location.rules.reference {
        "the reference place"
      } else if factor.isFallback {
        "ratio \(count) to \(location.rules.reference)'s, as the other sources have too few"
      } else if factor.place == PlaceFactor.all {
        "mean of the region's factors \(count); for places of the region without a factor of their own"
      } else {
        "\(location.rules.estimator.rawValue) \(count) against \(location.rules.reference)"
      }
    let held =
      adjusted.isHeldByRatchet ? ", held at the factor in force" : adjusted.isHeldByFloor ? ", raised to the floor" : ""
    row["source"] = "\(sourceText(factor.sources)): \(text)\(held)"
    return row
  }

  /// An exchange rate's row. The rate is under `rate`.
  public func rateRow(_ rate: DatedRate, source: String) -> [String: String] {
    [
      "currency": rate.currency, "effective_from": (rate.method == .spot ? rate.lastDay : rate.date).description,
      "rate": rate.unitsPerBase.description,
      "source": source,
    ]
  }
}

extension SurveyStatistic {
  /// As people read it: `P50`, `mean`.
  var label: String {
    switch self {
    case .individual: "pay"
    case .percentile(let percentage): percentage == 50 ? "median" : "P\(percentage)"
    case .mean: "mean"
    }
  }
}

extension Money {
  /// The amount with its currency's digits, or whole if it is.
  var plain: String {
    let isWhole = amount.units % ExactDecimal.unitsPerOne == 0
    return amount.formatted(fractionDigits: isWhole ? 0 : currency.minorDigits)
  }
}
