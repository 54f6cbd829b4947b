import Compensation
import Testing

@Suite struct ExactDecimalTests {
  @Test func wholeNumbersAndOrder() throws {
    #expect(ExactDecimal(85_000).units == 85_000_000_000_000_000_000_000)
    #expect(ExactDecimal(-3) < .zero)
    #expect(ExactDecimal.zero < .one)
    #expect(try ExactDecimal(plain: "-0.2") < ExactDecimal(plain: "-0.1"))
    #expect(ExactDecimal.one == ExactDecimal(1))
  }

  @Test(arguments: [
    ("0.1", "+", "0.2", "0.3"), ("1", "-", "0.000000000000000001", "0.999999999999999999"), ("-5", "+", "5", "0"),
    ("140000", "*", "0.65", "91000"),
    // 1/3 of 18 places, and back: one unit short of 1.
    ("1", "/", "3", "0.333333333333333333"), ("0.333333333333333333", "*", "3", "0.999999999999999999"),
    ("2", "/", "3", "0.666666666666666667"), ("-2", "/", "3", "-0.666666666666666667"),
    ("2", "/", "-3", "-0.666666666666666667"),
    ("-2", "/", "-3", "0.666666666666666667"),
    // Half a unit of the last place goes away from zero, less than half to zero.
    ("0.000000001", "*", "0.0000000005", "0.000000000000000001"),
    ("-0.000000001", "*", "0.0000000005", "-0.000000000000000001"),
    ("0.000000001", "*", "0.0000000004", "0"), ("0.000000000000000001", "/", "2", "0.000000000000000001"),
    ("-0.000000000000000001", "/", "2", "-0.000000000000000001"), ("0.000000000000000001", "/", "3", "0"),
    // Multiplied before divided, 0.7 × 1.26 ÷ 1.26 is 0.7; divided first it is one unit more.
    ("0.882", "/", "1.26", "0.7"), ("0.555555555555555556", "*", "1.26", "0.700000000000000001"),
    // The product of the units has 58 digits and needs more than 128 bits.
    ("10000000000", "*", "10000000000", "100000000000000000000"),
    ("170141183460469231731", "/", "170141183460469231731", "1"),
    ("170141183460469231731.687303715884105727", "*", "1", "170141183460469231731.687303715884105727"),
    ("170141183460469231731.687303715884105727", "/", "-1", "-170141183460469231731.687303715884105727"),
    ("85000", "*", "1.1888", "101048"),
  ])
  func arithmetic(left: String, sign: String, right: String, expected: String) throws {
    let a = try ExactDecimal(plain: left)
    let b = try ExactDecimal(plain: right)
    let result =
      switch sign {
      case "+": try a + b
      case "-": try a - b
      case "*": try a * b
      default: try a / b
      }
    #expect(result.description == expected)
  }

  @Test func theSignsOfNumbers() throws {
    #expect(try ExactDecimal(7).negated() == ExactDecimal(-7))
    #expect(try ExactDecimal(-7).magnitude() == ExactDecimal(7))
    #expect(try ExactDecimal(7).magnitude() == ExactDecimal(7))
    // The least value has no counterpart.
    #expect(throws: ArithmeticError.overflow) { try ExactDecimal(units: .min).negated() }
    #expect(throws: ArithmeticError.overflow) { try ExactDecimal(units: .min).magnitude() }
  }

  @Test func nothingIsDividedByZero() {
    #expect(throws: ArithmeticError.divisionByZero) { try ExactDecimal.one / .zero }
    #expect(throws: ArithmeticError.divisionByZero) { try ExactDecimal.zero / .zero }
  }

  @Test func resultsThatDoNotFitAreErrors() throws {
    let largest = ExactDecimal(units: .max)
    let smallest = ExactDecimal(units: 1)
    #expect(throws: ArithmeticError.overflow) { try largest + smallest }
    #expect(throws: ArithmeticError.overflow) { try ExactDecimal(units: .min) - smallest }
    #expect(throws: ArithmeticError.overflow) { try largest - ExactDecimal(-1) }
    #expect(throws: ArithmeticError.overflow) { try largest * largest }
    #expect(throws: ArithmeticError.overflow) { try largest / smallest }
    #expect(throws: ArithmeticError.overflow) { try largest / ExactDecimal(plain: "0.999999999999999999") }
    // 20,000,000,000 × 10,000,000,000 = 2 × 10²⁰, above 1.7 × 10²⁰.
    #expect(throws: ArithmeticError.overflow) { try ExactDecimal(20_000_000_000) * ExactDecimal(10_000_000_000) }
    // One unit less than 1 keeps the largest number inside.
    #expect(try largest * ExactDecimal(plain: "0.999999999999999999") < largest)
  }

  /// (2¹²⁸ − 1) ÷ 3 units times 1.5 is 2¹²⁷ − ½ units: the whole part still fits, and rounding the half takes it out.
  @Test func aHalfThatRoundsOutOfTheRangeIsAnOverflow() throws {
    let third = ExactDecimal(units: Int128(UInt128.max / 3))
    #expect(throws: ArithmeticError.overflow) { try third * ExactDecimal(plain: "1.5") }
    // One unit less: 2¹²⁷ − 2 units, exactly.
    #expect(try ExactDecimal(units: third.units - 1) * ExactDecimal(plain: "1.5") == ExactDecimal(units: .max - 1))
  }

  // MARK: Against school arithmetic

  private static let scale = SchoolNumber.ten(toThe: 18)

  /// The units that a size and a sign stand for; nil above 2¹²⁷ − 1.
  private static func signed(_ size: SchoolNumber, _ isNegative: Bool) -> Int128? {
    size.units.map { isNegative ? -$0 : $0 }
  }

  private static func units(_ body: () throws(ArithmeticError) -> ExactDecimal) -> Int128? {
    do { return try body().units } catch {
      #expect(error == .overflow)
      return nil
    }
  }

  @Test func productsOfAnySize() {
    var generator = SeededGenerator(seed: 3)
    var overflows = 0
    for _ in 0..<1500 {
      let (a, b) = (generator.anySize(), generator.anySize())
      let size = (SchoolNumber(a.magnitude) * SchoolNumber(b.magnitude)).nearestQuotient(by: Self.scale)
      let expected = Self.signed(size, (a < 0) != (b < 0))
      if expected == nil { overflows += 1 }
      #expect(
        Self.units { () throws(ArithmeticError) in try ExactDecimal(units: a) * ExactDecimal(units: b) } == expected,
        "\(a) × \(b)")
    }
    // Both kinds came up.
    #expect((100...1400).contains(overflows))
  }

  @Test func quotientsOfAnySize() {
    var generator = SeededGenerator(seed: 4)
    var overflows = 0
    for _ in 0..<1000 {
      let (a, b) = (generator.anySize(), generator.anySize())
      if b == 0 { continue }
      let size = (SchoolNumber(a.magnitude) * Self.scale).nearestQuotient(by: SchoolNumber(b.magnitude))
      let expected = Self.signed(size, (a < 0) != (b < 0))
      if expected == nil { overflows += 1 }
      #expect(
        Self.units { () throws(ArithmeticError) in try ExactDecimal(units: a) / ExactDecimal(units: b) } == expected,
        "\(a) ÷ \(b)")
    }
    #expect((50...950).contains(overflows))
  }

  @Test func sumsAndDifferencesOfAnySize() {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<2000 {
      let (a, b) = (generator.anySize(), generator.anySize())
      for subtracts in [false, true] {
        let right = subtracts ? -b : b
        let (large, small) = (max(a.magnitude, right.magnitude), min(a.magnitude, right.magnitude))
        let sameSign = (a < 0) == (right < 0)
        let size = sameSign ? SchoolNumber(large) + SchoolNumber(small) : SchoolNumber(large) - SchoolNumber(small)
        let isNegative = a.magnitude >= right.magnitude ? a < 0 : right < 0
        let found = Self.units { () throws(ArithmeticError) in
          subtracts
            ? try ExactDecimal(units: a) - ExactDecimal(units: b) : try ExactDecimal(units: a) + ExactDecimal(units: b)
        }
        #expect(found == Self.signed(size, isNegative), "\(a), \(b)")
      }
    }
  }
}
