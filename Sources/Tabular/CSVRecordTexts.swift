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

  /// The text of the record that begins on a line, without the line ends after it.
  /// - Parameters:
  ///   - first: The physical line where the record begins; not before `next` of the call before.
  ///   - next: The physical line where the record after it begins; nil if it is the last.
  public mutating func text(fromLine first: Int, toLine next: Int?) -> ArraySlice<UInt8> {
    advance(to: first)
    let start = offset
    if let next { advance(to: next) } else { offset = bytes.count }
    var end = offset
    while end > start, isLineEnd(bytes[end - 1]) { end -= 1 }
    return bytes[start..<end]
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
