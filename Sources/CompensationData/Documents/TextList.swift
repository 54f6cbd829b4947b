/// Lists within sentences: `A, B, and C`.
enum TextList {
  /// The items from the beginning of a text to the one after `and` or `or`, or to the end of the sentence.
  static func items(in text: some StringProtocol) -> [String] {
    let sentence = text.prefix { !".;:!?".contains($0) }
    var result: [String] = []
    for piece in sentence.split(separator: ",") {
      var item = piece.asLine
      let isLast = ["and ", "or "].contains { item.hasPrefix($0) }
      if isLast { item = String(item.drop { $0 != " " }.dropFirst()) }
      let halves = isLast ? [item] : split(item)
      result += halves.map(withoutArticle).filter { !$0.isEmpty && $0.split(separator: " ").count <= 8 }
      if isLast || halves.count > 1 { break }
    }
    return result
  }

  private static func split(_ item: String) -> [String] {
    for joint in [" and ", " or "] {
      let halves = item.split(separator: joint)
      if halves.count > 1 { return halves.map(\.asLine) }
    }
    return [item]
  }

  private static func withoutArticle(_ item: String) -> String {
    for article in ["the ", "a ", "an ", "your "] where item.lowercased().hasPrefix(article) {
      return String(item.dropFirst(article.count))
    }
    return item
  }

  /// The sentences of a line.
  static func sentences(of line: String) -> [String] {
    var sentences: [String] = []
    var current = ""
    var previous: Character = " "
    for character in line {
      if character.isWhitespace, ".!?".contains(previous) {
        sentences.append(current.asLine)
        current = ""
      }
      current.append(character)
      previous = character
    }
    sentences.append(current.asLine)
    return sentences.filter { !$0.isEmpty }
  }
}
