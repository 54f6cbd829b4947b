/// Reads delimited text record by record, or in batches, without making a `String` for each field.
///
/// The first record is the header. Reading is strict: nothing is trimmed, blank lines are counted but are no records, and
/// the first error ends it, after all records before the error were given.
///
/// What keeps texts from a spreadsheet's hands is taken off: `="…"` around a field, and in a file that begins with a byte-order mark
/// the `'` before what would be a formula.
///
/// - Throws: As ``CSVReadError/syntax(_:)``: `utf-16`, `invalid-utf-8`, `nul-byte`, `malformed-quote`,
///   `unclosed-quote`, `field-too-long`, `ambiguous-delimiter`, `bad-delimiter`, `empty-file`, `bad-gzip`.
///
/// A file or a pipe may be compressed by gzip; its name does not matter.
///
/// ## Source
///
/// RFC 4180, Common Format and MIME Type for Comma-Separated Values (CSV) Files, section 2.
public struct CSVReader: ~Copyable {
  /// The size of the pieces in which text is read, in bytes, unless another is given.
  public static let defaultChunkSize = 1 << 16

  /// The names of the columns. Its ``CSVHeader/findings`` are for the caller to report.
  public let header: CSVHeader

  private var source: ByteSource
  private let parser: RecordParser
  private var batch = CSVBatch()
  private var position = 0
  private var isFinished = false

  /// Reads text in memory.
  public init(bytes: [UInt8], format: CSVFormat = CSVFormat(), chunkSize: Int = defaultChunkSize)
    throws(CSVReadError)
  {
    let source = ByteSource(bytes: bytes, range: bytes.indices, chunkSize: chunkSize)
    try self.init(source: source, format: format)
  }

  /// Reads the file at a path, piece by piece.
  public init(path: String, format: CSVFormat = CSVFormat(), chunkSize: Int = defaultChunkSize)
    throws(CSVReadError)
  {
    let file: InputDescriptor
    do { file = try InputDescriptor(path: path) } catch { throw .file(error) }
    try self.init(source: ByteSource(input: TextInput(file), chunkSize: chunkSize), format: format)
  }

  /// Reads from an open file descriptor, such as standard input, piece by piece; does not close it.
  /// - Parameter name: What an error calls it.
  public init(
    descriptor: Int32, name: String, format: CSVFormat = CSVFormat(), chunkSize: Int = defaultChunkSize
  ) throws(CSVReadError) {
    let input = TextInput(InputDescriptor(borrowing: descriptor, name: name))
    try self.init(source: ByteSource(input: input, chunkSize: chunkSize), format: format)
  }

  /// Reads records that come after a header which is known.
  /// - Parameter line: The physical line where the text begins.
  init(records source: ByteSource, line: Int, header: CSVHeader, format: CSVFormat, storage: CSVReaderStorage?) {
    self.header = header
    self.source = source
    if let known = storage?.parser, known.reads(header, fieldLimit: format.fieldLimit) {
      known.restart(line: line)
      parser = known
    } else {
      parser = RecordParser(
        delimiter: header.delimiter, undoesApostrophes: header.hasByteOrderMark, fieldLimit: format.fieldLimit,
        line: line)
      storage?.parser = parser
    }
  }

  private init(source: consuming ByteSource, format: CSVFormat) throws(CSVReadError) {
    let preamble = try source.preamble(format: format)
    try self.init(source: source, preamble: preamble, format: format)
  }

  /// Reads text whose beginning was looked at.
  init(source: consuming ByteSource, preamble: CSVPreamble, format: CSVFormat) throws(CSVReadError) {
    source.skip(preamble.start)
    let parser = RecordParser(
      delimiter: preamble.delimiter, undoesApostrophes: preamble.hasByteOrderMark, fieldLimit: format.fieldLimit,
      line: preamble.line)
    var isFinished = false
    while parser.batch.count == 0 {
      if let failure = parser.failure { throw .syntax(failure.error(header: [])) }
      if isFinished { throw .syntax(.emptyFile) }
      isFinished = try Self.parsePiece(of: &source, with: parser)
    }
    let first = parser.batch[0]
    header = CSVHeader(
      names: first.texts, line: first.line, delimiter: preamble.delimiter,
      hasByteOrderMark: preamble.hasByteOrderMark, allowsBlank: format.allowsBlankHeaders)
    batch = parser.batch
    position = 1
    self.isFinished = isFinished
    self.source = source
    self.parser = parser
  }

  /// The next record, or nil after the last.
  public mutating func next() throws(CSVReadError) -> CSVRecord? {
    while position == batch.count {
      guard try advance() else { return nil }
    }
    defer { position += 1 }
    return batch[position]
  }

  /// The next records, at least one, or nil after the last; what ``next()`` gave is left out.
  public mutating func nextBatch() throws(CSVReadError) -> CSVBatch? {
    while position == batch.count {
      guard try advance() else { return nil }
    }
    var rest = batch
    rest.records = (rest.records.lowerBound + position)..<rest.records.upperBound
    // The reader's own hold is let go, so that the storage is used again once the caller has let go, too.
    batch = CSVBatch()
    position = 0
    return rest
  }

  /// Reads another piece into `batch`, which may still be empty then; false after the last.
  private mutating func advance() throws(CSVReadError) -> Bool {
    if let failure = parser.failure { throw .syntax(failure.error(header: header.names)) }
    if isFinished { return false }
    batch = CSVBatch()
    position = 0
    isFinished = try Self.parsePiece(of: &source, with: parser)
    batch = parser.batch
    return true
  }

  /// Parses the next piece; true after the last.
  private static func parsePiece(of source: inout ByteSource, with parser: RecordParser) throws(CSVReadError) -> Bool {
    let piece: Range<Int>?
    do { piece = try source.next() } catch { throw .file(error) }
    guard let piece else {
      switch source.ending {
      case .whole: parser.finish()
      case .damagedGzip: throw .syntax(.badGzip(line: parser.line))
      case .recordTooLong: throw .syntax(.recordTooLong(line: parser.recordLine))
      }
      return true
    }
    unsafe source.bytes.withUnsafeBufferPointer { bytes in
      unsafe parser.parse(UnsafeBufferPointer(rebasing: bytes[piece]))
    }
    return false
  }
}
