internal import Compensation
internal import CompensationData
internal import CompensationReports
internal import Tabular

/// The files of a run, gathered before any of them is written.
struct MarketFiles {
  private(set) var files: [(name: String, bytes: [UInt8])] = []
  /// The tables among them, with their columns.
  private var tables: [MarketPackage.File] = []
  private let sheet: MarketSheet
  private let package: MarketPackage
  private let dialect: CSVDialect

  init(_ sheet: MarketSheet, _ dialect: CSVDialect) {
    self.dialect = dialect
    self.sheet = sheet
    package = MarketPackage(sheet)
  }

  /// The names of the tables.
  var tableNames: [String] { tables.map(\.file) }

  /// The tables as sheets of a workbook are made of them: first those of the policy whose rows were replaced.
  func sheets(_ policy: MarketPolicy?) -> [MarketWorkbook.CSVTable] {
    let bytes = Dictionary(files.map { ($0.name, $0.bytes) }, uniquingKeysWith: { first, _ in first })
    let replaced = policy?.changes.map(\.table) ?? []
    let own = replaced.enumerated().filter { replaced.firstIndex(of: $0.element) == $0.offset }.map(\.element)
    let figures = policy?.rebuild.figureColumns ?? []
    return own.map { name in
      let bytes = bytes[name] ?? []
      let form = policy?.rebuild.form(of: name).dialect(of: bytes)
      return .init(file: name, bytes: bytes, figures: figures, dialect: form ?? .rfc4180)
    }
      + tableNames.filter { !own.contains($0) }.map { .init(file: $0, bytes: bytes[$0] ?? [], dialect: dialect) }
  }

  /// Adds the tables of a policy that are not its own already, and the evidence.
  /// - Parameters:
  ///   - replaced: Lookups whose tables are in the policy.
  ///   - rateSources: By currency: where its rate is from.
  ///   - isPolicy: Whether benchmarks are a table of their own.
  mutating func addTables(except replaced: Set<String>, rateSources: [String: String], isPolicy: Bool) {
    if isPolicy {
      let rows = sheet.market.cells.compactMap { cell in
        cell.benchmark.map { sheet.benchmarkRow(cell, amount: $0) }
      }
      add("benchmarks.csv", package.benchmarkColumns, rows)
    }
    if !replaced.contains(PolicyRebuild.locationFactor), let location = sheet.location {
      add("location_factors.csv", package.factorColumns, location.factors.compactMap { sheet.factorRow($0) })
    }
    if !replaced.contains(PolicyRebuild.exchangeRate), !sheet.rates.isEmpty {
      add(
        "exchange_rates.csv", MarketPackage.rateColumns,
        sheet.rates.map { sheet.rateRow($0, source: rateSources[$0.currency] ?? "") })
    }
    add("cost_of_living.csv", sheet.costOfLivingTable())
    add("cells.csv", sheet.cellTable())
    add("source_cells.csv", sheet.sourceTable())
    add("location_evidence.csv", sheet.locationTable())
    add("rate_evidence.csv", sheet.rateTable())
  }

  /// Adds the rows that were not used.
  mutating func addRejects(_ surveys: [SurveyRun]) {
    var rejects = SurveyRejectTable(dialect)
    for survey in surveys {
      survey.part.rejects.forEachRow { line, reason in
        rejects.append(
          source: survey.mapping.name, line: line, column: reason.column, code: reason.code, message: reason.message)
      }
    }
    files.append(("rejects.csv", rejects.takeBytes()))
    tables.append(.init("rejects.csv", columns: SurveyRejectTable.header, dialect))
  }

  /// Adds what makes the tables a policy, and the report.
  /// - Parameter rebuild: The policy whose tables were replaced; nil makes one of the benchmarks alone.
  mutating func addPolicy(_ rebuild: PolicyRebuild?) {
    if let rebuild {
      // What an earlier run wrote beside the policy is none of its files; a table that the policy reads is, whatever its name.
      let own = rebuild.tableFiles
      files.removeAll { own.contains($0.name) }
      let others = Set(files.map(\.name) + MarketPackage.outputs)
      for (name, bytes) in rebuild.files.sorted(by: { $0.key < $1.key })
      where own.contains(name) || !others.contains(name) {
        files.append((name, bytes))
      }
      describeEarlierMarket(rebuild)
    } else {
      files.append(("policy.json", package.policy()))
      files.append((ReportPackage.path, package.description(tables)))
    }
    files.append(("report.md", Array(MarkdownWriter().render(sheet.report()).utf8)))
  }

  /// The description of a policy that an earlier run made lists what that run wrote; what is there now takes its place.
  private mutating func describeEarlierMarket(_ rebuild: PolicyRebuild) {
    guard rebuild.policy.definition.name == MarketPackage.policyName,
      let place = files.firstIndex(where: { $0.name == ReportPackage.path })
    else { return }
    let own = rebuild.tableFiles
    let present = files.filter { $0.name.hasSuffix(".csv") }.map { file in
      // A table of the policy is as the policy has it, one of this run as was asked for.
      let isOfThisRun = !own.contains(file.name) && tables.contains { $0.file == file.name }
      let form = rebuild.form(of: file.name)
      return MarketPackage.File(
        file.name, columns: form.header(of: file.bytes), isOfThisRun ? dialect : form.dialect(of: file.bytes))
    }
    files[place].bytes = package.description(present)
  }

  private mutating func add(_ name: String, _ columns: [String], _ rows: [[String: String]]) {
    files.append((name, package.csv(columns, rows, dialect)))
    tables.append(.init(name, columns: columns, dialect))
  }

  private mutating func add(_ name: String, _ table: Table?) {
    guard let table else { return }
    files.append((name, table.csv(dialect)))
    tables.append(.init(name, columns: table.columns.map(\.name), dialect))
  }
}
