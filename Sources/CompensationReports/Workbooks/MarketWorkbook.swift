public import Compensation
internal import Spreadsheet
public import Tabular

/// The workbook of a market: a sheet for each of its tables, made of the table's CSV, and what the words mean and where it is from.
public struct MarketWorkbook: Sendable {
  /// A table as it is written.
  public struct CSVTable: Sendable {
    let file: String
    let bytes: [UInt8]
    /// Columns of figures whose names only a policy knows.
    let figures: Set<String>
    let dialect: CSVDialect

    /// - Parameters:
    ///   - file: `location_factors.csv`; the sheet is called after it.
    ///   - bytes: What is in it.
    ///   - figures: Columns of figures whose names only a policy knows.
    ///   - dialect: How it is written.
    public init(file: String, bytes: [UInt8], figures: Set<String> = [], dialect: CSVDialect) {
      self.dialect = dialect
      self.file = file
      self.bytes = bytes
      self.figures = figures
    }

    /// `Location factors`.
    var sheetName: String {
      (file.hasSuffix(".csv") ? String(file.dropLast(4)) : file).replacing("_", with: " ").capitalisedFirst
    }
  }

  private var sheet: MarketSheet
  private let tables: [CSVTable]
  private let policy: Policy?
  private let inputs: [FileDigest]
  private let version: String
  private let rowLimit: Int

  /// A workbook of a market.
  /// - Parameters:
  ///   - policy: The one whose tables were replaced, as it was.
  ///   - inputs: What was read, by name without folders.
  ///   - version: Of paygrade.
  ///   - rowLimit: How many rows a sheet has at most, with its header; nil if as many as it can.
  public init(
    _ sheet: MarketSheet, tables: [CSVTable], policy: Policy?, inputs: [FileDigest], version: String,
    rowLimit: Int? = nil
  ) {
    self.sheet = sheet
    // A workbook's cells are the same everywhere; the program that shows them writes numbers in its own way.
    self.sheet.numbers = NumberStyle()
    self.tables = tables
    self.policy = policy
    self.inputs = inputs
    self.version = version
    self.rowLimit = rowLimit ?? SheetAddress.rowLimit
  }

  /// Writes it.
  /// - Parameters:
  ///   - path: A file that may be cut short if this throws.
  ///   - name: As messages call it.
  /// - Throws: `text-too-long`, `cannot-write`; `CSVReadError`.
  public func write(to path: String, name: String) throws {
    try reportingWorkbookErrors(name) {
      // A row of a table takes 30 bytes at least.
      let isStreamed = tables.contains { $0.bytes.count > 30 * ReportWorkbook.streamedFrom }
      let workbook = try Workbook(path, properties, isStreamed: isStreamed)
      var written: [(sheet: String, columns: [String])] = []
      var continued: [(sheet: String, first: String)] = []
      for table in tables {
        let (columns, names) = try write(table, to: workbook)
        written.append((names[0], columns))
        continued += names.dropFirst().map { ($0, names[0]) }
      }
      var definitions = sheet.definitionTable(written)
      definitions.rows.insert(
        contentsOf: continued.map { name, first in
          [
            .text(name), .text(""),
            .text("goes on with the rows of \(first), which is full at \(NumberStyle().whole(rowLimit)) rows"),
          ]
        }, at: 0)
      try CSVSheet.write(
        definitions, kinds: [.text, .text, .text], to: workbook, name: "Definitions", source: "report.md",
        footer: footer)
      try writeSources(workbook)
      try workbook.close()
    }
  }

  private func write(_ table: CSVTable, to workbook: Workbook) throws -> (columns: [String], sheets: [String]) {
    var reader = try CSVReader(
      bytes: table.bytes,
      format: CSVFormat(delimiter: table.dialect.delimiter, fieldLimit: CSVSheet.fieldLimit, allowsBlankHeaders: true))
    let names = reader.header.names
    var csv = try CSVSheet(
      workbook, name: table.sheetName,
      columns: names.map { SheetColumn($0, kind(of: $0, in: table, hasCurrency: names.contains("currency"))) },
      source: table.file, footer: footer, decimalMark: table.dialect.decimalMark.byte,
      labelColumns: names.prefix { sheet.dimensions.contains($0) || $0 == "survey" }.count, rowLimit: rowLimit)
    try csv.write(&reader)
    return (names, csv.sheetNames)
  }

  private func kind(of column: String, in table: CSVTable, hasCurrency: Bool) -> CellKind {
    if sheet.dimensions.contains(column) || column == sheet.region { return .text }
    if table.figures.contains(column) { return .number }
    if column == "amount" || SurveyStatistic(column) != nil { return hasCurrency ? .amount : .number }
    let field = MarketColumns.fields.first { $0.name == column } ?? MarketColumns.statistic(column)
    return switch field.kind {
    case .date: .date
    case .integer: column == "line" ? .number : .count
    case .number: .number
    case .string: .text
    }
  }

  private var policyName: String {
    policy.map { $0.definition.name + ($0.definition.version.isEmpty ? "" : " \($0.definition.version)") }
      ?? MarketPackage.policyName
  }

  private var footer: String {
    "Market of \(sheet.surveys.map(\.name).joined(separator: ", ")), \(sheet.effectiveFrom)"
  }

  private var properties: WorkbookProperties {
    WorkbookProperties(
      title: "Market data", subject: "policy \(policyName)", keywords: "benchmarks, market",
      comments: "Made by paygrade \(version).", day: WorkbookProperties.day(sheet.effectiveFrom))
  }

  private func writeSources(_ workbook: Workbook) throws(WorkbookError) {
    var page = try PageSheet(workbook, name: "Sources", widths: [28, 100, 14, 14, 14, 14], footer: footer)
    func table(_ titles: [String], _ rows: [[Table.Cell]]) -> Report.Block {
      .table(Table(columns: titles.map { .init($0, title: $0) }, rows: rows))
    }
    var facts = [
      ("New rows in force from", sheet.effectiveFrom.description), ("Currency", sheet.currency.code),
      ("By", sheet.dimensions.joined(separator: ", ")), ("Made by", "paygrade \(version)"),
    ]
    if let policy { facts += [("Policy", policyName), ("Digest (SHA-256)", policy.digest)] }
    try page.write([
      .heading(level: 1, "Sources"), table(["", ""], facts.map { [.text($0.0), .text($0.1)] }),
      .heading(level: 2, "Surveys"),
      table(
        ["survey", "source", "rows", "used", "left out", "rejected"],
        sheet.surveys.map { survey in
          [
            .text(survey.name), .text(survey.source), .count(survey.rows), .count(survey.used),
            .count(survey.leftOut.reduce(0) { $0 + $1.count }), .count(survey.rejected),
          ]
        }),
      .heading(level: 2, "Files"),
      table(
        ["file", "SHA-256", "bytes"], inputs.map { [.text($0.path), .text($0.digest), .count($0.byteCount)] }),
      .heading(level: 2, "Method"),
      table(
        ["", ""],
        sheet.methods.map { line in
          guard let colon = line.firstRange(of: ": ") else { return [.text(""), .text(line)] }
          return [.text(String(line[..<colon.lowerBound])), .text(String(line[colon.upperBound...]))]
        }),
    ])
    try page.end()
  }
}
