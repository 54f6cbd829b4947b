internal import Compensation
internal import CompensationData
internal import CompensationReports
internal import Tabular

/// `paygrade market`: surveys to the tables of a policy, with the evidence for every row.
struct MarketCommand {
  private let options: MarketOptions

  init(_ arguments: ParsedArguments) throws { options = try MarketOptions(arguments) }

  func run(_ diagnostics: inout Diagnostics) async throws -> ExitStatus {
    let rates = try MarketRates(options)
    for finding in rates.findings { diagnostics.note(finding) }
    for finding in rates.refused where finding.code == "imprecise-rate" {
      diagnostics.note(Finding(finding, severity: .warning))
    }
    let surveys = try await readSurveys(rates)
    // Whatever comes next, the rows that are missing may be why.
    noteRejects(surveys, &diagnostics)
    if surveys.allSatisfy({ $0.part.figures.count == 0 }) {
      let leftOut = surveys.reduce(0) { $0 + $1.part.leftOut.values.reduce(0, +) }
      let rejected = surveys.reduce(0) { $0 + $1.part.rejects.count }
      throw Finding(
        "no-figures",
        "no row can be used, so that nothing is written: \(leftOut) left out by the mapping's rules (\"keep\", crosswalks), \(rejected) rejected; mend the "
          + "file, or its mapping",
        file: surveys[0].file)
    }
    let regions = try regions(surveys)
    let effectiveFrom = try effectiveFrom(surveys)
    let market = try market(surveys)
    var policy = try options.policyName.map {
      MarketPolicy(try PolicyRebuild(PolicyFiles(named: $0)), options, effectiveFrom: effectiveFrom)
    }
    let factors = try options.location.map { location in
      try market.placeFactors(location, place: options.place, regions: regions) { place, region in
        policy?.factorInForce(place, region)
      }
    }
    let (files, indices) = try costOfLiving(rates, policy, &diagnostics)
    var sheet = MarketSheet(
      dimensions: options.dimensions, place: options.place, region: options.region, currency: options.currency,
      effectiveFrom: effectiveFrom, aging: aging, market: market,
      location: options.location.flatMap { rules in factors.map { (rules, $0) } }, rates: rates.rates,
      refusedRates: rates.refused, costOfLiving: indices, surveys: surveys.map(\.summary), options: options.recorded)
    noteOldData(surveys, &sheet, &diagnostics)
    try write(&sheet, &policy, files, surveys, rates)
    for finding in policy?.superseded ?? [] { diagnostics.note(finding) }
    return diagnostics.hasErrors ? .problems : .done
  }

  // MARK: Reading

  private func readSurveys(_ rates: MarketRates) async throws -> [SurveyRun] {
    let aging = options.aging
    let target = options.agedTo
    let basis = SurveyBasis(
      currency: options.currency, rates: rates.unitsPerBase, latest: target ?? options.effectiveFrom, agedTo: target
    ) {
      day throws(ArithmeticError) in
      guard let aging, let target else { return .one }
      return try aging.factor(from: day, to: target)
    }
    let dimensions = options.dimensions + (options.region.map { [$0] } ?? [])
    let mappings = try options.surveys.map { try $0.mapping.map { try SurveyMappingReader.read($0) } }
    try checkNames(zip(options.surveys, mappings).map { $1?.name ?? SurveyMapping.name(ofFile: $0.path) })
    var surveys: [SurveyRun] = []
    for (survey, mapping) in zip(options.surveys, mappings) {
      let run = try await SurveyRun(
        path: survey.path, mapping: mapping, dimensions: dimensions, basis: basis,
        workerCount: min(processorCount(), 32))
      if options.aging != nil, !run.hasDates {
        throw Finding(
          "no-date",
          "the mapping of \(run.mapping.name) says nothing of dates, so that its figures cannot be aged; add \"date\"",
          file: run.mapping.file, column: "date")
      }
      surveys.append(run)
    }
    return surveys
  }

  /// Sources have names of their own, and options name sources.
  private func checkNames(_ names: [String]) throws(UsageError) {
    if let name = names.first(where: { name in names.count { $0 == name } > 1 }) {
      throw UsageError(message: "two surveys have the name \(name); give each a name of its own in its mapping")
    }
    let rules = options.rules
    for (option, given) in [("weights", Array(rules.weights.keys)), ("fallback", rules.fallbacks)] {
      for name in given.sorted() where !names.contains(name) {
        throw UsageError(
          message: "--\(option) names \(name), which is no survey"
            + suggestion(nearest(to: name, among: names), or: names))
      }
    }
    let main = names.filter { !rules.fallbacks.contains($0) }
    if main.isEmpty { throw UsageError(message: "--fallback names every survey; leave out the one that comes first") }
    if main.count > 1, let name = main.first(where: { rules.weights[$0] == nil }) {
      throw UsageError(
        message:
          "several surveys need --weights for each, such as --weights \(main.map { "\($0)=1" }.joined(separator: ",")); \(name) has none"
      )
    }
  }

  /// By place: its region.
  /// - Throws: `ambiguous-region` for a place in two.
  private func regions(_ surveys: [SurveyRun]) throws(Finding) -> [String: String] {
    guard let name = options.region else { return [:] }
    var regions: [String: String] = [:]
    for survey in surveys {
      for values in survey.part.figures.cells {
        let (place, region) = (values[options.place], values[options.dimensions.count])
        if let known = regions[place], known != region {
          throw Finding(
            "ambiguous-region", "\(place) is in two regions, \(known) and \(region); correct the crosswalk",
            file: survey.mapping.file, column: name)
        }
        regions[place] = region
      }
    }
    return regions
  }

  private func effectiveFrom(_ surveys: [SurveyRun]) throws(UsageError) -> CalendarDate {
    if let date = options.effectiveFrom ?? options.agedTo { return date }
    if let newest = surveys.compactMap(\.part.figures.span?.upperBound).max() { return newest }
    throw UsageError(
      message: "no survey says of which day it is: say with --effective-from DATE from when the rows are in force")
  }

  private func market(_ surveys: [SurveyRun]) throws -> Market {
    let rules = options.rules
    if rules.weighsByOrganisation,
      let survey = surveys.first(where: { $0.mapping.statistic == .individual && $0.mapping.organisation == nil })
    {
      throw UsageError(
        message:
          "--weigh-by organisation: the survey \(survey.mapping.name) names no organisations; its mapping's \"organisation\" says which column does"
      )
    }
    return try Market(
      surveys.map { survey in
        MarketSource(
          name: survey.mapping.name, source: survey.mapping.source, statistic: survey.mapping.statistic,
          namesOrganisations: survey.mapping.organisation != nil, hasCounts: survey.hasCounts,
          figures: survey.part.figures)
      }, rules, width: options.dimensions.count)
  }

  /// Figures of what living costs, and the indices that they make.
  private func costOfLiving(
    _ rates: MarketRates, _ policy: MarketPolicy?, _ diagnostics: inout Diagnostics
  ) throws -> (files: [CostOfLivingFile], indices: [CostOfLivingIndex]) {
    let units = rates.unitsPerBase
    let dollar = Currency(code: "USD")
    var files: [CostOfLivingFile] = []
    var indices: [CostOfLivingIndex] = []
    for item in options.costOfLiving {
      let file = try CostOfLivingReader.read(item.path, mapping: item.mapping ?? "")
      for finding in file.findings { diagnostics.note(finding) }
      let found = file.measure.indices(of: file.figures, latestOnly: file.latestOnly) { code, _ throws(Finding) in
        // Parities are for one US dollar, whatever the market's currency is.
        // Where the history has no rate, the policy's own may.
        let own = policy?.rebuild.policy.currency == options.currency ? policy?.rateInForce(code) : nil
        guard let currency = Currency(code: code), let rate = units[currency] ?? own, let dollar,
          let base = units[dollar],
          let cross = try? rate / base
        else {
          throw Finding(
            "no-exchange-rate",
            "there is no rate of \(code)\(units.isEmpty ? "; give --rates" : " that can be used; take rates that have it"), or leave the place out with \"keep\" or a crosswalk"
          )
        }
        return cross
      }
      for finding in found.findings { diagnostics.note(Finding(finding, severity: .warning)) }
      files.append(file)
      indices += found.indices
    }
    return (files, indices)
  }

  private var aging: String? {
    guard let rule = options.aging, let date = options.agedTo else { return nil }
    let rate = (try? rule.rate * ExactDecimal(100))?.description ?? ""
    return "aged \(rule.form.rawValue) by \(rate) % a year to \(date), months by \(rule.months.rawValue)"
  }

  /// Pay of more than a year ago says little, however it is aged.
  private func noteOldData(_ surveys: [SurveyRun], _ sheet: inout MarketSheet, _ diagnostics: inout Diagnostics) {
    guard let rule = options.aging, let target = options.agedTo else { return }
    for survey in surveys {
      guard let oldest = survey.part.figures.span?.lowerBound, rule.months(from: oldest, to: target) > ExactDecimal(12)
      else {
        continue
      }
      let message =
        "the oldest figures are of \(oldest), more than 12 months before \(target); newer data are better than a longer aging"
      diagnostics.note(Finding("old-data", message, severity: .warning, file: survey.file))
      sheet.notes.append("\(survey.mapping.name): \(message).")
    }
  }

  // MARK: Writing

  private func write(
    _ sheet: inout MarketSheet, _ policy: inout MarketPolicy?, _ costOfLiving: [CostOfLivingFile],
    _ surveys: [SurveyRun], _ rates: MarketRates
  ) throws {
    // Which tables are the policy's own, and need not be written beside them.
    let replaced = try policy?.put(sheet, rateSources: rates.sources, costOfLiving) ?? []
    sheet.changes = policy?.changes ?? []
    sheet.notes += policy?.notes ?? []
    var files = MarketFiles(sheet)
    files.addTables(except: replaced, rateSources: rates.sources, isPolicy: policy == nil)
    files.addRejects(surveys)
    files.addPolicy(policy?.rebuild)
    try check(files.files)
    try put(files.files, sheet, policy?.rebuild.policy, surveys)
    try Output.write(
      Array(
        Output.textWriter(path: nil).render(
          sheet.overview(folder: options.folder, files: (policy?.changes.map(\.table) ?? []) + files.tableNames)
        ).utf8), to: nil)
  }

  /// A policy that could not be used is not written.
  private func check(_ files: [(name: String, bytes: [UInt8])]) throws(Findings) {
    let bytes = Dictionary(files.map { ($0.name, $0.bytes) }, uniquingKeysWith: { first, _ in first })
    // Of no cells there is no policy.
    let rows = bytes["benchmarks.csv"]?.split(separator: UInt8(ascii: "\n")).count ?? 0
    if options.policyName == nil, rows < 2 { return }
    _ = try PolicyReader.read(PolicyFiles(bytes: bytes, folder: options.folder))
  }

  private func put(
    _ files: [(name: String, bytes: [UInt8])], _ sheet: MarketSheet, _ policy: Policy?, _ surveys: [SurveyRun]
  ) throws {
    let paths = (options.surveys + options.costOfLiving).flatMap { [$0.path] + ($0.mapping.map { [$0] } ?? []) }
    let inputs = paths + surveys.flatMap(\.mapping.tables) + (options.ratesPath.map { [$0] } ?? [])
    var folder = try ReportFolder(options.folder, names: files.map(\.name), inputs: inputs)
    for file in files { try folder.stage(file.bytes, file.name) }
    var digests: [FileDigest] = surveys.map(\.summary.file)
    for path in Set(inputs).sorted(by: { (fileName($0), $0) < (fileName($1), $1) })
    where !options.surveys.contains(where: { $0.path == path }) {
      let (digest, count) = try Digest.ofFile(path)
      digests.append(FileDigest(path: fileName(path), byteCount: count, digest: digest))
    }
    try folder.commit(
      manifest: MarketManifest(
        version: Paygrade.version, sheet: sheet, policy: policy, inputs: digests, files: folder.files
      ).json())
  }

  private func noteRejects(_ surveys: [SurveyRun], _ diagnostics: inout Diagnostics) {
    for survey in surveys {
      for reject in survey.summary.rejects {
        diagnostics.note(
          Finding(
            reject.code,
            "\(reject.count) \(reject.count == 1 ? "row" : "rows") not used, the first: \(reject.message)",
            severity: options.allowsRejects ? .warning : .error, file: survey.file, line: reject.firstLine,
            column: reject.column.isEmpty ? nil : reject.column))
      }
    }
  }
}
