/// Texts as the XML of a workbook can hold them: whatever is handed to the library goes through here.
///
/// XML 1.0 has no control characters but tab and line feed, a carriage return in it is read as a line feed, and U+FFFE and U+FFFF are
/// no characters. A cell writes them as `_xHHHH_`, and so the `_` of a text that looks like that as `_x005F_`.
///
/// ## Source
///
/// ECMA-376 Part 1, 22.9.2.19, `ST_Xstring`.
enum XMLText {
  /// Appends a text as a cell's text, a cached result or a table's header holds it.
  /// - Returns: How many UTF-16 units the text itself has.
  static func append(_ bytes: Span<UInt8>, to text: inout [CChar]) -> Int {
    var units = 0
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      // One for each lead byte, two for those of four bytes.
      if byte & 0xC0 != 0x80 { units += byte >= 0xF0 ? 2 : 1 }
      if isForbidden(byte) {
        append(escape: UInt16(byte), to: &text)
      } else if byte == 0xEF, let noncharacter = noncharacter(bytes, at: index) {
        append(escape: noncharacter, to: &text)
        index += 2
      } else {
        text.append(CChar(bitPattern: byte))
        if byte == UInt8(ascii: "_"), startsEscape(bytes, at: index) {
          for escape in "x005F_".utf8 { text.append(CChar(bitPattern: escape)) }
        }
      }
      index += 1
    }
    return units
  }

  /// A text as a cached result or a table's header holds it.
  static func escaped(_ text: String) -> String {
    var bytes: [CChar] = []
    _ = append(Array(text.utf8).span, to: &bytes)
    return String(decoding: bytes.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// A text for where there are no escapes, as in properties, footers, charts and messages: what XML cannot hold is left out.
  static func plain(_ text: String) -> String {
    var plain = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where !isForbidden(scalar) { plain.append(scalar) }
    return String(plain)
  }

  /// A formula in which no text has what would have to be escaped: programs do not agree on escapes in formulas.
  ///
  /// `"_x0041_"` is taken apart as `("_"&"x0041_")`, and a control character in a text is `CHAR` of its number.
  static func formula(_ formula: String) -> String {
    if escaped(formula) == formula { return formula }
    var result = String.UnicodeScalarView()
    var scalars = formula.unicodeScalars[...]
    while let scalar = scalars.popFirst() {
      switch scalar {
      case "\"":
        var text: [Unicode.Scalar] = []
        while let next = scalars.popFirst() {
          if next == "\"" {
            guard scalars.first == "\"" else { break }
            scalars.removeFirst()
          }
          text.append(next)
        }
        result.append(contentsOf: literal(text).unicodeScalars)
      case "'":
        // The name of a sheet, in which quotes are nothing else.
        result.append(scalar)
        while let next = scalars.popFirst() {
          if !isForbidden(next) { result.append(next) }
          if next == "'" { break }
        }
      default: if !isForbidden(scalar) { result.append(scalar) }
      }
    }
    return String(result)
  }

  private static func literal(_ text: [Unicode.Scalar]) -> String {
    var parts: [String] = []
    var part = ""
    func quoted(_ part: String) -> String { SheetAddress.quoted(part) }
    for (index, scalar) in text.enumerated() {
      if isForbidden(scalar) {
        if !part.isEmpty { parts.append(quoted(part)) }
        part = ""
        // The file's name of a function that is younger than the format.
        parts.append("\(scalar.value < 128 ? "CHAR" : "_xlfn.UNICHAR")(\(scalar.value))")
        continue
      }
      part.unicodeScalars.append(scalar)
      if scalar == "_", startsEscape(text, at: index) {
        parts.append(quoted(part))
        part = ""
      }
    }
    if !part.isEmpty || parts.isEmpty { parts.append(quoted(part)) }
    return parts.count == 1 ? parts[0] : "(" + parts.joined(separator: "&") + ")"
  }

  /// Whether XML cannot hold it, or would give back another.
  static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 ? isForbidden(UInt8(scalar.value)) : scalar.value == 0xFFFE || scalar.value == 0xFFFF
  }

  @inline(__always)
  private static func isForbidden(_ byte: UInt8) -> Bool {
    byte < 0x20 && byte != UInt8(ascii: "\t") && byte != UInt8(ascii: "\n")
  }

  private static func noncharacter(_ bytes: Span<UInt8>, at index: Int) -> UInt16? {
    guard index + 2 < bytes.count, bytes[index + 1] == 0xBF, bytes[index + 2] >= 0xBE else { return nil }
    return bytes[index + 2] == 0xBE ? 0xFFFE : 0xFFFF
  }

  private static func append(escape: UInt16, to text: inout [CChar]) {
    let digits = String(escape, radix: 16, uppercase: true)
    for byte in ("_x" + String(repeating: "0", count: 4 - digits.count) + digits + "_").utf8 {
      text.append(CChar(bitPattern: byte))
    }
  }

  /// Whether `_xHHHH_` begins at a place.
  private static func startsEscape(_ bytes: Span<UInt8>, at start: Int) -> Bool {
    guard start + 6 < bytes.count, bytes[start + 1] == UInt8(ascii: "x"), bytes[start + 6] == UInt8(ascii: "_") else {
      return false
    }
    for index in start + 2..<start + 6 where !isHexadecimal(UInt32(bytes[index])) { return false }
    return true
  }

  /// Whether `_xHHHH_` begins at a place.
  static func startsEscape(_ text: [Unicode.Scalar], at start: Int) -> Bool {
    start + 6 < text.count && text[start] == "_" && text[start + 1] == "x" && text[start + 6] == "_"
      && text[start + 2..<start + 6].allSatisfy { isHexadecimal($0.value) }
  }

  private static func isHexadecimal(_ value: UInt32) -> Bool {
    value &- 0x30 <= 9 || (value | 0x20) &- 0x61 <= 5
  }
}
