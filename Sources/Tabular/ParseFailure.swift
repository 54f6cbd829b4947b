/// What ended a parse, before the column's name is known.
struct ParseFailure: Equatable {
  enum Kind: Equatable {
    case malformedQuote
    case unclosedQuote
    case fieldTooLong(limit: Int)
    case invalidUTF8
    case nulByte
    case outOfMemory
  }

  var kind: Kind
  /// The physical line, from 1.
  var line: Int
  /// The place of the field in its record, from 0.
  var field: Int

  /// The failure with the name that the header has for its column.
  func error(header: [String]) -> CSVSyntaxError {
    let (code, message) = words
    let column = header.indices.contains(field) && !header[field].isEmpty ? header[field] : nil
    return CSVSyntaxError(line: line, column: column, code: code, message: message)
  }

  private var words: (code: String, message: String) {
    switch kind {
    case .malformedQuote:
      (
        "malformed-quote",
        "a quote stands inside a field; put quotes around the whole field and write each quote in it twice "
          + "(nothing from here on was read)"
      )
    case .unclosedQuote:
      (
        "unclosed-quote",
        "a field opens with a quote here that is never closed; close it, or write a quote that is meant twice"
      )
    case .fieldTooLong(let limit):
      (
        "field-too-long",
        "the field that begins here is longer than \(CSVSyntaxError.counted(limit, "byte")); look for a quote "
          + "that is not closed (nothing from here on was read)"
      )
    case .invalidUTF8:
      (
        "invalid-utf-8",
        "the text is not UTF-8 here; save the file again as CSV UTF-8 (nothing from here on was read)"
      )
    case .nulByte:
      (
        "nul-byte",
        "the file holds a NUL byte, so that it is not text, or is UTF-16; save it again as CSV UTF-8 "
          + "(nothing from here on was read)"
      )
    case .outOfMemory:
      (
        "out-of-memory",
        "there is not enough memory for the field that begins here; look for a quote that is not closed"
      )
    }
  }
}
