import Compensation
import CompensationData
import Foundation
import Tabular
import Testing

@Suite struct ExchangeRateFileTests {
  private static let newestFirst =
    "Date,USD,CYP,JPY,\n2026-04-13,1.1684,N/A,186.75,\n2026-04-10,1.1711,N/A,186.43,\n2007-12-31,1.4721,0.585274,164.93,\n"

  private static func read(_ text: String) -> ExchangeRateFile {
    ExchangeRateFile(bytes: Array(text.utf8), file: "rates.csv")
  }

  /// `rates.csv:3: USD: [bad-number]`: where and what, without the message.
  private static func problems(_ file: ExchangeRateFile) -> [String] {
    file.findings.map { "\($0.file ?? "")\($0.line.map { ":\($0)" } ?? ""): \($0.column ?? ""): [\($0.code)]" }
  }

  /// `2026-04-10 USD=1.1711 JPY=186.43`: the days with their rates.
  private static func contents(_ history: ExchangeRateHistory?) throws -> [String] {
    let history = try #require(history)
    return history.days.map { day in
      let rates = history.currencies.compactMap { code in
        history.printedRate(of: code, on: day).map {
          "\(code)=\($0.value.formatted(fractionDigits: $0.fractionDigits))"
        }
      }
      return ([day.description] + rates).joined(separator: " ")
    }
  }

  private static let expected = [
    "2007-12-31 USD=1.4721 CYP=0.585274 JPY=164.93", "2026-04-10 USD=1.1711 JPY=186.43",
    "2026-04-13 USD=1.1684 JPY=186.75",
  ]

  /// The same rates, written in the ways in which files come.
  private static var variants: [String] {
    let lines = newestFirst.split(separator: "\n").map(String.init)
    let oldestFirst = ([lines[0]] + lines.dropFirst().reversed()).joined(separator: "\n")
    return [
      newestFirst, oldestFirst, newestFirst.replacing("\n", with: "\r\n"), "\u{feff}" + newestFirst,
      newestFirst.replacing(",\n", with: "\n"), newestFirst.replacing(",", with: ";"),
      newestFirst.replacing(",", with: ", "),
      newestFirst.replacing("N/A", with: ""), newestFirst.replacing("2026-04-13", with: "\"2026-04-13\""),
      String(newestFirst.dropLast()),
    ]
  }

  @Test(arguments: variants) func asFilesCome(text: String) throws {
    let file = Self.read(text)
    #expect(file.findings.isEmpty)
    #expect(try Self.contents(file.history) == Self.expected)
    #expect(file.history?.file == "rates.csv")
    #expect(file.history?.currencies == ["USD", "CYP", "JPY"])
  }

  @Test func plainAndCompressedFiles() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "rates-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "rates.csv").path
    try Data(Self.newestFirst.utf8).write(to: URL(filePath: path))
    #expect(try Self.contents(ExchangeRateFile(path: path).history) == Self.expected)

    let gzip = Process()
    gzip.executableURL = URL(filePath: "/usr/bin/env")
    gzip.arguments = ["gzip", path]
    try gzip.run()
    gzip.waitUntilExit()
    let compressed = try ExchangeRateFile(path: path + ".gz")
    #expect(compressed.findings.isEmpty)
    #expect(try Self.contents(compressed.history) == Self.expected)

    // Cut off, nothing of it is used.
    let bytes = try Data(contentsOf: URL(filePath: path + ".gz"))
    try bytes.dropLast(12).write(to: URL(filePath: path))
    let damaged = try ExchangeRateFile(path: path)
    #expect(damaged.history == nil)
    #expect(damaged.findings.map(\.code) == ["bad-gzip"])

    #expect(throws: FileError.self) { try ExchangeRateFile(path: path + ".missing") }
  }

  @Test func allBadCellsAtOnce() throws {
    let file = Self.read(
      """
      Date,USD,JPY,
      2026-04-13,0,"186,75",
      2026-04-10,-1.1711,186.43,
      13/04/2026,x,186.43,
      2026-02-29,1.1,186.43,
      ,1.1,186.43,
      2026-04-08,1e2,n/a,
      2026-04-07,1.15,1.15
      2026-04-06,1.15,160.1,1
      2026-04-02,1.1525,159.03,
      """)
    #expect(
      Self.problems(file) == [
        "rates.csv:2: USD: [bad-number]", "rates.csv:2: JPY: [bad-number]", "rates.csv:3: USD: [bad-number]",
        "rates.csv:4: Date: [bad-date]", "rates.csv:4: USD: [bad-number]", "rates.csv:5: Date: [bad-date]",
        "rates.csv:6: Date: [bad-date]", "rates.csv:7: USD: [bad-number]", "rates.csv:7: JPY: [bad-number]",
        "rates.csv:8: : [ragged-row]", "rates.csv:9: : [blank-header]",
      ])
    #expect(file.findings.allSatisfy { $0.severity == .error })
    // A bad cell is no rate, and no number for another.
    #expect(
      try Self.contents(file.history)
        == ["2026-04-02 USD=1.1525 JPY=159.03", "2026-04-06 USD=1.15 JPY=160.1", "2026-04-10 JPY=186.43"])
    #expect(
      file.findings[0].description
        == "rates.csv:2: USD: error: [bad-number] this is not a rate; write units for one euro, above 0 and with a decimal point, "
        + "such as 1.1684, or N/A")
  }

  @Test func aDayThatIsThereTwice() throws {
    let file = Self.read("Date,USD\n2026-04-13,1.1684\n2026-04-10,1.1711\n2026-04-13,1.1685\n2026-04-13,1.1684\n")
    #expect(Self.problems(file) == ["rates.csv:4: Date: [duplicate-key]", "rates.csv:5: Date: [duplicate-key]"])
    #expect(file.findings[0].message == "line 2 has the same day, so that neither is used; remove one of them")
    #expect(try Self.contents(file.history) == ["2026-04-10 USD=1.1711"])
  }

  @Test func aCurrencyThatIsThereTwice() throws {
    let file = Self.read("Date,USD,JPY,USD\n2026-04-13,1.1684,186.75,1.2\n")
    #expect(Self.problems(file) == ["rates.csv:1: USD: [duplicate-header]"])
    #expect(
      file.findings[0].message == "columns 2 and 4 have the same name, so that neither is used; rename or remove one")
    #expect(try Self.contents(file.history) == ["2026-04-13 JPY=186.75"])
  }

  @Test func headersThatAreNoCurrency() throws {
    let file = Self.read("Date,usd,JPY,Swiss franc,EUR,US$,Note\n2026-04-13,1.1684,186.75,x,1,1,y\n")
    #expect(
      Self.problems(file)
        == ["usd", "Swiss franc", "EUR", "US$", "Note"].map { "rates.csv:1: \($0): [unused-column]" })
    #expect(file.findings.allSatisfy { $0.severity == .warning })
    #expect(try Self.contents(file.history) == ["2026-04-13 JPY=186.75"])
  }

  @Test(arguments: [
    ("Day,USD\n2026-04-13,1.1684\n", ["rates.csv:1: Day: [unused-column]", "rates.csv:1: Date: [missing-column]"]),
    ("date,USD\n2026-04-13,1.1684\n", ["rates.csv:1: date: [unused-column]", "rates.csv:1: Date: [missing-column]"]),
    ("Date,Date,USD\n2026-04-13,2026-04-13,1.1684\n", ["rates.csv:1: Date: [duplicate-header]"]),
    ("Date,\n2026-04-13,\n", ["rates.csv:1: : [missing-column]"]), ("", ["rates.csv:1: : [empty-file]"]),
    (
      "Date,USD\n2026-04-13,0\n2026-04-10,\"1.1\n",
      ["rates.csv:2: USD: [bad-number]", "rates.csv:3: USD: [unclosed-quote]"]
    ),
  ])
  func filesThatAreNoHistory(text: String, problems: [String]) {
    let file = Self.read(text)
    #expect(file.history == nil)
    #expect(Self.problems(file) == problems)
  }

  @Test func theRemedyOfAMissingDay() throws {
    #expect(
      try #require(Self.read("date,USD\n").findings.last).message
        == "there is no column Date with the day of each row; rename the one that has it, or take the history that the "
        + "European Central Bank publishes as eurofxref-hist.csv; did you mean \"date\"?")
  }

  @Test func aColumnWithoutANameInTheMiddle() throws {
    let file = Self.read("Date,,USD\n2026-04-13,9,1.1684\n")
    #expect(Self.problems(file) == ["rates.csv:1: : [blank-header]"])
    #expect(try Self.contents(file.history) == ["2026-04-13 USD=1.1684"])
  }

  @Test func aHeaderAlone() throws {
    let file = Self.read("Date,USD,\n")
    #expect(file.findings.isEmpty)
    #expect(try #require(file.history).days.isEmpty)
  }
}
