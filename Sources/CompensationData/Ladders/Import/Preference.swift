/// Whether words say that something is preferred rather than required.
enum Preference {
  case preferred, required, unclear

  /// Whether a sentence as a whole is about what is preferred: it begins or ends so.
  static func isWhole(_ text: TextTokens, _ sentence: Range<Int>) -> Bool { ofWhole(text, sentence) == .preferred }

  /// What a sentence says of itself as a whole; unclear where only its last part may be meant.
  static func ofWhole(_ text: TextTokens, _ sentence: Range<Int>) -> Preference {
    if begins(text, sentence) { return .preferred }
    var end = sentence.upperBound
    while end > sentence.lowerBound, [".", "!", "*"].contains(text[end - 1]) { end -= 1 }
    if end > sentence.lowerBound, text[end - 1] == ")" {
      // "(preferred)" is about all that stands before, "(knowledge of ice is a plus)" about ice.
      guard let open = (sentence.lowerBound..<end).last(where: { text[$0] == "(" }) else { return .required }
      let inner = (open + 1..<end - 1).map { text[$0] }
      return inner.count <= 3 && isSaid(inner) ? .preferred : .required
    }
    guard end > sentence.lowerBound else { return .required }
    let tail = (max(sentence.lowerBound, end - 6)..<end).map { text[$0] }
    let isEnding = endings.contains(text[end - 1])
    if isEnding ? text[end - 2] == "not" && text[end - 1] == "preferred" : !isPhrase(tail) { return .required }
    return isLastPartOnly(text, sentence.lowerBound..<end) ? .unclear : .preferred
  }

  /// Whether a sentence that ends in "is a plus" may mean its last part only: "Knows ice, snow is a plus".
  private static func isLastPartOnly(_ text: TextTokens, _ sentence: Range<Int>) -> Bool {
    var depth = 0
    var comma: Int?
    for place in sentence {
      switch text[place] {
      case "(": depth += 1
      case ")": depth = max(0, depth - 1)
      case "," where depth == 0: comma = place
      case "preferably", "ideally": return true
      default: continue
      }
    }
    guard let comma else { return false }
    let last = (comma + 1..<sentence.upperBound).map { text[$0] }
    // A list goes on with "and" or "or"; a remark such as ", preferred" is about everything.
    if last.contains(where: { ["and", "or", "are", "&", "etc"].contains($0) }) { return false }
    return last.count > 3 || !isSaid(last) || last.count > 1 && !isPhrase(last)
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
    "pluses", "plusses", "preferrred", "prefered", "preffered", "prefferred", "preferrable",
  ]
}
