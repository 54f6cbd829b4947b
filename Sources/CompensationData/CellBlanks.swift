internal import Tabular

/// Blanks in a cell that cannot be seen in a spreadsheet and make it another text.
extension String {
  /// Whether it begins or ends with a blank of any kind.
  var isPadded: Bool {
    guard let first = utf8.first, let last = utf8.last, !(isVisible(first) && isVisible(last)) else { return false }
    return (self.first?.isWhitespace ?? false) || (self.last?.isWhitespace ?? false)
  }

  /// Whether it holds U+00A0 or U+202F, which look like a blank.
  var hasNoBreakSpace: Bool {
    utf8.contains { $0 >= 0x80 } && unicodeScalars.contains { $0 == "\u{a0}" || $0 == "\u{202f}" }
  }
}

extension CSVRecord {
  /// Whether a field begins or ends with a blank of any kind; without making a text of a field that plainly does not.
  func isPadded(_ field: Int) -> Bool {
    let isPlain = withBytes(field) { bytes in
      bytes.count == 0 || (isVisible(bytes[0]) && isVisible(bytes[bytes.count - 1]))
    }
    return !isPlain && text(field).isPadded
  }
}

/// Almost every cell begins and ends with a visible ASCII character; only the others are looked at as characters.
private func isVisible(_ byte: UInt8) -> Bool { (0x21...0x7E).contains(byte) }
