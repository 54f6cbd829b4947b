/// What the start of a file says about the rest: its encoding, its delimiter, and where its records begin.
struct CSVPreamble: Equatable {
  /// Whether the file begins with the byte-order mark of UTF-8, as a spreadsheet's does.
  var hasByteOrderMark = false
  /// The offset of the first byte after a byte-order mark and a `sep=` line.
  var start: Int
  /// The physical line at `start`, from 1.
  var line: Int
  /// The byte between fields.
  var delimiter: UInt8
  /// The offset just after the header, or nil where its end was not found.
  var headerEnd: Int?

  /// The longest start of a file that is searched for the header's end, unless another is given.
  static let defaultSearchLimit = 1 << 20

  /// Reads the start of a file.
  /// - Parameters:
  ///   - bytes: The file's first bytes.
  ///   - isWhole: Whether they are all of it.
  /// - Returns: Nil where more bytes are needed.
  /// - Throws: `utf-16`, `bad-delimiter`, `ambiguous-delimiter`.
  static func read(
    _ bytes: Span<UInt8>, isWhole: Bool, format: CSVFormat, searchLimit: Int = defaultSearchLimit
  ) throws(CSVSyntaxError) -> CSVPreamble? {
    if let delimiter = format.delimiter, !canSeparate(delimiter) { throw .badDelimiter }
    // Room for a byte-order mark and a whole `sep=` line with CRLF.
    guard isWhole || bytes.count >= 10 else { return nil }
    if isUTF16(bytes) { throw .utf16 }
    let isMarked = hasByteOrderMark(bytes)
    var start = isMarked ? 3 : 0
    var line = 1
    var named: UInt8?
    if let delimiter = separatorLine(bytes, at: start) {
      named = delimiter
      start = skipLineEnd(bytes, at: start + 5)
      line = 2
    }

    let header = HeaderScan(bytes, from: start, line: line, searchLimit: searchLimit)
    let isEnough = header.end != nil || isWhole || bytes.count - start >= searchLimit
    guard isEnough else { return nil }
    let delimiter =
      if let known = format.delimiter ?? named { known } else { try header.delimiter() }
    return CSVPreamble(
      hasByteOrderMark: isMarked, start: start, line: line, delimiter: delimiter, headerEnd: header.end)
  }

  private static func canSeparate(_ byte: UInt8) -> Bool {
    byte > 0 && byte < 0x80 && byte != UInt8(ascii: "\"") && !isLineEnd(byte)
  }

  /// Whether either mark of UTF-16 is there, or the first two pairs of bytes each hold one NUL, in the same place.
  private static func isUTF16(_ bytes: Span<UInt8>) -> Bool {
    guard bytes.count >= 2 else { return false }
    if (bytes[0] == 0xFF && bytes[1] == 0xFE) || (bytes[0] == 0xFE && bytes[1] == 0xFF) { return true }
    guard (bytes[0] == 0) != (bytes[1] == 0) else { return false }
    return bytes.count < 4 || ((bytes[2] == 0) == (bytes[0] == 0) && (bytes[3] == 0) == (bytes[1] == 0))
  }

  private static func hasByteOrderMark(_ bytes: Span<UInt8>) -> Bool {
    bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF
  }

  /// The delimiter that a line `sep=X` names. Letters, digits and what cannot separate make it an ordinary record.
  private static func separatorLine(_ bytes: Span<UInt8>, at start: Int) -> UInt8? {
    guard bytes.count >= start + 5 else { return nil }
    for (offset, letter) in [UInt8(ascii: "s"), UInt8(ascii: "e"), UInt8(ascii: "p")].enumerated()
    where bytes[start + offset] | 0x20 != letter {
      return nil
    }
    let named = bytes[start + 4]
    guard bytes[start + 3] == UInt8(ascii: "="), canSeparate(named) else { return nil }
    switch named {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"):
      return nil
    default:
      return bytes.count == start + 5 || isLineEnd(bytes[start + 5]) ? named : nil
    }
  }
}

/// The offset after the line end at an offset, with CRLF taken as one; the offset itself where there is none.
func skipLineEnd(_ bytes: Span<UInt8>, at offset: Int) -> Int {
  guard offset < bytes.count, isLineEnd(bytes[offset]) else { return offset }
  let isPair =
    bytes[offset] == UInt8(ascii: "\r") && offset + 1 < bytes.count && bytes[offset + 1] == UInt8(ascii: "\n")
  return offset + (isPair ? 2 : 1)
}

/// Whether a byte is CR or LF.
func isLineEnd(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
}

/// One walk over the header: where it begins and ends, and how often each candidate delimiter stands outside quotes.
private struct HeaderScan {
  static let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|")]

  var line: Int
  var end: Int?
  var counts = [0, 0, 0, 0]

  init(_ bytes: Span<UInt8>, from start: Int, line: Int, searchLimit: Int) {
    self.line = line
    var offset = start
    while offset < bytes.count, isLineEnd(bytes[offset]) {
      offset = skipLineEnd(bytes, at: offset)
      self.line += 1
    }
    let limit = min(bytes.count, start + searchLimit)
    var isQuoted = false
    while offset < limit {
      let byte = bytes[offset]
      if byte == UInt8(ascii: "\"") {
        isQuoted.toggle()
      } else if !isQuoted {
        if isLineEnd(byte) {
          end = skipLineEnd(bytes, at: offset)
          return
        }
        if let candidate = Self.candidates.firstIndex(of: byte) { counts[candidate] += 1 }
      }
      offset += 1
    }
  }

  /// The candidate that appears most often, or a comma where none does.
  func delimiter() throws(CSVSyntaxError) -> UInt8 {
    let most = counts.max() ?? 0
    guard most > 0 else { return UInt8(ascii: ",") }
    let best = Self.candidates.indices.filter { counts[$0] == most }
    guard best.count == 1 else {
      throw .ambiguousDelimiter(line: line, Self.candidates[best[0]], Self.candidates[best[1]])
    }
    return Self.candidates[best[0]]
  }
}
