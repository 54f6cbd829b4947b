extension NumberText {
  /// A ratio that is counted in ten-thousandths, with four decimal places: `0.9250`.
  static func ratio(tenThousandths: Int) -> String {
    let magnitude = tenThousandths.magnitude
    let digits = String(magnitude % 10_000)
    return (tenThousandths < 0 ? "-" : "") + "\(magnitude / 10_000)." + String(repeating: "0", count: 4 - digits.count)
      + digits
  }

  /// The same without zeros at its end, but with one decimal place at least: `1.0`, `0.85`.
  static func shortRatio(tenThousandths: Int) -> String {
    var text = ratio(tenThousandths: tenThousandths)
    while text.hasSuffix("0"), !text.hasSuffix(".0") { text.removeLast() }
    return text
  }
}
