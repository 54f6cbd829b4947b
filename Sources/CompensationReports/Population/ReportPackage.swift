public import Compensation
public import Tabular

/// Describes the tables of a report for any tool that reads Frictionless Data Packages: `datapackage.json`.
public struct ReportPackage: Sendable {
  /// The file's own name.
  public static let path = "datapackage.json"

  private let policy: Policy
  private let groups: [String]
  private let files: [FileDigest]
  private let dialect: CSVDialect

  /// A description of a report's tables.
  /// - Parameters:
  ///   - groups: The columns that people are grouped by.
  ///   - files: The tables, with their digests.
  ///   - dialect: How they are written.
  public init(policy: Policy, groups: [String], files: [FileDigest], dialect: CSVDialect = .rfc4180) {
    self.dialect = dialect
    self.policy = policy
    self.groups = groups
    self.files = files
  }

  /// The description as JSON that ends in LF.
  public func json() -> [UInt8] {
    SchemaResource.package(
      name: "paygrade-report", title: "Pay against the ranges of policy \(policy.definition.name)",
      files.map { file in
        let name = String(file.path.prefix { $0 != "." })
        return SchemaResource(
          path: file.path, schema: TableSchema(fields(of: name), key: name == "employees" ? ["line"] : []),
          dialect: dialect, digest: file)
      })
  }

  private func fields(of table: String) -> [SchemaField] {
    switch table {
    case "employees": employees
    case "rejects": rejects
    default: summary
    }
  }

  var employees: [SchemaField] {
    [
      .count("line", "line of the roster where the row begins", required: true),
      .text("employee_id", "as the roster has it", required: true),
    ] + policy.inputFields + [
      .text("currency", "ISO 4217 code of every amount of the row", required: true),
      .number("base_salary", "as the roster has it", required: true),
      .number("fte", "share of full time", required: true),
      .number("annual_salary", "per year at full time", required: true),
      .number("minimum", "lower end of the range, per year"), .number("midpoint", "middle of the range, per year"),
      .number("maximum", "upper end of the range, per year"),
      .number("compa_ratio", "annual_salary / midpoint"),
      .number("range_penetration", "(annual_salary - minimum) / (maximum - minimum)"),
      .text("position", "below, within or above the range"),
      .number("cost_to_minimum", "what lifts pay to the minimum, per year, times fte"),
      .number("excess_over_maximum", "what pay is over the maximum, per year, times fte"),
    ]
  }

  var rejects: [SchemaField] {
    [
      .count("line", "line of the roster where the row begins", required: true),
      .text("column", "the column that is wrong; empty if it is the row as a whole"),
      .text("code", "the kind of problem", required: true),
      .text("message", "what is wrong and what to do", required: true),
      .text("record", "the row as it stood"),
    ]
  }

  var summary: [SchemaField] {
    func money(_ name: String, _ description: String) -> SchemaField { .number(name, description + ", per year") }
    return groups.map { .text($0, "a group of people; empty for all") } + [
      .count("headcount", "how many people"), .number("fte", "sum of their shares of full time"),
      .text("currency", "ISO 4217 code of the amounts"), money("payroll", "pay times share of full time"),
      .number("group_compa_ratio", "sum of pay / sum of midpoints"),
      .number("mean_compa_ratio", "mean of the people's ratios"),
      .number("p10", "10th percentile of the ratios"), .number("p25", "25th percentile of the ratios"),
      .number("median", "50th percentile of the ratios"), .number("p75", "75th percentile of the ratios"),
      .number("p90", "90th percentile of the ratios"), .number("mean_range_penetration", "mean of the penetrations"),
      .count("below", "people below their range"), .count("within", "people within their range"),
      .count("above", "people above their range"), money("cost_to_minimum", "what lifts those below to the minimum"),
      money("cost_to_midpoint", "what lifts those below it to the midpoint"),
      money("excess_over_maximum", "what those above are over the maximum"),
      .text("hidden", "why a group has no figures: small-cell or complementary"),
    ]
  }
}
