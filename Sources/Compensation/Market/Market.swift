/// Surveys put together: the cells, and what places pay beside each other.
public struct Market: Sendable {
  /// The rules by which it was made.
  public let rules: MarketRules
  /// The sources, fallbacks among them, in the order given.
  public let sources: [MarketSource]
  /// The cells that any source has figures of, in natural order of their values.
  public let cells: [MarketCell]
  /// By source, and in it by values of a cell: what it says.
  let sourceCells: [[[String]: SourceCell]]

  /// Puts sources together.
  /// - Parameter width: How many of a figure's values are the cell; what comes after them is carried along.
  /// - Throws: `overflow`; `no-such-statistic` for a source of published figures none of which is asked for.
  public init(_ sources: [MarketSource], _ rules: MarketRules, width: Int) throws(Finding) {
    self.sources = sources
    self.rules = rules
    for source in sources where source.statistic != .individual && !rules.statistics.contains(source.statistic) {
      throw Finding(
        "no-such-statistic",
        "the source \(source.name) has published figures of \(source.statistic.name) only; ask for it with --percentile "
          + "\(source.statistic == .mean ? "mean" : String(source.statistic.name.dropFirst())), or leave the source out"
      )
    }
    do throws(ArithmeticError) {
      var found: [[[String]: SourceCell]] = []
      for source in sources {
        var cells: [[String]: SourceCell] = [:]
        var tally = OrganisationTally(count: source.figures.organisations.count)
        for (values, members) in Self.members(source.figures, width: width) {
          cells[values] = try SourceCell(source, members, rules, &tally)
        }
        found.append(cells)
      }
      sourceCells = found
      let keys = Set(found.flatMap(\.keys)).map { ($0, $0.map(NaturalOrder.init)) }
      var cells: [MarketCell] = []
      cells.reserveCapacity(keys.count)
      for (values, _) in keys.sorted(by: { $0.1.lexicographicallyPrecedes($1.1) }) {
        cells.append(try Self.cell(values, sources, found.map { $0[values] }, rules))
      }
      self.cells = cells
    } catch {
      throw Finding("overflow", "the figures of a cell are too large to be put together")
    }
  }

  /// The figures of each cell.
  private static func members(_ figures: SurveyFigures, width: Int) -> [([String], [Int32])] {
    let all = zip(figures.cells, figures.figuresByCell()).filter { !$0.1.isEmpty }
    if all.allSatisfy({ $0.0.count == width }) { return Array(all) }
    var merged: [[String]: [Int32]] = [:]
    for (values, members) in all { merged[Array(values.prefix(width)), default: []] += members }
    return merged.map { ($0.key, $0.value) }
  }

  private static func cell(
    _ values: [String], _ sources: [MarketSource], _ found: [SourceCell?], _ rules: MarketRules
  ) throws(ArithmeticError) -> MarketCell {
    let places = sources.indices
    let main = places.filter { !rules.fallbacks.contains(sources[$0].name) }
    var result = try composite(values, main.map { (sources[$0].name, found[$0]) }, rules)
    if result.hidden == nil, result.benchmark != nil { return result }
    for name in rules.fallbacks {
      guard let place = places.first(where: { sources[$0].name == name }), let cell = found[place] else { continue }
      let served = try composite(values, [(name, cell)], rules, isFallback: true)
      if served.hidden == nil, served.benchmark != nil { return served }
      if found.indices.filter({ main.contains($0) }).allSatisfy({ found[$0] == nil }) { result = served }
    }
    return result
  }

  /// One figure of the sources for each statistic.
  private static func composite(
    _ values: [String], _ parts: [(name: String, cell: SourceCell?)], _ rules: MarketRules, isFallback: Bool = false
  ) throws(ArithmeticError) -> MarketCell {
    let there = parts.compactMap(\.cell)
    let shown = parts.filter { $0.cell.map { $0.hidden == nil } ?? false }
    let weights = parts.map { MarketComposite.Source(name: $0.name, weight: rules.weights[$0.name] ?? .one) }
    let composite = MarketComposite(weights, missing: rules.missing)
    var figures: [ExactDecimal?] = []
    var served: [String] = []
    for statistic in rules.statistics.indices {
      var found: [String: ExactDecimal] = [:]
      for part in shown { found[part.name] = part.cell?.values[statistic] }
      guard case .value(let value, let contributions)? = try composite?.combined(found) else {
        figures.append(nil)
        continue
      }
      if statistic == 0 { served = contributions.map(\.source) }
      figures.append(try value.rounded(.nearest, to: rules.roundingUnit))
    }
    // What is hidden says why; a cell that lacks a source, which one it lacks is seen in the sources.
    var hidden: HiddenCellReason?
    if figures[0] == nil {
      hidden =
        parts.count == 1 ? there.first?.hidden : (shown.isEmpty ? there.compactMap(\.hidden).first : .missingSource)
      hidden = hidden ?? .missingSource
    }
    let behind = parts.filter { served.contains($0.name) }.compactMap(\.cell)
    let counted = behind.isEmpty ? there : behind
    func sum(_ counts: [Int?]) -> Int? {
      counts.allSatisfy { $0 != nil } ? counts.reduce(0) { $0 + ($1 ?? 0) } : nil
    }
    return MarketCell(
      values: values, figures: hidden == nil ? figures : [], records: sum(counted.map(\.records)),
      organisations: sum(counted.map(\.organisations)), sources: weights.filter { served.contains($0.name) },
      oldest: counted.compactMap(\.oldest).min(), outliers: there.reduce(0) { $0 + $1.outliers },
      isFallback: isFallback && hidden == nil, hidden: hidden)
  }
}
