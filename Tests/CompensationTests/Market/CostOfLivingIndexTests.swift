import Compensation
import Testing

@Suite struct CostOfLivingIndexTests {
  /// A figure of a line such as `Japan 2024-12-31 90.5 JPY`, where a last `-` is no currency; its line is its place, from 2.
  private static func figures(_ lines: [String]) throws -> [CostOfLivingFigure] {
    try lines.enumerated().map { index, line in
      let cells = line.split(separator: " ").map(String.init)
      return CostOfLivingFigure(
        place: cells[0], date: try day(cells[1]), value: try ExactDecimal(plain: cells[2]),
        currency: cells[3] == "-" ? nil : cells[3], source: "source of \(cells[0])", file: "figures.csv",
        line: index + 2)
    }
  }

  /// `Japan 2024-12-31 0.6`, then the findings without their messages.
  private static func indices(
    _ living: CostOfLiving, _ lines: [String], latestOnly: Bool = true
  ) throws -> (indices: [String], findings: [String]) {
    let result = living.indices(of: try figures(lines), latestOnly: latestOnly, unitsPerBase: rate)
    for index in result.indices {
      #expect(index.base == "the base")
      #expect(index.kind == living.measure.kind)
      #expect(index.source == "source of \(index.place)")
    }
    return (
      result.indices.map { "\($0.place) \($0.effectiveFrom) \($0.index)" },
      result.findings.map { "\($0.file ?? ""):\($0.line ?? 0): [\($0.code)]" }
    )
  }

  /// One dollar is 150 yen, and in 2023 was 125; or 0.8 euros.
  private static func rate(_ currency: String, _ day: CalendarDate) throws(Finding) -> ExactDecimal {
    switch currency {
    case "USD": .one
    case "JPY": ExactDecimal(day.year <= 2023 ? 125 : 150)
    case "EUR": ExactDecimal(units: ExactDecimal.unitsPerOne / 5 * 4)
    case "BAD": .zero
    default: throw Finding("no-exchange-rate", "there are no rates of \(currency)", column: currency)
    }
  }

  private static let parity = CostOfLiving(.purchasingPowerParity, base: "the base")
  private static let price = CostOfLiving(.price(basePlace: "US"), base: "the base")

  // Expected values by hand: 90 / 150, 0.6 / 0.8, 1 / 1, and 100 / 125 in 2023.
  private static let parities = [
    "Japan 2024-12-31 90 JPY", "Japan 2023-12-31 100 JPY", "US 2024-12-31 1 USD", "Italy 2022-12-31 0.6 EUR",
  ]

  @Test(arguments: [parities, parities.reversed()]) func theParityOverTheRate(lines: [String]) throws {
    let newest = ["Italy 2022-12-31 0.75", "Japan 2024-12-31 0.6", "US 2024-12-31 1"]
    let (found, findings) = try Self.indices(Self.parity, lines)
    #expect(found == newest)
    #expect(findings.isEmpty)
    let all = try Self.indices(Self.parity, lines, latestOnly: false).indices
    #expect(all == [newest[0], "Japan 2023-12-31 0.8", newest[1], newest[2]])
  }

  @Test func whatAParityLacks() throws {
    let (found, findings) = try Self.indices(
      Self.parity,
      [
        "A 2024-12-31 90 -", "B 2024-12-31 90 XXX", "C 2024-12-31 0 JPY", "D 2024-12-31 -1 JPY", "E 2024-12-31 90 BAD",
        "F 2024-12-31 90 JPY",
      ])
    #expect(found == ["F 2024-12-31 0.6"])
    #expect(
      findings == [
        "figures.csv:2: [missing-value]", "figures.csv:3: [no-exchange-rate]", "figures.csv:4: [not-positive]",
        "figures.csv:5: [not-positive]", "figures.csv:6: [no-exchange-rate]",
      ])
  }

  @Test func whatARateLacksIsSaidOfTheLine() throws {
    let figures = try Self.figures(["A 2024-12-31 90 XXX"])
    let finding = try #require(Self.parity.indices(of: figures, unitsPerBase: Self.rate).findings.first)
    #expect(finding.description == "figures.csv:2: XXX: error: [no-exchange-rate] there are no rates of XXX")
  }

  @Test func aNewestFigureThatIsRefusedIsNotReplaced() throws {
    let (found, findings) = try Self.indices(Self.parity, ["Japan 2024-12-31 0 JPY", "Japan 2023-12-31 100 JPY"])
    #expect(found.isEmpty)
    #expect(findings == ["figures.csv:2: [not-positive]"])
  }

  @Test func anOldFigureThatIsNotUsedIsNotLookedAt() throws {
    let (found, findings) = try Self.indices(Self.parity, ["Japan 2024-12-31 90 JPY", "Japan 2023-12-31 0 JPY"])
    #expect(found == ["Japan 2024-12-31 0.6"])
    #expect(findings.isEmpty)
  }

  @Test func aFigureThatIsThereTwice() throws {
    let (found, findings) = try Self.indices(
      Self.parity, ["Japan 2024-12-31 90 JPY", "US 2024-12-31 1 USD", "Japan 2024-12-31 91 JPY"])
    #expect(found == ["US 2024-12-31 1"])
    #expect(findings == ["figures.csv:2: [duplicate-key]", "figures.csv:4: [duplicate-key]"])
  }

  @Test func pricesOverThatOfTheBase() throws {
    // By hand: 480 yen are 3.2 dollars, of 4 is 0.8; 4 euros are 5 dollars, of 4 is 1.25; 6 dollars of 4 are 1.5.
    let (found, findings) = try Self.indices(
      Self.price,
      ["Japan 2026-01-01 480 JPY", "US 2026-01-01 4 USD", "Italy 2026-01-01 4 EUR", "Ecuador 2026-01-01 6 USD"])
    #expect(found == ["Ecuador 2026-01-01 1.5", "Italy 2026-01-01 1.25", "Japan 2026-01-01 0.8", "US 2026-01-01 1"])
    #expect(findings.isEmpty)
  }

  @Test func pricesInACommonCurrencyNeedNoRate() throws {
    for currency in ["-", "XXX"] {
      let (found, findings) = try Self.indices(
        Self.price, ["Japan 2026-01-01 3 \(currency)", "US 2026-01-01 4 \(currency)"])
      #expect(found == ["Japan 2026-01-01 0.75", "US 2026-01-01 1"])
      #expect(findings.isEmpty)
    }
  }

  @Test func onlyAPriceOfTheSameDayIsTheBase() throws {
    let lines = ["Japan 2025-07-01 3 -", "US 2026-01-01 5 -", "US 2025-07-01 4 -", "Italy 2024-01-01 3 -"]
    let (found, findings) = try Self.indices(Self.price, lines)
    #expect(found == ["Japan 2025-07-01 0.75", "US 2026-01-01 1"])
    #expect(findings == ["figures.csv:5: [missing-value]"])
    let message = Self.price.indices(of: try Self.figures(lines), unitsPerBase: Self.rate).findings[0].message
    #expect(message == "US has no price of 2024-01-01, which this one is to be compared with; add it")
  }

  @Test func pricesThatCannotBeCompared() throws {
    #expect(
      try Self.indices(Self.price, ["Japan 2026-01-01 3 JPY", "US 2026-01-01 4 -"]).findings
        == ["figures.csv:2: [missing-value]"])
    #expect(
      try Self.indices(Self.price, ["Japan 2026-01-01 3 JPY", "US 2026-01-01 0 JPY"]).findings
        == ["figures.csv:2: [not-positive]", "figures.csv:3: [not-positive]"])
    let twice = try Self.indices(Self.price, ["Japan 2026-01-01 3 -", "US 2026-01-01 4 -", "US 2026-01-01 5 -"])
    #expect(twice.indices.isEmpty)
    #expect(
      twice.findings == [
        "figures.csv:2: [duplicate-key]", "figures.csv:3: [duplicate-key]", "figures.csv:4: [duplicate-key]",
      ])
    #expect(
      try Self.indices(Self.price, ["Japan 2026-01-01 3 XXX", "US 2026-01-01 4 USD"]).findings
        == ["figures.csv:2: [no-exchange-rate]"])
  }

  @Test func indexNumbers() throws {
    let living = CostOfLiving(.index(baseNumber: ExactDecimal(100)), base: "the base")
    // The currency of an index number is not asked for.
    let (found, findings) = try Self.indices(
      living, ["Ohio 2024-12-31 91.735 -", "Iowa 2024-12-31 88 XXX", "Utah 2024-12-31 0 -"])
    #expect(found == ["Iowa 2024-12-31 0.88", "Ohio 2024-12-31 0.91735"])
    #expect(findings == ["figures.csv:4: [not-positive]"])
    let none = CostOfLiving(.index(baseNumber: .zero), base: "the base")
    #expect(try Self.indices(none, ["Ohio 2024-12-31 91.735 -"]).findings == ["figures.csv:2: [not-positive]"])
  }

  @Test func figuresThatCannotBeHeld() throws {
    let tiny = CostOfLiving(.index(baseNumber: ExactDecimal(units: 1)), base: "the base")
    #expect(try Self.indices(tiny, ["A 2024-12-31 1000 -"]).findings == ["figures.csv:2: [too-large]"])
    let large = CostOfLiving(.index(baseNumber: ExactDecimal(1000)), base: "the base")
    #expect(
      try Self.indices(large, ["A 2024-12-31 0.000000000000000001 -"]).findings == ["figures.csv:2: [not-positive]"])
  }

  @Test func theNamesOfKinds() {
    #expect(CostOfLivingKind.allCases.map(\.rawValue) == ["ppp", "price", "index"])
    #expect(RateMethod.allCases.map(\.rawValue) == ["spot", "month-mean", "year-mean", "first-of-month-12"])
  }
}
