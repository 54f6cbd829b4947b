public import Compensation
internal import Spreadsheet

/// Writes an offer as a workbook: inputs to try, the rows of the CSV file, and every step as formulas over the policy's tables.
public struct OfferWorkbook {
  let sheet: OfferSheet
  let cells: PolicyCells
  let policy: Policy
  let given: [InputValues]
  /// The offer and those elsewhere.
  let offers: [Offer]
  /// By offer: what its cells hold.
  let values: [[CellValue]]
  let sheets: PolicySheets
  let footer: String

  static let formName = "Offer"
  static let offersName = "Offers"
  static let calculationName = "Calculation"
  static let valuesName = "Values"

  /// A workbook of an offer.
  /// - Parameters:
  ///   - calculator: What the offers were made with.
  ///   - given: What each of them was made from: the offer's inputs, then those of each comparison.
  /// - Throws: As for a calculation.
  public init(_ sheet: OfferSheet, _ calculator: Calculator, given: [InputValues]) throws(Finding) {
    self.sheet = sheet
    self.given = given
    policy = calculator.policy
    cells = PolicyCells(calculator)
    offers = [sheet.offer] + sheet.comparisons.map(\.offer)
    var values: [[CellValue]] = []
    for inputs in given { values.append(try cells.values(for: inputs)) }
    self.values = values
    footer = WorkbookFooter.text("Offer", policy, asOf: calculator.asOf)
    sheets = PolicySheets(
      cells,
      reserved: [Self.formName, Self.offersName, Self.calculationName, Self.valuesName] + PolicyNotes.sheetNames,
      footer: footer)
  }

  /// Writes the file.
  /// - Throws: `WorkbookError`.
  public func write(to path: String) throws {
    let workbook = try Workbook(
      path, WorkbookProperties(title: "Offer: \(sheet.offer.subject)", policy, asOf: cells.calculator.asOf),
      isStreamed: false)
    try addForm(workbook)
    try addOffers(workbook)
    try addCalculation(workbook)
    try sheets.add(to: workbook)
    try addValues(workbook)
    try PolicyNotes(cells: cells, footer: footer, notes: notes).add(to: workbook)
    try workbook.close()
  }

  // MARK: Places

  /// Rows of the form, counted from 0.
  static let inputHeaderRow = 3
  func formRow(ofInput input: Int) -> Int { Self.inputHeaderRow + 1 + input }
  var shareRow: Int { formRow(ofInput: policy.inputNames.count) }
  var askingRow: Int { shareRow + 1 }
  var resultHeaderRow: Int { sheet.asking == nil ? askingRow + 1 : askingRow + 2 }

  /// The offer's cell in a row of the form.
  func form(_ row: Int, _ offer: Int) -> String {
    SheetAddress.on(Self.formName, SheetAddress.cell(row, 1 + offer, isAbsolute: true))
  }

  /// A name's cell on the sheet of the calculation, which has a row for each name and a column for each offer.
  func step(_ name: Int, _ offer: Int) -> String { SheetAddress.cell(1 + name, 1 + offer) }

  func stepElsewhere(_ offer: Int) -> (Int) -> String {
    { SheetAddress.on(Self.calculationName, step($0, offer)) }
  }

  /// What the columns of offers are called where they cannot follow a change of the place.
  var labels: [String] { offers.indices.map { $0 == 0 ? "offer" : "comparison \($0)" } }

  /// A text that is made of cells of the form, one after the other: `"Offer: "&B5&", grade "&B6`.
  func joined(_ cells: [(before: String, cell: String)]) -> String {
    cells.map { ($0.before.isEmpty ? "" : SheetAddress.quoted($0.before) + "&") + $0.cell }.joined(separator: "&")
  }

  /// What the offer is for, following the inputs.
  var title: String {
    var cells: [(before: String, cell: String)] = []
    for input in sheet.offer.inputs where !input.isOption && !input.value.isEmpty {
      guard let index = policy.inputNames.firstIndex(of: input.name) else { continue }
      let isFigure = input.value.description.allSatisfy { $0.isNumber || $0 == "." }
      let name = isFigure ? input.name.replacing("_", with: " ") + " " : ""
      cells.append(
        ((cells.isEmpty ? "Offer: " : ", ") + name, SheetAddress.cell(formRow(ofInput: index), 1)))
    }
    return cells.isEmpty ? "\"Offer\"" : joined(cells)
  }

  var notes: [String] {
    var notes = sheet.offer.warnings.map { ($0.column.map { "\($0): " } ?? "") + $0.message }
    notes += sheet.refusedPlaces.map { "a place is left out: \($0.message)" }
    if let oldest = sheet.offer.oldestInput {
      notes.append("The oldest figure used is of \(oldest.date), in table \(oldest.table).")
    }
    return notes
  }

  // MARK: The rows of the CSV file

  private func addOffers(_ workbook: Workbook) throws {
    let table = sheet.table()
    var data = try DataSheet(
      workbook, name: Self.offersName,
      columns: table.columns.enumerated().map { index, column in
        let isAmount = table.rows.contains { if case .money = $0[index] { true } else { false } }
        return .init(
          name: column.name,
          width: isAmount
            ? WorkbookStyle.amountWidth : SheetWidth.of(table.rows.map { $0[index].plain.count } + [column.name.count]),
          isNumeric: table.isNumeric(index))
      }, footer: footer)
    let formulas = OfferFormulas(columns: table.columns.map(\.name), amount: nil)
    for (offer, row) in table.rows.enumerated() {
      let (sheet, number) = try data.nextRow()
      for (column, cell) in row.enumerated() where cell != .empty && cell != .text("") {
        let name = table.columns[column].name
        // An input that is a number is a text among the others.
        let value = policy.inputNames.firstIndex(of: name).map { values[offer][$0] } ?? CellValue(cell)
        let style = style(cell, name, offers[offer])
        if let formula = formula(name, offer) ?? formulas.formula(name, cell: { SheetAddress.cell(number, $0) }) {
          try sheet.write(formula: formula, value, number, column, style)
        } else {
          try sheet.write(value, number, column, style)
        }
      }
    }
    if let currency = table.columns.firstIndex(where: { $0.name == "currency" }) {
      for (index, _) in table.columns.enumerated()
      where table.rows.contains(where: { if case .money = $0[index] { true } else { false } }) {
        try CurrencyRules(self.cells).add(
          to: data.sheets[0], rows: 1..<table.rows.count + 1, columns: index...index,
          currency: "$\(SheetAddress.letters(currency))2")
      }
    }
    try data.end()
  }

  /// The formula of a column that comes from the form or the calculation.
  private func formula(_ column: String, _ offer: Int) -> String? {
    if column == "currency" {
      return policy.definition.payCurrency == nil ? nil : "=" + stepElsewhere(offer)(cells.currency)
    }
    if let input = policy.inputNames.firstIndex(of: column) {
      return "=" + form(formRow(ofInput: input), offer)
        + (policy.definition.inputs[input].kind == .number ? "" : "&\"\"")
    }
    if let result = PayResult(rawValue: column), ![.base, .variable, .total].contains(result),
      let formula = cells.results[result]
    {
      return sheets.text(formula, name: stepElsewhere(offer))
    }
    switch column {
    case "fte": return "=" + Self.figure(form(shareRow, offer))
    case "asking": return "=" + Self.figure(form(askingRow, offer))
    case "base", "variable", "total":
      return OfferFormulas.pay(
        column, share: Self.figure(form(shareRow, offer)), digits: stepElsewhere(offer)(cells.digits)
      ) {
        cells.results[$0].map { String(sheets.text($0, name: stepElsewhere(offer)).dropFirst()) }
      }
    case "purchasing_power_index":
      return cells.purchasingPower.map { "=" + OfferFormulas.rounded(stepElsewhere(offer)($0.index), "4") }
    case "purchasing_power":
      return cells.purchasingPower.map { "=" + OfferFormulas.rounded(stepElsewhere(offer)($0.amount), "2") }
    default: return nil
    }
  }

  func style(_ cell: Table.Cell, _ column: String, _ offer: Offer) -> CellStyle? {
    switch column {
    case "range_penetration": return WorkbookStyle.percentage
    case "currency": return nil
    default: break
    }
    return switch cell {
    case .money(let money), .moneyWithCode(let money): WorkbookStyle.amount(money.currency)
    case .ratio: WorkbookStyle.ratio
    case .hundredths: WorkbookStyle.hundredths
    case .empty, .text, .number, .date, .remark: nil
    }
  }

  /// A number that is in a cell: what is left empty is nothing, not 0.
  private static func figure(_ cell: String) -> String { "IF(ISNUMBER(\(cell)),\(cell),NA())" }

  // MARK: The calculation

  private func addCalculation(_ workbook: Workbook) throws {
    var data = try DataSheet(
      workbook, name: Self.calculationName,
      columns: [.init(name: "name", width: 30)] + labels.map { .init(name: $0, width: 22) }
        + [.init(name: "the policy says", width: 70), .init(name: "meaning", width: 70)], footer: footer)
    for (index, name) in cells.names.enumerated() {
      let (sheet, row) = try data.nextRow()
      try sheet.setHeight(lines: data.lines([name.working, name.meaning], from: 1 + offers.count), row: row)
      try sheet.write(name.name, row, 0, WorkbookStyle.wrapped)
      for offer in offers.indices {
        let value = values[offer][index]
        if let input = name.input {
          let cell = form(formRow(ofInput: input), offer)
          let formula = "=" + (name.isText ? "\(cell)&\"\"" : Self.figure(cell))
          let isEmptyText = name.isText && value == .missing
          try sheet.write(formula: formula, isEmptyText ? .text("") : value, row, 1 + offer, WorkbookStyle.right)
        } else if let formula = name.formula {
          try sheet.write(
            formula: sheets.text(formula) { step($0, offer) }, value, row, 1 + offer, WorkbookStyle.right)
        }
      }
      try sheet.write(name.working, row, 1 + offers.count, WorkbookStyle.wrappedBeside)
      try sheet.write(name.meaning, row, 2 + offers.count, WorkbookStyle.wrapped)
    }
    try data.end()
  }

  // MARK: Values

  /// The inputs that are chosen from a list.
  var valueColumns: [Int] {
    policy.inputNames.indices.filter { !(cells.values(ofInput: $0) ?? []).isEmpty }
  }

  private func addValues(_ workbook: Workbook) throws {
    let lists = valueColumns.map { cells.values(ofInput: $0) ?? [] }
    guard !lists.isEmpty else { return }
    var data = try DataSheet(
      workbook, name: Self.valuesName,
      columns: zip(valueColumns, lists).map { input, list in
        .init(name: policy.inputNames[input], width: SheetWidth.of(list.map(\.count)))
      }, footer: footer)
    for line in 0..<(lists.map(\.count).max() ?? 0) {
      let (sheet, row) = try data.nextRow()
      for (column, list) in lists.enumerated() where line < list.count { try sheet.write(list[line], row, column) }
    }
    try data.end()
  }
}

extension CellValue {
  /// What a report's cell holds.
  init(_ cell: Table.Cell) {
    switch cell {
    case .empty: self = .empty
    case .text(let text), .remark(let text): self = .text(text)
    case .money(let money), .moneyWithCode(let money): self = .number(money.amount)
    case .number(let number), .hundredths(let number), .ratio(let number): self = .number(number)
    case .date(let date): self = .date(date)
    }
  }
}
