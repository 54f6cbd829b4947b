/// Where a reader's bytes come from: all in memory, or through a file descriptor piece by piece.
struct ByteSource {
  /// How the bytes end.
  enum Ending: Sendable {
    /// As the text does.
    case whole
    /// Where its gzip file is damaged or cut off.
    case damagedGzip
    /// Within a record of which more cannot be held.
    case recordTooLong
  }

  /// What is in memory now.
  private(set) var bytes: [UInt8]
  /// The part of `bytes` that was not handed out yet.
  private(set) var rest: Range<Int>
  /// What comes after `rest`, once that is all there is.
  private(set) var ending: Ending
  private let input: TextInput?
  private let chunkSize: Int
  private var isAtEnd: Bool

  init(bytes: [UInt8], range: Range<Int>, ending: Ending = .whole, chunkSize: Int) {
    self.bytes = bytes
    self.rest = range
    self.ending = ending
    self.input = nil
    self.chunkSize = max(1, chunkSize)
    self.isAtEnd = true
  }

  init(input: TextInput, chunkSize: Int) {
    self.bytes = []
    self.rest = 0..<0
    self.ending = .whole
    self.input = input
    self.chunkSize = max(1, chunkSize)
    self.isAtEnd = false
  }

  /// Whether `rest` is all that is left.
  var holdsAll: Bool { isAtEnd }

  /// Reads on until at least this many bytes are in `rest`, or the end is reached.
  mutating func fill(to count: Int) throws(FileError) {
    if count > bytes.capacity - rest.lowerBound, !isAtEnd { bytes.reserveCapacity(rest.lowerBound + count + chunkSize) }
    while rest.count < count, !isAtEnd { try append(atLeast: count - rest.count) }
  }

  /// Leaves out bytes at the start of `rest`.
  mutating func skip(_ count: Int) {
    rest = (rest.lowerBound + count)..<rest.upperBound
  }

  /// Hands out the next piece, at most a chunk long, as a place in `bytes`; nil at the end.
  mutating func next() throws(FileError) -> Range<Int>? {
    if rest.isEmpty, !isAtEnd {
      bytes.removeAll(keepingCapacity: true)
      rest = 0..<0
      try append(atLeast: 1)
    }
    guard !rest.isEmpty else { return nil }
    let piece = rest.prefix(chunkSize)
    rest = piece.endIndex..<rest.upperBound
    return piece.startIndex..<piece.endIndex
  }

  /// Hands over the first bytes of `rest` as an array of their own; what comes after them is copied, so that should be
  /// the shorter part.
  mutating func take(_ count: Int) -> [UInt8] {
    let end = rest.lowerBound + count
    let later = Array(bytes[end..<rest.upperBound])
    var taken = bytes
    bytes = later
    taken.removeSubrange(end...)
    taken.removeSubrange(..<rest.lowerBound)
    rest = bytes.indices
    return taken
  }

  private mutating func append(atLeast wanted: Int) throws(FileError) {
    guard let input, try input.read(max(chunkSize, wanted), onto: &bytes) > 0 else {
      isAtEnd = true
      if input?.isDamaged == true { ending = .damagedGzip }
      return
    }
    rest = rest.lowerBound..<bytes.count
  }
}

extension ByteSource {
  /// Looks at the beginning of a text, which stays in `rest`.
  mutating func preamble(
    format: CSVFormat, searchLimit: Int = CSVPreamble.defaultSearchLimit
  ) throws(CSVReadError) -> CSVPreamble {
    var wanted = min(4096, chunkSize)
    while true {
      do { try fill(to: wanted) } catch { throw .file(error) }
      do {
        let preamble = try CSVPreamble.read(
          bytes.span.extracting(rest), isWhole: holdsAll, format: format, searchLimit: searchLimit)
        if let preamble { return preamble }
      } catch {
        throw .syntax(error)
      }
      wanted *= 2
    }
  }
}
