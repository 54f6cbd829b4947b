internal import Compensation
internal import Spreadsheet

/// The sheets Definitions and Sources of a workbook with a policy's formulas.
struct PolicyNotes {
  static let sheetNames = ["Definitions", "Sources"]

  let cells: PolicyCells
  let footer: String
  /// What the reader should know besides: warnings, where a sheet goes on.
  var notes: [String] = []

  func add(to workbook: Workbook) throws(WorkbookError) {
    try addDefinitions(workbook)
    try addSources(workbook)
  }

  private func addDefinitions(_ workbook: Workbook) throws(WorkbookError) {
    var sheet = try DataSheet(
      workbook, name: Self.sheetNames[0],
      columns: [
        .init(name: "name", width: 30), .init(name: "meaning", width: 70), .init(name: "the policy says", width: 70),
      ],
      footer: footer)
    for name in cells.names where !name.meaning.isEmpty || !name.working.isEmpty {
      try sheet.appendWrapped([name.name, name.meaning, name.working])
    }
    for note in Self.reading + notes { try sheet.appendWrapped(["note", note, ""]) }
    try sheet.end()
  }

  /// How to read the formulas.
  private static let reading = [
    "Change a figure on a table's sheet, or an input, and the results follow by the policy's own formulas. #N/A is a figure that is not there: nothing is guessed.",
    "The tables have the rows that count on the day of the workbook. For another day, make it again with --as-of.",
    "Bands and brackets are found in the order of their bounds: keep it when you change a bound. To add a row, insert it between others, so that the formulas reach it.",
    "A spreadsheet computes in binary, with some 15 digits. Before it rounds, each formula takes off what is beyond eight decimal places, so that 44,600.000000000007 is 44,600; amounts are rounded as the policy says, and then to the digits of their currency.",
  ]

  private func addSources(_ workbook: Workbook) throws(WorkbookError) {
    var sheet = try DataSheet(
      workbook, name: Self.sheetNames[1], columns: [.init(name: "what", width: 30), .init(name: "source", width: 110)],
      footer: footer)
    func add(_ what: String, _ source: String) throws(WorkbookError) { try sheet.appendWrapped([what, source]) }
    let policy = cells.calculator.policy
    try add("policy", policy.definition.name)
    try add("title", policy.definition.title)
    if !policy.definition.version.isEmpty { try add("version", policy.definition.version) }
    try add("digest", policy.digest)
    if let date = cells.calculator.asOf { try add("as of", date.description) }
    try add("amounts per", policy.definition.period)
    for table in cells.tables {
      for source in table.sources.prefix(Self.sourceLimit) { try add(table.name, source) }
      let more = table.sources.count - Self.sourceLimit
      if more > 0 { try add(table.name, "and \(more) more, in the table's column source") }
    }
    try sheet.end()
  }

  private static let sourceLimit = 8
}
