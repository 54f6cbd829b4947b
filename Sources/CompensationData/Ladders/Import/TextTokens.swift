/// A text cut into words, numbers and signs, each knowing where it stands.
struct TextTokens {
  let text: String
  let tokens: [Token]

  struct Token {
    let kind: Kind
    /// In small letters, with a straight apostrophe.
    let lower: String
    let range: Range<String.Index>

    enum Kind { case word, number, sign }
  }

  init(_ text: String) {
    self.text = text
    var tokens: [Token] = []
    var position = text.startIndex
    while position < text.endIndex {
      let start = position
      let kind: Token.Kind
      if text[position].isWholeNumber {
        kind = .number
        position = Self.endOfNumber(in: text, from: position)
      } else if text[position].isLetter {
        kind = .word
        position = Self.endOfWord(in: text, from: position)
      } else {
        position = text.index(after: position)
        if text[start].isWhitespace { continue }
        kind = .sign
      }
      let lower = text[start..<position].lowercased().replacing("\u{2019}", with: "'")
      tokens.append(Token(kind: kind, lower: lower, range: start..<position))
    }
    self.tokens = tokens
  }

  /// The small letters of a token; empty outside of the text.
  subscript(_ place: Int) -> String { tokens.indices.contains(place) ? tokens[place].lower : "" }

  /// The text from one token up to, not with, another, as written.
  func words(_ range: Range<Int>) -> String {
    guard let first = tokens[range].first, let last = tokens[range].last else { return "" }
    return String(text[first.range.lowerBound..<last.range.upperBound])
  }

  /// Whether some words stand one after the other from a token on.
  func hasWords(_ words: [String], at place: Int) -> Bool {
    words.indices.allSatisfy { self[place + $0] == words[$0] }
  }

  /// Digits, with decimals after a point.
  private static func endOfNumber(in text: String, from start: String.Index) -> String.Index {
    var position = start
    while position < text.endIndex, text[position].isWholeNumber { position = text.index(after: position) }
    if position < text.endIndex, text[position] == "." {
      let next = text.index(after: position)
      if next < text.endIndex, text[next].isWholeNumber {
        position = next
        while position < text.endIndex, text[position].isWholeNumber { position = text.index(after: position) }
      }
    }
    return position
  }

  /// Letters and digits, apostrophes between them, and the points of abbreviations such as "Ph.D." and "e.g.".
  private static func endOfWord(in text: String, from start: String.Index) -> String.Index {
    var position = start
    while position < text.endIndex {
      let character = text[position]
      if character.isLetter || character.isWholeNumber {
        position = text.index(after: position)
        continue
      }
      let next = text.index(after: position)
      guard next < text.endIndex, text[next].isLetter else { break }
      let isApostrophe = character == "'" || character == "\u{2019}"
      let isAbbreviation = character == "." && text[start..<position].count <= 5
      guard isApostrophe || isAbbreviation else { break }
      position = next
    }
    return position
  }
}
