import Foundation

/// Surveys of bakers, all made up, whose figures can be worked out by hand: `Fixtures/market/README.md`.
let bakers = fixtures + "/market"

/// What a run of `paygrade market` left behind.
struct MarketOutcome {
  let command: Command.Outcome
  /// The files of the folder, by their paths within it.
  let files: [String: Data]

  init(_ command: Command.Outcome, folder: String) throws {
    self.command = command
    files = try contentsOfFiles(in: folder)
  }

  func text(_ name: String) -> String { String(decoding: files[name] ?? Data(), as: UTF8.self) }

  /// The rows of a table as `header: cell`.
  func rows(_ name: String) -> [[String: String]] {
    let records = csvRecords(text(name))
    guard let header = records.first else { return [] }
    return records.dropFirst().map { Dictionary(zip(header, $0)) { first, _ in first } }
  }

  /// The row of a table that has these cells.
  func row(_ name: String, _ cells: [String: String]) -> [String: String] {
    rows(name).first { row in cells.allSatisfy { row[$0.key] == $0.value } } ?? [:]
  }

  /// A cell of `cells.csv`.
  func cell(_ level: String, _ country: String) -> [String: String] {
    row("cells.csv", ["level": level, "country": country])
  }

  /// By level and country: what `benchmarks.csv` has.
  var benchmarks: [String: String] {
    Dictionary(
      uniqueKeysWithValues: rows("benchmarks.csv").map {
        ("\($0["level"] ?? "") \($0["country"] ?? "")", $0["amount"] ?? "")
      })
  }

  /// By country: the factor.
  var factors: [String: String] {
    Dictionary(
      uniqueKeysWithValues: rows("location_factors.csv").map { ($0["country"] ?? "", $0["factor"] ?? "") })
  }

  /// Everything that anybody sees: what was said, and every file.
  var everything: String {
    command.output + command.errors + files.keys.sorted().map { text($0) }.joined()
  }
}

/// The survey of bakers with exchange rates, the folder to write.
let bakersLine = "market --survey bakers.csv:bakers.json --rates rates.csv --out out"

/// Runs `paygrade market` in a folder of its own with the fixtures in it.
func market(_ options: String = "", _ line: String = bakersLine) throws -> MarketOutcome {
  try withFolder { place in
    try copy(bakers, into: place)
    return try MarketOutcome(Command(folder: place).run("\(line) \(options)"), folder: place + "/out")
  }
}
