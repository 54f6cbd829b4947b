/// What a workbook says about itself in its properties, and how it is written.
public struct WorkbookProperties: Sendable {
  /// The document's title.
  public var title: String
  /// What it is about, such as a policy and its version.
  public var subject: String
  /// Words to find it by, separated by commas.
  public var keywords: String
  /// Anything else.
  public var comments: String
  /// The day of creation; it is never that of the clock, so that the same input gives the same bytes.
  public var day: (year: Int, month: Int, day: Int)

  /// Properties of a document with a day of creation.
  public init(
    title: String, subject: String, keywords: String = "", comments: String = "",
    day: (year: Int, month: Int, day: Int)
  ) {
    self.title = title
    self.subject = subject
    self.keywords = keywords
    self.comments = comments
    self.day = day
  }
}

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
