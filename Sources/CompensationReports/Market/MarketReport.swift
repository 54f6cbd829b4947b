internal import Compensation

extension MarketSheet {
  /// The report for people: coverage, what was hidden and why, what moved, how it was made and of what.
  public func report() -> Report {
    var blocks: [Report.Block] = [.heading(level: 1, "Market data"), .paragraph(basis)]
    blocks += [.heading(level: 2, "In short"), .list(headlines)]
    blocks += coverage
    blocks += hiddenSection
    blocks += locationSection
    blocks += changeSection
    blocks += rateSection
    blocks += qualitySection
    blocks += [.heading(level: 2, "Method"), .list(methods)]
    blocks += [.heading(level: 2, "Sources"), .list(sourceList)]
    return Report(blocks)
  }

  /// What is said on a terminal when the tables are written.
  public func overview(folder: String) -> Report {
    Report([.heading(level: 1, "Market: \(folder)"), .paragraph(basis), .list(headlines)])
  }

  private var basis: String {
    let names = surveys.map(\.name).joined(separator: ", ")
    return
      "\(market.rules.statistics.map(\.label).joined(separator: ", ").capitalisedFirst) of yearly pay at full time in \(currency.code), by "
      + "\(dimensions.joined(separator: ", ")), from \(names). New rows are in force from \(effectiveFrom)."
  }

  // MARK: In short

  private var headlines: [String] {
    var lines: [String] = []
    for survey in surveys {
      let left = survey.leftOut.reduce(0) { $0 + $1.count }
      lines.append(
        "\(survey.name): \(counted(survey.rows, "row")), of which \(NumberText.whole(survey.used)) used, "
          + "\(NumberText.whole(left)) left out by the mapping's rules, \(NumberText.whole(survey.rejected)) rejected.")
    }
    let shown = market.cells.count { $0.hidden == nil }
    let hidden = market.cells.count - shown
    lines.append(
      "\(counted(shown, "cell")) with a benchmark"
        + (hidden == 0 ? "." : "; \(NumberText.whole(hidden)) hidden, see Hidden cells."))
    let fallbacks = market.cells.count { $0.isFallback }
    if fallbacks > 0 { lines.append("\(counted(fallbacks, "benchmark")) from a fallback source.") }
    if let location {
      let places = location.factors.filter { $0.place != PlaceFactor.all }
      let served = places.filter { $0.isFallback }.count
      lines.append(
        "\(counted(places.count { $0.adjusted != nil }, "location factor")) against \(location.rules.reference)"
          + (served == 0 ? "" : ", \(served) of them from a fallback source") + "; "
          + "\(counted(places.count { $0.adjusted == nil }, "place")) without one.")
    }
    if !rates.isEmpty {
      lines.append(
        "\(counted(rates.count, "exchange rate"))"
          + (refusedRates.isEmpty ? "." : ", and \(NumberText.whole(refusedRates.count)) that could not be used."))
    }
    if !costOfLiving.isEmpty { lines.append("\(counted(costOfLiving.count, "price level")).") }
    let moved = changes.flatMap(\.rows).count { $0.old != nil && $0.old != $0.new }
    if !changes.isEmpty { lines.append("\(counted(moved, "figure")) of the policy moved; see What moved.") }
    return lines + notes
  }

  private func counted(_ count: Int, _ word: String) -> String {
    "\(NumberText.whole(count)) \(word)\(count == 1 ? "" : "s")"
  }

  // MARK: Coverage

  /// At most so many rows of one table, and so many tables; cells.csv has them all.
  private static let coverageLimit = (rows: 60, tables: 40)

  /// How many figures each cell has: a table for each value of the first dimension that is not the place.
  private var coverage: [Report.Block] {
    var blocks: [Report.Block] = [
      .heading(level: 2, "Coverage"),
      .paragraph(
        "Figures behind each cell. A number with < is hidden; a dot is a cell that no source has; P is a published figure without a count."
      ),
    ]
    let others = dimensions.indices.filter { $0 != place }
    let groups = Dictionary(grouping: market.cells) { cell in others.first.map { cell.values[$0] } ?? "" }
    var seen: Set<String> = []
    let order = market.cells.compactMap { cell -> String? in
      let name = others.first.map { cell.values[$0] } ?? ""
      return seen.insert(name).inserted ? name : nil
    }
    for name in order.prefix(Self.coverageLimit.tables) {
      if !name.isEmpty { blocks.append(.heading(level: 3, name)) }
      blocks.append(.table(coverage(of: groups[name] ?? [], columns: Array(others.dropFirst()))))
      let places = Set((groups[name] ?? []).map { $0.values[place] }).count
      if places > Self.coverageLimit.rows {
        blocks.append(
          .paragraph("The \(Self.coverageLimit.rows) of \(places) places with the most figures; cells.csv has all."))
      }
    }
    if order.count > Self.coverageLimit.tables {
      blocks.append(.paragraph("cells.csv has the other \(NumberText.whole(order.count - Self.coverageLimit.tables))."))
    }
    return blocks
  }

  private func coverage(of cells: [MarketCell], columns: [Int]) -> Table {
    func label(_ cell: MarketCell) -> String { columns.map { cell.values[$0] }.joined(separator: ", ") }
    var labels: [String] = []
    var places: [String: [String: MarketCell]] = [:]
    var sizes: [String: Int] = [:]
    for cell in cells {
      if !labels.contains(label(cell)) { labels.append(label(cell)) }
      places[cell.values[place], default: [:]][label(cell)] = cell
      // The order of the rows says nothing of hidden cells.
      if cell.hidden == nil { sizes[cell.values[place], default: 0] += cell.records ?? 0 }
    }
    var table = Table(
      columns: [.init(dimensions[place])] + labels.map { .init($0, title: $0.isEmpty ? "figures" : $0) })
    let order = places.keys.sorted { (sizes[$1] ?? 0, $0) < (sizes[$0] ?? 0, $1) }
    for name in order.prefix(Self.coverageLimit.rows) {
      table.rows.append([.text(name)] + labels.map { shown(places[name]?[$0]) })
    }
    return table
  }

  /// How many figures a cell has; of a hidden one only that they are too few.
  private func shown(_ cell: MarketCell?) -> Table.Cell {
    guard let cell else { return .remark("·") }
    switch cell.hidden {
    case nil: return cell.records.map { .number(ExactDecimal($0)) } ?? .remark("P")
    case .smallCell?: return .remark("< \(market.rules.publication.minimumRecords)")
    case let reason?: return .remark("< \(reason.rawValue)")
    }
  }

  // MARK: Hidden cells

  private var hiddenSection: [Report.Block] {
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
    case .smallCell: "fewer than \(rule.minimumRecords) records"
    case .fewOrganisations: "fewer than \(rule.minimumOrganisations) organisations"
    case .dominantOrganisation:
      "one organisation has more than \(rule.largestShare.map(NumberText.percentage) ?? "the most allowed") of the weight"
    case .missingSource:
      "a source has no figure that may be shown, and --missing-source is \(market.rules.missing.rawValue)"
    case .severalPublished: "one source has several published percentiles of it, which cannot be put together"
    }
  }

  // MARK: Location factors

  private var locationSection: [Report.Block] {
    guard let location else { return [] }
    let isRegression = location.rules.estimator == .regression
    var table = Table(
      columns: [.init(dimensions[place])] + (region.map { [.init($0)] } ?? []) + [.init("figures"), .init("estimate")]
        + (isRegression ? [.init("standard_error")] : []) + [.init("shrunk"), .init("factor"), .init("remark")])
    for factor in location.factors {
      guard let adjusted = factor.adjusted else { continue }
      let held =
        adjusted.isHeldByRatchet
        ? "held by the ratchet: \(NumberText.readable(adjusted.floored)) without it"
        : adjusted.isHeldByFloor ? "raised to the floor" : ""
      let remark =
        factor.isFallback
        ? "\(factor.sources.joined(separator: ", ")), a fallback: \(factor.reason ?? "")\(held.isEmpty ? "" : "; \(held)")"
        : held
      table.rows.append(
        [.text(factor.place)] + (region.map { _ in [.text(factor.region ?? "")] } ?? []) + [
          .count(factor.records), .ratio(adjusted.estimate),
        ] + (isRegression ? [factor.estimate?.standardError.map { .ratio($0) } ?? .empty] : []) + [
          .ratio(adjusted.shrunk), .ratio(adjusted.final), .text(remark),
        ])
    }
    let none = location.factors.filter { $0.adjusted == nil && $0.place != PlaceFactor.all }
    var blocks: [Report.Block] = [.heading(level: 2, "Location factors"), .paragraph(locationMethod), .table(table)]
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
      steps.append("drawn to the region's factor as if that had \(adjustment.shrinkage) figures")
    }
    steps.append("rounded to the nearest \(adjustment.roundingUnit)")
    if let floor = adjustment.floor { steps.append("at least \(floor)") }
    if adjustment.isRatchet {
      steps.append("never below the factor in force before (a ratchet, which hides decreases)")
    }
    return steps.joined(separator: "; ").capitalisedFirst + "."
  }

  // MARK: What moved

  private var changeSection: [Report.Block] {
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
            share.map { .remark(NumberText.percentage($0)) } ?? .empty,
          ])
      }
      blocks.append(.heading(level: 3, change.table))
      blocks.append(
        moved.isEmpty
          ? .paragraph("\(counted(change.rows.count, "row")), none of which moved.") : .table(table))
      if moved.count > Self.coverageLimit.rows {
        blocks.append(.paragraph("And \(NumberText.whole(moved.count - Self.coverageLimit.rows)) more."))
      } else if !moved.isEmpty, moved.count < change.rows.count {
        blocks.append(.paragraph("The other \(counted(change.rows.count - moved.count, "row")) did not move."))
      }
    }
    return blocks
  }

  // MARK: Exchange rates

  private var rateSection: [Report.Block] {
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

  // MARK: Data quality

  private var qualitySection: [Report.Block] {
    var blocks: [Report.Block] = [.heading(level: 2, "Data quality")]
    for survey in surveys {
      blocks.append(.heading(level: 3, survey.name))
      blocks.append(
        .paragraph(
          "\(survey.title.capitalisedFirst). \(counted(survey.rows, "row")) = \(NumberText.whole(survey.used)) used + "
            + "\(NumberText.whole(survey.leftOut.reduce(0) { $0 + $1.count })) left out + \(NumberText.whole(survey.rejected)) rejected."
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
    if outliers > 0 { blocks.append(.paragraph("\(counted(outliers, "figure")) left out of their cells as outliers.")) }
    return blocks
  }

  // MARK: Method and sources

  private var methods: [String] {
    let rules = market.rules
    var lines = ["Benchmarks: \(method)."]
    if rules.statistics.contains(where: { if case .percentile = $0 { true } else { false } }) {
      lines.append("Percentiles are \(rules.percentile.rawValue): \(rules.percentile.place).")
    }
    lines.append(
      aging.map { "Figures are \($0), each in its own currency." }
        ?? "Figures are not aged: each counts as of its own day.")
    if rules.weights.count > 1 {
      let weights = rules.weights.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
      lines.append(
        "Composite: Σ w·v / Σ w with \(weights.joined(separator: ", ")); a missing source: \(rules.missing.rawValue).")
    }
    if !rules.fallbacks.isEmpty {
      lines.append(
        "\(rules.fallbacks.joined(separator: ", ")) \(rules.fallbacks.count == 1 ? "serves" : "serve") only where the other sources give nothing, and every row says so."
      )
    }
    if let rule = rules.outliers {
      lines.append("Outliers: modified z above \(rule.limit), in each cell and source by itself.")
    }
    lines.append("Benchmarks are rounded to the nearest \(rules.roundingUnit).")
    lines.append(
      "Options: " + options.map { "--\($0.name)" + ($0.value.isEmpty ? "" : " \($0.value)") }.joined(separator: " "))
    return lines
  }

  private var sourceList: [String] {
    surveys.map { survey in
      "\(survey.name): \(survey.source). File \(survey.file.path), \(NumberText.whole(survey.file.byteCount)) bytes, SHA-256 \(survey.file.digest)."
    }
  }
}

extension PercentileDefinition {
  /// Where a percentile is, in words.
  fileprivate var place: String {
    switch self {
    case .inclusive: "at 1 + (n − 1) p of the sorted figures, with linear interpolation"
    case .exclusive: "at (n + 1) p of the sorted figures, with linear interpolation"
    case .discrete: "the smallest figure that at least the share p do not exceed"
    }
  }
}
