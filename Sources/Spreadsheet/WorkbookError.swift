/// Why a workbook could not be written.
public enum WorkbookError: Error, Sendable, Hashable {
  /// The file, or a temporary one, cannot be written; in words.
  case writing(String)
  /// A text is longer than the 32,767 UTF-16 units of a cell.
  case textTooLong(sheet: String, row: Int, column: Int)
  /// A sheet would have more columns than the 16,384 that it can have.
  case tooWide(sheet: String, columns: Int)
  /// A table that formulas look things up in has more rows than a sheet.
  case tooLong(sheet: String, rows: Int)
  /// A formula has more than the 8,192 characters that it can have.
  case formulaTooLong(sheet: String, row: Int, column: Int)
  /// The library refused a call: a bug of ours.
  case refused(String)
}
