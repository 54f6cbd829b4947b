internal import Compensation

extension MarketSheet {
  /// The report for people: coverage, what was hidden and why, what moved, how it was made and of what.
  public func report() -> Report {
    var blocks: [Report.Block] = [.heading(level: 1, "Market data"), .paragraph(basis)]
    blocks += [.heading(level: 2, "In short"), .list(headlines(hidden: "Hidden cells", moved: "What moved"))]
    blocks += benchmarkSection
    blocks += coverage
    blocks += hiddenSection
    blocks += locationSection
    blocks += changeSection
    blocks += rateSection
    blocks += costOfLivingSection
    blocks += qualitySection
    blocks += [.heading(level: 2, "Method"), .list(methods)]
    blocks += [.heading(level: 2, "Sources"), .list(sourceList)]
    return Report(blocks, numbers: numbers)
  }

  /// What is said on a terminal when the tables are written.
  /// - Parameters:
  ///   - folder: nil if none was asked for.
  ///   - workbook: nil if there is none.
  public func overview(folder: String?, workbook: String?, files: [String]) -> Report {
    var blocks: [Report.Block] = [
      .heading(level: 1, "Market: \(folder ?? workbook ?? "")"), .paragraph(basis),
      .list(
        folder == nil
          ? headlines(hidden: "the column hidden of the sheet Cells", moved: nil)
          : headlines(hidden: "Hidden cells", moved: "What moved")),
    ]
    if let folder {
      blocks.append(.paragraph("Read \(folder)/report.md first; written: \(files.joined(separator: ", "))."))
    }
    if let workbook { blocks.append(.paragraph("The workbook is \(workbook).")) }
    return Report(blocks, numbers: numbers)
  }

  private var basis: String {
    let names = surveys.map(\.name).joined(separator: ", ")
    return
      "\(market.rules.statistics.map(\.label).joined(separator: ", ").capitalisedFirst) of yearly pay at full time in \(currency.code), by "
      + "\(dimensions.joined(separator: ", ")), from \(names). New rows are in force from \(effectiveFrom)."
  }

  // MARK: In short

  /// - Parameters:
  ///   - place: Where hidden cells are listed.
  ///   - changesPlace: Where what moved is listed; nil where it is not.
  private func headlines(hidden place: String, moved changesPlace: String?) -> [String] {
    var lines: [String] = []
    for survey in surveys {
      let left = survey.leftOut.reduce(0) { $0 + $1.count }
      lines.append(
        "\(survey.name): \(counted(survey.rows, "row")), of which \(numbers.whole(survey.used)) used, "
          + "\(numbers.whole(left)) left out by the mapping's rules, \(numbers.whole(survey.rejected)) rejected.")
    }
    let shown = market.cells.count { $0.hidden == nil }
    let hidden = market.cells.count - shown
    lines.append(
      "\(counted(shown, "cell")) with a benchmark"
        + (hidden == 0 ? "." : "; \(numbers.whole(hidden)) hidden, see \(place)."))
    let fallbacks = market.cells.count { $0.isFallback }
    if fallbacks > 0 { lines.append("\(counted(fallbacks, "benchmark")) from a fallback source.") }
    if let location {
      let places = location.factors.filter { $0.place != PlaceFactor.all }
      let served = places.filter { $0.isFallback }.count
      lines.append(
        "\(counted(places.count { $0.adjusted != nil }, "location factor")) against \(location.rules.reference)"
          + (served == 0 ? "" : ", \(numbers.bare(served)) of them from a fallback source") + "; "
          + "\(counted(places.count { $0.adjusted == nil }, "place")) without one.")
    }
    if !rates.isEmpty {
      lines.append(
        "\(counted(rates.count, "exchange rate"))"
          + (refusedRates.isEmpty ? "." : ", and \(numbers.whole(refusedRates.count)) that could not be used."))
    }
    if !costOfLiving.isEmpty { lines.append("\(counted(costOfLiving.count, "price level")).") }
    let moved = changes.flatMap(\.rows).count { $0.old != nil && $0.old != $0.new }
    if !changes.isEmpty {
      lines.append("\(counted(moved, "figure")) of the policy moved" + (changesPlace.map { "; see \($0)." } ?? "."))
    }
    return lines + notes
  }

  func counted(_ count: Int, _ word: String) -> String {
    "\(numbers.whole(count)) \(word)\(count == 1 ? "" : "s")"
  }

  // MARK: Method and sources

  var methods: [String] {
    let rules = market.rules
    var lines = ["Benchmarks: \(method)."]
    if rules.statistics.contains(where: { if case .percentile = $0 { true } else { false } }) {
      lines.append("Percentiles are \(rules.percentile.rawValue): \(rules.percentile.formula).")
    }
    let isWeighted =
      rules.weighsByOrganisation
      || market.sources.contains { $0.statistic == .individual && !$0.figures.weights.isEmpty }
    if isWeighted {
      lines.append(
        "Weights: whole numbers repeat a figure; with others a percentile is the smallest figure whose cumulative weight reaches its share"
          + (rules.weighsByOrganisation
            ? ". Each organisation has the same weight in a cell, shared among its figures." : "."))
    }
    lines.append(
      aging.map { "Figures are \($0), each in its own currency." }
        ?? "Figures are not aged: each counts as of its own day.")
    if rules.weights.count > 1 {
      let weights = rules.weights.sorted { $0.key < $1.key }.map { "\($0.key) \(numbers.bare($0.value))" }
      lines.append(
        "Composite: Σ w·v / Σ w with \(weights.joined(separator: ", ")); a missing source: \(rules.missing.rawValue).")
    }
    if !rules.fallbacks.isEmpty {
      lines.append(
        "\(rules.fallbacks.joined(separator: ", ")) \(rules.fallbacks.count == 1 ? "serves" : "serve") only where the other sources give nothing, and every row says so."
      )
    }
    if let rule = rules.outliers {
      lines.append("Outliers: modified z above \(numbers.bare(rule.limit)), in each cell and source by itself.")
    }
    lines.append("Benchmarks are rounded to the nearest \(numbers.bare(rules.roundingUnit)).")
    lines.append(
      "Options: " + options.map { "--\($0.name)" + ($0.value.isEmpty ? "" : " \($0.value)") }.joined(separator: " "))
    return lines
  }

  private var sourceList: [String] {
    let others = Set(costOfLiving.map { "Cost of living: \($0.source)" }).sorted()
    let history = rates.isEmpty ? [] : ["Exchange rates: European Central Bank, euro foreign exchange reference rates."]
    return surveys.map { survey in
      "\(survey.name): \(survey.source). File \(survey.file.path), \(numbers.whole(survey.file.byteCount)) bytes, SHA-256 \(survey.file.digest)."
    } + history + others
  }
}
