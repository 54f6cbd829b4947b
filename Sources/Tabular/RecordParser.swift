internal import CLibCSV

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// libcsv at work: bytes in, records with their lines out. The only owner of its memory.
///
/// Reading stops at the first failure; records before it are still given.
@safe
final class RecordParser {
  /// The records that the last call completed.
  private(set) var batch = CSVBatch()
  /// What ended the reading; the records of `batch` come before it.
  private(set) var failure: ParseFailure?

  private let parser: UnsafeMutablePointer<csv_parser>
  private var state: ParseState
  private var validator = TextValidator()
  private let delimiter: UInt8
  private let undoesApostrophes: Bool
  private let disguise: SpaceDisguise
  /// The bytes for libcsv, with spaces disguised.
  private var disguised: [UInt8] = []

  /// A parser of records only: a byte-order mark and a `sep=` line are already behind it.
  /// - Parameters:
  ///   - undoesApostrophes: Whether the `'` is taken off that a spreadsheet's dialect puts before formulas.
  ///   - line: The physical line where its bytes begin.
  init(delimiter: UInt8, undoesApostrophes: Bool, fieldLimit: Int, line: Int) {
    self.undoesApostrophes = undoesApostrophes
    disguise = SpaceDisguise(delimiter: delimiter)
    unsafe parser = .allocate(capacity: 1)
    unsafe parser.initialize(to: csv_parser())
    unsafe state = ParseState(line: line, fieldLimit: fieldLimit)
    self.delimiter = delimiter
    start()
  }

  private func start() {
    _ = unsafe csv_init(parser, UInt8(CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL))
    unsafe csv_set_delim(parser, delimiter)
    unsafe csv_set_blk_size(parser, blockSize)
  }

  /// Begins another text of the same form, with the buffers that are there.
  func restart(line: Int) {
    unsafe csv_free(parser)
    start()
    unsafe state = ParseState(line: line, fieldLimit: state.fieldLimit)
    validator = TextValidator()
    failure = nil
    batch.records = 0..<0
  }

  /// Whether the parser reads text of this form.
  func reads(_ header: CSVHeader, fieldLimit: Int) -> Bool {
    unsafe delimiter == header.delimiter && undoesApostrophes == header.hasByteOrderMark
      && state.fieldLimit == fieldLimit
  }

  deinit {
    unsafe csv_free(parser)
    unsafe parser.deallocate()
  }

  /// Parses the next bytes; afterwards `batch` holds the records that they completed.
  func parse(_ bytes: UnsafeBufferPointer<UInt8>) {
    prepare(for: bytes.count)
    guard failure == nil else { return }
    let inOrder = unsafe validator.check(bytes)
    disguised.grow(to: inOrder, filler: 0)
    unsafe disguised.withUnsafeMutableBufferPointer { unsafe disguise.put(on: bytes, count: inOrder, into: $0) }
    let text = disguised
    let parsed = unsafe run { parser, state in
      unsafe text.withUnsafeBytes {
        unsafe csv_parse(parser, $0.baseAddress, inOrder, fieldEnded, recordEnded, state)
      }
    }
    if let overlong = overlongField() {
      failure = overlong
    } else if parsed < inOrder {
      let isQuote = unsafe csv_error(parser) == CSV_EPARSE
      failure = here(isQuote ? .malformedQuote : .outOfMemory)
    } else if inOrder < bytes.count {
      failure = here(unsafe bytes[inOrder] == 0 ? .nulByte : .invalidUTF8)
    }
  }

  /// Ends the text; afterwards `batch` holds the last record, if no line end followed it.
  func finish() {
    prepare(for: 0)
    guard failure == nil else { return }
    guard validator.isBetweenCharacters else {
      failure = here(.invalidUTF8)
      return
    }
    let status = unsafe run { parser, state in
      unsafe csv_fini(parser, fieldEnded, recordEnded, state)
    }
    if let overlong = overlongField() {
      failure = overlong
    } else if status != 0 {
      failure = unsafe ParseFailure(kind: .unclosedQuote, line: state.line, field: state.openField)
    }
  }

  /// Drops the records that were given, keeps the fields of an unfinished one, and makes room for what the next bytes
  /// can yield at most, so that the callbacks need not check.
  private func prepare(for count: Int) {
    let firstField = unsafe state.firstField
    let firstByte = batch.bounds[firstField]
    let keptFields = unsafe state.fieldCount - firstField
    let keptBytes = unsafe state.byteCount - firstByte
    if firstField > 0 {
      for index in 0...keptFields {
        batch.bounds[index] = batch.bounds[firstField + index] - firstByte
      }
      for index in 0..<keptBytes {
        batch.bytes[index] = batch.bytes[firstByte + index]
      }
      unsafe state.firstField = 0
      unsafe state.fieldCount = keptFields
      unsafe state.byteCount = keptBytes
    }
    unsafe state.recordCount = 0
    batch.records = 0..<0
    let openBytes = unsafe parser.pointee.entry_pos
    batch.bytes.grow(to: keptBytes + openBytes + count + shortField, filler: 0)
    batch.bounds.grow(to: keptFields + count + 3, filler: 0)
    batch.entries.grow(to: count + 3, filler: CSVBatch.Entry(firstField: 0, line: 0))
  }

  /// Calls libcsv with pointers to the batch's storage, and then closes the batch.
  private func run<Result>(
    _ body: (UnsafeMutablePointer<csv_parser>, UnsafeMutablePointer<ParseState>) -> Result
  ) -> Result {
    let (oldBytes, oldFields) = unsafe (state.byteCount, state.fieldCount)
    let result = unsafe batch.withStorage { bytes, bounds, entries in
      unsafe state.bytes = bytes
      unsafe state.bounds = bounds
      unsafe state.entries = entries
      let result = unsafe withUnsafeMutablePointer(to: &state) { unsafe body(parser, $0) }
      let fresh = unsafe UnsafeMutableBufferPointer(start: bytes, count: state.byteCount).extracting(oldBytes...)
      unsafe disguise.takeOff(fresh)
      if unsafe holdsLineEnd(fresh) { unsafe state.countLineEnds(fromField: oldFields) }
      if unsafe state.holdsGuard { unsafe state.takeOffGuards(fromField: oldFields, undoesApostrophes) }
      return result
    }
    unsafe state.bytes = nil
    unsafe state.bounds = nil
    unsafe state.entries = nil
    let records = unsafe state.overlong?.recordCount ?? state.recordCount
    batch.entries[records].firstField = unsafe state.overlong?.firstField ?? state.firstField
    batch.records = 0..<records
    return result
  }

  /// A field over the limit, whether it ended or not. While a field is open, its last byte may be the closing quote.
  private func overlongField() -> ParseFailure? {
    if let overlong = unsafe state.overlong {
      return unsafe ParseFailure(
        kind: .fieldTooLong(limit: state.fieldLimit), line: overlong.line, field: overlong.field)
    }
    guard unsafe Int(parser.pointee.entry_pos) > state.fieldLimit + 1 else { return nil }
    return unsafe ParseFailure(kind: .fieldTooLong(limit: state.fieldLimit), line: state.line, field: state.openField)
  }

  /// The physical line that was reached.
  var line: Int { here(.unclosedQuote).line }
  /// The physical line where the record begins that is being read.
  var recordLine: Int { unsafe state.recordLine }

  /// A failure at the byte that comes next.
  private func here(_ kind: ParseFailure.Kind) -> ParseFailure {
    var line = unsafe state.line
    if let open = unsafe parser.pointee.entry_buf {
      unsafe line += lineEnds(UnsafeBufferPointer(start: open, count: Int(parser.pointee.entry_pos)))
    }
    return unsafe ParseFailure(kind: kind, line: line, field: state.openField)
  }
}

/// What libcsv's callbacks write to: plain storage, with room that was made before the call.
@unsafe
private struct ParseState {
  var bytes: UnsafeMutablePointer<UInt8>?
  var bounds: UnsafeMutablePointer<Int>?
  var entries: UnsafeMutablePointer<CSVBatch.Entry>?
  var byteCount = 0
  var fieldCount = 0
  var recordCount = 0
  /// The first field of the record that is being read.
  var firstField = 0
  /// The physical line after the last complete field or record.
  var line: Int
  /// The line where the record that is being read begins.
  var recordLine: Int
  /// The last line end outside quotes, so that the LF of a CRLF is not counted again.
  var lastLineEnd: Int32 = 0
  let fieldLimit: Int
  /// Whether a field begins as one does that is guarded from spreadsheets.
  var holdsGuard = false
  /// The first field over the limit, and what was complete before it.
  var overlong: (line: Int, field: Int, recordCount: Int, firstField: Int)?

  /// The place in its record of the field that is being read.
  var openField: Int { unsafe fieldCount - firstField }

  init(line: Int, fieldLimit: Int) {
    unsafe self.line = line
    unsafe self.recordLine = line
    unsafe self.fieldLimit = fieldLimit
  }

  /// Counts the line ends inside fields that libcsv has just given, and moves the lines after them.
  mutating func countLineEnds(fromField first: Int) {
    guard let bytes = unsafe bytes, let bounds = unsafe bounds, let entries = unsafe entries else { return }
    var ends = 0
    var record = 0
    for field in unsafe first..<fieldCount {
      while unsafe record < recordCount, unsafe entries[record].firstField <= field {
        unsafe entries[record].line += ends
        record += 1
      }
      if unsafe field == firstField { unsafe recordLine += ends }
      if let overlong = unsafe overlong, overlong.firstField + overlong.field == field {
        unsafe self.overlong?.line += ends
      }
      let length = unsafe bounds[field + 1] - bounds[field]
      unsafe ends += lineEnds(UnsafeBufferPointer(start: bytes + bounds[field], count: length))
    }
    if unsafe fieldCount == firstField { unsafe recordLine += ends }
    unsafe line += ends
  }
}

extension ParseState {
  /// Takes off what guards the fields that libcsv has just given, and closes up the bytes after it.
  fileprivate mutating func takeOffGuards(fromField first: Int, _ undoesApostrophes: Bool) {
    unsafe holdsGuard = false
    guard let bytes = unsafe bytes, let bounds = unsafe bounds else { return }
    var start = unsafe bounds[first]
    var target = start
    for field in unsafe first..<fieldCount {
      let end = unsafe bounds[field + 1]
      var part = start..<end
      if let byte = unsafe part.isEmpty ? nil : bytes[start], isGuard(byte) {
        let text = unsafe UnsafeBufferPointer(start: bytes + start, count: end - start)
        let ends = unsafe TextGuard.ends(of: text.span, undoesApostrophes: undoesApostrophes)
        part = (start + ends.before)..<(end - ends.after)
      }
      if part.lowerBound != target { unsafe memmove(bytes + target, bytes + part.lowerBound, part.count) }
      target += part.count
      unsafe bounds[field + 1] = target
      start = end
    }
    unsafe byteCount = target
  }
}

/// Whether a field that begins with this byte may be guarded.
@inline(__always)
private func isGuard(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: "=") || byte == UInt8(ascii: "'")
}

/// How many bytes libcsv's buffer grows by; it is never shorter.
private let blockSize = 4096
/// A field of at most this many bytes is copied as if it were as long; there is room for that in both buffers.
private let shortField = 16

/// libcsv's first callback: copies a field.
@inline(__always)
private func fieldEnded(_ field: UnsafeMutableRawPointer?, _ count: Int, _ context: UnsafeMutableRawPointer?) {
  guard let context = unsafe context, let field = unsafe field else { return }
  let state = unsafe context.assumingMemoryBound(to: ParseState.self)
  guard let bytes = unsafe state.pointee.bytes, let bounds = unsafe state.pointee.bounds else { return }
  let start = unsafe state.pointee.byteCount
  if unsafe count > 1 && isGuard(field.load(as: UInt8.self)) { unsafe state.pointee.holdsGuard = true }
  if count <= shortField {
    let block = unsafe field.loadUnaligned(as: SIMD16<UInt8>.self)
    unsafe UnsafeMutableRawPointer(bytes + start).storeBytes(of: block, as: SIMD16<UInt8>.self)
  } else {
    unsafe memcpy(bytes + start, field, count)
  }
  if unsafe count > state.pointee.fieldLimit {
    unsafe state.noteOverlongField()
  }
  unsafe state.pointee.byteCount = start &+ count
  let fields = unsafe state.pointee.fieldCount &+ 1
  unsafe bounds[fields] = start &+ count
  unsafe state.pointee.fieldCount = fields
}

/// libcsv's second callback: ends a record at a line end outside quotes, or passes a blank line.
@inline(__always)
private func recordEnded(_ lineEnd: Int32, _ context: UnsafeMutableRawPointer?) {
  guard let context = unsafe context else { return }
  let state = unsafe context.assumingMemoryBound(to: ParseState.self)
  let fields = unsafe state.pointee.fieldCount
  if unsafe fields == state.pointee.firstField {
    let isSecondOfPair = unsafe lineEnd == CSV_LF && state.pointee.lastLineEnd == CSV_CR
    unsafe state.pointee.lastLineEnd = lineEnd
    if isSecondOfPair { return }
  } else if let entries = unsafe state.pointee.entries {
    let record = unsafe state.pointee.recordCount
    unsafe entries[record] = CSVBatch.Entry(firstField: state.pointee.firstField, line: state.pointee.recordLine)
    unsafe state.pointee.recordCount = record &+ 1
    unsafe state.pointee.firstField = fields
    unsafe state.pointee.lastLineEnd = lineEnd
  }
  unsafe state.pointee.line &+= 1
  unsafe state.pointee.recordLine = state.pointee.line
}

extension UnsafeMutablePointer<ParseState> {
  /// Remembers the first field over the limit; what follows it is dropped when libcsv returns.
  fileprivate func noteOverlongField() {
    guard unsafe pointee.overlong == nil else { return }
    unsafe pointee.overlong = unsafe (pointee.line, pointee.openField, pointee.recordCount, pointee.firstField)
  }
}

/// Whether there is any CR or LF.
private func holdsLineEnd(_ bytes: UnsafeMutableBufferPointer<UInt8>) -> Bool {
  guard let start = bytes.baseAddress else { return false }
  return unsafe memchr(start, CSV_LF, bytes.count) != nil || memchr(start, CSV_CR, bytes.count) != nil
}

/// How many lines end within a field; CR, LF and CRLF each end one.
private func lineEnds(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
  var ends = 0
  var last: UInt8 = 0
  for index in bytes.indices {
    let byte = unsafe bytes[index]
    if byte <= UInt8(ascii: "\r"), isLineEnd(byte) {
      if byte == UInt8(ascii: "\r") || last != UInt8(ascii: "\r") { ends &+= 1 }
    }
    last = byte
  }
  return ends
}

extension CSVBatch {
  /// Calls a closure with the places where the callbacks write.
  fileprivate mutating func withStorage<Result>(
    _ body: (UnsafeMutablePointer<UInt8>?, UnsafeMutablePointer<Int>?, UnsafeMutablePointer<Entry>?) -> Result
  ) -> Result {
    unsafe bytes.withUnsafeMutableBufferPointer { bytes in
      unsafe bounds.withUnsafeMutableBufferPointer { bounds in
        unsafe entries.withUnsafeMutableBufferPointer { entries in
          unsafe body(bytes.baseAddress, bounds.baseAddress, entries.baseAddress)
        }
      }
    }
  }
}

extension Array {
  /// Lengthens the array, if needed, to at least a number of elements.
  fileprivate mutating func grow(to wanted: Int, filler: Element) {
    if count < wanted {
      append(contentsOf: repeatElement(filler, count: Swift.max(wanted - count, count)))
    }
  }
}
