internal import Compensation
internal import CompensationData
internal import CompensationReports
internal import Tabular

/// `paygrade report`: everybody's pay against the policy, and group statistics, as a folder.
struct ReportCommand {
  private let options: ReportOptions

  init(_ arguments: ParsedArguments) throws { options = try ReportOptions(arguments) }

  func run(_ diagnostics: inout Diagnostics) async throws -> ExitStatus {
    let roster = RosterFile(options.rosterPath)
    var chunks = try open(roster)
    var (found, findings) = RosterColumns.find(
      in: chunks.header, file: options.rosterName, policy: options.policy, options.mapping)
    let first = try chunks.next()
    if let first {
      findings += found?.leaveOutEmpty(first, header: chunks.header, file: options.rosterName) ?? []
    }
    note(findings, &diagnostics)
    guard let columns = found else { return .problems }
    var folder = try ReportFolder(options.folder)
    var employees = try folder.file("employees.csv")
    var rejects = try folder.file("rejects.csv")
    try employees.write(EmployeeTable.headerLine(inputs: options.policy.inputNames))
    try rejects.write(RejectTable.headerLine)

    let policy = RosterPolicy(
      calculator: options.calculator, columns: columns, rates: options.rates, decimalMark: options.decimalMark)
    var run = RosterRun(policy, groups: options.mapping.groups, checksAllIDs: options.checksAllIDs)
    var progress = Progress(byteCount: chunks.byteCount)
    try await run.read(first, &chunks, workerCount: Self.workerCount, employees: &employees, rejects: &rejects) {
      progress.show(rows: $0, bytes: $1)
    }
    progress.end()

    let report = try report(run, policy.sources, findings)
    try folder.beginCommit()
    try folder.commit(employees, "employees.csv")
    try folder.commit(rejects, "rejects.csv")
    try folder.write(report.summary.table().csv(), "summary.csv")
    try folder.write(
      ReportPackage(policy: options.policy, groups: options.mapping.groups, files: folder.files).json(),
      ReportPackage.path)
    let charts = report.charts
    if !charts.isEmpty { try makeDirectory("\(options.folder)/charts") }
    for chart in charts { try folder.write(Array(chart.svg.utf8), chart.path) }
    try folder.write(Array(MarkdownWriter().render(report.report()).utf8), "report.md")
    try folder.finish(
      ReportManifest(
        version: Paygrade.version, policy: options.policy, asOf: options.calculator.asOf,
        roster: roster.file, options: options.recorded, accepted: run.acceptedCount,
        rejected: run.rejectCounts.total, files: folder.files))

    for finding in ReportText(run, findings, options.mapping).findings(file: options.rosterName) {
      diagnostics.note(finding)
    }
    try Output.write(Array(Output.textWriter(path: nil).render(report.overview(folder: options.folder)).utf8), to: nil)
    return run.rejectCounts.total == 0 || options.allowsRejects ? .done : .problems
  }

  private func open(_ roster: RosterFile) throws -> CSVChunkReader {
    do throws(CSVReadError) { return try roster.open() } catch {
      switch error {
      case .syntax(let syntax): throw Finding(syntax, file: options.rosterName)
      case .file(let file): throw file
      }
    }
  }

  /// As many chunks under way as there are processors; more would only take memory.
  private static var workerCount: Int { min(processorCount(), 32) }

  /// The findings of the header: unused columns that are probably meant so are named together.
  private func note(_ findings: [Finding], _ diagnostics: inout Diagnostics) {
    let unused = findings.filter { $0.code == "unused-column" && !$0.message.contains("did you mean") }
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
    _ run: borrowing RosterRun, _ sources: SourceList, _ header: [Finding]
  ) throws -> PopulationReport {
    let definition = options.policy.definition.definitions["percentile"].flatMap(PercentileDefinition.init)
    let groups = options.mapping.groups
    let order = Dictionary(groups.compactMap { name in options.policy.order(of: name).map { (name, $0) } }) {
      first, _ in
      first
    }
    let summary = try run.statistics.summary(
      in: options.rates, percentiles: definition ?? .inclusive, order: order, minimum: options.minimumCell)
    let text = ReportText(run, header, options.mapping)
    return PopulationReport(
      subject: .init(
        policy: options.policy, asOf: options.calculator.asOf,
        minimumCell: options.minimumCell, accepted: run.acceptedCount),
      summary: summary, rejects: text.rejectedRows, preparations: text.preparations, warnings: text.warnings,
      sources: sources)
  }
}
