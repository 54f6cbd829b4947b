/// Counts quotes and line ends as a text grows, and finds where its records end: at a line end before which the number
/// of quotes is even.
struct QuoteTally {
  /// How many bytes of the text were counted.
  private(set) var count = 0
  private(set) var quotes = 0
  /// How many lines end; CR, LF and CRLF each end one, also inside quotes.
  private(set) var lineEnds = 0

  /// Counts the bytes of a text that were not counted yet.
  mutating func add(_ text: Span<UInt8>) {
    guard count < text.count else { return }
    let first = text[count]
    if first == UInt8(ascii: "\"") { quotes &+= 1 }
    let isSecondOfPair = first == UInt8(ascii: "\n") && count > 0 && text[count - 1] == UInt8(ascii: "\r")
    if isLineEnd(first), !isSecondOfPair { lineEnds &+= 1 }
    unsafe text.withUnsafeBufferPointer { unsafe addRest($0) }
    count = text.count
  }

  /// The end of the last record that ends at this offset or after it, in the text that was counted; nil if there is none.
  ///
  /// A CR at the very end does not count, since an LF may follow.
  func lastRecordEnd(in text: Span<UInt8>, notBefore lowest: Int) -> Int? {
    var isQuoted = quotes & 1 == 1
    var next = UInt8(ascii: "\n")
    var end = text.count
    while end > 0, end >= lowest {
      let byte = text[end - 1]
      if byte == UInt8(ascii: "\"") {
        isQuoted.toggle()
      } else if !isQuoted, byte == UInt8(ascii: "\n") || (byte == UInt8(ascii: "\r") && next != UInt8(ascii: "\n")) {
        return end
      }
      next = byte
      end -= 1
    }
    return nil
  }

  /// Counts all but the first uncounted byte: in blocks so short that bytes hold the sums, which the compiler turns into
  /// vector instructions.
  private mutating func addRest(_ text: UnsafeBufferPointer<UInt8>) {
    guard let start = text.baseAddress else { return }
    var index = count + 1
    while index < text.count {
      let length = min(Self.blockSize, text.count - index)
      let block =
        unsafe length == Self.blockSize ? tallied(start + index, Self.blockSize) : tallied(start + index, length)
      quotes &+= Int(block.quotes)
      lineEnds &+= Int(block.lineEnds)
      index += length
    }
  }

  /// The longest block, a multiple of 32 below 256.
  private static let blockSize = 224
}

/// The quotes and line ends in at most 255 bytes; the byte before them is looked at, too.
@inline(__always)
private func tallied(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> (quotes: UInt8, lineEnds: UInt8) {
  var quotes: UInt8 = 0
  var lineEnds: UInt8 = 0
  for index in 0..<count {
    let byte = unsafe bytes[index]
    let before = unsafe bytes[index &- 1]
    let isLF: UInt8 = byte == UInt8(ascii: "\n") ? 1 : 0
    let isCR: UInt8 = byte == UInt8(ascii: "\r") ? 1 : 0
    let followsCR: UInt8 = before == UInt8(ascii: "\r") ? 1 : 0
    quotes &+= byte == UInt8(ascii: "\"") ? 1 : 0
    lineEnds &+= isCR &+ (isLF & (1 &- followsCR))
  }
  return (quotes, lineEnds)
}
