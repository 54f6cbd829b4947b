/// The lines of a plain text: bullets are items, and a short line by itself that is no sentence is a heading.
struct PlainTextLines {
  private(set) var lines: [DocumentLine] = []

  static let bullets: Set<Character> = ["•", "·", "▪", "●", "◦", "‣", "○", "■"]

  init(_ text: String) {
    let raw = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(\.asLine)
    for (index, line) in raw.enumerated() where !line.isEmpty {
      let isAfterBlank = index == 0 || raw[index - 1].isEmpty
      let next = index + 1 < raw.count ? raw[index + 1] : ""
      if let first = line.first, Self.bullets.contains(first) {
        lines.append(DocumentLine(kind: .item(depth: 1), text: line.dropFirst().asLine, line: index + 1))
      } else {
        let isHeading = isAfterBlank ? Self.isHeading(line, next) : Self.isQuestion(line)
        // A line with a colon at its end stands below one without.
        let rank = line.hasSuffix(":") ? 9 : 8
        lines.append(DocumentLine(kind: isHeading ? .heading(rank) : .paragraph, text: line, line: index + 1))
      }
    }
  }

  private static func isHeading(_ line: String, _ next: String) -> Bool {
    guard line.count <= 80, let last = line.last, line.contains(where: \.isLetter) else { return false }
    // A label with what it labels is no heading, nor is a line that another one goes on from.
    return !".;,!".contains(last) && !line.contains(": ")
      && (next.isEmpty || bullets.contains(next.first ?? " ") || line.split(separator: " ").count <= 10)
  }

  /// A question whose answer begins in the next line, perhaps with the sign that unfolds it.
  private static func isQuestion(_ line: String) -> Bool {
    line.count <= 100 && (line.hasSuffix("?") || line.hasSuffix("? +"))
  }
}

extension StringProtocol {
  /// Without blanks at its ends; zero-width characters count as blanks.
  var asLine: String {
    let isBlank = { (character: Character) in
      character.isWhitespace || character == "\u{200B}" || character == "\u{FEFF}"
    }
    guard let start = firstIndex(where: { !isBlank($0) }), let end = lastIndex(where: { !isBlank($0) }) else {
      return ""
    }
    return String(self[start...end])
  }
}
