/// The arguments of one command, checked against its declaration.
struct ParsedArguments: Sendable, Equatable {
  /// One option as given.
  struct Given: Sendable, Equatable {
    /// The long name without dashes.
    let name: String
    /// Its value; nil for a flag.
    let value: String?
  }

  /// Every option, in the order given.
  let options: [Given]
  /// Every operand, in the order given.
  let operands: [String]

  /// The values of an option, in the order given.
  func values(_ name: String) -> [String] {
    options.compactMap { $0.name == name ? $0.value : nil }
  }

  /// The value of an option that may be given once.
  func value(_ name: String) -> String? {
    values(name).first
  }

  /// Whether a flag is on (`--name`) or off (`--no-name`); nil if neither was given.
  func flag(_ name: String) -> Bool? {
    options.contains { $0.name == name } ? true : options.contains { $0.name == "no-" + name } ? false : nil
  }

  /// The values of an option of the form `NAME=VALUE`, cut at the first `=`.
  /// - Throws: `UsageError` if a value has no `=` or no name before it.
  /// - Parameter example: A value that is right.
  func assignments(
    _ name: String, example: String = "level=7"
  ) throws(UsageError) -> [(name: String, value: String)] {
    var pairs: [(name: String, value: String)] = []
    for text in values(name) {
      guard let sign = text.firstIndex(of: "="), sign > text.startIndex else {
        throw UsageError(message: "--\(name) needs NAME=VALUE, such as --\(name) \(example)")
      }
      pairs.append((String(text[..<sign]), String(text[text.index(after: sign)...])))
    }
    return pairs
  }
}
