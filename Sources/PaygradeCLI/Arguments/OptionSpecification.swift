/// An option of a command as plain data: parsing, help and completions all come from it.
struct OptionSpecification: Sendable, Equatable {
  /// The long name without dashes, such as `as-of`. A flag `no-x` is the opposite of the flag `x`.
  let name: String
  /// The one-letter name, if it has one.
  var shortName: Unicode.Scalar?
  /// What stands for the value in help, such as `DATE`; nil makes the option a flag.
  var placeholder: String?
  /// Whether the option may be given more than once.
  var isRepeatable = false
  /// What its values are.
  var kind = ValueKind.plain
  /// For a choice, the only values; for any other kind, values that completion offers as well.
  var values: [String] = []
  /// One line for the help, without a full stop.
  let help: String

  /// An option without a value.
  static func flag(_ name: String, short: Unicode.Scalar? = nil, _ help: String) -> OptionSpecification {
    OptionSpecification(name: name, shortName: short, help: help)
  }

  /// An option with a value, which `placeholder` stands for in help.
  static func value(
    _ name: String, _ placeholder: String, _ help: String, _ kind: ValueKind = .plain, among values: [String] = [],
    repeatable: Bool = false
  ) -> OptionSpecification {
    OptionSpecification(
      name: name, placeholder: placeholder, isRepeatable: repeatable, kind: kind, values: values, help: help)
  }

  /// Whether the option takes no value.
  var isFlag: Bool { placeholder == nil }

  /// The name as it is typed: `--as-of`.
  var spelling: String { "--" + name }
}

/// What a value on the command line is: what completion offers and help explains.
enum ValueKind: Sendable, Equatable {
  /// Any text.
  case plain
  /// A day, year-month-day. Its form is checked where dates are read.
  case date
  /// The path of a file.
  case file
  /// The path of a folder.
  case directory
  /// One of the declared values and nothing else.
  case choice
}
