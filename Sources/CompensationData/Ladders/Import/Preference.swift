/// Whether words say that something is preferred rather than required.
enum Preference {
  case preferred, required, unclear

  /// Whether a sentence as a whole is about what is preferred: it begins or ends so.
  static func isWhole(_ text: TextTokens, _ sentence: Range<Int>) -> Bool {
    if begins(text, sentence) { return true }
    var end = sentence.upperBound
    while end > sentence.lowerBound, [".", ")", "!", "*"].contains(text[end - 1]) { end -= 1 }
    if endings.contains(text[end - 1]) { return text[end - 2] != "not" || text[end - 1] != "preferred" }
    let tail = (max(sentence.lowerBound, end - 6)..<end).map { text[$0] }
    return isPhrase(tail)
  }

  /// Whether a sentence begins with "Ideally", "Nice to have:" and the like.
  static func begins(_ text: TextTokens, _ sentence: Range<Int>) -> Bool {
    var place = sentence.lowerBound
    while ["(", "*", "-"].contains(text[place]) { place += 1 }
    if ["ideally", "preferably", "preferred", "prefer", "bonus", "desirable", "desired", "optional", "optionally"]
      .contains(text[place])
    {
      return true
    }
    return text.hasWords(["we", "prefer"], at: place) || text.hasWords(["nice", "to", "have"], at: place)
      || text.hasWords(["nice", "-", "to", "-", "have"], at: place) || text.hasWords(["good", "to", "have"], at: place)
      || text.hasWords(["would", "be", "nice"], at: place)
  }

  /// What the words before and after years or a degree say about them.
  static func of(_ text: TextTokens, lead: Range<Int>, tail: Range<Int>) -> Preference {
    if lead.contains(where: { ["ideally", "preferably", "prefer"].contains(text[$0]) }) { return .preferred }
    // The words up to the first comma are about it; later ones may be about its field only.
    var own: [String] = []
    var later: [String] = []
    var inner: [String] = []
    var depth = 0
    var hasComma = false
    for place in tail {
      let word = text[place]
      if word == "(" {
        depth += 1
        inner = []
      } else if word == ")" {
        depth = max(0, depth - 1)
        // "(preferred)" is about what stands before it, "(Java preferred)" about Java.
        if inner == ["required"] { return .required }
        if !hasComma, inner.count <= 2, inner.contains(where: { endings.contains($0) }) { return .preferred }
      } else if depth > 0 {
        inner.append(word)
      } else if word == "," {
        hasComma = true
      } else if hasComma {
        later.append(word)
      } else {
        own.append(word)
      }
    }
    if own.contains("preferably") || own.contains("ideally") { return .required }
    if own.last.map(endings.contains) ?? false || isPhrase(Array(own.suffix(5))) { return .preferred }
    if isSaid(own) { return .unclear }
    // ", preferably in finance" leaves the years required.
    if let first = later.first, ["preferably", "ideally", "preferred"].contains(first), later.count > 1 {
      return .required
    }
    if isSaid(later) { return later.count <= 4 && isPhrase(later) || later == ["preferred"] ? .preferred : .unclear }
    return .required
  }

  private static func isSaid(_ words: [String]) -> Bool {
    words.contains { endings.contains($0) } || isPhrase(words)
  }

  private static func isPhrase(_ words: [String]) -> Bool {
    for place in words.indices {
      let next = words[place...].prefix(4)
      if next.starts(with: ["a", "plus"]) || next.starts(with: ["a", "bonus"])
        || next.starts(with: ["nice", "to", "have"])
        || next.starts(with: ["an", "advantage"]) || next.starts(with: ["added", "advantage"])
        || next.starts(with: ["an", "asset"]) || next.starts(with: ["a", "big", "plus"])
        || next.starts(with: ["a", "huge", "plus"])
        || next.starts(with: ["a", "strong", "plus"]) || next.starts(with: ["not", "required"])
        || next.starts(with: ["but", "not", "required"]) || next.starts(with: ["also", "a", "plus"])
        || next.starts(with: ["is", "beneficial"]) || next.starts(with: ["good", "to", "have"])
      {
        return true
      }
    }
    return false
  }

  private static let endings: Set<String> = [
    "preferred", "preferable", "desirable", "desired", "optional", "bonus", "advantageous", "plus",
  ]
}
