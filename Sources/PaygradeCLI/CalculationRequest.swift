internal import Compensation
internal import CompensationData
internal import CompensationReports
internal import Tabular

/// What every command that calculates takes: a policy, a date, inputs, and a form and place for the result.
struct CalculationRequest {
  let files: PolicyFiles
  let policy: Policy
  let calculator: Calculator
  var inputs: InputValues
  let format: OutputFormat
  /// Whether a workbook is asked for, in place of a form that is text.
  let isWorkbook: Bool
  let outputPath: String?
  /// Whose numbers the result has where people read it; nil for those that are the same everywhere.
  let locale: NumberLocale?
  /// How CSV is written.
  let dialect: CSVDialect
  /// Whether a date was given.
  let isDated: Bool

  /// - Parameter standardFormat: The form where neither an option nor the output's name says one.
  init(_ arguments: ParsedArguments, standardFormat: OutputFormat = .text) throws {
    var date: CalendarDate?
    if let text = arguments.value("as-of") {
      guard let day = CalendarDate(text) else {
        throw UsageError(message: "--as-of needs a date as YYYY-MM-DD, such as 2026-01-31")
      }
      date = day
    }
    isDated = date != nil
    locale = try arguments.locale()
    outputPath = arguments.value("output")
    isWorkbook = arguments.value("format").map { $0 == "xlsx" } ?? (outputPath.map(OutputFormat.isWorkbook) ?? false)
    format =
      arguments.value("format").flatMap { OutputFormat(rawValue: $0) } ?? outputPath.flatMap { OutputFormat(path: $0) }
      ?? standardFormat
    dialect = try CSVDialect(arguments, form: isWorkbook ? "xlsx" : format.rawValue)
    inputs = InputValues()
    for (name, value) in try arguments.assignments("input") { inputs.add(value, to: name) }
    for option in OptionSpecification.shorthands {
      for value in arguments.values(option.name) { inputs.add(value, to: option.name) }
    }
    files = try PolicyFiles(named: arguments.value("policy") ?? BundledPolicies.defaultName)
    policy = try PolicyReader.read(files).policy
    calculator = Calculator(policy: policy, asOf: date)
  }
}

extension OutputFormat {
  /// The form that a file's name asks for, in capitals or not; nil if it says nothing.
  init?(path: String) {
    switch Self.ending(path) {
    case "md": self = .markdown
    case "csv": self = .csv
    case "json": self = .json
    default: return nil
    }
  }

  /// Whether a file's name asks for a workbook, in capitals or not.
  static func isWorkbook(_ path: String) -> Bool { Self.ending(path) == "xlsx" && path.contains(".") }

  private static func ending(_ path: String) -> String? { path.split(separator: ".").last?.lowercased() }
}
