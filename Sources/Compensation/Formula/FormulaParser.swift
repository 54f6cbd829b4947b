extension Formula {
  /// Reads a formula. From loosest to tightest: `or`, `and`, `not`, comparison, `+ -`, `* /`, unary minus.
  /// - Throws: The first thing that is wrong, with its position.
  public init(_ source: String) throws(FormulaProblem) {
    var parser = FormulaParser(tokens: try tokens(of: source))
    _ = try parser.alternative(depth: 0)
    guard parser.current.kind == .end else {
      throw parser.problem("\(parser.current.shown) is not expected here; an operator is missing before it")
    }
    self.source = source
    nodes = parser.nodes
    extents = parser.extents
    arguments = parser.arguments
    names = parser.names
    texts = parser.texts
  }
}

/// A recursive-descent parser; each method reads one level of precedence and returns its node.
private struct FormulaParser {
  let tokens: [FormulaToken]
  var position = 0
  var nodes: [FormulaNode] = []
  var extents: [Range<Int>] = []
  var arguments: [Int] = []
  var names: [String] = []
  var texts: [String] = []

  init(tokens: [FormulaToken]) { self.tokens = tokens }

  var current: FormulaToken { tokens[position] }

  func problem(_ message: String, at token: FormulaToken? = nil) -> FormulaProblem {
    FormulaProblem(position: (token ?? current).extent.lowerBound + 1, code: "formula-syntax", message: message)
  }

  /// Takes the next token if it is that sign or word.
  mutating func take(_ text: String) -> Bool {
    guard current.kind == .sign(text) || current.kind == .name(text) else { return false }
    position += 1
    return true
  }

  mutating func expect(_ sign: String, after what: String) throws(FormulaProblem) {
    if !take(sign) { throw problem("\"\(sign)\" is expected after \(what), not \(current.shown)") }
  }

  mutating func add(_ node: FormulaNode, _ extent: Range<Int>) -> Int {
    nodes.append(node)
    extents.append(extent)
    return nodes.count - 1
  }

  mutating func join(_ node: FormulaNode, _ left: Int, _ right: Int) -> Int {
    add(node, extents[left].lowerBound..<extents[right].upperBound)
  }

  mutating func alternative(depth: Int) throws(FormulaProblem) -> Int {
    if depth > 64 { throw problem("the formula is nested more than 64 deep; split it into steps") }
    var left = try conjunction(depth: depth)
    while take("or") {
      let right = try conjunction(depth: depth)
      left = join(.or(left, right), left, right)
    }
    return left
  }

  mutating func conjunction(depth: Int) throws(FormulaProblem) -> Int {
    var left = try negation(depth: depth)
    while take("and") {
      let right = try negation(depth: depth)
      left = join(.and(left, right), left, right)
    }
    return left
  }

  mutating func negation(depth: Int) throws(FormulaProblem) -> Int {
    if depth > 64 { throw problem("the formula is nested more than 64 deep; split it into steps") }
    let start = current.extent.lowerBound
    if take("not") {
      let operand = try negation(depth: depth + 1)
      return add(.not(operand), start..<extents[operand].upperBound)
    }
    return try comparison(depth: depth)
  }

  mutating func comparison(depth: Int) throws(FormulaProblem) -> Int {
    let left = try sum(depth: depth)
    guard case .sign(let sign) = current.kind, let comparison = ComparisonOperator(rawValue: sign) else { return left }
    position += 1
    let right = try sum(depth: depth)
    if case .sign(let next) = current.kind, ComparisonOperator(rawValue: next) != nil {
      throw problem("comparisons do not chain; write a < b and b < c")
    }
    return join(.compare(comparison, left, right), left, right)
  }

  mutating func sum(depth: Int) throws(FormulaProblem) -> Int {
    var left = try product(depth: depth)
    while case .sign(let sign) = current.kind, sign == "+" || sign == "-" {
      position += 1
      let right = try product(depth: depth)
      left = join(.arithmetic(sign == "+" ? .add : .subtract, left, right), left, right)
    }
    return left
  }

  mutating func product(depth: Int) throws(FormulaProblem) -> Int {
    var left = try factor(depth: depth)
    while case .sign(let sign) = current.kind, sign == "*" || sign == "/" {
      position += 1
      let right = try factor(depth: depth)
      left = join(.arithmetic(sign == "*" ? .multiply : .divide, left, right), left, right)
    }
    return left
  }

  mutating func factor(depth: Int) throws(FormulaProblem) -> Int {
    if depth > 64 { throw problem("the formula is nested more than 64 deep; split it into steps") }
    let token = current
    position += 1
    switch token.kind {
    case .number(let number):
      return add(.number(number), token.extent)
    case .text(let text):
      return add(.text(Self.index(of: text, in: &texts)), token.extent)
    case .sign("-"):
      let operand = try factor(depth: depth + 1)
      return add(.negate(operand), token.extent.lowerBound..<extents[operand].upperBound)
    case .sign("("):
      let inner = try alternative(depth: depth + 1)
      try expect(")", after: "an opened parenthesis")
      // The parentheses belong to what they hold, so that a piece of the source reads well alone.
      extents[inner] = token.extent.lowerBound..<tokens[position - 1].extent.upperBound
      return inner
    case .name(let name) where ["and", "or", "not"].contains(name):
      throw problem("\(name) needs a value before and after it", at: token)
    case .name(let name):
      return current.kind == .sign("(")
        ? try call(of: name, at: token, depth: depth)
        : add(.name(Self.index(of: name, in: &names)), token.extent)
    case .sign, .end:
      position -= 1
      throw problem("a number, a name or \"(\" is expected, not \(token.shown)", at: token)
    }
  }

  mutating func call(of name: String, at token: FormulaToken, depth: Int) throws(FormulaProblem) -> Int {
    position += 1
    var given: [Int] = []
    if !take(")") {
      repeat { given.append(try alternative(depth: depth + 1)) } while take(",")
      try expect(")", after: "the arguments of \(name)")
    }
    let extent = token.extent.lowerBound..<tokens[position - 1].extent.upperBound
    if name == "if" {
      guard given.count == 3 else {
        throw problem("if takes 3 arguments, if(condition, a, b), not \(given.count)", at: token)
      }
      return add(.choose(given[0], given[1], given[2]), extent)
    }
    guard let function = FormulaFunction(rawValue: name) else {
      let known = FormulaFunction.allCases.map(\.rawValue) + ["if"]
      throw FormulaProblem(
        position: token.extent.lowerBound + 1, code: "unknown-function",
        message: "there is no function \(name)\(suggestion(nearest(to: name, among: known), or: known))")
    }
    guard function.arity.contains(given.count) else {
      let arity = function.arity
      let expected = arity.count == 1 ? "\(arity.lowerBound)" : "\(arity.lowerBound) to \(arity.upperBound)"
      throw problem(
        "\(name) takes \(expected) argument\(expected == "1" ? "" : "s"), not \(given.count)", at: token)
    }
    let first = arguments.count
    arguments += given
    return add(.call(function, first, given.count), extent)
  }

  private static func index(of text: String, in list: inout [String]) -> Int {
    if let index = list.firstIndex(of: text) { return index }
    list.append(text)
    return list.count - 1
  }
}
