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
    try PolicyNotes(cells: cells, footer: footer, notes: notes).add(to: workbook)
    try workbook.close()
  }

  // MARK: Places

  /// Rows of the form, counted from 0.
  private static let inputHeaderRow = 3
  private func formRow(ofInput input: Int) -> Int { Self.inputHeaderRow + 1 + input }
  private var shareRow: Int { formRow(ofInput: policy.inputNames.count) }
  private var askingRow: Int { shareRow + 1 }
  private var resultHeaderRow: Int { sheet.asking == nil ? askingRow + 1 : askingRow + 2 }

  /// The offer's cell in a row of the form.
  private func form(_ row: Int, _ offer: Int) -> String {
    SheetAddress.on(Self.formName, SheetAddress.cell(row, 1 + offer, isAbsolute: true))
  }

  /// A name's cell on the sheet of the calculation, which has a row for each name and a column for each offer.
  private func step(_ name: Int, _ offer: Int) -> String { SheetAddress.cell(1 + name, 1 + offer) }

  private func stepElsewhere(_ offer: Int) -> (Int) -> String {
    { SheetAddress.on(Self.calculationName, step($0, offer)) }
  }

  /// What the columns of offers are called where they cannot follow a change of the place.
  private var labels: [String] { offers.indices.map { $0 == 0 ? "offer" : "comparison \($0)" } }

  /// A text that is made of cells of the form, one after the other: `"Offer: "&B5&", grade "&B6`.
  private func joined(_ cells: [(before: String, cell: String)]) -> String {
    cells.map { ($0.before.isEmpty ? "" : SheetAddress.quoted($0.before) + "&") + $0.cell }.joined(separator: "&")
  }

  /// What the offer is for, following the inputs.
  private var title: String {
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

  // MARK: The form

  private func addForm(_ workbook: Workbook) throws {
    let form = try workbook.addSheet(Self.formName)
    try form.setWidth(30, columns: 0...0)
    try form.setWidth(34, columns: 1...offers.count)
    try form.setWidth(80, columns: offers.count + 1...offers.count + 1)
    // On one page, however many places there are.
    try form.prepare(SheetPrint(title: footer, width: 1))
    try form.write(formula: "=" + title, result: "Offer: \(sheet.offer.subject)", 0, 0, WorkbookStyle.title)
    try form.write(
      "Policy \(policy.definition.name) \(policy.definition.version): \(policy.definition.title)"
        + (cells.calculator.asOf.map { ", as of \($0)" } ?? "")
        + ". Amounts are per \(policy.definition.period), at full time unless it says otherwise.", 1, 0)
    try header(form, Self.inputHeaderRow, "input", last: "meaning")
    for (index, input) in policy.definition.inputs.enumerated() { try addInput(form, index, input) }
    for offer in offers.indices {
      let share = CellValue.number(sheet.fullTimeEquivalent)
      if offer == 0 {
        try form.write(share, shareRow, 1, WorkbookStyle.formInput)
      } else {
        try form.write(
          formula: "=" + SheetAddress.cell(shareRow, 1), share, shareRow, 1 + offer, WorkbookStyle.formInput)
      }
      try form.restrict(
        shareRow, 1 + offer, to: 0.000001...2, message: "A share of full time above 0 and at most 2, such as 0.8.")
    }
    try form.write("fte", shareRow, 0)
    try form.write(
      "share of full time that is worked; base, variable and total are at this share", shareRow, offers.count + 1,
      WorkbookStyle.beside)
    if let asking = sheet.asking {
      try form.write("asking", askingRow, 0)
      try form.write(
        "what the candidate asks, at full time, in the offer's currency"
          + (sheet.offer.range == nil ? "; the policy has no range to compare it with" : ""), askingRow,
        offers.count + 1)
      try form.write(.number(asking.amount.amount), askingRow, 1, WorkbookStyle.formInput)
      try form.restrict(askingRow, 1, to: 0.01...1e15, message: "An amount above 0, or nothing.")
    }
    try addNotes(form, below: try addFormResults(form))
    form.activate()
  }

  private func header(_ form: Sheet, _ row: Int, _ first: String, last: String) throws {
    try form.write(first, row, 0, WorkbookStyle.header)
    try form.write(labels[0], row, 1, WorkbookStyle.header)
    for (index, comparison) in sheet.comparisons.enumerated() {
      // The place, as it is now.
      let named = comparison.place.filter { !$0.value.isEmpty }
      var cells: [(before: String, cell: String)] = []
      for place in named {
        guard let input = policy.inputNames.firstIndex(of: place.name) else { continue }
        cells.append((cells.isEmpty ? "" : ", ", SheetAddress.cell(formRow(ofInput: input), 2 + index)))
      }
      let text = named.map(\.value).joined(separator: ", ")
      try form.write(formula: "=" + joined(cells), result: text, row, 2 + index, WorkbookStyle.header)
    }
    try form.write(last, row, 1 + offers.count, WorkbookStyle.header)
  }

  private func addInput(_ form: Sheet, _ index: Int, _ input: InputDefinition) throws {
    let row = formRow(ofInput: index)
    try form.write(input.name.text, row, 0)
    let several = input.kind == .set ? "several with \"; \" between them" : ""
    try form.write(
      [input.meaning, several].filter { !$0.isEmpty }.joined(separator: "; "), row, 1 + offers.count,
      WorkbookStyle.beside)
    for offer in offers.indices {
      let column = 1 + offer
      let value = values[offer][index]
      let style = input.kind == .number ? WorkbookStyle.formInput : WorkbookStyle.formText
      if let formula = cells.names[index].formula, !given[offer].contains(input.name.text) {
        // A text format would keep a program from working it out again.
        try form.write(
          formula: sheets.text(formula, name: stepElsewhere(offer)), value, row, column, WorkbookStyle.formInput)
      } else if offer > 0, !policy.placeInputs.contains(input.name.text) {
        // The same job elsewhere.
        let cell = SheetAddress.cell(row, 1)
        try form.write(
          formula: "=" + (input.kind == .number ? cell : "\(cell)&\"\""), value == .missing ? .text("") : value, row,
          column, WorkbookStyle.formInput)
      } else {
        // Empty: not given and not needed, or nothing of a set.
        try form.write(value == .text("") || value == .missing ? .empty : value, row, column, style)
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

  /// - Returns: The last row.
  private func addFormResults(_ form: Sheet) throws -> Int {
    try header(form, resultHeaderRow, "result", last: "meaning")
    let table = sheet.table()
    let meanings = Dictionary(
      sheet.schema(policy).fields.map { ($0.name, $0.description) }, uniquingKeysWith: { first, _ in first })
    var row = resultHeaderRow
    for (place, shown) in sheet.offer.shown.enumerated() {
      guard let name = cells.names.firstIndex(where: { $0.name == shown.name }) else { continue }
      row += 1
      try form.write(sheet.offer.shown[place].name, row, 0)
      try form.write(cells.names[name].meaning, row, 1 + offers.count, WorkbookStyle.beside)
      for offer in offers.indices {
        try form.write(
          formula: "=" + stepElsewhere(offer)(name), values[offer][name], row, 1 + offer, WorkbookStyle.right)
      }
    }
    let skipped = Set(policy.inputNames + ["fte", "asking", "policy", "as_of"]).subtracting(["currency"])
    var currencyRow: Int?
    let ofAsking = Set(["compa_ratio", "range_penetration", "position", "difference"])
    for (index, column) in table.columns.enumerated()
    where !skipped.contains(column.name) && table.rows.contains(where: { $0[index] != .empty }) {
      row += 1
      let title = column.name == "compa_ratio" ? "compa-ratio" : column.title
      // The input of that name is another row.
      let ofWhat =
        ofAsking.contains(column.name) ? " of the asking" : column.name == "currency" ? " of the amounts" : ""
      try form.write(title + ofWhat, row, 0)
      let unit = column.name == "purchasing_power" ? sheet.offer.purchasingPower.map { ", \($0.reference)" } ?? "" : ""
      try form.write((meanings[column.name] ?? "") + unit, row, 1 + offers.count, WorkbookStyle.beside)
      for (offer, cells) in table.rows.enumerated() where cells[index] != .empty {
        try form.write(
          formula: "=" + SheetAddress.on(Self.offersName, SheetAddress.cell(1 + offer, index)),
          CellValue(cells[index]),
          row, 1 + offer, style(cells[index], column.name, offers[offer]) ?? WorkbookStyle.right)
      }
      if column.name == "currency" { currencyRow = row }
      if let currencyRow, table.rows.contains(where: { if case .money = $0[index] { true } else { false } }) {
        try CurrencyRules(self.cells).add(
          to: form, rows: row..<row + 1, columns: 1...offers.count, currency: "B$\(currencyRow + 1)")
      }
      if column.name == PayResult.offer.rawValue { try addPlacement(form, table, &row) }
    }
    return row
  }

  /// Where the offers lie in their ranges.
  private func addPlacement(_ form: Sheet, _ table: Table, _ row: inout Int) throws {
    let formulas = OfferFormulas(columns: table.columns.map(\.name), amount: .offer)
    for (name, label, meaning) in [
      ("compa_ratio", "compa-ratio of the offer", "offer / midpoint"),
      ("range_penetration", "range penetration of the offer", "(offer - minimum) / (maximum - minimum)"),
    ] {
      let values = offers.map { offer -> ExactDecimal? in
        guard let amount = offer.offer, let placed = try? Asking(amount, in: offer.range) else { return nil }
        return name == "compa_ratio" ? placed.compaRatio : placed.rangePenetration
      }
      if values.allSatisfy({ $0 == nil }) { continue }
      row += 1
      try form.write(label, row, 0)
      try form.write(meaning, row, 1 + offers.count, WorkbookStyle.beside)
      for (offer, value) in values.enumerated() {
        guard let value,
          let formula = formulas.formula(
            name, cell: { SheetAddress.on(Self.offersName, SheetAddress.cell(1 + offer, $0)) })
        else { continue }
        try form.write(
          formula: formula, .number(value), row, 1 + offer,
          name == "compa_ratio" ? WorkbookStyle.ratio : WorkbookStyle.percentage)
      }
    }
  }

  /// What was to be said when the workbook was made.
  private func addNotes(_ form: Sheet, below last: Int) throws {
    let notes = self.notes
    if notes.isEmpty { return }
    try form.write("when this was made", last + 2, 0, WorkbookStyle.heading)
    for (index, note) in notes.enumerated() { try form.write(note, last + 3 + index, 0) }
  }

  private var notes: [String] {
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
