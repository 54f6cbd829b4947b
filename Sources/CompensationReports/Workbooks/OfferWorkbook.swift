public import Compensation
internal import Spreadsheet

/// Writes an offer as a workbook: inputs to try, the rows of the CSV file, and every step as formulas over the policy's tables.
public struct OfferWorkbook {
  private let sheet: OfferSheet
  private let cells: PolicyCells
  private let policy: Policy
  private let given: [InputValues]
  /// The offer and those elsewhere.
  private let offers: [Offer]
  /// By offer: what its cells hold.
  private let values: [[CellValue]]
  private let sheets: PolicySheets
  private let footer: String

  private static let formName = "Offer"
  private static let offersName = "Offers"
  private static let calculationName = "Calculation"
  private static let valuesName = "Values"

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
    try PolicyNotes(cells: cells, footer: footer, notes: sheet.offer.warnings.map(\.message)).add(to: workbook)
    try workbook.close()
  }

  // MARK: Places

  /// Rows of the form, counted from 0.
  private static let inputHeaderRow = 3
  private func formRow(ofInput input: Int) -> Int { Self.inputHeaderRow + 1 + input }
  private var shareRow: Int { formRow(ofInput: policy.inputNames.count) }
  private var askingRow: Int { shareRow + 1 }
  private var resultHeaderRow: Int { askingRow + 2 }

  /// The offer's cell in a row of the form.
  private func form(_ row: Int, _ offer: Int) -> String {
    SheetAddress.on(Self.formName, SheetAddress.cell(row, 1 + offer, isAbsolute: true))
  }

  /// A name's cell on the sheet of the calculation, which has a row for each name and a column for each offer.
  private func step(_ name: Int, _ offer: Int) -> String { SheetAddress.cell(1 + name, 1 + offer) }

  private func stepElsewhere(_ offer: Int) -> (Int) -> String {
    { SheetAddress.on(Self.calculationName, step($0, offer)) }
  }

  /// What the columns of offers are called: the place, or that it is the offer.
  private var labels: [String] {
    ["offer"]
      + sheet.comparisons.map { comparison in
        comparison.place.map(\.value).filter { !$0.isEmpty }.joined(separator: ", ")
      }
  }

  // MARK: The form

  private func addForm(_ workbook: Workbook) throws {
    let form = try workbook.addSheet(Self.formName)
    try form.setWidth(30, columns: 0...0)
    try form.setWidth(26, columns: 1...offers.count)
    try form.setWidth(80, columns: offers.count + 1...offers.count + 1)
    try form.prepare(SheetPrint(title: footer, width: Double(110 + 26 * offers.count)))
    try form.write("Offer: \(sheet.offer.subject)", 0, 0, WorkbookStyle.title)
    try form.write(
      "Policy \(policy.definition.name) \(policy.definition.version): \(policy.definition.title)"
        + (cells.calculator.asOf.map { ", as of \($0)" } ?? "")
        + ". Amounts are per \(policy.definition.period), at full time unless it says otherwise.", 1, 0)
    try header(form, Self.inputHeaderRow, "input", last: "meaning")
    for (index, input) in policy.definition.inputs.enumerated() { try addInput(form, index, input) }
    for offer in offers.indices {
      try form.write(number: sheet.fullTimeEquivalent.nearestBinary, shareRow, 1 + offer, WorkbookStyle.formInput)
      try form.restrict(shareRow, 1 + offer, to: 0.000001...100, message: "A share of full time, such as 0.8.")
    }
    try form.write("fte", shareRow, 0)
    try form.write(
      "share of full time that is worked; base, variable and total are at this share", shareRow, offers.count + 1)
    try form.write("asking", askingRow, 0)
    try form.write("what the candidate asks, at full time, in the offer's currency", askingRow, offers.count + 1)
    if let asking = sheet.asking {
      try form.write(number: asking.amount.amount.nearestBinary, askingRow, 1, WorkbookStyle.formInput)
    }
    try addFormResults(form)
    form.activate()
  }

  private func header(_ form: Sheet, _ row: Int, _ first: String, last: String) throws {
    for (column, text) in ([first] + labels + [last]).enumerated() {
      try form.write(text, row, column, WorkbookStyle.header)
    }
  }

  private func addInput(_ form: Sheet, _ index: Int, _ input: InputDefinition) throws {
    let row = formRow(ofInput: index)
    try form.write(input.name.text, row, 0)
    let several = input.kind == .set ? "several with \"; \" between them" : ""
    try form.write(
      [input.meaning, several].filter { !$0.isEmpty }.joined(separator: "; "), row, 1 + offers.count)
    for offer in offers.indices {
      let column = 1 + offer
      let value = values[offer][index]
      if let formula = cells.names[index].formula, !given[offer].contains(input.name.text) {
        try form.write(
          formula: sheets.text(formula, name: stepElsewhere(offer)), value, row, column, WorkbookStyle.formValue)
      } else if value == .missing {
        // Not given and not needed.
        try form.write("", row, column, WorkbookStyle.formInput)
      } else {
        try form.write(value == .text("") ? .empty : value, row, column, WorkbookStyle.formInput)
      }
      if input.kind == .number {
        let (low, high) = (input.minimum?.nearestBinary ?? -1e15, input.maximum?.nearestBinary ?? 1e15)
        try form.restrict(row, column, to: low...high, message: "A number between \(low) and \(high).")
      } else if input.kind == .text, let place = valueColumns.firstIndex(of: index),
        let count = cells.values(ofInput: index)?.count
      {
        try form.restrict(
          row, column, toRange: "=" + SheetAddress.on(Self.valuesName, SheetAddress.column(place, rows: 1..<count + 1)),
          message: "Choose one of the policy's values; they are on the sheet \(Self.valuesName).")
      }
    }
  }

  private func addFormResults(_ form: Sheet) throws {
    try header(form, resultHeaderRow, "result", last: "")
    let table = sheet.table()
    var row = resultHeaderRow
    for (place, shown) in sheet.offer.shown.enumerated() {
      guard let name = cells.names.firstIndex(where: { $0.name == shown.name }) else { continue }
      row += 1
      try form.write(sheet.offer.shown[place].name, row, 0)
      for offer in offers.indices {
        try form.write(
          formula: "=" + stepElsewhere(offer)(name), values[offer][name], row, 1 + offer, WorkbookStyle.right)
      }
    }
    let skipped = Set(policy.inputNames + ["fte", "asking", "policy", "as_of"])
    for (index, column) in table.columns.enumerated()
    where !skipped.contains(column.name) && table.rows.contains(where: { $0[index] != .empty }) {
      row += 1
      try form.write(column.name == "compa_ratio" ? "compa-ratio" : column.title, row, 0)
      for (offer, cells) in table.rows.enumerated() where cells[index] != .empty {
        try form.write(
          formula: "=" + SheetAddress.on(Self.offersName, SheetAddress.cell(1 + offer, index)),
          CellValue(cells[index]),
          row, 1 + offer, style(cells[index], column.name, offers[offer]) ?? WorkbookStyle.right)
      }
    }
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
            ? WorkbookStyle.amountWidth : SheetWidth.of(table.rows.map { $0[index].plain.count } + [column.name.count]))
      }, footer: footer)
    let formulas = OfferFormulas(columns: table.columns.map(\.name))
    for (offer, row) in table.rows.enumerated() {
      let (sheet, number) = try data.nextRow()
      for (column, cell) in row.enumerated() where cell != .empty && cell != .text("") {
        let name = table.columns[column].name
        // An input that is a number is a text among the others.
        let value = policy.inputNames.firstIndex(of: name).map { values[offer][$0] } ?? CellValue(cell)
        let style = style(cell, name, offers[offer])
        if let formula = formula(name, offer) ?? formulas.formula(name, row: number) {
          try sheet.write(formula: formula, value, number, column, style)
        } else {
          try sheet.write(value, number, column, style)
        }
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
    case "fte": return "=" + form(shareRow, offer)
    case "asking": return "=" + form(askingRow, offer)
    case "base", "variable", "total":
      return OfferFormulas.pay(column, share: form(shareRow, offer), digits: stepElsewhere(offer)(cells.digits)) {
        cells.results[$0].map { String(sheets.text($0, name: stepElsewhere(offer)).dropFirst()) }
      }
    case "purchasing_power_index":
      return cells.purchasingPower.map { "=ROUND(\(stepElsewhere(offer)($0.index))*(1+1E-14),4)" }
    case "purchasing_power":
      return cells.purchasingPower.map { "=ROUND(\(stepElsewhere(offer)($0.amount))*(1+1E-14),2)" }
    default: return nil
    }
  }

  private func style(_ cell: Table.Cell, _ column: String, _ offer: Offer) -> CellStyle? {
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
          // What is left empty is nothing, not 0.
          let formula = name.isText ? "=\(cell)&\"\"" : "=IF(ISNUMBER(\(cell)),\(cell),NA())"
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
  private var valueColumns: [Int] {
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
