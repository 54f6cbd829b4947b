/// A shell that can complete the program's commands, options and values.
enum Shell: String, CaseIterable, Sendable {
  case bash
  case zsh
  case fish
}

extension ProgramSpecification {
  /// A script that teaches a shell to complete the program's command line.
  func completionScript(for shell: Shell) -> String {
    switch shell {
    case .bash: bashCompletions()
    case .zsh: zshCompletions()
    case .fish: fishCompletions()
    }
  }
}

extension String {
  /// The text as one word in single quotes, as bash and zsh read it.
  var shellQuoted: String {
    "'" + split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'\''"#) + "'"
  }
}
