internal import Compensation
internal import CompensationData
internal import CompensationReports
internal import Tabular

/// `paygrade report`: everybody's pay against the policy, and group statistics, as a folder.
struct ReportCommand {
  private let options: ReportOptions

  init(_ arguments: ParsedArguments) throws { options = try ReportOptions(arguments) }

  func run(_ diagnostics: inout Diagnostics) async throws -> ExitStatus {
    let roster = InputFile(options.rosterPath)
    var chunks = try roster.open()
    var (found, findings) = RosterColumns.find(
      in: chunks.header, file: options.rosterName, policy: options.policy, options.mapping)
    let first = try chunks.next()
    if let first {
      findings += found?.leaveOutEmpty(first, header: chunks.header, file: options.rosterName) ?? []
    }
    note(findings, &diagnostics)
    guard let columns = found else { return .problems }
    var folder = try ReportFolder(
      options.folder,
      names: ["employees.csv", "rejects.csv", "summary.csv", ReportPackage.path, "report.md"]
        + (options.hasWorkbook ? [ReportWorkbook.path] : []),
      inputs: [options.rosterPath])
    var employees = try folder.file("employees.csv")
    var rejects = try folder.file("rejects.csv")
    try employees.write(EmployeeTable.headerLine(inputs: options.policy.inputNames, options.dialect))
    try rejects.write(RejectTable.headerLine(options.dialect))

    let policy = RosterPolicy(
      calculator: options.calculator, columns: columns, rates: options.rates, decimalMark: options.decimalMark)
    var run = RosterRun(policy, groups: options.groupNames, checksAllIDs: options.checksAllIDs, options.dialect)
    var progress = Progress(byteCount: chunks.byteCount)
    do {
      try await run.read(first, &chunks, workerCount: Self.workerCount, employees: &employees, rejects: &rejects) {
        progress.show(rows: $0, bytes: $1)
      }
      progress.end()
    } catch {
      progress.end()
      throw error
    }

    let text = ReportText(run, findings, options.mapping, columns, NumberStyle(locale: options.locale))
    let report = try report(run, SourceList(run.served, options.policy), text)
    let tables = ReportWorkbook.Files(
      employees: employees.temporaryPath, rejects: rejects.temporaryPath, dialect: options.dialect)
    folder.stage(employees, "employees.csv")
    folder.stage(rejects, "rejects.csv")
    try folder.stage(report.summary.table().csv(options.dialect), "summary.csv")
    try folder.stage(
      ReportPackage(
        policy: options.policy, groups: options.groupNames, files: folder.files, dialect: options.dialect
      ).json(), ReportPackage.path)
    for chart in report.charts { try folder.stage(Array(chart.svg.utf8), chart.path) }
    try folder.stage(Array(MarkdownWriter().render(report.report()).utf8), "report.md")
    var isComplete = true
    if options.hasWorkbook {
      // Its sentences have numbers, too, which are the same in every locale.
      let plain = ReportText(run, findings, options.mapping, columns, NumberStyle())
      isComplete = try stage(
        self.report(run, report.sources, plain), of: tables, roster.file, in: &folder, &diagnostics)
    }
    try folder.commit(
      manifest: ReportManifest(
        version: Paygrade.version, policy: options.policy, asOf: options.calculator.asOf, roster: roster.file,
        options: options.recorded, accepted: run.acceptedCount, rejected: run.rejectCounts.total, files: folder.files
      ).json())

    for finding in text.findings(file: options.rosterName) { diagnostics.note(finding) }
    try Output.write(Array(Output.textWriter(path: nil).render(report.overview(folder: options.folder)).utf8), to: nil)
    // Rejects may be allowed; that the rest of the roster was not read may not.
    if run.ending != nil || !isComplete { return .problems }
    return run.rejectCounts.total == 0 || options.allowsRejects ? .done : .problems
  }

  /// Writes the workbook; a text that it cannot hold is no reason to lose the other files.
  /// - Returns: Whether there is one.
  private func stage(
    _ report: PopulationReport, of tables: ReportWorkbook.Files, _ roster: FileDigest, in folder: inout ReportFolder,
    _ diagnostics: inout Diagnostics
  ) throws -> Bool {
    let workbook = ReportWorkbook(report, files: tables, roster: roster, version: Paygrade.version)
    do {
      try folder.stage(ReportWorkbook.path) { try workbook.write(to: $0) }
      return true
    } catch let finding as Finding where finding.isBeyondWorkbooks {
      diagnostics.note(finding)
      return false
    }
  }

  /// As many chunks under way as there are processors; more would only take memory.
  private static var workerCount: Int { min(processorCount(), 32) }

  /// The findings of the header: unused columns that are probably meant so are named together.
  private func note(_ findings: [Finding], _ diagnostics: inout Diagnostics) {
    let unused = findings.filter { $0.code == "unused-column" && !hasSuggestion($0.message) }
    for finding in findings where !unused.contains(finding) { diagnostics.note(finding) }
    guard let first = unused.first else { return }
    diagnostics.note(
      Finding(
        "unused-column",
        "the report does not use \(unused.count == 1 ? "this column" : "these columns"): "
          + unused.map { $0.column ?? "(no name)" }.joined(separator: ", "), severity: .warning, file: first.file,
        line: first.line))
  }

  private func report(
    _ run: borrowing RosterRun, _ sources: SourceList, _ text: ReportText
  ) throws -> PopulationReport {
    let definition = options.policy.definition.definitions["percentile"].flatMap(PercentileDefinition.init)
    let groups = options.mapping.groups
    let order = Dictionary(groups.compactMap { name in options.policy.order(of: name).map { (name, $0) } }) {
      first, _ in
      first
    }
    let summary = try run.statistics.summary(
      in: options.rates, percentiles: definition ?? .inclusive, order: order, minimum: options.minimumCell)
    var report = PopulationReport(
      subject: .init(
        policy: options.policy, asOf: options.calculator.asOf,
        minimumCell: options.minimumCell, accepted: run.acceptedCount, endedAtLine: run.ending?.line),
      summary: summary, rejects: text.rejectedRows, preparations: text.preparations, warnings: text.warnings,
      sources: sources)
    report.numbers = text.numbers
    return report
  }
}
