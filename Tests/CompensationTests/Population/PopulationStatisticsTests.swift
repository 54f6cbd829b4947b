import Testing

@testable import Compensation

@Suite struct PopulationStatisticsTests {
  /// A person as a test has them: amounts in units of the currency's smallest.
  struct Person {
    var values: [String]
    var currency = "USD"
    var pay: Int64
    var share = PayPlacement.wholeShare
    var amounts: (minimum: Int64?, midpoint: Int64?, maximum: Int64?) = (nil, nil, nil)
  }

  /// A euro is 1.25 dollars; a yen 0.00625.
  private static func rates(to code: String = "USD") throws -> ExchangeRates {
    let small = SmallPolicy(
      inputs: [.text("currency", of: ["USD", "EUR", "JPY"])],
      lookups: [LookupDefinition("exchange_rate", in: "rates", where: ["currency": "currency"])],
      steps: ["midpoint": "100 * exchange_rate"], tables: [table("rates", "currency,value\nUSD,1\nEUR,0.8\nJPY,160")]
    ) { $0.payCurrency = located("currency") }
    return ExchangeRates(to: try currency(code), try Calculator(policy: small.checked(), asOf: nil))
  }

  private static func statistics(_ people: [Person], columns: [String]) throws -> PopulationStatistics {
    var statistics = PopulationStatistics(columns: columns)
    var parts: [PopulationStatistics.PartKey: Int] = [:]
    for person in people {
      let key = PopulationStatistics.PartKey(values: person.values, currency: try currency(person.currency))
      let part = parts[key] ?? statistics.partCount
      if part == statistics.partCount {
        statistics.append(key)
        parts[key] = part
      }
      let amounts = YearlyAmounts(
        try range(person.amounts.minimum, person.amounts.midpoint, person.amounts.maximum, person.currency))
      let placement = try PayPlacement(pay: person.pay, fullTimeEquivalent: person.share, in: amounts)
      var tally = PayTally()
      tally.add(pay: person.pay, fullTimeEquivalent: person.share, placement, in: amounts)
      statistics.add(tally, toPart: part)
      if let ratio = placement.compaRatio { statistics.add([.init(part: part, ratio: ratio)]) }
    }
    return statistics
  }

  private static func summary(
    _ people: [Person], columns: [String] = [], in code: String = "USD", order: [String: [String: Int]] = [:],
    minimum: Int = 1, percentiles: PercentileDefinition = .inclusive
  ) throws -> PopulationSummary {
    try statistics(people, columns: columns).summary(
      in: rates(to: code), percentiles: percentiles, order: order, minimum: minimum)
  }

  private static func whole(_ people: [Person], in code: String = "USD") throws -> GroupFigures {
    try #require(try summary(people, in: code).whole?.figures)
  }

  @Test func theGroupsRatioIsNotTheMeanOfRatios() throws {
    // 80 of 100 and 300 of 200: 380 / 300, and (0.8 + 1.5) / 2.
    let figures = try Self.whole([
      Person(values: [], pay: 80, amounts: (nil, 100, nil)), Person(values: [], pay: 300, amounts: (nil, 200, nil)),
    ])
    #expect(figures.groupCompaRatio?.description == "1.2667")
    #expect(figures.meanCompaRatio?.description == "1.15")
    #expect(figures.headcount == 2)
    #expect(figures.meanRangePenetration == nil)
    #expect(figures.rangeEnds == nil)
    // 20 short of the one midpoint.
    #expect(figures.costToMidpoint.amount.description == "0.2")
  }

  @Test func ratiosAreNotWeightedByShare() throws {
    let half = PayPlacement.wholeShare / 2
    let figures = try Self.whole([
      Person(values: [], pay: 80, share: half, amounts: (nil, 100, nil)),
      Person(values: [], pay: 120, amounts: (nil, 100, nil)),
    ])
    #expect(figures.groupCompaRatio == .one)
    #expect(figures.meanCompaRatio == .one)
    #expect(figures.fullTimeEquivalent.description == "1.5")
    // 0.40 + 1.20.
    #expect(figures.payroll.amount.description == "1.6")
  }

  @Test func payrollIsRoundedOnce() throws {
    // A third of full time thrice, of one cent each, 10⁻¹⁸ short of a cent together; and half a cent, which goes up.
    let third = Person(values: [], pay: 1, share: 333_333_333_333_333_333)
    #expect(try Self.whole([third, third, third]).payroll.amount.description == "0.01")
    #expect(try Self.whole([third]).payroll.amount == .zero)
    let half = Person(values: [], pay: 1, share: 500_000_000_000_000_000)
    #expect(try Self.whole([half]).payroll.amount.description == "0.01")
  }

  @Test func severalCurrencies() throws {
    // 1,000 euros of 800 and 40,000 yen of 80,000: in dollars 1,250 of 1,000 and 250 of 500.
    let people = [
      Person(values: [], currency: "EUR", pay: 100_000, amounts: (60_000, 80_000, 90_000)),
      Person(values: [], currency: "JPY", pay: 40_000, amounts: (60_000, 80_000, 90_000)),
    ]
    let dollars = try Self.whole(people)
    #expect(dollars.payroll == (try money("1500", "USD")))
    // 1,500 / 1,500, while the mean of 1.25 and 0.5 is 0.875.
    #expect(dollars.groupCompaRatio == .one)
    #expect(dollars.meanCompaRatio?.description == "0.875")
    // 100 euros above; 20,000 yen below the minimum and 40,000 below the midpoint.
    #expect(dollars.excessOverMaximum == (try money("125", "USD")))
    #expect(dollars.costToMinimum == (try money("125", "USD")))
    #expect(dollars.costToMidpoint == (try money("250", "USD")))
    #expect((dollars.below, dollars.within, dollars.above) == (1, 0, 1))
    // (400 / 300 − 2 / 3) / 2 = 1/3.
    #expect(dollars.meanRangePenetration?.description == "0.3333")
    // (750 + 375) / 1,500 and (1,125 + 562.50) / 1,500.
    let ends = try #require(dollars.rangeEnds)
    #expect(ends.minimum.description == "0.75")
    #expect(ends.maximum.description == "1.125")
    let yen = try Self.whole(people, in: "JPY")
    #expect(yen.payroll == (try money("240000", "JPY")))
    #expect(yen.groupCompaRatio == .one)
  }

  @Test func aCurrencyWithoutARate() throws {
    let people = [Person(values: [], currency: "SEK", pay: 1, amounts: (nil, 1, nil))]
    let error = try #require(#expect(throws: Finding.self) { try Self.summary(people) })
    #expect(error.code == "no-exchange-rate")
  }

  @Test func nobodyAtAll() throws {
    for columns in [[], ["a"], ["a", "b"]] {
      for minimum in [0, 1] {
        let summary = try Self.summary([], columns: columns, minimum: minimum)
        #expect(summary.groups.count == 1)
        let figures = try #require(summary.whole?.figures)
        #expect(figures.headcount == 0)
        #expect(figures.payroll == (try money("0", "USD")))
        #expect(figures.groupCompaRatio == nil)
        #expect(figures.meanCompaRatio == nil)
        #expect(figures.percentiles.isEmpty)
        #expect(figures.median == nil)
      }
    }
  }

  private static func keys(_ summary: PopulationSummary) -> [String] {
    summary.groups.map { $0.key.map { $0 ?? "*" }.joined(separator: "/") }
  }

  @Test func groupsAndTheirOrder() throws {
    let people = [
      Person(values: ["Staff", "10", "n"], pay: 1), Person(values: ["Junior", "9", "n"], pay: 2),
      Person(values: ["Senior", "10", "s"], pay: 4), Person(values: ["Other", "A", "s"], pay: 8),
      Person(values: ["Another", "9", "s"], pay: 16),
    ]
    func cut(_ count: Int) -> [Person] {
      people.map {
        var person = $0
        person.values = Array($0.values[..<count])
        return person
      }
    }
    let order = ["level": ["Junior": 0, "Senior": 1, "Staff": 2]]
    let one = try Self.summary(cut(1), columns: ["level"], order: order)
    // What the policy does not know comes last, by its characters.
    #expect(Self.keys(one) == ["Junior", "Senior", "Staff", "Another", "Other", "*"])
    let two = try Self.summary(cut(2), columns: ["level", "step"], order: order)
    #expect(
      Self.keys(two) == [
        "Junior/9", "Senior/10", "Staff/10", "Another/9", "Other/A",
        "Junior/*", "Senior/*", "Staff/*", "Another/*", "Other/*", "*/9", "*/10", "*/A", "*/*",
      ])
    #expect(two.margins(of: 1).map(\.figures?.headcount) == [2, 2, 1])
    #expect(two.margins(of: 1).map(\.figures?.payroll.amount.description) == ["0.18", "0.05", "0.08"])
    let three = try Self.summary(people, columns: ["level", "step", "side"], order: order)
    #expect(three.groups.count == 5 + 5 + 3 + 2 + 1)
    #expect(three.margins(of: 2).map { $0.key } == [[nil, nil, "n"], [nil, nil, "s"]])
    #expect(three.margins(of: 2).map(\.figures?.payroll.amount.description) == ["0.03", "0.28"])
    let none = try Self.summary(cut(0))
    #expect(Self.keys(none) == [""])
    for summary in [one, two, three, none] { #expect(summary.whole?.figures?.headcount == 5) }
  }

  @Test func hiddenGroupsHaveNoFigures() throws {
    let people =
      (0..<12).map { Person(values: [$0 < 9 ? "a" : "b"], pay: 10) } + [
        Person(values: ["c"], pay: 10), Person(values: ["c"], pay: 10),
      ]
    // 9, 3 and 2: the small ones are 5 together.
    let summary = try Self.summary(people, columns: ["group"], minimum: 5)
    #expect(summary.groups.map(\.hidden) == [nil, .smallCell, .smallCell, nil])
    #expect(summary.groups.map(\.figures?.headcount) == [9, nil, nil, 14])
  }

  /// Every figure against the people of the group themselves, in floating-point numbers that a tolerance of half a unit separates from
  /// another way of rounding.
  @Test(arguments: PercentileDefinition.allCases) func againstThePeople(definition: PercentileDefinition) throws {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<30 {
      let people = (0..<40).map { _ in
        let minimum = Int64.random(in: 2_000_000...6_000_000, using: &random)
        let midpoint = minimum + Int64.random(in: 1...2_000_000, using: &random)
        return Person(
          values: [["x", "y"].randomElement(using: &random)!, ["u", "v", "w"].randomElement(using: &random)!],
          currency: ["USD", "EUR"].randomElement(using: &random)!,
          pay: Int64.random(in: 1_000_000...9_000_000, using: &random),
          share: Int64.random(in: 1...200, using: &random) * 10_000_000_000_000_000,
          amounts: (minimum, midpoint, midpoint + Int64.random(in: 1...2_000_000, using: &random)))
      }
      let summary = try Self.summary(people, columns: ["a", "b"], percentiles: definition)
      for group in summary.groups {
        let members = people.filter { person in
          zip(group.key, person.values).allSatisfy { $0 == nil || $0 == $1 }
        }
        try compare(#require(group.figures), members, definition)
      }
      #expect(summary.groups.count == Set(people.map(\.values)).count + 2 + 3 + 1)
    }
  }

  private func compare(_ figures: GroupFigures, _ members: [Person], _ definition: PercentileDefinition) throws {
    func close(_ found: ExactDecimal?, _ expected: Double, unit: Double, _ name: String) throws {
      let found = try #require(found)
      let value = try #require(Double(found.description))
      #expect(abs(value - expected) <= unit * 0.50001, "\(name): \(value), \(expected)")
    }
    func dollars(_ person: Person, _ cents: Int64) -> Double {
      Double(cents) / 100 * (person.currency == "EUR" ? 1.25 : 1)
    }
    func sum(_ value: (Person) -> Double) -> Double { members.reduce(0) { $0 + value($1) } }
    func share(_ person: Person) -> Double { Double(person.share) / 1e18 }
    let count = Double(members.count)
    #expect(figures.headcount == members.count)
    try close(figures.fullTimeEquivalent, sum(share), unit: 1e-9, "fte")
    try close(figures.payroll.amount, sum { dollars($0, $0.pay) * share($0) }, unit: 0.01, "payroll")
    let midpoints = sum { dollars($0, $0.amounts.midpoint!) }
    try close(figures.groupCompaRatio, sum { dollars($0, $0.pay) } / midpoints, unit: 1e-4, "group")
    // The figures as they stand in a person's row: four decimals, whole cents.
    func ratio(_ person: Person) -> Double {
      (Double(person.pay) / Double(person.amounts.midpoint!) * 1e4).rounded() / 1e4
    }
    try close(figures.meanCompaRatio, sum(ratio) / count, unit: 1e-4, "mean")
    try close(
      figures.meanRangePenetration,
      sum {
        let width = Double($0.amounts.maximum! - $0.amounts.minimum!)
        return (Double($0.pay - $0.amounts.minimum!) / width * 1e4).rounded() / 1e4
      } / count, unit: 1e-4, "penetration")
    #expect(figures.below == members.count { $0.pay < $0.amounts.minimum! })
    #expect(figures.above == members.count { $0.pay > $0.amounts.maximum! })
    #expect(figures.within == members.count - figures.below - figures.above)
    func cost(_ difference: @escaping (Person) -> Int64) -> Double {
      // Shares are whole hundredths here; halves of a cent go up.
      sum { dollars($0, (max(0, difference($0)) * ($0.share / 10_000_000_000_000_000) + 50) / 100) }
    }
    try close(figures.costToMinimum.amount, cost { $0.amounts.minimum! - $0.pay }, unit: 0.01, "to minimum")
    try close(figures.costToMidpoint.amount, cost { $0.amounts.midpoint! - $0.pay }, unit: 0.01, "to midpoint")
    try close(figures.excessOverMaximum.amount, cost { $0.pay - $0.amounts.maximum! }, unit: 0.01, "over maximum")
    let ratios = members.map(ratio).sorted()
    #expect(figures.percentiles.count == 5)
    for (percentage, found) in zip([0.10, 0.25, 0.50, 0.75, 0.90], figures.percentiles) {
      let expected: Double
      if definition == .discrete {
        expected = ratios[min(ratios.count, max(1, Int((percentage * count - 1e-9).rounded(.up)))) - 1]
      } else {
        let wanted = definition == .inclusive ? 1 + (count - 1) * percentage : (count + 1) * percentage
        let place = min(max(wanted, 1), count)
        let low = Int(place + 1e-9)
        let high = min(low + 1, ratios.count)
        expected = ratios[low - 1] + (ratios[high - 1] - ratios[low - 1]) * (place - Double(low))
      }
      try close(found, expected, unit: 1e-4, "p\(percentage)")
    }
    #expect(figures.median == figures.percentiles[2])
  }
}
