/// Walks over a text and gives its records as they stand there, quotes and all.
///
/// Only onward: all calls together take one walk over the text.
public struct CSVRecordTexts: Sendable {
  private let bytes: [UInt8]
  private var offset = 0
  private var line: Int

  init(bytes: [UInt8], line: Int) {
    self.bytes = bytes
    self.line = line
  }

  /// The text of the record that begins on a line, without the line end after it.
  /// - Parameter first: The physical line where a record begins, after those of earlier calls.
  public mutating func text(fromLine first: Int) -> ArraySlice<UInt8> {
    advance(to: first)
    var end = offset
    var isQuoted = false
    while end < bytes.count, isQuoted || !isLineEnd(bytes[end]) {
      if bytes[end] == UInt8(ascii: "\"") { isQuoted.toggle() }
      end += 1
    }
    return bytes[offset..<end]
  }

  private mutating func advance(to wanted: Int) {
    precondition(wanted >= line, "records are asked for in the order of their lines")
    while line < wanted, offset < bytes.count {
      if isLineEnd(bytes[offset]) {
        offset = skipLineEnd(bytes.span, at: offset)
        line += 1
      } else {
        offset += 1
      }
    }
  }
}
