import Compensation
import Testing

/// A policy that is small enough to be read in a test: names and formulas, and tables as they look in a file.
struct SmallPolicy {
  var definition = PolicyDefinition(name: "small", currency: located("USD"), file: "policy.json")
  var tables: [PolicyTable] = []

  init(
    inputs: [InputDefinition] = [], lookups: [LookupDefinition] = [], steps: KeyValuePairs<String, String> = [:],
    tables: [PolicyTable] = [], changing change: (inout PolicyDefinition) -> Void = { _ in }
  ) {
    definition.inputs = inputs
    definition.lookups = lookups
    definition.steps = steps.map { StepDefinition(name: located($0.key), formula: located($0.value), meaning: "") }
    self.tables = tables
    change(&definition)
  }

  func checked() throws -> Policy { try Policy(definition: definition, tables: tables, digest: "") }

  /// What is wrong with the policy.
  func findings() -> [Finding] {
    do { _ = try Policy(definition: definition, tables: tables, digest: "") } catch { return error.all }
    return []
  }

  /// `policy.json: midpoint: [unknown-name]`: where and what, without the message.
  func problems() -> [String] {
    findings().map { finding in
      let line = finding.file == definition.file ? "" : finding.line.map { ":\($0)" } ?? ""
      return "\(finding.file ?? "")\(line): \(finding.column ?? ""): [\(finding.code)]"
    }
  }

  func offer(_ inputs: InputValues = [:], on date: String? = nil) throws -> Offer {
    try Calculator(policy: checked(), asOf: date.map { try day($0) }).offer(inputs)
  }

  /// Why a calculation is refused.
  func refusal(
    _ inputs: InputValues = [:], on date: String? = nil, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> Finding {
    try #require(
      #expect(throws: Finding.self, sourceLocation: sourceLocation) { try offer(inputs, on: date) },
      sourceLocation: sourceLocation)
  }

  /// The table's rows in the other order.
  func reversed() -> SmallPolicy {
    var other = self
    other.tables = tables.map {
      PolicyTable(
        name: $0.name, file: $0.file, header: $0.header, rows: $0.rows.reversed(), lines: $0.lines.reversed(),
        source: $0.source)
    }
    return other
  }
}

func located(_ text: String) -> Located { Located(text, line: 1) }

func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

/// A table from its lines: a header and rows, with commas and without quotes.
func table(_ name: String, _ text: String, source: String? = nil) -> PolicyTable {
  let lines = text.split(separator: "\n").map { line in
    line.split(separator: ",", omittingEmptySubsequences: false).map { String($0) }
  }
  return PolicyTable(
    name: name, file: "\(name).csv", header: lines[0], rows: Array(lines.dropFirst()),
    lines: Array(2..<lines.count + 1),
    source: source)
}

extension Offer {
  /// A name's value, from the explanation or from the names that are shown.
  func value(_ name: String) -> String? {
    if let result = PayResult(rawValue: name), let money = amounts[result] { return money.amount.description }
    if let step = explanation.steps.first(where: { $0.name == name }) { return step.value.description }
    if let input = explanation.steps.lazy.flatMap(\.inputs).first(where: { $0.name == name }) {
      return input.value.description
    }
    return shown.first { $0.name == name }?.value.description
  }

  var warningCodes: [String] { warnings.map(\.code) }
}

extension InputDefinition {
  static func text(_ name: String, of values: [String]? = nil, default text: String? = nil) -> InputDefinition {
    var input = InputDefinition(name: located(name))
    input.values = values.map { .list($0) }
    input.defaults = text.map { [$0] }
    return input
  }

  static func text(
    _ name: String, in table: String, order: String? = nil, where keys: KeyValuePairs<String, String> = [:]
  ) -> InputDefinition {
    var input = InputDefinition(name: located(name))
    input.values = .column(
      table: located(table), column: name, order: order, keys: keys.map { (column: $0.key, input: $0.value) })
    return input
  }

  static func number(_ name: String, default text: String? = nil) -> InputDefinition {
    var input = InputDefinition(name: located(name))
    input.kind = .number
    input.defaults = text.map { [$0] }
    return input
  }

  static func set(_ name: String, default texts: [String]? = nil) -> InputDefinition {
    var input = InputDefinition(name: located(name))
    input.kind = .set
    input.defaults = texts
    return input
  }

  func option() -> InputDefinition {
    var input = self
    input.isOption = true
    return input
  }

  func defaultFrom(_ formula: String) -> InputDefinition {
    var input = self
    input.defaultFormula = located(formula)
    return input
  }
}

extension LookupDefinition {
  /// A lookup of the table of its own name, unless another is said.
  init(
    _ name: String, in table: String? = nil, where keys: KeyValuePairs<String, String> = [:], _ reading: Reading = .row,
    value: String? = "value", text: Bool = false
  ) {
    self.init(name: located(name), table: located(table ?? name))
    self.keys = keys.map { ColumnFormula(column: $0.key, formula: located($0.value)) }
    self.reading = reading
    self.value = value.map(located)
    kind = text ? .text : .number
  }

  static func fold(
    _ name: String, in table: String, where keys: KeyValuePairs<String, String> = [:], first: String, order: String,
    start: String, each: String
  ) -> LookupDefinition {
    LookupDefinition(
      name, in: table, where: keys,
      .fold(first: located(first), order: order, start: located(start), each: located(each)), value: nil)
  }

  func falling(back entries: [(KeyValuePairs<String, String>, when: String?)]) -> LookupDefinition {
    var lookup = self
    lookup.fallbacks = entries.map { entry in
      Fallback(
        line: 1, replacements: entry.0.map { (column: $0.key, text: $0.value) }, condition: entry.when.map(located))
    }
    return lookup
  }

  func stale(after days: Int) -> LookupDefinition {
    var lookup = self
    lookup.staleAfterDays = days
    return lookup
  }
}

extension LookupDefinition.Reading {
  static func band(_ column: String, _ formula: String, below: String? = nil) -> Self {
    .band(.init(column: column, formula: located(formula)), below: below)
  }

  static func brackets(_ column: String, _ formula: String) -> Self {
    .brackets(.init(column: column, formula: located(formula)))
  }

  static func sum(_ column: String, _ set: String) -> Self { .sum(.init(column: column, formula: located(set))) }
}
