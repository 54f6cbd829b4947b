extension ProgramSpecification {
  /// The completion script for fish 3 and later.
  func fishCompletions() -> String {
    let names = commands.map(\.name)
    var lines = [
      "# Completion of \(name) for fish.",
      "function __\(name)_command",
      "    set -l words (commandline -opc)",
      #"    test (count $words) -gt 1; and test "$words[2]" = "$argv[1]""#,
      "end",
      "complete -c \(name) -f",
    ]
    let start = "complete -c \(name) -n __fish_is_first_token"
    lines += options.map { "\(start)\(fishName($0)) -d \($0.help.fishQuoted)" }
    lines += commands.map { "\(start) -a \($0.name) -d \($0.summary.fishQuoted)" }
    lines.append("\(start) -a help -d 'the help of a command'")
    lines.append("complete -c \(name) -n '__\(name)_command help' -a '\(names.joined(separator: " "))'")
    for command in commands {
      let start = "complete -c \(name) -n '__\(name)_command \(command.name)'"
      if let operands = command.operands { lines.append(start + fishValues(operands.kind, operands.values)) }
      for option in command.options {
        let value = option.isFlag ? "" : fishValues(option.kind, option.values)
        lines.append("\(start)\(fishName(option))\(value) -d \(option.help.fishQuoted)")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

private func fishName(_ option: OptionSpecification) -> String {
  (option.shortName.map { " -s \($0)" } ?? "") + " -l " + option.name
}

/// A required value: files only where the value is one.
private func fishValues(_ kind: ValueKind, _ values: [String]) -> String {
  let words = values + (kind == .directory ? ["(__fish_complete_directories (commandline -ct))"] : [])
  return (kind == .file ? " -r -F" : " -x") + (words.isEmpty ? "" : " -a " + words.joined(separator: " ").fishQuoted)
}

extension String {
  /// The text as one word in single quotes, as fish reads it.
  fileprivate var fishQuoted: String {
    "'" + String(flatMap { "'\\".contains($0) ? ["\\", $0] : [$0] }) + "'"
  }
}
