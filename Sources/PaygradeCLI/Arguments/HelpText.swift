/// The widest line of help, in columns.
private let lineWidth = 80

extension CommandSpecification {
  /// The help of the command: how to call it, what it does, its operands, options and examples.
  /// - Parameter program: The word that calls the program.
  /// - Returns: Lines of at most 80 columns, each ended by a newline.
  func helpText(program: String) -> String {
    var text = "Usage: \(program) \(name) \(usage)\n\n"
    for paragraph in description.split(separator: "\n\n") {
      text += wrapped(String(paragraph)).map { $0 + "\n" }.joined() + "\n"
    }
    var entries = operands.map { [($0.placeholder, $0.help + choices($0.kind, $0.values))] } ?? []
    if !entries.isEmpty { text += "Arguments:\n" + columns(entries) + "\n" }
    entries = options.map(helpEntry)
    text += "Options:\n" + columns(entries)
    if !examples.isEmpty { text += "\nExamples:\n" }
    for example in examples {
      text += commandLine(example.line) + wrapped(example.shows, indent: 6).map { $0 + "\n" }.joined()
    }
    return text
  }
}

extension ProgramSpecification {
  /// The help of the program: its commands and the options that stand in place of one.
  /// - Returns: Lines of at most 80 columns, each ended by a newline.
  func helpText() -> String {
    """
    Usage: \(name) COMMAND [options]

    \(wrapped(summary).joined(separator: "\n"))

    Commands:
    \(columns(commands.map { ($0.name, $0.summary) }))
    Options:
    \(columns(options.map(helpEntry)))
    See \(name) COMMAND --help for a command's options and examples.

    """
  }
}

/// A command line as it can be typed: one that is too long goes on after a backslash, before one of its options.
private func commandLine(_ line: String) -> String {
  var lines = [""]
  for piece in line.replacing(" --", with: "\u{0}--").split(separator: "\u{0}") {
    if lines[lines.count - 1].isEmpty {
      lines[lines.count - 1] = "  " + piece
    } else if lines[lines.count - 1].count + piece.count + 3 <= lineWidth {
      lines[lines.count - 1] += " " + piece
    } else {
      lines[lines.count - 1] += " \\"
      lines.append("    " + piece)
    }
  }
  return lines.map { $0 + "\n" }.joined()
}

private func helpEntry(_ option: OptionSpecification) -> (String, String) {
  let short = option.shortName.map { "-\($0), " } ?? ""
  let value = option.placeholder.map { " " + $0 } ?? ""
  let repeatable = option.isRepeatable ? "; may be repeated" : ""
  return (short + option.spelling + value, option.help + choices(option.kind, option.values) + repeatable)
}

/// Terms on the left, explanations beside them; a long term stands on its own line.
private func columns(_ entries: [(term: String, text: String)]) -> String {
  let width = entries.map(\.term.count).filter { $0 <= 24 }.max() ?? 0
  var text = ""
  for (term, explanation) in entries {
    var lines = wrapped(explanation, indent: width + 4)
    if term.count <= width, let first = lines.first {
      lines[0] = "  " + term + first.dropFirst(term.count + 2)
    } else {
      lines.insert("  " + term, at: 0)
    }
    text += lines.map { $0 + "\n" }.joined()
  }
  return text
}

/// A text broken at spaces into lines of at most 80 columns; a longer word is left whole.
private func wrapped(_ text: String, indent: Int = 0) -> [String] {
  let margin = String(repeating: " ", count: indent)
  var lines: [String] = []
  for word in text.split(whereSeparator: \.isWhitespace) {
    if let last = lines.last, last.count + 1 + word.count <= lineWidth {
      lines[lines.count - 1] = last + " " + word
    } else {
      lines.append(margin + word)
    }
  }
  return lines
}
