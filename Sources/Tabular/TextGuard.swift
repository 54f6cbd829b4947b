/// What keeps a text what it is when a spreadsheet opens it.
///
/// | text | written |
/// |---|---|
/// | a formula: after any number of `'` it begins with `=` `+` `-` `@`, tab, CR, LF or a full-width `＝` `＋` `－` `＠` | a `'` before it |
/// | what would become a number, a date, a time, a truth value or an error | `="text"`, which is that text |
/// | a number in more bytes than such a text may have | a `'` before it |
///
/// Reading undoes exactly this: `="…"` where no quote is within, and a `'` before what gets one.
enum TextGuard {
  case none
  case apostrophe
  case formula

  /// The longest text of a formula; a spreadsheet counts characters, which are no more than bytes.
  private static let longest = 255

  /// What a text needs.
  init(_ text: Span<UInt8>, _ months: MonthNames) {
    if Self.needsApostrophe(text) {
      self = .apostrophe
    } else {
      self = text.count <= Self.longest && SpreadsheetText.isConverted(text, months) ? .formula : .none
    }
  }

  /// The text with what it needs.
  func applied(to text: Span<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count + 3)
    switch self {
    case .none: break
    case .apostrophe: bytes.append(UInt8(ascii: "'"))
    case .formula: bytes += [UInt8(ascii: "="), UInt8(ascii: "\"")]
    }
    for index in text.indices { bytes.append(text[index]) }
    if self == .formula { bytes.append(UInt8(ascii: "\"")) }
    return bytes
  }

  /// How many bytes reading leaves out at both ends of a field.
  /// - Parameter undoesApostrophes: Only a file that begins with a byte-order mark is a spreadsheet's.
  static func ends(of field: Span<UInt8>, undoesApostrophes: Bool) -> (before: Int, after: Int) {
    let count = field.count
    if count > 2, field[0] == UInt8(ascii: "="), field[1] == UInt8(ascii: "\""), field[count - 1] == UInt8(ascii: "\"")
    {
      for index in 2..<(count - 1) where field[index] == UInt8(ascii: "\"") { return (0, 0) }
      return (2, 1)
    }
    if undoesApostrophes, count > 1, field[0] == UInt8(ascii: "'"), needsApostrophe(field.extracting(1...)) {
      return (1, 0)
    }
    return (0, 0)
  }

  /// Whether a text gets a `'`; with one before it, it gets another.
  private static func needsApostrophe(_ text: Span<UInt8>) -> Bool {
    var start = 0
    while start < text.count, text[start] == UInt8(ascii: "'") { start += 1 }
    if start == text.count { return false }
    switch text[start] {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), UInt8(ascii: "\t"),
      UInt8(ascii: "\r"), UInt8(ascii: "\n"):
      return true
    case 0xEF where text.count - start >= 3 && text[start + 1] == 0xBC:
      // U+FF1D, U+FF0B, U+FF0D, U+FF20
      return [0x9D, 0x8B, 0x8D, 0xA0].contains(text[start + 2])
    default:
      return text.count - start > longest && SpreadsheetText.isConverted(text.extracting(start...), .none)
    }
  }
}
