import Foundation
import Testing

/// The policies that `paygrade market` writes, as `paygrade offer` and `paygrade check` read them.
@Suite struct MarketPolicyTests {
  private static let location = "--location-factors ratio-of-medians --reference \"United States\""

  /// The midpoint of an offer.
  private func midpoint(_ options: String, in place: String) throws -> Decimal? {
    let outcome = try Command(folder: place).run("offer --policy out \(options) --format json")
    #expect(outcome.status == 0, "\(options): \(outcome.errors)")
    let object = try JSONSerialization.jsonObject(with: outcome.standardOutput) as? [String: Any]
    let steps = object?["explanation"] as? [[String: Any]]
    return (steps?.first { $0["step"] as? String == "midpoint" }?["value"] as? NSNumber)?.decimalValue
  }

  @Test func aPolicyOfNothingButTheMarket() throws {
    try withFolder { place in
      try copy(bakers, into: place)
      let made = try Command(folder: place).run("\(bakersLine) \(Self.location) --cost-of-living ppp.csv:ppp.json")
      #expect(made.status == 0, "\(made.errors)")
      let check = try Command(folder: place).run("check out")
      #expect(check.status == 0, "\(check.output)")
      #expect(check.output.hasSuffix("out: no errors, 2 warnings\n"))
      #expect(try midpoint("--job Baker --level Senior --country France", in: place) == 90000)
      #expect(try midpoint("--job Baker --level Junior --country \"United States\"", in: place) == 56000)
      // A hidden cell has no price.
      let hidden = try Command(folder: place).run("offer --policy out --job Baker --level Senior --country Peru")
      #expect(hidden.status == 1)
      #expect(hidden.output == "")
      // Every table is described.
      let package = try #require(
        try JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: place + "/out/datapackage.json")))
          as? [String: Any])
      let paths = (package["resources"] as? [[String: Any]])?.compactMap { $0["path"] as? String } ?? []
      #expect(paths.sorted() == (try files(in: place + "/out")).filter { $0.hasSuffix(".csv") })
    }
  }

  @Test func theTablesOfAPolicyAreReplaced() throws {
    try withFolder { place in
      try copy(bakers, into: place)
      let made = try Command(folder: place).run(
        "\(bakersLine) --policy policy \(Self.location) --cost-of-living ppp.csv:ppp.json")
      #expect(made.status == 0, "\(made.errors)")
      // What is not of the market is as it was; so are earlier rows, in their places.
      for name in ["policy.json", "datapackage.json", "levels.csv", "countries.csv", "notes.csv"] {
        #expect(try contents("\(place)/out/\(name)") == contents("\(place)/policy/\(name)"), "\(name)")
      }
      // The table has no place: the reference place's cells. It has no column organisations.
      #expect(
        try contents(place + "/out/benchmarks.csv") == """
          job,level,effective_from,amount,records,surveys,method,source
          Baker,Junior,2024-01-01,51000,,,,by hand
          Baker,Junior,2025-06-02,56000,6,bakers,p50 inclusive; spot rates of 2025-06-04,"A made-up survey of bakers, 2025: median of 6 figures"
          Baker,Senior,2023-01-01,95000,,,,by hand
          Baker,Senior,2024-01-01,118000,,,,by hand
          Baker,Senior,2025-06-02,114000,8,bakers,p50 inclusive; spot rates of 2025-06-04,"A made-up survey of bakers, 2025: median of 8 figures"

          """)
      // The policy does not know Peru, pounds and liras.
      #expect(
        try contents(place + "/out/exchange_rates.csv").split(separator: "\n").map { $0.prefix(18) } == [
          "currency,effective", "USD,2024-01-01,1,b", "USD,2025-06-04,1,\"", "EUR,2024-01-01,0.9", "EUR,2025-06-04,0.8",
        ])
      #expect(try contents(place + "/out/purchasing_power_parities.csv").contains("France,2024-12-31,0.72,2024,"))
      let report = try contents(place + "/out/report.md")
      #expect(
        report.contains("2 values of currency that the policy does not know are not in exchange_rates.csv: GBP, TRY."))
      #expect(report.contains("| Baker | Junior | 51,000 | 56,000 | +9.8 % |"))
      #expect(report.contains("| Baker | Senior | 118,000 | 114,000 | -3.4 % |"))
      #expect(try Command(folder: place).run("check out").status == 0)
      // 51,000 × 0.8 × 0.9 = 36,720; 56,000 × 0.7843 × 0.9 = 39,528.72; 56,000 × 0.7843 × 0.8 = 35,136.64.
      let line = "--level Junior --country France"
      #expect(try midpoint(line + " --as-of 2025-06-01", in: place) == 36700)
      #expect(try midpoint(line + " --as-of 2025-06-02", in: place) == 39500)
      #expect(try midpoint(line, in: place) == 35100)
      // The policy itself is as it was.
      for name in try files(in: bakers + "/policy") {
        #expect(try contents("\(place)/policy/\(name)") == contents("\(bakers)/policy/\(name)"))
      }
    }
  }

  /// Two files with a parity of the same place and day: neither counts in silence.
  @Test func parityFilesThatContradictEachOther() throws {
    try withFolder { place in
      try copy(bakers, into: place)
      try put(try contents(bakers + "/ppp.csv").replacing("2024,0.72", with: "2024,0.99"), at: place + "/other.csv")
      let outcome = try Command(folder: place).run(
        "\(bakersLine) --policy policy --reference France --cost-of-living ppp.csv:ppp.json --cost-of-living other.csv:ppp.json"
      )
      #expect(outcome.status == 1)
      #expect(
        outcome.errors.contains("purchasing_power_parities.csv: country: error: [duplicate-key] "), "\(outcome.errors)")
      #expect(!FileManager.default.fileExists(atPath: place + "/out"))
    }
  }

  /// The policy has one benchmark for all places, and factors of its own.
  @Test func theReferencePlaceAlone() throws {
    let outcome = try market("--policy policy --reference \"United States\"")
    #expect(outcome.command.status == 0, "\(outcome.command.errors)")
    let new = outcome.rows("benchmarks.csv").filter { $0["effective_from"] == "2025-06-02" }
    #expect(new.map { $0["amount"] } == ["56000", "114000"])
    #expect(outcome.text("location_factors.csv") == (try contents(bakers + "/policy/location_factors.csv")))
    #expect(outcome.files["location_evidence.csv"] == nil)
    #expect(!outcome.text("report.md").contains("Location factors"))
    let other = try market("--policy policy --reference France")
    #expect(
      other.rows("benchmarks.csv").filter { $0["effective_from"] == "2025-06-02" }.map { $0["amount"] } == ["90000"])
    let none = try market("--policy policy")
    #expect(none.command.status == 1 && none.files.isEmpty)
    #expect(none.command.errors.contains("[no-reference-place]"))
  }

  @Test func aRatchetHoldsAndSaysSo() throws {
    let outcome = try market("--policy policy \(Self.location) --ratchet factors --ratchet benchmarks")
    #expect(outcome.command.status == 0, "\(outcome.command.errors)")
    // 114,000 is below 118,000, 0.7843 below 0.8; 56,000 and 0.4902 are above.
    let new = ["effective_from": "2025-06-02"]
    let senior = outcome.row("benchmarks.csv", new.merging(["level": "Senior"]) { first, _ in first })
    #expect(senior["amount"] == "118000")
    #expect(senior["source"]?.hasSuffix("median of 8 figures, held at the benchmark in force") == true)
    #expect(outcome.row("benchmarks.csv", new.merging(["level": "Junior"]) { first, _ in first })["amount"] == "56000")
    let france = outcome.row("location_factors.csv", new.merging(["country": "France"]) { first, _ in first })
    #expect(france["factor"] == "0.8")
    #expect(france["source"]?.hasSuffix("against United States, held at the factor in force") == true)
    #expect(outcome.row("location_evidence.csv", ["country": "France"])["held_by"] == "ratchet")
    #expect(outcome.row("location_evidence.csv", ["country": "Kenya"])["held_by"] == "")
    let report = outcome.text("report.md")
    #expect(report.contains("held by the ratchet: 0.7843 without it"))
    #expect(report.contains("The ratchet held 1 row that would have fallen."))
    #expect(try market("--policy policy \(Self.location)").text("report.md").contains("ratchet") == false)
  }

  @Test func aBundledPolicy() throws {
    try withFolder { place in
      try copy(bakers, into: place)
      try put(
        "title,job,benchmark_type\nmaster baker,Machine Learning Engineer,individual_contributor\nbaker,,\nowner,,\n",
        at: place + "/titles.csv")
      try put(
        "country,region\nUnited States,North America\nFrance,Europe\nKenya,Elsewhere\nPeru,Elsewhere\n",
        at: place + "/regions.csv")
      let made = try Command(folder: place).run(
        "\(bakersLine) --policy ml-engineering --by job,benchmark_type,country --region region --effective-from 2026-07-01 \(Self.location)"
      )
      #expect(made.status == 0, "\(made.errors)")
      // The policy has rows of 2026-11-21.
      #expect(made.errors.contains("benchmarks.csv: warning: [superseded-row] "))
      let bundled = policies + "/ml-engineering"
      let replaced = ["benchmarks.csv", "exchange_rates.csv", "location_factors.csv"]
      // README.md is about the policy, and no part of it.
      for name in try files(in: bundled) where !replaced.contains(name) && name != "README.md" {
        #expect(try contents("\(place)/out/\(name)") == contents("\(bundled)/\(name)"), "\(name)")
      }
      for name in replaced {
        let rows = Set(csvRecords(try contents("\(place)/out/\(name)")))
        #expect(rows.isSuperset(of: csvRecords(try contents("\(bundled)/\(name)"))), "\(name)")
      }
      #expect(try Command(folder: place).run("check out").status == 0)
      // 120,000 × 1.2, and 114,000 × 1.2.
      let line = "--level Senior --country \"United States\""
      #expect(try midpoint(line + " --as-of 2026-06-30", in: place) == 144_000)
      #expect(try midpoint(line + " --as-of 2026-07-01", in: place) == 136_800)
      // 90,000 / 114,000; the policy has no such region as that of Kenya.
      let factors = try contents(place + "/out/location_factors.csv")
      #expect(factors.contains("\nEurope,France,2026-07-01,0.7895,"))
      #expect(factors.contains("\nNorth America,United States,2026-07-01,1,"))
      #expect(!factors.contains("Kenya"))
      #expect(
        try contents(place + "/out/report.md").contains(
          "One value of region that the policy does not know is not in location_factors.csv: Elsewhere."))
    }
  }
}
