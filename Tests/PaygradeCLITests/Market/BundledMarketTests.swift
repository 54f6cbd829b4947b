import Foundation
import Testing

/// The survey's tables of the policy `ml-engineering` and their evidence are what the command in its README makes.
@Suite struct BundledMarketTests {
  private static let policy = policies + "/ml-engineering"
  private static let evidence = reports + "/market"
  /// The survey files, which are no part of the repository.
  private static let surveys = policies + "/../../../shared/market"
  private static let tables = ["benchmarks", "exchange_rates", "location_factors", "purchasing_power_parities"].map {
    $0 + ".csv"
  }
  private static let reportFiles = ["cells.csv", "location_evidence.csv", "report.md"]

  /// The script in the policy's README.
  private func rebuild() throws -> String {
    let pieces = try contents(Self.policy + "/README.md").components(separatedBy: "```sh\n")
    try #require(pieces.count == 2)
    return try #require(pieces[1].components(separatedBy: "\n```").first)
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: surveys + "/aijobs_salaries_2025-01-19.csv.gz")))
  func theRebuildGivesTheSameBytes() throws {
    try withFolder { place in
      for folder in ["Datasets/market/ml-engineering", "Datasets/policies/ml-engineering"] {
        try copy(policies + "/../../" + folder, into: place + "/" + folder)
      }
      try FileManager.default.createDirectory(atPath: place + "/Reports/market", withIntermediateDirectories: true)
      // Whatever the survey gave is spoiled, so that it must be worked out anew.
      var spoiled = 0
      for name in ["benchmarks.csv", "location_factors.csv"] {
        let path = place + "/Datasets/policies/ml-engineering/" + name
        let lines = try contents(path).components(separatedBy: "\n").map { line in
          guard line.contains(",aijobs,") || line.contains(",regional-medians,") else { return line }
          spoiled += 1
          return line.replacing(/,2026-11-21,[0-9.]+,/) { _ in ",2026-11-21,0.123," }
        }
        try put(lines.joined(separator: "\n"), at: path)
      }
      // Nine jobs and the managers of one; fourteen countries and four regions.
      #expect(spoiled == 10 + 18)

      let bin = URL(fileURLWithPath: try Command.built()).deletingLastPathComponent().path
      let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
      let shell = try Command(
        path: "/bin/bash", folder: place, environment: ["SOURCES": Self.surveys, "PATH": bin + ":" + path])
      let outcome = try shell.run(["-e", "-c", try rebuild()])
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(outcome.errors.isEmpty)

      for name in Self.tables {
        #expect(try contents("\(place)/rebuilt/\(name)") == contents("\(Self.policy)/\(name)"), "\(name)")
        #expect(
          try contents("\(place)/Datasets/policies/ml-engineering/\(name)") == contents("\(Self.policy)/\(name)"),
          "the README's command puts \(name) in its place")
      }
      #expect(try files(in: place + "/Reports/market") == Self.reportFiles)
      for name in Self.reportFiles {
        #expect(try contents("\(place)/Reports/market/\(name)") == contents("\(Self.evidence)/\(name)"), "\(name)")
      }
    }
  }

  @Test func theEvidenceIsAllThere() throws {
    #expect(try files(in: Self.evidence) == Self.reportFiles)
  }

  // MARK: What may be shown

  /// The rows of a table by column.
  private func rows(_ path: String) throws -> [[String: String]] {
    let records = csvRecords(try contents(path))
    let header = try #require(records.first)
    return records.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
  }

  /// Whether at least fifty figures are behind a row, or it is of the reference medians, which were published without counts.
  private func mayBeShown(_ row: [String: String]) -> Bool {
    if let records = Int(row["records"] ?? "") { return records >= 50 && row["surveys"] == "aijobs" }
    return row["records"] == "" && row["surveys"] == "regional-medians"
  }

  @Test func cellsOfFewFiguresAreNotShown() throws {
    let cells = try rows(Self.evidence + "/cells.csv")
    let shown = cells.filter { $0["hidden"] == "" }
    #expect(shown.count == 51)
    for row in shown {
      #expect(mayBeShown(row), "\(row)")
      #expect(row["p50"]?.isEmpty == false)
    }
    for row in cells where row["hidden"] != "" {
      for column in ["p50", "p25", "p75", "records", "organisations", "surveys"] {
        #expect(row[column] == "", "\(row)")
      }
    }
  }

  @Test(arguments: ["benchmarks.csv", "location_factors.csv"])
  func theTablesOfThePolicyHoldNoFigureOfFew(name: String) throws {
    let made = try rows("\(Self.policy)/\(name)").filter { $0["surveys"]?.isEmpty == false }
    #expect(made.count == (name == "benchmarks.csv" ? 10 : 18))
    for row in made { #expect(mayBeShown(row), "\(row)") }
  }
}
