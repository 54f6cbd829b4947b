internal import CXLSXWriter

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A workbook that is being written: the one place that touches libxlsxwriter.
///
/// Rows and columns are counted from 0. A streamed workbook keeps one row of each sheet in memory, so that a sheet's cells must be
/// written row by row, and it can have no tables.
@safe
public final class Workbook {
  private var workbook: UnsafeMutablePointer<lxw_workbook>?
  private let path: String
  private var styles: [CellStyle: PreparedStyle] = [:]
  private var formats: [UnsafeMutablePointer<lxw_format>] = unsafe []
  private var sheets: [UnsafeMutablePointer<lxw_worksheet>] = unsafe []
  /// Whether it is streamed.
  public let isStreamed: Bool
  /// About how long the sheets of a workbook that is not streamed become at most, in bytes: of every cell that is written its texts, and
  /// `cellSize`.
  fileprivate(set) var writtenSize = 0
  /// What a cell takes beside its texts: its address, its style's number, a number with all its digits, and the tags around them.
  fileprivate static let cellSize = 96
  /// The names of its sheets, in their order.
  public private(set) var sheetNames: [String] = []

  /// Begins a workbook.
  /// - Parameters:
  ///   - path: The file to write when the workbook is closed; it is replaced as it is written.
  ///   - isStreamed: Whether memory is to stay small.
  /// - Throws: `writing`.
  public init(_ path: String, _ properties: WorkbookProperties, isStreamed: Bool) throws(WorkbookError) {
    self.path = path
    self.isStreamed = isStreamed
    var options = unsafe lxw_workbook_options()
    unsafe options.constant_memory = isStreamed ? 1 : 0
    // A full sheet is below the 4 GiB of a plain archive, which every program reads.
    unsafe options.use_zip64 = 0
    unsafe workbook = workbook_new_opt(path, &options)
    guard unsafe workbook != nil else { throw .writing("no memory for a workbook") }
    try set(properties)
  }

  deinit {
    // A workbook that was not closed leaves no file; the library can only free what it also writes.
    if let workbook = unsafe workbook { unsafe lxw_workbook_free(workbook) }
  }

  private func set(_ properties: WorkbookProperties) throws(WorkbookError) {
    var all = unsafe lxw_doc_properties()
    unsafe all.title = strdup(XMLText.plain(properties.title))
    unsafe all.subject = strdup(XMLText.plain(properties.subject))
    unsafe all.keywords = strdup(XMLText.plain(properties.keywords))
    unsafe all.comments = strdup(XMLText.plain(properties.comments))
    defer {
      unsafe free(all.title)
      unsafe free(all.subject)
      unsafe free(all.keywords)
      unsafe free(all.comments)
    }
    // Noon, so that the day is the same in most time zones.
    let days = daysSince1970(properties.day)
    unsafe all.created = days * 86_400 + 43_200
    try check(unsafe workbook_set_properties(workbook, &all), "properties")
  }

  /// Adds a sheet behind the others.
  /// - Parameter name: One that `SheetAddress.sheetName` lets stand.
  public func addSheet(_ name: String) throws(WorkbookError) -> Sheet {
    requireOpen()
    guard let sheet = unsafe workbook_add_worksheet(workbook, name) else { throw .refused("sheet \(name)") }
    sheetNames.append(name)
    unsafe sheets.append(sheet)
    return unsafe Sheet(sheet, name: name, in: self)
  }

  /// A workbook that is closed has given its memory back: writing to it would be writing to anything.
  fileprivate func requireOpen() { unsafe precondition(workbook != nil, "the workbook is closed") }

  /// Writes the file. Nothing may be written after it.
  /// - Throws: `writing`.
  public func close() throws(WorkbookError) {
    guard let open = unsafe workbook else { return }
    let reason = lackOfRoom()
    unsafe workbook = nil
    unsafe formats = unsafe []
    unsafe sheets = unsafe []
    if reason != 0 {
      unsafe lxw_workbook_free(open)
      throw .writing(Self.words(reason))
    }
    errno = 0
    let status = unsafe workbook_close(open)
    guard status != LXW_NO_ERROR else { return }
    throw .writing(errno == 0 ? unsafe String(cString: lxw_strerror(status)) : Self.words(errno))
  }

  /// What keeps the temporary files from being whole: 0, or the system's error number.
  ///
  /// The library writes each sheet to a temporary file, and does not look at what becomes of it: a full disk would give a workbook that
  /// is cut off. So the rows that are there already are looked at, and room for the largest sheet is asked for before.
  private func lackOfRoom() -> Int32 {
    var room = isStreamed ? 0 : writtenSize
    for index in unsafe sheets.indices {
      guard let rows = unsafe sheets[index].pointee.optimize_tmpfile else { continue }
      if unsafe fflush(rows) != 0 || ferror(rows) != 0 { return errno == 0 ? EIO : errno }
      room = max(room, unsafe ftell(rows))
    }
    return reserve(room)
  }

  /// What the system's error number means.
  private static func words(_ number: Int32) -> String {
    let words = unsafe strerror(number).map { unsafe String(cString: $0) } ?? "error \(number)"
    let isFull = [ENOSPC, EDQUOT, EFBIG].contains(number)
    return words + (isFull ? ", there or in the folder of temporary files, which TMPDIR names" : "")
  }

  fileprivate func check(_ status: lxw_error, _ what: String) throws(WorkbookError) {
    guard status != LXW_NO_ERROR else { return }
    throw .refused("\(what): " + (unsafe String(cString: lxw_strerror(status))))
  }

  /// Makes a style ready, so that writing millions of cells need not look it up for each.
  public func prepare(_ style: CellStyle) throws(WorkbookError) -> PreparedStyle {
    requireOpen()
    if let known = styles[style] { return known }
    guard let format = unsafe workbook_add_format(workbook) else { throw .refused("a style") }
    unsafe set(format, style)
    let prepared = PreparedStyle(number: unsafe formats.count)
    unsafe formats.append(format)
    styles[style] = prepared
    return prepared
  }

  fileprivate func format(_ style: CellStyle?) throws(WorkbookError) -> UnsafeMutablePointer<lxw_format>? {
    guard let style else { return nil }
    return unsafe format(try prepare(style))
  }

  fileprivate func format(_ style: PreparedStyle?) -> UnsafeMutablePointer<lxw_format>? {
    guard let style else { return nil }
    return unsafe formats[style.number]
  }

  private func set(_ format: UnsafeMutablePointer<lxw_format>, _ style: CellStyle) {
    if let number = style.numberFormat { unsafe format_set_num_format(format, number) }
    if style.isBold { unsafe format_set_bold(format) }
    if style.isWrapped {
      unsafe format_set_text_wrap(format)
      unsafe format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    }
    switch style.alignment {
    case .left?: unsafe format_set_align(format, UInt8(LXW_ALIGN_LEFT.rawValue))
    case .right?: unsafe format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue))
    case nil: break
    }
    if style.isIndented { unsafe format_set_indent(format, 1) }
    if let ink = style.ink { unsafe format_set_font_color(format, ink) }
    if let fill = style.fill {
      unsafe format_set_pattern(format, UInt8(LXW_PATTERN_SOLID.rawValue))
      unsafe format_set_bg_color(format, fill)
      // A rule's format takes its colour from here.
      unsafe format_set_fg_color(format, fill)
    }
    if let size = style.size { unsafe format_set_font_size(format, size) }
  }

  fileprivate func add(_ chart: SheetChart) -> UnsafeMutablePointer<lxw_chart>? {
    let type = chart.kind == .columns ? LXW_CHART_COLUMN : LXW_CHART_BAR_STACKED
    guard let drawn = unsafe workbook_add_chart(workbook, UInt8(type.rawValue)) else { return nil }
    unsafe chart_title_set_name(drawn, Self.shown(chart.title))
    // The library calls the horizontal axis x, which of bars is that of the values.
    let isUpright = chart.kind == .columns
    let (categories, values) = unsafe (
      isUpright ? drawn.pointee.x_axis : drawn.pointee.y_axis, isUpright ? drawn.pointee.y_axis : drawn.pointee.x_axis
    )
    unsafe chart_axis_set_name(categories, Self.shown(chart.categoryTitle))
    unsafe chart_axis_set_name(values, Self.shown(chart.valueTitle))
    unsafe chart_axis_set_num_format(values, chart.valueFormat)
    if let minimum = chart.valueMinimum { unsafe chart_axis_set_min(values, minimum) }
    if !isUpright {
      // The first category is to be on top, and the values' axis still below.
      unsafe chart_axis_set_reverse(categories)
      unsafe chart_axis_set_crossing_max(categories)
    }
    unsafe chart_set_series_gap(drawn, chart.kind == .columns ? 10 : 60)
    var hidden = chart.series.indices.filter { !chart.series[$0].isNamed }.map { Int16($0) }
    for series in chart.series {
      guard let drawnSeries = unsafe chart_add_series(drawn, nil, nil) else { continue }
      unsafe chart_series_set_name(drawnSeries, Self.shown(series.name))
      let (names, values) = (series.categories, series.values)
      unsafe chart_series_set_categories(
        drawnSeries, names.sheet, UInt32(names.rows.lowerBound), UInt16(names.column),
        UInt32(names.rows.upperBound - 1),
        UInt16(names.column))
      unsafe chart_series_set_values(
        drawnSeries, values.sheet, UInt32(values.rows.lowerBound), UInt16(values.column),
        UInt32(values.rows.upperBound - 1), UInt16(values.column))
      var fill = lxw_chart_fill()
      if let colour = series.colour {
        fill.color = colour
      } else {
        fill.none = 1
      }
      unsafe chart_series_set_fill(drawnSeries, &fill)
    }
    if chart.series.count - hidden.count < 2 {
      unsafe chart_legend_set_position(drawn, UInt8(LXW_CHART_LEGEND_NONE.rawValue))
    } else {
      unsafe chart_legend_set_position(drawn, UInt8(LXW_CHART_LEGEND_BOTTOM.rawValue))
      if !hidden.isEmpty {
        hidden.append(-1)
        unsafe _ = hidden.withUnsafeMutableBufferPointer { unsafe chart_legend_delete_series(drawn, $0.baseAddress) }
      }
    }
    return unsafe drawn
  }

  /// A chart's text; one with `=` at its beginning would be taken for a formula.
  private static func shown(_ text: String) -> String {
    let plain = XMLText.plain(text)
    return plain.utf8.first == UInt8(ascii: "=") ? " " + plain : plain
  }
}

/// A style that a workbook has made ready.
public struct PreparedStyle: Sendable {
  fileprivate let number: Int
}

/// A sheet of a workbook that is being written.
@safe
public final class Sheet {
  /// As it stands on its tab.
  public let name: String
  private let openSheet: UnsafeMutablePointer<lxw_worksheet>
  private let workbook: Workbook
  /// A text on its way to the library, which wants a NUL behind it.
  private var text: [CChar] = []
  /// Only as long as the workbook is open.
  private var sheet: UnsafeMutablePointer<lxw_worksheet> {
    workbook.requireOpen()
    return unsafe openSheet
  }

  fileprivate init(_ sheet: UnsafeMutablePointer<lxw_worksheet>, name: String, in workbook: Workbook) {
    unsafe openSheet = unsafe sheet
    self.name = name
    self.workbook = workbook
  }

  // MARK: Cells

  /// Writes a text; none for an empty one, unless it has a style.
  /// - Throws: `textTooLong`.
  public func write(_ text: String, _ row: Int, _ column: Int, _ style: CellStyle? = nil) throws(WorkbookError) {
    try write(Array(text.utf8).span, row, column, style)
  }

  /// Writes a text of UTF-8 bytes without NUL; none for an empty one, unless it has a style.
  /// - Throws: `textTooLong`.
  public func write(_ bytes: Span<UInt8>, _ row: Int, _ column: Int, _ style: CellStyle? = nil) throws(WorkbookError) {
    try write(
      bytes, row, column, prepared: try style.map { style throws(WorkbookError) in try workbook.prepare(style) })
  }

  /// Writes a text of UTF-8 bytes without NUL, in a style made ready; none for an empty one, unless it has a style.
  /// - Throws: `textTooLong`.
  public func write(_ bytes: Span<UInt8>, _ row: Int, _ column: Int, prepared style: PreparedStyle?)
    throws(WorkbookError)
  {
    workbook.requireOpen()
    let format = unsafe workbook.format(style)
    if bytes.isEmpty {
      guard style != nil else { return }
      count([])
      try check(unsafe worksheet_write_blank(sheet, row32(row), column16(column), format), row)
      return
    }
    text.removeAll(keepingCapacity: true)
    let units = XMLText.append(bytes, to: &text)
    guard units <= SheetAddress.textLimit else { throw .textTooLong(sheet: name, row: row, column: column) }
    count([text.count])
    text.append(0)
    let status = unsafe text.withUnsafeBufferPointer { buffer in
      unsafe worksheet_write_string(sheet, row32(row), column16(column), buffer.baseAddress, format)
    }
    // The library counts what was escaped.
    if status == LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED { throw .textTooLong(sheet: name, row: row, column: column) }
    try check(status, row)
  }

  /// Writes a number.
  public func write(number: Double, _ row: Int, _ column: Int, _ style: CellStyle? = nil) throws(WorkbookError) {
    try write(
      number: number, row, column,
      prepared: try style.map { style throws(WorkbookError) in try workbook.prepare(style) })
  }

  /// Writes a number in a style made ready.
  public func write(number: Double, _ row: Int, _ column: Int, prepared style: PreparedStyle?) throws(WorkbookError) {
    count([])
    try check(
      unsafe worksheet_write_number(sheet, row32(row), column16(column), number, workbook.format(style)), row)
  }

  /// Writes a formula that begins with `=`, with the result that it has.
  public func write(formula: String, result: Double, _ row: Int, _ column: Int, _ style: CellStyle? = nil)
    throws(WorkbookError)
  {
    let formula = XMLText.formula(formula)
    count([formula.utf8.count])
    try check(
      unsafe worksheet_write_formula_num(sheet, row32(row), column16(column), formula, try format(style), result), row)
  }

  /// Writes a formula that begins with `=`, with the text that is its result.
  public func write(formula: String, result: String, _ row: Int, _ column: Int, _ style: CellStyle? = nil)
    throws(WorkbookError)
  {
    let (formula, result) = (XMLText.formula(formula), XMLText.escaped(result))
    count([formula.utf8.count, result.utf8.count])
    try check(
      unsafe worksheet_write_formula_str(sheet, row32(row), column16(column), formula, try format(style), result), row)
  }

  /// Counts a cell with texts of so many bytes.
  private func count(_ texts: [Int]) {
    if !workbook.isStreamed { workbook.writtenSize += texts.reduce(Workbook.cellSize, +) }
  }

  // MARK: Looks

  /// Sets the width of columns, in digits.
  public func setWidth(_ width: Double, columns: ClosedRange<Int>) throws(WorkbookError) {
    let (first, last) = (column16(columns.lowerBound), column16(columns.upperBound))
    try check(unsafe worksheet_set_column(sheet, first, last, width, nil), 0)
  }

  /// Makes a row as high as so many lines of text; in a streamed workbook before its cells are written.
  public func setHeight(lines: Int, row: Int) throws(WorkbookError) {
    try check(unsafe worksheet_set_row(sheet, row32(row), Double(15 * lines), nil), row)
  }

  /// Keeps rows and columns at the top and left in sight.
  public func freeze(rows: Int, columns: Int = 0) {
    unsafe worksheet_freeze_panes(sheet, row32(rows), column16(columns))
  }

  /// Prepares it for paper.
  public func prepare(_ print: SheetPrint) throws(WorkbookError) {
    unsafe worksheet_set_landscape(sheet)
    unsafe worksheet_set_paper(sheet, 9)
    unsafe worksheet_set_margins(sheet, 0.5, 0.5, 0.6, 0.6)
    if print.pageStarts.isEmpty {
      unsafe worksheet_fit_to_pages(sheet, UInt16(print.pagesAcross), 0)
    } else {
      unsafe worksheet_set_print_scale(sheet, UInt16(print.scale))
      var starts = print.pageStarts.map { row32($0) } + [0]
      try check(unsafe worksheet_set_h_pagebreaks(sheet, &starts), 0)
    }
    if print.repeatedRows > 0 { try check(unsafe worksheet_repeat_rows(sheet, 0, row32(print.repeatedRows - 1)), 0) }
    if print.repeatedColumns > 0, print.pagesAcross > 1 {
      try check(unsafe worksheet_repeat_columns(sheet, 0, column16(print.repeatedColumns - 1)), 0)
    }
    // An ampersand begins a code; a footer has 255 characters at most.
    let title = String(String.UnicodeScalarView(XMLText.plain(print.title).unicodeScalars.prefix(110)))
    let shown = SheetAddress.doubling("&", in: title)
    try check(unsafe worksheet_set_footer(sheet, "&L\(shown)&C&A&RPage &P of &N"), 0)
  }

  /// Makes rows a table with the names that its header has already, or, in a streamed workbook, gives them a filter.
  /// - Parameters:
  ///   - rows: The header and what is below.
  ///   - name: The table's name: letters, digits, underscores.
  ///   - headerStyles: How each of the headers looks already: a table would write them anew.
  public func addTable(rows: Range<Int>, header: [String], name: String, headerStyles: [CellStyle])
    throws(WorkbookError)
  {
    let (first, last) = (row32(rows.lowerBound), row32(rows.upperBound - 1))
    let lastColumn = column16(header.count - 1)
    // A table needs a row below its header, and headers that differ, capitals or not.
    let isPossible = rows.count > 1 && Set(header.map { $0.lowercased() }).count == header.count && !header.contains("")
    if workbook.isStreamed || !isPossible {
      try check(unsafe worksheet_autofilter(sheet, first, 0, last, lastColumn), rows.lowerBound)
      return
    }
    let formats = try unsafe headerStyles.map { style throws(WorkbookError) in try unsafe format(style) }
    var columns = unsafe zip(header, formats).map { text, format in
      var column = unsafe lxw_table_column()
      unsafe column.header = strdup(XMLText.escaped(text))
      unsafe column.header_format = unsafe format
      return unsafe column
    }
    let title = unsafe strdup(name)
    defer {
      for index in unsafe columns.indices { unsafe free(columns[index].header) }
      unsafe free(title)
    }
    let status = unsafe columns.withUnsafeMutableBufferPointer { buffer in
      var pointers: [UnsafeMutablePointer<lxw_table_column>?] = unsafe buffer.indices.map {
        unsafe buffer.baseAddress! + $0
      }
      unsafe pointers.append(nil)
      return unsafe pointers.withUnsafeMutableBufferPointer { pointers in
        var options = unsafe lxw_table_options()
        unsafe options.name = title
        unsafe options.columns = pointers.baseAddress
        unsafe options.style_type = UInt8(LXW_TABLE_STYLE_TYPE_LIGHT.rawValue)
        unsafe options.style_type_number = 1
        return unsafe worksheet_add_table(sheet, first, 0, last, lastColumn, &options)
      }
    }
    try check(status, rows.lowerBound)
  }

  /// Gives cells another style while a formula, written for the first of them, is true.
  public func addRule(formula: String, style: CellStyle, rows: Range<Int>, columns: ClosedRange<Int>)
    throws(WorkbookError)
  {
    guard !rows.isEmpty else { return }
    let text = unsafe strdup(XMLText.formula(formula))
    defer { unsafe free(text) }
    var rule = unsafe lxw_conditional_format()
    unsafe rule.type = UInt8(LXW_CONDITIONAL_TYPE_FORMULA.rawValue)
    unsafe rule.value_string = text
    unsafe rule.format = try format(style)
    try check(
      unsafe worksheet_conditional_format_range(
        sheet, row32(rows.lowerBound), column16(columns.lowerBound), row32(rows.upperBound - 1),
        column16(columns.upperBound), &rule), rows.lowerBound)
  }

  /// Lets a cell have only the values of a range of cells, and offers them.
  /// - Parameter range: Such as `=jobs!$A$2:$A$10`.
  public func restrict(_ row: Int, _ column: Int, toRange range: String, message: String) throws(WorkbookError) {
    try unsafe validate(row, column, message) { rule in
      unsafe rule.validate = UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
      unsafe rule.value_formula = strdup(XMLText.formula(range))
    }
  }

  /// Lets a cell have only numbers between two, both included.
  public func restrict(_ row: Int, _ column: Int, to range: ClosedRange<Double>, message: String) throws(WorkbookError)
  {
    try unsafe validate(row, column, message) { rule in
      unsafe rule.validate = UInt8(LXW_VALIDATION_TYPE_DECIMAL.rawValue)
      unsafe rule.criteria = UInt8(LXW_VALIDATION_CRITERIA_BETWEEN.rawValue)
      unsafe rule.minimum_number = range.lowerBound
      unsafe rule.maximum_number = range.upperBound
    }
  }

  private func validate(
    _ row: Int, _ column: Int, _ message: String, _ set: (inout lxw_data_validation) -> Void
  ) throws(WorkbookError) {
    var rule = unsafe lxw_data_validation()
    unsafe set(&rule)
    unsafe rule.error_message = strdup(
      String(String.UnicodeScalarView(XMLText.plain(message).unicodeScalars.prefix(255))))
    defer {
      unsafe free(rule.error_message)
      unsafe free(rule.value_formula)
    }
    try check(unsafe worksheet_data_validation_cell(sheet, row32(row), column16(column), &rule), row)
  }

  /// Does not mark texts of digits, and formulas that differ from their neighbours', as doubtful.
  public func keepQuiet(rows: Int, columns: Int) throws(WorkbookError) {
    guard rows > 0, columns > 0 else { return }
    let range = "A1:\(SheetAddress.cell(rows - 1, columns - 1))"
    for kind in [LXW_IGNORE_NUMBER_STORED_AS_TEXT, LXW_IGNORE_FORMULA_DIFFERS, LXW_IGNORE_EVAL_ERROR] {
      try check(unsafe worksheet_ignore_errors(sheet, UInt8(kind.rawValue), range), 0)
    }
  }

  /// Puts a chart with its upper left corner in a cell.
  public func insert(_ chart: SheetChart, _ row: Int, _ column: Int) throws(WorkbookError) {
    guard let drawn = unsafe workbook.add(chart) else { throw .refused("a chart") }
    var options = unsafe lxw_chart_options()
    // The library's charts are 480 by 288 pixels.
    unsafe options.x_scale = Double(chart.width) / 480
    unsafe options.y_scale = Double(chart.height) / 288
    try check(unsafe worksheet_insert_chart_opt(sheet, row32(row), column16(column), drawn, &options), row)
  }

  /// Shows it first when the workbook is opened.
  public func activate() { unsafe worksheet_activate(sheet) }

  private func format(_ style: CellStyle?) throws(WorkbookError) -> UnsafeMutablePointer<lxw_format>? {
    try unsafe workbook.format(style)
  }

  private func check(_ status: lxw_error, _ row: Int) throws(WorkbookError) {
    if status != LXW_NO_ERROR { try workbook.check(status, "sheet \(name), row \(row + 1)") }
  }

  private func row32(_ row: Int) -> UInt32 { UInt32(row) }
  private func column16(_ column: Int) -> UInt16 { UInt16(column) }
}

/// Asks for room in the folder of temporary files, and gives it back: 0, or the system's error number.
private func reserve(_ room: Int) -> Int32 {
  let folder = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
  var name = Array("\(folder)/paygrade-XXXXXX".utf8CString)
  let file = unsafe mkstemp(&name)
  // Where that cannot be, the library has another folder, or says so.
  guard file >= 0 else { return 0 }
  defer { close(file) }
  _ = unsafe unlink(name)
  #if canImport(Glibc)
    return room > 0 ? posix_fallocate(file, 0, room) : 0
  #else
    return 0
  #endif
}
