/// The lines before a Markdown text that describe it, between two lines of `---` (YAML) or `+++` (TOML).
struct FrontMatter {
  /// What `title` says, without quotes.
  let title: String?
  /// How many lines it has, its two marks included; 0 if there is none.
  let lineCount: Int
  /// The text after it.
  let rest: Substring

  /// Cuts the front matter off a text; one that is never closed is none.
  init(of text: String) {
    let body = text.hasPrefix("\u{FEFF}") ? text.dropFirst() : text[...]
    var lines: [Substring] = []
    var position = body.startIndex
    while position < body.endIndex {
      let end = body[position...].firstIndex(where: \.isNewline) ?? body.endIndex
      let line = body[position..<end]
      lines.append(line)
      position = end < body.endIndex ? body.index(after: end) : end
      if lines.count == 1 {
        guard Self.isMark(line) else { break }
      } else if Self.isMark(line), line.first == lines[0].first {
        title = lines.lazy.compactMap(Self.title).first
        lineCount = lines.count
        rest = body[position...]
        return
      }
    }
    title = nil
    lineCount = 0
    rest = body
  }

  private static func isMark(_ line: Substring) -> Bool {
    let mark = line.trimmingBlanks
    return mark == "---" || mark == "+++"
  }

  private static func title(_ line: Substring) -> String? {
    guard let separator = line.firstIndex(where: { $0 == ":" || $0 == "=" }),
      line[..<separator].trimmingBlanks.lowercased() == "title"
    else { return nil }
    var value = line[line.index(after: separator)...].trimmingBlanks
    if value.count >= 2, let quote = value.first, quote == "\"" || quote == "'", value.last == quote {
      value = value.dropFirst().dropLast()
    }
    return value.isEmpty ? nil : String(value)
  }
}
