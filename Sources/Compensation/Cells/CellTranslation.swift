/// Translates formulas of the policy language for cells.
///
/// What the engine works out only when it is needed stands in cells of its own here, which may be errors; `IF` takes no notice of those that it
/// does not choose.
struct CellTranslation {
  let policy: Policy
  /// The index among the cells' names, by slot.
  let nameOfSlot: [Int: Int]
  /// The cells that stand for names inside a fold, by slot.
  var locals: [Int: CellFormula] = [:]

  /// A whole formula.
  func formula(_ bound: BoundFormula) -> CellFormula { formula(bound.root) }

  /// A truth value as a cell holds it: 1 or 0.
  static func number(ofTruth formula: CellFormula) -> CellFormula {
    .call("IF", formula, CellFormula("1"), CellFormula("0"))
  }

  private func formula(_ node: Int) -> CellFormula {
    switch policy.nodes[node] {
    case .number(let number): return CellFormula(number)
    case .text(let symbol): return CellFormula(quoting: policy.symbols.texts[symbol])
    case .name(let slot):
      let cell = cell(slot)
      return kind(ofSlot: slot) == .truth ? .compare(cell, "=", CellFormula("1")) : cell
    case .negate(let operand): return CellFormula("0") - formula(operand)
    case .not(let operand): return .call("NOT", formula(operand))
    case .arithmetic(let sign, let left, let right):
      return .operation(
        formula(left), sign.rawValue, formula(right), sign == .add || sign == .subtract ? .sum : .product)
    case .compare(let sign, let left, let right): return compare(sign, left, right)
    // The second is not looked at where the first decides.
    case .and(let left, let right): return .call("IF", formula(left), formula(right), CellFormula("FALSE"))
    case .or(let left, let right): return .call("IF", formula(left), CellFormula("TRUE"), formula(right))
    case .choose(let condition, let first, let second):
      return .call("IF", formula(condition), formula(first), formula(second))
    case .call(let function, let first, let count):
      return call(function, Array(policy.arguments[first..<first + count]))
    }
  }

  func cell(_ slot: Int) -> CellFormula {
    locals[slot] ?? nameOfSlot[slot].map { CellFormula.name($0) } ?? .missing
  }

  private func compare(_ sign: ComparisonOperator, _ left: Int, _ right: Int) -> CellFormula {
    let (a, b) = (formula(left), formula(right))
    switch kind(left) {
    case .text:
      let isSame = CellFormula.call("EXACT", a, b)
      return sign == .notEqual ? .call("NOT", isSame) : isSame
    case .truth, .set:
      return .compare(Self.number(ofTruth: a), sign == .notEqual ? "<>" : "=", Self.number(ofTruth: b))
    case .number:
      let spelled = sign == .notEqual ? "<>" : sign.rawValue
      if isGiven(left), isGiven(right) { return .compare(a, spelled, b) }
      // What was worked out has noise in its last digits.
      return .compare(.call("ROUND", a - b, CellFormula("8")), spelled, CellFormula("0"))
    }
  }

  /// Whether a node is a number as it is written or given, not worked out.
  private func isGiven(_ node: Int) -> Bool {
    switch policy.nodes[node] {
    case .number: return true
    case .name(let slot):
      switch policy.slots[slot] {
      case .input: return true
      case .lookup(let index):
        if case .row = policy.lookups[index].reading { return true } else { return false }
      case .step, .local: return false
      }
    default: return false
    }
  }

  /// A formula's number, without noise where it was worked out: to be compared with a table's bounds.
  func comparable(_ bound: BoundFormula) -> CellFormula {
    isGiven(bound.root) ? formula(bound) : .call("ROUND", formula(bound), CellFormula("8"))
  }

  private func call(_ function: FormulaFunction, _ arguments: [Int]) -> CellFormula {
    let operands = arguments.map { formula($0) }
    switch function {
    case .min: return .call("MIN", operands)
    case .max: return .call("MAX", operands)
    case .clamp:
      return .call(
        "IF", .compare(operands[1], ">", operands[2]), .missing,
        .call("MIN", .call("MAX", operands[0], operands[1]), operands[2]))
    case .round, .roundUp, .roundDown:
      let literal: ExactDecimal? = if case .number(let unit) = policy.nodes[arguments[1]] { unit } else { nil }
      return operands[0].rounded(
        function == .round ? .nearest : function == .roundUp ? .up : .down, to: operands[1], literal: literal)
    case .ln: return .call("LN", operands)
    }
  }

  // MARK: Kinds

  private func kind(_ node: Int) -> ValueKind {
    switch policy.nodes[node] {
    case .number, .negate, .arithmetic, .call: .number
    case .text: .text
    case .name(let slot): kind(ofSlot: slot)
    case .not, .compare, .and, .or: .truth
    case .choose(_, let first, _): kind(first)
    }
  }

  func kind(ofSlot slot: Int) -> ValueKind {
    switch policy.slots[slot] {
    case .input(let index): policy.inputs[index].kind
    case .lookup(let index): policy.lookups[index].kind
    case .step(let index): policy.steps[index].kind
    case .local: .number
    }
  }
}
