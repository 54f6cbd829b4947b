/// A text of a policy, as a number: two symbols of one policy are equal if and only if their texts are.
struct Symbol: Sendable, Hashable, BitwiseCopyable {
  let index: Int32
}

/// The texts of a policy's tables and formulas, each held once.
struct Symbols: Sendable {
  private(set) var texts: [String] = []
  private var indices: [String: Int32] = [:]

  /// The symbol of a text, made if there is none yet.
  mutating func intern(_ text: String) -> Symbol {
    if let index = indices[text] { return Symbol(index: index) }
    let index = Int32(texts.count)
    texts.append(text)
    indices[text] = index
    return Symbol(index: index)
  }

  /// The symbol of a text that the policy contains.
  func find(_ text: String) -> Symbol? { indices[text].map(Symbol.init) }

  subscript(symbol: Symbol) -> String { texts[Int(symbol.index)] }
}

/// What a name has been worked out to be.
enum Value: Sendable, Hashable, BitwiseCopyable {
  case number(ExactDecimal)
  case text(Symbol)
  case truth(Bool)
}
