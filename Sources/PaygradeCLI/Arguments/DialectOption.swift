internal import CompensationReports
internal import Tabular

extension OptionSpecification {
  static let dialect = value(
    "dialect", "DIALECT", "CSV for programs, or for a double click (default: rfc4180)", .choice,
    among: ["rfc4180", "excel"])
}

/// What a locale says of the files of its spreadsheets.
struct SpreadsheetLocale {
  /// What stands before decimals.
  var decimalMark: DecimalMark
  /// Names and abbreviations of months.
  var monthNames: [String]
}

extension CSVDialect {
  /// The dialect of `--dialect`.
  /// - Parameters:
  ///   - locale: nil without one: English names of months and a point before decimals.
  ///   - format: The form of the result, where there are several.
  /// - Throws: `UsageError` if the result is no CSV.
  init(
    _ arguments: ParsedArguments, locale: SpreadsheetLocale? = nil, format: OutputFormat = .csv
  ) throws(UsageError) {
    let name = arguments.value("dialect")
    if name != nil, format != .csv {
      throw UsageError(
        message:
          "--dialect says how CSV is written, and the result is \(format.rawValue); say --format csv, or leave it out")
    }
    // The one place where `--locale` comes in: where `arguments` have it and `locale` is nil, it is made here.
    self =
      name == "excel"
      ? .excel(decimalMark: locale?.decimalMark ?? .point, monthNames: locale?.monthNames ?? []) : .rfc4180
  }
}
