/// How delimited text is written: for programs, or for a spreadsheet that opens it without asking.
///
/// A decimal comma never meets a comma between fields: the only ways to a dialect see to that.
public struct CSVDialect: Sendable, Equatable {
  /// The byte between fields.
  public let delimiter: UInt8
  /// What stands before decimals.
  public let decimalMark: DecimalMark
  /// Whether a file begins with the byte-order mark of UTF-8.
  public let hasByteOrderMark: Bool
  /// Whether lines end in CRLF; else in LF.
  public let endsLinesInPairs: Bool
  /// Whether texts are kept from becoming formulas, numbers, dates or truth values; see ``TextGuard``.
  public let guardsTexts: Bool
  let months: MonthNames

  private init(
    delimiter: UInt8, decimalMark: DecimalMark, isForSpreadsheets: Bool, months: MonthNames = .english
  ) {
    precondition(delimiter != decimalMark.byte, "a decimal comma cannot be told from a comma between fields")
    self.delimiter = delimiter
    self.decimalMark = decimalMark
    hasByteOrderMark = isForSpreadsheets
    endsLinesInPairs = isForSpreadsheets
    guardsTexts = isForSpreadsheets
    self.months = months
  }

  /// For programs: RFC 4180 with LF for CRLF, and texts as they are.
  public static let rfc4180 = CSVDialect(
    delimiter: UInt8(ascii: ","), decimalMark: .point, isForSpreadsheets: false)

  /// For a double click: a byte-order mark, CRLF, guarded texts; semicolons between fields where a comma stands before decimals.
  /// - Parameters:
  ///   - decimalMark: As the spreadsheet writes it.
  ///   - monthNames: Names and abbreviations of months that the spreadsheet takes for dates, beside the English ones.
  public static func excel(decimalMark: DecimalMark = .point, monthNames: [String] = []) -> CSVDialect {
    CSVDialect(
      delimiter: decimalMark == .comma ? UInt8(ascii: ";") : UInt8(ascii: ","), decimalMark: decimalMark,
      isForSpreadsheets: true, months: monthNames.isEmpty ? .english : MonthNames(adding: monthNames))
  }

  /// As a file is written already; nil where its numbers could not be told from its fields.
  /// - Parameter hasByteOrderMark: Then it is a spreadsheet's: texts are guarded and lines end in CRLF.
  public init?(delimiter: UInt8, decimalMark: DecimalMark, hasByteOrderMark: Bool) {
    if delimiter == decimalMark.byte { return nil }
    self.init(delimiter: delimiter, decimalMark: decimalMark, isForSpreadsheets: hasByteOrderMark)
  }

  /// The names of columns as they are written: a first one that is exactly `ID` makes Excel take the file for another kind.
  public func header(_ names: [String]) -> [String] {
    guardsTexts && names.first == "ID" ? ["id"] + names.dropFirst() : names
  }
}
