internal import Spreadsheet

/// Rows below one header, on as many sheets as they need: for data that others read, so without totals, notes and merged cells.
struct DataSheet {
  /// A column of every one of the sheets.
  struct Column {
    let name: String
    /// In digits, if nothing in it is wider.
    var width: Double
    /// Texts whose cells are to be seen at once.
    var marks: [(text: String, style: CellStyle)] = []
    /// Whether it has numbers, which stand to the right, and so does its name.
    var isNumeric = false

    var headerStyle: CellStyle { isNumeric ? WorkbookStyle.numericHeader : WorkbookStyle.header }
  }

  private let workbook: Workbook
  private let name: String
  private var columns: [Column]
  private let footer: String
  private let labelColumns: Int
  private let rowLimit: Int
  /// The sheets so far.
  private(set) var sheets: [Sheet] = []
  /// The last sheet's number in the workbook, which makes its table's name one of its own.
  private var tableNumber = 0
  /// The row that was begun last on the last sheet.
  private var row = 0

  /// Begins with a first sheet.
  /// - Parameters:
  ///   - name: On the tab; further sheets are `name 2`, `name 3`, …
  ///   - footer: What stands on every printed page.
  ///   - labelColumns: How many columns say what a row is of: every printed page has them.
  ///   - rowLimit: How many rows a sheet has at most, with its header.
  init(
    _ workbook: Workbook, name: String, columns: [Column], footer: String, labelColumns: Int = 1,
    rowLimit: Int = SheetAddress.rowLimit
  ) throws(WorkbookError) {
    self.workbook = workbook
    self.name = name
    self.columns = columns
    self.footer = footer
    self.labelColumns = labelColumns
    self.rowLimit = rowLimit
    try begin()
  }

  private mutating func begin() throws(WorkbookError) {
    guard columns.count <= SheetAddress.columnLimit else { throw .tooWide(sheet: name, columns: columns.count) }
    let number = sheets.count + 1
    let wanted = number == 1 ? name : "\(name) \(number)"
    let sheet = try workbook.addSheet(SheetAddress.sheetName(wanted, taken: workbook.sheetNames))
    for (index, column) in columns.enumerated() { try sheet.write(column.name, 0, index, column.headerStyle) }
    sheet.freeze(rows: 1)
    sheets.append(sheet)
    tableNumber = workbook.sheetNames.count
    row = 0
  }

  /// Begins the next row.
  /// - Returns: The sheet that it is on, and its number there, counted from 0.
  mutating func nextRow() throws(WorkbookError) -> (sheet: Sheet, row: Int) {
    if row + 1 == rowLimit {
      try end()
      try begin()
    }
    row += 1
    return (sheets[sheets.count - 1], row)
  }

  /// Adds a row of texts to read, which go on in further lines of their cells.
  mutating func appendWrapped(_ texts: [String]) throws(WorkbookError) {
    let (sheet, row) = try nextRow()
    try sheet.setHeight(lines: lines(texts, from: 0), row: row)
    for (column, text) in texts.enumerated() { try sheet.write(text, row, column, WorkbookStyle.wrapped) }
  }

  /// How many lines the longest of some texts takes in its column: programs do not find out by themselves.
  /// - Parameter first: The first text's column.
  func lines(_ texts: [String], from first: Int) -> Int {
    texts.enumerated().map { index, text in
      // Letters are a little narrower than digits, and lines end at words.
      Int((Double(text.count) / (columns[first + index].width * 1.05)).rounded(.up))
    }.max().map { Swift.max($0, 1) } ?? 1
  }

  /// Where the rows go on, in words; none if they are on one sheet.
  var continuations: [String] {
    if sheets.count < 2 { return [] }
    let names = sheets.map(\.name)
    return [
      "A sheet holds \(NumberStyle().whole(rowLimit)) rows, so that \(names[0]) goes on in \(names.dropFirst().joined(separator: ", "))."
    ]
  }

  /// Makes a column at least as wide.
  mutating func widen(_ column: Int, to width: Double) {
    if width > columns[column].width { columns[column].width = width }
  }

  /// Ends the last sheet. Must be called, also without any row.
  func end() throws(WorkbookError) {
    let sheet = sheets[sheets.count - 1]
    try sheet.prepare(
      SheetPrint(
        title: footer, width: columns.reduce(0) { $0 + $1.width }, repeatedRows: 1, repeatedColumns: labelColumns))
    let words = String(sheet.name.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
    try sheet.addTable(
      rows: 0..<row + 1, header: columns.map(\.name), name: "table_\(words)_\(tableNumber)",
      headerStyles: columns.map(\.headerStyle))
    for (index, column) in columns.enumerated() {
      try sheet.setWidth(column.width, columns: index...index)
      for mark in column.marks where row > 0 {
        let formula = "=$\(SheetAddress.letters(index))2=\(SheetAddress.quoted(mark.text))"
        try sheet.addRule(formula: formula, style: mark.style, rows: 1..<row + 1, columns: index...index)
      }
    }
    try sheet.keepQuiet(rows: row + 1, columns: columns.count)
  }
}
