import Compensation
import Testing

@Suite struct PayRangeTests {
  private func range(_ minimum: String, _ midpoint: String?, _ maximum: String, _ code: String = "USD") throws
    -> PayRange
  {
    try PayRange(
      minimum: money(minimum, code), midpoint: midpoint.map { try money($0, code) }, maximum: money(maximum, code))
  }

  /// A ratio with so many digits, as a report prints it.
  private func digits(_ count: Int, _ ratio: () throws -> ExactDecimal) rethrows -> String {
    try ratio().formatted(fractionDigits: count)
  }

  // MARK: Spread, the four meanings of B-2

  @Test(arguments: [
    // 80/100/120: 40/80, 40/100, 20/100, 120/80.
    ("80", "100", "120", "0.500000", "0.400000", "0.200000", "1.500000"),
    // S2-02…05, the posted 98,000 to 210,000 with its middle 154,000: 8/7, 8/11, 4/11, 15/7.
    ("98000", "154000", "210000", "1.142857", "0.727273", "0.363636", "2.142857"),
    // B2-09, ±15 % of 200,000: 60/170, 60/200, 30/200, 230/170.
    ("170000", "200000", "230000", "0.352941", "0.300000", "0.150000", "1.352941"),
    // B2-10, a middle of 6,000 with 50 % of the minimum: 2,400/4,800, 2,400/6,000, 1,200/6,000, 7,200/4,800.
    ("4800", "6000", "7200", "0.500000", "0.400000", "0.200000", "1.500000"),
    // B2-11, the trap of ±r/2 around the middle: 3,000/4,500 = 2/3, not a half.
    ("4500", "6000", "7500", "0.666667", "0.500000", "0.250000", "1.666667"),
    // B2-07: 47,500 with 15 % of the minimum; 6,627.90/44,186.05.
    ("44186.05", "47500", "50813.95", "0.150000", "0.139535", "0.069767", "1.150000"),
  ])
  func spread(
    minimum: String, midpoint: String, maximum: String, ofMinimum: String, ofMidpoint: String, halfWidth: String,
    ratio: String
  ) throws {
    let range = try range(minimum, midpoint, maximum)
    #expect(try digits(6) { try range.spread(.ofMinimum) } == ofMinimum)
    #expect(try digits(6) { try range.spread(.ofMidpoint) } == ofMidpoint)
    #expect(try digits(6) { try range.spread(.halfWidthOfMidpoint) } == halfWidth)
    #expect(try digits(6) { try range.spread(.ratio) } == ratio)
  }

  /// The regional ranges of medians: 40/100, 30/70, 30/60, 30/90.
  @Test(arguments: [
    ("100000", "140000", "0.40000"), ("70000", "100000", "0.42857"), ("60000", "90000", "0.50000"),
    ("90000", "120000", "0.33333"),
  ])
  func spreadNeedsNoMidpointWhenItIsOfTheMinimum(minimum: String, maximum: String, spread: String) throws {
    #expect(try digits(5) { try range(minimum, nil, maximum).spread(.ofMinimum) } == spread)
  }

  @Test func theNamesOfTheFourMeanings() {
    #expect(RangeSpread.allCases.map(\.rawValue) == ["spread_of_min", "spread_of_mid", "half_width_of_mid", "ratio"])
  }

  @Test func aSpreadWithoutItsDenominator() throws {
    #expect(throws: MoneyError.noMidpoint) { try range("80", nil, "120").spread(.ofMidpoint) }
    #expect(throws: MoneyError.noMidpoint) { try range("80", nil, "120").spread(.halfWidthOfMidpoint) }
    #expect(throws: MoneyError.emptyRange) { try range("0", "50", "120").spread(.ofMinimum) }
    #expect(throws: MoneyError.emptyRange) { try range("0", "50", "120").spread(.ratio) }
    #expect(throws: MoneyError.noMidpoint) { try range("0", "0", "120").spread(.ofMidpoint) }
  }

  // MARK: Position, B-3

  @Test(
    arguments: [
      // 98 in 80 to 120: 98/100 and 18/40, two numbers for one pay.
      ("98", "0.98", "0.45", .within, "0"),
      // Equality is inside.
      ("80", "0.8", "0", .within, "0"), ("120", "1.2", "1", .within, "0"), ("100", "1", "0.5", .within, "0"),
      // Never clamped: −4/40 and 50/40.
      ("76", "0.76", "-0.1", .below, "-4"), ("130", "1.3", "1.25", .above, "10"),
      ("79.99", "0.7999", "-0.00025", .below, "-0.01"), ("120.01", "1.2001", "1.00025", .above, "0.01"),
    ] as [(String, String, String, RangePosition, String)])
  func position(pay: String, compaRatio: String, penetration: String, position: RangePosition, distance: String) throws
  {
    let range = try range("80", "100", "120")
    let pay = try money(pay, "USD")
    #expect(try range.compaRatio(pay).description == compaRatio)
    #expect(try range.rangePenetration(pay).description == penetration)
    #expect(try range.position(pay) == position)
    #expect(try range.distance(pay) == money(distance, "USD"))
  }

  @Test func compaRatioOfSixtyThousandToSixtyFive() throws {
    // 60,000 / 65,000 = 12/13.
    #expect(try digits(3) { try range("52000", "65000", "78000").compaRatio(money("60000", "USD")) } == "0.923")
  }

  @Test func theEndsOfThePostedRange() throws {
    // S2-05: 98/154 = 7/11 and 210/154 = 15/11.
    let range = try range("98000", "154000", "210000")
    #expect(try digits(6) { try range.compaRatio(range.minimum) } == "0.636364")
    #expect(try digits(6) { try range.compaRatio(range.maximum) } == "1.363636")
  }

  @Test func aMarketRatioIsNotACompaRatio() throws {
    // the posted middle over the regional one, 154/120 = 77/60; the ends, 98/100 and 210/140.
    #expect(try digits(4) { try money("154000", "USD") / money("120000", "USD") } == "1.2833")
    #expect(try (money("98000", "USD") / money("100000", "USD")).description == "0.98")
    #expect(try (money("210000", "USD") / money("140000", "USD")).description == "1.5")
  }

  @Test func withoutAMidpointThereIsNoCompaRatioAndNoneIsMadeUp() throws {
    #expect(throws: MoneyError.noMidpoint) { try range("80", nil, "120").compaRatio(money("98", "USD")) }
    #expect(throws: MoneyError.noMidpoint) { try range("0", "0", "120").compaRatio(money("98", "USD")) }
    #expect(try range("80", nil, "120").rangePenetration(money("98", "USD")).description == "0.45")
    #expect(try range("80", nil, "120").position(money("120", "USD")) == .within)
  }

  @Test func aRangeWithoutWidthHasNoPenetration() throws {
    let point = try range("100", "100", "100")
    #expect(throws: MoneyError.emptyRange) { try point.rangePenetration(money("100", "USD")) }
    #expect(try point.position(money("100", "USD")) == .within)
    #expect(try point.position(money("99.99", "USD")) == .below)
  }

  @Test(arguments: [("120", "100", "80"), ("80", "70", "120"), ("80", "130", "120")])
  func aRangeAscends(minimum: String, midpoint: String, maximum: String) {
    #expect(throws: MoneyError.notAscending) { try range(minimum, midpoint, maximum) }
  }

  @Test func aRangeWithoutMidpointAscendsToo() {
    #expect(throws: MoneyError.notAscending) { try range("120", nil, "80") }
  }

  @Test func aRangeHasOneCurrency() throws {
    let (dollars, euros) = (try #require(Currency(code: "USD")), try #require(Currency(code: "EUR")))
    #expect(throws: MoneyError.currencyMismatch(dollars, euros)) {
      try PayRange(minimum: money("80", "USD"), midpoint: money("100", "EUR"), maximum: money("120", "USD"))
    }
    let range = try range("80", "100", "120")
    let pay = try money("98", "EUR")
    #expect(throws: MoneyError.currencyMismatch(euros, dollars)) { try range.compaRatio(pay) }
    #expect(throws: MoneyError.currencyMismatch(euros, dollars)) { try range.rangePenetration(pay) }
    #expect(throws: MoneyError.currencyMismatch(euros, dollars)) { try range.position(pay) }
    #expect(throws: MoneyError.currencyMismatch(euros, dollars)) { try range.distance(pay) }
  }

  // MARK: An amount asked for

  @Test func whatIsAskedForBesideTheRange() throws {
    // 165,000 in 98,000/154,000/210,000: 165/154 = 1.07142…, 67/112 = 0.59821….
    let asking = try Asking(money("165000", "USD"), in: range("98000", "154000", "210000"))
    #expect(asking.compaRatio?.description == "1.0714")
    #expect(asking.rangePenetration?.description == "0.5982")
    #expect(asking.position == .within)
    #expect(try asking.difference == money("0", "USD"))
  }

  @Test func whatIsAskedForAboveTheRange() throws {
    let asking = try Asking(money("220000", "USD"), in: range("98000", "154000", "210000"))
    // 220/154 = 1.428571…; 122/112 = 1.089285….
    #expect(asking.compaRatio?.description == "1.4286")
    #expect(asking.rangePenetration?.description == "1.0893")
    #expect(asking.position == .above)
    #expect(try asking.difference == money("10000", "USD"))
  }

  @Test func aRatioThatTheRangeDoesNotHaveIsLeftOut() throws {
    let bare = try Asking(money("100", "USD"), in: nil)
    #expect(bare.compaRatio == nil && bare.rangePenetration == nil && bare.position == nil && bare.difference == nil)
    let point = try Asking(money("90", "USD"), in: range("100", nil, "100"))
    #expect(point.compaRatio == nil && point.rangePenetration == nil)
    #expect(point.position == .below)
    #expect(try point.difference == money("-10", "USD"))
    #expect(try Asking(money("90", "USD"), in: range("0", "0", "100")).compaRatio == nil)
    #expect(throws: MoneyError.self) { try Asking(money("90", "EUR"), in: range("80", "100", "120")) }
  }
}
