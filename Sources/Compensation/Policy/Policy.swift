/// A policy that was checked: every name is known, every formula has the right types, no name depends on itself, every key is
/// there once, every figure is a number. What can still go wrong is a calculation: a place that is not in a table, a date
/// before the first row.
///
/// A policy is a value and does not change; `Calculator` reads it as of one date.
public struct Policy: Sendable {
  /// What was written, with the texts and lines that findings quote.
  public let definition: PolicyDefinition
  /// SHA-256 of the policy's content, in hexadecimal; the order of a table's rows does not matter to it.
  public let digest: String
  /// The newest first day in any table: the date that a calculation is for when none is asked for; nil without dated tables.
  public let newestDate: CalendarDate?

  /// The currency of the policy's amounts.
  public let currency: Currency
  let symbols: Symbols
  let tables: [DatedTable]
  let aliases: [String: [String: String]]
  /// Every name, then the names that exist only inside folds.
  let slots: [Slot]
  let slotOfName: [String: Int]
  let inputs: [BoundInput]
  let lookups: [BoundLookup]
  let steps: [BoundFormula]
  /// The nodes and call arguments of all formulas, bound to slots and symbols.
  let nodes: [FormulaNode]
  let arguments: [Int]
  let payCurrency: BoundFormula?
  /// Slots of the inputs that say where somebody is.
  let placeSlots: [Int]
  let showSlots: [Int]
  /// Slots of the well-known results that the policy defines.
  let resultSlots: [PayResult: Int]
  /// What is not wrong and should be looked at.
  public let warnings: [Finding]

  /// What a name stands for.
  enum Slot: Sendable {
    case input(Int)
    case lookup(Int)
    case step(Int)
    /// A name inside a fold: `running`, or a column of the row at hand.
    case local
  }

  /// The names of the inputs, in the order written.
  public var inputNames: [String] { definition.inputs.map(\.name.text) }

  /// Every input, lookup and step, by the name that formulas use; sorted.
  public var names: [String] { slotOfName.keys.sorted() }

  /// How the policy spells an input's value, where an alias leads to it; otherwise the value itself.
  public func spelling(of value: String, input: String) -> String { aliases[input]?[value] ?? value }

  /// The well-known results that the policy defines, in their usual order.
  public var results: [PayResult] { PayResult.allCases.filter { resultSlots[$0] != nil } }

  /// The inputs that say where somebody is, widest first.
  public var placeInputs: [String] { placeSlots.map { name(of: $0) } }

  func name(of slot: Int) -> String {
    switch slots[slot] {
    case .input(let index): definition.inputs[index].name.text
    case .lookup(let index): definition.lookups[index].name.text
    case .step(let index):
      index < definition.steps.count ? definition.steps[index].name.text : PolicyCompiler.costOfLivingName
    case .local: ""
    }
  }

  func meaning(of slot: Int) -> String {
    switch slots[slot] {
    case .input(let index): definition.inputs[index].meaning
    case .lookup(let index): definition.lookups[index].meaning
    case .step(let index):
      index < definition.steps.count
        ? definition.steps[index].meaning : "how far the prices of the place move pay, as the policy's mode says"
    case .local: ""
    }
  }
}

/// The results that a policy may define, by the names that its steps or lookups have: per its period, full time.
public enum PayResult: String, Sendable, Hashable, CaseIterable {
  /// The range's ends and middle; what is paid within it; its fixed part, its part at target, and their sum.
  case minimum, midpoint, maximum, offer, base, variable, total

  /// The place among all cases.
  var index: Int {
    switch self {
    case .minimum: 0
    case .midpoint: 1
    case .maximum: 2
    case .offer: 3
    case .base: 4
    case .variable: 5
    case .total: 6
    }
  }
}

/// A formula whose names are slots and whose texts are symbols.
struct BoundFormula: Sendable {
  let formula: Formula
  /// The index in `Policy.nodes` of the formula's first node.
  let offset: Int
  let kind: ValueKind
  /// The slots of its names, in the order of `Formula.names`.
  let slots: [Int]

  /// The index in `Policy.nodes` of the whole formula.
  var root: Int { offset + formula.root }
}

/// An input with its default bound.
struct BoundInput: Sendable {
  let kind: ValueKind
  let defaultFormula: BoundFormula?
  let values: Values?
  /// What a list of ranges goes through, if not `values`.
  let listed: Values?

  enum Values: Sendable {
    /// In the order written.
    case list([Symbol])
    case column(table: Int, column: Int, order: Int?, keys: [(column: Int, input: Int)])
  }
}

/// A lookup with its table, columns and formulas found.
struct BoundLookup: Sendable {
  let table: Int
  /// The value's column; nil for a fold.
  let value: Int?
  let kind: ValueKind
  let keys: [Key]
  let reading: Reading
  let fallbacks: [Fallback]

  struct Key: Sendable {
    let column: Int
    let formula: BoundFormula
    /// The column's cells as they are compared: as they stand, or as plain numbers where the formula is a number.
    let symbols: [Symbol]
  }

  enum Reading: Sendable {
    case row
    case band(column: Int, formula: BoundFormula, below: Int?)
    case brackets(column: Int, formula: BoundFormula)
    case sum(column: Int, input: Int)
    case fold(
      first: BoundFormula, order: Int, start: BoundFormula, each: BoundFormula, running: Int,
      columns: [(slot: Int, column: Int)])
  }

  struct Fallback: Sendable {
    /// In place of each key; nil keeps it.
    let replacements: [Symbol?]
    let condition: BoundFormula?
  }
}
