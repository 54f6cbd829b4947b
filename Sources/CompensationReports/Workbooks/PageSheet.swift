internal import Compensation
internal import Spreadsheet

/// A sheet to be read from top to bottom: headings, sentences, tables and charts, one below the other.
struct PageSheet {
  private let sheet: Sheet
  private let widths: [Double]
  private let footer: String
  /// Rows that begin a page, so that no chart is cut in two.
  private var pageStarts: [Int] = []
  private var row = 0

  /// A text in a column at least this wide goes on in further lines of its cell.
  private static let widthOfSentences = 60.0
  /// The height of a row in pixels, where nothing makes it higher.
  private static let rowHeight = 20
  /// The width of a chart of 960 pixels, in digits.
  private static let chartWidth = 138.0

  /// Begins a sheet.
  /// - Parameter widths: Of the columns, in digits.
  init(_ workbook: Workbook, name: String, widths: [Double], footer: String) throws(WorkbookError) {
    sheet = try workbook.addSheet(SheetAddress.sheetName(name, taken: workbook.sheetNames))
    self.widths = widths
    for (column, width) in widths.enumerated() { try sheet.setWidth(width, columns: column...column) }
    self.footer = footer
  }

  /// Adds pieces of a report; of those, formulas, bars and pictures have no place here.
  mutating func write(_ blocks: [Report.Block]) throws(WorkbookError) {
    for block in blocks {
      switch block {
      case .heading(let level, let text):
        if row > 0 { row += 1 }
        try write(.text(text), 0, level == 1 ? WorkbookStyle.title : WorkbookStyle.heading)
        row += 1
      case .paragraph(let text):
        try write(.text(text), 0, sentenceStyle(0))
        row += 1
      case .list(let items), .numbered(let items):
        for item in items {
          try write(.text(item), 0, sentenceStyle(0))
          row += 1
        }
      case .table(let table): try write(table)
      case .formula, .rangeBar, .image: break
      }
    }
  }

  /// Adds a chart.
  mutating func write(_ chart: SheetChart) throws(WorkbookError) {
    row += 1
    let height = chart.height / Self.rowHeight + 1
    if row + height > (pageStarts.last ?? 0) + print.rowsOfPage { pageStarts.append(row) }
    try sheet.insert(chart, row, 0)
    row += height
  }

  /// Ends the sheet.
  func end() throws(WorkbookError) {
    var print = print
    print.pageStarts = pageStarts
    try sheet.prepare(print)
  }

  /// On paper; charts may be wider than the columns.
  private var print: SheetPrint { SheetPrint(title: footer, width: Swift.max(widths.reduce(0, +), Self.chartWidth)) }

  private mutating func write(_ table: Table) throws(WorkbookError) {
    row += 1
    // A table of labels and values has no header.
    let hasHeader = table.columns.contains { !$0.title.isEmpty }
    if hasHeader {
      for (index, column) in table.columns.enumerated() { try write(.text(column.title), index, WorkbookStyle.header) }
      row += 1
    }
    for cells in table.rows {
      for (column, cell) in cells.enumerated() { try write(cell, column, sentenceStyle(column)) }
      row += 1
    }
  }

  private func write(_ cell: Table.Cell, _ column: Int, _ style: CellStyle?) throws(WorkbookError) {
    let text = cell.shown(NumberStyle())
    if text.isEmpty { return }
    if case .number(let number) = cell {
      try sheet.write(number: number.nearestBinary, row, column, WorkbookStyle.count)
    } else {
      try sheet.write(text, row, column, style)
    }
  }

  private func sentenceStyle(_ column: Int) -> CellStyle? {
    column < widths.count && widths[column] >= Self.widthOfSentences ? WorkbookStyle.wrapped : nil
  }

  /// Shows it first when the workbook is opened.
  func activate() { sheet.activate() }
}
