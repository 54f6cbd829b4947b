/// A piece of a text, after its header, that begins and ends between two records: pieces can be read side by side.
///
/// Where one chunk's reader ends in an error, drop what later chunks gave: a malformed quote makes their beginnings
/// meaningless.
public struct CSVChunk: Sendable {
  /// The text, as UTF-8.
  public let bytes: [UInt8]
  /// The physical line where it begins, counted from 1.
  public let line: Int
  let ending: ByteSource.Ending
  /// The size of the pieces that are parsed at a time: small, since a parser has buffers for the most fields that its
  /// piece can hold.
  private static let pieceSize = 1 << 13

  /// Reads the records, with their lines in the whole text.
  /// - Parameters:
  ///   - header: From the ``CSVChunkReader`` that gave the chunk.
  ///   - format: The same that it was given.
  ///   - storage: The buffers of an earlier reader, which is no longer used.
  public func reader(
    header: CSVHeader, format: CSVFormat = CSVFormat(), storage: CSVReaderStorage? = nil
  ) -> CSVReader {
    let source = ByteSource(bytes: bytes, range: bytes.indices, ending: ending, chunkSize: Self.pieceSize)
    return CSVReader(records: source, line: line, header: header, format: format, storage: storage)
  }

  /// The records up to the first that ends at this offset or after it: the same ones wherever the chunk was cut after them.
  public func beginning(_ count: Int) -> CSVChunk {
    var end = 0
    var isQuoted = false
    while end < bytes.count, end < count || isQuoted || !isLineEnd(bytes[end]) {
      if bytes[end] == UInt8(ascii: "\"") { isQuoted.toggle() }
      end += 1
    }
    if end == bytes.count { return self }
    return CSVChunk(bytes: Array(bytes[..<skipLineEnd(bytes.span, at: end)]), line: line, ending: .whole)
  }

  /// The records as they stand in the text, to be asked for from the first line to the last.
  public func recordTexts() -> CSVRecordTexts {
    CSVRecordTexts(bytes: bytes, line: line)
  }
}
