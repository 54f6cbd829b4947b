internal import Compensation
internal import JSONText

/// A column as `datapackage.json` declares it: its type, and what its cells must be.
struct TableField {
  let name: String
  private let type: FieldType
  private let isRequired: Bool
  let isUnique: Bool
  private let minimum: Bound?
  private let maximum: Bound?
  private let allowed: [String]?
  private let pattern: Pattern?
  /// Whether a comma stands before decimals.
  let hasDecimalComma: Bool

  /// Whether the cells are numbers or dates.
  var isPlain: Bool { [.number, .integer, .date, .year].contains(type) }

  /// The types of a Table Schema that a policy's columns may have.
  private enum FieldType: String, CaseIterable {
    case string, number, integer, date, year, any
  }

  private enum Bound {
    case number(ExactDecimal)
    case date(CalendarDate)
  }

  /// A regular expression that the whole of a cell must match.
  private struct Pattern {
    let text: String
    let expression: Regex<AnyRegexOutput>
  }

  /// - Parameter findings: An unknown type or constraint is an error: what is declared is checked, or said not to be.
  init?(_ node: JSONNode, file: String, resource: String, findings: inout [Finding]) {
    func report(_ message: String, _ node: JSONNode) {
      findings.append(Finding("bad-datapackage", message, file: file, line: node.line, column: resource))
    }
    guard let name = node["name"]?.text else {
      report("a field needs a \"name\"", node)
      return nil
    }
    self.name = name
    let typeName = node["type"]?.text ?? "any"
    if let type = FieldType(rawValue: typeName) {
      self.type = type
    } else {
      type = .any
      let known = FieldType.allCases.map(\.rawValue)
      report(
        "field \(name): the type \"\(typeName)\" is none of \(known.joined(separator: ", "))", node["type"] ?? node)
    }
    let mark = node["decimalChar"]
    hasDecimalComma = mark?.text == ","
    if let mark, type != .number || ![".", ","].contains(mark.text) {
      report("field \(name): \"decimalChar\" is \".\" or \",\" and goes with the type number", mark)
    }
    let constraints = node["constraints"]
    let known = ["required", "unique", "minimum", "maximum", "enum", "pattern"]
    if case .object(let members)? = constraints?.value {
      for member in members where !known.contains(member.key) {
        report(
          "field \(name): the constraint \"\(member.key)\" is none of \(known.joined(separator: ", "))", member.node)
      }
    }
    if let misspelt = ["constraint", "contraints"].first(where: { node[$0] != nil }) {
      report("field \(name): \"\(misspelt)\" is not a key of a field; did you mean \"constraints\"?", node)
    }
    func flag(_ key: String) -> Bool { if case .truth(true)? = constraints?[key]?.value { true } else { false } }
    isRequired = flag("required")
    isUnique = flag("unique")
    func bound(_ key: String) -> Bound? {
      guard let node = constraints?[key], let text = node.text ?? node.scalarText else { return nil }
      if let number = try? ExactDecimal(plain: text) { return .number(number) }
      if let date = CalendarDate(text) { return .date(date) }
      report("field \(name): the \(key) is neither a plain number nor a date", node)
      return nil
    }
    minimum = bound("minimum")
    maximum = bound("maximum")
    allowed = constraints?["enum"]?.items?.compactMap { $0.text ?? $0.scalarText }
    if let node = constraints?["pattern"], let text = node.text {
      if let expression = try? Regex(text) {
        pattern = Pattern(text: text, expression: expression)
      } else {
        pattern = nil
        report("field \(name): the pattern is not a regular expression", node)
      }
    } else {
      pattern = nil
    }
  }

  /// What is wrong with a cell; nil if nothing is. The cell itself is not repeated.
  func problem(_ text: String) -> (code: String, message: String)? {
    if text.isEmpty {
      return isRequired ? ("missing-value", "the cell is empty and datapackage.json requires a value") : nil
    }
    if let problem = typeProblem(text) { return problem }
    if let allowed, !allowed.contains(text) {
      return ("outside-enum", "datapackage.json allows only \(allowed.joined(separator: ", ")) here")
    }
    if let minimum, isBelow(text, minimum) ?? false {
      return ("outside-bounds", "this is below the minimum that datapackage.json declares")
    }
    if let maximum, isAbove(text, maximum) ?? false {
      return ("outside-bounds", "this is above the maximum that datapackage.json declares")
    }
    if let pattern, (try? pattern.expression.wholeMatch(in: text)) == nil {
      return ("pattern", "this does not match the pattern \(pattern.text) that datapackage.json declares")
    }
    return nil
  }

  private func typeProblem(_ text: String) -> (code: String, message: String)? {
    switch type {
    case .string, .any:
      return nil
    case .number, .integer:
      do throws(NumberSyntaxError) {
        let number = try ExactDecimal(plain: text)
        let isWhole = number.units % ExactDecimal.unitsPerOne == 0
        return type == .integer && !isWhole ? ("bad-number", "this is not a whole number") : nil
      } catch { return ("bad-number", "this is not a plain number: \(error)") }
    case .date:
      return CalendarDate(text) == nil ? ("bad-date", "this is not a date; write YYYY-MM-DD, such as 2026-01-31") : nil
    case .year:
      return CalendarDate("\(text)-01-01") == nil ? ("bad-date", "this is not a year; write four digits") : nil
    }
  }

  private func isBelow(_ text: String, _ bound: Bound) -> Bool? {
    switch bound {
    case .number(let bound): (try? ExactDecimal(plain: text)).map { $0 < bound }
    case .date(let bound): CalendarDate(text).map { $0 < bound }
    }
  }

  private func isAbove(_ text: String, _ bound: Bound) -> Bool? {
    switch bound {
    case .number(let bound): (try? ExactDecimal(plain: text)).map { $0 > bound }
    case .date(let bound): CalendarDate(text).map { $0 > bound }
    }
  }
}
