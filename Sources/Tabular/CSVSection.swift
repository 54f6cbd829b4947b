/// A part of a text that begins and ends between two records, so that parts can be read side by side.
///
/// Read the first section as a text of its own; read the others with the header that it gave. Where one section ends in
/// an error, drop what later ones gave: a malformed quote makes their beginnings meaningless.
public struct CSVSection: Sendable, Equatable {
  /// Where the section is.
  public let range: Range<Int>
  /// The physical line where it begins, counted from 1.
  public let line: Int

  /// Divides a text into at most this many sections of about equal length; the first holds the header.
  ///
  /// A line end separates records where the number of quotes before it is even.
  public static func divide(_ bytes: [UInt8], into count: Int, format: CSVFormat = CSVFormat()) -> [CSVSection] {
    let whole = [CSVSection(range: bytes.indices, line: 1)]
    let preamble = try? CSVPreamble.read(bytes.span, isWhole: true, format: format)
    guard count > 1, let headerEnd = preamble?.headerEnd else { return whole }

    var sections: [CSVSection] = []
    var start = 0
    var line = 1
    var tally = Tally()
    for index in 1..<count {
      let target = max(headerEnd, bytes.count / count * index)
      guard target > start else { continue }
      var end = start
      tally.add(bytes.span.extracting(end..<target))
      end = target
      // Onward to the next line end outside quotes; a CRLF stays whole.
      while end < bytes.count, !(tally.isOutsideQuotes && tally.isAtLineStart && bytes[end] != UInt8(ascii: "\n")) {
        tally.add(bytes.span.extracting(end..<(end + 1)))
        end += 1
      }
      guard end < bytes.count else { break }
      sections.append(CSVSection(range: start..<end, line: line))
      start = end
      line = 1 + tally.lineEnds
    }
    sections.append(CSVSection(range: start..<bytes.count, line: line))
    return sections
  }

  /// Quotes and line ends so far.
  private struct Tally {
    var quotes = 0
    var lineEnds = 0
    var last: UInt8 = 0

    var isOutsideQuotes: Bool { quotes & 1 == 0 }
    var isAtLineStart: Bool { isLineEnd(last) }

    mutating func add(_ bytes: Span<UInt8>) {
      for index in bytes.indices {
        let byte = bytes[index]
        if byte == UInt8(ascii: "\"") { quotes &+= 1 }
        if byte == UInt8(ascii: "\r") || (byte == UInt8(ascii: "\n") && last != UInt8(ascii: "\r")) { lineEnds &+= 1 }
        last = byte
      }
    }
  }
}
