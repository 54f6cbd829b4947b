extension CSVWriter {
  public mutating func append(decimal units: Int64, fractionDigits: Int) {
    let magnitude = units.magnitude
    var scale: UInt64 = 1
    for _ in 0..<fractionDigits { scale *= 10 }
    let (whole, rest) = magnitude.quotientAndRemainder(dividingBy: scale)
    var text = (units < 0 ? "-" : "") + String(whole)
    if fractionDigits > 0 {
      let digits = String(rest)
      text += "." + String(repeating: "0", count: fractionDigits - digits.count) + digits
    }
    append(text)
  }
  public mutating func append(_ number: Int) { append(String(number)) }
  public mutating func appendEncoded(_ bytes: [UInt8], fields: Int) {
    appendPlain { $0.append(contentsOf: bytes) }
  }
}
