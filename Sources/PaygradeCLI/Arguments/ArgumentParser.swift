internal import Compensation

/// What a command line asks for.
enum Invocation: Sendable, Equatable {
  /// The help of a command, or of the program if nil.
  case help(CommandSpecification?)
  /// The version.
  case version
  /// A command with its arguments.
  case run(CommandSpecification, ParsedArguments)
}

extension ProgramSpecification {
  /// Reads a whole command line.
  /// - Parameter arguments: The arguments after the program's name.
  /// - Throws: `UsageError` for the first thing that is wrong, unless help is asked for anywhere.
  func parse(_ arguments: [String]) throws(UsageError) -> Invocation {
    let front: ParsedArguments
    do throws(UsageError) {
      guard let parsed = try Self.check(arguments, options, operands: nil, stopsAtOperand: true) else {
        return .help(nil)
      }
      front = parsed
    } catch { throw misplaced(arguments.first) ?? error }
    if front.flag("version") == true { return .version }
    let names = commands.map(\.name)
    guard let name = front.operands.first else {
      throw UsageError(message: "no command given; choose \(listed(names)) (see \(self.name) --help)")
    }
    let rest = Array(front.operands.dropFirst())
    if name == "help" {
      guard let topic = rest.first(where: { !$0.hasPrefix("-") }) else { return .help(nil) }
      return .help(try command(named: topic))
    }
    guard names.contains(name) || !rest.contains(where: Self.isHelp) else { return .help(nil) }
    let command = try command(named: name)
    do throws(UsageError) {
      let parsed = try Self.check(rest, command.options, operands: command.operands, stopsAtOperand: false)
      return parsed.map { .run(command, $0) } ?? .help(command)
    } catch {
      let hint = error.message.hasSuffix("?") ? "" : " (see \(self.name) \(name) --help)"
      throw UsageError(message: error.message + hint)
    }
  }

  /// The error for an option of a command that stands before the command.
  private func misplaced(_ argument: String?) -> UsageError? {
    guard let typed = argument?.prefix(while: { $0 != "=" }),
      let command = commands.first(where: { $0.options.contains { $0.spelling == typed } })
    else { return nil }
    return UsageError(message: "option \(typed) follows the command: \(name) \(command.name) \(typed)")
  }

  private func command(named name: String) throws(UsageError) -> CommandSpecification {
    if let command = commands.first(where: { $0.name == name }) { return command }
    let names = commands.map(\.name)
    throw UsageError(
      message: "unknown command \(name.debugDescription)"
        + suggestion(nearest(to: name, among: names), otherwise: "; choose \(listed(names))"))
  }

  /// Checks the arguments of a command, or those before it.
  /// - Returns: The arguments; nil if help is asked for, which wins over whatever is wrong.
  private static func check(
    _ arguments: [String], _ options: [OptionSpecification], operands: OperandSpecification?, stopsAtOperand: Bool
  ) throws(UsageError) -> ParsedArguments? {
    var given: [ParsedArguments.Given] = []
    var rest: [String] = []
    var wrong: [String] = []
    for item in scanArguments(arguments, options: options, stopsAtOperand: stopsAtOperand) {
      switch item {
      case .option(let index, let value):
        let option = options[index]
        if option.name == "help" { return nil }
        if let value, !arguments.contains("\(option.spelling)=\(value)"), isOption(value, in: options) {
          if isHelp(value) { return nil }
          wrong.append(missingValue(option))
        }
        if !option.isRepeatable, given.contains(where: { $0.name == option.name }) {
          wrong.append("option \(option.spelling) may be given only once")
        }
        if let opposite = given.first(where: { $0.name == "no-" + option.name || "no-" + $0.name == option.name }) {
          wrong.append("options --\(opposite.name) and \(option.spelling) exclude each other")
        }
        if let value, option.kind == .choice, !option.values.contains(value) {
          wrong.append(notAmong(option.values, value, of: "option \(option.spelling)"))
        }
        given.append(.init(name: option.name, value: value))
      case .operand(let value):
        rest.append(value)
        guard !stopsAtOperand else { continue }
        if rest.count > operands?.count.upperBound ?? 0 {
          wrong.append("unexpected argument \(value.debugDescription)")
        } else if let operands, operands.kind == .choice, !operands.values.contains(value) {
          wrong.append(notAmong(operands.values, value, of: operands.placeholder))
        }
      case .unknown(let typed):
        let name = String(typed.drop { $0 == "-" })
        let close = nearest(to: name, among: options.map(\.name)).map { "--" + $0 }
        wrong.append("unknown option \(typed)" + suggestion(close, otherwise: ""))
      case .missingValue(let typed):
        wrong.append(options.first { $0.spelling == typed }.map(missingValue) ?? "option \(typed) needs a value")
      case .unwantedValue(let typed): wrong.append("option \(typed) takes no value")
      case .refused(let reason): wrong.append(reason)
      }
    }
    if let operands, rest.count < operands.count.lowerBound {
      wrong.append("\(operands.placeholder) is missing: \(operands.help)" + choices(operands.kind, operands.values))
    }
    if let first = wrong.first { throw UsageError(message: first) }
    return ParsedArguments(options: given, operands: rest)
  }

  private static func isHelp(_ argument: String) -> Bool { argument == "--help" || argument == "-h" }

  /// Whether a separate value is itself an option, so that the value was forgotten. `-5` is not.
  private static func isOption(_ value: String, in options: [OptionSpecification]) -> Bool {
    isHelp(value) || value == "--" || options.contains { value == $0.spelling || value.hasPrefix($0.spelling + "=") }
  }
}

private func missingValue(_ option: OptionSpecification) -> String {
  "option \(option.spelling) needs a value: \(option.spelling) \(option.placeholder ?? "")"
}

private func notAmong(_ values: [String], _ value: String, of subject: String) -> String {
  "\(subject) cannot be \(value.debugDescription)"
    + suggestion(nearest(to: value, among: values), otherwise: "; it is one of \(listed(values))")
}

private func suggestion(_ names: [String], otherwise: String) -> String {
  names.isEmpty ? otherwise : "; did you mean \(listed(names))?"
}
