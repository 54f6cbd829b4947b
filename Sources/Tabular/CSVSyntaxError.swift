/// A place where delimited text cannot be read as written, with the remedy. Never holds the contents of a cell.
public struct CSVSyntaxError: Error, Sendable, Equatable {
  /// The physical line in the file, counted from 1; CR, LF and CRLF each end one line, also inside quotes.
  public let line: Int
  /// The header's name of the column, where the column is known.
  public let column: String?
  /// A short fixed name of the kind of error, in kebab case, such as `unclosed-quote`.
  public let code: String
  /// What is wrong and how to mend it.
  public let message: String

  /// An error at a line and, where known, a column.
  public init(line: Int, column: String? = nil, code: String, message: String) {
    self.line = line
    self.column = column
    self.code = code
    self.message = message
  }
}

extension CSVSyntaxError: CustomStringConvertible {
  /// The error on one line, as a diagnostic prints it after the file's name: `17: level: error: [code] message`.
  public var description: String {
    let place = column.map { "\(line): \($0)" } ?? "\(line)"
    return "\(place): error: [\(code)] \(message)"
  }
}

extension CSVSyntaxError {
  /// A row with more or fewer fields than the header: `ragged-row`.
  public static func raggedRow(line: Int, expected: Int, found: Int) -> CSVSyntaxError {
    let remedy =
      found < expected
      ? "add the missing delimiters" : "put quotes around a value that holds the delimiter, or remove the extra field"
    return CSVSyntaxError(
      line: line, code: "ragged-row",
      message: "expected \(counted(expected, "field")), as in the header, but found \(found); \(remedy)")
  }

  /// A file in which every line is blank: `empty-file`.
  static let emptyFile = CSVSyntaxError(
    line: 1, code: "empty-file", message: "the file has no header; its first line must name the columns")

  /// Two bytes for each character: `utf-16`.
  static let utf16 = CSVSyntaxError(
    line: 1, code: "utf-16", message: "the file is UTF-16; save it again as CSV UTF-8")

  /// A delimiter that cannot separate fields: `bad-delimiter`.
  static let badDelimiter = CSVSyntaxError(
    line: 1, code: "bad-delimiter",
    message: "the delimiter must be one ASCII character other than a quote or a line end; choose a comma or a "
      + "semicolon")

  /// A gzip file that is damaged or cut off: `bad-gzip`.
  static func badGzip(line: Int) -> CSVSyntaxError {
    CSVSyntaxError(
      line: line, code: "bad-gzip",
      message: "the gzip file is damaged or cut off here; copy it again, or test it with gzip -t "
        + "(nothing from here on was read)")
  }

  /// A record with more bytes than are held at once: `record-too-long`.
  static func recordTooLong(line: Int) -> CSVSyntaxError {
    CSVSyntaxError(
      line: line, code: "record-too-long",
      message: "the record that begins here is too long to be one; look for a quote that is not closed "
        + "(nothing from here on was read)")
  }

  /// Two delimiters that appear equally often in the header: `ambiguous-delimiter`.
  static func ambiguousDelimiter(line: Int, _ first: UInt8, _ second: UInt8) -> CSVSyntaxError {
    CSVSyntaxError(
      line: line, code: "ambiguous-delimiter",
      message: "the header holds as many \(plural(first)) as \(plural(second)), so that either may separate the "
        + "columns; give the delimiter, or name it in a first line such as sep=;")
  }

  private static func plural(_ delimiter: UInt8) -> String {
    switch delimiter {
    case UInt8(ascii: ","): "commas"
    case UInt8(ascii: ";"): "semicolons"
    case UInt8(ascii: "\t"): "tabs"
    default: "vertical bars"
    }
  }

  /// A number with its noun: `1 field`, `2 fields`.
  static func counted(_ number: Int, _ noun: String) -> String {
    number == 1 ? "1 \(noun)" : "\(number) \(noun)s"
  }
}
