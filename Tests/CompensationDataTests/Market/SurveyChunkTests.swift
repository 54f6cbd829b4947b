import Compensation
import CompensationData
import Testing

/// Made-up messy surveys: no row is lost, each has the first of its reasons, and it does not matter how the file is cut.
@Suite struct SurveyChunkTests {
  /// A cell that may stand in a column, and what becomes of its row.
  private struct Cell {
    let text: String
    /// `missing-value`, or `-` for a row that is left out; nil if nothing is wrong.
    var problem: String?
    /// What the cell counts as.
    var number = 1
  }

  /// By column, in the order of the reasons.
  private static let columns: [(name: String, cells: [Cell])] = [
    (
      "country",
      [.init(text: "US"), .init(text: " UK"), .init(text: "MX", problem: "-0"), .init(text: "", problem: "-0")]
    ),
    (
      "title",
      [
        .init(text: "Engineer"), .init(text: "engineer "), .init(text: "Pilot"), .init(text: "Boss", problem: "-1"),
        .init(text: "Cook", problem: "unmapped-value"), .init(text: "\"Chief,\nCook\"", problem: "unmapped-value"),
      ]
    ),
    (
      "level",
      [.init(text: "L1"), .init(text: "L2"), .init(text: "\"L 3\""), .init(text: "", problem: "missing-value")]
    ),
    (
      "cur",
      [
        .init(text: "USD"), .init(text: "USD"), .init(text: "GBP", number: 2), .init(text: "$"),
        .init(text: "€", problem: "unknown-currency"), .init(text: "", problem: "missing-value"),
      ]
    ),
    (
      "unit",
      [
        .init(text: "annual"), .init(text: "annual"), .init(text: "Stunde", number: 2000),
        .init(text: "monthly", number: 12),
        .init(text: "weekly", problem: "unknown-pay-basis"),
      ]
    ),
    (
      "when",
      [
        .init(text: "2023-05-15"), .init(text: "2023-01-01T08:00"), .init(text: "2023-02-29", problem: "bad-date"),
        .init(text: "", problem: "missing-value"),
      ]
    ),
    (
      "pay",
      [
        .init(text: "1200", number: 1200), .init(text: "50", number: 50),
        .init(text: "\"1,234,000\"", number: 1_234_000),
        .init(text: "2000-4000", number: 3000), .init(text: "*", problem: "no-figure"),
        .init(text: "85k", problem: "bad-number"), .init(text: "0", problem: "not-positive"),
        .init(text: "", problem: "missing-value"),
      ]
    ),
    (
      "w",
      [
        .init(text: "1"), .init(text: "2"), .init(text: "0", problem: "bad-weight"),
        .init(text: "", problem: "bad-weight"),
      ]
    ),
    ("firm", [.init(text: "Acme"), .init(text: ""), .init(text: "Best"), .init(text: "\"Cole, Inc\"")]),
  ]

  private static let mapping = """
    "keep": [{"column": "country", "values": ["US", "UK"]}],
    "crosswalks": [{"table": "titles.csv", "where": {"title": "title"}, "case": "ignore"}],
    "currency": {"column": "cur", "values": {"$": "USD"}}, "date": {"column": "when"},
    "pay": {"column": "pay", "range": "midpoint", "missing": {"*": "no estimate"}, "hours_per_year": 2000,
            "months_per_year": 12, "basis": {"column": "unit", "values": {"Stunde": "hourly"}}},
    "weight": {"column": "w"}, "organisation": {"column": "firm"}
    """
  private static let tables = ["titles.csv": "title,job\nEngineer,Coder\nPILOT,Pilot\nboss,\n"]
  private static let leftOut = ["country is not US or UK", "left out by titles.csv"]

  /// A survey, and what is to become of its rows by the rules above.
  private struct Made {
    var text: String
    var figures: [String] = []
    var rejects: [String] = []
    var leftOut = [0, 0]
    var count = 0

    init(seed: Int) {
      var random = Random(state: UInt64(seed))
      let columns = SurveyChunkTests.columns
      text = columns.map(\.name).joined(separator: ",") + "\n"
      var line = 2
      for _ in 0..<Int.random(in: 0..<120, using: &random) {
        count += 1
        switch Int.random(in: 0..<30, using: &random) {
        case 0:
          text += "US,Engineer\n"
          rejects.append("\(line) ragged-row")
          line += 1
          continue
        case 1:
          text += ", ,\n"
          rejects.append("\(line) blank-row")
          line += 1
          continue
        case 2:
          // A line without anything is no row.
          text += "\n"
          line += 1
        default: break
        }
        let cells = columns.map { column in
          // Most cells are right, so that the later reasons are reached.
          let right = column.cells.filter { $0.problem == nil }
          return Int.random(in: 0..<8, using: &random) == 0
            ? column.cells.randomElement(using: &random)! : right.randomElement(using: &random)!
        }
        text += cells.map(\.text).joined(separator: ",") + "\n"
        switch cells.compactMap(\.problem).first {
        case nil:
          let (pay, unit, currency) = (cells[6].number, cells[4].number, cells[3].number)
          let job = cells[1].text.hasPrefix("P") ? "Pilot" : "Coder"
          let level = cells[2].text.replacing("\"", with: "")
          figures.append("\(line) \(job)/\(level) \(pay * unit * currency)")
        case "-0"?: leftOut[0] += 1
        case "-1"?: leftOut[1] += 1
        case let code?: rejects.append("\(line) \(code)")
        }
        line += cells.contains { $0.text.contains("\n") } ? 2 : 1
      }
    }
  }

  /// One pound is two dollars.
  private static let basis = SurveyBasis(
    currency: usd, rates: [Currency(code: "GBP")!: ExactDecimal(units: ExactDecimal.unitsPerOne / 2)])

  private static func read(_ text: String, chunkSize: Int, readers: Int) throws -> SmallSurvey {
    try SmallSurvey(
      text, mapping, by: ["job", "level"], basis: basis, tables: tables, chunkSize: chunkSize, readers: readers)
  }

  @Test(arguments: 1...25) func noRowIsLost(seed: Int) throws {
    let made = Made(seed: seed)
    let survey = try Self.read(made.text, chunkSize: 1 << 16, readers: 1)
    #expect(survey.figures == made.figures)
    #expect(
      survey.rejects.map { reject in
        let parts = reject.split(separator: " ")
        return "\(parts[0]) \(parts[parts.count - 1])"
      } == made.rejects)
    #expect(
      survey.leftOut == zip(made.leftOut, Self.leftOut).filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" })
    #expect(survey.rowCount == made.count)
    #expect(survey.figures.count + survey.rejects.count + made.leftOut[0] + made.leftOut[1] == survey.rowCount)
    #expect(survey.weights.count == survey.figures.count && survey.organisations.count == survey.figures.count)
    for (chunkSize, readers) in [(1, 1), (7, 2), (60, 3), (300, 1), (300, 2), (1000, 5)] {
      let cut = try Self.read(made.text, chunkSize: chunkSize, readers: readers)
      #expect(cut.figures == survey.figures, "\(chunkSize) \(readers)")
      #expect(cut.days == survey.days && cut.weights == survey.weights)
      #expect(cut.organisations == survey.organisations)
      #expect(cut.rejects == survey.rejects && cut.messages == survey.messages)
      #expect(cut.leftOut == survey.leftOut && cut.rowCount == survey.rowCount)
    }
  }

  /// More combinations of cells, and more organisations, than a reader keeps in mind.
  @Test func moreCombinationsThanAreKept() throws {
    let count = 100_010
    var text = "job,pay,currency,organisation\n"
    for round in 0..<2 {
      for row in 0..<count where round == 0 || row % 100 == 0 { text += "J\(row),\(row + 1),USD,F\(row)\n" }
    }
    let survey = try SmallSurvey(
      text, #""pay": {"column": "pay"}, "currency": {"column": "currency"}, "organisation": {"column": "organisation"}"#
    )
    let again = (0..<count).filter { $0 % 100 == 0 }
    #expect(survey.figures.count == count + again.count)
    #expect(survey.figures[count - 1] == "\(count + 1) J\(count - 1) \(count)")
    #expect(
      Array(survey.figures[count...]) == again.enumerated().map { "\(count + 2 + $0) J\($1) \($1 + 1)" })
    #expect(Array(survey.organisations[count...]) == again.map { "F\($0)" })
    #expect(Array(survey.organisations[..<count]) == (0..<count).map { "F\($0)" })
  }

  /// A linear congruential generator with Knuth's constants: the same numbers each time.
  struct Random: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) | (state << 31)
    }
  }
}
