internal import Compensation

/// A piece of a sentence in which pay may be named.
struct PayToken: Equatable {
  let kind: Kind
  /// Whether a blank stands before it.
  let followsBlank: Bool

  enum Kind: Equatable {
    /// Digits with marks; `isThousands` if a k follows.
    case number(String, isThousands: Bool)
    /// A number that is no pay: a share, or millions.
    case otherNumber
    /// A currency's sign, and what it may stand for.
    case sign(String, codes: Set<String>)
    /// A currency's code.
    case code(Currency)
    /// In small letters.
    case word(String)
    case mark(Character)
    /// The end of a sentence, or of a part of one.
    case stop
  }

  var word: String? { if case .word(let word) = kind { word } else { nil } }
}

/// Cuts a sentence into tokens.
struct PayLexer {
  private let characters: [Character]
  private var position = 0
  private(set) var tokens: [PayToken] = []

  static func tokens(of text: some StringProtocol) -> [PayToken] {
    var lexer = PayLexer(text)
    while lexer.readToken() {}
    return lexer.tokens
  }

  private init(_ text: some StringProtocol) { characters = Array(text) }

  private mutating func readToken() -> Bool {
    var followsBlank = false
    while position < characters.count, characters[position].isWhitespace {
      position += 1
      followsBlank = true
    }
    guard position < characters.count else { return false }
    tokens.append(PayToken(kind: readKind(), followsBlank: followsBlank))
    return true
  }

  private mutating func readKind() -> PayToken.Kind {
    let character = characters[position]
    if Self.isDigit(character) { return readNumber() }
    if let sign = CurrencySigns.all.first(where: isSign) {
      position += sign.sign.count
      return .sign(sign.sign, codes: sign.codes)
    }
    if character.isLetter { return readWord() }
    position += 1
    switch character {
    case ";": return .stop
    case ".", "!", "?":
      return position == characters.count || characters[position].isWhitespace ? .stop : .mark(character)
    default: return .mark(Self.plainDashes.contains(character) ? "-" : character)
    }
  }

  /// Whether a sign stands here; one of letters must be a word of its own.
  private func isSign(_ sign: (sign: String, codes: Set<String>)) -> Bool {
    let letters = Array(sign.sign)
    guard position + letters.count <= characters.count,
      Array(characters[position..<position + letters.count]) == letters
    else { return false }
    let next = position + letters.count < characters.count ? characters[position + letters.count] : " "
    if let last = letters.last, last.isLetter, next.isLetter { return false }
    // In USD$ the letters are a code.
    return !(letters[0].isLetter && position > 0 && characters[position - 1].isLetter)
  }

  private mutating func readWord() -> PayToken.Kind {
    let start = position
    while position < characters.count, characters[position].isLetter || Self.isWithinWord(characters, position) {
      position += 1
      // US$120,000USD has no blank between.
      if position - start == 3, position < characters.count, Self.isDigit(characters[position]) { break }
    }
    let word = String(characters[start..<position])
    if let currency = Currency(code: word) { return .code(currency) }
    if let code = Self.names[word.lowercased()], let currency = Currency(code: code) { return .code(currency) }
    return .word(word.lowercased())
  }

  private static func isWithinWord(_ characters: [Character], _ position: Int) -> Bool {
    let character = characters[position]
    if isDigit(character) { return true }
    guard character == "." || character == "'" || character == "’", position + 1 < characters.count else {
      return false
    }
    return characters[position + 1].isLetter
  }

  private mutating func readNumber() -> PayToken.Kind {
    let start = position
    var mark: Character?
    while position < characters.count {
      let character = characters[position]
      if Self.isDigit(character) {
        position += 1
      } else if character == "." || character == "," || character == "'" || character == "’", isDigit(at: position + 1)
      {
        mark = character
        position += 1
      } else if Self.groupBlanks.contains(character), mark == nil || mark == " ", position - start <= 3 || mark == " ",
        isGroup(at: position + 1)
      {
        mark = " "
        position += 4
      } else {
        break
      }
    }
    let digits = String(characters[start..<position])
    if takeSuffix(["k"]) { return .number(digits, isThousands: true) }
    if isLarge() { return .otherNumber }
    // 5th, 3x and 24h are no amounts, though 45h may be hours.
    if position < characters.count, characters[position].isLetter, !startsCurrency() {
      while position < characters.count, characters[position].isLetter { position += 1 }
      return .otherNumber
    }
    return .number(digits, isThousands: false)
  }

  private mutating func takeSuffix(_ suffixes: Set<Character>) -> Bool {
    guard position < characters.count, suffixes.contains(Character(characters[position].lowercased())) else {
      return false
    }
    if position + 1 < characters.count, characters[position + 1].isLetter { return false }
    position += 1
    return true
  }

  /// Whether a percent sign or a word for millions follows, which is then taken.
  private mutating func isLarge() -> Bool {
    var next = position
    while next < characters.count, characters[next] == " " { next += 1 }
    guard next < characters.count else { return false }
    if characters[next] == "%" {
      position = next + 1
      return true
    }
    var word = ""
    var end = next
    while end < characters.count, characters[end].isLetter {
      word.append(characters[end])
      end += 1
    }
    let isAttached = next == position
    guard Self.largeWords.contains(word.lowercased()) || (isAttached && ["m", "M", "B", "b"].contains(word)) else {
      return false
    }
    position = end
    return true
  }

  private func startsCurrency() -> Bool {
    if CurrencySigns.all.contains(where: isSign) { return true }
    return position + 3 <= characters.count && Currency(code: String(characters[position..<position + 3])) != nil
  }

  private func isDigit(at position: Int) -> Bool { position < characters.count && Self.isDigit(characters[position]) }

  /// Whether exactly three digits stand here.
  private func isGroup(at position: Int) -> Bool {
    isDigit(at: position) && isDigit(at: position + 1) && isDigit(at: position + 2) && !isDigit(at: position + 3)
  }

  private static func isDigit(_ character: Character) -> Bool { character.isASCII && character.isNumber }

  private static let groupBlanks: Set<Character> = [" ", "\u{a0}", "\u{202f}", "\u{2009}"]
  private static let plainDashes: Set<Character> = [
    "-", "~", "–", "—", "−", "‐", "‑", "―", "〜", "～", "\u{2192}",
  ]
  private static let largeWords: Set<String> = [
    "million", "millions", "billion", "billions", "mm", "bn", "mil", "mio", "trillion",
  ]
  /// What currencies are called where no code stands.
  private static let names: [String: String] = [
    "usd": "USD", "eur": "EUR", "euro": "EUR", "euros": "EUR", "gbp": "GBP", "cad": "CAD", "aud": "AUD",
  ]
}
