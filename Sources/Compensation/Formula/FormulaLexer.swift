/// A word, number or sign of a formula, and where it stands.
struct FormulaToken: Hashable {
  enum Kind: Hashable {
    case number(ExactDecimal)
    case text(String)
    case name(String)
    case sign(String)
    case end
  }

  let kind: Kind
  /// Bytes of the formula's text.
  let extent: Range<Int>

  /// As it is quoted in a message.
  var shown: String {
    switch kind {
    case .number(let number): "\(number)"
    case .text(let text): "'\(text)'"
    case .name(let name): name
    case .sign(let sign): "\"\(sign)\""
    case .end: "the end"
    }
  }
}

/// Cuts a formula into tokens. The last one is `end`.
func tokens(of source: String) throws(FormulaProblem) -> [FormulaToken] {
  let bytes = Array(source.utf8)
  var tokens: [FormulaToken] = []
  var position = 0

  func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
  func isNameStart(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) }
  func end(from start: Int, while matches: (UInt8) -> Bool) -> Int {
    var end = start
    while end < bytes.count, matches(bytes[end]) { end += 1 }
    return end
  }
  func piece(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  while position < bytes.count {
    let start = position
    let byte = bytes[position]
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"):
      position += 1
      continue
    case _ where isDigit(byte):
      position = end(from: start) {
        isDigit($0) || $0 == UInt8(ascii: ".") || isNameStart($0) || $0 == UInt8(ascii: "_")
      }
      do {
        tokens.append(.init(kind: .number(try ExactDecimal(plain: piece(start..<position))), extent: start..<position))
      } catch {
        throw FormulaProblem(
          position: start + 1, code: "formula-syntax", message: "\(piece(start..<position)) is not a number: \(error)")
      }
    case _ where isNameStart(byte) || byte == UInt8(ascii: "_"):
      position = end(from: start) { isNameStart($0) || isDigit($0) || $0 == UInt8(ascii: "_") }
      tokens.append(.init(kind: .name(piece(start..<position)), extent: start..<position))
    case UInt8(ascii: "'"):
      let close = end(from: start + 1) { $0 != UInt8(ascii: "'") }
      if close == bytes.count {
        throw FormulaProblem(
          position: start + 1, code: "formula-syntax", message: "a text begins here and does not end; close it with '")
      }
      position = close + 1
      tokens.append(.init(kind: .text(piece(start + 1..<close)), extent: start..<position))
    default:
      let two = start + 1 < bytes.count ? piece(start..<start + 2) : ""
      if ["!=", "<=", ">="].contains(two) {
        position += 2
        tokens.append(.init(kind: .sign(two), extent: start..<position))
      } else if "+-*/(),=<>".utf8.contains(byte) {
        position += 1
        tokens.append(.init(kind: .sign(piece(start..<position)), extent: start..<position))
      } else {
        // The whole character, which may be several bytes.
        let character = end(from: start + 1) { $0 & 0xC0 == 0x80 }
        throw FormulaProblem(
          position: start + 1, code: "formula-syntax",
          message:
            "\"\(piece(start..<character))\" does not belong in a formula\(remedy(for: piece(start..<character)))")
      }
    }
  }
  tokens.append(.init(kind: .end, extent: bytes.count..<bytes.count))
  return tokens
}

/// What to write instead of a sign that other languages use.
private func remedy(for character: String) -> String {
  switch character {
  case "\"": "; write a text between '…'"
  case "%": "; write 0.25 for 25 %"
  case "×", "·": "; multiply with *"
  case "÷", ":": "; divide with /"
  case "&": "; write and"
  case "|": "; write or"
  case "!": "; write not, or != between two values"
  case "^": "; powers are not in the language, multiply instead"
  default: ""
  }
}
