internal import Compensation
internal import Spreadsheet
internal import Tabular

/// The rows of a CSV file on a data sheet, cell by cell: both say the same, as the one is made of the other.
///
/// A cell of an empty field is not written.
struct CSVSheet {
  private let workbook: Workbook
  private let columns: [SheetColumn]
  private let currency: Int?
  private let decimalMark: UInt8
  private let source: String
  private var data: DataSheet
  /// By column; of amounts, that of the row's currency is taken.
  private let styles: [PreparedStyle?]
  private var amounts = AmountStyles()

  /// What is beside a number at most: the signs of a filter in the header, and blanks.
  private static let margin = 2.5
  /// What is wider than this is cut off on the screen; the cell has it all.
  private static let widest = 60.0

  /// The longest field of a file of ours: a rejected row, whose own fields are limited, stands in one.
  static let fieldLimit = 1 << 30

  /// Begins a sheet.
  /// - Parameters:
  ///   - name: On the tab.
  ///   - source: The file that has the same rows, as a message names it.
  ///   - decimalMark: What stands before decimals there.
  init(
    _ workbook: Workbook, name: String, columns: [SheetColumn], source: String, footer: String,
    decimalMark: UInt8 = UInt8(ascii: "."), labelColumns: Int = 1, rowLimit: Int = SheetAddress.rowLimit
  ) throws(WorkbookError) {
    self.workbook = workbook
    self.columns = columns
    self.source = source
    self.decimalMark = decimalMark
    currency = columns.firstIndex { $0.name == "currency" }
    let shown = columns.map { column in
      DataSheet.Column(
        name: column.name, width: min(Double(column.name.count) * 1.1 + 3, Self.widest),
        marks: column.kind == .position ? WorkbookStyle.outsideRange : [], isNumeric: column.kind.isNumeric)
    }
    data = try DataSheet(
      workbook, name: name, columns: shown, footer: footer, labelColumns: labelColumns, rowLimit: rowLimit)
    styles = try columns.indices.map { index throws(WorkbookError) in
      let isBeside = columns[index].kind.isText && index > 0 && !columns[index - 1].kind.isText
      let style = isBeside ? WorkbookStyle.beside : WorkbookStyle.style(of: columns[index].kind)
      return try style.map { style throws(WorkbookError) in try workbook.prepare(style) }
    }
  }

  /// The names of the sheets that the rows take.
  var sheetNames: [String] { data.sheets.map(\.name) }

  /// Writes all rows, and ends the sheet.
  /// - Throws: `CSVReadError`; `text-too-long`; `WorkbookError`.
  mutating func write(_ reader: inout CSVReader) throws {
    do {
      while let batch = try reader.nextBatch() {
        for index in 0..<batch.count { try write(batch, index) }
      }
      try data.end()
    } catch WorkbookError.textTooLong(let sheet, let row, let column) {
      throw Finding(
        "text-too-long",
        "the text has more than the \(SheetAddress.textLimit) characters of a workbook's cell; \(source) has it whole",
        file: "sheet \(sheet)", line: row + 1, column: columns[column].name)
    }
  }

  private mutating func write(_ batch: CSVBatch, _ index: Int) throws(WorkbookError) {
    let (sheet, row) = try data.nextRow()
    if let currency {
      try batch.withBytes(index, currency) { code throws(WorkbookError) in
        try amounts.choose(code, in: workbook)
      }
    }
    for column in 0..<min(columns.count, batch.fieldCount(index)) {
      try batch.withBytes(index, column) { bytes throws(WorkbookError) in
        if !bytes.isEmpty { try write(bytes, sheet, row, column) }
      }
    }
  }

  private mutating func write(_ bytes: Span<UInt8>, _ sheet: Sheet, _ row: Int, _ column: Int) throws(WorkbookError) {
    let kind = columns[column].kind
    switch kind {
    case .text, .position: break
    case .date:
      if let day = sheetDate(bytes) {
        try sheet.write(number: day, row, column, prepared: styles[column])
        data.widen(column, to: 10 + Self.margin)
        return
      }
    case .number, .count, .ratio, .percentage, .amount:
      if let number = nearestDouble(digits: bytes, decimalMark: decimalMark) {
        try sheet.write(number: number, row, column, prepared: kind == .amount ? amounts.chosen : styles[column])
        data.widen(column, to: Self.width(bytes.count, kind))
        return
      }
    }
    try sheet.write(bytes, row, column, prepared: kind.isText ? styles[column] : nil)
    data.widen(column, to: min(Self.width(of: bytes) + Self.margin, Self.widest))
  }

  /// How much room a number takes at most, of its digits in CSV.
  private static func width(_ digits: Int, _ kind: CellKind) -> Double {
    switch kind {
    // The currency's code, which has wide letters, and a comma after every third digit.
    case .amount: Double(digits + digits / 3) + 6 + margin
    case .count: Double(digits + digits / 3) + margin
    case .percentage: Double(digits) + 3 + margin
    default: Double(digits) + margin
    }
  }

  /// How much room a text takes: East Asian letters that of two.
  private static func width(of text: Span<UInt8>) -> Double {
    var width = 0
    for index in 0..<text.count where text[index] & 0xC0 != 0x80 { width += text[index] >= 0xE3 ? 2 : 1 }
    return Double(width)
  }
}

/// The styles of amounts by currency; that of a row is looked up once, and only where it is another than the row's before.
private struct AmountStyles {
  private var styles: [UInt32: PreparedStyle?] = [:]
  private var code: UInt32?
  /// Of the currency that was chosen last; nil if there is no such currency.
  private(set) var chosen: PreparedStyle?

  mutating func choose(_ bytes: Span<UInt8>, in workbook: Workbook) throws(WorkbookError) {
    var code: UInt32 = 0
    if bytes.count == 3 { for index in 0..<3 { code = code << 8 | UInt32(bytes[index]) } }
    if code == self.code { return }
    self.code = code
    if let known = styles[code] {
      chosen = known
      return
    }
    let letters = [code >> 16, code >> 8, code].map { UInt8(truncatingIfNeeded: $0) }
    chosen = try Currency(code: String(decoding: letters, as: UTF8.self)).map { currency throws(WorkbookError) in
      try workbook.prepare(WorkbookStyle.amount(currency))
    }
    styles[code] = .some(chosen)
  }
}

extension CSVSheet {
  /// Writes a table of values; both it and its CSV are then on the sheet.
  static func write(
    _ table: Table, kinds: [CellKind], to workbook: Workbook, name: String, source: String, footer: String,
    labelColumns: Int = 1
  ) throws {
    let columns = zip(table.columns, kinds).map { SheetColumn($0.name, $1) }
    var sheet = try CSVSheet(
      workbook, name: name, columns: columns, source: source, footer: footer, labelColumns: labelColumns)
    var reader = try CSVReader(
      bytes: table.csv(),
      format: CSVFormat(delimiter: UInt8(ascii: ","), fieldLimit: fieldLimit, allowsBlankHeaders: true))
    try sheet.write(&reader)
  }
}
