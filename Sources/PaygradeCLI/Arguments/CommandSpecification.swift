/// A command as plain data: parsing, help and completions all come from it.
struct CommandSpecification: Sendable, Equatable {
  /// The word that calls it.
  let name: String
  /// One line for the list of commands.
  let summary: String
  /// What it does, for its own help; paragraphs are separated by an empty line.
  let description: String
  /// What follows the name in the line that shows how to call it.
  let usage: String
  /// Its options, in the order that help shows.
  let options: [OptionSpecification]
  /// The operands that it takes; nil if none.
  var operands: OperandSpecification?
  /// Command lines that work.
  let examples: [Example]

  /// A command line and what it shows.
  struct Example: Sendable, Equatable {
    /// The command line as typed.
    let line: String
    /// What it shows, without a full stop.
    let shows: String
  }
}

/// The arguments of a command that are not options.
struct OperandSpecification: Sendable, Equatable {
  /// What stands for an operand in help.
  let placeholder: String
  /// How many there may be.
  let count: ClosedRange<Int>
  /// What they are.
  var kind = ValueKind.plain
  /// For a choice, the only values.
  var values: [String] = []
  /// One line for the help, without a full stop.
  let help: String
}

/// The program as plain data: its commands and what it takes before a command.
struct ProgramSpecification: Sendable {
  /// The word that calls it.
  let name: String
  /// One line that says what it is for.
  let summary: String
  /// The options that stand in place of a command.
  let options: [OptionSpecification]
  /// Its commands, in the order that help shows.
  let commands: [CommandSpecification]
}
