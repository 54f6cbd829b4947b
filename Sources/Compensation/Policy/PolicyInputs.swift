/// The inputs of a policy: their values, defaults and aliases.
extension PolicyCompiler {
  mutating func bindInput(_ index: Int) -> BoundInput {
    let input = definition.inputs[index]
    if input.kind == .set, input.defaultFormula != nil {
      report(
        Finding("contradiction", "a set has a list as \"default\", not a formula"), input.name.line, input.name.text)
    }
    let defaultFormula =
      input.defaultFormula == nil || input.kind == .set ? nil : bind(.inputDefault(index), expected: input.kind)
    let values = bindValues(input.values, of: input, at: index)
    let listed = bindValues(input.listed, of: input, at: index)
    checkDefaults(of: input, values: values)
    return BoundInput(kind: input.kind, defaultFormula: defaultFormula, values: values, listed: listed)
  }

  mutating func bindValues(
    _ values: InputDefinition.ValueList?, of input: InputDefinition, at index: Int
  ) -> BoundInput.Values? {
    switch values {
    case nil: return nil
    case .list(let texts): return .list(texts.map { symbols.intern($0) })
    case .column(let name, let columnName, let orderName, let keyNames):
      guard let table = table(name, usedBy: input.name), let column = column(columnName, of: table, usedBy: input.name)
      else {
        return nil
      }
      let order = orderName.flatMap { self.column($0, of: table, usedBy: input.name) }
      var keys: [(column: Int, input: Int)] = []
      for key in keyNames {
        guard let keyColumn = self.column(key.column, of: table, usedBy: input.name) else { continue }
        guard let slot = slotOfName[key.input], slot < index else {
          report(
            Finding(
              "bad-values", "values may only go with an input that is written before this one; \(key.input) is not"),
            input.name.line, input.name.text)
          continue
        }
        if definition.inputs[slot].kind != .text {
          report(
            Finding(
              "wrong-type",
              "values go with an input that is a text; \(key.input) is a \(definition.inputs[slot].kind.rawValue)"),
            input.name.line, input.name.text)
        }
        keys.append((keyColumn, slot))
      }
      return .column(table: table, column: column, order: order, keys: keys)
    }
  }

  mutating func checkDefaults(of input: InputDefinition, values: BoundInput.Values?) {
    guard let defaults = input.defaults else { return }
    if input.kind == .number {
      do throws(NumberSyntaxError) { for text in defaults { _ = try ExactDecimal(plain: text) } } catch {
        report(Finding("bad-number", "the default is not a plain number: \(error)"), input.name.line, input.name.text)
      }
      return
    }
    guard let values else { return }
    let known =
      switch values {
      case .list(let list): list.map { symbols[$0] }
      case .column(let table, let column, _, _): tables[table].symbols[column].map { symbols[$0] }
      }
    for text in defaults where !known.contains(text) {
      report(
        Finding(
          "unknown-\(input.name.text.replacingUnderscores)",
          "the default \"\(text)\" is not among the values\(suggestion(nearest(to: text, among: known), or: Array(Set(known)).sorted()))"
        ),
        input.name.line, input.name.text)
    }
  }

  mutating func readAliases() -> [String: [String: String]] {
    guard let index = tableOfName[Self.aliasTable] else { return [:] }
    let name = Located(Self.aliasTable, line: 1)
    guard let input = column("input", of: index, usedBy: name), let alias = column("alias", of: index, usedBy: name),
      let value = column("value", of: index, usedBy: name)
    else { return [:] }
    var aliases: [String: [String: String]] = [:]
    let table = tables[index]
    for row in 0..<table.rowCount {
      let (inputName, text) = (symbols[table.symbols[input][row]], symbols[table.symbols[alias][row]])
      if !definition.inputs.contains(where: { $0.name.text == inputName }) {
        let known = definition.inputs.map(\.name.text).sorted()
        findings.append(
          Finding(
            "unknown-input",
            "there is no input \"\(inputName)\"\(suggestion(nearest(to: inputName, among: known), or: known))",
            file: table.file, line: table.lines[row], column: "input"))
      }
      if aliases[inputName]?[text] != nil {
        findings.append(
          Finding(
            "duplicate-key", "this alias is there twice; remove one of the rows", file: table.file,
            line: table.lines[row],
            column: "alias"))
      }
      aliases[inputName, default: [:]][text] = symbols[table.symbols[value][row]]
    }
    return aliases
  }
}
