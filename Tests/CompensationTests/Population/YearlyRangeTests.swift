import Testing

@testable import Compensation

@Suite struct YearlyRangeTests {
  private static func range(
    _ small: SmallPolicy, _ given: InputValues = [:], showing names: [String] = []
  ) throws -> YearlyRange {
    try Calculator(policy: small.checked(), asOf: nil).yearlyRange(given, showing: names)
  }

  private static func refusal(_ small: SmallPolicy, _ given: InputValues = [:], showing names: [String] = []) throws
    -> Finding
  {
    try #require(#expect(throws: Finding.self) { try range(small, given, showing: names) })
  }

  @Test func perYear() throws {
    let small = SmallPolicy(steps: ["minimum": "80.005", "midpoint": "100", "maximum": "120.004"])
    let range = try Self.range(small)
    #expect(range.currency.code == "USD")
    #expect(range.minimum == 8001)
    #expect(range.midpoint == 10_000)
    #expect(range.maximum == 12_000)
  }

  @Test func onlyAMidpoint() throws {
    let range = try Self.range(SmallPolicy(steps: ["midpoint": "100"]))
    #expect((range.minimum, range.midpoint, range.maximum) == (nil, 10_000, nil))
    let amounts = YearlyAmounts(range)
    #expect((amounts.minimum, amounts.midpoint, amounts.maximum) == (-1, 10_000, -1))
    #expect(!amounts.hasEnds)
  }

  @Test func noRange() throws {
    #expect(try Self.refusal(SmallPolicy(steps: ["offer": "100"])).code == "no-range")
  }

  @Test func perMonthByTheMonthsOfThePlace() throws {
    // 13.92 months in the Netherlands, 14 in Austria, 12 elsewhere.
    let months = table("months", "country,value\nNetherlands,13.92\nAustria,14\nGermany,12")
    let small = SmallPolicy(
      inputs: [.text("country", in: "months")],
      lookups: [LookupDefinition("months_per_year", in: "months", where: ["country": "country"])],
      steps: ["midpoint": "5000", "hours_per_year": "2087"], tables: [months]
    ) { $0.period = "month" }
    for (country, cents, months) in [
      ("Netherlands", 6_960_000, "13.92"), ("Austria", 7_000_000, "14"), ("Germany", 6_000_000, "12"),
    ] as [(String, Int64, String)] {
      let range = try Self.range(small, ["country": country])
      #expect(range.midpoint == cents)
      #expect(try range.periods.monthsPerYear.get() == ExactDecimal(plain: months))
      #expect(try range.periods.hoursPerYear.get() == ExactDecimal(2087))
    }
  }

  @Test func perHour() throws {
    let small = SmallPolicy(steps: ["minimum": "20", "maximum": "30.005", "hours_per_year": "2080"]) {
      $0.period = "hour"
    }
    let range = try Self.range(small)
    #expect(range.minimum == 4_160_000)
    // The policy's own result is 30.01 an hour; 30.01 × 2080 = 62,420.80.
    #expect(range.maximum == 6_242_080)
  }

  @Test(arguments: [("month", "no-months-per-year"), ("hour", "no-hours-per-year")])
  func aPeriodThatThePolicyLacks(period: String, code: String) throws {
    let small = SmallPolicy(steps: ["midpoint": "100"]) { $0.period = period }
    #expect(try Self.refusal(small).code == code)
    // A yearly range does not need it; whoever asks is told.
    let yearly = try Self.range(SmallPolicy(steps: ["midpoint": "100"]))
    let basis: PayBasis = period == "month" ? .monthly : .hourly
    #expect(try #require(#expect(throws: Finding.self) { try yearly.periods.perYear(basis) }).code == code)
  }

  @Test func noMonthsAtAllIsAMistake() throws {
    let small = SmallPolicy(steps: ["midpoint": "100", "months_per_year": "0"]) { $0.period = "month" }
    #expect(try Self.refusal(small).code == "out-of-bounds")
  }

  @Test func inputsAreThoseThatTheRangeNeeds() throws {
    let small = SmallPolicy(
      inputs: [
        .text("level", of: ["a", "b"]), .text("unused", default: "x"), .number("factor", default: "2"),
        .text("area", of: ["n", "s"], default: "n"),
      ],
      steps: ["midpoint": "if(level = 'a', 10, 20) * factor", "months_per_year": "if(area = 'n', 12, 14)"])
    let range = try Self.range(small, ["level": "b"])
    #expect(range.midpoint == 4000)
    // The months are worked out beside the range: area is not among its inputs.
    #expect(range.inputs == ["b", "", "2", ""])
    #expect(try range.periods.monthsPerYear.get() == ExactDecimal(12))
    // What is given is shown, whether or not it is needed.
    #expect(try Self.range(small, ["level": "b", "unused": "y"]).inputs == ["b", "y", "2", ""])
  }

  @Test func namesThatAreShown() throws {
    let grades = table("grades", "level,value\na,G7\nb,G8")
    let small = SmallPolicy(
      inputs: [.text("level", of: ["a", "b"])],
      lookups: [LookupDefinition("grade", in: "grades", where: ["level": "level"], text: true)],
      steps: ["midpoint": "100 / 8"], tables: [grades])
    let range = try Self.range(small, ["level": "b"], showing: ["grade", "level", "midpoint"])
    #expect(range.shown == ["G8", "b", "12.5"])
    // The row of the grade served.
    #expect(range.served.count == 1)
    let error = try Self.refusal(small, ["level": "b"], showing: ["grad"])
    #expect(error.code == "unknown-name")
    #expect(error.message.contains("did you mean \"grade\"?"))
  }

  @Test func thereIsAWholeRangeOrNone() throws {
    let small = SmallPolicy(
      inputs: [.number("zero", default: "0")], steps: ["minimum": "100", "midpoint": "100 / zero"])
    #expect(try Self.refusal(small).code == "division-by-zero")
    #expect(throws: Finding.self) {
      try Self.range(SmallPolicy(steps: ["minimum": "120", "midpoint": "100", "maximum": "110"]))
    }
  }
}
