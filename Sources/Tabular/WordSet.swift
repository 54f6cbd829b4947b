/// Some words, which a text is looked up among in any case.
struct WordSet: Sendable, Equatable {
  /// In small letters.
  private let words: [[UInt8]]
  /// By the last five bits of an ASCII letter or sign: whether a word begins with it.
  private let initials: UInt32
  /// Whether a word has a character beyond ASCII, and the length of the longest in bytes.
  private let (isASCII, longest): (Bool, Int)

  /// - Parameter words: In small letters.
  init(_ words: [String]) {
    self.words = words.map { Array($0.utf8) }
    var initials: UInt32 = 0
    for word in self.words where word[0] < 0x80 { initials |= 1 << UInt32(word[0] & 0x1F) }
    self.initials = initials
    isASCII = self.words.allSatisfy { $0.allSatisfy { $0 < 0x80 } }
    longest = self.words.map(\.count).max() ?? 0
  }

  /// - Parameter word: Not empty.
  func contains(_ word: Span<UInt8>) -> Bool {
    let first = word[0]
    if first < 0x80, initials & 1 << UInt32(first & 0x1F) == 0 { return false }
    if words.contains(where: { isEqual(word, $0) }) { return true }
    // Other letters may have another length in capitals.
    if isASCII || word.count > 2 * longest { return false }
    var bytes: [UInt8] = []
    for index in word.indices { bytes.append(word[index]) }
    if bytes.allSatisfy({ $0 < 0x80 }) { return false }
    return words.contains(Array(String(decoding: bytes, as: UTF8.self).lowercased().utf8))
  }

  /// Whether these are the bytes of a word in small letters, but for the case of ASCII letters.
  private func isEqual(_ text: Span<UInt8>, _ word: [UInt8]) -> Bool {
    guard text.count == word.count else { return false }
    for index in text.indices {
      let byte = text[index]
      let isLetter = (byte | 0x20) &- UInt8(ascii: "a") < 26
      if (isLetter ? byte | 0x20 : byte) != word[index] { return false }
    }
    return true
  }
}
