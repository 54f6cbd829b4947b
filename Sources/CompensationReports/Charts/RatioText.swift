extension NumberStyle {
  /// A ratio that is counted in ten-thousandths, with four decimal places: `0.9250`.
  func ratio(tenThousandths: Int) -> String { ungrouped(Self.digits(tenThousandths)) }

  /// The same without zeros at its end, but with one decimal place at least: `1.0`, `0.85`.
  func shortRatio(tenThousandths: Int) -> String {
    var text = Self.digits(tenThousandths)
    while text.hasSuffix("0"), !text.hasSuffix(".0") { text.removeLast() }
    return ungrouped(text)
  }

  private static func digits(_ tenThousandths: Int) -> String {
    let magnitude = tenThousandths.magnitude
    let digits = String(magnitude % 10_000)
    return (tenThousandths < 0 ? "-" : "") + "\(magnitude / 10_000)." + String(repeating: "0", count: 4 - digits.count)
      + digits
  }
}
