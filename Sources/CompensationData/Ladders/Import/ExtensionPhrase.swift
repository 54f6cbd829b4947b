internal import Compensation

/// A sentence that takes in the requirements of another level: "Extends the Analyst requirements".
struct ExtensionPhrase {
  /// What it says of where they are, without the words that say that it extends.
  let target: String
  /// Where its links lead.
  let destinations: [String]
  let line: Int
  /// Whether the text says nothing else, so that it is no requirement of its own.
  let isAll: Bool
  /// Whether it goes on to say that not all of them hold: "but typically join with less experience".
  let isRelaxed: Bool

  init?(_ inlines: [MarkdownInline], line: Int) {
    let text = TextTokens(inlines.plainText)
    self.line = line
    destinations = Self.links(inlines)
    isRelaxed = Self.isRelaxed(text)
    guard let start = Self.start(in: text) else {
      // "Standard [Manager requirements](another page) including"
      let isLinked = inlines.contains {
        if case .link(_, let words) = $0 {
          TextTokens(words.plainText).tokens.contains { Self.isRequirements($0.lower) }
        } else {
          false
        }
      }
      guard isLinked, text.tokens.count <= 14 else { return nil }
      target = text.text
      isAll = true
      return
    }
    // A title before "requirements" may have a comma: "Manager, Tax requirements".
    var end = text.tokens.indices.dropFirst(start).first { Self.isRequirements(text[$0]) && $0 < start + 14 } ?? start
    while end < text.tokens.count, !Self.ends.contains(text[end]) { end += 1 }
    target = text.words(start..<end)
    let rest = (end..<text.tokens.count).filter { text.tokens[$0].kind != .sign }
    isAll = rest.count <= 8 || text.tokens.last?.lower == ":"
  }

  /// Where the words begin that say what is extended; nil if nothing is.
  private static func start(in text: TextTokens) -> Int? {
    let count = text.tokens.count
    let places = text.tokens.indices.filter { isRequirements(text[$0]) }
    for place in 0..<min(count, 11) {
      let word = text[place]
      let isNear = places.contains { $0 > place && $0 - place <= 14 }
      let isFirst = place == 0
      if word.hasPrefix("extend") || ["exends", "extens", "exteds", "exetnds", "extneds"].contains(word) {
        let isOf = text.hasWords(["that", "of"], at: place + 1) || text.hasWords(["those", "of"], at: place + 1)
        // "The requirements of the Analyst extend the Clerk role"
        let isAfter = places.contains { $0 < place }
        if isNear && place <= 3 || isOf || isAfter && place > 0 { return place + 1 }
      }
      if word == "all", (place + 1...place + 3).contains(where: { isRequirements(text[$0]) }) { return place + 1 }
      if isFirst, ["includes", "include", "inherits", "meets"].contains(word), isNear {
        return place + 1
      }
      if text.hasWords(["in", "addition", "to"], at: place), isNear { return place + 3 }
      if word == "same", isRequirements(text[place + 1]) { return place + 1 }
      if word == "builds", text[place + 1] == "on" || text[place + 1] == "upon", isNear { return place + 2 }
    }
    return nil
  }

  /// Whether words after a comma, "but" and the like take back some of the requirements.
  private static func isRelaxed(_ text: TextTokens) -> Bool {
    guard let first = text.tokens.indices.first(where: { isRequirements(text[$0]) }) else { return false }
    return (first + 1..<text.tokens.count).contains { place in
      switch text[place] {
      case "less", "fewer", "lower", "reduced":
        (place + 1...place + 4).contains { text[$0].hasPrefix("experience") || text[$0] == "years" }
      case "except", "excluding": true
      default: false
      }
    }
  }

  private static func isRequirements(_ word: String) -> Bool {
    ["requirements", "requirement", "qualifications", "criteria"].contains(word)
      || word.count >= 9 && nearest(to: word, among: ["requirements"]).first != nil
  }

  private static func links(_ inlines: [MarkdownInline]) -> [String] {
    inlines.flatMap { inline -> [String] in
      switch inline {
      case .link(let destination, _): [destination]
      case .emphasis(let children), .strong(let children): links(children)
      default: []
      }
    }
  }

  private static let ends: Set<String> = [",", ";", ":", "but", "with", "plus", ".", "including", "("]
}
