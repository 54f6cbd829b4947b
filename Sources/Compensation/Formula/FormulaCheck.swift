/// What kind of value a name or a formula has.
public enum ValueKind: String, Sendable, Hashable {
  case number
  case text
  case truth = "truth value"
  /// Several texts, each once: an input's only, which a sum lookup goes over.
  case set
}

extension Formula {
  /// The kind of value that the formula has, given what its names are.
  ///
  /// - Parameters:
  ///   - kinds: The kinds of the names that there are.
  ///   - known: All names, from which the nearest is taken for a message.
  /// - Throws: The first unknown name or wrong type, with its position.
  func checkedKind(kinds kindOfName: [String: ValueKind], known: [String]) throws(FormulaProblem) -> ValueKind {
    var kinds: [ValueKind] = []
    func problem(_ node: Int, _ code: String, _ message: String) -> FormulaProblem {
      FormulaProblem(position: extents[node].lowerBound + 1, code: code, message: message)
    }
    func require(_ node: Int, _ expected: ValueKind, _ what: String) throws(FormulaProblem) {
      if kinds[node] != expected {
        throw problem(
          node, "wrong-type", "\(text(of: node)) is a \(kinds[node].rawValue); \(what) needs a \(expected.rawValue)")
      }
    }
    func requireSame(_ left: Int, _ right: Int, _ what: String) throws(FormulaProblem) {
      if kinds[left] != kinds[right] {
        throw problem(
          right, "wrong-type",
          "\(text(of: left)) is a \(kinds[left].rawValue) and \(text(of: right)) is a \(kinds[right].rawValue); "
            + "\(what) needs the same kind twice")
      }
    }
    // A node comes after those it refers to, so that one pass forward sees operands first.
    for (index, node) in nodes.enumerated() {
      switch node {
      case .number: kinds.append(.number)
      case .text: kinds.append(.text)
      case .name(let name):
        guard let found = kindOfName[names[name]] else {
          let known = known.sorted()
          let near = nearest(to: names[name], among: known)
          throw problem(
            index, "unknown-name",
            "there is no input, lookup or step \(names[name])"
              + (near.isEmpty ? "; a text is written '\(names[name])'" : "")
              + suggestion(near, or: known))
        }
        if found == .set, nodes.count > 1 {
          throw problem(index, "wrong-type", "\(names[name]) is a set; only a sum lookup can use it")
        }
        kinds.append(found)
      case .negate(let operand):
        try require(operand, .number, "-")
        kinds.append(.number)
      case .not(let operand):
        try require(operand, .truth, "not")
        kinds.append(.truth)
      case .arithmetic(let sign, let left, let right):
        try require(left, .number, sign.rawValue)
        try require(right, .number, sign.rawValue)
        kinds.append(.number)
      case .compare(let sign, let left, let right):
        try requireSame(left, right, sign.rawValue)
        if sign == .equal || sign == .notEqual {
          if kinds[left] == .truth { throw problem(left, "wrong-type", "truth values are combined with and, or, not") }
        } else {
          try require(left, .number, sign.rawValue)
        }
        kinds.append(.truth)
      case .and(let left, let right):
        try require(left, .truth, "and")
        try require(right, .truth, "and")
        kinds.append(.truth)
      case .or(let left, let right):
        try require(left, .truth, "or")
        try require(right, .truth, "or")
        kinds.append(.truth)
      case .choose(let condition, let first, let second):
        try require(condition, .truth, "the condition of if")
        try requireSame(first, second, "if")
        kinds.append(kinds[first])
      case .call(let function, let first, let count):
        for argument in arguments[first..<first + count] { try require(argument, .number, function.rawValue) }
        kinds.append(.number)
      }
    }
    return kinds[root]
  }
}
