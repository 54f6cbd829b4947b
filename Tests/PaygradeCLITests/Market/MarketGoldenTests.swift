import Foundation
import Testing

/// Whole reports, byte by byte: `Fixtures/market-reports`.
///
/// Medians, quartiles, outliers, the regression and its standard errors, the means of rates and the digests were worked out by Python
/// (statistics, numpy, hashlib) from the fixtures and compared with every figure in these files.
@Suite struct MarketGoldenTests {
  private static let folder = fixtures + "/market-reports"

  static let samples: [(file: String, options: String)] = [
    (
      "market.md",
      "--percentile 50,25,75 --survey ministry.csv:ministry.json --fallback ministry --location-factors regression --reference \"United States\" --region region --outliers modified-z=3.5 --cost-of-living index.csv:index.json"
    ),
    (
      "policy.md",
      "--policy policy --location-factors ratio-of-medians --reference \"United States\" --ratchet factors --ratchet benchmarks --age-to 2026-06-14 --age-rate 3%/year --rate-method year-mean --cost-of-living ppp.csv:ppp.json"
    ),
    (
      "composite.md",
      "--survey agency.csv --weights bakers=0.75,agency=0.25 --round-benchmarks 500 --weigh-by organisation"
    ),
  ]

  @Test(arguments: samples) func theReport(file: String, options: String) throws {
    let outcome = try market(options)
    #expect(outcome.command.status == 0, "\(outcome.command.errors)")
    try expect(outcome.text("report.md"), equalsFile: "\(Self.folder)/\(file)")
  }

  @Test func theReportOfRejects() throws {
    let outcome = try market("", "market --survey damaged.csv:bakers.json --rates rates.csv --out out")
    try expect(outcome.text("report.md"), equalsFile: "\(Self.folder)/rejects.md")
  }

  @Test func theHelp() throws {
    try expect(try paygrade("market --help").output, equalsFile: "\(Self.folder)/help.txt")
  }

  @Test func everyFileIsCompared() throws {
    #expect(try files(in: Self.folder) == (Self.samples.map(\.file) + ["help.txt", "rejects.md"]).sorted())
  }
}
