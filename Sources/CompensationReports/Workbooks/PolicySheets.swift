internal import Compensation
internal import Spreadsheet

/// The sheets of a policy's tables in a workbook, and where their columns are.
struct PolicySheets {
  let cells: PolicyCells
  /// The name of each table's sheet.
  private let names: [String]
  private let footer: String

  /// - Parameter reserved: The names of the workbook's other sheets.
  init(_ cells: PolicyCells, reserved: [String], footer: String) {
    self.cells = cells
    self.footer = footer
    var taken = reserved
    for table in cells.tables { taken.append(SheetAddress.sheetName(table.name, taken: taken)) }
    names = Array(taken[reserved.count...])
  }

  /// A formula for a cell.
  /// - Parameter name: Where the cell of a name is.
  func text(_ formula: CellFormula, name: (Int) -> String) -> String {
    "="
      + formula.text(
        name: name,
        column: { table, column, rows in
          // Below the header.
          SheetAddress.on(
            names[table], SheetAddress.column(column, rows: rows.lowerBound + 1..<rows.upperBound + 1))
        })
  }

  /// Adds the sheets.
  func add(to workbook: Workbook) throws(WorkbookError) {
    for (index, table) in cells.tables.enumerated() {
      // Formulas look at one sheet.
      if table.rows.count >= SheetAddress.rowLimit { throw .tooLong(sheet: names[index], rows: table.rows.count) }
      let columns = table.header.indices.map { column in
        DataSheet.Column(
          name: table.header[column],
          width: SheetWidth.of(table.rows.map { $0[column].shownLength } + [table.header[column].count]),
          isNumeric: table.rows.contains { $0[column].isNumber || $0[column].isDate })
      }
      var sheet = try DataSheet(workbook, name: names[index], columns: columns, footer: footer)
      for row in table.rows {
        let (sheet, number) = try sheet.nextRow()
        for (column, value) in row.enumerated() {
          let isBeside = column > 0 && (row[column - 1].isNumber || row[column - 1].isDate)
          try sheet.write(
            value, number, column, value.isNumber ? WorkbookStyle.input : isBeside ? WorkbookStyle.beside : nil)
        }
      }
      try sheet.end()
    }
  }
}
