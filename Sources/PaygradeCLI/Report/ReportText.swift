internal import Compensation
internal import CompensationData
internal import CompensationReports
internal import Tabular

/// What a report says of the rows that it read, in words.
struct ReportText {
  let rejects: RejectCounts
  let notes: RosterNotes
  let areAllIDsChecked: Bool
  let header: [Finding]
  let mapping: RosterColumns.Mapping
  let assumptions: [String]
  let farFromRange: Int
  let accepted: Int
  let numbers: NumberStyle

  init(
    _ run: borrowing RosterRun, _ header: [Finding], _ mapping: RosterColumns.Mapping, _ columns: RosterColumns,
    _ numbers: NumberStyle
  ) {
    self.numbers = numbers
    assumptions = columns.assumptions
    farFromRange = run.statistics.countOutside(3_000...30_000)
    accepted = run.acceptedCount
    rejects = run.rejectCounts
    notes = run.notes
    areAllIDsChecked = run.areAllIDsChecked
    self.header = header
    self.mapping = mapping
  }

  var rejectedRows: [PopulationReport.RejectedRows] {
    rejects.reasons.map { reason, rows in
      .init(
        column: reason.column, code: reason.code, count: rows.count, firstLine: rows.first.line,
        remedy: Self.remedy(rows.first))
    }
  }

  /// What to do about a kind of reject; not with the words of one row's cell.
  private static func remedy(_ reject: RowReject) -> String {
    switch reject.code {
    case "unknown-pay-basis": "write annual, monthly or hourly"
    case "unknown-salary-is": "write as_paid or full_time"
    case "unknown-currency": "write the code of ISO 4217, such as EUR"
    case "missing-row": "the policy has no row for this combination: add one"
    case "repeated-input": "a value is given twice in the cell; give it once"
    case _ where reject.code.hasPrefix("unknown-"):
      "the policy has no such value: spell it as the policy does, add it there, or add an alias"
    default: reject.message
    }
  }

  /// What was done to rows before they could be compared.
  var preparations: [String] {
    var lines: [String] = []
    func add(_ count: Int, _ one: String, _ many: String) {
      if count > 0 { lines.append("\(numbers.bare(count)) " + (count == 1 ? "row \(one)" : "rows \(many)")) }
    }
    add(
      notes.padded, "had blanks around a cell, which were taken off.", "had blanks around a cell, which were taken off."
    )
    add(
      notes.formatted, "had a figure with a sign, marks between its digits or a percentage.",
      "had a figure with a sign, marks between its digits or a percentage.")
    add(
      notes.monthly, "is paid by the month; its pay was made yearly with the policy's months_per_year.",
      "are paid by the month; their pay was made yearly with the policy's months_per_year.")
    add(
      notes.hourly, "is paid by the hour; its pay was made yearly with the policy's hours_per_year.",
      "are paid by the hour; their pay was made yearly with the policy's hours_per_year.")
    add(notes.partTime, "is part time.", "are part time.")
    add(
      notes.broughtToFullTime, "was as paid and was brought to full time, over the share that is worked.",
      "were as paid and were brought to full time, over the share that is worked.")
    lines += assumptions
    for (name, value) in mapping.constants.sorted(by: { $0.key < $1.key }) {
      lines.append("All rows were given \(name) \(value).")
    }
    return lines
  }

  /// What to look at.
  var warnings: [String] {
    var lines: [String] = []
    if !areAllIDsChecked {
      lines.append(
        "The ids of the first \(numbers.bare(RosterRun.idLimit)) rows were compared, those of the others were not; --check-ids compares all."
      )
    }
    for (warning, count) in notes.warnings.sorted(by: { ($0.key.description) < ($1.key.description) }) {
      // Wherever the policy lies, a report says the same.
      let place = warning.file.map { "\(fileName($0)): " } ?? ""
      lines.append("\(numbers.bare(count)) \(count == 1 ? "row" : "rows"): \(place)\(warning.message).")
    }
    if farFromRange > 0 {
      lines.append(
        "\(numbers.bare(farFromRange)) of \(numbers.bare(accepted)) people have a compa-ratio below 0.3 or above 3: look at what their pay is per, its currency and "
          + "their share of full time.")
    }
    for finding in header where finding.code == "empty-column" {
      lines.append("\(finding.column ?? ""): \(finding.message).")
    }
    let unused = header.filter { $0.code == "unused-column" }.compactMap(\.column)
    if !unused.isEmpty { lines.append("Columns that were not used: \(unused.joined(separator: ", ")).") }
    return lines
  }

  /// What is said on standard error: one line a reason.
  func findings(file: String) -> [Finding] {
    rejects.reasons.map { reason, rows in
      let count = rows.count == 1 ? "" : " (\(rows.count) rows)"
      // A cell is repeated only where it is all but a value of the policy; otherwise it may be anything, also somebody's name.
      let isNear = hasSuggestion(rows.first.message)
      return Finding(
        reason.code, (isNear ? rows.first.message : Self.remedy(rows.first)) + count, file: file, line: rows.first.line,
        column: reason.column.isEmpty ? nil : reason.column)
    }
  }
}
