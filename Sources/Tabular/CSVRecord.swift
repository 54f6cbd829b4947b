/// One record: its fields, and the line where it begins.
public struct CSVRecord: Sendable {
  @usableFromInline let batch: CSVBatch
  @usableFromInline let index: Int

  @usableFromInline
  init(batch: CSVBatch, index: Int) {
    self.batch = batch
    self.index = index
  }

  /// The number of fields; at least one.
  @inlinable public var count: Int {
    batch.entries[index + 1].firstField - batch.entries[index].firstField
  }

  /// The line where the record begins, counted from 1.
  @inlinable public var line: Int { batch.entries[index].line }

  /// One field as text, counted from 0; nothing is trimmed.
  public func text(_ field: Int) -> String {
    String(decoding: batch.bytes[batch.range(index, field)], as: UTF8.self)
  }

  /// All fields as text.
  public var texts: [String] {
    (0..<count).map(text)
  }

  /// Calls a closure with the bytes of one field: UTF-8, without the quotes around it. Makes no copy.
  @inlinable public func withBytes<Result, Failure>(
    _ field: Int, _ body: (Span<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(batch.bytes.span.extracting(batch.range(index, field)))
  }
}
