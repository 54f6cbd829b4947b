internal import Compensation
internal import Spreadsheet

/// The sheet of an offer's workbook that is read and tried: the inputs, and below them what follows.
extension OfferWorkbook {
  func addForm(_ workbook: Workbook) throws {
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
        offers.count + 1, WorkbookStyle.beside)
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
    for shown in sheet.offer.shown {
      guard let name = cells.names.firstIndex(where: { $0.name == shown.name }) else { continue }
      row += 1
      try form.write(shown.name, row, 0)
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
}
