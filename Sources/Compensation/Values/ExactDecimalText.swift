/// Why a text is not a plain decimal number. The text itself is never repeated: it may be somebody's pay.
public enum NumberSyntaxError: Error, Sendable, Hashable, CustomStringConvertible {
  case empty
  case unexpectedCharacter(Character)
  case exponent
  case secondDecimalPoint
  case noDigitBeforePoint
  case noDigitAfterPoint
  case tooManyFractionDigits
  case tooLarge

  /// What is wrong and what to write instead, to follow a colon.
  public var description: String {
    switch self {
    case .empty: "there are no digits"
    case .unexpectedCharacter(","): "a comma; write 1313.175, without grouping and with a decimal point"
    case .unexpectedCharacter("%"): "a percent sign; write the share, 0.25 for 25 %"
    case .unexpectedCharacter(" "), .unexpectedCharacter("\u{a0}"), .unexpectedCharacter("\u{202f}"):
      "a space; remove it"
    case .exponent: "an exponent; write the digits out"
    case .unexpectedCharacter(let character):
      "the character \"\(character)\"; write digits and at most one decimal point"
    case .secondDecimalPoint: "a second decimal point"
    case .noDigitBeforePoint: "no digit before the decimal point"
    case .noDigitAfterPoint: "no digit after the decimal point"
    case .tooManyFractionDigits: "more than 18 digits after the decimal point"
    case .tooLarge: "more than 20 digits before the decimal point, or above 170141183460469231731"
    }
  }
}

extension ExactDecimal {
  /// Reads a plain decimal: an optional minus sign, digits, and optionally a point with up to 18 digits, then zeros.
  ///
  /// No grouping, exponent, blank, plus sign, percent or currency sign: those belong to a declared number format.
  public init(plain text: some StringProtocol) throws(NumberSyntaxError) {
    var magnitude: UInt128 = 0
    var digits = 0
    var fraction: Int?
    var isNegative = false
    // Characters are looked at only to name what is wrong; numbers are ASCII.
    func refuse() -> NumberSyntaxError {
      for (offset, character) in text.enumerated()
      where !(character.isASCII && character.isNumber) && character != "." && !(offset == 0 && character == "-") {
        // 1e5 has an exponent; EUR 100 has not.
        let isExponent = character == "e" || character == "E"
        return isExponent && (text.first.map { $0.isNumber || $0 == "-" } ?? false)
          ? .exponent : .unexpectedCharacter(character)
      }
      return .secondDecimalPoint
    }
    var first = true
    for byte in text.utf8 {
      defer { first = false }
      switch byte {
      case UInt8(ascii: "-") where first:
        isNegative = true
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        digits += 1
        if fraction != nil {
          fraction! += 1
          if fraction! > Self.fractionDigits {
            if byte == UInt8(ascii: "0") { continue }
            throw .tooManyFractionDigits
          }
        }
        let (tenfold, overflow) = magnitude.multipliedReportingOverflow(by: 10)
        let (sum, carry) = tenfold.addingReportingOverflow(UInt128(byte - UInt8(ascii: "0")))
        if overflow || carry { throw .tooLarge }
        magnitude = sum
      case UInt8(ascii: "."):
        if fraction != nil { throw refuse() }
        if digits == 0 { throw .noDigitBeforePoint }
        fraction = 0
      default:
        throw refuse()
      }
    }
    if digits == 0 { throw .empty }
    if fraction == 0 { throw .noDigitAfterPoint }
    for _ in min(fraction ?? 0, Self.fractionDigits)..<Self.fractionDigits {
      let (tenfold, overflow) = magnitude.multipliedReportingOverflow(by: 10)
      if overflow { throw .tooLarge }
      magnitude = tenfold
    }
    do { try self.init(magnitude: magnitude, isNegative: isNegative) } catch { throw .tooLarge }
  }
}

extension ExactDecimal: CustomStringConvertible {
  /// The shortest plain decimal that reads back as this number, such as `0.8421` or `-12`.
  public var description: String {
    let magnitude = units.magnitude
    let (whole, fraction) = magnitude.quotientAndRemainder(dividingBy: UInt128(Self.unitsPerOne))
    let sign = units < 0 ? "-" : ""
    if fraction == 0 { return "\(sign)\(whole)" }
    var digits = String(fraction)
    digits = String(repeating: "0", count: Self.fractionDigits - digits.count) + digits
    while digits.last == "0" { digits.removeLast() }
    return "\(sign)\(whole).\(digits)"
  }

  /// The number with exactly that many digits after the point, rounded half away from zero: `1.005` with 2 is `1.01`.
  /// - Parameter fractionDigits: 0 to 18.
  public func formatted(fractionDigits: Int) -> String {
    var bytes: [UInt8] = []
    append(to: &bytes, fractionDigits: fractionDigits)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the ASCII digits of `formatted(fractionDigits:)` to a buffer, without allocating.
  public func append(to buffer: inout [UInt8], fractionDigits: Int) {
    precondition((0...Self.fractionDigits).contains(fractionDigits), "0 to 18 fraction digits")
    let dropped = Self.powerOfTen(Self.fractionDigits - fractionDigits)
    var (kept, rest) = units.magnitude.quotientAndRemainder(dividingBy: dropped)
    if rest >= dropped - rest, rest > 0 { kept += 1 }
    if units < 0, kept != 0 { buffer.append(UInt8(ascii: "-")) }
    let (whole, fraction) = kept.quotientAndRemainder(dividingBy: Self.powerOfTen(fractionDigits))
    Self.append(digitsOf: whole, atLeast: 1, to: &buffer)
    if fractionDigits > 0 {
      buffer.append(UInt8(ascii: "."))
      Self.append(digitsOf: fraction, atLeast: fractionDigits, to: &buffer)
    }
  }

  private static func append(digitsOf number: UInt128, atLeast count: Int, to buffer: inout [UInt8]) {
    let start = buffer.count
    // Almost every number fits a machine word, where division is cheap.
    var rest = number
    while rest > UInt128(UInt64.max) {
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
      buffer.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit))
      rest = quotient
    }
    var word = UInt64(truncatingIfNeeded: rest)
    while word > 0 {
      buffer.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: word % 10))
      word /= 10
    }
    while buffer.count - start < count { buffer.append(UInt8(ascii: "0")) }
    var low = start
    var high = buffer.count - 1
    while low < high {
      buffer.swapAt(low, high)
      low += 1
      high -= 1
    }
  }

  /// 10 to the power of 0 … 18.
  static func powerOfTen(_ exponent: Int) -> UInt128 {
    var power: UInt128 = 1
    for _ in 0..<exponent { power *= 10 }
    return power
  }
}
