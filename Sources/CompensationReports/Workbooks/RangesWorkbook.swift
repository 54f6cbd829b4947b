public import Compensation
public import Spreadsheet

/// Writes a list of ranges as a workbook, row by row: the ranges, and every step of each as formulas over the policy's tables.
public struct RangesWorkbook {
  private let workbook: Workbook
  private let cells: PolicyCells
  private let sheets: PolicySheets
  private let given: InputValues
  /// The policy's inputs that are columns, as in the CSV file.
  private let columns: [Int]
  /// The input that is the currency of the amounts as it stands; nil if there is none.
  private let currencyInput: Int?
  private let results: [PayResult]
  private var ranges: DataSheet
  private var calculation: DataSheet
  private let footer: String
  private var styles: [Currency: CellStyle] = [:]

  private static let rangesName = "Ranges"
  private static let calculationName = "Calculation"

  /// Begins a workbook.
  /// - Parameters:
  ///   - path: The file, which is written when the list ends.
  ///   - given: The inputs that are the same in every row.
  ///   - varying: The inputs that the list goes through, with the length of the longest value of each.
  ///   - rowLimit: How many rows a sheet has at most.
  /// - Throws: `WorkbookError`.
  public init(
    _ path: String, cells: PolicyCells, given: InputValues, varying: [(input: Int, width: Int)],
    rowLimit: Int = SheetAddress.rowLimit
  ) throws(WorkbookError) {
    let policy = cells.calculator.policy
    self.cells = cells
    self.given = given
    results = policy.results
    let names = policy.inputNames
    columns = names.indices.filter { names[$0] != "currency" }
    currencyInput =
      policy.definition.payCurrency?.text == "currency" ? names.firstIndex(of: "currency") : nil
    footer = WorkbookFooter.text("Ranges", policy, asOf: cells.calculator.asOf)
    workbook = try Workbook(
      path, WorkbookProperties(title: "Ranges", policy, asOf: cells.calculator.asOf), isStreamed: true)
    sheets = PolicySheets(
      cells, reserved: [Self.rangesName, Self.calculationName] + PolicyNotes.sheetNames, footer: footer)
    let widths = Dictionary(varying.map { ($0.input, $0.width) }, uniquingKeysWith: Swift.max)
    ranges = try DataSheet(
      workbook, name: Self.rangesName,
      columns: columns.map { .init(name: names[$0], width: SheetWidth.of([widths[$0] ?? 12, names[$0].count])) }
        + [.init(name: "currency", width: 11)]
        + results.map { .init(name: $0.rawValue, width: WorkbookStyle.amountWidth, isNumeric: true) },
      footer: footer, rowLimit: rowLimit)
    calculation = try DataSheet(
      workbook, name: Self.calculationName,
      columns: cells.names.map {
        .init(name: $0.name, width: SheetWidth.of([$0.name.count, $0.isText ? 20 : 14]), isNumeric: !$0.isText)
      },
      footer: footer, rowLimit: rowLimit)
  }

  /// Adds a row.
  /// - Parameter row: With the values of its cells.
  public mutating func append(_ row: borrowing RangeRow) throws(WorkbookError) {
    let (rangeSheet, rangeRow) = try ranges.nextRow()
    let (stepSheet, stepRow) = try calculation.nextRow()
    let policy = cells.calculator.policy
    // An input stands on the sheet of the ranges, and formulas read it there; what was not needed, and all else, is on that of the steps.
    var inputCells: [Int: String] = [:]
    for (column, input) in columns.enumerated() where !row.inputs[input].isEmpty {
      inputCells[input] = SheetAddress.on(rangeSheet.name, SheetAddress.cell(rangeRow, column))
    }
    let currencyColumn = columns.count
    if let currencyInput {
      inputCells[currencyInput] = SheetAddress.on(rangeSheet.name, SheetAddress.cell(rangeRow, currencyColumn))
    }
    let stepName = stepSheet.name
    let own: (Int) -> String = { inputCells[$0] ?? SheetAddress.cell(stepRow, $0) }
    let other: (Int) -> String = {
      inputCells[$0] ?? SheetAddress.on(stepName, SheetAddress.cell(stepRow, $0))
    }

    for (column, input) in columns.enumerated() where inputCells[input] != nil {
      try write(input, row.cells[input], rangeSheet, rangeRow, column, other)
    }
    if let currencyInput {
      try write(currencyInput, row.cells[currencyInput], rangeSheet, rangeRow, currencyColumn, other)
    } else if policy.definition.payCurrency == nil {
      try rangeSheet.write(row.currency.code, rangeRow, currencyColumn)
    } else {
      try rangeSheet.write(
        formula: "=" + other(cells.currency), .text(row.currency.code), rangeRow, currencyColumn)
    }
    let style = style(row.currency)
    for (offset, result) in results.enumerated() {
      guard let formula = cells.results[result] else { continue }
      try rangeSheet.write(
        formula: sheets.text(formula, name: other), .number(row.amounts[offset]), rangeRow,
        currencyColumn + 1 + offset, style)
    }

    for (index, name) in cells.names.enumerated() {
      let value = row.cells[index]
      if let cell = inputCells[index] {
        try stepSheet.write(formula: "=" + cell, value, stepRow, index)
      } else if let formula = name.formula, name.input == nil || isDerived(index) {
        try stepSheet.write(formula: sheets.text(formula, name: own), value, stepRow, index)
      } else {
        try stepSheet.write(value, stepRow, index)
      }
    }
  }

  /// Writes an input as what it is, or as the formula that it follows by.
  private func write(
    _ input: Int, _ value: CellValue, _ sheet: Sheet, _ row: Int, _ column: Int, _ name: (Int) -> String
  ) throws(WorkbookError) {
    if isDerived(input), let formula = cells.names[input].formula {
      try sheet.write(formula: sheets.text(formula, name: name), value, row, column)
    } else {
      try sheet.write(
        value, row, column, cells.names[input].isText ? WorkbookStyle.textInput : WorkbookStyle.input)
    }
  }

  /// Whether an input follows from others.
  private func isDerived(_ input: Int) -> Bool {
    cells.names[input].formula != nil && !given.contains(cells.names[input].name)
  }

  private mutating func style(_ currency: Currency) -> CellStyle {
    if let known = styles[currency] { return known }
    let style = WorkbookStyle.amount(currency)
    styles[currency] = style
    return style
  }

  /// Ends the list and writes the file.
  /// - Parameter notes: What the reader should know, such as combinations that have no range.
  public mutating func finish(notes: [String]) throws(WorkbookError) {
    let rules = CurrencyRules(cells)
    let first = columns.count + 1
    for sheet in ranges.sheets where !results.isEmpty {
      try rules.add(
        to: sheet, rows: 1..<SheetAddress.rowLimit, columns: first...first + results.count - 1,
        currency: "$\(SheetAddress.letters(columns.count))2")
    }
    try ranges.end()
    try calculation.end()
    try sheets.add(to: workbook)
    try PolicyNotes(
      cells: cells, footer: footer, notes: notes + ranges.continuations + calculation.continuations
    ).add(to: workbook)
    try workbook.close()
  }
}
