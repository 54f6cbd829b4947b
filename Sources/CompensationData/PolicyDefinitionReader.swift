internal import Compensation
internal import JSONText

/// Reads `policy.json` into a definition, as `Datasets/policies/README.md` describes it.
struct PolicyDefinitionReader {
  let file: String
  var findings: [Finding] = []

  static let periods = ["year", "month", "hour"]

  init(file: String) { self.file = file }

  mutating func read(_ node: JSONNode) -> PolicyDefinition? {
    let object = ObjectReader(
      node, file: file, owner: "policy",
      allowed: [
        "name", "title", "version", "currency", "period", "pay_currency", "place", "inputs", "lookups", "steps", "show",
        "cost_of_living", "outside_range", "definitions",
      ], findings: &findings)
    guard let name = object.text("name", required: true, &findings),
      let currency = object.text("currency", required: true, &findings)
    else { return nil }
    if name.text.isEmpty || !name.text.utf8.allSatisfy(Self.isNameByte) {
      object.report("bad-name", "a policy's name is lower-case letters, digits and hyphens", node["name"], &findings)
    }
    var definition = PolicyDefinition(name: name.text, currency: currency, file: file)
    if let title = object.text("title", &findings) { definition.title = title.text }
    if let version = object.text("version", &findings) { definition.version = version.text }
    if let period = object.text("period", &findings) {
      definition.period = period.text
      if !Self.periods.contains(period.text) {
        object.report(
          "unknown-value", "\"period\" is one of \(Self.periods.joined(separator: ", "))", object.node["period"],
          &findings)
      }
    }
    definition.payCurrency = object.formula("pay_currency", &findings)
    definition.place = object.texts("place", &findings)
    definition.inputs = object.list("inputs", &findings).compactMap { readInput($0) }
    definition.lookups = object.list("lookups", &findings).compactMap { readLookup($0) }
    definition.steps = object.list("steps", &findings).compactMap { readStep($0) }
    definition.show = object.texts("show", &findings) ?? []
    if let costOfLiving = node["cost_of_living"] { definition.costOfLiving = readCostOfLiving(costOfLiving) }
    definition.outsideRange = object.choice("outside_range", OutsideRange.self, &findings) ?? .refuse
    if let node = object.node["definitions"] { definition.definitions = readDefinitions(node) }
    return definition
  }

  static func isNameByte(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || byte == UInt8(ascii: "-")
  }

  private mutating func readInput(_ node: JSONNode) -> InputDefinition? {
    let object = ObjectReader(
      node, file: file, owner: node["name"]?.text ?? "inputs",
      allowed: [
        "name", "meaning", "type", "values", "listed", "minimum", "maximum", "default", "default_from", "option",
      ], findings: &findings)
    guard let name = object.text("name", required: true, &findings) else { return nil }
    var input = InputDefinition(name: name)
    input.meaning = object.text("meaning", &findings)?.text ?? ""
    input.kind = object.choice("type", InputKind.self, &findings)?.valueKind ?? .text
    input.values = readValues("values", of: object)
    input.listed = readValues("listed", of: object)
    input.minimum = object.number("minimum", &findings)
    input.maximum = object.number("maximum", &findings)
    if let value = node["default"] {
      if case .array = value.value {
        input.defaults = object.texts("default", &findings)?.map(\.text)
      } else {
        input.defaults = object.formula("default", &findings).map { [$0.text] }
      }
    }
    input.defaultFormula = object.formula("default_from", &findings)
    if input.defaults != nil, input.defaultFormula != nil {
      object.report("contradiction", "an input has \"default\" or \"default_from\", not both", nil, &findings)
    }
    if input.kind != .number, input.minimum != nil || input.maximum != nil {
      object.report("contradiction", "only a number has \"minimum\" and \"maximum\"", nil, &findings)
    }
    if input.kind == .number, input.values != nil || input.listed != nil {
      object.report("contradiction", "a number has bounds, not a list of values", nil, &findings)
    }
    input.isOption = object.truth("option", &findings) ?? false
    return input
  }

  /// The types that an input may have.
  private enum InputKind: String, CaseIterable {
    case text, number, set

    var valueKind: ValueKind {
      switch self {
      case .text: .text
      case .number: .number
      case .set: .set
      }
    }
  }

  private mutating func readValues(_ key: String, of owner: ObjectReader) -> InputDefinition.ValueList? {
    guard let node = owner.node[key] else { return nil }
    if case .array = node.value { return .list(owner.texts(key, &findings)?.map(\.text) ?? []) }
    let object = ObjectReader(
      node, file: file, owner: owner.owner, allowed: ["table", "column", "order", "where"], findings: &findings)
    guard let table = object.text("table", required: true, &findings),
      let column = object.text("column", required: true, &findings)
    else { return nil }
    let keys = object.pairs("where", &findings).map { (column: $0.key, input: $0.value.text) }
    return .column(table: table, column: column.text, order: object.text("order", &findings)?.text, keys: keys)
  }

  private mutating func readStep(_ node: JSONNode) -> StepDefinition? {
    let object = ObjectReader(
      node, file: file, owner: node["name"]?.text ?? "steps", allowed: ["name", "formula", "meaning"],
      findings: &findings)
    guard let name = object.text("name", required: true, &findings),
      let formula = object.formula("formula", required: true, &findings)
    else { return nil }
    return StepDefinition(name: name, formula: formula, meaning: object.text("meaning", &findings)?.text ?? "")
  }

  private mutating func readLookup(_ node: JSONNode) -> LookupDefinition? {
    let object = ObjectReader(
      node, file: file, owner: node["name"]?.text ?? "lookups",
      allowed: [
        "name", "meaning", "table", "where", "value", "type", "fallback", "stale_after_days", "band", "below",
        "brackets", "sum",
        "first", "order", "start", "each",
      ], findings: &findings)
    guard let name = object.text("name", required: true, &findings),
      let table = object.text("table", required: true, &findings)
    else { return nil }
    var lookup = LookupDefinition(name: name, table: table)
    lookup.meaning = object.text("meaning", &findings)?.text ?? ""
    lookup.value = object.text("value", &findings)
    lookup.kind = object.choice("type", LookupKind.self, &findings) == .text ? .text : .number
    lookup.keys = object.pairs("where", &findings).map { .init(column: $0.key, formula: $0.value) }
    if let days = object.number("stale_after_days", &findings) {
      lookup.staleAfterDays = Int(clamping: days.units / ExactDecimal.unitsPerOne)
    }
    lookup.reading = readReading(object) ?? .row
    lookup.fallbacks = readFallbacks(object)
    if case .row = lookup.reading {
    } else if !lookup.fallbacks.isEmpty {
      object.report("contradiction", "only a row lookup has a fallback", nil, &findings)
    }
    if lookup.kind == .text {
      switch lookup.reading {
      case .row, .band: break
      case .brackets, .sum, .fold:
        object.report("contradiction", "this kind of lookup yields a number, not a text", nil, &findings)
      }
    }
    return lookup
  }

  private enum LookupKind: String, CaseIterable {
    case number, text
  }

  private mutating func readReading(_ object: ObjectReader) -> LookupDefinition.Reading? {
    let present = ["band", "brackets", "sum", "first"].filter { object.node[$0] != nil }
    if present.count > 1 {
      object.report(
        "contradiction", "a lookup is of one kind, not \(present.joined(separator: " and "))", nil, &findings)
    }
    if object.node["below"] != nil, present.first != "band" {
      object.report("contradiction", "\"below\" goes with \"band\"", nil, &findings)
    }
    if present.first != "first" {
      for key in ["order", "start", "each"] where object.node[key] != nil {
        object.report("contradiction", "\"\(key)\" goes with \"first\"", nil, &findings)
      }
    }
    func single(_ key: String) -> LookupDefinition.ColumnFormula? {
      let pairs = object.pairs(key, &findings)
      guard pairs.count == 1 else {
        object.report("wrong-type", "\"\(key)\" pairs one column with one formula", object.node[key], &findings)
        return nil
      }
      return .init(column: pairs[0].key, formula: pairs[0].value)
    }
    switch present.first {
    case "band": return single("band").map { .band($0, below: object.text("below", &findings)?.text) }
    case "brackets": return single("brackets").map { .brackets($0) }
    case "sum": return single("sum").map { .sum($0) }
    case "first":
      guard let first = object.formula("first", &findings), let order = object.text("order", required: true, &findings),
        let start = object.formula("start", required: true, &findings),
        let each = object.formula("each", required: true, &findings)
      else { return nil }
      if object.node["value"] != nil {
        object.report("contradiction", "a fold yields what \"each\" gives; it has no \"value\"", nil, &findings)
      }
      return .fold(first: first, order: order.text, start: start, each: each)
    default: return .row
    }
  }

  private mutating func readFallbacks(_ object: ObjectReader) -> [LookupDefinition.Fallback] {
    object.list("fallback", &findings).compactMap { node in
      guard case .object(let members) = node.value else {
        object.report("wrong-type", "a fallback is an object, not \(node.kind)", node, &findings)
        return nil
      }
      var replacements: [(column: String, text: String)] = []
      var condition: Located?
      for member in members {
        guard let text = member.node.text else {
          object.report("wrong-type", "a fallback pairs columns with texts", member.node, &findings)
          continue
        }
        if member.key == "when" {
          condition = Located(text, line: member.node.line)
        } else {
          replacements.append((member.key, text))
        }
      }
      return .init(line: node.line, replacements: replacements, condition: condition)
    }
  }

  private mutating func readCostOfLiving(_ node: JSONNode) -> CostOfLivingDefinition? {
    let object = ObjectReader(
      node, file: file, owner: "cost_of_living", allowed: ["mode", "index", "amount", "reference", "weight"],
      findings: &findings)
    let mode = object.choice("mode", CostOfLivingDefinition.Mode.self, &findings) ?? .compare
    if mode == .none, object.node["index"] == nil { return nil }
    guard let index = object.text("index", required: true, &findings),
      let amount = object.text("amount", required: true, &findings)
    else { return nil }
    return CostOfLivingDefinition(
      mode: mode, index: index, amount: amount, reference: object.text("reference", &findings)?.text ?? "",
      weight: object.number("weight", &findings))
  }

  /// What each word of a report may mean.
  private static let meanings = [
    "range_spread": RangeSpread.allCases.map(\.rawValue),
    "compa_ratio": ["pay_over_midpoint"],
    "percentile": ["inclusive", "exclusive", "discrete"],
  ]

  private mutating func readDefinitions(_ node: JSONNode) -> [String: String] {
    let object = ObjectReader(
      node, file: file, owner: "definitions", allowed: Self.meanings.keys.sorted(), findings: &findings)
    var definitions: [String: String] = [:]
    for (word, meanings) in Self.meanings.sorted(by: { $0.key < $1.key }) {
      guard let meaning = object.text(word, &findings) else { continue }
      definitions[word] = meaning.text
      if !meanings.contains(meaning.text) {
        object.report(
          "unknown-value", "\"\(word)\" is not \"\(meaning.text)\"; it is one of \(meanings.joined(separator: ", "))",
          node[word], &findings)
      }
    }
    return definitions
  }
}
