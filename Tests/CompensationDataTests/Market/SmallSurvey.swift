import Compensation
import CompensationData
import Tabular
import Testing

/// A survey as text, read by a mapping that fits a test.
struct SmallSurvey {
  /// Figures: `2 Coder 100000`: line, cell, yearly pay.
  var figures: [String] = []
  /// By figure: the day; `-` for none.
  var days: [String] = []
  /// By figure: the organisation; `-` for none. Empty if the survey names none.
  var organisations: [String] = []
  /// By figure; empty if the survey does not say.
  var weights: [String] = []
  /// `3 pay bad-number`: line, column, code.
  var rejects: [String] = []
  /// What is wrong with each reject.
  var messages: [String] = []
  /// `2 country is not US`: how many rows each rule left out, those that left none out not named.
  var leftOut: [String] = []
  var rowCount = 0

  /// The mapping of a survey with `job,pay` in dollars, where every figure is plausible.
  static let plain = #""pay": {"column": "pay"}, "currency": {"constant": "USD"}"#

  /// Reads a survey.
  /// - Parameters:
  ///   - mapping: Members of the mapping's object; a name, a source and `"plausible": "any"` are added. Nil: no mapping.
  ///   - tables: By name: crosswalks beside the mapping.
  ///   - chunkSize: In bytes: the text is cut into pieces of about this length.
  ///   - readers: The pieces are dealt out to so many readers.
  init(
    _ text: String, _ mapping: String? = Self.plain, by dimensions: [String] = ["job"],
    basis: SurveyBasis = SurveyBasis(currency: usd), tables: [String: String] = [:], isCompressed: Bool = false,
    chunkSize: Int = 1 << 16, readers count: Int = 1
  ) throws {
    let folder = try MarketFolder(tables)
    var path = try folder.put(Array(text.utf8), "survey.csv")
    if isCompressed { path = try folder.compress("survey.csv") }
    let given = try mapping.map { try SurveyMappingReader.read(folder.put(Self.json($0), "survey.json")) }
    var chunks = try CSVChunkReader(path: path, format: CSVFormat(delimiter: given?.delimiter), chunkSize: chunkSize)
    let header = chunks.header
    let found = given ?? SurveyMapping(name: "small", headers: header.names)
    let columns = try SurveyColumns.find(in: header, file: "survey.csv", mapping: found, dimensions: dimensions)
    var readers = Array(repeating: SurveyReader(columns, basis: basis), count: count)
    var translations = Array(repeating: SurveyFigures.Translation(), count: count)
    var part = SurveyPart()
    var next = 0
    while let chunk = try chunks.next() {
      var records = chunk.reader(header: header)
      while let batch = try records.nextBatch() { readers[next].read(batch) }
      part.append(readers[next].takePart(), &translations[next])
      next = (next + 1) % count
    }
    if found.plausible == .nearMedian { part.removeFarFromMedian(column: columns.payColumn) }
    take(part, rules: columns.rules)
  }

  private mutating func take(_ part: SurveyPart, rules: [String]) {
    let found = part.figures
    rowCount = part.rowCount
    for index in 0..<found.count {
      let cell = found.cells[Int(found.cellOfFigure[index])].joined(separator: "/")
      figures.append("\(found.lines[index]) \(cell) \(found.amounts[index])")
      let day = Int(found.dayOfFigure[index])
      days.append(day < 0 ? "-" : found.days[day].description)
    }
    organisations = found.organisationOfFigure.map { $0 < 0 ? "-" : found.organisations[Int($0)] }
    weights = found.weights.map(\.description)
    part.rejects.forEachRow { line, reason in
      rejects.append("\(line) \(reason.column) \(reason.code)")
      messages.append(reason.message)
    }
    leftOut = rules.indices.compactMap { rule in part.leftOut[rule].map { "\($0) \(rules[rule])" } }
  }

  /// A mapping as a file.
  static func json(_ members: String) -> [UInt8] {
    let plausible = members.contains("\"plausible\"") ? "" : #""plausible": "any", "#
    return Array("{\"name\": \"small\", \"source\": \"made up\", \(plausible)\(members)}".utf8)
  }

  /// What is wrong with a header: `1 pay missing-column`, each with its message.
  static func problems(
    _ text: String, _ mapping: String? = Self.plain, by dimensions: [String] = ["job"], tables: [String: String] = [:]
  ) -> [String] {
    let error = #expect(throws: Findings.self) { try SmallSurvey(text, mapping, by: dimensions, tables: tables) }
    return (error?.all ?? []).map { "\($0.file ?? ""):\($0.line ?? 0): \($0.column ?? ""): [\($0.code)] \($0.message)" }
  }

  /// How the `job` of one row, line 2, is read: its yearly pay, or the code of its reject.
  static func outcome(
    _ cells: String, header: String = "job,pay", _ mapping: String = Self.plain,
    basis: SurveyBasis = SurveyBasis(currency: usd)
  ) throws -> String {
    let survey = try SmallSurvey("\(header)\nCoder,\(cells)\n", mapping, basis: basis)
    return survey.figures.first?.split(separator: " ").last.map { String($0) } ?? survey.rejects.first ?? "nothing"
  }
}

let usd = Currency(code: "USD")!
