public import Compensation
internal import JSONText

/// Describes the tables of a report for any tool that reads Frictionless Data Packages: `datapackage.json`.
public struct ReportPackage: Sendable {
  /// The file's own name.
  public static let path = "datapackage.json"

  private let policy: Policy
  private let groups: [String]
  private let files: [FileDigest]

  /// A description of a report's tables.
  /// - Parameters:
  ///   - groups: The columns that people are grouped by.
  ///   - files: The tables, with their digests.
  public init(policy: Policy, groups: [String], files: [FileDigest]) {
    self.policy = policy
    self.groups = groups
    self.files = files
  }

  /// A column of a table.
  struct Field {
    let name: String
    let type: String
    let description: String
    var isRequired = false

    static func text(_ name: String, _ description: String, required: Bool = false) -> Field {
      Field(name: name, type: "string", description: description, isRequired: required)
    }
    static func number(_ name: String, _ description: String, required: Bool = false) -> Field {
      Field(name: name, type: "number", description: description, isRequired: required)
    }
    static func count(_ name: String, _ description: String, required: Bool = false) -> Field {
      Field(name: name, type: "integer", description: description, isRequired: required)
    }
  }

  /// The description as JSON that ends in LF.
  public func json() -> [UInt8] {
    guard let writer = JSONWriter() else { return [] }
    writer.object {
      writer.member("name", text: "paygrade-report")
      writer.member("title", text: "Pay against the ranges of policy \(policy.definition.name)")
      writer.member("profile", text: "tabular-data-package")
      writer.key("resources")
      writer.array {
        for file in files { write(file, writer) }
      }
    }
    return writer.takeBytes()
  }

  private func write(_ file: FileDigest, _ writer: JSONWriter) {
    let name = String(file.path.prefix { $0 != "." })
    writer.object {
      writer.member("name", text: name)
      writer.member("path", text: file.path)
      writer.member("profile", text: "tabular-data-resource")
      writer.member("format", text: "csv")
      writer.member("mediatype", text: "text/csv")
      writer.member("encoding", text: "utf-8")
      writer.member("bytes", number: ExactDecimal(file.byteCount))
      writer.member("hash", text: "sha256:\(file.digest)")
      writer.key("dialect")
      writer.object {
        writer.member("delimiter", text: ",")
        writer.member("lineTerminator", text: "\n")
      }
      writer.key("schema")
      writer.object {
        writer.key("fields")
        writer.array {
          for field in fields(of: name) { Self.write(field, writer) }
        }
        if name == "employees" { writer.member("primaryKey", text: "line") }
      }
    }
  }

  private static func write(_ field: Field, _ writer: JSONWriter) {
    writer.object {
      writer.member("name", text: field.name)
      writer.member("type", text: field.type)
      writer.member("description", text: field.description)
      if field.isRequired {
        writer.key("constraints")
        writer.object {
          writer.key("required")
          writer.truth(true)
        }
      }
    }
  }

  private func fields(of table: String) -> [Field] {
    switch table {
    case "employees": employees
    case "rejects": rejects
    default: summary
    }
  }

  var employees: [Field] {
    let inputs = policy.definition.inputs.filter { $0.name.text != "currency" }.map { input -> Field in
      input.kind == .number
        ? .number(input.name.text, input.meaning) : .text(input.name.text, input.meaning)
    }
    return [
      .count("line", "line of the roster where the row begins", required: true),
      .text("employee_id", "as the roster has it", required: true),
    ] + inputs + [
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

  var rejects: [Field] {
    [
      .count("line", "line of the roster where the row begins", required: true),
      .text("column", "the column that is wrong; empty if it is the row as a whole"),
      .text("code", "the kind of problem", required: true),
      .text("message", "what is wrong and what to do", required: true),
      .text("record", "the row as it stood"),
    ]
  }

  var summary: [Field] {
    func money(_ name: String, _ description: String) -> Field { .number(name, description + ", per year") }
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
