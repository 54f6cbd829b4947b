/// Why a number is what it is: the names that took part, in the order in which they were worked out.
public struct Explanation: Sendable {
  /// Steps, inputs that a `default_from` gave, and lookups that no step mentions; each after what it uses.
  public let steps: [Step]

  /// One name and how it got its value.
  public struct Step: Sendable {
    /// As formulas write it.
    public let name: String
    /// What the policy says that it is; empty if it does not.
    public let meaning: String
    /// The step's formula, or how the table is read.
    public let formula: String
    /// As it was worked out: all digits, not rounded to the currency's smallest unit.
    public let value: ExplainedValue
    /// The names in the formula that took part, in order of appearance; of a lookup: itself and its keys' names.
    /// A lookup of several rows has its total, then an entry of the same name for each row.
    public let inputs: [Input]
    /// If the formula is a product or quotient, or rounds one: its factors, each with the unrounded product so far;
    /// otherwise empty.
    public let factors: [Factor]
  }

  /// A name in a step's formula, and the row that gave it.
  public struct Input: Sendable {
    /// As formulas write it.
    public let name: String
    /// What the policy says that it is; empty if it does not.
    public let meaning: String
    /// The name's value; for one row of several that row's part: a bracket's share of the amount times its rate, the running
    /// value after a fold's row.
    public let value: ExplainedValue
    /// How a part comes about, such as `50000 * 0.24`; nil for a whole.
    public let working: String?
    /// The table that a lookup read; nil for an input or a step.
    public let table: String?
    /// The row's key, such as `country = Germany`; empty for a table of one row; nil if no single row served.
    public let row: String?
    /// The row's first day in force; nil if the table is not dated or no single row served.
    public let effectiveFrom: CalendarDate?
    /// Where the row's figure comes from: its own `source`, else its table's; nil if neither says or no one row served.
    public let source: String?
  }

  /// One factor of a product, or one divisor.
  public struct Factor: Sendable {
    /// The piece of the formula, with `÷` before a divisor.
    public let text: String
    /// What the piece is worth; a divisor as it is written, not inverted.
    public let value: ExactDecimal
    /// The product of all factors up to this one, over the divisors, with 18 digits.
    public let runningProduct: ExactDecimal
  }
}

/// A value in an explanation.
public enum ExplainedValue: Sendable, Hashable, CustomStringConvertible {
  case number(ExactDecimal)
  case text(String)
  case set([String])

  /// A number in plain digits, a text as it is, a set's texts joined by `; `.
  public var description: String {
    switch self {
    case .number(let number): number.description
    case .text(let text): text
    case .set(let texts): texts.joined(separator: "; ")
    }
  }
}

extension ExplainedValue {
  /// Whether there is nothing to show: an empty text or set.
  public var isEmpty: Bool {
    switch self {
    case .number: false
    case .text(let text): text.isEmpty
    case .set(let texts): texts.isEmpty
    }
  }
}

/// Reads an explanation from the frame of a finished calculation.
extension Calculator {
  func explanation(_ frame: Frame) -> Explanation {
    var frame = frame
    let known = frame.order.map(Int.init)
    // A name that is shown as part of a step's formula needs no entry of its own.
    var mentioned: Set<Int> = []
    for slot in known {
      if case .step(let index) = policy.slots[slot] { mentioned.formUnion(policy.steps[index].slots) }
    }
    var steps: [Explanation.Step] = []
    for slot in known {
      switch policy.slots[slot] {
      case .step(let index):
        if index == policy.definition.steps.count, policy.definition.costOfLiving?.mode != .adjust { continue }
        let step = policy.steps[index]
        steps.append(
          .init(
            name: policy.name(of: slot), meaning: policy.meaning(of: slot), formula: step.formula.source,
            value: explained(slot, frame), inputs: inputs(of: step.slots, frame), factors: factors(of: step, &frame)))
      case .lookup(let index) where !mentioned.contains(slot):
        let lookup = policy.lookups[index]
        steps.append(
          .init(
            name: policy.name(of: slot), meaning: policy.meaning(of: slot), formula: reading(ofLookup: index),
            value: explained(slot, frame), inputs: inputs(of: [slot] + lookup.keys.flatMap(\.formula.slots), frame),
            factors: []))
      case .input(let index):
        guard let formula = policy.inputs[index].defaultFormula, !frame.isGiven[slot] else { continue }
        steps.append(
          .init(
            name: policy.name(of: slot), meaning: policy.meaning(of: slot), formula: formula.formula.source,
            value: explained(slot, frame), inputs: inputs(of: formula.slots, frame), factors: []))
      case .lookup, .local:
        continue
      }
    }
    return Explanation(steps: steps)
  }

  func explained(_ slot: Int, _ frame: Frame) -> ExplainedValue {
    if let elements = frame.sets[slot] { return .set(elements.map { text(of: $0, frame) }) }
    switch frame.values[slot] {
    case .number(let number): return .number(number)
    case .text(let symbol): return .text(text(of: symbol, frame))
    case .truth(let truth): return .text(truth ? "true" : "false")
    }
  }

  private func inputs(of slots: [Int], _ frame: Frame) -> [Explanation.Input] {
    var seen: Set<Int> = []
    return slots.flatMap { slot -> [Explanation.Input] in
      guard frame.isKnown[slot], seen.insert(slot).inserted else { return [] }
      guard case .lookup(let index) = policy.slots[slot] else {
        return [
          .init(
            name: policy.name(of: slot), meaning: policy.meaning(of: slot), value: explained(slot, frame), working: nil,
            table: nil,
            row: nil,
            effectiveFrom: nil, source: nil)
        ]
      }
      let row = Int(frame.rows[slot])
      guard row < 0 else { return [input(slot, lookup: index, row: row, value: explained(slot, frame))] }
      let table = policy.tables[policy.lookups[index].table]
      let total = Explanation.Input(
        name: policy.name(of: slot), meaning: policy.meaning(of: slot), value: explained(slot, frame), working: nil,
        table: table.name, row: nil,
        effectiveFrom: nil, source: nil)
      var frame = frame
      let parts = zip(frame.severalRows[slot] ?? [], self.parts(ofLookup: index, slot: slot, &frame)).map {
        row, value in
        input(slot, lookup: index, row: row, value: value.value, working: value.working)
      }
      return [total] + parts
    }
  }

  /// What each of several rows gives: the element's value of a sum, the part of an amount times its rate, the running value of a fold.
  private func parts(
    ofLookup index: Int, slot: Int, _ frame: inout Frame
  ) -> [(value: ExplainedValue, working: String?)] {
    let resolved = lookups[index]
    let rows = frame.severalRows[slot] ?? []
    switch resolved.lookup.reading {
    case .brackets(let column, let formula):
      guard let amount = try? number(formula.root, &frame) else { return [] }
      return rows.enumerated().map { position, row in
        let lower = resolved.table.number(column, row) ?? .zero
        let next = position + 1 < rows.count ? resolved.table.number(column, rows[position + 1]) : nil
        guard case .number(let rate) = resolved.values[row], let part = try? Swift.min(amount, next ?? amount) - lower,
          let product = try? part * rate
        else { return (.text(""), nil) }
        return (.number(product), "\(part) * \(rate)")
      }
    case .fold(_, _, let start, let each, let running, let columns):
      guard var value = try? number(start.root, &frame) else { return [] }
      return rows.map { row in
        guard let next = try? step(each, from: value, row: row, running, columns, resolved.table, &frame) else {
          return (.text(""), nil)
        }
        value = next
        let figures = columns.map {
          "\(resolved.table.header[$0.column]) \(resolved.table.number($0.column, row) ?? .zero)"
        }
        return (.number(value), figures.joined(separator: ", "))
      }
    case .row, .band, .sum:
      return rows.map { row in
        if case .number(let number) = resolved.values[row] { (.number(number), nil) } else { (.text(""), nil) }
      }
    }
  }

  private func input(
    _ slot: Int, lookup index: Int, row: Int, value: ExplainedValue, working: String? = nil
  ) -> Explanation.Input {
    let lookup = policy.lookups[index]
    let table = policy.tables[lookup.table]
    var columns = lookup.keys.map(\.column)
    switch lookup.reading {
    case .row: break
    case .band(let column, _, _), .brackets(let column, _), .sum(let column, _), .fold(_, let column, _, _, _, _):
      columns.append(column)
    }
    let key = columns.map { "\(table.header[$0]) = \(policy.symbols[table.symbols[$0][row]])" }.joined(separator: ", ")
    return .init(
      name: policy.name(of: slot), meaning: policy.meaning(of: slot), value: value, working: working, table: table.name,
      row: key,
      effectiveFrom: table.effectiveFrom?[row], source: table.source(row, pool: policy.symbols))
  }

  /// How a lookup reads its table, in words like a formula's.
  func reading(ofLookup index: Int) -> String {
    let lookup = policy.definition.lookups[index]
    let keys = lookup.keys.map { "\($0.column) = \($0.formula.text)" }.joined(separator: " and ")
    return "\(lookup.value?.text ?? "rows") of \(lookup.table.text)" + (keys.isEmpty ? "" : " where \(keys)")
  }

  /// The factors of a formula that is a product or quotient at its top, with the product after each.
  private func factors(of step: BoundFormula, _ frame: inout Frame) -> [Explanation.Factor] {
    let formula = step.formula
    var chain: [(node: Int, divides: Bool)] = []
    var node = formula.root
    // A rounded product is shown by what it rounds.
    while case .call(let function, let first, _) = formula.nodes[node],
      [.round, .roundUp, .roundDown].contains(function)
    {
      node = formula.arguments[first]
    }
    while case .arithmetic(let sign, let left, let right) = formula.nodes[node], sign == .multiply || sign == .divide {
      chain.append((right, sign == .divide))
      node = left
    }
    guard !chain.isEmpty else { return [] }
    chain.append((node, false))
    var running = ExactDecimal.one
    var factors: [Explanation.Factor] = []
    for (node, divides) in chain.reversed() {
      guard let value = try? number(step.offset + node, &frame),
        let next = try? divides ? running / value : running * value
      else { return [] }
      running = next
      factors.append(.init(text: (divides ? "÷ " : "") + formula.text(of: node), value: value, runningProduct: running))
    }
    return factors
  }
}
