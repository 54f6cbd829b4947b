internal import Compensation
internal import CompensationData
internal import CompensationReports
internal import Tabular

/// What a command line asks of `paygrade report`, checked.
struct ReportOptions {
  /// `-` is standard input.
  let rosterPath: String
  let folder: String
  let policy: Policy
  let calculator: Calculator
  let mapping: RosterColumns.Mapping
  let rates: ExchangeRates
  let minimumCell: Int
  let decimalMark: DecimalMark?
  let checksAllIDs: Bool
  let allowsRejects: Bool
  /// Whose numbers report and charts have; nil for those that are the same everywhere.
  let locale: NumberLocale?
  /// How tables are written.
  let dialect: CSVDialect
  /// Whether a workbook is to be written, too.
  let hasWorkbook: Bool

  init(_ arguments: ParsedArguments) throws {
    guard let roster = arguments.value("roster") else {
      throw UsageError(message: "report needs a roster: --roster FILE, or --roster - for standard input")
    }
    guard let out = arguments.value("out") else {
      throw UsageError(message: "report needs a folder to write: --out DIR")
    }
    rosterPath = roster
    folder = out.isEmpty ? "." : out
    var date: CalendarDate?
    if let text = arguments.value("as-of") {
      guard let day = CalendarDate(text) else {
        throw UsageError(message: "--as-of needs a date as YYYY-MM-DD, such as 2026-01-31")
      }
      date = day
    }
    if let text = arguments.value("min-cell") {
      guard let count = Int(text), count >= 0 else {
        throw UsageError(message: "--min-cell needs a number of people, such as 5")
      }
      minimumCell = count
    } else {
      minimumCell = 5
    }
    decimalMark = arguments.value("decimal-mark").flatMap(DecimalMark.init)
    checksAllIDs = arguments.flag("check-ids") ?? false
    allowsRejects = arguments.flag("allow-rejects") ?? false
    locale = try arguments.locale()
    dialect = try CSVDialect(arguments)
    hasWorkbook = arguments.flag("xlsx") ?? false
    policy = try PolicyReader.read(PolicyFiles(named: arguments.value("policy") ?? BundledPolicies.defaultName)).policy
    calculator = Calculator(policy: policy, asOf: date)
    try calculator.requireRange()
    rates = ExchangeRates(to: try Self.reportCurrency(arguments) ?? policy.currency, calculator)
    // Where all ranges are in one currency, a rate that is missing would reject every row; it is said before anything is written.
    if policy.definition.payCurrency == nil { try rates.check(policy.currency) }
    if let code = arguments.value("currency"), Currency(code: policy.spelling(of: code, input: "currency")) == nil {
      throw UsageError(message: Self.unknownCurrency("currency", code))
    }
    mapping = try RosterColumns.Mapping(arguments, policy: policy, groups: try Self.groups(arguments, policy))
  }

  private static func reportCurrency(_ arguments: ParsedArguments) throws(UsageError) -> Currency? {
    guard let code = arguments.value("report-currency") else { return nil }
    if let currency = Currency(code: code) { return currency }
    throw UsageError(message: unknownCurrency("report-currency", code))
  }

  private static func unknownCurrency(_ option: String, _ code: String) -> String {
    let known = Currency.allCodes
    return "--\(option) \(code) is not a currency in use under ISO 4217"
      + suggestion(nearest(to: code, among: known), or: known)
  }

  /// What people are grouped by: as asked for, or where they are and, if the policy has such an input, their level or grade.
  private static func groups(_ arguments: ParsedArguments, _ policy: Policy) throws(UsageError) -> [String] {
    if let text = arguments.value("by") {
      let names = text.split(separator: ",", omittingEmptySubsequences: false).map { name in
        String(name.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
      }
      if let metric = names.first(where: { $0 != "currency" && PopulationSummary.metricNames.contains($0) }) {
        throw UsageError(message: "--by \(metric) would be a second column of that name in summary.csv")
      }
      if names.contains("") { throw UsageError(message: "--by needs names between commas, such as country,level") }
      return names
    }
    let ranks = ["level", "grade"].filter { policy.inputNames.contains($0) }
    return Array(policy.placeInputs.prefix(1) + ranks.prefix(1))
  }

  /// What the columns of groups are called: that of the pay's currency otherwise than that of the sums'.
  var groupNames: [String] { mapping.groups.map { $0 == "currency" ? "pay_currency" : $0 } }

  /// The roster's name without its folders: what a report says of it, wherever it lies.
  var rosterName: String {
    rosterPath == "-" ? "standard input" : fileName(rosterPath)
  }

  /// The options that change what is written, for the manifest.
  var recorded: [(name: String, value: String)] {
    func pairs(_ values: [String: String]) -> String {
      values.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ",")
    }
    let all = [
      ("by", mapping.groups.joined(separator: ",")), ("columns", pairs(mapping.headers)),
      ("input", pairs(mapping.constants)), ("report_currency", rates.target.code), ("min_cell", String(minimumCell)),
      ("decimal_mark", decimalMark?.rawValue ?? ""), ("check_ids", checksAllIDs ? "true" : ""),
      ("locale", locale?.tag ?? ""),
      ("dialect", dialect == .rfc4180 ? "" : "excel"),
      ("xlsx", hasWorkbook ? "true" : ""),
    ]
    return all.filter { !$0.1.isEmpty }.map { (name: $0.0, value: $0.1) }
  }
}
