import Tabular
import Testing

/// Made-up text, in order or not, reads the same however it is cut into pieces.
@Suite struct ChunkSizeTests {
  static let pieces: [[UInt8]] = [
    "a", "bc", "0123456789abcdefghi", ",", ",", ",", ";", "\n", "\n", "\n", "\r", "\r\n", " ", "\t", "\"", "\"\"",
    ",\"x\ny\",", "\"\n", ",\"", "é", "€", "😀",
  ].map { Array($0.utf8) }
  /// Rare, so that most text is read to its end.
  static let broken: [[UInt8]] = [[0], [0x80], [0xC3], [0xE2, 0x82], [0xF0, 0x9F, 0x98]]

  @Test(arguments: 1...40)
  func doesNotMatter(seed: Int) {
    var random = Random(state: UInt64(seed))
    for _ in 0..<50 {
      var bytes = Array("a,b,c\n".utf8)
      for _ in 0..<Int.random(in: 0..<80, using: &random) {
        let list = Int.random(in: 0..<200, using: &random) == 0 ? Self.broken : Self.pieces
        bytes += list[Int.random(in: 0..<list.count, using: &random)]
      }
      let format = CSVFormat(fieldLimit: 24)
      let whole = Reading(bytes, chunkSize: 1 << 16, format: format)
      for chunkSize in [1, 2, 3, 5, 7, 16, 64] {
        #expect(Reading(bytes, chunkSize: chunkSize, format: format) == whole, "\(bytes)")
      }
    }
  }

  /// A linear congruential generator with Knuth's constants: the same numbers each time.
  struct Random: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) | (state << 31)
    }
  }
}
