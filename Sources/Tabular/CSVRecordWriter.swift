/// Writes the fields of one record to a place that was made for them; see ``CSVWriter/appendRecord(longest:_:)``.
@safe
public struct CSVRecordWriter: ~Copyable {
  private let start: UnsafeMutablePointer<UInt8>
  private var next: UnsafeMutablePointer<UInt8>
  private let room: Int
  private let dialect: CSVDialect
  private var fields = 0

  init(from start: UnsafeMutablePointer<UInt8>, room: Int, _ dialect: CSVDialect) {
    unsafe self.start = start
    unsafe next = start
    self.room = room
    self.dialect = dialect
  }

  /// Adds a field of text as UTF-8 bytes.
  public mutating func append(_ field: Span<UInt8>) {
    if dialect.guardsTexts {
      let guarding = TextGuard(field, dialect.months)
      if guarding != .none { return appendUnguarded(guarding.applied(to: field).span) }
    }
    appendUnguarded(field)
  }

  @inline(__always)
  private mutating func appendUnguarded(_ field: Span<UInt8>) {
    let delimiter = dialect.delimiter
    let longest = 2 &* field.count &+ 2
    unsafe field.withUnsafeBufferPointer { field in
      let target = unsafe begin(longest)
      let isPlain = unsafe copyPlain(field, to: target, delimiter)
      unsafe next = target + (isPlain ? field.count : copyQuoted(field, to: target))
    }
  }

  /// Adds a field of fixed text.
  public mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { bytes in append(unsafe bytes.span) }
  }

  /// Adds a field with a decimal number, as ``CSVWriter/append(decimal:fractionDigits:)``; an empty one for nil.
  public mutating func append(decimal units: Int64?, fractionDigits: Int) {
    guard let units else {
      _ = unsafe begin(0)
      return
    }
    let text = DecimalText(units, fractionDigits: fractionDigits)
    let target = unsafe begin(text.count)
    unsafe next = target + text.write(to: target, mark: dialect.decimalMark.byte)
  }

  /// Adds fields that a ``CSVWriter`` of the same dialect has encoded, from a place among its bytes; at least one.
  public mutating func appendEncoded(_ bytes: [UInt8], _ place: Range<Int32>) {
    let count = place.count
    precondition(place.lowerBound >= 0 && Int(place.upperBound) <= bytes.count, "no such bytes")
    let target = unsafe begin(count)
    unsafe bytes.withUnsafeBytes { bytes in
      if let source = bytes.baseAddress {
        unsafe UnsafeMutableRawPointer(target).copyMemory(from: source + Int(place.lowerBound), byteCount: count)
      }
    }
    unsafe next = target + count
  }

  /// Writes the delimiter before a field, unless it is the first.
  /// - Returns: Where the field goes, with room for so many bytes.
  @inline(__always)
  private mutating func begin(_ longest: Int) -> UnsafeMutablePointer<UInt8> {
    if fields > 0 {
      unsafe next.pointee = dialect.delimiter
      unsafe next += 1
    }
    fields &+= 1
    precondition(unsafe next - start &+ longest <= room, "the record is longer than was said")
    return unsafe next
  }

  /// Ends the record.
  /// - Returns: Its length.
  mutating func end() -> Int {
    if fields <= 1, unsafe next == start {
      // The only field is empty: without quotes it would be a blank line.
      unsafe next.pointee = UInt8(ascii: "\"")
      unsafe (next + 1).pointee = UInt8(ascii: "\"")
      unsafe next += 2
    }
    if dialect.endsLinesInPairs {
      unsafe next.pointee = UInt8(ascii: "\r")
      unsafe next += 1
    }
    unsafe next.pointee = UInt8(ascii: "\n")
    return unsafe next + 1 - start
  }
}
