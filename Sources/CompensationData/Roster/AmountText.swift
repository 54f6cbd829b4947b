internal import Compensation

/// Which sign stands before the decimals of the numbers in a file, where a person says so.
public enum DecimalMark: String, Sendable, Hashable, CaseIterable {
  case point, comma
}

/// A number read from a cell: `digits × 10^−fractionDigits`, as it was written.
struct ReadNumber: Equatable {
  var digits: Int64
  var fractionDigits: Int
  /// Whether it was written in another way than with plain digits and a decimal point.
  var isFormatted = false

  /// The value; exact, as nothing with more than 18 digits is read.
  var value: ExactDecimal {
    var units = Int128(digits)
    for _ in fractionDigits..<ExactDecimal.fractionDigits { units *= 10 }
    return ExactDecimal(units: units)
  }
}

/// Why a cell is not the number that it should be. The cell itself is never repeated: it may be somebody's pay.
struct NumberProblem: Error, Equatable {
  let code: String
  let message: String

  static let missing = NumberProblem(
    code: "missing-value", message: "there is no figure; a missing one is never taken as 0")
  static let notPositive = NumberProblem(code: "not-positive", message: "the figure is not above 0; correct it")
  static let tooLarge = NumberProblem(
    code: "too-large", message: "the figure is too large, or has too many digits, for pay; correct it")

  static func bad(_ what: String) -> NumberProblem { NumberProblem(code: "bad-number", message: what) }
}

/// Reads amounts of money as people write them, where that has one meaning: `775000`, `$775,000.00`, `775.000,00 €`.
struct AmountText {
  let decimalMark: DecimalMark?

  /// Reads plain digits with at most one decimal point, which is how most cells are; nil leaves the cell to `read`.
  @inline(__always)
  func readPlain(_ bytes: Span<UInt8>) -> ReadNumber? {
    let count = bytes.count
    guard count > 0, count <= 15 else { return nil }
    var digits: Int64 = 0
    var point = -1
    for index in 0..<count {
      let byte = bytes[index]
      let digit = byte &- UInt8(ascii: "0")
      if digit <= 9 {
        digits = digits &* 10 &+ Int64(digit)
      } else if byte == UInt8(ascii: "."), point < 0, index > 0 {
        point = index
      } else {
        return nil
      }
    }
    if point < 0 { return digits > 0 ? ReadNumber(digits: digits, fractionDigits: 0) : nil }
    let decimals = count &- point &- 1
    // 52.000 may be fifty-two thousand.
    guard digits > 0, decimals > 0, decimals != 3, decimalMark != .comma else { return nil }
    return ReadNumber(digits: digits, fractionDigits: decimals)
  }

  /// Reads any cell.
  /// - Parameters:
  ///   - currency: The row's currency, which a sign in the cell must be one of.
  ///   - mayHave3Decimals: Whether three decimals are usual whatever the currency, as in pay per hour.
  func read(
    _ text: String, currency: Currency, mayHave3Decimals: Bool = false
  ) throws(NumberProblem) -> ReadNumber {
    var rest = Substring(text).trimmingBlanks
    if rest.isEmpty || Self.missingMarkers.contains(rest.lowercased()) { throw .missing }
    let sign = try removeCurrency(from: &rest, currency)
    if rest.hasPrefix("(") && rest.hasSuffix(")") || rest.hasPrefix("-") || rest.hasPrefix("\u{2212}") {
      throw .notPositive
    }
    // Nobody writes a sign beside three decimals of a currency that has two.
    let number = try NumberText(
      rest, mayHave3Decimals: mayHave3Decimals || currency.minorDigits == 3 ? .always : sign ? .never : .afterPoint,
      decimalMark: decimalMark, mayHavePairs: Self.groupedInPairs.contains(currency.code)
    ).read()
    if number.digits == 0 { throw .notPositive }
    let isPlain = !sign && rest.utf8.allSatisfy { $0 == UInt8(ascii: ".") || ($0 &- UInt8(ascii: "0")) <= 9 }
    return ReadNumber(digits: number.digits, fractionDigits: number.fractionDigits, isFormatted: !isPlain)
  }

  /// Reads a number that is no amount, as a policy's input may be; plain digits, or with marks that have one meaning.
  func readInput(_ text: String) throws(NumberProblem) -> ExactDecimal {
    // Where a comma is the decimal mark, a point stands between thousands.
    let mayBePlain = decimalMark != .comma || !text.utf8.contains(UInt8(ascii: "."))
    if mayBePlain, let number = try? ExactDecimal(plain: text) { return number }
    return try NumberText(text[...], mayHave3Decimals: .always, decimalMark: decimalMark, mayHavePairs: false).read()
      .value
  }

  /// Reads a share of full time: `0.8`, `0,8`, `80%`. A single mark is a decimal mark, as a share is no thousand.
  static func readShare(_ text: String) throws(NumberProblem) -> ExactDecimal {
    var rest = Substring(text).trimmingBlanks
    if rest.isEmpty || missingMarkers.contains(rest.lowercased()) { throw .missing }
    let isPercentage = rest.hasSuffix("%")
    if isPercentage { rest = rest.dropLast().trimmingBlanks }
    let number: ExactDecimal
    do { number = try ExactDecimal(plain: rest.replacing(",", with: ".")) } catch {
      throw .bad("this is not a share of full time; write 0.8 for 80 %")
    }
    let share = isPercentage ? try? number / ExactDecimal(100) : number
    guard let share, share > .zero, share <= ExactDecimal(2) else {
      throw NumberProblem(
        code: "out-of-bounds", message: "a share of full time is above 0 and at most 2; write 0.8 for 80 %")
    }
    return share
  }

  /// Cells that say that there is no figure.
  private static let missingMarkers: Set<String> = [
    "-", "--", "–", "—", "*", "#", ".", "?", "n/a", "na", "#n/a", "nan", "none", "null", "nil", "unknown", "tbd",
  ]

  /// The currencies of countries that write 12,34,567.
  private static let groupedInPairs: Set<String> = ["BDT", "INR", "LKR", "NPR", "PKR"]

  /// The signs of currencies and which currencies they may stand for, longest first.
  private static let signs: [(sign: String, codes: Set<String>)] = [
    ("US$", ["USD"]), ("CA$", ["CAD"]), ("HK$", ["HKD"]), ("NZ$", ["NZD"]), ("NT$", ["TWD"]), ("MX$", ["MXN"]),
    ("A$", ["AUD"]), ("C$", ["CAD"]), ("S$", ["SGD"]), ("R$", ["BRL"]), ("Kč", ["CZK"]), ("zł", ["PLN"]),
    ("Ft", ["HUF"]), ("kr", ["DKK", "NOK", "SEK", "ISK"]), ("Fr.", ["CHF"]), ("Rs", ["INR", "PKR", "LKR", "NPR"]),
    (
      "$",
      [
        "USD", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD", "MXN", "ARS", "CLP", "COP", "UYU", "BSD", "BBD", "BZD", "BMD",
        "BND", "KYD", "FJD", "GYD", "JMD", "LRD", "NAD", "SBD", "SRD", "TTD", "XCD",
      ]
    ),
    ("€", ["EUR"]), ("£", ["GBP", "EGP", "FKP", "GIP", "LBP", "SHP", "SYP", "SSP", "SDG"]), ("¥", ["JPY", "CNY"]),
    ("₹", ["INR"]), ("₩", ["KRW", "KPW"]), ("₪", ["ILS"]), ("₫", ["VND"]), ("₱", ["PHP"]), ("₺", ["TRY"]),
    ("₴", ["UAH"]), ("₦", ["NGN"]), ("฿", ["THB"]), ("₽", ["RUB"]),
  ]

  /// Takes a currency's sign or code off either end.
  /// - Returns: Whether there was one.
  private func removeCurrency(from text: inout Substring, _ currency: Currency) throws(NumberProblem) -> Bool {
    var isFound = false
    func check(_ codes: Set<String>) throws(NumberProblem) {
      if codes.contains(currency.code) { return }
      throw NumberProblem(
        code: "currency-mismatch",
        message: "the figure has the sign of another currency than the row's, \(currency.code); correct one of them")
    }
    for atEnd in [false, true] {
      let code = String(atEnd ? text.suffix(3) : text.prefix(3))
      if Currency(code: code) != nil {
        try check([code])
        text = (atEnd ? text.dropLast(3) : text.dropFirst(3)).trimmingBlanks
        isFound = true
      } else if let (sign, codes) = Self.signs.first(where: {
        atEnd ? text.hasSuffix($0.sign) : text.hasPrefix($0.sign)
      }) {
        try check(codes)
        text = (atEnd ? text.dropLast(sign.count) : text.dropFirst(sign.count)).trimmingBlanks
        isFound = true
      }
    }
    return isFound
  }
}

/// Digits with marks between them, and what the marks must be.
private struct NumberText {
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

extension Substring {
  /// Without blanks of any kind at its ends.
  var trimmingBlanks: Substring {
    var text = drop(while: \.isWhitespace)
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return text
  }
}
