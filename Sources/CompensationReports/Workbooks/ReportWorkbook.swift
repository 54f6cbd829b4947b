internal import Compensation
internal import Spreadsheet
public import Tabular

/// The workbook of a report on a roster: `report.xlsx`.
///
/// Its sheets of people and of rejects are made of the CSV files, which are complete when it is written.
public struct ReportWorkbook: Sendable {
  /// The file's own name.
  public static let path = "report.xlsx"
  /// From this many people on, the workbook is written row by row, which takes little memory, but can have no tables.
  static let streamedFrom = 100_000

  private var report: PopulationReport
  private let files: Files
  private let roster: FileDigest
  private let version: String
  private let rowLimit: Int

  /// The CSV files of a report, and how they are written.
  public struct Files: Sendable {
    let employees: String
    let rejects: String
    let format: CSVFormat
    let decimalMark: UInt8

    /// - Parameters:
    ///   - employees: The path of `employees.csv`, wherever it lies as yet.
    ///   - rejects: The path of `rejects.csv`.
    ///   - dialect: How they are written.
    public init(employees: String, rejects: String, dialect: CSVDialect) {
      self.employees = employees
      self.rejects = rejects
      format = CSVFormat(delimiter: dialect.delimiter, fieldLimit: CSVSheet.fieldLimit)
      decimalMark = dialect.decimalMark.byte
    }
  }

  /// A workbook of a report.
  /// - Parameters:
  ///   - roster: What was read.
  ///   - version: Of paygrade.
  ///   - rowLimit: How many rows a sheet has at most, with its header; nil if as many as it can.
  public init(
    _ report: PopulationReport, files: Files, roster: FileDigest, version: String, rowLimit: Int? = nil
  ) {
    self.report = report
    // A workbook's cells are the same everywhere; the program that shows them writes numbers in its own way.
    self.report.numbers = NumberStyle()
    self.files = files
    self.roster = roster
    self.version = version
    self.rowLimit = rowLimit ?? SheetAddress.rowLimit
  }

  /// Writes it.
  /// - Parameter path: A file that may be cut short if this throws.
  /// - Throws: `text-too-long`, `cannot-write`; `CSVReadError`.
  public func write(to path: String) throws {
    try reportingWorkbookErrors(Self.path) {
      let workbook = try Workbook(path, properties, isStreamed: report.subject.accepted >= Self.streamedFrom)
      let figures = ChartFigures(report)
      try writeOverview(figures, workbook)
      try CSVSheet.write(
        report.summary.table(), kinds: PopulationSummary.cellKinds(groups: report.summary.columns.count), to: workbook,
        name: "Summary", source: "summary.csv", footer: footer, labelColumns: report.summary.columns.count)
      for column in report.summary.columns.indices {
        try CSVSheet.write(
          report.marginTable(of: column), kinds: PopulationReport.marginKinds, to: workbook,
          name: "By \(report.name(column))", source: "summary.csv", footer: footer)
      }
      var sheets: [(first: String, more: ArraySlice<String>)] = []
      for (name, path, columns) in [
        ("Employees", files.employees, EmployeeTable.sheetColumns(inputs: report.subject.policy.inputNames)),
        ("Rejects", files.rejects, RejectTable.sheetColumns),
      ] {
        let names = try write(columns, of: path, to: workbook, name: name)
        sheets.append((name, names.dropFirst()))
      }
      if !figures.table.rows.isEmpty {
        try CSVSheet.write(
          figures.table, kinds: ChartFigures.kinds, to: workbook, name: ChartFigures.sheetName, source: "summary.csv",
          footer: footer)
      }
      try CSVSheet.write(
        definitions(sheets), kinds: [.text, .text, .text], to: workbook, name: "Definitions", source: "report.md",
        footer: footer)
      try writeSources(workbook)
      try workbook.close()
    }
  }

  private var policy: PolicyDefinition { report.subject.policy.definition }

  private var policyName: String { policy.version.isEmpty ? policy.name : "\(policy.name) \(policy.version)" }

  private var footer: String { "\(policyName), as of \(report.subject.asOf.map(\.description) ?? "any day")" }

  private var properties: WorkbookProperties {
    WorkbookProperties(
      title: "Pay against the ranges", subject: "policy \(policyName)", keywords: "compa-ratio, pay ranges",
      comments: "Made by paygrade \(version); policy \(report.subject.policy.digest).",
      day: WorkbookProperties.day(report.subject.asOf))
  }

  private func writeOverview(_ figures: ChartFigures, _ workbook: Workbook) throws(WorkbookError) {
    var page = try PageSheet(workbook, name: "Overview", widths: [130], footer: footer)
    page.activate()
    try page.write([
      .heading(level: 1, "Pay against the ranges"), .paragraph(report.basis), .heading(level: 2, "In short"),
      .list(report.headlines(rejects: "the sheet Rejects") + [Self.privacy]),
    ])
    if !report.warnings.isEmpty { try page.write([.heading(level: 2, "To look at"), .list(report.warnings)]) }
    if !report.preparations.isEmpty {
      try page.write([.heading(level: 2, "What was done to the rows"), .list(report.preparations)])
    }
    for chart in figures.charts { try page.write(chart) }
    try page.end()
  }

  /// What whoever sends the workbook on should know.
  private static let privacy =
    "This workbook has each person's pay, and its sheet Summary has the figures that report.md leaves out because few people make them; "
    + "to show groups alone, send report.md, or summary.csv."

  private func write(_ columns: [SheetColumn], of path: String, to workbook: Workbook, name: String) throws -> [String]
  {
    var sheet = try CSVSheet(
      workbook, name: name, columns: columns, source: "\(name.lowercased()).csv", footer: footer,
      decimalMark: files.decimalMark, labelColumns: 2, rowLimit: rowLimit)
    var reader = try CSVReader(path: path, format: files.format)
    try sheet.write(&reader)
    return sheet.sheetNames
  }

  /// The words of the report, then the columns of each sheet, then where a sheet goes on.
  private func definitions(_ sheets: [(first: String, more: ArraySlice<String>)]) -> Table {
    var table = Table(columns: ["sheet", "word", "meaning"].map { .init($0) })
    func add(_ sheet: String, _ word: String, _ meaning: String) {
      table.rows.append([.text(sheet), .text(word), .text(meaning)])
    }
    for sheet in sheets {
      for name in sheet.more {
        add(name, "", "goes on with the rows of \(sheet.first), which is full at \(NumberStyle().whole(rowLimit)) rows")
      }
    }
    for line in report.definitions {
      let colon = line.firstRange(of: ": ")
      // A sentence with a colon in it is no word with its meaning.
      if let colon, !line[..<colon.lowerBound].contains(","), line[..<colon.lowerBound].count < 30 {
        add("", String(line[..<colon.lowerBound]), String(line[colon.upperBound...]))
      } else {
        add("", "", line)
      }
    }
    let package = ReportPackage(policy: report.subject.policy, groups: report.summary.columns, files: [])
    for (name, fields) in [
      ("Summary", package.summary), ("Employees", package.employees), ("Rejects", package.rejects),
    ] {
      for field in fields { add(name, field.name, field.description) }
    }
    return table
  }

  private func writeSources(_ workbook: Workbook) throws(WorkbookError) {
    var page = try PageSheet(workbook, name: "Sources", widths: [28, 18, 26, 100], footer: footer)
    var facts = Table(columns: [.init("fact", title: ""), .init("value", title: "")])
    func add(_ fact: String, _ value: String) {
      if !value.isEmpty { facts.rows.append([.text(fact), .text(value)]) }
    }
    add("Policy", policy.name)
    add("Title", policy.title)
    add("Version", policy.version)
    add("Digest (SHA-256)", report.subject.policy.digest)
    add("As of", report.subject.asOf?.description ?? "")
    add("Roster (SHA-256)", roster.digest)
    add("Roster, bytes", String(roster.byteCount))
    add("Made by", "paygrade \(version)")
    add("Oldest figure", report.oldestFigure ?? "")
    try page.write([
      .heading(level: 1, "Sources"), .table(facts), .heading(level: 2, "Tables of the policy"),
      .table(report.sourceTable),
    ])
    try page.end()
  }
}
