import Compensation
import CompensationData
import Testing

/// Every cell of the General Schedule, by whole numbers: cents of a percent, halves of a dollar up.
@Suite struct GeneralScheduleTests {
  private struct Cell: Hashable {
    let grade: String
    let step: String
    let locality: String
  }

  /// 20.77 as 2,077; 35 as 3,500.
  private static func hundredths(_ text: String) throws -> Int {
    let parts = text.split(separator: ".")
    let fraction = parts.count > 1 ? String(parts[1]) : ""
    let (whole, rest) = (try #require(Int(parts[0])), try #require(Int((fraction + "00").prefix(2))))
    return whole * 100 + rest
  }

  /// Base × (1 + percentage), to the nearest dollar, and at most the cap.
  private static func pay(base: Int, percentage: Int, cap: Int) -> Int {
    min(cap, (base * (10_000 + percentage) + 5_000) / 10_000)
  }

  private func compare(_ expected: [Cell: Int], on day: String) throws {
    let calculator = Calculator(policy: try policy("us-general-schedule"), asOf: try date(day))
    var differing: [Cell] = []
    for (cell, pay) in expected {
      let offer = try calculator.offer(["grade": cell.grade, "step": cell.step, "locality": cell.locality])
      if offer.offer?.amount != ExactDecimal(pay) { differing.append(cell) }
    }
    #expect(differing.isEmpty)
  }

  private static let editions = [
    // The sums were worked out with exact fractions.
    ("2025-01-12", "2025", 195_200, 691_294_778, 98), ("2026-01-11", "2026", 197_200, 698_219_387, 97),
  ]

  @Test(arguments: editions)
  func everyCellOfTheYear(day: String, year: String, cap: Int, sum: Int, capped: Int) throws {
    let folder = "Datasets/policies/us-general-schedule/"
    let bases = try Repository.records(folder + "base_pay.csv").filter { try $0.text("effective_from") == day }
    let localities = try Repository.records(folder + "locality.csv").filter { try $0.text("effective_from") == day }
    var expected: [Cell: Int] = [:]
    for base in bases {
      for locality in localities {
        let cell = Cell(
          grade: try base.text("grade"), step: try base.text("step"), locality: try locality.text("locality"))
        expected[cell] = Self.pay(
          base: try base.wholeNumber("annual"),
          percentage: try Self.hundredths(try locality.text("percentage")), cap: cap)
      }
    }
    #expect(expected.count == 8_700)
    #expect(expected.values.reduce(0, +) == sum)
    #expect(expected.values.count { $0 == cap } == capped)
    try compare(expected, on: day)
  }

  /// The same from another copy of the published figures, where there is one.
  @Test(.enabled(if: Repository.exists("../shared/facts/gs_base_pay.csv")), arguments: editions)
  func everyCellOfThePublishedFigures(day: String, year: String, cap: Int, sum: Int, capped: Int) throws {
    let bases = try Repository.records("../shared/facts/gs_base_pay.csv").filter { try $0.text("year") == year }
    let localities = try Repository.records("../shared/facts/gs_locality_2025_2026.csv")
    var expected: [Cell: Int] = [:]
    for base in bases {
      for locality in localities {
        let cell = Cell(
          grade: try base.text("grade"), step: try base.text("step"),
          locality: try locality.text("locality_pay_area"))
        expected[cell] = Self.pay(
          base: try base.wholeNumber("annual_base_usd"),
          percentage: try Self.hundredths(try locality.text("locality_pct")), cap: cap)
      }
    }
    #expect(expected.count == 8_700)
    try compare(expected, on: day)
  }

  /// Grades and steps are in the order of their numbers: 2 before 10.
  @Test func theListOfRangesHasEveryCellInOrder() throws {
    var listing = try RangeListing(Calculator(policy: policy("us-general-schedule")), given: ["locality": "RUS"])
    var keys: [[String]] = []
    var sum = ExactDecimal.zero
    let count = try listing.forEach { row in
      keys.append(Array(row.inputs.prefix(2)))
      sum = try sum + row.amounts[0]
    } refused: { finding in
      Issue.record("\(finding)")
    }
    #expect(count == 150)
    #expect(keys == (1...15).flatMap { grade in (1...10).map { [String(grade), String($0)] } })
    let bases = try Repository.records("Datasets/policies/us-general-schedule/base_pay.csv")
      .filter { try $0.text("effective_from") == "2026-01-11" }.map { try $0.wholeNumber("annual") }
    // Rest of U.S., 17.06 %.
    #expect(sum == ExactDecimal(bases.map { Self.pay(base: $0, percentage: 1706, cap: 197_200) }.reduce(0, +)))
  }

  @Test func in2024ThereAreNoLocalityPercentages() throws {
    let calculator = Calculator(policy: try policy("us-general-schedule"), asOf: try date("2024-06-01"))
    let finding = #expect(throws: Finding.self) {
      try calculator.offer(["grade": "13", "step": "1", "locality": "SF"])
    }
    #expect(
      finding
        == Finding(
          "not-yet-effective",
          "locality_percentage for locality \"San Jose-San Francisco-Oakland, CA\" begins on 2025-01-12, after the date asked for, "
            + "2024-06-01; ask for a later date or add an earlier row",
          file: "us-general-schedule/locality.csv", column: "effective_from"))
  }
}
