extension ProgramSpecification {
  /// The completion script for bash 3.2 and later; it needs nothing beside bash.
  func bashCompletions() -> String {
    let names = commands.map(\.name)
    var cases = [
      "    :*) words=\((names + ["help"] + options.map(\.spelling)).joined(separator: " ").shellQuoted) ;;",
      "    help:*) words=\(names.joined(separator: " ").shellQuoted) ;;",
    ]
    for command in commands {
      for option in command.options where !option.isFlag {
        cases.append("    \(command.name):\(option.spelling)) \(bashAnswer(option.kind, option.values)) ;;")
      }
      let spellings = command.options.map(\.spelling).joined(separator: " ").shellQuoted
      var answer = "words=\(spellings)"
      if let operands = command.operands {
        answer = "if [[ $current == -* ]]; then \(answer); else \(bashAnswer(operands.kind, operands.values)); fi"
      }
      cases.append("    \(command.name):*) \(answer) ;;")
    }
    return """
      # Completion of \(name) for bash.
      _\(name)() {
        local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} command=${COMP_WORDS[1]}
        local words='' files='' line
        COMPREPLY=()
        if ((COMP_CWORD == 1)); then command='' previous=''; fi
        # --option=value arrives as three words.
        if [[ $current == '=' ]]; then
          current=''
        elif [[ $previous == '=' ]]; then
          previous=${COMP_WORDS[COMP_CWORD-2]}
          [[ $previous == --* ]] || return 0
        fi
        case $command:$previous in
      \(cases.joined(separator: "\n"))
        esac
        if [[ -n $words ]]; then
          while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -W "$words" -- "$current")
        fi
        if [[ -n $files ]]; then
          compopt -o filenames 2>/dev/null
          while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen "$files" -- "$current")
        fi
      }
      complete -F _\(name) \(name)

      """
  }
}

private func bashAnswer(_ kind: ValueKind, _ values: [String]) -> String {
  let words = values.isEmpty ? [] : ["words=" + values.joined(separator: " ").shellQuoted]
  let files = kind == .file ? ["files=-f"] : kind == .directory ? ["files=-d"] : []
  return words.isEmpty && files.isEmpty ? ":" : (words + files).joined(separator: " ")
}
