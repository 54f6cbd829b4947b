internal import Compensation
internal import Spreadsheet

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

extension Sheet {
  /// Writes a value; a figure that is not there as a formula that says so, and a day that spreadsheets do not have as YYYY-MM-DD.
  func write(_ value: CellValue, _ row: Int, _ column: Int, _ style: CellStyle? = nil) throws(WorkbookError) {
    switch value {
    case .empty: if style != nil { try write("", row, column, style) }
    case .number(let number): try write(number: number.nearestBinary, row, column, style)
    case .text(let text): try write(text, row, column, style)
    case .date(let date):
      if let day = date.serialDay {
        try write(number: day, row, column, .date)
      } else {
        try write(date.description, row, column, style)
      }
    case .missing: try write(formula: "=NA()", result: "#N/A", row, column, style)
    }
  }

  /// Writes a formula with its result.
  func write(formula: String, _ value: CellValue, _ row: Int, _ column: Int, _ style: CellStyle? = nil)
    throws(WorkbookError)
  {
    // With its sign.
    if formula.utf16.count > SheetAddress.formulaLimit + 1 {
      throw .formulaTooLong(sheet: name, row: row, column: column)
    }
    switch value {
    case .number(let number): try write(formula: formula, result: number.nearestBinary, row, column, style)
    case .text(let text): try write(formula: formula, result: text, row, column, style)
    case .date(let date):
      if let day = date.serialDay {
        try write(formula: formula, result: day, row, column, .date)
      } else {
        try write(formula: formula, result: date.description, row, column, style)
      }
    case .empty: try write(formula: formula, result: "", row, column, style)
    case .missing: try write(formula: formula, result: "#N/A", row, column, style)
    }
  }
}
