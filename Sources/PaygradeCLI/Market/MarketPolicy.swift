internal import Compensation
internal import CompensationData
internal import CompensationReports

/// Puts what a market found into the tables of a policy.
struct MarketPolicy {
  private(set) var rebuild: PolicyRebuild
  private(set) var changes: [MarketSheet.TableChanges] = []
  private(set) var notes: [String] = []
  /// Tables of which new rows never count.
  private(set) var superseded: [Finding] = []
  /// The lookups whose tables have new rows.
  private var replaced: Set<String> = []
  private let options: MarketOptions
  private let effectiveFrom: CalendarDate

  init(_ rebuild: PolicyRebuild, _ options: MarketOptions, effectiveFrom: CalendarDate) {
    self.rebuild = rebuild
    self.options = options
    self.effectiveFrom = effectiveFrom
  }

  /// The factor of a place that is in force before the new one.
  func factorInForce(_ place: String, _ region: String?) -> ExactDecimal? {
    rebuild.target(PolicyRebuild.locationFactor).flatMap { target in
      var keys = [options.dimensions[options.place]: place]
      if let name = options.region { keys[name] = region }
      return rebuild.inForce(target, keys, before: effectiveFrom)
    }
  }

  /// Units of a currency for one of the policy's, by the policy's own table.
  func rateInForce(_ currency: String) -> ExactDecimal? {
    rebuild.target(PolicyRebuild.exchangeRate).flatMap { target in
      target.keys.count == 1 ? rebuild.inForce(target, [target.keys[0]: currency], before: effectiveFrom) : nil
    }
  }

  /// Puts everything into the policy's tables.
  /// - Returns: The lookups whose tables have new rows.
  mutating func put(
    _ sheet: MarketSheet, rateSources: [String: String], _ costOfLiving: [CostOfLivingFile]
  ) throws -> Set<String> {
    try putBenchmarks(sheet)
    try putFactors(sheet)
    try putRates(sheet, sources: rateSources)
    try putParities(costOfLiving)
    return replaced
  }

  /// Replaces the benchmarks.
  /// - Throws: `no-reference-place` if the policy has one benchmark for all places and nobody says whose.
  private mutating func putBenchmarks(_ sheet: MarketSheet) throws {
    guard let target = rebuild.target(PolicyRebuild.benchmark) else {
      notes.append("The policy has no lookup named benchmark, so that its benchmarks are as they were.")
      return
    }
    let place = options.dimensions[options.place]
    var cells = sheet.market.cells
    if !target.keys.contains(place) {
      guard let reference = options.reference else {
        throw Finding(
          "no-reference-place",
          "the policy's table \(target.file) has no column \(place): say with --reference whose benchmarks it is to have"
        )
      }
      cells = cells.filter { $0.values[options.place] == reference }
    }
    var rows: [PolicyTableUpdate.Row] = []
    var heldCount = 0
    for cell in cells {
      guard var amount = cell.benchmark else { continue }
      var isHeld = false
      if options.ratchetsBenchmarks {
        let keys = Dictionary(uniqueKeysWithValues: zip(options.dimensions, cell.values))
        if let old = rebuild.inForce(target, keys.filter { target.keys.contains($0.key) }, before: effectiveFrom),
          old > amount
        {
          amount = old
          isHeld = true
          heldCount += 1
        }
      }
      var row = sheet.benchmarkRow(cell, amount: amount)
      // The figure is not what the source says then.
      if isHeld { row["source", default: ""] += ", held at the benchmark in force" }
      rows.append(named(row, "amount", target))
    }
    try put(rows, target, heldCount: heldCount)
  }

  private mutating func putFactors(_ sheet: MarketSheet) throws {
    guard let target = rebuild.target(PolicyRebuild.locationFactor), let location = sheet.location else { return }
    try put(
      location.factors.compactMap { sheet.factorRow($0) }.map { named($0, "factor", target) }, target,
      heldCount: location.factors.count { $0.adjusted?.isHeldByRatchet ?? false })
  }

  private mutating func putRates(_ sheet: MarketSheet, sources: [String: String]) throws {
    guard let target = rebuild.target(PolicyRebuild.exchangeRate), target.keys.count == 1, !sheet.rates.isEmpty else {
      return
    }
    let rows = sheet.rates.map { rate -> PolicyTableUpdate.Row in
      var row = sheet.rateRow(rate, source: sources[rate.currency] ?? "")
      row[target.keys[0]] = rate.currency
      return named(row, "rate", target)
    }
    try put(rows, target)
  }

  private mutating func putParities(_ files: [CostOfLivingFile]) throws {
    guard let target = rebuild.target(PolicyRebuild.purchasingPowerParity), target.keys.count == 1 else { return }
    let sixDecimals = ExactDecimal(units: ExactDecimal.unitsPerOne / 1_000_000)
    let parities = files.filter { $0.measure.measure.kind == .purchasingPowerParity }
    if parities.isEmpty { return }
    var rows: [PolicyTableUpdate.Row] = []
    for file in parities {
      // The newest of each place; one that is there twice is not replaced by an older one.
      let newest = file.figures.reduce(into: [String: CalendarDate]()) { days, figure in
        days[figure.place] = max(days[figure.place] ?? figure.date, figure.date)
      }
      let figures = file.unambiguousFigures.filter { newest[$0.place] == $0.date }
      rows += try figures.sorted { $0.place < $1.place }.map { figure -> PolicyTableUpdate.Row in
        [
          target.keys[0]: figure.place, "effective_from": figure.date.description,
          target.value: try figure.value.rounded(.nearest, to: sixDecimals).description,
          "year": String(figure.date.year),
          "source": figure.source.hasSuffix(" \(figure.date.year)")
            ? figure.source : "\(figure.source), \(figure.date.year)",
        ]
      }
    }
    // All at once, so that what two files have of the same place and day is seen.
    try put(rows, target)
  }

  /// A row whose figure is under the table's own name.
  private func named(
    _ row: PolicyTableUpdate.Row, _ name: String, _ target: PolicyRebuild.Target
  ) -> PolicyTableUpdate.Row {
    var row = row
    row[target.value] = row[name]
    return row
  }

  private mutating func put(
    _ rows: [PolicyTableUpdate.Row], _ target: PolicyRebuild.Target, heldCount: Int = 0
  ) throws {
    let replacement = try rebuild.replace(target, with: rows)
    replaced.insert(target.lookup)
    changes.append(
      .init(
        table: target.file, keys: target.keys,
        rows: replacement.changes.compactMap { change in
          (try? ExactDecimal(plain: change.new)).map { new in
            .init(keys: change.keys, old: change.old.flatMap { try? ExactDecimal(plain: $0) }, new: new)
          }
        }, heldCount: heldCount))
    if !replacement.inherited.isEmpty {
      notes.append(
        "\(target.file): new rows have what the rows before them had in \(replacement.inherited.joined(separator: ", ")); see whether it still holds."
      )
    }
    noteSuperseded(replacement.supersededCount, target)
    for (column, values) in replacement.unknown {
      let shown = values.prefix(8).joined(separator: ", ") + (values.count > 8 ? ", …" : "")
      notes.append(
        "\(values.count == 1 ? "One value" : "\(values.count) values") of \(column) that the policy does not know "
          + "\(values.count == 1 ? "is" : "are") not in \(target.file): \(shown).")
    }
  }

  private mutating func noteSuperseded(_ count: Int, _ target: PolicyRebuild.Target) {
    if count == 0 { return }
    let message =
      "\(count) new \(count == 1 ? "row begins" : "rows begin") before a later row of the same keys, which counts from its day on: results of that day do not move; "
      + "choose a later day with --effective-from, or newer rates"
    superseded.append(Finding("superseded-row", message, severity: .warning, file: target.file))
    notes.append("\(target.file): \(message).")
  }
}
