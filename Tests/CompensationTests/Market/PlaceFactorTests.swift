import Testing

@testable import Compensation

/// Location factors of places and regions, through a market.
@Suite struct PlaceFactorTests {
  /// `Paris 0.8 of 2 from a`: the final factor of each place, or the reason why it has none; `fallback` where one serves.
  private static func factors(
    _ sources: [MarketSource], _ rules: MarketRules, estimator: LocationEstimator = .ratioOfMedians,
    _ adjustment: LocationAdjustment? = LocationAdjustment(), regions: [String: String] = [:],
    inForce: [String: String] = [:]
  ) throws -> [PlaceFactor] {
    let old = try inForce.mapValues { try ExactDecimal(plain: $0) }
    return try Market(sources, rules, width: 2).placeFactors(
      LocationRules(estimator: estimator, reference: "New York", adjustment: #require(adjustment)), place: 1,
      regions: regions
    ) { place, region in old[place == PlaceFactor.all ? "\(region ?? "")/All" : place] }
  }

  private static func lines(_ factors: [PlaceFactor]) -> [String] {
    factors.map { factor in
      let place = factor.place == PlaceFactor.all ? "\(factor.region ?? "")/All" : factor.place
      return
        "\(place) \(factor.adjusted?.final.description ?? "-") of \(factor.records.map { String($0) } ?? "-") from "
        + factor.sources.joined(separator: " ") + (factor.isFallback ? " fallback" : "")
    }
  }

  private static let main = [
    "Coder/New York 100 #2023-02-01", "Coder/New York 120", "Pilot/New York 200", "Pilot/New York 240",
    "Coder/Paris 88 #2022-01-01", "Coder/Paris 88 #2023-01-01", "Pilot/Paris 132", "Pilot/Paris 132", "Coder/Oslo 70",
  ]

  private static func source(_ name: String, _ lines: [String]) throws -> MarketSource {
    var figures = SurveyFigures()
    for (number, line) in lines.enumerated() {
      let parts = line.split(separator: "/")
      let rest = parts[1].split(separator: " ")
      let place = rest.prefix { !$0.allSatisfy(\.isNumber) }.joined(separator: " ")
      let numbers = rest.drop { !$0.allSatisfy(\.isNumber) }
      let date = try numbers.first { $0.hasPrefix("#") }.map { try day(String($0.dropFirst())) }
      figures.append(
        try ExactDecimal(plain: numbers.first ?? ""), cell: figures.cell([String(parts[0]), place]),
        currency: figures.currency("USD"), line: number + 2,
        day: date.map { figures.day($0) } ?? -1, organisation: nil, weight: nil)
    }
    return MarketSource(
      name: name, source: "made up", statistic: .individual, namesOrganisations: false, hasCounts: false,
      figures: figures)
  }

  // New York's median is (120 + 200) / 2 = 160, Paris's (88 + 132) / 2 = 110: 0.6875. By strata 88 / 110 = 0.8 and
  // 132 / 220 = 0.6: their median 0.7. By least squares of logarithms √(0.8033… × 0.6025…) = 0.6957: see below.
  @Test(arguments: [(LocationEstimator.ratioOfMedians, "0.6875"), (.medianOfRatios, "0.7"), (.regression, "0.6957")])
  func estimators(estimator: LocationEstimator, factor: String) throws {
    // Balanced, so that the coefficient is the mean of the differences of logarithms: the fourth root of
    // 88² × 132² / (100 × 120 × 200 × 240) = √(88 × 132 / √576,000,000) = √(11,616 / 24,000) = √0.484 = 0.69570….
    let factors = try Self.factors([Self.source("a", Self.main)], SmallMarket.rules(records: 2), estimator: estimator)
    #expect(
      Self.lines(factors) == [
        "New York 1 of 4 from a", "Oslo - of 1 from a", "Paris \(factor) of 4 from a",
      ])
    #expect(factors.map { $0.reason == nil } == [true, false, true])
    #expect(factors.map { $0.oldest?.description } == ["2023-02-01", nil, "2022-01-01"])
    #expect(factors[0].estimate?.factor == .one && factors[1].estimate == nil)
    #expect(factors.allSatisfy { !$0.isFallback && $0.region == nil && $0.organisations == nil })
  }

  /// Pay of 1000 in Paris is an outlier there, and so no part of the place's figures: 80, 81, 82, 83 beside 100.
  @Test func outliersAndWeightsCountBefore() throws {
    let source = try SmallMarket.source(
      "a", .individual, "X/Paris 80", "X/Paris 81", "X/Paris 82", "X/Paris 83", "X/Paris 1000", "X/Rome 50 *1",
      "X/Rome 90 *3", "X/Reference 100", "X/Reference 100")
    func factors(_ rules: MarketRules) throws -> [String] {
      let rule = try #require(LocationAdjustment())
      return Self.lines(
        try Market([source], rules, width: 2).placeFactors(
          LocationRules(estimator: .ratioOfMedians, reference: "Reference", adjustment: rule), place: 1, regions: [:]
        ) { _, _ in nil })
    }
    #expect(
      try factors(SmallMarket.rules(records: 2)) == [
        "Paris 0.82 of 5 from a", "Reference 1 of 2 from a", "Rome 0.9 of 2 from a",
      ])
    #expect(
      try factors(SmallMarket.rules(records: 2) { $0.outliers = try OutlierRule("modified-z=3.5") }).first
        == "Paris 0.815 of 4 from a")
  }

  // MARK: Fallbacks

  @Test func aFallbackServesSmallPlacesAndThoseThatAreNowhereElse() throws {
    // Oslo: 0.7 and 0.9 of New York's, the median 0.8; nobody sews in New York. Rome 0.5. Paris has its own.
    let published = try SmallMarket.source(
      "p", .percentile(50), "Coder/New_York 100 #2021-01-01", "Coder/Oslo 70 #2020-01-01", "Pilot/New_York 200",
      "Pilot/Oslo 180 #2019-01-01", "Tailor/Oslo 5", "Coder/Rome 50", "Coder/Paris 10")
    let own = try SmallMarket.source(
      "a", .individual, "Coder/New_York 100", "Coder/New_York 100", "Coder/Paris 80", "Coder/Paris 80", "Coder/Oslo 1")
    let rules = try SmallMarket.rules(records: 2) { $0.fallbacks = ["p"] }
    func factors(_ adjustment: LocationAdjustment?, _ regions: [String: String] = [:], inForce: ExactDecimal? = nil)
      throws
      -> [PlaceFactor]
    {
      try Market([own, published], rules, width: 2).placeFactors(
        LocationRules(estimator: .medianOfRatios, reference: "New_York", adjustment: #require(adjustment)), place: 1,
        regions: regions
      ) { _, _ in inForce }
    }
    let plain = try factors(LocationAdjustment())
    #expect(
      Self.lines(plain) == [
        "New_York 1 of 2 from a", "Oslo 0.8 of - from p fallback", "Paris 0.8 of 2 from a",
        "Rome 0.5 of - from p fallback",
      ])
    #expect(plain[1].oldest?.description == "2019-01-01")
    #expect(plain[1].estimate == nil && plain[1].reason != nil && plain[3].reason != nil)
    // Rounded, floored and held by the ratchet, and not shrunk.
    let regions = ["Oslo": "Europe", "Paris": "Europe", "Rome": "South"]
    let adjusted = try factors(
      LocationAdjustment(
        shrinkage: ExactDecimal(100), roundingUnit: ExactDecimal(plain: "0.3"), floor: ExactDecimal(plain: "0.7")),
      regions)
    // 0.8 is 0.9 to the nearest 0.3. Rome's 0.5 is 0.6, and 0.7 by the floor. A region without an estimate of its own
    // has the mean of the fallback's.
    #expect(
      Self.lines(adjusted) == [
        "New_York 1 of 2 from a", "Oslo 0.9 of - from p fallback", "Paris 0.9 of 2 from a",
        "Rome 0.7 of - from p fallback",
        "Europe/All 0.9 of 2 from a", "South/All 0.7 of - from p fallback",
      ])
    #expect(adjusted[1].adjusted?.shrunk == (try ExactDecimal(plain: "0.8")))
    let held = try factors(LocationAdjustment(isRatchet: true), regions, inForce: ExactDecimal(plain: "0.85"))
    #expect(held.map { $0.adjusted?.final.description } == ["1", "0.85", "0.85", "0.85", "0.85", "0.85"])
  }

  /// (0.5 + 0.8) / 2 = 0.65.
  @Test func aRegionThatOnlyAFallbackKnows() throws {
    let own = try SmallMarket.source("a", .individual, "X/US 100", "X/US 100")
    let published = try SmallMarket.source("p", .percentile(50), "X/US 100", "X/Rome 50", "X/Bonn 80")
    let factors = try Market([own, published], SmallMarket.rules(records: 2) { $0.fallbacks = ["p"] }, width: 2)
      .placeFactors(
        LocationRules(estimator: .ratioOfMedians, reference: "US", adjustment: #require(LocationAdjustment())),
        place: 1,
        regions: ["Rome": "EU", "Bonn": "EU", "US": "America"]
      ) { _, _ in nil }
    // The reference place has no part in its region, and so there is no row of America.
    #expect(
      Self.lines(factors) == [
        "Bonn 0.8 of - from p fallback", "Rome 0.5 of - from p fallback", "US 1 of 2 from a",
        "EU/All 0.65 of - from p fallback",
      ])
  }

  /// A figure that may not be shown is no base of a ratio that is.
  @Test func aReferenceThatTheFallbackHides() throws {
    let own = try SmallMarket.source("a", .individual, "X/US 100", "X/US 100")
    let published = try SmallMarket.source(
      "p", .percentile(50), "X/US 100 *1", "X/Rome 50 *9", "Y/US 100 *9", "Y/Rome 60 *9")
    let factors = try Market([own, published], SmallMarket.rules(records: 2) { $0.fallbacks = ["p"] }, width: 2)
      .placeFactors(
        LocationRules(estimator: .ratioOfMedians, reference: "US", adjustment: #require(LocationAdjustment())),
        place: 1,
        regions: [:]
      ) { _, _ in nil }
    #expect(Self.lines(factors) == ["Rome 0.6 of - from p fallback", "US 1 of 2 from a"])
  }

  // MARK: Regions and adjustment

  /// Beside New York's 100: Paris 0.8 of 2 figures, Lyon 0.6 of 6, Oslo 0.9 of 2. Europe is (2 × 0.8 + 6 × 0.6) / 8 = 0.65.
  private static func three() throws -> [MarketSource] {
    let europe = ["Paris 80", "Paris 80"] + Array(repeating: "Lyon 60", count: 6) + ["Oslo 90", "Oslo 90"]
    return [try source("a", (["New York 100", "New York 100"] + europe).map { "X/" + $0 })]
  }
  private static let regions = ["Paris": "Europe", "Lyon": "Europe", "Oslo": "North", "New York": "America"]

  @Test func regionsAndShrinking() throws {
    let rules = try SmallMarket.rules(records: 2)
    #expect(
      try Self.lines(Self.factors(Self.three(), rules, regions: Self.regions)) == [
        "Lyon 0.6 of 6 from a", "New York 1 of 2 from a", "Oslo 0.9 of 2 from a", "Paris 0.8 of 2 from a",
        "Europe/All 0.65 of 8 from a", "North/All 0.9 of 2 from a",
      ])
    // With K = 2: Lyon (3.6 + 1.3) / 8 = 0.6125, Paris (1.6 + 1.3) / 4 = 0.725; Oslo is its region.
    let shrunk = try Self.factors(
      Self.three(), rules, LocationAdjustment(shrinkage: ExactDecimal(2)), regions: Self.regions)
    #expect(shrunk.map { $0.adjusted?.final.description } == ["0.6125", "1", "0.9", "0.725", "0.65", "0.9"])
    #expect(shrunk[3].adjusted?.region?.description == "0.65")
    // A place in no region is not shrunk.
    let without = try Self.factors(Self.three(), rules, LocationAdjustment(shrinkage: ExactDecimal(2)))
    #expect(without.map { $0.adjusted?.final.description } == ["0.6", "1", "0.9", "0.8"])
  }

  @Test func everyStepInItsOrder() throws {
    // To the nearest 0.05: Lyon 0.6125 → 0.6, floor 0.7, in force 0.72. Paris 0.725 → 0.75. Oslo 0.9, in force 0.8.
    let factors = try Self.factors(
      Self.three(), SmallMarket.rules(records: 2),
      LocationAdjustment(
        shrinkage: ExactDecimal(2), roundingUnit: ExactDecimal(plain: "0.05"), floor: ExactDecimal(plain: "0.7"),
        isRatchet: true), regions: Self.regions,
      inForce: ["Lyon": "0.72", "Oslo": "0.8", "New York": "1.2", "Europe/All": "0.71"])
    #expect(factors.map { $0.adjusted?.rounded.description } == ["0.6", "1", "0.9", "0.75", "0.65", "0.9"])
    #expect(factors.map { $0.adjusted?.floored.description } == ["0.7", "1", "0.9", "0.75", "0.7", "0.9"])
    // The reference place is 1 whatever was in force.
    #expect(factors.map { $0.adjusted?.final.description } == ["0.72", "1", "0.9", "0.75", "0.71", "0.9"])
    #expect(factors.map { $0.adjusted?.isHeldByRatchet } == [true, false, false, false, true, false])
    #expect(factors.map { $0.adjusted?.isHeldByFloor } == [true, false, false, false, true, false])
    #expect(factors.map { $0.adjusted?.inForce?.description } == ["0.72", "1.2", "0.8", nil, "0.71", nil])
  }

  // MARK: Organisations

  /// The rules about organisations hold for a place as a whole: Paris has two in two cells, Rome one, Bonn three of which one
  /// has two thirds. A median of ratios is of cells that may be shown, and each of Paris has one organisation only.
  @Test(arguments: LocationEstimator.allCases) func organisationsOfAPlace(estimator: LocationEstimator) throws {
    let shown = [
      "X/US 100 @A", "X/US 100 @B", "Y/US 200 @A", "Y/US 200 @B", "X/Paris 80 @A", "X/Paris 80 @A", "Y/Paris 160 @B",
      "Y/Paris 160 @B",
    ]
    let hidden = [
      "X/Rome 50 @A", "X/Rome 60 @A", "Y/Rome 70 @A", "X/Bonn 30 @A", "X/Bonn 30 @A", "Y/Bonn 60 @B", "Y/Bonn 60 @A",
      "X/Bonn 30 @A", "Y/Bonn 60 @C",
    ]
    func factors(_ lines: [String]) throws -> [PlaceFactor] {
      let source = try lines.reduce(into: SurveyFigures()) { figures, line in
        let parts = line.split(separator: " ")
        figures.append(
          try ExactDecimal(plain: parts[1]), cell: figures.cell(parts[0].split(separator: "/").map { String($0) }),
          currency: figures.currency("USD"), line: 2, day: -1, organisation: figures.organisation(String(parts[2])),
          weight: nil)
      }
      let market = try Market(
        [
          MarketSource(
            name: "a", source: "", statistic: .individual, namesOrganisations: true, hasCounts: false, figures: source)
        ], SmallMarket.rules(records: 2, organisations: 2, share: "0.6"), width: 2)
      return try market.placeFactors(
        LocationRules(estimator: estimator, reference: "US", adjustment: #require(LocationAdjustment())), place: 1,
        regions: [:]
      ) { _, _ in nil }
    }
    let all = try factors(shown + hidden)
    let paris = estimator == .medianOfRatios ? "no-shared-stratum" : nil
    #expect(all.map(\.place) == ["Bonn", "Paris", "Rome", "US"])
    #expect(all.map(\.reason) == ["dominant-organisation", paris, "few-organisations", nil])
    #expect(all.map(\.organisations) == [3, 2, 1, 2])
    #expect(all.map { $0.adjusted?.final.description } == [nil, paris == nil ? "0.8" : nil, nil, "1"])
    // Places that take no part move nothing.
    #expect(try factors(shown) == all.filter { ["Paris", "US"].contains($0.place) })
  }

  @Test func severalSourcesOfAPlace() throws {
    let sources = try [
      SmallMarket.source("a", .individual, "X/US 100", "X/Rome 50"),
      SmallMarket.source("b", .individual, "X/Rome 70", "X/US 140"),
      SmallMarket.source("c", .individual, "X/Rome 1", "X/Rome 1", "X/Rome 1", "X/US 100"),
      SmallMarket.source("p", .percentile(50), "X/Rome 1", "X/US 1"),
    ]
    // 60 / 120; neither the fallback's figures nor published ones take part.
    let factors = try Market(
      sources,
      SmallMarket.rules(records: 2) {
        $0.missing = .renormalise
        $0.fallbacks = ["c"]
      }, width: 2
    ).placeFactors(
      LocationRules(estimator: .ratioOfMedians, reference: "US", adjustment: #require(LocationAdjustment())), place: 1,
      regions: [:]
    ) { _, _ in nil }
    #expect(Self.lines(factors) == ["Rome 0.5 of 2 from a b", "US 1 of 2 from a b"])
  }

  @Test func aReferencePlaceWithoutFigures() throws {
    func code(_ lines: [String]) throws -> String? {
      let source = try Self.source("a", lines)
      return #expect(throws: Finding.self) { try Self.factors([source], SmallMarket.rules(records: 2)) }?.code
    }
    #expect(try code(["X/Paris 1", "X/Paris 1"]) == "unknown-reference-place")
    #expect(try code(["X/Paris 1", "X/Paris 1", "X/New York 1"]) == "small-reference-place")
  }

  // MARK: Sources as strata

  /// One source has twice the pay of the other, and Rome is in the cheap one only, where it is paid as New York. Taken together New York's
  /// median is (100 + 200) / 2 = 150 and Rome's 100: 0.6667.
  @Test(arguments: [(LocationEstimator.ratioOfMedians, "0.6667"), (.medianOfRatios, "1"), (.regression, "1")])
  func sourcesOfDifferentPay(estimator: LocationEstimator, factor: String) throws {
    let factors = try Self.factors(
      [
        Self.source("rich", ["X/New York 200", "X/New York 200"]),
        Self.source("cheap", ["X/New York 100", "X/New York 100", "X/Rome 100", "X/Rome 100"]),
      ], SmallMarket.rules(records: 2), estimator: estimator)
    #expect(
      Self.lines(factors) == ["New York 1 of 4 from rich cheap", "Rome \(factor) of 2 from cheap"])
  }

  /// Rome is in one source, New York in the other: nothing is compared but by the ratio of medians.
  @Test(
    arguments: [
      (LocationEstimator.ratioOfMedians, nil), (.medianOfRatios, "no-shared-stratum"), (.regression, "not-identified"),
    ] as [(LocationEstimator, String?)])
  func aPlaceInAnotherSource(estimator: LocationEstimator, reason: String?) throws {
    let factors = try Self.factors(
      [Self.source("a", ["X/New York 200", "X/New York 200"]), Self.source("b", ["X/Rome 100", "X/Rome 100"])],
      SmallMarket.rules(records: 2), estimator: estimator)
    #expect(factors.map(\.place) == ["New York", "Rome"])
    #expect(factors[1].reason == reason)
    #expect(factors[1].adjusted?.final.description == (reason == nil ? "0.5" : nil))
  }

  /// Rome has three organisations in one source, and figures of nobody in another, which may all be of one: four.
  @Test(arguments: LocationEstimator.allCases) func aSourceThatNamesNobody(estimator: LocationEstimator) throws {
    let named = try SmallMarket.source(
      "a", .individual, "X/US 100 @A", "X/US 100 @B", "X/US 100 @C", "X/US 100 @D", "X/Rome 80 @A", "X/Rome 80 @B",
      "X/Rome 80 @C", "X/Oslo 50 @A", "X/Oslo 50 @B", "X/Oslo 50 @C", "X/Oslo 50 @D")
    let silent = try SmallMarket.source(
      "b", .individual, "X/US 100", "X/Rome 80", "X/Rome 80", "X/Rome 80", "X/Rome 80", "X/Oslo 50")
    func factors(_ organisations: Int, share: String? = nil) throws -> [PlaceFactor] {
      try Market(
        [named, silent], SmallMarket.rules(organisations: organisations, share: share), width: 2
      ).placeFactors(
        LocationRules(estimator: estimator, reference: "US", adjustment: #require(LocationAdjustment())), place: 1,
        regions: [:]
      ) { _, _ in nil }
    }
    // A, B, C and nobody; A to D and nobody.
    let five = try factors(5)
    #expect(five.map(\.place) == ["Oslo", "Rome", "US"])
    #expect(five.map(\.organisations) == [5, 4, 5])
    #expect(five[1].reason == "few-organisations" && five[1].adjusted == nil)
    #expect(try factors(4).map(\.reason) == [nil, nil, nil])
    #expect(try factors(4)[1].adjusted?.final.description == "0.8")
    // Nobody has four of the seven figures, 57 %.
    let share = try factors(1, share: "0.5")
    #expect(share[1].reason == "dominant-organisation" && share[1].adjusted == nil)
    #expect(five[0].adjusted?.final.description == "0.5" && share[0].adjusted?.final.description == "0.5")
  }

  /// Without a source that names any the rules do not apply.
  @Test func onlySourcesThatNameNobody() throws {
    let factors = try Market(
      [
        SmallMarket.source("a", .individual, "X/US 100", "X/Rome 80"),
        SmallMarket.source("b", .individual, "X/US 100", "X/Rome 80"),
      ], SmallMarket.rules(organisations: 5, share: "0.1"), width: 2
    ).placeFactors(
      LocationRules(estimator: .ratioOfMedians, reference: "US", adjustment: #require(LocationAdjustment())), place: 1,
      regions: [:]
    ) { _, _ in nil }
    #expect(Self.lines(factors) == ["Rome 0.8 of 2 from a b", "US 1 of 2 from a b"])
    #expect(factors.allSatisfy { $0.organisations == nil })
  }

  /// What may not be shown is no base of a ratio that is.
  @Test(arguments: LocationEstimator.allCases) func aReferencePlaceOfFewOrganisations(estimator: LocationEstimator)
    throws
  {
    func finding(_ organisations: Int, share: String?) throws -> Finding? {
      let source = try SmallMarket.source(
        "a", .individual, "X/US 100 @A", "X/US 100 @A", "X/US 100 @A", "X/US 100 @B", "X/Rome 80 @A", "X/Rome 80 @B",
        "X/Rome 80 @C", "X/Rome 80 @D")
      return #expect(throws: Finding.self) {
        try Market([source], SmallMarket.rules(organisations: organisations, share: share), width: 2).placeFactors(
          LocationRules(estimator: estimator, reference: "US", adjustment: #require(LocationAdjustment())), place: 1,
          regions: [:]
        ) { _, _ in nil }
      }
    }
    for (found, reason) in [
      (try finding(3, share: nil), "few-organisations"), (try finding(2, share: "0.5"), "dominant-organisation"),
    ] {
      #expect(found?.code == "small-reference-place")
      #expect(found?.message.contains("(\(reason))") ?? false)
    }
  }

  /// Rome's sewing has no figures in New York, its flying too few: two of seven count.
  @Test func theRecordsOfTheStrataThatCount() throws {
    let lines = [
      "X/New York 100", "X/New York 100", "Y/New York 100", "X/Rome 80", "X/Rome 80", "Y/Rome 70", "Y/Rome 70",
      "Z/Rome 60", "Z/Rome 60", "Z/Rome 60",
    ]
    let factors = try Self.factors(
      [Self.source("a", lines)], SmallMarket.rules(records: 2), estimator: .medianOfRatios)
    #expect(factors.map { $0.adjusted?.final.description } == ["1", "0.8"])
    #expect(factors[1].estimate?.strata == 1)
    #expect(factors[1].records == 2)
    // Shrinking and the mean of a region are weighted by them: (2 × 0.8 + 2 × 0.5) / 4 beside Bonn's.
    let both = try Self.factors(
      [Self.source("a", lines + ["X/Bonn 50", "X/Bonn 50"])], SmallMarket.rules(records: 2), estimator: .medianOfRatios,
      regions: ["Rome": "Europe", "Bonn": "Europe"])
    #expect(both.last?.adjusted?.final.description == "0.65")
  }
}
