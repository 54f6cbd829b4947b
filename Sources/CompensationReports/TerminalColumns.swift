/// How much room texts take on a terminal.
extension StringProtocol {
  /// Columns of a terminal: two for a character of East Asia that is as wide as high, none for marks and signs without
  /// width.
  var columnCount: Int {
    if utf8.allSatisfy({ $0 < 0x80 }) { return count }
    return reduce(0) { $0 + $1.columnCount }
  }

  /// As much of the beginning as has room in some columns; at least one character.
  func prefix(columns: Int) -> SubSequence {
    var room = columns
    var end = startIndex
    while end < endIndex {
      room -= self[end].columnCount
      if room < 0, end > startIndex { break }
      end = index(after: end)
    }
    return self[..<end]
  }
}

extension Character {
  fileprivate var columnCount: Int {
    guard let first = unicodeScalars.first else { return 0 }
    switch first.properties.generalCategory {
    case .format, .nonspacingMark, .enclosingMark: return 0
    default: return Self.isWide(first) ? 2 : 1
    }
  }

  /// East Asian Width W and F, by the blocks that have them: Unicode Standard Annex #11.
  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
      0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F,
      0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }
}
