extension ProgramSpecification {
  /// The completion script for zsh: on its `fpath` as `_name`, or sourced.
  func zshCompletions() -> String {
    var cases: [String] = []
    for command in commands {
      var specifications = command.options.map(zshOption)
      if let operands = command.operands {
        specifications.append("*:\(zshText(operands.placeholder)):\(zshAction(operands.kind, operands.values))")
      }
      let lines = specifications.map { "        " + $0.shellQuoted }.joined(separator: " \\\n")
      cases.append("    \(command.name))\n      _arguments -S : \\\n\(lines)\n      ;;")
    }
    let summaries = commands.map { "    " + "\($0.name):\($0.summary)".shellQuoted }.joined(separator: "\n")
    let front = options.map { "    " + "\($0.spelling):\($0.help)".shellQuoted }.joined(separator: "\n")
    return """
      #compdef \(name)
      # Completion of \(name) for zsh.
      _\(name)() {
        local -a commands front
        commands=(
      \(summaries)
          'help:the help of a command'
        )
        front=(
      \(front)
        )
        if (( CURRENT == 2 )); then
          _describe -t commands command commands -- front
          return
        fi
        shift words
        (( CURRENT-- ))
        case $words[1] in
          help) (( CURRENT == 2 )) && _describe -t commands command commands ;;
      \(cases.joined(separator: "\n"))
        esac
      }
      if [[ $funcstack[1] == _\(name) ]]; then _\(name) "$@"; else compdef _\(name) \(name); fi

      """
  }
}

private func zshOption(_ option: OptionSpecification) -> String {
  let start = (option.isRepeatable ? "*" : "") + option.spelling
  guard let placeholder = option.placeholder else { return "\(start)[\(zshText(option.help))]" }
  let action = zshAction(option.kind, option.values)
  return "\(start)=[\(zshText(option.help))]:\(zshText(placeholder)):\(action)"
}

private func zshAction(_ kind: ValueKind, _ values: [String]) -> String {
  let words = values.joined(separator: " ")
  return switch kind {
  case .file: "_files"
  case .directory: values.isEmpty ? "_files -/" : "{compadd -- \(words); _files -/}"
  case .choice, .plain, .date: values.isEmpty ? " " : "(\(words))"
  }
}

/// A text inside an argument's specification, where a colon and a bracket would end it.
private func zshText(_ text: String) -> String {
  String(text.flatMap { ":[]\\".contains($0) ? ["\\", $0] : [$0] })
}
