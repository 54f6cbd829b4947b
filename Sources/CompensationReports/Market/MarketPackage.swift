internal import Compensation
internal import JSONText

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

  /// `datapackage.json`: what the tables are.
  /// - Parameter tables: The files, and the names of their columns.
  public func description(_ tables: [(file: String, columns: [String])]) -> [UInt8] {
    guard let writer = JSONWriter() else { return [] }
    writer.object {
      writer.member("name", text: "market")
      writer.member("title", text: "Market benchmarks")
      writer.key("resources")
      writer.array {
        for table in tables { write(table, writer) }
      }
    }
    return writer.takeBytes()
  }

  private func write(_ table: (file: String, columns: [String]), _ writer: JSONWriter) {
    writer.object {
      writer.member("name", text: String(table.file.dropLast(4)))
      writer.member("path", text: table.file)
      writer.key("schema")
      writer.object {
        writer.key("fields")
        writer.array {
          for column in table.columns {
            writer.object {
              writer.member("name", text: column)
              writer.member("type", text: isText(column) ? "string" : Self.type(column))
            }
          }
        }
        let keys = Self.keys(table.file, sheet)
        if !keys.isEmpty {
          writer.key("primaryKey")
          writer.array { for key in keys { writer.text(key) } }
        }
      }
      if table.file != "rejects.csv" {
        writer.key("sources")
        writer.array {
          for survey in sheet.surveys { writer.object { writer.member("title", text: survey.source) } }
        }
      }
    }
  }

  private func isText(_ column: String) -> Bool { sheet.dimensions.contains(column) || sheet.region == column }

  private static func keys(_ file: String, _ sheet: MarketSheet) -> [String] {
    switch file {
    case "benchmarks.csv": sheet.dimensions + ["effective_from"]
    case "cells.csv": sheet.dimensions
    default: []
    }
  }

  static func type(_ column: String) -> String {
    switch column {
    case "effective_from", "oldest", "date", "first_day", "last_day": "date"
    case "records", "organisations", "strata", "days", "line": "integer"
    case "amount", "factor", "rate", "index", "estimate", "log_coefficient", "standard_error", "region_factor",
      "shrunk", "rounded", "floored", "in_force", "units_per_base", "relative_error", "mean":
      "number"
    default: column.first == "p" && Int(column.dropFirst()) != nil ? "number" : "string"
    }
  }
}
