/// Rounding in cells, as the policy language rounds.
///
/// A spreadsheet computes in binary with some 15 to 16 digits, so that 44,600 may be 44,600.000000000007. Before a number is rounded it is
/// therefore brought to eight decimal places, as the engine does, and first moved towards the harmless side by one part in 10¹⁴, which is more
/// than the noise of a chain of operations and matters where a number is so large that eight decimal places are beyond its digits.
/// `CEILING` and `FLOOR` go towards +∞ and −∞, as `round_up` and `round_down` do; `ROUNDUP` goes away from zero.
extension CellFormula {
  /// As many decimal places as the engine looks at.
  private static let placesLookedAt = 8
  private static let placesOfCount = 12

  private enum Side {
    case lessInSize, moreInSize
    var factor: CellFormula { CellFormula(self == .lessInSize ? "(1-1E-14)" : "(1+1E-14)") }
  }

  /// - Parameters:
  ///   - unit: What to round to a multiple of.
  ///   - literal: The unit, if it is a number that is written in the formula.
  func rounded(_ rule: RoundingRule, to unit: CellFormula, literal: ExactDecimal?) -> CellFormula {
    let side: Side = rule == .up ? .lessInSize : .moreInSize
    let nudged = self * side.factor
    if let literal, let places = Self.decimalPlaces(ofPowerOfTen: literal) {
      return rounded(nudged, rule, places: places, unit: unit)
    }
    if let literal, literal.units % ExactDecimal.unitsPerOne == 0, rule != .nearest {
      return .call(rule == .up ? "CEILING" : "FLOOR", .places(Self.placesLookedAt, nudged), unit)
    }
    // How many units it is, without the noise of the division; one that is left is less than a unit of the eighth decimal place.
    let counted = CellFormula.places(Self.placesOfCount, .places(Self.placesLookedAt, nudged) / unit)
    return rule == .nearest
      ? .places(0, counted) * unit : .call(rule == .up ? "CEILING" : "FLOOR", counted, CellFormula("1")) * unit
  }

  /// - Parameter places: How many decimal places the unit has: 2 for 0.01, −2 for 100.
  private func rounded(
    _ nudged: CellFormula, _ rule: RoundingRule, places: Int, unit: CellFormula
  ) -> CellFormula {
    let looked = Swift.max(Self.placesLookedAt, places)
    if rule == .nearest { return .places(places, .places(looked, nudged)) }
    let function = rule == .up ? "CEILING" : "FLOOR"
    if places <= 0 { return .call(function, .places(looked, nudged), unit) }
    // Whole numbers are exact in binary, and their quotient is the nearest to the decimal.
    let scale = CellFormula("1" + String(repeating: "0", count: places))
    return .call(function, .places(looked - places, nudged * scale), CellFormula("1")) / scale
  }

  /// Rounded to the nearest multiple of 10⁻ⁿ, n in a cell: an amount at its currency's digits.
  func rounded(toDigits digits: CellFormula) -> CellFormula { .call("ROUND", self * Side.moreInSize.factor, digits) }

  private static func places(_ places: Int, _ formula: CellFormula) -> CellFormula {
    .call("ROUND", formula, CellFormula("\(places)"))
  }

  /// 2 for 0.01, 0 for 1, −2 for 100; nil for what is no power of ten.
  private static func decimalPlaces(ofPowerOfTen number: ExactDecimal) -> Int? {
    guard number.units > 0 else { return nil }
    var units = number.units
    var places = ExactDecimal.fractionDigits
    while units % 10 == 0 {
      units /= 10
      places -= 1
    }
    return units == 1 ? places : nil
  }
}
