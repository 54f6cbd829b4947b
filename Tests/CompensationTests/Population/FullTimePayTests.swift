import Compensation
import Testing

@Suite struct FullTimePayTests {
  private static let lacking = Finding("no-hours-per-year", "the policy does not say")

  private static func yearly(
    _ salary: String, _ basis: PayBasis, fte: String = "1", _ meaning: SalaryMeaning? = nil, months: String = "12",
    hours: String = "2080", in code: String = "USD"
  ) throws -> Int64 {
    let periods = PayPeriods(
      monthsPerYear: .success(try ExactDecimal(plain: months)), hoursPerYear: .success(try ExactDecimal(plain: hours)))
    return try FullTimePay.yearly(
      ExactDecimal(plain: salary), basis, fullTimeEquivalent: ExactDecimal(plain: fte), meaning: meaning,
      periods: periods, currency: currency(code))
  }

  /// All combinations at a share of 0.8: 48,000 a year, 4,000 a month, 25 an hour.
  @Test(
    arguments: [
      ("48000", .annual, .asPaid, 6_000_000), ("48000", .annual, .fullTime, 4_800_000),
      ("4000", .monthly, .asPaid, 6_000_000), ("4000", .monthly, .fullTime, 4_800_000),
      ("25", .hourly, .asPaid, 5_200_000), ("25", .hourly, .fullTime, 5_200_000), ("25", .hourly, nil, 5_200_000),
    ] as [(String, PayBasis, SalaryMeaning?, Int64)])
  func partOfFullTime(salary: String, basis: PayBasis, meaning: SalaryMeaning?, cents: Int64) throws {
    #expect(try Self.yearly(salary, basis, fte: "0.8", meaning) == cents)
  }

  /// At full time it does not matter what part-time pay would be.
  @Test(arguments: [nil, SalaryMeaning.asPaid, .fullTime])
  func fullTime(meaning: SalaryMeaning?) throws {
    #expect(try Self.yearly("48000.10", .annual, meaning) == 4_800_010)
    #expect(try Self.yearly("4000", .monthly, meaning) == 4_800_000)
    #expect(try Self.yearly("25", .hourly, meaning) == 5_200_000)
  }

  @Test(arguments: [
    // 5,000 × 13.92 = 69,600; 3,000 × 14 = 42,000; 24.10 × 2087 = 50,296.70; half of 2080 hours' pay is not halved.
    ("5000", PayBasis.monthly, "13.92", "2080", 6_960_000), ("3000", .monthly, "14", "2080", 4_200_000),
    ("24.10", .hourly, "12", "2087", 5_029_670), ("25", .hourly, "12", "2087", 5_217_500),
    ("1234.56", .monthly, "12", "2080", 1_481_472),
  ])
  func periodsPerYear(salary: String, basis: PayBasis, months: String, hours: String, cents: Int64) throws {
    #expect(try Self.yearly(salary, basis, months: months, hours: hours) == cents)
  }

  /// Twice full time and a third: 50,000 / 2 and 10,000 / 0.3 = 33,333.333….
  @Test func sharesAboveOneAndThatDoNotDivide() throws {
    #expect(try Self.yearly("50000", .annual, fte: "2", .asPaid) == 2_500_000)
    #expect(try Self.yearly("10000", .annual, fte: "0.3", .asPaid) == 3_333_333)
    // 20,000 / 0.3 = 66,666.666…
    #expect(try Self.yearly("20000", .annual, fte: "0.3", .asPaid) == 6_666_667)
  }

  @Test(arguments: [
    ("0.005", "USD", 1), ("0.0049", "USD", 0), ("1.015", "USD", 102), ("1.0149999", "USD", 101), ("100.5", "JPY", 101),
    ("100.49", "JPY", 100), ("1.0005", "KWD", 1001), ("1.00049", "KWD", 1000), ("1", "KWD", 1000), ("7", "JPY", 7),
  ])
  func halvesAwayFromZeroAtTheSmallestUnit(salary: String, code: String, units: Int64) throws {
    #expect(try Self.yearly(salary, .annual, in: code) == units)
  }

  @Test func roundedOnceAfterTheLastStep() throws {
    // 33.335 × 12 = 400.02, not 33.34 × 12 = 400.08.
    #expect(try Self.yearly("33.335", .monthly) == 40_002)
    // 100.01 × 12 / 0.7 = 1714.457…
    #expect(try Self.yearly("100.01", .monthly, fte: "0.7", .asPaid) == 171_446)
    // 1.5 × 13.92 = 20.88 yen.
    #expect(try Self.yearly("1.5", .monthly, months: "13.92", in: "JPY") == 21)
  }

  @Test(arguments: [PayBasis.annual, .monthly]) func partTimeUnclear(basis: PayBasis) throws {
    for share in ["0.8", "1.1", "0.999999999999999999"] {
      let error = try #require(
        #expect(throws: Finding.self) { try Self.yearly("1000", basis, fte: share, nil) })
      #expect(error.code == "part-time-unclear")
      #expect(error.column == "salary_is")
    }
  }

  @Test func tooLarge() throws {
    // 92,233,720,368,547,758.07 is the most that fits.
    #expect(try Self.yearly("92233720368547758.07", .annual) == .max)
    for (salary, basis, share) in [
      ("92233720368547758.08", PayBasis.annual, "1"), ("92233720368547758", .monthly, "1"),
      ("100000000000000000000", .hourly, "1"), ("92233720368547758", .annual, "0.5"),
    ] {
      let error = try #require(
        #expect(throws: Finding.self) { try Self.yearly(salary, basis, fte: share, .asPaid) })
      #expect(error.code == "overflow")
      #expect(error.column == "base_salary")
    }
  }

  @Test func aPolicyThatLacksAPeriod() throws {
    let periods = PayPeriods(monthsPerYear: .success(ExactDecimal(12)), hoursPerYear: .failure(Self.lacking))
    func yearly(_ basis: PayBasis) throws -> Int64 {
      try FullTimePay.yearly(
        ExactDecimal(10), basis, fullTimeEquivalent: .one, meaning: nil, periods: periods, currency: currency("USD"))
    }
    #expect(try yearly(.annual) == 1000)
    #expect(try yearly(.monthly) == 12_000)
    #expect(throws: Self.lacking) { try yearly(.hourly) }
    #expect(try periods.perYear(.annual) == .one)
  }
}
