import Compensation
import Tabular

@testable import CompensationData

/// A roster as text, compared with a policy that fits a test.
struct SmallRoster {
  /// Junior 50,000 and Senior 100,000 for the midpoint, 5,000 for Swift and 2,000 for C, 1,000 a year; 80 % to 120 %.
  static let folder = PolicyFolder([
    "policy.json": """
    {
      "name": "small",
      "currency": "USD",
      "inputs": [
        {"name": "level", "values": {"table": "levels", "column": "level"}},
        {"name": "skills", "type": "set", "values": {"table": "skills", "column": "skill"}},
        {"name": "years", "type": "number", "minimum": 0, "maximum": 20000, "default": 0}
      ],
      "lookups": [
        {"name": "base", "table": "levels", "where": {"level": "level"}, "value": "base"},
        {"name": "grade", "table": "levels", "where": {"level": "level"}, "value": "grade", "type": "text"},
        {"name": "extra", "table": "skills", "sum": {"skill": "skills"}, "value": "extra"}
      ],
      "steps": [
        {"name": "midpoint", "formula": "base + extra + 1000 * years"},
        {"name": "minimum", "formula": "midpoint * 0.8"},
        {"name": "maximum", "formula": "midpoint * 1.2"},
        {"name": "months_per_year", "formula": "12"}
      ]
    }
    """,
    "levels.csv": "level,base,grade\nJunior,50000,G1\nSenior,100000,G2\n",
    "skills.csv": "skill,extra\nSwift,5000\nC,2000\n",
    "aliases.csv": "input,alias,value\nlevel,Sr.,Senior\n",
    "pay.csv": nil,
  ])

  /// What pay is in is an input: EUR at 0.8 and KWD at 0.3 for a dollar; the midpoint is 1,000 dollars.
  static let currencies = PolicyFolder([
    "policy.json": """
    {
      "name": "currencies",
      "currency": "USD",
      "pay_currency": "currency",
      "inputs": [{"name": "currency", "values": {"table": "rates", "column": "currency"}}],
      "lookups": [{"name": "exchange_rate", "table": "rates", "where": {"currency": "currency"}, "value": "rate"}],
      "steps": [{"name": "midpoint", "formula": "1000 * exchange_rate"}]
    }
    """,
    "rates.csv": "currency,rate\nUSD,1\nEUR,0.8\nKWD,0.3\n",
    "pay.csv": nil,
  ])

  /// Accepted rows: `2 E1 100000.00 1.0000`: line, id, yearly pay in smallest units, compa-ratio in ten-thousandths.
  var accepted: [String] = []
  /// The inputs of accepted rows, joined by `|`.
  var inputs: [String] = []
  /// The values that the groups of accepted rows have, joined by `|`.
  var groups: [String] = []
  /// `3 base_salary bad-number`.
  var rejected: [String] = []
  var messages: [String] = []
  var notes = RosterNotes()
  var findings: [Finding] = []

  /// Reads a roster whose header is right.
  init(
    _ text: String, policy folder: PolicyFolder = Self.folder, _ mapping: RosterColumns.Mapping = .init(),
    mark: DecimalMark? = nil, duplicates: Set<Int> = []
  ) throws {
    let policy = try folder.read().policy
    var chunks = try CSVChunkReader(bytes: Array(text.utf8))
    let header = chunks.header
    let (found, first) = RosterColumns.find(in: header, file: "roster.csv", policy: policy, mapping)
    guard var columns = found else { throw Findings(first) }
    let calculator = Calculator(policy: policy, asOf: nil)
    guard let beginning = try chunks.next() else { return }
    findings = first + columns.leaveOutEmpty(beginning, header: header, file: "roster.csv")
    let roster = RosterPolicy(
      calculator: calculator, columns: columns, rates: ExchangeRates(to: policy.currency, calculator),
      decimalMark: mark)
    var reader = RosterReader(roster)
    var (accepted, rejected, ranges): ([String], [RowReject], [SharedRange]) = ([], [], [])
    var known: [Int32: SharedRange] = [:]
    var chunk: CSVChunk? = beginning
    while let piece = chunk {
      var records = piece.reader(header: header)
      while let batch = try records.nextBatch() {
        reader.read(batch) { range in
          known[range.figures.number] = range
        } identified: { line, _ in
          !duplicates.contains(line)
        } accepted: { employee, id, range in
          let text = String(decoding: id.indices.map { id[$0] }, as: UTF8.self)
          let ratio = employee.placement.compaRatio.map { String($0) } ?? "-"
          accepted.append("\(employee.line) \(text) \(employee.pay) \(ratio)")
          // Whoever is compared with a range has been told of it.
          if let range = known[range.number] { ranges.append(range) }
        } rejected: {
          rejected.append($0)
        }
      }
      chunk = try chunks.next()
    }
    self.accepted = accepted
    inputs = ranges.map { $0.inputs.joined(separator: "|") }
    let parts = roster.parts(from: 0)
    groups = ranges.map { parts[Int($0.figures.part)].values.joined(separator: "|") }
    self.rejected = rejected.map { "\($0.line) \($0.column) \($0.code)" }
    messages = rejected.map(\.message)
    notes = reader.notes
  }

  /// What `RosterColumns` finds in a header.
  static func columns(
    _ header: String, policy folder: PolicyFolder = Self.folder, _ mapping: RosterColumns.Mapping = .init()
  ) throws -> (columns: RosterColumns?, problems: [String], findings: [Finding]) {
    let reader = try CSVReader(bytes: Array((header + "\n").utf8))
    let policy = try folder.read().policy
    let (columns, findings) = RosterColumns.find(in: reader.header, file: "roster.csv", policy: policy, mapping)
    let problems = findings.map { "\($0.severity.rawValue) \($0.column ?? "-") \($0.code)" }
    return (columns, problems, findings)
  }
}
