/// What a caller gives to a calculation, as texts by input name. Numbers are plain decimals; a set has several texts.
public struct InputValues: Sendable, Hashable, ExpressibleByDictionaryLiteral {
  /// What was given, by input name; the texts of one name in the order given. Not yet checked against a policy.
  public private(set) var texts: [String: [String]] = [:]

  /// Nothing given: every input has its default.
  public init() {}

  /// One text for each name; a name that is repeated gathers its texts, as a set needs.
  public init(dictionaryLiteral elements: (String, String)...) {
    for (name, text) in elements { add(text, to: name) }
  }

  /// Gives one more text to an input; only a set may have more than one.
  public mutating func add(_ text: String, to name: String) { texts[name, default: []].append(text) }

  /// Gives an input one text in place of whatever it had.
  public mutating func replace(_ name: String, with text: String) { texts[name] = [text] }

  /// Takes back what was given to an input, which then has its default.
  public mutating func remove(_ name: String) { texts[name] = nil }

  /// Whether anything was given to an input.
  public func contains(_ name: String) -> Bool { texts[name] != nil }
}

extension Calculator {
  /// A frame in which the given inputs are known.
  /// - Throws: `unknown-input`, `repeated-input`, `bad-number`, `out-of-bounds`, `unknown-…` for a text that is not among an
  ///   input's values.
  func frame(for inputs: InputValues) throws(Finding) -> Frame {
    var frame = Frame(slotCount: policy.slots.count)
    for (name, texts) in inputs.texts.sorted(by: { $0.key < $1.key }) {
      guard let slot = policy.slotOfName[name], case .input(let index) = policy.slots[slot] else {
        let known = policy.inputNames.sorted()
        throw Finding(
          "unknown-input",
          "policy \(policy.definition.name) has no input \(name)\(suggestion(nearest(to: name, among: known), or: known))",
          file: "input", column: name)
      }
      if texts.count > 1, policy.inputs[index].kind != .set {
        throw Finding("repeated-input", "this input is given more than once; give it once", file: "input", column: name)
      }
      try give(texts, toInput: index, slot: slot, &frame)
    }
    frame.isGiven = frame.isKnown
    try checkPairs(&frame)
    return frame
  }

  /// Values that go with other inputs are those of the rows that the other inputs select.
  private func checkPairs(_ frame: inout Frame) throws(Finding) {
    for (index, input) in policy.inputs.enumerated() where frame.isGiven[index] && input.kind == .text {
      guard case .column(let tableIndex, let column, _, let keys)? = input.values, !keys.isEmpty,
        case .text(let symbol) = frame.values[index]
      else { continue }
      let table = policy.tables[tableIndex]
      var rows = Array(0..<table.rowCount)
      var context: [String] = []
      for key in keys {
        // What cannot be known yet is refused later, if it is needed.
        guard case .text(let chosen)? = try? value(ofSlot: key.input, &frame) else { return }
        rows = rows.filter { table.symbols[key.column][$0] == chosen }
        context.append("\(policy.name(of: key.input)) \"\(text(of: chosen, frame))\"")
      }
      if rows.contains(where: { table.symbols[column][$0] == symbol }) { continue }
      let name = policy.name(of: index)
      let known = Set(rows.map { policy.symbols[table.symbols[column][$0]] }).sorted()
      let given = text(of: symbol, frame)
      throw Finding(
        "unknown-\(name.replacingUnderscores)",
        "there is no \(name) \"\(given)\" for \(context.joined(separator: ", "))\(suggestion(nearest(to: given, among: known), or: known))",
        file: table.file, column: name)
    }
    frame.forgetResults()
    frame.order = frame.isGiven.indices.filter { frame.isGiven[$0] }.map { Int32(truncatingIfNeeded: $0) }
  }

  func give(_ texts: [String], toInput index: Int, slot: Int, _ frame: inout Frame) throws(Finding) {
    let input = policy.definition.inputs[index]
    let name = input.name.text
    switch input.kind {
    case .number:
      guard let text = texts.first else { return }
      let number: ExactDecimal
      do { number = try ExactDecimal(plain: text) } catch {
        throw Finding("bad-number", "this is not a plain number: \(error)", file: "input", column: name)
      }
      if let minimum = input.minimum, number < minimum {
        throw Finding("out-of-bounds", "the least that the policy takes is \(minimum)", file: "input", column: name)
      }
      if let maximum = input.maximum, number > maximum {
        throw Finding("out-of-bounds", "the most that the policy takes is \(maximum)", file: "input", column: name)
      }
      frame.set(slot, .number(number))
    case .text:
      guard let text = texts.first else { return }
      frame.set(slot, .text(try symbol(of: text, input: index, &frame)))
    case .set, .truth:
      var elements: [Symbol] = []
      for text in texts {
        let element = try symbol(of: text, input: index, &frame)
        if elements.contains(element) {
          throw Finding("repeated-input", "\"\(text)\" is given twice; give it once", file: "input", column: name)
        }
        elements.append(element)
      }
      // By text, so that the order on the command line changes nothing.
      frame.sets[slot] = elements.sorted { self.text(of: $0, frame) < self.text(of: $1, frame) }
      frame.set(slot, .truth(!elements.isEmpty))
    }
  }

  private func symbol(of given: String, input index: Int, _ frame: inout Frame) throws(Finding) -> Symbol {
    let name = policy.definition.inputs[index].name.text
    let text = policy.aliases[name]?[given] ?? given
    let symbol = policy.symbols.find(text)
    guard let values = policy.inputs[index].values else {
      if let symbol { return symbol }
      // The same text is the same symbol, whichever input has it.
      let position = frame.foreignTexts.firstIndex(of: text) ?? frame.foreignTexts.count
      if position == frame.foreignTexts.count { frame.foreignTexts.append(text) }
      return Symbol(index: Int32(policy.symbols.texts.count + position))
    }
    let (allowed, file): ([Symbol], String) =
      switch values {
      case .list(let list): (list, "input")
      case .column(let table, let column, _, _): (policy.tables[table].symbols[column], policy.tables[table].file)
      }
    if let symbol, allowed.contains(symbol) { return symbol }
    let known = Set(allowed).map { policy.symbols[$0] }.sorted()
    let aliases = (policy.aliases[name] ?? [:]).keys
    var near = nearest(to: text, among: known)
    if near.isEmpty { near = nearest(to: text, among: aliases.sorted()) }
    throw Finding(
      "unknown-\(name.replacingUnderscores)",
      (policy.inputs[index].kind == .set ? "\(name) has no \"\(given)\"" : "there is no \(name) \"\(given)\"")
        + suggestion(near, or: known),
      file: file, column: name)
  }

  /// What an input is when it was not given.
  func defaultValue(ofInput index: Int, slot: Int, _ frame: inout Frame) throws(EvaluationError) -> Value {
    let input = policy.definition.inputs[index]
    if let formula = policy.inputs[index].defaultFormula {
      let value = try evaluate(formula.root, &frame)
      try check(default: value, ofInput: index, frame)
      return value
    }
    if let defaults = input.defaults {
      do { try give(defaults, toInput: index, slot: slot, &frame) } catch { throw .finding(error) }
      return frame.values[slot]
    }
    if input.kind == .set {
      frame.sets[slot] = []
      return .truth(false)
    }
    throw .finding(missingInputFinding(index, frame))
  }

  /// A default that a formula gave must be one that could have been given.
  private func check(default value: Value, ofInput index: Int, _ frame: Frame) throws(EvaluationError) {
    let input = policy.definition.inputs[index]
    func refuse(_ code: String, _ message: String) -> EvaluationError {
      .finding(Finding(code, "the default \(message)", file: policy.definition.file, column: input.name.text))
    }
    switch value {
    case .number(let number):
      if let minimum = input.minimum, number < minimum { throw refuse("out-of-bounds", "is below the input's minimum") }
      if let maximum = input.maximum, number > maximum { throw refuse("out-of-bounds", "is above the input's maximum") }
    case .text(let symbol):
      guard let values = policy.inputs[index].values else { return }
      let allowed =
        switch values {
        case .list(let list): list
        case .column(let table, let column, _, _): policy.tables[table].symbols[column]
        }
      if allowed.contains(symbol) { return }
      let known = Set(allowed).map { policy.symbols[$0] }.sorted()
      let given = text(of: symbol, frame)
      throw refuse(
        "unknown-\(input.name.text.replacingUnderscores)",
        "\"\(given)\" is not among the input's values\(suggestion(nearest(to: given, among: known), or: known))")
    case .truth: return
    }
  }

  private func missingInputFinding(_ index: Int, _ frame: Frame) -> Finding {
    let input = policy.definition.inputs[index]
    let meaning = input.meaning.isEmpty ? "" : " (\(input.meaning))"
    let known: [String] =
      switch policy.inputs[index].values {
      case .list(let list)?: list.map { policy.symbols[$0] }
      case .column(let table, let column, _, _)?:
        Set(policy.tables[table].symbols[column]).map { policy.symbols[$0] }.sorted()
      case nil: []
      }
    let choices = known.isEmpty ? "" : suggestion([], or: known)
    // Others that may be needed too, so that they can be given in one go.
    let others = policy.definition.inputs.indices.filter { other in
      let definition = policy.definition.inputs[other]
      return other != index && !frame.isKnown[other] && definition.defaults == nil && definition.defaultFormula == nil
        && definition.kind != .set
    }
    let more =
      others.isEmpty ? "" : " (not given either: \(others.map { policy.inputNames[$0] }.joined(separator: ", ")))"
    return Finding(
      "missing-input", "the calculation needs \(input.name.text)\(meaning); give it\(more)\(choices)", file: "input",
      column: input.name.text)
  }
}
