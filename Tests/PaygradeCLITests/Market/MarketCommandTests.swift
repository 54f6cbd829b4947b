import Foundation
import Testing

/// Whole runs of `paygrade market`. The figures were worked out by hand, or by another program: `Fixtures/market/README.md`.
@Suite struct MarketCommandTests {
  /// What stands in cells that are hidden, in the currency of the row and in the result's: nobody may see it.
  static let hiddenFigures = [
    "41237", "43391", "45713", "47119", "51546", "54238", "57141", "58898", "55690", "57331", "57443", "57557",
    "57667", "57773", "57881", "57612", "31337", "31531", "31741", "31957", "32143", "32353", "32569", "99991", "88883",
  ]

  @Test func whatIsWritten() throws {
    let outcome = try market()
    #expect(outcome.command.status == 0)
    #expect(outcome.command.errors == "")
    #expect(
      outcome.command.output == """
        Market: out
          Median of yearly pay at full time in USD, by job, level, country, from bakers.
          New rows are in force from 2025-06-02.
          - bakers: 43 rows, of which 41 used, 2 left out by the mapping's rules, 0
            rejected.
          - 4 cells with a benchmark; 3 hidden, see Hidden cells.
          - 4 exchange rates.
          Read out/report.md first; written: benchmarks.csv, exchange_rates.csv,
          cells.csv, rate_evidence.csv, rejects.csv.

        """)
    #expect(
      outcome.files.keys.sorted() == [
        "benchmarks.csv", "cells.csv", "datapackage.json", "exchange_rates.csv", "manifest.json", "policy.json",
        "rate_evidence.csv", "rejects.csv", "report.md",
      ])
    #expect(
      outcome.text("benchmarks.csv") == """
        job,level,country,effective_from,amount,currency,records,organisations,surveys,oldest,method,source
        Baker,Junior,United States,2025-06-02,56000,USD,6,6,bakers,2025-06-02,p50 inclusive; spot rates of 2025-06-04,"A made-up survey of bakers, 2025: median of 6 figures"
        Baker,Senior,France,2025-06-02,90000,USD,5,5,bakers,2025-03-15,p50 inclusive; spot rates of 2025-06-04,"A made-up survey of bakers, 2025: median of 5 figures"
        Baker,Senior,Kenya,2025-06-02,50000,USD,5,5,bakers,2025-01-31,p50 inclusive; spot rates of 2025-06-04,"A made-up survey of bakers, 2025: median of 5 figures"
        Baker,Senior,United States,2025-06-02,114000,USD,8,7,bakers,2025-03-15,p50 inclusive; spot rates of 2025-06-04,"A made-up survey of bakers, 2025: median of 8 figures"

        """)
    #expect(outcome.text("rejects.csv") == "source,line,column,code,message\n")
  }

  @Test func severalPercentilesAndTheMean() throws {
    let outcome = try market("--percentile 50,25,75,mean")
    // 8 figures: 1 + 7 × 0.25 = 2.75, 104,000 + 0.75 × 4,000; 6.25, 120,000 + 0.25 × 4,000; 920,000 / 8.
    let senior = outcome.cell("Senior", "United States")
    #expect(["p50", "p25", "p75", "mean"].map { senior[$0] } == ["114000.00", "107000.00", "121000.00", "115000.00"])
    #expect(outcome.benchmarks["Senior United States"] == "114000")
    // 364,000 / 6 = 60,666.67.
    let mean = try market("--percentile mean")
    #expect(mean.benchmarks["Junior United States"] == "60666.67")
    #expect(
      mean.row("benchmarks.csv", ["level": "Senior", "country": "France"])["source"]?.hasSuffix("mean of 5 figures")
        == true)
  }

  @Test(arguments: [
    // (8 + 1) × 0.25 = 2.25: 104,000 + 0.25 × 4,000; (6 + 1) × 0.25 = 1.75: 50,000 + 0.75 × 2,000.
    ("--percentile 25 --percentile-method exclusive", "105000", "51500"),
    // The 4th of 8, and the 3rd of 6.
    ("--percentile-method discrete", "112000", "54000"),
    // The employer with two people counts as one: half of 7 is 3.5, which the figure of 112,000 reaches: ½ + 3. Of six employers with one
    // person each all weights are 1 and stay whole.
    ("--weigh-by organisation", "112000", "56000"),
    // |x − 56,000|: 2, 2, 4, 4, 6 and 34 thousand, MAD 4,000: 0.6745 × 34 / 4 = 5.7 is out. In the other cell 22,000 of MAD 8,000 is 1.9.
    ("--outliers modified-z=3.5", "114000", "54000"),
    ("--round-benchmarks 5000", "115000", "55000"),
    ("--effective-from 2025-07-01", "114000", "56000"),
  ])
  func rulesOfAFigure(options: String, senior: String, junior: String) throws {
    let outcome = try market(options)
    #expect(outcome.command.status == 0, "\(outcome.command.errors)")
    #expect(outcome.benchmarks["Senior United States"] == senior)
    #expect(outcome.benchmarks["Junior United States"] == junior)
    if options.hasPrefix("--effective") {
      #expect(Set(outcome.rows("benchmarks.csv").map { $0["effective_from"] }) == ["2025-07-01"])
    }
  }

  @Test func outliersAreCounted() throws {
    let outcome = try market("--outliers modified-z=3.5")
    #expect(outcome.row("benchmarks.csv", ["level": "Junior"])["records"] == "5")
    #expect(outcome.text("report.md").contains("Outliers that were then left out of their cells: 1."))
  }

  // MARK: Aging

  @Test(arguments: [
    // From 15 March 2025 to 14 June 2026 are 14 whole months, from 2 June 12, from 31 January 16: × 1.035, 1.03, 1.04.
    ("3%/year", "", ["117990", "57680", "93150", "52000"]),
    // 114,000 × 1.03^(14/12), 56,000 × 1.03, 90,000 × 1.03^(14/12), 50,000 × 1.03^(16/12), by Python.
    ("3%/year,compound", "", ["117999.89", "57680", "93157.81", "52009.93"]),
    // 456, 377 and 499 days / 365.25.
    ("3%/year", "--age-months days", ["118269.73", "57734.05", "93370.84", "52049.28"]),
  ])
  func aging(rate: String, months: String, expected: [String]) throws {
    let outcome = try market("--age-to 2026-06-14 --age-rate \(rate) \(months)")
    #expect(outcome.command.status == 0)
    #expect(
      ["Senior United States", "Junior United States", "Senior France", "Senior Kenya"].map { outcome.benchmarks[$0] }
        == expected)
    // New rows are of that day, unless another is given.
    #expect(Set(outcome.rows("benchmarks.csv").map { $0["effective_from"] }) == ["2026-06-14"])
    #expect(outcome.row("benchmarks.csv", ["country": "Kenya"])["oldest"] == "2025-01-31")
    #expect(
      outcome.command.errors
        == "bakers.csv: warning: [old-data] the oldest figures are of 2025-01-31, more than 12 months before 2026-06-14; newer data are better than a longer aging\n"
    )
    #expect(outcome.text("report.md").contains("the oldest figures are of 2025-01-31"))
  }

  @Test func twelveMonthsAreNotOld() throws {
    #expect(try market("--age-to 2026-01-31 --age-rate 3%/year").command.errors == "")
  }

  @Test func newerDataThanTheDayAreRejects() throws {
    let outcome = try market("--age-to 2025-05-31 --age-rate 3%/year")
    #expect(outcome.command.status == 1)
    #expect(Set(outcome.rows("rejects.csv").map { $0["code"] }) == ["future-date"])
    #expect(outcome.rows("rejects.csv").count == 6)
    #expect(outcome.benchmarks["Junior United States"] == nil)
  }

  // MARK: Hidden cells

  @Test func hiddenCellsSayNothing() throws {
    let all =
      "--percentile 50,25,75,mean --location-factors ratio-of-medians --reference \"United States\" --region region --shrink 6"
    for options in ["", all, all.replacingOccurrences(of: "ratio-of-medians", with: "regression")] {
      let outcome = try market(options)
      for (level, country, reason) in [
        ("Junior", "France", "small-cell"), ("Senior", "Peru", "few-organisations"),
        ("Junior", "Peru", "dominant-organisation"),
      ] {
        let cell = outcome.cell(level, country)
        #expect(cell["hidden"] == reason)
        for column in ["p50", "p25", "p75", "mean", "records", "organisations"] where cell[column] != nil {
          #expect(cell[column] == "", "\(column)")
        }
      }
      for figure in Self.hiddenFigures {
        // Digests are hexadecimal.
        let shown = outcome.everything.replacing(/[0-9a-f]{64}/, with: "").replacing(",", with: "")
        #expect(!shown.contains(figure), "\(figure)")
      }
    }
    let report = try market().text("report.md")
    #expect(report.contains(#"| France | \< 5 | 5 |"#))
    #expect(report.contains("| small-cell | 1 | fewer than 5 records |"))
    #expect(report.contains("| few-organisations | 1 | fewer than 5 organisations |"))
    #expect(report.contains("| dominant-organisation | 1 | one organisation has more than 25.0 % of the weight |"))
  }

  @Test func theRulesCanBeOthers() throws {
    func hidden(_ options: String) throws -> [String?] {
      let outcome = try market(options)
      return [("Junior", "France"), ("Senior", "Peru"), ("Junior", "Peru"), ("Senior", "United States")].map {
        outcome.cell($0.0, $0.1)["hidden"]
      }
    }
    // 4 employers, of whom two have a third each; 3 of 7 are 42.9 %; 2 of 8 are 25 %, which is not more.
    #expect(try hidden("--min-records 4 --min-orgs 4 --max-share 34%") == ["", "", "dominant-organisation", ""])
    #expect(try hidden("--min-records 4 --min-orgs 4 --max-share 0.43") == ["", "", "", ""])
    #expect(
      try hidden("--min-records 7 --max-share 24.9%") == [
        "small-cell", "small-cell", "dominant-organisation", "dominant-organisation",
      ])
    #expect(try market("--min-records 9").benchmarks.isEmpty)
    #expect(try market("--min-records 4 --min-orgs 4").benchmarks["Junior France"] == "55690")
  }

  /// A ratio to a median that is shown would give one away that is not.
  @Test func medianOfRatiosTakesOnlyCellsThatMayBeShown() throws {
    var survey = "job,level,country,pay,currency,date,organisation\n"
    for (number, pay) in [100_000, 110_000, 120_000, 130_000, 140_000].enumerated() {
      survey +=
        "Cook,Senior,Chile,\(pay),USD,2025-01-01,C\(number)\nCook,Junior,Chile,\(pay / 2),USD,2025-01-01,C\(number)\n"
    }
    // Senior has four employers, Junior too few people; together they are enough.
    for (employer, pay) in zip("AABBCD", [57331, 57443, 57557, 57667, 57773, 57881]) {
      survey += "Cook,Senior,Norway,\(pay),USD,2025-01-01,\(employer)\n"
    }
    for employer in "EFGH" { survey += "Cook,Junior,Norway,30000,USD,2025-01-01,\(employer)\n" }
    try withFolder { place in
      try put(survey, at: place + "/cooks.csv")
      let line = "market --survey cooks.csv --out out --location-factors median-of-ratios --reference"
      let outcome = try MarketOutcome(Command(folder: place).run("\(line) Chile"), folder: place + "/out")
      #expect(outcome.command.status == 0, "\(outcome.command.errors)")
      #expect(outcome.factors == ["Chile": "1"])
      // 57,612 / 120,000.
      #expect(!outcome.everything.contains("0.4801"))
      #expect(outcome.row("location_evidence.csv", ["country": "Norway"])["reason"] == "no-shared-stratum")
      let other = try Command(folder: place).run("\(line) Norway")
      #expect(other.status == 1)
      #expect(other.errors.contains("[small-reference-place]"))
    }
  }

  // MARK: Several sources

  private static let both = "--survey agency.csv --weights bakers=0.75,agency=0.25"

  @Test func compositeOfAllSources() throws {
    let outcome = try market(Self.both)
    // 0.75 × 114,000 + 0.25 × 118,000, and 0.75 × 90,000 + 0.25 × 98,000; other cells lack a source.
    #expect(outcome.benchmarks == ["Senior United States": "115000", "Senior France": "92000"])
    let senior = outcome.cell("Senior", "United States")
    #expect(senior["surveys"] == "bakers agency")
    #expect(senior["records"] == "13")
    #expect(senior["organisations"] == "12")
    #expect(senior["oldest"] == "2025-03-15")
    #expect(outcome.cell("Junior", "United States")["hidden"] == "missing-source")
    #expect(outcome.cell("Senior", "Peru")["hidden"] == "missing-source")
    #expect(!outcome.text("cells.csv").contains("56000") && !outcome.text("cells.csv").contains("62000"))
    #expect(
      outcome.text("report.md").contains(
        "Composite: Σ w·v / Σ w with agency 0.25, bakers 0.75; a missing source: refuse."))
  }

  /// What each source gives to each cell: its own median, as far as that may be shown by itself.
  @Test func whatEachSourceGives() throws {
    let outcome = try market(Self.both + " --percentile 50,25")
    #expect(
      outcome.text("source_cells.csv").split(separator: "\n").first
        == "job,level,country,survey,weight,currency,p50,p25,records,organisations,oldest,hidden")
    func part(_ survey: String, _ level: String, _ country: String) -> [String] {
      let row = outcome.row("source_cells.csv", ["survey": survey, "level": level, "country": country])
      return ["weight", "p50", "p25", "records", "organisations", "oldest", "hidden"].map { row[$0] ?? "?" }
    }
    #expect(part("bakers", "Senior", "France") == ["0.75", "90000.00", "85000.00", "5", "5", "2025-03-15", ""])
    #expect(part("agency", "Senior", "France") == ["0.25", "98000.00", "97000.00", "5", "5", "2025-04-01", ""])
    // What the other source lacks hides the composite, not what this one has; nor does its being shown show what is hidden.
    #expect(part("agency", "Senior", "Peru") == ["0.25", "62000.00", "61000.00", "5", "5", "2025-04-01", ""])
    #expect(part("bakers", "Senior", "Peru")[1...4] == ["", "", "", ""])
    #expect(part("bakers", "Senior", "Peru")[6] == "few-organisations")
    #expect(part("agency", "Junior", "France") == ["?", "?", "?", "?", "?", "?", "?"])
    // 7 cells of bakers, 3 of the agency, in the order of the cells, then of the sources.
    #expect(outcome.rows("source_cells.csv").count == 10)
    let sources = outcome.rows("source_cells.csv").filter { $0["level"] == "Senior" }.map { $0["survey"] ?? "" }
    #expect(sources == ["bakers", "agency", "bakers", "bakers", "agency", "bakers", "agency"])
    for figure in Self.hiddenFigures { #expect(!outcome.text("source_cells.csv").contains(figure), "\(figure)") }
    let fallback = try market("--survey ministry.csv:ministry.json --fallback ministry")
    #expect(fallback.row("source_cells.csv", ["survey": "ministry"])["weight"] == "fallback")
    #expect(try market().files["source_cells.csv"] == nil)
  }

  @Test func blanksBesideTheWeights() throws {
    let plain = try market(Self.both)
    for weights in ["bakers=0.75, agency=0.25", " bakers=0.75 ,  agency=0.25 "] {
      let outcome = try market("--survey agency.csv --weights \"\(weights)\"")
      #expect(outcome.command == plain.command)
      // Two files have the options as they were said.
      let said = ["manifest.json", "report.md"]
      #expect(outcome.files.filter { !said.contains($0.key) } == plain.files.filter { !said.contains($0.key) })
    }
  }

  @Test func compositeOfTheSourcesThatAreThere() throws {
    let outcome = try market(Self.both + " --missing-source renormalise")
    #expect(
      outcome.benchmarks == [
        "Senior United States": "115000", "Senior France": "92000", "Junior United States": "56000",
        "Senior Kenya": "50000", "Senior Peru": "62000",
      ])
    #expect(outcome.cell("Senior", "Peru")["surveys"] == "agency")
    #expect(outcome.cell("Junior", "Peru")["hidden"] == "dominant-organisation")
  }

  @Test func fallbacksServeWhereOthersGiveNothing() throws {
    let outcome = try market("--survey ministry.csv:ministry.json --fallback ministry")
    #expect(
      outcome.benchmarks == [
        "Senior United States": "114000", "Senior France": "90000", "Junior United States": "56000",
        "Senior Kenya": "50000", "Senior Peru": "58500", "Junior France": "48000",
      ])
    #expect(outcome.cell("Senior", "Peru")["fallback"] == "yes")
    #expect(outcome.cell("Senior", "Peru")["records"] == "40")
    #expect(
      outcome.row("benchmarks.csv", ["country": "Peru"])["source"]
        == "A made-up ministry's tables, 2024: median of 40 figures, as the other sources have too few")
    #expect(outcome.cell("Senior", "Kenya")["fallback"] == "")
    // Three people are behind the ministry's figure.
    #expect(outcome.cell("Junior", "Peru")["hidden"] == "dominant-organisation")
    #expect(!outcome.everything.contains("33331"))
    #expect(outcome.text("report.md").contains("ministry serves only where"))
  }

  @Test func publishedFiguresAreTakenAsTheyAre() throws {
    let outcome = try market("", "market --survey ministry.csv:ministry.json --out out")
    #expect(outcome.benchmarks.count == 4)
    #expect(outcome.benchmarks["Senior Kenya"] == "46800")
    #expect(outcome.cell("Junior", "Peru")["hidden"] == "small-cell")
    let other = try market("--percentile 75", "market --survey ministry.csv:ministry.json --out out")
    #expect(other.command.status == 1)
    #expect(other.command.errors.contains("[no-such-statistic]"))
    #expect(other.files.isEmpty)
  }

  @Test func withoutAMapping() throws {
    let outcome = try market("", "market --survey agency.csv --out out")
    #expect(outcome.command.status == 0, "\(outcome.command.errors)")
    #expect(outcome.benchmarks == ["Senior United States": "118000", "Senior France": "98000", "Senior Peru": "62000"])
    #expect(outcome.row("benchmarks.csv", ["country": "Peru"])["surveys"] == "agency")
  }

  @Test func otherDimensions() throws {
    #expect(try market("--by country,job").command.status == 0)
    let outcome = try market("--by job,region")
    // France with 9 figures and Kenya with 5: the 7th and 8th of 14, 55,000 (Kenya) and 57,141.25; Home: 100,000 and 104,000.
    #expect(outcome.row("benchmarks.csv", ["region": "Home"])["amount"] == "102000")
    #expect(outcome.row("benchmarks.csv", ["region": "Overseas"])["records"] == "14")
  }

  // MARK: Location factors

  private static let home = "--reference \"United States\""

  @Test func ratioOfMedians() throws {
    // Medians of all: 80,000, 50,000 and 102,000. One employer has 5 of Peru's 13 people, who take no part.
    let outcome = try market("--location-factors ratio-of-medians " + Self.home)
    #expect(outcome.factors == ["France": "0.7843", "Kenya": "0.4902", "United States": "1"])
    let peru = outcome.row("location_evidence.csv", ["country": "Peru"])
    #expect(peru["reason"] == "dominant-organisation")
    #expect(peru["records"] == "" && peru["factor"] == "")
    #expect(outcome.command.output.contains("3 location factors against United States; 1 place without one."))
  }

  @Test func medianOfRatios() throws {
    // Only Senior has enough in both: 90 / 114 and 50 / 114.
    let outcome = try market("--location-factors median-of-ratios " + Self.home)
    #expect(outcome.factors == ["France": "0.7895", "Kenya": "0.4386", "United States": "1"])
  }

  @Test func regression() throws {
    // By numpy's least squares of the 28 figures on a constant, France, Kenya and Senior.
    let outcome = try market("--location-factors regression " + Self.home)
    #expect(outcome.factors == ["France": "0.8456", "Kenya": "0.4486", "United States": "1"])
    let france = outcome.row("location_evidence.csv", ["country": "France"])
    #expect(france["log_coefficient"] == "-0.16772549")
    #expect(france["standard_error"] == "0.05551469")
    #expect(outcome.row("location_evidence.csv", ["country": "Kenya"])["standard_error"] == "0.07162504")
  }

  @Test func regionsRoundingAndFloor() throws {
    let line = "--location-factors ratio-of-medians \(Self.home) --region region"
    // f = 80 / 102, k = 50 / 102; the region's (9 f + 5 k) / 14 = 0.679272; (9 f + 6 r) / 15 and (5 k + 6 r) / 11.
    #expect(!(try market(line)).text("report.md").contains("| shrunk |"))
    let shrunk = try market(line + " --shrink 6")
    #expect(shrunk.text("report.md").contains("| shrunk |"))
    #expect(
      shrunk.factors == ["France": "0.7423", "Kenya": "0.5933", "United States": "1", "All": "0.6793"])
    #expect(shrunk.row("location_evidence.csv", ["country": "Kenya"])["shrunk"] == "0.59332824")
    let rounded = try market(line + " --round-factors 0.05 --factor-floor 0.55")
    #expect(rounded.factors == ["France": "0.8", "Kenya": "0.55", "United States": "1", "All": "0.7"])
    #expect(rounded.row("location_evidence.csv", ["country": "Kenya"])["held_by"] == "floor")
    #expect(
      rounded.row("location_factors.csv", ["country": "Kenya"])["source"]?.hasSuffix("raised to the floor") == true)
  }

  @Test func aFallbacksFactor() throws {
    // 58,500 / 117,000.
    let outcome = try market(
      "--survey ministry.csv:ministry.json --fallback ministry --location-factors regression \(Self.home)")
    #expect(outcome.factors["Peru"] == "0.5")
    #expect(outcome.row("location_evidence.csv", ["country": "Peru"])["fallback"] == "yes")
    #expect(outcome.factors["Kenya"] == "0.4486")
  }

  // MARK: Rates

  @Test(arguments: [
    // 1 / 1.25.
    ("spot", "", "0.8", "90000", "2025-06-04", "1"),
    // The last before 27 May is of 21 May: 1 / 1.24; 72,000 × 1.24.
    ("spot", "--rate-date 2025-05-27", "0.8064516129", "89280", "2025-05-21", "1"),
    // May has four days of 1.24.
    ("month-mean", "", "0.8064516129", "89280", "2025-05-28", "4"),
    // 52 days from 5 June 2024 to 28 May 2025, and the first days of July 2024 to June 2025, by Python.
    ("year-mean", "", "0.8574523604", "83969.68", "2025-05-28", "52"),
    ("first-of-month-12", "", "0.8490493128", "84800.73", "2025-06-04", "12"),
  ])
  func rateMethods(method: String, options: String, rate: String, median: String, day: String, days: String) throws {
    let outcome = try market("--rate-method \(method) \(options)")
    #expect(outcome.command.status == 0, "\(outcome.command.errors)")
    let row = outcome.row("rate_evidence.csv", ["currency": "EUR"])
    #expect([row["units_per_base"], row["last_day"], row["days"], row["method"]] == [rate, day, days, method])
    #expect(outcome.row("exchange_rates.csv", ["currency": "EUR"])["rate"] == rate)
    // A mean holds from the day that it was asked for, 4 June; a spot rate from its own.
    let first = method == "spot" ? day : "2025-06-04"
    #expect(outcome.row("exchange_rates.csv", ["currency": "EUR"])["effective_from"] == first)
    #expect(outcome.benchmarks["Senior France"] == median)
    #expect(outcome.row("exchange_rates.csv", ["currency": "USD"])["rate"] == "1")
    // A currency that begins in between has no mean.
    let lira = outcome.row("rate_evidence.csv", ["currency": "TRY"])["units_per_base"]
    #expect(lira == (method == "spot" && options.isEmpty ? "32" : nil))
  }

  @Test func ratesOfTooFewDigitsAreRefused() throws {
    // 0.05 / 0.3 and 0.00005 / 1.25 together.
    func coarse(_ options: String) throws -> MarketOutcome {
      try withFolder { place in
        try copy(bakers, into: place)
        let lines = try contents(place + "/rates.csv").split(separator: "\n").enumerated().map { line, text in
          text + (line == 0 ? "KWD," : "0.3,")
        }
        try put(lines.joined(separator: "\n") + "\n", at: place + "/rates.csv")
        return try MarketOutcome(Command(folder: place).run("\(bakersLine) \(options)"), folder: place + "/out")
      }
    }
    let outcome = try coarse("")
    #expect(outcome.command.status == 0)
    for text in [outcome.text("report.md"), outcome.command.errors] {
      #expect(text.contains("known only to ±16.67 %, and the limit is 0.50 %"))
    }
    #expect(outcome.command.errors.hasPrefix("rates.csv: KWD: warning: [imprecise-rate] "))
    #expect(outcome.command.output.contains("- 4 exchange rates, and 1 that could not be used."))
    #expect(outcome.row("rate_evidence.csv", ["currency": "KWD"]).isEmpty)
    #expect(outcome.row("rate_evidence.csv", ["currency": "EUR"])["relative_error"] == "0.00004")
    #expect(try coarse("--max-rate-error 17%").row("exchange_rates.csv", ["currency": "KWD"])["rate"] == "0.24")
    // 0.004 % is more than 0.003 %: nothing in euros can be used.
    let strict = try market("--max-rate-error 0.003%")
    #expect(strict.command.status == 1)
    #expect(Set(strict.rows("rejects.csv").map { $0["code"] }) == ["no-exchange-rate"])
    #expect(strict.rows("rejects.csv").count == 9)
  }

  @Test func anotherCurrency() throws {
    let outcome = try market("--currency EUR")
    #expect(outcome.benchmarks["Senior France"] == "72000")
    // 114,000 / 1.25.
    #expect(outcome.benchmarks["Senior United States"] == "91200")
    #expect(outcome.row("exchange_rates.csv", ["currency": "USD"])["rate"] == "1.25")
  }

  // MARK: Cost of living

  @Test func costOfLiving() throws {
    let outcome = try market(
      "--cost-of-living ppp.csv:ppp.json --cost-of-living bread.csv:bread.json --cost-of-living index.csv:index.json")
    // Nothing is wrong with the survey: what cannot be used are warnings.
    #expect(outcome.command.status == 0)
    #expect(
      outcome.command.errors == """
        ppp.csv:4: warning: [no-exchange-rate] there is no rate of KES that can be used; take rates that have it, or leave the place out with "keep" or a crosswalk
        bread.csv:5: price: warning: [bad-number] this is not a plain number above 0; correct it

        """)
    // 0.72 / 0.8, 0.64 / 0.64; 1.2 / 6; 84.5 / 100. Lima's newest price is wrong: an older one does not stand for it.
    #expect(
      outcome.text("cost_of_living.csv") == """
        place,effective_from,index,base,kind,source
        France,2024-12-31,0.9000,United States,ppp,"Made-up parities, 2024"
        United Kingdom,2024-12-31,1.0000,United States,ppp,"Made-up parities, 2024"
        United States,2024-12-31,1.0000,United States,ppp,"Made-up parities, 2024"
        Nairobi,2025-01-01,0.2000,New York,price,"Made-up prices of a loaf, in USD"
        New York,2025-01-01,1.0000,New York,price,"Made-up prices of a loaf, in USD"
        Lima,2025-01-15,0.8450,100 of the index,index,A made-up index
        New York,2025-01-15,1.3000,100 of the index,index,A made-up index

        """)
  }

  // MARK: Rejects

  @Test func everyRowIsUsedLeftOutOrAReject() throws {
    let outcome = try market("", "market --survey damaged.csv:bakers.json --rates rates.csv --out out")
    #expect(outcome.command.status == 1)
    let rejects = outcome.rows("rejects.csv")
    #expect(
      rejects.map { "\($0["line"] ?? "") \($0["column"] ?? "") \($0["code"] ?? "")" } == [
        "7 wage missing-value", "8 wage no-figure", "9 wage bad-number", "10 wage ambiguous-number",
        "11 wage range-in-cell", "12 wage not-positive", "13 currency unknown-currency",
        "14 currency unknown-currency", "15 wage currency-mismatch", "16 currency no-exchange-rate",
        "17 unit unknown-pay-basis", "18 day bad-date", "19 day missing-value", "20 title unmapped-value",
        "21 nation unmapped-value", "22 share out-of-bounds", "23 wage implausible-pay", "24 wage implausible-pay",
        "25  ragged-row", "26  blank-row",
      ])
    #expect(rejects.allSatisfy { $0["source"] == "bakers" && !($0["message"] ?? "").isEmpty })
    // 5 used, one that the mapping's rule leaves out: somebody who has left.
    #expect(outcome.text("report.md").contains("26 rows = 5 used + 1 left out + 20 rejected."))
    for figure in [
      "64000", "68000", "72000", "76000", "80000", "61511", "61.513", "61517", "61519", "61523", "61529", "61531",
      "61547", "61549", "61553", "61559", "61561", "61571", "61573", "61583", "615870", "61591", "61603", "80,000",
    ] { #expect(!outcome.everything.replacing(/[0-9a-f]{64}/, with: "").contains(figure), "\(figure)") }
    // Each kind is said once, at the line of its first row.
    #expect(outcome.command.errors.split(separator: "\n").count == 18)
    #expect(
      outcome.command.errors.contains(
        "damaged.csv:13: currency: error: [unknown-currency] 2 rows not used, the first: this is not one currency"))
    let allowed = try market("--allow-rejects", "market --survey damaged.csv:bakers.json --rates rates.csv --out out")
    #expect(allowed.command.status == 0)
    #expect(allowed.files == outcome.files)
    #expect(!allowed.command.errors.contains("error:"))
  }
}
