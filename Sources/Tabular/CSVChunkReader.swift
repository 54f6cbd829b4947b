/// Reads delimited text in chunks that end between two records, so that several can be parsed at once while memory stays
/// bounded.
///
/// The text, also compressed by gzip, is understood as ``CSVReader`` understands it. Errors after the header are met by
/// the chunks' own readers: each gives its records and then the error, and no chunk follows one that is cut off.
public struct CSVChunkReader: ~Copyable {
  /// The least size of a chunk, in bytes, unless another is given.
  public static let defaultChunkSize = 1 << 16
  /// The longest record that surely has its place in a chunk, in bytes.
  static let defaultRecordLimit = 1 << 24

  /// The names of the columns. Its ``CSVHeader/findings`` are for the caller to report.
  public let header: CSVHeader
  private let input: TextInput
  private var source: ByteSource
  /// The physical line where the next chunk begins.
  private var line: Int
  private var isFinished = false
  private let chunkSize: Int
  private let recordLimit: Int

  /// Begins to read the file at a path.
  /// - Parameter onRead: Is given the file's bytes, compressed as they may be, when they are read.
  /// - Throws: As ``CSVReader``, for the beginning of the text and its header.
  public init(
    path: String, format: CSVFormat = CSVFormat(), chunkSize: Int = defaultChunkSize,
    onRead: ((Span<UInt8>) -> Void)? = nil
  ) throws(CSVReadError) {
    let file: InputDescriptor
    do { file = try InputDescriptor(path: path) } catch { throw .file(error) }
    try self.init(TextInput(file, onRead: onRead), format: format, chunkSize: chunkSize)
  }

  /// Begins to read from an open file descriptor, such as standard input; does not close it.
  /// - Parameters:
  ///   - name: What an error calls it.
  ///   - onRead: Is given the bytes, compressed as they may be, when they are read.
  /// - Throws: As ``CSVReader``, for the beginning of the text and its header.
  public init(
    descriptor: Int32, name: String, format: CSVFormat = CSVFormat(), chunkSize: Int = defaultChunkSize,
    onRead: ((Span<UInt8>) -> Void)? = nil
  ) throws(CSVReadError) {
    let input = TextInput(InputDescriptor(borrowing: descriptor, name: name), onRead: onRead)
    try self.init(input, format: format, chunkSize: chunkSize)
  }

  /// Begins to read text in memory.
  /// - Throws: As ``CSVReader``, for the beginning of the text and its header.
  public init(
    bytes: [UInt8], format: CSVFormat = CSVFormat(), chunkSize: Int = defaultChunkSize
  ) throws(CSVReadError) {
    try self.init(TextInput(bytes), format: format, chunkSize: chunkSize)
  }

  init(
    _ input: TextInput, format: CSVFormat, chunkSize: Int, recordLimit: Int = defaultRecordLimit
  ) throws(CSVReadError) {
    var source = ByteSource(input: input, chunkSize: max(1, chunkSize / 16))
    let preamble = try source.preamble(format: format, searchLimit: recordLimit)
    // A CR just before the bytes that are still to come may be half a line end.
    do { try source.fill(to: (preamble.headerEnd ?? 0) + 1) } catch { throw .file(error) }
    let start = source.rest.lowerBound
    let ending: ByteSource.Ending
    let end: Int
    if let headerEnd = preamble.headerEnd {
      ending = .whole
      end = start + afterPair(source.bytes.span.extracting(source.rest), headerEnd)
    } else {
      ending = source.holdsAll ? source.ending : .recordTooLong
      end = source.rest.upperBound
    }
    let headerSource = ByteSource(
      bytes: source.bytes, range: start..<end, ending: ending, chunkSize: CSVReader.defaultChunkSize)
    header = try CSVReader(source: headerSource, preamble: preamble, format: format).header
    var tally = QuoteTally()
    tally.add(source.bytes.span.extracting((start + preamble.start)..<end))
    line = preamble.line + tally.lineEnds
    source.skip(end - start)
    self.input = input
    self.source = source
    self.chunkSize = max(1, chunkSize)
    self.recordLimit = recordLimit
  }

  /// How many bytes were read, of a compressed file those that are stored.
  public var bytesRead: Int { input.bytesRead }

  /// How many bytes ``bytesRead`` will be in the end; nil for a pipe.
  public var byteCount: Int? { input.byteCount }

  /// Reads what is left of the file without looking at it, for whoever watches its bytes. No chunk comes after it.
  /// - Throws: ``CSVReadError/file(_:)``.
  public mutating func skipRest() throws(CSVReadError) {
    isFinished = true
    do { try input.skipRest() } catch { throw .file(error) }
  }

  /// The next chunk, or nil after the last.
  ///
  /// A chunk is at least as long as was asked for, unless it is the last. A record that is longer than 16 MiB makes it
  /// the last: its reader ends in the record's error, at the latest `record-too-long`.
  /// - Throws: ``CSVReadError/file(_:)``.
  public mutating func next() throws(CSVReadError) -> CSVChunk? {
    guard !isFinished else { return nil }
    var tally = QuoteTally()
    var wanted = chunkSize + max(1, chunkSize / 16)
    while true {
      do { try source.fill(to: wanted) } catch { throw .file(error) }
      if source.holdsAll, source.rest.count <= wanted { return last(source.ending) }
      if let cut = Self.cut(source.bytes.span.extracting(source.rest), &tally, notBefore: chunkSize) {
        let chunk = CSVChunk(bytes: source.take(cut.length), line: line, ending: .whole)
        line += cut.lineEnds
        return chunk
      }
      if tally.count > chunkSize + recordLimit { return last(.recordTooLong) }
      wanted = min(2 * tally.count, chunkSize + recordLimit + 1)
    }
  }

  /// Where the last record ends, and the line ends up to there; nil if no record ends late enough.
  private static func cut(
    _ text: Span<UInt8>, _ tally: inout QuoteTally, notBefore lowest: Int
  ) -> (length: Int, lineEnds: Int)? {
    tally.add(text)
    guard let end = tally.lastRecordEnd(in: text, notBefore: lowest) else { return nil }
    var later = QuoteTally()
    later.add(text.extracting(end...))
    return (end, tally.lineEnds - later.lineEnds)
  }

  /// All that is left, or nil if that is nothing to read or to report.
  private mutating func last(_ ending: ByteSource.Ending) -> CSVChunk? {
    isFinished = true
    let count = source.rest.count
    let bytes = source.take(count)
    if bytes.isEmpty, ending == .whole { return nil }
    return CSVChunk(bytes: bytes, line: line, ending: ending)
  }
}

/// The offset after the LF at an offset, if a CR is before it; the offset itself otherwise.
private func afterPair(_ text: Span<UInt8>, _ offset: Int) -> Int {
  let isInPair =
    offset > 0 && offset < text.count && text[offset - 1] == UInt8(ascii: "\r") && text[offset] == UInt8(ascii: "\n")
  return isInPair ? offset + 1 : offset
}
