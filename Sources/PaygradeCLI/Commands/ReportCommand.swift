internal import Compensation
internal import CompensationData
internal import CompensationReports
internal import Tabular

/// `paygrade report`: everybody's pay against the policy, and group statistics.
struct ReportCommand {
  private let arguments: ParsedArguments

  init(_ arguments: ParsedArguments) { self.arguments = arguments }

  func run(_ diagnostics: inout Diagnostics) async throws -> ExitStatus {
    let path = arguments.value("roster") ?? "-"
    let out = arguments.value("out") ?? "."
    let groups = (arguments.value("by") ?? "").split(separator: ",").map(String.init)
    let files = try PolicyFiles(named: arguments.value("policy") ?? BundledPolicies.defaultName)
    let policy = try PolicyReader.read(files).policy
    let calculator = Calculator(policy: policy)
    let mapping = try RosterColumns.Mapping(arguments, policy: policy, groups: groups)
    var chunks =
      path == "-"
      ? try CSVChunkReader(descriptor: 0, name: "standard input") : try CSVChunkReader(path: path)
    let (columns, findings) = RosterColumns.find(in: chunks.header, file: path, policy: policy, mapping)
    for finding in findings { diagnostics.note(finding) }
    guard let columns else { return .problems }
    let currency = arguments.value("report-currency").flatMap { Currency(code: $0) } ?? policy.currency
    let rates = ExchangeRates(to: currency, calculator)
    let roster = RosterPolicy(calculator: calculator, columns: columns, rates: rates)
    var employees = try DigestedFile(out + "/employees.csv")
    var rejects = try DigestedFile(out + "/rejects.csv")
    try employees.write(EmployeeTable.headerLine(inputs: policy.inputNames))
    try rejects.write(RejectTable.headerLine)
    var run = RosterRun(roster, groups: groups, checksAllIDs: false)
    try await run.read(&chunks, workerCount: 2, employees: &employees, rejects: &rejects) { _, _ in }
    let summary = try run.statistics.summary(
      in: rates, percentiles: PercentileDefinition.inclusive, order: [:], minimum: 5)
    print(summary.whole!.figures!.headcount, run.rejectCounts.reasons.map { ($0.reason, $0.rows.count) })
    _ = try employees.commit()
    _ = try rejects.commit()
    return .done
  }
}
