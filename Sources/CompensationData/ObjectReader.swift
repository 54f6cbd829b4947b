internal import Compensation
internal import JSONText

/// Reads the keys of one JSON object, and knows which it may have: a misspelt key is a finding, never ignored.
struct ObjectReader {
  let node: JSONNode
  let file: String
  /// What the object is called in a finding: `lookups`, or a name within.
  let owner: String

  /// - Parameter allowed: Every key that the object may have.
  init(_ node: JSONNode, file: String, owner: String, allowed: [String], findings: inout [Finding]) {
    self.node = node
    self.file = file
    self.owner = owner
    guard case .object(let members) = node.value else {
      findings.append(
        Finding("wrong-type", "an object is needed here, not \(node.kind)", file: file, line: node.line, column: owner))
      return
    }
    for member in members where !allowed.contains(member.key) {
      findings.append(
        Finding(
          "unknown-key", "there is no key \"\(member.key)\" here\(Self.hint(member.key, allowed))", file: file,
          line: member.node.line, column: owner))
    }
  }

  private static func hint(_ key: String, _ allowed: [String]) -> String {
    let near = nearest(to: key, among: allowed)
    return near.isEmpty
      ? "; the keys are \(allowed.joined(separator: ", "))"
      : "; did you mean \(near.map { "\"\($0)\"" }.joined(separator: " or "))?"
  }

  func report(_ code: String, _ message: String, _ node: JSONNode? = nil, _ findings: inout [Finding]) {
    findings.append(Finding(code, message, file: file, line: (node ?? self.node).line, column: owner))
  }

  /// A text; nil and a finding if it is missing and required, or something else.
  func text(_ key: String, required: Bool = false, _ findings: inout [Finding]) -> Located? {
    guard let value = node[key] else {
      if required { report("missing-key", "the key \"\(key)\" is missing", nil, &findings) }
      return nil
    }
    guard let text = value.text else {
      report("wrong-type", "\"\(key)\" is a text, not \(value.kind)", value, &findings)
      return nil
    }
    return Located(text, line: value.line)
  }

  /// A formula: a text, or a plain number.
  func formula(_ key: String, required: Bool = false, _ findings: inout [Finding]) -> Located? {
    if let value = node[key], let digits = value.scalarText { return Located(digits, line: value.line) }
    return text(key, required: required, &findings)
  }

  func number(_ key: String, _ findings: inout [Finding]) -> ExactDecimal? {
    guard let value = node[key] else { return nil }
    guard let digits = value.scalarText else {
      report("wrong-type", "\"\(key)\" is a number, not \(value.kind)", value, &findings)
      return nil
    }
    do { return try ExactDecimal(plain: digits) } catch {
      report("bad-number", "\"\(key)\" is not a plain number: \(error)", value, &findings)
      return nil
    }
  }

  func truth(_ key: String, _ findings: inout [Finding]) -> Bool? {
    guard let value = node[key] else { return nil }
    guard case .truth(let truth) = value.value else {
      report("wrong-type", "\"\(key)\" is true or false, not \(value.kind)", value, &findings)
      return nil
    }
    return truth
  }

  /// One of a few words.
  func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String, _: Choice.Type, _ findings: inout [Finding]
  ) -> Choice? where Choice.RawValue == String {
    guard let text = text(key, &findings) else { return nil }
    if let choice = Choice(rawValue: text.text) { return choice }
    let known = Choice.allCases.map(\.rawValue)
    report(
      "unknown-value", "\"\(key)\" is not \"\(text.text)\"; it is one of \(known.joined(separator: ", "))", node[key],
      &findings)
    return nil
  }

  /// The items of a list; empty if the key is missing.
  func list(_ key: String, _ findings: inout [Finding]) -> [JSONNode] {
    guard let value = node[key] else { return [] }
    guard case .array(let items) = value.value else {
      report("wrong-type", "\"\(key)\" is a list, not \(value.kind)", value, &findings)
      return []
    }
    return items
  }

  /// A list of texts.
  func texts(_ key: String, _ findings: inout [Finding]) -> [Located]? {
    guard node[key] != nil else { return nil }
    return list(key, &findings).compactMap { item in
      if let text = item.text { return Located(text, line: item.line) }
      report("wrong-type", "\"\(key)\" is a list of texts", item, &findings)
      return nil
    }
  }

  /// The members of an object within, as pairs of texts or plain numbers.
  func pairs(_ key: String, _ findings: inout [Finding]) -> [(key: String, value: Located)] {
    guard let value = node[key] else { return [] }
    guard case .object(let members) = value.value else {
      report("wrong-type", "\"\(key)\" is an object, not \(value.kind)", value, &findings)
      return []
    }
    return members.compactMap { member in
      if let text = member.node.text ?? member.node.scalarText {
        return (member.key, Located(text, line: member.node.line))
      }
      report("wrong-type", "\"\(key)\" pairs columns with texts", member.node, &findings)
      return nil
    }
  }
}

extension JSONNode {
  /// The digits of a number, as written.
  var scalarText: String? {
    guard case .number(let digits) = value else { return nil }
    return digits
  }
}
