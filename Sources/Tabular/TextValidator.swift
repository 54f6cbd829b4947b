/// Checks that bytes are UTF-8 without NUL; a character may be split over calls.
struct TextValidator {
  /// How many more bytes the open character needs.
  private var missing = 0
  private var lowest: UInt8 = 0x80
  private var highest: UInt8 = 0xBF

  /// Whether the bytes so far end between two characters.
  var isBetweenCharacters: Bool { missing == 0 }

  /// Checks the next bytes.
  /// - Returns: How many of them are in order; all of them, unless the one after those breaks the text.
  mutating func check(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    let count = bytes.count
    var index = 0
    while index < count {
      if missing == 0 {
        // Eight bytes at a time: a byte is flagged if it is NUL (it borrows) or not ASCII.
        while index &+ 8 <= count {
          let word = unsafe UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
          let flags = ((word &- 0x0101_0101_0101_0101) | word) & 0x8080_8080_8080_8080
          guard flags == 0 else {
            index &+= flags.trailingZeroBitCount &>> 3
            break
          }
          index &+= 8
        }
        guard index < count else { break }
      }
      guard unsafe accept(bytes[index]) else { return index }
      index &+= 1
    }
    return count
  }

  /// Takes one byte; the ranges are those of the Unicode standard's table of well-formed byte sequences.
  private mutating func accept(_ byte: UInt8) -> Bool {
    if missing > 0 {
      guard byte >= lowest, byte <= highest else { return false }
      missing &-= 1
      lowest = 0x80
      highest = 0xBF
      return true
    }
    switch byte {
    case 0x01...0x7F: break
    case 0xC2...0xDF: missing = 1
    case 0xE0: (missing, lowest) = (2, 0xA0)
    case 0xED: (missing, highest) = (2, 0x9F)
    case 0xE1...0xEF: missing = 2
    case 0xF0: (missing, lowest) = (3, 0x90)
    case 0xF1...0xF3: missing = 3
    case 0xF4: (missing, highest) = (3, 0x8F)
    default: return false
    }
    return true
  }
}
