/// What a template leaves open: `[Company]`, `{{salary}}`.
enum Placeholders {
  /// The placeholders of a line, in its order, and the line without what they hold.
  static func cut(from text: String) -> (found: [String], rest: String) {
    var found: [String] = []
    var rest = ""
    var position = text.startIndex
    while position < text.endIndex {
      let character = text[position]
      if let close = closing[character], let end = text[position...].firstIndex(of: close),
        isPlaceholder(text[text.index(after: position)..<end], character)
      {
        // The second of two braces belongs to it, too.
        var after = text.index(after: end)
        if character == "{", after < text.endIndex, text[after] == "}" { after = text.index(after: after) }
        found.append(String(text[position..<after]))
        rest += "[]"
        position = after
      } else {
        rest.append(character)
        position = text.index(after: position)
      }
    }
    return (found, rest)
  }

  private static let closing: [Character: Character] = ["[": "]", "{": "}"]

  /// Digits alone are a note's number, and nothing is a box to tick.
  private static func isPlaceholder(_ inner: Substring, _ opening: Character) -> Bool {
    let inner = inner.drop { $0 == "{" }.asLine
    return !inner.isEmpty && inner.count <= 80 && !inner.contains("[") && inner.contains(where: \.isLetter)
  }
}
