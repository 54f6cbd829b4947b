internal import CPopt

/// What popt found at one place of a command line.
enum ScannedArgument: Equatable {
  /// A declared option, by its index in the declaration, and its value.
  case option(Int, value: String?)
  /// An argument that is no option.
  case operand(String)
  /// An option that is not declared, as typed.
  case unknown(String)
  /// A declared option at the end of the line without its value, as typed.
  case missingValue(String)
  /// A flag that was given a value, as typed.
  case unwantedValue(String)
  /// What else popt refuses, in its words.
  case refused(String)
}

/// Takes a command line apart with popt; everything that touches C memory is in this file.
/// - Parameters:
///   - arguments: The arguments without the program's name.
///   - options: The options that may occur; a popt table is built from them.
///   - stopsAtOperand: Whether everything from the first operand on is an operand.
/// - Returns: What was found, in the order given; what cannot be understood is among it, and the scan goes on.
func scanArguments(_ arguments: [String], options: [OptionSpecification], stopsAtOperand: Bool) -> [ScannedArgument] {
  let flags = POPT_CONTEXT_ARG_OPTS | (stopsAtOperand ? POPT_CONTEXT_POSIXMEHARDER : 0)
  // The names of the options, then the argument vector, whose first string popt skips.
  return unsafe withCStrings(options.map(\.name) + ["paygrade"] + arguments.map(shielded)) { strings in
    // The struct is reached through a field: popt.h gives its name to a pointer type as well.
    var table = unsafe Array(repeating: poptItem_s().option, count: options.count + 1)
    for (index, option) in options.enumerated() {
      unsafe table[index].longName = strings[index]
      unsafe table[index].shortName = CChar(truncatingIfNeeded: option.shortName?.value ?? 0)
      unsafe table[index].argInfo = option.isFlag ? POPT_ARG_NONE : POPT_ARG_STRING
      unsafe table[index].val = Int32(index + 1)
    }
    return unsafe table.withUnsafeBufferPointer { table in
      guard
        let context = unsafe poptGetContext(
          nil, Int32(arguments.count + 1), strings + options.count, table.baseAddress, flags)
      else { return [.refused("out of memory")] }
      defer { unsafe poptFreeContext(context) }
      return unsafe scan(context)
    }
  }
}

/// Everything that popt finds until the end of the line.
private func scan(_ context: poptContext) -> [ScannedArgument] {
  var found: [ScannedArgument] = []
  while true {
    let code = unsafe poptGetNextOpt(context)
    switch code {
    case -1: return found
    case 0: found.append(.operand(unsafe takeValue(context) ?? ""))
    case 1...: found.append(.option(Int(code) - 1, value: unsafe takeValue(context)))
    case POPT_ERROR_BADOPT: found.append(.unknown(unsafe badOption(context)))
    case POPT_ERROR_NOARG: found.append(.missingValue(unsafe badOption(context)))
    case POPT_ERROR_UNWANTEDARG: found.append(.unwantedValue(unsafe badOption(context)))
    default: return found + [.refused(unsafe String(cString: poptStrerror(code)))]
    }
  }
}

/// The value of the option just found, which popt hands over to be freed.
private func takeValue(_ context: poptContext) -> String? {
  guard let value = unsafe poptGetOptArg(context) else { return nil }
  defer { unsafe free(value) }
  return unshielded(unsafe String(cString: value))
}

/// The option that popt refused, as typed but without a value after `=`.
private func badOption(_ context: poptContext) -> String {
  guard let text = unsafe poptBadOption(context, 0) else { return "" }
  return String(unshielded(unsafe String(cString: text)).prefix { $0 != "=" })
}

/// popt replaces `!#:+` in a value by the next argument, for its aliases; a control character after each `!` hides it.
private func shielded(_ argument: String) -> String { argument.replacing("!", with: "!\u{1}") }

/// The argument as it was before `shielded`.
private func unshielded(_ argument: String) -> String { argument.replacing("!\u{1}", with: "!") }

/// Lends C copies of strings, ended by a null pointer.
private func withCStrings<Result>(
  _ strings: [String], _ body: (UnsafeMutablePointer<UnsafePointer<CChar>?>) -> Result
) -> Result {
  let pointers = UnsafeMutablePointer<UnsafePointer<CChar>?>.allocate(capacity: strings.count + 1)
  unsafe pointers.initialize(repeating: nil, count: strings.count + 1)
  defer {
    for index in strings.indices { unsafe pointers[index]?.deallocate() }
    unsafe pointers.deallocate()
  }
  for (index, string) in strings.enumerated() {
    let bytes = string.utf8CString
    let copy = UnsafeMutableBufferPointer<CChar>.allocate(capacity: bytes.count)
    _ = unsafe copy.initialize(from: bytes)
    unsafe pointers[index] = UnsafePointer(copy.baseAddress)
  }
  return unsafe body(pointers)
}
