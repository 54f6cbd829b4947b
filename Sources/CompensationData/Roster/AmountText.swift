internal import Compensation
internal import Tabular

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
    let number = try MarkedNumber(
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
    return try MarkedNumber(text[...], mayHave3Decimals: .always, decimalMark: decimalMark, mayHavePairs: false).read()
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
      } else if let (sign, codes) = CurrencySigns.all.first(where: {
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

extension Substring {
  /// Without blanks of any kind at its ends.
  var trimmingBlanks: Substring {
    var text = drop(while: \.isWhitespace)
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return text
  }
}
