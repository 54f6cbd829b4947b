import Foundation

/// The policy of these tests, whose figures can be worked out by hand: `Fixtures/report/README.md`.
let atoll = fixtures + "/report"

/// What a run of `paygrade report` left behind.
struct ReportOutcome {
  let command: Command.Outcome
  /// The files of the folder, by their paths within it.
  let files: [String: Data]

  init(_ command: Command.Outcome, folder: String) throws {
    self.command = command
    files = try contentsOfFiles(in: folder)
  }

  func text(_ name: String) -> String { String(decoding: files[name] ?? Data(), as: UTF8.self) }

  /// The rows of a table without its header.
  func rows(_ name: String) -> [[String]] { Array(csvRecords(text(name)).dropFirst()) }

  /// A row of `summary.csv`, as `header: cell`.
  func summary(_ key: String...) -> [String: String] {
    let records = csvRecords(text("summary.csv"))
    guard let header = records.first, let row = records.first(where: { Array($0.prefix(key.count)) == key }) else {
      return [:]
    }
    return Dictionary(zip(header, row)) { first, _ in first }
  }

  /// The column of a table, by its header.
  func column(_ header: String, of name: String) -> [String] {
    let records = csvRecords(text(name))
    guard let place = records.first?.firstIndex(of: header) else { return [] }
    return records.dropFirst().map { $0[place] }
  }
}

/// Runs `paygrade report` on a roster in a folder of its own, with the policy `atoll` beside it.
func report(_ roster: String, _ options: String = "", environment: [String: String] = [:]) throws -> ReportOutcome {
  try withFolder { place in
    try prepare(place, roster: roster)
    return try report(in: place, options, environment: environment)
  }
}

/// Puts the policy and a roster into a folder.
func prepare(_ place: String, roster: String) throws {
  try copy(atoll, into: place + "/policy")
  try put(roster, at: place + "/roster.csv")
}

/// Runs `paygrade report` in a folder that holds `policy` and `roster.csv`; the report is in `out`.
func report(in place: String, _ options: String = "", environment: [String: String] = [:]) throws -> ReportOutcome {
  let line = "report --policy policy --roster roster.csv --out out \(options)"
  return try ReportOutcome(Command(folder: place, environment: environment).run(line), folder: place + "/out")
}

/// Runs a shell script in a folder with the built command as `$paygrade`.
func bash(_ script: String, in place: String, environment: [String: String] = [:]) throws -> Command.Outcome {
  let settings = environment.merging(["paygrade": try Command.built()]) { given, _ in given }
  return try Command(path: "/bin/bash", folder: place, environment: settings).run(["-c", script])
}

/// What is in all files of a folder, by path; empty if there is no such folder.
func contentsOfFiles(in folder: String) throws -> [String: Data] {
  guard FileManager.default.fileExists(atPath: folder) else { return [:] }
  return try Dictionary(
    uniqueKeysWithValues: files(in: folder).map { ($0, try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\($0)"))) })
}

/// The records of a CSV text with commas and quotes, read not by the code under test.
func csvRecords(_ text: String) -> [[String]] {
  var records: [[String]] = []
  var record: [String] = []
  var field: [UInt8] = []
  var isQuoted = false
  var isAfterQuote = false
  func take() {
    record.append(String(decoding: field, as: UTF8.self))
    field = []
  }
  for byte in text.utf8 {
    switch byte {
    case UInt8(ascii: "\""):
      // A second quote at once is a quote in the text.
      if !isQuoted, isAfterQuote { field.append(byte) }
      isAfterQuote = isQuoted
      isQuoted.toggle()
      continue
    case UInt8(ascii: ",") where !isQuoted: take()
    case UInt8(ascii: "\n") where !isQuoted:
      take()
      records.append(record)
      record = []
    default: field.append(byte)
    }
    isAfterQuote = false
  }
  if !field.isEmpty || !record.isEmpty {
    take()
    records.append(record)
  }
  return records
}
