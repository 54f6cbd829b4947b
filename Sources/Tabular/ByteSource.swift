/// Where a reader's bytes come from: all in memory, or through a file descriptor piece by piece.
struct ByteSource {
  /// What is in memory now.
  private(set) var bytes: [UInt8]
  /// The part of `bytes` that was not handed out yet.
  private(set) var rest: Range<Int>
  private let input: InputDescriptor?
  private let chunkSize: Int
  private var isAtEnd: Bool

  init(bytes: [UInt8], range: Range<Int>, chunkSize: Int) {
    self.bytes = bytes
    self.rest = range
    self.input = nil
    self.chunkSize = max(1, chunkSize)
    self.isAtEnd = true
  }

  init(input: InputDescriptor, chunkSize: Int) {
    self.bytes = []
    self.rest = 0..<0
    self.input = input
    self.chunkSize = max(1, chunkSize)
    self.isAtEnd = false
  }

  /// Whether `rest` is all that is left.
  var holdsAll: Bool { isAtEnd }

  /// Reads on until at least this many bytes are in `rest`, or the end is reached.
  mutating func fill(to count: Int) throws(FileError) {
    while rest.count < count, !isAtEnd { try append() }
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
      try append()
    }
    guard !rest.isEmpty else { return nil }
    let piece = rest.prefix(chunkSize)
    rest = piece.endIndex..<rest.upperBound
    return piece.startIndex..<piece.endIndex
  }

  private mutating func append() throws(FileError) {
    guard let input, try input.read(chunkSize, onto: &bytes) > 0 else {
      isAtEnd = true
      return
    }
    rest = rest.lowerBound..<bytes.count
  }
}
