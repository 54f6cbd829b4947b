internal import Compensation
internal import JSONText
public import Tabular

/// A policy made of nothing but a market: what each cell pays, as `paygrade offer` reads it.
public struct MarketPackage: Sendable {
  private let sheet: MarketSheet

  /// A policy of a market.
  public init(_ sheet: MarketSheet) { self.sheet = sheet }

  /// The files that a run writes beside the tables of a policy.
  public static let outputs = [
    "cells.csv", "cost_of_living.csv", "location_evidence.csv", "manifest.json", "rate_evidence.csv", "rejects.csv",
    "source_cells.csv",
  ]

  /// What a policy is called that is made of a market alone.
  public static let policyName = "market"

  /// The columns of `benchmarks.csv`.
  public var benchmarkColumns: [String] {
    sheet.dimensions + ["effective_from", "amount", "currency"] + MarketSheet.evidence + ["source"]
  }

  /// The columns of `location_factors.csv`.
  public var factorColumns: [String] {
    [sheet.dimensions[sheet.place]] + (sheet.region.map { [$0] } ?? []) + ["effective_from", "factor"]
      + MarketSheet.evidence + ["source"]
  }

  /// The columns of `exchange_rates.csv`.
  public static let rateColumns = ["currency", "effective_from", "rate", "source"]

  /// `policy.json`: the range's midpoint is the benchmark of the cell.
  public func policy() -> [UInt8] {
    guard let writer = JSONWriter() else { return [] }
    writer.object {
      writer.member("name", text: Self.policyName)
      writer.member("title", text: "market benchmarks of \(sheet.surveys.map(\.name).joined(separator: ", "))")
      writer.member("version", text: sheet.effectiveFrom.description)
      writer.member("currency", text: sheet.currency.code)
      writer.member("period", text: "year")
      writer.key("place")
      writer.array { writer.text(sheet.dimensions[sheet.place]) }
      writer.key("inputs")
      writer.array {
        for name in sheet.dimensions {
          writer.object {
            writer.member("name", text: name)
            writer.key("values")
            writer.object {
              writer.member("table", text: "benchmarks")
              writer.member("column", text: name)
            }
          }
        }
      }
      writer.key("lookups")
      writer.array {
        writer.object {
          writer.member("name", text: "benchmark")
          writer.member("table", text: "benchmarks")
          writer.key("where")
          writer.object { for name in sheet.dimensions { writer.member(name, text: name) } }
          writer.member("value", text: "amount")
          writer.member("meaning", text: "\(sheet.market.rules.statistics[0].label) of the market, per year")
        }
      }
      writer.key("steps")
      writer.array {
        writer.object {
          writer.member("name", text: "midpoint")
          writer.member("formula", text: "benchmark")
          writer.member("meaning", text: "the market's benchmark, taken as the middle of the range")
        }
      }
    }
    return writer.takeBytes()
  }

  /// A table of a run: its file, the names of its columns, and how it is written.
  public struct File: Sendable {
    /// Its name.
    public let file: String
    let columns: [String]
    let dialect: CSVDialect

    /// A table.
    public init(_ file: String, columns: [String], _ dialect: CSVDialect) {
      self.file = file
      self.columns = columns
      self.dialect = dialect
    }
  }

  /// `datapackage.json`: what the tables are.
  public func description(_ tables: [File]) -> [UInt8] {
    SchemaResource.package(
      name: "market", title: "Market benchmarks",
      tables.map { table in
        SchemaResource(
          path: table.file, schema: schema(table.file, table.columns), dialect: table.dialect,
          sources: table.file == "rejects.csv" ? [] : sheet.surveys.map(\.source))
      })
  }

  /// Rows of a table of the policy as CSV: cells by column, each number as it is to be written.
  public func csv(_ columns: [String], _ rows: [[String: String]], _ dialect: CSVDialect) -> [UInt8] {
    var writer = CSVWriter(dialect: dialect)
    writer.appendHeader(columns)
    let fields = columns.map { field($0) }
    for row in rows {
      for field in fields {
        let cell = row[field.name] ?? ""
        if field.kind == .string { writer.append(cell) } else { writer.append(number: cell) }
      }
      writer.endRecord()
    }
    return writer.bytes
  }

  private func schema(_ file: String, _ columns: [String]) -> TableSchema {
    let keys =
      switch file {
      case "benchmarks.csv": sheet.dimensions + ["effective_from"]
      case "cells.csv": sheet.dimensions
      default: [String]()
      }
    return TableSchema(columns.map { field($0) }, key: keys.filter { columns.contains($0) })
  }

  func field(_ column: String) -> SchemaField {
    if sheet.dimensions.contains(column) || sheet.region == column { return .text(column, "what makes a cell") }
    return MarketColumns.fields.first { $0.name == column } ?? MarketColumns.statistic(column)
  }
}
