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
    let surveys = try await MarketSurveys(options, rates)
    // Whatever comes next, the rows that are missing may be why.
    for finding in surveys.rejects() { diagnostics.note(finding) }
    if let finding = surveys.nothingUsed() { throw finding }
    let regions = try surveys.regions()
    let effectiveFrom = try surveys.effectiveFrom()
    let market = try surveys.market()
    var policy = try options.policyName.map {
      MarketPolicy(try PolicyRebuild(PolicyFiles(named: $0)), options, effectiveFrom: effectiveFrom)
    }
    let factors = try options.location.map { location in
      try market.placeFactors(location, place: options.place, regions: regions) { place, region in
        policy?.factorInForce(place, region)
      }
    }
    let costs = try MarketCosts(options, rates, policy)
    for finding in costs.findings { diagnostics.note(finding) }
    var sheet = MarketSheet(
      dimensions: options.dimensions, place: options.place, region: options.region, currency: options.currency,
      effectiveFrom: effectiveFrom, aging: options.agingInWords, market: market,
      location: options.location.flatMap { rules in factors.map { (rules, $0) } }, rates: rates.rates,
      refusedRates: rates.refused, costOfLiving: costs.indices, surveys: surveys.runs.map(\.summary),
      options: options.recorded)
    sheet.numbers = NumberStyle(locale: options.locale)
    for (survey, finding) in surveys.oldData() {
      diagnostics.note(finding)
      sheet.notes.append("\(survey.mapping.name): \(finding.message).")
    }
    try write(&sheet, &policy, costs.files, surveys.runs, rates, &diagnostics)
    for finding in policy?.superseded ?? [] { diagnostics.note(finding) }
    return diagnostics.hasErrors ? .problems : .done
  }

  // MARK: Writing

  private func write(
    _ sheet: inout MarketSheet, _ policy: inout MarketPolicy?, _ costOfLiving: [CostOfLivingFile],
    _ surveys: [SurveyRun], _ rates: MarketRates, _ diagnostics: inout Diagnostics
  ) throws {
    // Which tables are the policy's own, and need not be written beside them.
    let replaced = try policy?.put(sheet, rateSources: rates.sources, costOfLiving) ?? []
    sheet.changes = policy?.changes ?? []
    sheet.notes += policy?.notes ?? []
    var files = MarketFiles(sheet, options.dialect)
    files.addTables(except: replaced, rateSources: rates.sources, isPolicy: policy == nil)
    files.addRejects(surveys)
    files.addPolicy(policy?.rebuild)
    try check(files.files)
    let inputs = try Inputs(options, surveys)
    // Before anything is replaced, and put in its place when everything else is.
    var workbook = try workbook(sheet, files.sheets(policy), policy?.rebuild.policy, inputs, &diagnostics)
    if let folder = options.folder { try put(files.files, in: folder, sheet, policy?.rebuild.policy, inputs) }
    let hasWorkbook = workbook != nil
    try workbook?.commit()
    try Output.write(
      Array(
        Output.textWriter(path: nil).render(
          sheet.overview(
            folder: options.folder, workbook: hasWorkbook ? options.workbook : nil,
            files: (policy?.changes.map(\.table) ?? []) + files.tableNames)
        ).utf8), to: nil)
  }

  /// A policy that could not be used is not written.
  private func check(_ files: [(name: String, bytes: [UInt8])]) throws(Findings) {
    let bytes = Dictionary(files.map { ($0.name, $0.bytes) }, uniquingKeysWith: { first, _ in first })
    // Of no cells there is no policy.
    let rows = bytes["benchmarks.csv"]?.split(separator: UInt8(ascii: "\n")).count ?? 0
    if options.policyName == nil, rows < 2 { return }
    _ = try PolicyReader.read(PolicyFiles(bytes: bytes, folder: options.folder ?? "market"))
  }

  /// The files that were read.
  private struct Inputs {
    let paths: [String]
    let digests: [FileDigest]

    init(_ options: MarketOptions, _ surveys: [SurveyRun]) throws {
      let mapped = (options.surveys + options.costOfLiving).flatMap { [$0.path] + ($0.mapping.map { [$0] } ?? []) }
      paths = mapped + surveys.flatMap(\.mapping.tables) + (options.ratesPath.map { [$0] } ?? [])
      var digests: [FileDigest] = surveys.map(\.summary.file)
      for path in Set(paths).sorted(by: { (fileName($0), $0) < (fileName($1), $1) })
      where !options.surveys.contains(where: { $0.path == path }) {
        let (digest, count) = try Digest.ofFile(path)
        digests.append(FileDigest(path: fileName(path), byteCount: count, digest: digest))
      }
      self.digests = digests
    }
  }

  /// The workbook, complete but not in its place; nil if none is asked for, or if a text does not fit in it.
  private func workbook(
    _ sheet: MarketSheet, _ tables: [MarketWorkbook.CSVTable], _ policy: Policy?, _ inputs: Inputs,
    _ diagnostics: inout Diagnostics
  ) throws -> AtomicFile? {
    guard let path = options.workbook else { return nil }
    if inputs.paths.contains(where: { isSameFile(path, $0) }) {
      throw Finding("file-exists", "this file is read, and would be replaced; give --output another name", file: path)
    }
    let file = try AtomicFile(path)
    do {
      try MarketWorkbook(sheet, tables: tables, policy: policy, inputs: inputs.digests, version: Paygrade.version)
        .write(to: file.temporaryPath, name: path)
      return file
    } catch let finding as Finding where finding.isBeyondWorkbooks {
      diagnostics.note(finding)
      return nil
    }
  }

  private func put(
    _ files: [(name: String, bytes: [UInt8])], in path: String, _ sheet: MarketSheet, _ policy: Policy?,
    _ inputs: Inputs
  ) throws {
    var folder = try ReportFolder(path, names: files.map(\.name), inputs: inputs.paths)
    for file in files { try folder.stage(file.bytes, file.name) }
    try folder.commit(
      manifest: MarketManifest(
        version: Paygrade.version, sheet: sheet, policy: policy, inputs: inputs.digests, files: folder.files
      ).json())
  }
}
