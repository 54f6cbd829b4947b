import Testing

@testable import Compensation

/// Cells of one source and of several, by the rules of a market.
@Suite struct MarketTests {
  // MARK: One source

  /// P25 of 100, 110, 120, 130 is at 1 + 3 × 0.25 = 1.75: 107.5; exclusive at 5 × 0.25 = 1.25: 102.5.
  @Test func severalPercentiles() throws {
    let source = try SmallMarket.source(
      "a", .individual, "10 200", "9 130", "9 110", "9 100", "9 120", "9 140")
    // 100 to 140: the quarter is 110, the mean 120.
    #expect(
      try SmallMarket.cells([source], SmallMarket.rules { $0.statistics = [.percentile(50), .percentile(25), .mean] })
        == ["9 120 110 120 of 5 in - from a", "10 200 200 200 of 1 in - from a"])
    let four = try SmallMarket.source("a", .individual, "X 130", "X 110", "X 100", "X 120")
    let statistics: [SurveyStatistic] = [.percentile(25), .percentile(50), .mean]
    for (definition, quarter) in [(PercentileDefinition.inclusive, "107.5"), (.exclusive, "102.5")] {
      #expect(
        try SmallMarket.cells(
          [four],
          SmallMarket.rules {
            $0.statistics = statistics
            $0.percentile = definition
          }) == ["X \(quarter) 115 115 of 4 in - from a"])
    }
    #expect(
      try SmallMarket.cells(
        [four],
        SmallMarket.rules {
          $0.statistics = statistics
          $0.percentile = .discrete
        }) == ["X 100 110 115 of 4 in - from a"])
  }

  /// Whole weights repeat their figures: 100, 200, 200, 200 have the median 200 and the mean 175; records are counted once.
  @Test func weights() throws {
    let source = try SmallMarket.source(
      "a", .individual, "X 100 *1", "X 200 *3", "Y 100 *0.5", "Y 200 *0.4", "Y 300 *0.1")
    #expect(
      try SmallMarket.cells([source], SmallMarket.rules { $0.statistics = [.percentile(50), .mean] })
        // 50 + 80 + 30; half of the weight is reached at 100.
        == ["X 200 175 of 2 in - from a", "Y 100 160 of 3 in - from a"])
  }

  /// The median of 108 and 120 is 114.
  @Test(arguments: [("1", "114"), ("10", "110"), ("1000", "0"), ("0.5", "114"), ("100", "100")])
  func rounding(unit: String, expected: String) throws {
    let source = try SmallMarket.source("a", .individual, "X 108", "X 120")
    var rules = try SmallMarket.rules()
    rules.roundingUnit = try ExactDecimal(plain: unit)
    #expect(try SmallMarket.cells([source], rules) == ["X \(expected) of 2 in - from a"])
  }

  @Test func theOldestDay() throws {
    let first = try SmallMarket.source(
      "a", .individual, "X 1 #2023-05-15", "X 2 #2022-12-31", "X 3 #2024-01-01", "Y 1", "Z 1 #2023-01-01", "Z 2")
    let second = try SmallMarket.source("b", .individual, "X 1 #2021-01-01", "Z 1 #2024-01-01")
    func days(_ sources: [MarketSource]) throws -> [String] {
      try Market(sources, SmallMarket.rules { $0.missing = .renormalise }, width: 1).cells.map {
        $0.oldest?.description ?? "-"
      }
    }
    #expect(try days([first]) == ["2022-12-31", "-", "2023-01-01"])
    #expect(try days([first, second]) == ["2021-01-01", "-", "2023-01-01"])
  }

  /// What comes after the values of a cell, such as a region, is carried along only.
  @Test func valuesThatAreNoPartOfACell() throws {
    let source = try SmallMarket.source(
      "a", .individual, "Coder/Paris/EU 100", "Coder/Paris/North 200", "Coder/Oslo/North 300", "Coder/Paris/EU 330")
    #expect(
      try SmallMarket.cells([source], SmallMarket.rules(), width: 2)
        == ["Coder/Oslo 300 of 1 in - from a", "Coder/Paris 200 of 3 in - from a"])
    #expect(try SmallMarket.cells([source], SmallMarket.rules()) == ["Coder 250 of 4 in - from a"])
  }

  @Test func figuresThatAreTooLarge() throws {
    let source = try SmallMarket.source(
      "a", .individual, "X 170141183460469231731", "X 170141183460469231731")
    let error = #expect(throws: Finding.self) {
      try Market([source], SmallMarket.rules { $0.statistics = [.mean] }, width: 1)
    }
    #expect(error?.code == "overflow")
  }

  // MARK: Publication and outliers

  @Test func theFewestRecords() throws {
    let source = try SmallMarket.source("a", .individual, "X 1", "X 2", "Y 1", "Y 2", "Y 3")
    #expect(try SmallMarket.cells([source], SmallMarket.rules(records: 3)) == ["X small-cell", "Y 2 of 3 in - from a"])
  }

  /// Of 10, 20, … the P10 of nine is at 1 + 8 × 0.1 = 1.8: 18, but of so few nobody is beyond it; of ten it is at 1.9: 19.
  @Test func percentilesFarOut() throws {
    func source(_ count: Int) throws -> MarketSource {
      var figures = SurveyFigures()
      for number in 1...count {
        figures.append(
          ExactDecimal(10 * number), cell: figures.cell(["X"]), currency: figures.currency("USD"), line: number + 1,
          day: -1, organisation: nil, weight: nil)
      }
      return MarketSource(
        name: "a", source: "made up", statistic: .individual, namesOrganisations: false, hasCounts: false,
        figures: figures)
    }
    func cells(_ count: Int, _ statistics: [SurveyStatistic]) throws -> [String] {
      try SmallMarket.cells([source(count)], SmallMarket.rules(records: 5) { $0.statistics = statistics })
    }
    #expect(try cells(9, [.percentile(50), .percentile(10), .mean]) == ["X 50 - 50 of 9 in - from a"])
    #expect(try cells(10, [.percentile(50), .percentile(10), .mean]) == ["X 55 19 55 of 10 in - from a"])
    // As the benchmark it hides the cell, with all that is beside it.
    #expect(try cells(9, [.percentile(10), .percentile(50)]) == ["X small-cell"])
    #expect(try cells(10, [.percentile(10), .percentile(50)]) == ["X 19 55 of 10 in - from a"])
    #expect(try cells(99, [.percentile(99)]) == ["X small-cell"])
    // 1 + 99 × 0.99 = 99.01.
    #expect(try cells(100, [.percentile(99)]) == ["X 990.1 of 100 in - from a"])
  }

  @Test func organisations() throws {
    let source = try SmallMarket.source(
      "a", .individual, "X 1 @A", "X 2 @A", "X 3 @B", "X 4 @C", "Y 1 @A", "Y 2 @B", "Y 3 @B", "Z 1 @A", "Z 2 @B",
      "Z 3 @C")
    // Of X, half of the records is one organisation's; of Z a third.
    #expect(
      try SmallMarket.cells([source], SmallMarket.rules(organisations: 3, share: "0.5"))
        == ["X 2.5 of 4 in 3 from a", "Y few-organisations", "Z 2 of 3 in 3 from a"])
    #expect(
      try SmallMarket.cells([source], SmallMarket.rules(organisations: 3, share: "0.49"))
        == ["X dominant-organisation", "Y few-organisations", "Z 2 of 3 in 3 from a"])
    // A source that names none is not held to it.
    let silent = try SmallMarket.source("b", .individual, "X 1")
    #expect(
      try SmallMarket.cells([silent], SmallMarket.rules(organisations: 3, share: "0.1")) == ["X 1 of 1 in - from b"])
  }

  /// A weight counts in the share: 3 of 5 are more than half.
  @Test func theShareIsOfTheWeight() throws {
    let source = try SmallMarket.source("a", .individual, "X 1 @A *3", "X 2 @B *1", "X 3 @C *1")
    #expect(try SmallMarket.cells([source], SmallMarket.rules(share: "0.5")) == ["X dominant-organisation"])
    #expect(try SmallMarket.cells([source], SmallMarket.rules(share: "0.6")) == ["X 1 of 3 in 3 from a"])
  }

  @Test func rowsThatNameNoOrganisationCountAsOne() throws {
    let source = try SmallMarket.source("a", .individual, "X 1 @", "X 2 @", "X 3 @A", "Y 1 @A", "Y 2 @B", "Y 3 @")
    #expect(
      try SmallMarket.cells([source], SmallMarket.rules(organisations: 3)) == [
        "X few-organisations", "Y 2 of 3 in 3 from a",
      ])
    #expect(
      try SmallMarket.cells([source], SmallMarket.rules(organisations: 2, share: "0.6")).first
        == "X dominant-organisation")
    #expect(try SmallMarket.cells([source], SmallMarket.rules(organisations: 2)).first == "X 2 of 3 in 2 from a")
  }

  /// By record A has four of six and the median is 100. By organisation A's four figures weigh a quarter each: with one
  /// of three the 100s do not reach the half, 200 does; the mean is (100 + 200 + 300) / 3.
  @Test func weighedByOrganisation() throws {
    let source = try SmallMarket.source(
      "a", .individual, "X 100 @A", "X 100 @A", "X 100 @A", "X 100 @A", "X 200 @B", "X 300 @C")
    func cells(_ byOrganisation: Bool, share: String?) throws -> [String] {
      try SmallMarket.cells(
        [source],
        SmallMarket.rules(share: share) {
          $0.weighsByOrganisation = byOrganisation
          $0.statistics = [.percentile(50), .mean]
        })
    }
    // 900 / 6 = 150.
    #expect(try cells(false, share: nil) == ["X 100 150 of 6 in 3 from a"])
    #expect(try cells(true, share: nil) == ["X 200 200 of 6 in 3 from a"])
    #expect(try cells(false, share: "0.5") == ["X dominant-organisation"])
    #expect(try cells(true, share: "0.5") == ["X 200 200 of 6 in 3 from a"])
    #expect(try cells(true, share: "0.33") == ["X dominant-organisation"])
  }

  /// Within an organisation its records share by their weights: of A's one, 100 has a quarter and 400 three. The rows without
  /// an organisation are one, too. The mean is (0.25 × 100 + 0.75 × 400 + 600 + 725) / 3 = 1,650 / 3.
  @Test func weighedByOrganisationWithWeights() throws {
    let source = try SmallMarket.source(
      "a", .individual, "X 100 @A *1", "X 400 @A *3", "X 600 @B *9", "X 725 @ *2", "X 725 @ *6")
    let rules = try SmallMarket.rules {
      $0.weighsByOrganisation = true
      $0.statistics = [.mean, .percentile(50)]
    }
    #expect(try SmallMarket.cells([source], rules) == ["X 550 600 of 5 in 3 from a"])
  }

  /// The median of 100, 101, 102, 103, 1000 is 102 and MAD 1: 1000 is 605 away in these units.
  @Test func outliers() throws {
    let source = try SmallMarket.source(
      "a", .individual, "X 103 @A", "X 1000 @B #2020-01-01", "X 100 @A", "X 101 @A #2021-01-01", "X 102 @A", "Y 1 @A",
      "Y 1000 @B")
    let rule = try OutlierRule("modified-z=3.5")
    let market = try Market([source], SmallMarket.rules { $0.outliers = rule }, width: 1)
    #expect(market.cells.map { $0.benchmark?.description } == ["101.5", "500.5"])
    #expect(market.cells.map(\.outliers) == [1, 0])
    // Neither its organisation nor its day counts.
    #expect(market.cells.map(\.records) == [4, 2])
    #expect(market.cells.map(\.organisations) == [1, 2])
    #expect(market.cells[0].oldest?.description == "2021-01-01")
    #expect(
      try SmallMarket.cells([source], SmallMarket.rules(records: 5) { $0.outliers = rule })
        == ["X small-cell", "Y small-cell"])
    #expect(try SmallMarket.cells([source], SmallMarket.rules(records: 5)).first == "X 102 of 5 in 2 from a")
  }

  // MARK: Several sources

  @Test func refusedOrGoingOn() throws {
    let sources = try [
      SmallMarket.source("a", .individual, "X 90", "X 110", "Z 500"),
      SmallMarket.source("b", .individual, "X 200", "Y 300"),
    ]
    let weights = try SmallMarket.weights(["a": "0.4", "b": "0.6"])
    // 0.4 × 100 + 0.6 × 200 = 160.
    #expect(
      try SmallMarket.cells(sources, SmallMarket.rules { $0.weights = weights })
        == ["X 160 of 3 in - from a b", "Y missing-source", "Z missing-source"])
    #expect(
      try SmallMarket.cells(
        sources,
        SmallMarket.rules {
          $0.weights = weights
          $0.missing = .renormalise
        }) == ["X 160 of 3 in - from a b", "Y 300 of 1 in - from b", "Z 500 of 1 in - from a"])
    // Without weights each counts the same.
    #expect(try SmallMarket.cells(sources, SmallMarket.rules()).first == "X 150 of 3 in - from a b")
  }

  /// The rules of publication are each source's own: one that is hidden gives nothing.
  @Test func aSourceThatIsHidden() throws {
    let sources = try [
      SmallMarket.source("a", .individual, "X 100", "Y 100"),
      SmallMarket.source("b", .individual, "X 200", "X 220", "Y 200"),
    ]
    #expect(try SmallMarket.cells(sources, SmallMarket.rules(records: 2)) == ["X missing-source", "Y small-cell"])
    #expect(
      try SmallMarket.cells(sources, SmallMarket.rules(records: 2) { $0.missing = .renormalise })
        == ["X 210 of 2 in - from b", "Y small-cell"])
  }

  @Test func recordsAndOrganisationsAddUp() throws {
    let sources = try [
      SmallMarket.source("a", .individual, "X 100 @A", "X 100 @B"), SmallMarket.source("b", .individual, "X 200 @A"),
      SmallMarket.source("c", .percentile(50), "X 300"),
    ]
    // (100 + 200) / 2; with the third, which does not say of how many it is, 600 / 3.
    #expect(
      try SmallMarket.cells(Array(sources[..<2]), SmallMarket.rules()) == ["X 150 of 3 in 3 from a b"])
    #expect(try SmallMarket.cells(sources, SmallMarket.rules()) == ["X 200 of - in - from a b c"])
  }

  @Test func fallbacksServeOnlyWhereTheOthersGiveNothing() throws {
    let sources = try [
      SmallMarket.source("a", .individual, "Both 100", "Both 100", "Small 100"),
      SmallMarket.source(
        "d", .individual, "Both 900", "Both 900", "Two 400", "Two 400", "Small 400", "Small 400", "None 1"),
      SmallMarket.source("c", .individual, "Two 300", "Two 300", "None 2"),
    ]
    // In the order in which they are named, not given.
    let rules = try SmallMarket.rules(records: 2) { $0.fallbacks = ["c", "d"] }
    #expect(
      try SmallMarket.cells(sources, rules) == [
        "Both 100 of 2 in - from a", "None small-cell", "Small 400 of 2 in - from d fallback",
        "Two 300 of 2 in - from c fallback",
      ])
    // They have no part in a composite, and so none is missing.
    #expect(
      try SmallMarket.cells(
        sources,
        SmallMarket.rules(records: 2) {
          $0.fallbacks = ["c", "d"]
          $0.weights = try SmallMarket.weights(["a": "0.5"])
        }
      ).first == "Both 100 of 2 in - from a")
  }

  /// A composite that is refused gives nothing.
  @Test func fallbacksServeARefusedComposite() throws {
    let sources = try [
      SmallMarket.source("a", .individual, "X 100"), SmallMarket.source("b", .individual, "Y 100"),
      SmallMarket.source("c", .individual, "X 300"),
    ]
    #expect(
      try SmallMarket.cells(sources, SmallMarket.rules { $0.fallbacks = ["c"] })
        == ["X 300 of 1 in - from c fallback", "Y missing-source"])
    #expect(
      try SmallMarket.cells(
        sources,
        SmallMarket.rules {
          $0.fallbacks = ["c"]
          $0.missing = .renormalise
        }) == ["X 100 of 1 in - from a", "Y 100 of 1 in - from b"])
  }

  // MARK: Published figures

  @Test func publishedFiguresAndTheirCounts() throws {
    let rules = try SmallMarket.rules(records: 5, organisations: 5, share: "0.25")
    let silent = try SmallMarket.source("a", .percentile(50), "X 100")
    #expect(try SmallMarket.cells([silent], rules) == ["X 100 of - in - from a"])
    let counted = try SmallMarket.source("a", .percentile(50), "X 100 *5", "Y 200 *4")
    #expect(try SmallMarket.cells([counted], rules) == ["X 100 of 5 in - from a", "Y small-cell"])
  }

  /// (100 × 1 + 200 × 3) / 4 = 175. Means without counts, and percentiles of parts, have no one figure of the whole.
  @Test func severalPublishedOfOneCell() throws {
    let means = try SmallMarket.rules { $0.statistics = [.mean] }
    let counted = try SmallMarket.source("a", .mean, "X 100 *1", "X 200 *3", "Y 50 *2")
    #expect(try SmallMarket.cells([counted], means) == ["X 175 of 4 in - from a", "Y 50 of 2 in - from a"])
    let silent = try SmallMarket.source("a", .mean, "X 100", "X 200", "Y 50")
    #expect(try SmallMarket.cells([silent], means) == ["X several-published", "Y 50 of - in - from a"])
    let medians = try SmallMarket.source("a", .percentile(50), "X 100 *1", "X 200 *3", "Y 50 *2")
    #expect(try SmallMarket.cells([medians], SmallMarket.rules()) == ["X several-published", "Y 50 of 2 in - from a"])
    // The counts together are what is asked for.
    #expect(
      try SmallMarket.cells([counted], SmallMarket.rules(records: 4) { $0.statistics = [.mean] })
        == ["X 175 of 4 in - from a", "Y small-cell"])
  }

  @Test func aPercentileThatIsNotAskedFor() throws {
    let source = try SmallMarket.source("a", .percentile(75), "X 100")
    let error = #expect(throws: Finding.self) { try Market([source], SmallMarket.rules(), width: 1) }
    #expect(error?.code == "no-such-statistic")
    #expect(error?.message.contains("p75") ?? false)
    let mean = try SmallMarket.source("b", .mean, "X 100")
    #expect(throws: Finding.self) { try Market([mean], SmallMarket.rules(), width: 1) }
  }

  /// A published P25 beside individual figures has a part in the P25 only: (107.5 + 92.5) / 2.
  @Test func eachPercentileOfThoseThatHaveIt() throws {
    let sources = try [
      SmallMarket.source("a", .individual, "X 100", "X 110", "X 120", "X 130"),
      SmallMarket.source("b", .percentile(25), "X 92.5"),
    ]
    #expect(
      try SmallMarket.cells(
        sources,
        SmallMarket.rules {
          $0.statistics = [.percentile(50), .percentile(25)]
          $0.missing = .renormalise
        }
      ).first?.hasPrefix("X 115 100 ") ?? false)
    // Without going on, there is no median of both; the benchmark is what hides the cell.
    #expect(
      try SmallMarket.cells(sources, SmallMarket.rules { $0.statistics = [.percentile(50), .percentile(25)] })
        == ["X missing-source"])
    #expect(
      try SmallMarket.cells(sources, SmallMarket.rules { $0.statistics = [.percentile(25), .percentile(50)] }).first?
        .hasPrefix("X 100 - ") ?? false)
  }

  // MARK: From elsewhere

  /// B-9, a published handbook's five surveys: 13,054 + 15,177.30 + 12,200 + 33,768 + 48,000 = 122,199.30, and to 1,000.
  @Test func fivePublishedSurveys() throws {
    let sources = try [
      SmallMarket.source("carta", .percentile(50), "X 130540"), SmallMarket.source("pave", .percentile(50), "X 151773"),
      SmallMarket.source("oi", .percentile(50), "X 122000"), SmallMarket.source("mercer", .percentile(50), "X 112560"),
      SmallMarket.source("radford", .percentile(50), "X 120000"),
    ]
    var rules = try SmallMarket.rules(records: 5, organisations: 5) {
      $0.weights = try SmallMarket.weights([
        "carta": "0.10", "pave": "0.10", "oi": "0.10", "mercer": "0.30", "radford": "0.40",
      ])
    }
    let names = "carta pave oi mercer radford"
    #expect(try SmallMarket.cells(sources, rules) == ["X 122199.3 of - in - from \(names)"])
    rules.roundingUnit = ExactDecimal(1000)
    #expect(try SmallMarket.cells(sources, rules) == ["X 122000 of - in - from \(names)"])
    // The mean without weights is 127,374.60.
    rules.weights = [:]
    rules.roundingUnit = try ExactDecimal(plain: "0.01")
    #expect(try SmallMarket.cells(sources, rules) == ["X 127374.6 of - in - from \(names)"])
  }

  /// B-10, offers of three companies: their first quartiles, and that of all twelve, 112 + 0.75 × 4.
  @Test func offersOfThreeCompanies() throws {
    let source = try SmallMarket.source(
      "a", .individual, "A 120", "A 130", "A 128", "A 131", "A 122", "B 110", "B 116", "B 118", "B 122", "C 98",
      "C 112", "C 116")
    func cells(_ definition: PercentileDefinition, width: Int = 1) throws -> [String] {
      try SmallMarket.cells(
        [source],
        SmallMarket.rules {
          $0.statistics = [.percentile(25)]
          $0.percentile = definition
        }, width: width)
    }
    #expect(
      try cells(.inclusive) == ["A 122 of 5 in - from a", "B 114.5 of 4 in - from a", "C 105 of 3 in - from a"])
    #expect(
      try cells(.exclusive) == ["A 121 of 5 in - from a", "B 111.5 of 4 in - from a", "C 98 of 3 in - from a"])
    #expect(try cells(.inclusive, width: 0) == [" 115 of 12 in - from a"])
  }
}
