internal import Compensation

/// A number as people write it: digits, a word, or both, as in "five (5)".
struct WrittenNumber {
  let value: ExactDecimal
  /// As the text has it, in digits.
  let digits: String
  /// Whether word and digits say different things.
  let isContradictory: Bool
  /// The place after it.
  let end: Int

  /// The number that begins at a token; nil if none does.
  init?(in text: TextTokens, at place: Int) {
    guard let first = Self.single(text, place) else { return nil }
    guard text[place + 1] == "(", let second = Self.single(text, place + 2), text[place + 3] == ")" else {
      self.init(first, isContradictory: false, end: place + 1)
      return
    }
    self.init(second, isContradictory: first != second, end: place + 4)
  }

  private init?(_ digits: String, isContradictory: Bool, end: Int) {
    guard let value = try? ExactDecimal(plain: digits) else { return nil }
    self.value = value
    self.digits = digits
    self.isContradictory = isContradictory
    self.end = end
  }

  private static func single(_ text: TextTokens, _ place: Int) -> String? {
    guard text.tokens.indices.contains(place) else { return nil }
    let token = text.tokens[place]
    if token.kind == .number { return token.lower.utf8.allSatisfy { $0 < 0x80 } ? token.lower : nil }
    return words.firstIndex(of: token.lower).map(String.init)
  }

  private static let words = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
  ]
}
