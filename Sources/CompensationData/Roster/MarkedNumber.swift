internal import Compensation
internal import Tabular

/// Digits with marks between them, and what the marks must be.
struct MarkedNumber {
  private let text: Substring
  private let mayHave3Decimals: ThreeDecimals
  private let mayHavePairs: Bool
  private let decimalMark: DecimalMark?

  /// When three digits after a single mark may be decimals.
  enum ThreeDecimals {
    case never
    /// As programs write them.
    case afterPoint
    case always
  }

  /// - Parameter mayHavePairs: Whether the digits before the last three may be in pairs, with commas.
  init(_ text: Substring, mayHave3Decimals: ThreeDecimals, decimalMark: DecimalMark?, mayHavePairs: Bool) {
    self.text = text
    self.mayHavePairs = mayHavePairs
    self.mayHave3Decimals = mayHave3Decimals
    self.decimalMark = decimalMark
  }

  func read() throws(NumberProblem) -> ReadNumber {
    var parts: [Substring] = [""]
    var marks: [Character] = []
    for index in text.indices {
      let character = text[index]
      if character.isASCII, character.isNumber {
        parts[parts.count - 1].append(character)
      } else if let mark = Self.mark(character) {
        marks.append(mark)
        parts.append("")
      } else {
        throw .bad(Self.words(for: character))
      }
    }
    let hasDecimals = try endsInDecimals(parts, marks)
    let groups = hasDecimals ? Array(parts.dropLast()) : parts
    let groupMarks = hasDecimals ? Array(marks.dropLast()) : marks
    guard Set(groupMarks).count <= 1, Self.areGroups(groups, mayBePairs: mayHavePairs && groupMarks.first == ","),
      !hasDecimals || !(parts.last ?? "").isEmpty,
      !hasDecimals || !groupMarks.contains(marks.last ?? " ")
    else { throw .bad("the marks between the digits do not make a number; write 775000 or 775,000.00") }
    let decimals = hasDecimals ? String(parts.last ?? "") : ""
    let digits = groups.joined() + decimals
    guard let value = Int64(digits), digits.drop(while: { $0 == "0" }).count <= 15, decimals.count <= 15 else {
      throw .tooLarge
    }
    return ReadNumber(digits: value, fractionDigits: decimals.count)
  }

  /// Whether the last mark is a decimal mark.
  private func endsInDecimals(_ parts: [Substring], _ marks: [Character]) throws(NumberProblem) -> Bool {
    guard let last = marks.last, last == "." || last == "," else { return false }
    if let decimalMark { return last == (decimalMark == .point ? "." : ",") }
    let others = marks.dropLast()
    if others.contains(last) { return false }
    if !others.isEmpty { return true }
    let (whole, rest) = (parts[0], parts[1])
    let mayBeGroup = rest.count == 3 && (1...3).contains(whole.count) && !whole.hasPrefix("0")
    if !mayBeGroup { return true }
    if mayHave3Decimals == .never || (mayHave3Decimals == .afterPoint && last == ",") { return false }
    throw NumberProblem(
      code: "ambiguous-number",
      message:
        "the figure may be thousands or a number with three decimals; write it without marks, or say --decimal-mark point "
        + "or comma for the whole file")
  }

  /// Groups of three digits, or of two before the last three; one part may have any length.
  private static func areGroups(_ parts: [Substring], mayBePairs: Bool) -> Bool {
    if parts.count == 1 { return !parts[0].isEmpty }
    guard parts.last?.count == 3, !parts[0].isEmpty else { return false }
    let middle = parts.dropFirst().dropLast()
    return (parts[0].count <= 3 && middle.allSatisfy { $0.count == 3 })
      || (mayBePairs && parts[0].count <= 2 && !middle.isEmpty && middle.allSatisfy { $0.count == 2 })
  }

  private static func mark(_ character: Character) -> Character? {
    switch character {
    case ".", ",": character
    case " ", "\u{a0}", "\u{202f}", "\u{2009}": " "
    case "'", "\u{2019}": "'"
    default: nil
    }
  }

  private static func words(for character: Character) -> String {
    switch character {
    case "%": "a percent sign is no part of an amount of money; write the amount"
    case "e", "E": "an exponent, as spreadsheets write long numbers; write the digits out"
    case "k", "K", "m", "M": "a letter for thousands or millions; write the digits out"
    default: "this is not a number; write digits such as 775000 or 775,000.00"
    }
  }
}
