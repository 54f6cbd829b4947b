internal import Compensation

/// Reads the figure of a survey's row, as far as it has one meaning: an amount, a range where the mapping says what counts, or a marker that says why
/// there is none.
struct SurveyPayText {
  let rule: SurveyMapping.PayColumn
  /// The names of the columns, for rejects.
  let names: [String]
  private let amountText: AmountText
  /// Whether a cell of plain digits is a figure: one column, and no marker that looks like one.
  private let readsPlain: Bool

  init(_ rule: SurveyMapping.PayColumn, names: [String]) {
    self.rule = rule
    self.names = names
    amountText = AmountText(decimalMark: rule.decimalMark)
    readsPlain = names.count == 1 && !rule.missing.keys.contains { $0.contains { $0.isASCII && $0.isNumber } }
  }

  /// Plain digits, as most cells are; nil leaves the cell to be read as text.
  @inline(__always)
  func readPlain(_ bytes: Span<UInt8>) -> ReadNumber? {
    readsPlain ? amountText.readPlain(bytes) : nil
  }

  /// Reads the cells.
  /// - Throws: A reject; `missing-value` and `no-figure` leave it to another column.
  func read(_ cells: [String], _ currency: Currency, _ basis: PayBasis) throws(SurveyRejects.Reason) -> ExactDecimal {
    guard cells.count == 2 else { return try read(cells[0], names[0], currency, basis) }
    let low = try readOne(cells[0], names[0], currency, basis)
    return try counted(low, try readOne(cells[1], names[1], currency, basis), names[1])
  }

  private func read(
    _ cell: String, _ name: String, _ currency: Currency, _ basis: PayBasis
  ) throws(SurveyRejects.Reason) -> ExactDecimal {
    guard rule.missing[String(Substring(cell).trimmingBlanks)] == nil, let (low, high) = Self.ends(of: cell) else {
      return try readOne(cell, name, currency, basis)
    }
    if rule.range == nil {
      throw .init(
        column: name, code: "range-in-cell",
        message: "the cell has a range; say in the mapping, under \"range\", what of it counts: midpoint, low or high")
    }
    return try counted(
      try readOne(low, name, currency, basis), try readOne(high, name, currency, basis), name)
  }

  private func counted(_ low: ExactDecimal, _ high: ExactDecimal, _ name: String) throws(SurveyRejects.Reason)
    -> ExactDecimal
  {
    if low > high {
      throw .init(column: name, code: "bad-number", message: "the range begins above its end; correct it")
    }
    // 50-60,000 is fifty to sixty thousand, perhaps.
    if (try? low * ExactDecimal(10)).map({ $0 <= high }) ?? true {
      throw .init(
        column: name, code: "bad-number",
        message: "the ends of the range are ten times apart or more; write both out in full")
    }
    switch rule.range {
    case .low: return low
    case .high: return high
    case .midpoint, nil:
      do { return try (low + high) / ExactDecimal(2) } catch { throw Self.reject(.tooLarge, name) }
    }
  }

  private func readOne(
    _ cell: String, _ name: String, _ currency: Currency, _ basis: PayBasis
  ) throws(SurveyRejects.Reason) -> ExactDecimal {
    let text = String(Substring(cell).trimmingBlanks)
    if let why = rule.missing[text] {
      throw .init(column: name, code: "no-figure", message: "there is no figure: \(why)")
    }
    do throws(NumberProblem) {
      return try amountText.read(text, currency: currency, mayHave3Decimals: basis == .hourly).value
    } catch { throw Self.reject(error, name) }
  }

  private static func reject(_ problem: NumberProblem, _ name: String) -> SurveyRejects.Reason {
    // A mapping says how a whole file is written, where a roster has an option.
    let message = problem.message.replacing(
      "say --decimal-mark point or comma for the whole file", with: "say \"decimal_mark\" in the mapping")
    return .init(column: name, code: problem.code, message: message)
  }

  /// The two amounts of a range: digits on both sides of a dash, `~` or `to`.
  private static func ends(of cell: String) -> (low: String, high: String)? {
    // An amount with a sign or a code, and nothing else.
    func isAmount(_ text: Substring) -> Bool {
      text.contains { $0.isASCII && $0.isNumber } && text.count { $0.isLetter } <= 3
        && !text.contains { $0 == "+" || $0 == "%" || $0 == "/" }
    }
    for sign in ["-", "–", "—", "~", " to "] {
      let parts = cell.split(separator: sign, omittingEmptySubsequences: false)
      if parts.count == 2, isAmount(parts[0]), isAmount(parts[1]) { return (String(parts[0]), String(parts[1])) }
    }
    return nil
  }
}
