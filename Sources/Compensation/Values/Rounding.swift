/// To which multiple of a unit a number goes.
public enum RoundingRule: Sendable, Hashable {
  /// The nearest multiple; halves go away from zero.
  case nearest
  /// The multiple at or above, toward +∞.
  case up
  /// The multiple at or below, toward −∞.
  case down
}

extension ExactDecimal {
  /// The multiple of `unit` that the rule names: 44,577.20 up to 100 is 44,600.
  ///
  /// The number is first rounded to eight decimal places, half away from zero, unless the unit itself is finer: the last digits of
  /// a quotient are noise. 85,000.000000000000000003 up to 100 must not become 85,100, and 63,983.499999999999987, which is a
  /// half that a division left short, is 63,984 to the nearest 1.
  ///
  /// - Parameter unit: Above zero, in the same unit as the number: 100, 1, 0.01.
  /// - Throws: `nonPositiveUnit`, `overflow`.
  public func rounded(_ rule: RoundingRule, to unit: ExactDecimal) throws(ArithmeticError) -> ExactDecimal {
    if unit.units <= 0 { throw .nonPositiveUnit }
    let number =
      unit.units < Self.meaningfulUnits ? units : try Self.nearestMultiple(of: Self.meaningfulUnits, to: units)
    switch rule {
    case .nearest:
      return ExactDecimal(units: try Self.nearestMultiple(of: unit.units, to: number))
    case .up, .down:
      let rest = number % unit.units
      if rest == 0 { return ExactDecimal(units: number) }
      // `%` has the sign of the number, so that `number - rest` is the multiple toward zero.
      let towardZero = number - rest
      let step: Int128 = rule == .up ? (rest > 0 ? unit.units : 0) : (rest < 0 ? -unit.units : 0)
      let (multiple, overflow) = towardZero.addingReportingOverflow(step)
      if overflow { throw .overflow }
      return ExactDecimal(units: multiple)
    }
  }

  /// Units of the eighth decimal place, the last that rounding looks at.
  private static let meaningfulUnits: Int128 = 10_000_000_000

  private static func nearestMultiple(of unit: Int128, to number: Int128) throws(ArithmeticError) -> Int128 {
    let rest = number % unit
    let towardZero = number - rest
    if rest.magnitude < unit.magnitude - rest.magnitude { return towardZero }
    let (multiple, overflow) = towardZero.addingReportingOverflow(number < 0 ? -unit : unit)
    if overflow { throw .overflow }
    return multiple
  }
}
