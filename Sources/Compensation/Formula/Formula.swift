/// A formula of a policy, read but not yet bound to what its names mean: a flat tree of nodes.
///
/// Nodes refer to each other by index and hold no references, so that a walk over the tree allocates nothing. The tree is the
/// one form of a formula; the evaluation, a translation to SQL or to spreadsheet cells are walks over it.
public struct Formula: Sendable, Hashable {
  /// The text it was read from.
  public let source: String
  /// All nodes; a node comes after those it refers to, and the last one is the whole formula.
  public let nodes: [FormulaNode]
  /// For each node, the bytes of `source` that it was read from.
  public let extents: [Range<Int>]
  /// The node indices of all calls' arguments, one call after another.
  public let arguments: [Int]
  /// The different names, in order of appearance.
  public let names: [String]
  /// The different text literals, in order of appearance.
  public let texts: [String]

  /// The index of the node that is the whole formula.
  public var root: Int { nodes.count - 1 }

  /// How many operations are inside each other at the deepest place.
  var depth: Int {
    var depths: [Int] = []
    for node in nodes {
      let operands: [Int] =
        switch node {
        case .number, .text, .name: []
        case .negate(let a), .not(let a): [a]
        case .arithmetic(_, let a, let b), .compare(_, let a, let b), .and(let a, let b), .or(let a, let b): [a, b]
        case .choose(let a, let b, let c): [a, b, c]
        case .call(_, let first, let count): Array(arguments[first..<first + count])
        }
      depths.append(1 + (operands.map { depths[$0] }.max() ?? 0))
    }
    return depths.last ?? 0
  }

  /// The piece of the source that a node was read from.
  public func text(of node: Int) -> String {
    let utf8 = Array(source.utf8)
    return String(decoding: utf8[extents[node]], as: UTF8.self)
  }
}

/// One operation, literal or name. The integers are indices of other nodes, unless said otherwise.
public enum FormulaNode: Sendable, Hashable, BitwiseCopyable {
  case number(ExactDecimal)
  /// Index into `Formula.texts`; after binding, a symbol.
  case text(Int)
  /// Index into `Formula.names`; after binding, a slot.
  case name(Int)
  case negate(Int)
  case not(Int)
  case arithmetic(ArithmeticOperator, Int, Int)
  case compare(ComparisonOperator, Int, Int)
  case and(Int, Int)
  case or(Int, Int)
  /// Condition, value if true, value if false.
  case choose(Int, Int, Int)
  /// Function, index of its first argument in `Formula.arguments`, number of arguments.
  case call(FormulaFunction, Int, Int)
}

/// An operator between two numbers, by its sign in a formula.
public enum ArithmeticOperator: String, Sendable, Hashable, BitwiseCopyable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
}

/// A comparison, by its sign in a formula: `=` and `!=` take two numbers or two texts, the others numbers only.
public enum ComparisonOperator: String, Sendable, Hashable, BitwiseCopyable {
  case equal = "="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
}

/// The functions that a formula can call; `if` is syntax, because only one of its branches is worked out.
public enum FormulaFunction: String, Sendable, Hashable, CaseIterable, BitwiseCopyable {
  case min, max, clamp, round
  case roundUp = "round_up"
  case roundDown = "round_down"
  case ln

  /// How many arguments it takes.
  var arity: ClosedRange<Int> {
    switch self {
    case .min, .max: 2...64
    case .clamp: 3...3
    case .round, .roundUp, .roundDown: 2...2
    case .ln: 1...1
    }
  }
}

/// What is wrong with a formula, and where.
public struct FormulaProblem: Error, Sendable, Hashable {
  /// 1-based position of a byte in the formula's text.
  public let position: Int
  /// A stable name: `formula-syntax`, `unknown-name`, `unknown-function`, `wrong-type`.
  public let code: String
  /// What is wrong and what to write instead, without the position.
  public let message: String
}
