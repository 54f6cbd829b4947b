import Testing

@testable import Compensation

/// Sources as lines, and rules that show everything unless a test says otherwise.
enum SmallMarket {
  /// A source of lines such as `Coder/Paris 100 @Acme *2 #2023-05-15`: cell, pay, organisation, weight or count, day.
  ///
  /// A mere `@` is a row that names no organisation in a source that does; it names them if any line has an `@`.
  static func source(
    _ name: String, _ statistic: SurveyStatistic = .individual, _ lines: String...
  ) throws -> MarketSource {
    var figures = SurveyFigures()
    let namesOrganisations = lines.contains { $0.contains(" @") }
    let hasWeights = lines.contains { $0.contains(" *") }
    for (number, line) in lines.enumerated() {
      let parts = line.split(separator: " ").map { String($0) }
      func part(_ mark: String) -> String? {
        parts.dropFirst(2).first { $0.hasPrefix(mark) }.map { String($0.dropFirst()) }
      }
      let organisation = part("@") ?? ""
      figures.append(
        try ExactDecimal(plain: parts[1]), cell: figures.cell(parts[0].split(separator: "/").map { String($0) }),
        currency: figures.currency("USD"), line: number + 2, day: try part("#").map { figures.day(try day($0)) } ?? -1,
        organisation: namesOrganisations ? organisation.isEmpty ? -1 : figures.organisation(organisation) : nil,
        weight: hasWeights ? try ExactDecimal(plain: part("*") ?? "1") : nil)
    }
    return MarketSource(
      name: name, source: "made up", statistic: statistic, namesOrganisations: namesOrganisations,
      hasCounts: statistic != .individual && hasWeights, figures: figures)
  }

  /// Medians to the hundredth, of however few.
  static func rules(
    records: Int = 1, organisations: Int = 0, share: String? = nil,
    _ change: (inout MarketRules) throws -> Void = { _ in }
  ) throws -> MarketRules {
    var rules = MarketRules(roundingUnit: ExactDecimal(units: ExactDecimal.unitsPerOne / 100))
    rules.publication = PublicationRule(
      minimumRecords: records, minimumOrganisations: organisations,
      largestShare: try share.map { try ExactDecimal(plain: $0) })
    try change(&rules)
    return rules
  }

  static func weights(_ pairs: KeyValuePairs<String, String>) throws -> [String: ExactDecimal] {
    var weights: [String: ExactDecimal] = [:]
    for (name, weight) in pairs { weights[name] = try ExactDecimal(plain: weight) }
    return weights
  }

  /// `Coder 115 107.5 of 4 in 2 from a b`: the cells with their figures, records, organisations and sources; `fallback` behind
  /// those that a fallback serves; of hidden ones only the reason.
  static func cells(_ sources: [MarketSource], _ rules: MarketRules, width: Int = 1) throws -> [String] {
    try Market(sources, rules, width: width).cells.map { cell in
      let values = cell.values.joined(separator: "/")
      if let hidden = cell.hidden {
        #expect(cell.figures.isEmpty && cell.benchmark == nil && !cell.isFallback)
        return "\(values) \(hidden.rawValue)"
      }
      #expect(cell.benchmark == cell.figures.first ?? nil)
      let figures = cell.figures.map { $0?.description ?? "-" }.joined(separator: " ")
      let records = cell.records.map { String($0) } ?? "-"
      let organisations = cell.organisations.map { String($0) } ?? "-"
      return "\(values) \(figures) of \(records) in \(organisations) from "
        + cell.sources.map(\.name).joined(separator: " ") + (cell.isFallback ? " fallback" : "")
    }
  }
}
