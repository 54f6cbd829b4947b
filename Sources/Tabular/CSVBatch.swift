#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Some whole records in a row, held together: one buffer with the bytes of all their fields.
///
/// A value: it may be kept, or handed to another thread, while the reader goes on.
public struct CSVBatch: Sendable {
  /// Where a record's fields begin among all fields, and the line where it begins.
  @usableFromInline
  struct Entry: Sendable {
    @usableFromInline var firstField: Int
    @usableFromInline var line: Int
  }

  /// The bytes of all fields, without delimiters and quotes; longer than what is used.
  @usableFromInline var bytes: [UInt8] = []
  /// Field `i` is `bytes[bounds[i]..<bounds[i + 1]]`.
  @usableFromInline var bounds: [Int] = [0]
  /// One more than there are records: a record's fields end where the next one's begin.
  @usableFromInline var entries: [Entry] = [Entry(firstField: 0, line: 1)]
  /// The records that this batch offers.
  @usableFromInline var records: Range<Int> = 0..<0

  /// The number of records.
  @inlinable public var count: Int { records.count }

  /// The record at an index from 0 to `count - 1`.
  @inlinable public subscript(index: Int) -> CSVRecord {
    CSVRecord(batch: self, index: record(index))
  }

  /// The line where a record begins, counted from 1.
  @inlinable public func line(_ index: Int) -> Int {
    entries[record(index)].line
  }

  /// The number of fields in a record; at least one.
  @inlinable public func fieldCount(_ index: Int) -> Int {
    let record = record(index)
    return entries[record + 1].firstField - entries[record].firstField
  }

  /// Calls a closure with the bytes of one field: UTF-8, without the quotes around it.
  @inlinable public func withBytes<Result, Failure>(
    _ index: Int, _ field: Int, _ body: (Span<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(bytes.span.extracting(range(record(index), field)))
  }

  /// Whether a field is exactly these bytes.
  public func isField(_ index: Int, _ field: Int, _ bytes: [UInt8]) -> Bool {
    let range = range(record(index), field)
    guard range.count == bytes.count else { return false }
    return unsafe self.bytes.withUnsafeBytes { own in
      unsafe bytes.withUnsafeBytes { other in
        guard let own = own.baseAddress, let other = other.baseAddress else { return true }
        return unsafe memcmp(own + range.lowerBound, other, range.count) == 0
      }
    }
  }

  /// The place of a record, counted from 0 to `count - 1`, among the entries.
  @inlinable func record(_ index: Int) -> Int {
    precondition(index >= 0 && index < records.count, "no such record")
    return records.lowerBound + index
  }

  /// Where the bytes of a field are.
  @inlinable func range(_ record: Int, _ field: Int) -> Range<Int> {
    let place = entries[record].firstField + field
    precondition(field >= 0 && place < entries[record + 1].firstField, "no such field")
    return bounds[place]..<bounds[place + 1]
  }
}
