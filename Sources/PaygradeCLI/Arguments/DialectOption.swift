internal import CompensationReports
internal import Tabular

extension OptionSpecification {
  static let dialect = value(
    "dialect", "DIALECT", "CSV for programs, or for a double click (default: rfc4180)", .choice,
    among: ["rfc4180", "excel"])
}

extension CSVDialect {
  /// The dialect of `--dialect`, for the language and country of `--locale`.
  /// - Parameter form: Of the result, where there are several.
  /// - Throws: `UsageError` if the result is no CSV.
  init(_ arguments: ParsedArguments, form: String = OutputFormat.csv.rawValue) throws(UsageError) {
    let name = arguments.value("dialect")
    if name != nil, form != OutputFormat.csv.rawValue {
      throw UsageError(
        message: "--dialect says how CSV is written, and the result is \(form); say --format csv, or leave it out")
    }
    guard name == "excel" else {
      self = .rfc4180
      return
    }
    let locale = try arguments.locale()
    let months = locale?.months
    self = .excel(
      decimalMark: locale?.decimalMark == UInt8(ascii: ",") ? .comma : .point,
      monthNames: [months?.names, months?.abbreviations, months?.standaloneNames, months?.standaloneAbbreviations]
        .flatMap { $0 ?? [] })
  }
}
