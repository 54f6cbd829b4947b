import Compensation
import CompensationData
import Testing

/// What the reference documents ask of the machine-learning policy. Their figures are those of 2026-04-13: from 2026-11-21
/// benchmarks and location factors are a survey's.
@Suite struct MachineLearningPolicyTests {
  /// The newest day whose figures are the reference documents'.
  private static let referenceDay = "2026-04-13"

  private func offer(_ inputs: InputValues, on day: String? = nil) throws -> Offer {
    try Calculator(policy: policy("ml-engineering"), asOf: day.map { try date($0) }).offer(inputs)
  }

  // MARK: The job family, F-0

  @Test(arguments: [
    ("Associate Machine Learning Engineer", "5", "IC"), ("Machine Learning Engineer", "6", "IC"),
    ("Machine Learning Engineer Intermediate", "6", "IC"), ("Senior Machine Learning Engineer", "7", "IC"),
    ("Staff Machine Learning Engineer", "8", "IC"), ("Engineering Manager Machine Learning", "8", "management"),
    // S0-16: one level with two names.
    ("Junior", "5", "IC"), ("Associate", "5", "IC"),
  ])
  func theGradeOfATitle(title: String, grade: String, track: String) throws {
    let shown = try offer(["level": title, "country": "United States"]).shown
    #expect(shown.map(\.name) == ["grade", "track"])
    #expect(shown.map(\.value.description) == [grade, track])
  }

  @Test func twoTracksMeetAtGradeEight() throws {
    // S0-07.
    let levels = try Repository.records("Datasets/policies/ml-engineering/levels.csv").map { try $0.text("level") }
    let atEight = try levels.filter {
      try offer(["level": $0, "country": "United States"]).value("grade")?.description == "8"
    }
    #expect(atEight == ["Staff", "Engineering Manager"])
  }

  @Test func principalIsNotNineByGuess() throws {
    // S0-08.
    let finding = try #require(
      #expect(throws: Finding.self) {
        try offer(["level": "Principal Machine Learning Engineer", "country": "United States"])
      })
    #expect(finding.code == "unknown-level")
    #expect(
      finding.message
        == "there is no level \"Principal Machine Learning Engineer\"; did you mean \"Associate Machine Learning Engineer\", "
        + "\"Machine Learning Engineer\" or \"Machine Learning Engineer Intermediate\"?")
  }

  // MARK: The regional medians, F-3

  @Test(arguments: [
    // (100,000 + 140,000) / 2, and 0.625 and 0.875 of it: (60,000 + 90,000) / 2 and (90,000 + 120,000) / 2.
    ("United States", "120000"), ("Canada", "120000"), ("United Arab Emirates", "75000"), ("Qatar", "75000"),
    ("Saudi Arabia", "75000"), ("Australia", "105000"), ("Singapore", "105000"), ("Japan", "105000"),
    // 85,000 EUR of the day: 0.8276 × 120,000.
    ("Germany", "99312"), ("Netherlands", "99312"), ("United Kingdom", "99312"),
  ])
  func theMiddleOfTheCountrysRegion(country: String, reference: String) throws {
    let offer = try offer(["level": "Intermediate", "country": country], on: Self.referenceDay)
    #expect(offer.value("reference")?.description == reference)
  }

  @Test func europesEurosComeBackAsTheyWere() throws {
    let range = try #require(try offer(["level": "Intermediate", "country": "Germany"], on: Self.referenceDay).range)
    let euro = try #require(Currency(code: "EUR"))
    #expect(range.midpoint == Money(ExactDecimal(85_000), euro))
  }

  @Test(arguments: ["Mexico", "Italy", "Sweden", "Egypt", "India"], [referenceDay, nil])
  func aCountryThatIsNotNamedTakesNoRegionsValueInSilence(country: String, day: String?) throws {
    // S3-06.
    let finding = try #require(
      #expect(throws: Finding.self) { try offer(["level": "Senior", "country": country], on: day) })
    #expect(finding.code == "unknown-country")
    #expect(finding.file == "ml-engineering/location_factors.csv")
    #expect(finding.message.hasSuffix("; the policy's fallback serves only if regional_fallback = 'allow'"))
    let allowed = try offer(["level": "Senior", "country": country, "regional_fallback": "allow"], on: day)
    #expect(allowed.warnings.map(\.code) == ["fallback"])
  }

  /// S3-06 names France, which the survey gives a factor of its own later.
  @Test func franceTakesNoRegionsValueBeforeItHasItsOwn() throws {
    for day in [Self.referenceDay, "2026-11-20"] {
      let finding = try #require(
        #expect(throws: Finding.self) { try offer(["level": "Senior", "country": "France"], on: day) })
      #expect(finding.code == "not-yet-effective")
      #expect(finding.file == "ml-engineering/location_factors.csv")
    }
    let own = try offer(["level": "Senior", "country": "France"])
    #expect(own.value("location_factor")?.description == "0.647")
    #expect(own.warnings.isEmpty)
  }

  @Test func pricesAreShownAndNeverChangeTheOffer() throws {
    // S3-08 and S3-09: Germany's prices are 0.8189 of those of the United States; 85,000 / 0.855871277 / 0.818887… = 121,279.22.
    let offer = try offer(["level": "Intermediate", "country": "Germany"], on: Self.referenceDay)
    #expect(offer.purchasingPower?.index.description == "0.8189")
    #expect(offer.purchasingPower?.amount.description == "121279.22")
    #expect(offer.offer?.amount == ExactDecimal(85_000))
  }

  // MARK: Levels across references, F-X

  @Test(arguments: [
    // 120,000 × 0.8, 1.0, 1.2 for grades 5, 6, 7, and ±20 % of each.
    ("Associate", "96000", "76800", "115200"), ("Intermediate", "120000", "96000", "144000"),
    ("Senior", "144000", "115200", "172800"),
  ])
  func theLevelFactorsOnTheRegionalMiddle(level: String, midpoint: String, minimum: String, maximum: String) throws {
    let offer = try offer(["level": level, "country": "United States"], on: Self.referenceDay)
    #expect(try #require(offer.range).midpoint?.amount.description == midpoint)
    #expect(offer.range?.minimum.amount.description == minimum)
    #expect(offer.range?.maximum.amount.description == maximum)
    // B-2: ±20 % is 40 % of the middle, 50 % of the minimum.
    #expect(try offer.range?.spread(.ofMidpoint).description == "0.4")
    #expect(try offer.range?.spread(.ofMinimum).description == "0.5")
  }

  // MARK: Where a number is from

  @Test func everyFigureHasASourceAndTheOldestIsNamed() throws {
    let offer = try offer(["level": "Senior", "country": "Germany"])
    let rows = offer.explanation.steps.flatMap(\.inputs).filter { $0.row != nil }
    #expect(rows.count > 5)
    for row in rows { #expect(row.source?.isEmpty == false, "\(row.name)") }
    // The benchmark's row is of 2026, its oldest figure older than the purchasing power parity of 2024.
    #expect(offer.oldestInput?.table == "benchmarks")
    #expect(try offer.oldestInput?.date == date("2024-07-01"))
  }

  /// Every job at five levels in the countries that have a factor of their own: one job in eleven, and from 2026-11-21 nine in
  /// these, Austria, France and Lithuania.
  @Test(arguments: [(referenceDay, 1, 11), ("2026-11-20", 1, 11), (nil, 9, 14)])
  func everyRangeOfThePolicy(day: String?, jobCount: Int, countryCount: Int) throws {
    var listing = try RangeListing(
      Calculator(policy: policy("ml-engineering"), asOf: day.map { try date($0) }), given: [:])
    var jobs: Set<String> = []
    var countries: Set<String> = []
    var rows = 0
    let count = try listing.forEach { row in
      rows += 1
      jobs.insert(row.inputs[0])
      countries.insert(row.inputs[2])
      #expect(row.amounts[0] < row.amounts[1] && row.amounts[1] < row.amounts[2])
    } refused: { finding in
      Issue.record("\(finding)")
    }
    #expect(rows == jobCount * 5 * countryCount && count == rows)
    #expect(jobs.count == jobCount)
    #expect(countries.count == countryCount)
    #expect(!countries.contains("All"))
  }
}
