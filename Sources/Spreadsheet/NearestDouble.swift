/// The binary number nearest to a decimal one: how a spreadsheet holds it.
///
/// Up to 2⁵³ units and 22 fraction digits both are exact in binary, and one division rounds to the nearest, as IEEE 754 says; beyond
/// that the digits are read as text, which does the same.
/// - Parameters:
///   - units: The number, counted in its last digit's unit: 1205 is 12.05 where two digits come after the point.
///   - fractionDigits: How many digits come after the point.
func nearestDouble(units: Int64, fractionDigits: Int) -> Double {
  if units.magnitude <= 1 << 53, fractionDigits < powersOfTen.count {
    return Double(units) / powersOfTen[fractionDigits]
  }
  return Double("\(units)e-\(fractionDigits)") ?? .nan
}

private let powersOfTen: [Double] = [
  1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
  1e21,
  1e22,
]

/// The binary number nearest to plain decimal digits such as `-12.05`; nil if the text is not that.
/// - Parameter decimalMark: What stands before the digits after the point.
public func nearestDouble(digits: Span<UInt8>, decimalMark: UInt8 = UInt8(ascii: ".")) -> Double? {
  var units: Int64 = 0
  var fractionDigits = -1
  var index = 0
  let isNegative = digits.count > 0 && digits[0] == UInt8(ascii: "-")
  if isNegative { index = 1 }
  guard index < digits.count, digits.count - index <= 18 else {
    return nearestDoubleOfLong(digits, decimalMark)
  }
  while index < digits.count {
    let byte = digits[index]
    if byte == decimalMark, fractionDigits < 0 {
      fractionDigits = 0
    } else if byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
      units = units &* 10 &+ Int64(byte &- UInt8(ascii: "0"))
      if fractionDigits >= 0 { fractionDigits += 1 }
    } else {
      return nil
    }
    index += 1
  }
  return nearestDouble(units: isNegative ? -units : units, fractionDigits: max(fractionDigits, 0))
}

private func nearestDoubleOfLong(_ digits: Span<UInt8>, _ decimalMark: UInt8) -> Double? {
  var bytes: [UInt8] = []
  for index in 0..<digits.count {
    switch digits[index] {
    case decimalMark: bytes.append(UInt8(ascii: "."))
    case let byte where byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") || byte == UInt8(ascii: "-"):
      bytes.append(byte)
    default: return nil
    }
  }
  return Double(String(decoding: bytes, as: UTF8.self))
}
