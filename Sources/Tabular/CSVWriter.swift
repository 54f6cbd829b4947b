/// Writes comma-separated records into a buffer: lines end in LF, and a field is quoted only if it must be.
///
/// A field that holds a comma, a quote, CR or LF is quoted, and so is the empty field of a record that has no other,
/// which would be a blank line.
///
/// ## Source
///
/// RFC 4180, section 2, with LF for CRLF.
public struct CSVWriter: Sendable {
  /// What was written so far.
  public var bytes: [UInt8] { buffer }

  @usableFromInline var buffer: [UInt8] = []
  private var fields = 0
  private var recordStart = 0

  /// An empty buffer.
  /// - Parameter capacity: How many bytes it should hold before it grows.
  public init(capacity: Int = 0) {
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

  /// Adds a field that a closure writes at the end of the buffer: for numbers and dates, which never need quotes.
  /// - Parameter write: Must only append, and none of comma, quote, CR, LF.
  @inlinable public mutating func appendPlain<Failure>(
    _ write: (inout [UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    beginField()
    try write(&buffer)
  }

  /// Ends the record.
  public mutating func endRecord() {
    if fields == 1, buffer.count == recordStart {
      buffer.append(UInt8(ascii: "\""))
      buffer.append(UInt8(ascii: "\""))
    }
    buffer.append(UInt8(ascii: "\n"))
    fields = 0
    recordStart = buffer.count
  }

  /// Adds a whole record.
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
    if fields > 0 { buffer.append(UInt8(ascii: ",")) }
    fields += 1
  }

  private mutating func appendChecked(_ field: UnsafeBufferPointer<UInt8>) {
    beginField()
    guard unsafe field.contains(where: Self.needsQuotes) else {
      unsafe buffer.append(contentsOf: field)
      return
    }
    buffer.append(UInt8(ascii: "\""))
    for index in field.indices {
      let byte = unsafe field[index]
      if byte == UInt8(ascii: "\"") { buffer.append(byte) }
      buffer.append(byte)
    }
    buffer.append(UInt8(ascii: "\""))
  }

  private static func needsQuotes(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "\r"), UInt8(ascii: "\n"): true
    default: false
    }
  }
}
