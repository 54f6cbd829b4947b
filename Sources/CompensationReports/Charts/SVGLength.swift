/// A length or a coordinate in a drawing, counted in hundredths of a unit, so that every machine writes the same digits.
struct SVGLength: Hashable, Comparable, ExpressibleByIntegerLiteral, CustomStringConvertible {
  /// The length times 100.
  let hundredths: Int

  init(hundredths: Int) { self.hundredths = hundredths }
  init(integerLiteral units: Int) { hundredths = units * 100 }
  /// Whole units.
  init(_ units: Int) { hundredths = units * 100 }

  static func + (left: Self, right: Self) -> Self { Self(hundredths: left.hundredths + right.hundredths) }
  static func - (left: Self, right: Self) -> Self { Self(hundredths: left.hundredths - right.hundredths) }
  static func += (left: inout Self, right: Self) { left = left + right }
  static func * (left: Self, right: Int) -> Self { Self(hundredths: left.hundredths * right) }
  static func < (left: Self, right: Self) -> Bool { left.hundredths < right.hundredths }

  /// `self × part ÷ whole`, rounded half up.
  /// - Parameters:
  ///   - part: 0 or more.
  ///   - whole: Above 0.
  func share(_ part: Int, of whole: Int) -> Self {
    Self(hundredths: (2 * hundredths * part + whole) / (2 * whole))
  }

  /// Half of the length.
  var half: Self { share(1, of: 2) }

  /// As an attribute's value, without needless zeros: `12.5`.
  var description: String {
    let (whole, rest) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
    let sign = hundredths < 0 ? "-" : ""
    if rest == 0 { return "\(sign)\(whole)" }
    return "\(sign)\(whole)." + (rest % 10 == 0 ? "\(rest / 10)" : rest < 10 ? "0\(rest)" : "\(rest)")
  }
}
