/// A number with a fixed count of decimal places, such as 8558 and 4 for 0.8558.
func fixedPoint(_ number: Int, places: Int) -> String {
  var bytes: [UInt8] = []
  bytes.appendFixedPoint(number, places: places)
  return String(decoding: bytes, as: UTF8.self)
}

extension [UInt8] {
  /// Appends a number that is not negative, with zeros in front up to a width.
  mutating func appendDigits(_ number: Int, width: Int = 1) {
    let start = count
    var rest = number
    while rest > 0 || count - start < width {
      append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    }
    self[start...].reverse()
  }

  /// Appends a number that is not negative, the last `places` digits after the decimal point.
  mutating func appendFixedPoint(_ number: Int, places: Int) {
    var unit = 1
    for _ in 0..<places { unit *= 10 }
    appendDigits(number / unit)
    guard places > 0 else { return }
    append(UInt8(ascii: "."))
    appendDigits(number % unit, width: places)
  }
}
