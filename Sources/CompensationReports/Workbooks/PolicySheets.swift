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
      let columns = table.header.indices.map { column in
        DataSheet.Column(
          name: table.header[column],
          width: SheetWidth.of(table.rows.map { $0[column].shownLength } + [table.header[column].count]))
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

/// Widths of columns, in digits.
enum SheetWidth {
  /// Wide enough for most texts of so many characters, and for a header with its filter; long ones are cut off by the next cell, or wrapped.
  static func of(_ lengths: [Int]) -> Double { Double(Swift.min(Swift.max(lengths.max() ?? 0, 8) + 3, 48)) }
}

extension CellValue {
  var isNumber: Bool { if case .number = self { true } else { false } }

  var isDate: Bool { if case .date = self { true } else { false } }

  /// How many characters it takes on a sheet.
  var shownLength: Int {
    switch self {
    case .empty: 0
    case .number(let number): Swift.min(number.description.count, 12)
    case .text(let text): text.count
    case .date: 10
    case .missing: 4
    }
  }
}

extension ExactDecimal {
  /// The nearest that a spreadsheet can hold.
  var nearestBinary: Double { nearestDouble(digits: Array(description.utf8).span) ?? .nan }
}

extension CalendarDate {
  /// As a spreadsheet counts days: from 1899-12-30.
  var serialDay: Double { Double((CalendarDate(year: 1899, month: 12, day: 30) ?? self).days(until: self)) }
}

extension Sheet {
  /// Writes a value; a figure that is not there as a formula that says so.
  func write(_ value: CellValue, _ row: Int, _ column: Int, _ style: CellStyle? = nil) throws(WorkbookError) {
    switch value {
    case .empty: if style != nil { try write("", row, column, style) }
    case .number(let number): try write(number: number.nearestBinary, row, column, style)
    case .text(let text): try write(text, row, column, style)
    case .date(let date): try write(number: date.serialDay, row, column, .date)
    case .missing: try write(formula: "=NA()", result: "#N/A", row, column, style)
    }
  }

  /// Writes a formula with its result.
  func write(formula: String, _ value: CellValue, _ row: Int, _ column: Int, _ style: CellStyle? = nil)
    throws(WorkbookError)
  {
    switch value {
    case .number(let number): try write(formula: formula, result: number.nearestBinary, row, column, style)
    case .text(let text): try write(formula: formula, result: text, row, column, style)
    case .date(let date): try write(formula: formula, result: date.serialDay, row, column, .date)
    case .empty: try write(formula: formula, result: "", row, column, style)
    case .missing: try write(formula: formula, result: "#N/A", row, column, style)
    }
  }
}
