import Foundation
import Testing

/// What `paygrade market` says of a command line that it cannot follow.
@Suite struct MarketUsageTests {
  private static let survey = "market --survey bakers.csv:bakers.json --out out"
  private static let location = "--location-factors regression --reference France"

  /// The options, and a part of what is said.
  static let malformed: [(String, String)] = [
    ("--by job,,level", "--by needs values between commas"), ("--by job,job", "--by names something twice"),
    ("--percentile 0", "--percentile needs whole numbers from 1 to 99, or mean"),
    ("--percentile p50", "--percentile needs"), ("--percentile 50,", "--percentile needs values between commas"),
    ("--percentile 50,50", "--percentile names something twice"),
    ("--percentile-method best", "it is one of inclusive, exclusive or discrete"),
    ("--weigh-by people", "it is one of record or organisation"),
    ("--currency USDX", "did you mean \"USD\"?"),
    ("--age-to 2025-13-01 --age-rate 3%/year", "--age-to needs a date as YYYY-MM-DD"),
    ("--age-to 2026-01-01", "--age-to and --age-rate go together"),
    ("--age-rate 3%/year", "--age-to and --age-rate go together"),
    ("--age-to 2026-01-01 --age-rate 3%", "does not end in %/year"),
    ("--age-to 2026-01-01 --age-rate 3%/year,daily", "\"daily\" is not linear or compound"),
    ("--age-months weeks", "it is one of calendar or days"), ("--age-months days", "--age-months needs --age-to"),
    ("--outliers z=3", "write modified-z=3.5"), ("--outliers modified-z=0.5", "not from 1 to 1000"),
    ("--min-records few", "--min-records needs a whole number"), ("--min-records -1", "--min-records needs"),
    ("--min-orgs 2.5", "--min-orgs needs a whole number"), ("--max-share 0", "--max-share needs a share above 0"),
    ("--max-share 101%", "--max-share needs a share"), ("--weights bakers", "--weights needs each source once"),
    ("--weights bakers=0", "with a weight above 0"), ("--weights bakers=1,bakers=2", "each source once"),
    ("--weights baker=1", "--weights names baker, which is no survey; did you mean \"bakers\"?"),
    ("--missing-source maybe", "it is one of refuse or renormalise"),
    ("--fallback bakers", "--fallback names every survey"),
    ("--fallback other", "--fallback names other, which is no survey"),
    ("--round-benchmarks 0", "--round-benchmarks needs a number above 0"),
    ("--round-benchmarks 1,000", "in digits without marks such as 1000"),
    ("--location-factors ols", "it is one of ratio-of-medians, median-of-ratios or regression"),
    ("--location-factors regression", "--location-factors needs --reference PLACE"),
    ("--reference France", "--reference needs --location-factors"), ("--shrink 5", "--shrink needs --location-factors"),
    (location + " --shrink 5", "--shrink needs --region"),
    (location + " --region region --shrink few", "--shrink needs a number"),
    (location + " --round-factors x", "--round-factors needs a number"),
    ("--factor-floor 1", "--factor-floor needs --location-factors"),
    (location + " --factor-floor 0", "--factor-floor needs a number above 0"),
    ("--place city", "--place city is not one of --by"), ("--ratchet other", "it is one of factors or benchmarks"),
    ("--ratchet factors", "--ratchet factors needs --location-factors"),
    ("--ratchet benchmarks", "say which with --policy"),
    ("--rates rates.csv --rate-date 1.1.2025", "--rate-date needs a date"),
    ("--rate-method spot", "--rate-method needs --rates"), ("--rate-date 2025-01-01", "--rate-date needs --rates"),
    ("--max-rate-error 1%", "--max-rate-error needs --rates"),
    ("--rates rates.csv --rate-method mean", "did you mean month-mean or year-mean?"),
    ("--rates rates.csv --max-rate-error 0", "--max-rate-error needs a share"),
    ("--cost-of-living ppp.csv", "--cost-of-living needs FILE:MAPPING"),
    ("--effective-from soon", "--effective-from needs a date"),
    ("--survey agency.csv", "several surveys need --weights for each, such as --weights bakers=1,agency=1"),
    ("--survey bakers.csv:bakers.json", "two surveys have the name bakers"),
    (
      "--policy policy --reference France --currency EUR",
      "--currency EUR is not that of the policy, whose amounts are in USD"
    ),
    (location + " --region country", "--region country is one of --by; name another column"),
    ("--by survey,level,country", "--by survey would be a second column of that name"),
    ("--by job,weight,country", "--by weight would be a second column of that name"),
    ("--by job,held_by,country", "--by held_by would be a second column of that name"),
    ("extra", "unexpected argument \"extra\""), ("--region", "option --region needs a value"),
  ]

  @Test(arguments: malformed) func isRefused(options: String, said: String) throws {
    let outcome = try market(options, Self.survey)
    #expect(outcome.command.status == 64, "\(outcome.command.output)")
    #expect(
      outcome.command.errors.hasPrefix("paygrade: ") && outcome.command.errors.contains(said),
      "\(outcome.command.errors)")
    #expect(outcome.command.output == "")
    #expect(outcome.files.isEmpty)
  }

  /// Individual pay of nobody says which organisation it is of.
  @Test func organisationsThatAreNotNamed() throws {
    try withFolder { place in
      try put("job,level,country,pay,currency,date\nA,B,C,1000,USD,2025-01-01\n", at: place + "/pay.csv")
      let outcome = try Command(folder: place).run("market --survey pay.csv --weigh-by organisation --out out")
      #expect(outcome.status == 64)
      #expect(outcome.errors.contains("--weigh-by organisation: the survey pay names no organisations"))
      #expect(try files(in: place) == ["pay.csv"])
    }
  }

  @Test(arguments: [
    ("market", "market needs a survey: --survey FILE or --survey FILE:MAPPING"),
    ("market --survey agency.csv", "market needs a folder to write, --out DIR, or a workbook"),
    ("market --out out", "market needs a survey"),
  ])
  func whatIsNeeded(line: String, said: String) throws {
    let outcome = try market("", line)
    #expect(outcome.command.status == 64)
    #expect(outcome.command.errors.contains(said))
  }

  @Test(arguments: [
    "--survey nowhere.csv", "--survey bakers.csv:nowhere.json",
    "--survey bakers.csv:bakers.json --rates nowhere.csv", "--survey agency.csv --cost-of-living nowhere.csv:ppp.json",
    "--survey agency.csv --cost-of-living ppp.csv:nowhere.json", "--survey agency.csv --policy nowhere",
  ])
  func aFileThatIsNotThere(options: String) throws {
    let outcome = try market(options, "market --out out")
    #expect(outcome.command.status == 66, "\(outcome.command.errors)")
    #expect(outcome.command.errors.contains("nowhere"))
    #expect(outcome.files.isEmpty)
  }

  @Test func helpWins() throws {
    let outcome = try paygrade("market --nonsense --help")
    #expect(outcome.status == 0)
    #expect(
      outcome.output.hasPrefix(
        "Usage: paygrade market --survey FILE[:MAPPING] --out DIR [options]\n"))
    #expect(outcome.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }
}
