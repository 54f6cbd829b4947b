/// Where the sentences of a text begin and end.
enum Sentences {
  static func ranges(in text: TextTokens) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start = 0
    for place in text.tokens.indices where isEnd(place, in: text) {
      if place > start { result.append(start..<place) }
      start = place + 1
    }
    if start < text.tokens.count { result.append(start..<text.tokens.count) }
    return result
  }

  private static func isEnd(_ place: Int, in text: TextTokens) -> Bool {
    switch text[place] {
    case ";", "!", "?", "\u{2022}": return true
    case ".":
      let before = text[place - 1]
      if before.contains(".")
        || ["min", "max", "approx", "sr", "jr", "yrs", "vs", "inc", "incl", "no"].contains(before)
      {
        return false
      }
      guard text.tokens.indices.contains(place + 1) else { return true }
      let next = text.tokens[place + 1]
      // Decimals without a leading zero stand right after the point.
      if next.range.lowerBound == text.tokens[place].range.upperBound { return false }
      return next.kind != .word || text.text[next.range].first?.isUppercase == true
    default: return false
    }
  }
}
