/// Writes delimited records into a buffer, in a dialect; a field is quoted only if it must be.
///
/// A field that holds the delimiter, a quote, CR or LF is quoted, and so is the empty field of a record that has no other,
/// which would be a blank line.
///
/// ## Source
///
/// RFC 4180, section 2, with LF for CRLF unless the dialect says otherwise.
public struct CSVWriter: Sendable {
  /// What was written so far.
  public var bytes: [UInt8] { buffer }
  /// How many bytes were written so far.
  public var count: Int { buffer.count }

  @usableFromInline var buffer: [UInt8] = []
  /// How records are written.
  public let dialect: CSVDialect
  private var fields = 0
  private var recordStart = 0

  /// An empty buffer.
  /// - Parameter capacity: How many bytes it should hold before it grows.
  public init(dialect: CSVDialect = .rfc4180, capacity: Int = 0) {
    self.dialect = dialect
    buffer.reserveCapacity(capacity)
  }

  /// Adds a field of text.
  public mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { unsafe appendChecked($0) }
  }

  /// Adds a field of fixed text.
  public mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { unsafe appendChecked($0) }
  }

  /// Adds a field of UTF-8 bytes.
  public mutating func append(_ field: Span<UInt8>) {
    unsafe field.withUnsafeBufferPointer { unsafe appendChecked($0) }
  }

  /// Adds a field of UTF-8 bytes.
  public mutating func append(_ field: [UInt8]) {
    append(field.span)
  }

  /// Adds a field with a whole number.
  public mutating func append(_ number: Int) {
    append(decimal: Int64(number), fractionDigits: 0)
  }

  /// Adds a field with a decimal number, without an exponent: `-12.05`, `0.0034`.
  /// - Parameters:
  ///   - units: The number, counted in its last digit's unit: 1205 is 12.05 where two digits come after the point.
  ///   - fractionDigits: How many digits come after the point, zeros too; there is no point without any.
  public mutating func append(decimal units: Int64, fractionDigits: Int) {
    let text = DecimalText(units, fractionDigits: fractionDigits)
    let mark = dialect.decimalMark.byte
    unsafe appendField(longest: text.count) { unsafe text.write(to: $0, mark: mark) }
  }

  /// Adds a field with a decimal number, or a date, that is text already: digits, a minus, and a point before decimals.
  public mutating func append(number text: String) {
    appendPlain { $0.append(contentsOf: text.utf8) }
  }

  /// Adds a whole record with less effort for each field, for tables of millions of rows.
  /// - Parameters:
  ///   - longest: At least how many bytes the fields may take with their delimiters; a text may take twice its length and ten more.
  ///   - write: Adds the fields; more bytes than were said are an error of the program.
  public mutating func appendRecord(longest: Int, _ write: (inout CSVRecordWriter) -> Void) {
    precondition(fields == 0, "a record is open")
    let dialect = dialect
    buffer.append(addingCapacity: longest + 4) { room in
      unsafe room.withUnsafeMutableBufferPointer { target, filled in
        guard let start = target.baseAddress else { return }
        var record = unsafe CSVRecordWriter(from: start + filled, room: longest, dialect)
        write(&record)
        filled &+= record.end()
      }
    }
    recordStart = buffer.count
  }

  /// Adds a field that a closure writes at the end of the buffer: for numbers and dates, which never need quotes. A point becomes the
  /// dialect's decimal mark.
  /// - Parameter write: Must only append, and none of delimiter, quote, CR, LF.
  @inlinable public mutating func appendPlain<Failure>(
    _ write: (inout [UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    beginField()
    let start = buffer.count
    try write(&buffer)
    endPlain(from: start)
  }

  /// Ends the record.
  public mutating func endRecord() {
    if fields == 1, buffer.count == recordStart {
      buffer.append(UInt8(ascii: "\""))
      buffer.append(UInt8(ascii: "\""))
    }
    if dialect.endsLinesInPairs { buffer.append(UInt8(ascii: "\r")) }
    buffer.append(UInt8(ascii: "\n"))
    fields = 0
    recordStart = buffer.count
  }

  /// Begins a file: the byte-order mark, if the dialect has one, and the names of the columns.
  public mutating func appendHeader(_ names: [String]) {
    if dialect.hasByteOrderMark { buffer += [0xEF, 0xBB, 0xBF] }
    recordStart = buffer.count
    appendRecord(dialect.header(names))
  }

  /// Adds a whole record of texts.
  public mutating func appendRecord(_ texts: [String]) {
    for text in texts { append(text) }
    endRecord()
  }

  /// Empties the buffer, for use again once its bytes are written elsewhere; only between two records.
  public mutating func removeAll() {
    buffer.removeAll(keepingCapacity: true)
    recordStart = 0
  }

  @usableFromInline mutating func beginField() {
    if fields > 0 { buffer.append(dialect.delimiter) }
    fields += 1
  }

  @usableFromInline mutating func endPlain(from start: Int) {
    if dialect.decimalMark == .point { return }
    for index in start..<buffer.count where buffer[index] == UInt8(ascii: ".") {
      buffer[index] = dialect.decimalMark.byte
    }
  }

  private mutating func appendChecked(_ field: UnsafeBufferPointer<UInt8>) {
    if dialect.guardsTexts {
      let text = unsafe field.span
      let guarding = TextGuard(text, dialect.months)
      if guarding != .none {
        return unsafe guarding.applied(to: text).withUnsafeBufferPointer { unsafe appendUnguarded($0) }
      }
    }
    unsafe appendUnguarded(field)
  }

  private mutating func appendUnguarded(_ field: UnsafeBufferPointer<UInt8>) {
    let delimiter = dialect.delimiter
    let isPlain = unsafe appendField(longest: field.count) {
      unsafe copyPlain(field, to: $0, delimiter) ? field.count : nil
    }
    if !isPlain { unsafe appendQuoted(field) }
  }

  private mutating func appendQuoted(_ field: UnsafeBufferPointer<UInt8>) {
    unsafe appendField(longest: 2 * field.count + 2) { unsafe copyQuoted(field, to: $0) }
  }

  /// Adds a field that a closure writes to a place with room for the longest one.
  /// - Parameter write: Gives the field's length; nil leaves the field out after all.
  /// - Returns: Whether the field is there.
  @inline(__always) @discardableResult
  private mutating func appendField(longest: Int, _ write: (UnsafeMutablePointer<UInt8>) -> Int?) -> Bool {
    let delimiters = fields > 0 ? 1 : 0
    let delimiter = dialect.delimiter
    var isWritten = false
    buffer.append(addingCapacity: longest + 1) { room in
      unsafe room.withUnsafeMutableBufferPointer { target, filled in
        guard let target = target.baseAddress else { return }
        // Where no delimiter belongs, the field overwrites it.
        unsafe target[filled] = delimiter
        guard let length = unsafe write(target + filled + delimiters) else { return }
        filled &+= delimiters &+ length
        isWritten = true
      }
    }
    if isWritten { fields &+= 1 }
    return isWritten
  }
}

/// Copies a field in quotes, those in it twice.
/// - Returns: How many bytes that took.
func copyQuoted(_ field: UnsafeBufferPointer<UInt8>, to target: UnsafeMutablePointer<UInt8>) -> Int {
  var end = unsafe target
  func put(_ byte: UInt8) {
    unsafe end.pointee = byte
    unsafe end += 1
  }
  put(UInt8(ascii: "\""))
  for index in field.indices {
    let byte = unsafe field[index]
    if byte == UInt8(ascii: "\"") { put(byte) }
    put(byte)
  }
  put(UInt8(ascii: "\""))
  return unsafe end - target
}

/// Copies a field, unless it needs quotes; then what was copied does not count.
@inline(__always)
func copyPlain(
  _ field: UnsafeBufferPointer<UInt8>, to target: UnsafeMutablePointer<UInt8>, _ delimiter: UInt8
) -> Bool {
  guard let source = field.baseAddress else { return true }
  let from = unsafe UnsafeRawPointer(source)
  let to = UnsafeMutableRawPointer(target)
  let count = field.count
  if count >= 8 {
    // Eight bytes at a time; the last eight may overlap those before.
    var flags: UInt64 = 0
    var offset = 0
    while true {
      let word = unsafe from.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      unsafe to.storeBytes(of: word, toByteOffset: offset, as: UInt64.self)
      flags |= bytesToQuote(word, delimiter)
      if offset == count &- 8 { return flags == 0 }
      offset = min(offset &+ 8, count &- 8)
    }
  }
  if count >= 4 {
    let first = unsafe from.loadUnaligned(as: UInt32.self)
    let last = unsafe from.loadUnaligned(fromByteOffset: count &- 4, as: UInt32.self)
    unsafe to.storeBytes(of: first, as: UInt32.self)
    unsafe to.storeBytes(of: last, toByteOffset: count &- 4, as: UInt32.self)
    return bytesToQuote(UInt64(first) | UInt64(last) &<< 32, delimiter) == 0
  }
  guard count > 0 else { return true }
  let (first, middle, last) = unsafe (source[0], source[count &>> 1], source[count &- 1])
  unsafe target[0] = first
  unsafe target[count &>> 1] = middle
  unsafe target[count &- 1] = last
  return bytesToQuote(UInt64(first) | UInt64(middle) &<< 8 | UInt64(last) &<< 16 | ~0xFF_FFFF, delimiter) == 0
}

/// Whether any of eight bytes is the delimiter, a quote, CR or LF: then not 0.
@inline(__always)
private func bytesToQuote(_ word: UInt64, _ delimiter: UInt8) -> UInt64 {
  let ones: UInt64 = 0x0101_0101_0101_0101
  let tops: UInt64 = 0x8080_8080_8080_8080
  // None of the four is above the delimiter or a quote.
  let above = UInt64(max(delimiter, UInt8(ascii: "\"")) &+ 1)
  guard (word &- ones &* above) & ~word & tops != 0 else { return 0 }
  func bytes(equal byte: UInt8) -> UInt64 {
    let zeros = word ^ (ones &* UInt64(byte))
    return (zeros &- ones) & ~zeros & tops
  }
  return bytes(equal: delimiter) | bytes(equal: UInt8(ascii: "\"")) | bytes(equal: UInt8(ascii: "\r"))
    | bytes(equal: UInt8(ascii: "\n"))
}
