import Compensation
import Testing

/// Expected values are of Python's decimal with 60 digits, rounded to 18 decimals.
@Suite struct NaturalExponentialTests {
  @Test(arguments: [
    ("0", "1"), ("1", "2.718281828459045235"), ("-1", "0.367879441171442322"), ("0.5", "1.648721270700128147"),
    ("-0.5", "0.606530659712633424"), ("0.000000000000000001", "1.000000000000000001"),
    ("-0.000000000000000001", "0.999999999999999999"),
    // On both sides of ln 2 = 0.6931471805599453094…
    ("0.69314718055994531", "2.000000000000000001"), ("0.693147180559945309", "1.999999999999999999"),
    ("2", "7.389056098930650227"), ("10", "22026.465794806716516958"), ("-10", "0.000045399929762485"),
    ("20", "485165195.409790277969106831"), ("27", "532048240601.798616683747304341"),
    // Half of 10⁻¹⁸ is e^−42.1396…
    ("-41", "0.000000000000000002"), ("-42.1", "0.000000000000000001"), ("-42.2", "0"), ("-43", "0"),
    ("-64", "0"), ("-100000000000000000000", "0"),
    ("0.014779401", "1.014889156386651549"), ("0.2231435513142097", "1.24999999999999993"),
    ("-0.000352334470333675", "0.999647727592166684"), ("-0.000698301652150996", "0.999301942103706028"),
    ("0.003018689460797076", "1.003023250291917027"), ("-0.008551274266649145", "0.99148518388391502"),
    ("0.007176400861337834", "1.007202212934984539"), ("-0.026862216617482892", "0.973495363768301103"),
    ("-0.884002150450586388", "0.413126205469772207"), ("0.014871466378840514", "1.014982596842564902"),
    ("-2.775026049348090496", "0.062347852547605887"), ("-0.398125898025684766", "0.671577472061602959"),
    ("-6.882313222806097031", "0.001025768467600899"), ("-6.548591786498159095", "0.001432130925074743"),
    ("-3.01923243429943966", "0.048838690882844282"), ("13.074084986881523207", "476434.240297667585917438"),
    ("-18.809901942517718965", "0.000000006775843727"), ("-13.838051769649272416", "0.000000977710943248"),
  ])
  func powersOfE(exponent: String, power: String) throws {
    #expect(try ExactDecimal(plain: exponent).naturalExponential().description == power)
  }

  @Test(arguments: [
    ("1.03", "0.5", "1.014889156509221947"), ("1.03", "0.333333333333333333", "1.009901634049960981"),
    ("1.03", "0", "1"), ("1.03", "1", "1.03"), ("1.03", "2", "1.0609"), ("1.03", "-1", "0.97087378640776699"),
    ("1.035", "0.75", "1.026136798813977765"), ("1.0001", "365.25", "1.037198339640542075"),
    ("2", "0.5", "1.414213562373095049"), ("2", "60", "1152921504606846976"), ("2", "-60", "0.000000000000000001"),
    ("0.5", "60", "0.000000000000000001"), ("10", "-18", "0.000000000000000001"), ("10", "-19", "0"),
    ("10", "0.1", "1.25892541179416721"), ("1", "170141183460469231731", "1"), ("0.97", "1.5", "0.955339206774222158"),
    ("0.000000000000000001", "0.5", "0.000000001"), ("90000", "0.5", "300"), ("1.08", "10", "2.158924997272786698"),
    ("0.5", "170141183460469231731", "0"),
    ("8.529903", "-1.801642746", "0.021026710186235854"), ("5.014417", "-1.422979667", "0.100832501450864084"),
    ("0.617792", "-1.587777150", "2.148304550124215836"), ("9743.960169", "-1.748844100", "0.000000105760490021"),
    ("1.861569", "1.108915100", "1.991925317354311567"), ("0.965602", "1.177517926", "0.959620588061865046"),
    ("57442.796602", "-0.019534562", "0.807291570217152535"), ("0.843476", "-1.527736887", "1.297004305041330402"),
    ("6.816697", "-0.313206582", "0.548174891975428319"), ("0.707808", "-0.639510551", "1.247327916546006361"),
    ("0.850178", "1.359871122", "0.801941147639222539"), ("1.444681", "0.924637339", "1.405177285852698475"),
  ])
  func powersOfAnyNumber(base: String, exponent: String, power: String) throws {
    #expect(try ExactDecimal(plain: base).raised(to: ExactDecimal(plain: exponent)).description == power)
  }

  /// Of the largest results 33 digits are right; the others would stand after the 13th decimal.
  @Test(arguments: [
    ("33", "214643579785916.064624297761531261"), ("40", "235385266837019985.407899910749034805"),
    ("46", "94961194206024488745.133649117118323102"), ("46.5", "156564540778558341656.976215902554456241"),
  ])
  func theLargestPowersOfE(exponent: String, power: String) throws {
    let found = try ExactDecimal(plain: exponent).naturalExponential()
    let expected = try ExactDecimal(plain: power)
    #expect(try (found - expected).magnitude() <= ExactDecimal(plain: "0.0000000000001"))
  }

  /// 90,000 aged by 3 % a year over six months: 91,340.024085829975217836681…
  @Test func aPayRaisedByAHalfYear() throws {
    let factor = try ExactDecimal(plain: "1.03").raised(to: ExactDecimal(plain: "0.5"))
    let difference = try ExactDecimal(90_000) * factor - ExactDecimal(plain: "91340.024085829975217837")
    // Half a unit of the factor's last digit, times 90,000.
    #expect(try difference.magnitude() <= ExactDecimal(units: 45_000))
  }

  /// A large exponent multiplies what the logarithm lacks: (1 + 10⁻¹⁸) to the power of 10¹⁸ is e but for half of 10⁻¹⁸ · e.
  @Test func aBaseOneUnitAboveOne() throws {
    let power = try ExactDecimal(plain: "1.000000000000000001").raised(to: ExactDecimal(1_000_000_000_000_000_000))
    #expect(try (power - ExactDecimal(plain: "2.718281828459045234")).magnitude() <= ExactDecimal(units: 10_000))
  }

  @Test(arguments: ["46.6", "47", "63.9", "64", "170141183460469231731.687303715884105727"])
  func beyondTheLargestNumber(exponent: String) throws {
    let exponent = try ExactDecimal(plain: exponent)
    #expect(throws: ArithmeticError.overflow) { try exponent.naturalExponential() }
    #expect(throws: ArithmeticError.overflow) { try ExactDecimal(3).raised(to: exponent) }
  }

  @Test(arguments: ["0", "-2"]) func onlyOfNumbersAboveZero(base: String) {
    #expect(throws: ArithmeticError.logarithmOfNonPositive) {
      try ExactDecimal(plain: base).raised(to: ExactDecimal(plain: "0.5"))
    }
  }

  @Test func theLogarithmTakesItBack() throws {
    var generator = SeededGenerator(seed: 12)
    for _ in 0..<500 {
      let units = Int128(Int64.random(in: 1_000_000_000_000_000_000...9_000_000_000_000_000_000, using: &generator))
      let number = ExactDecimal(units: units * Int128.random(in: 1...1_000_000, using: &generator))
      // The logarithm is known to half of 10⁻¹⁸, of which e to its power is off by as much of the number.
      let back = try number.naturalLogarithm().naturalExponential()
      let bound = try number / ExactDecimal(1_000_000_000_000_000_000)
      #expect(try (back - number).magnitude().units <= bound.units + 1, "\(number)")
    }
  }
}
