import Compensation
import CompensationData
import Testing

/// The days of figures, and what they are aged and converted by.
@Suite struct SurveyDateTests {
  private static func mapping(_ form: String) -> String {
    """
    "pay": {"column": "pay"}, "currency": {"constant": "USD"}, "date": {"column": "when"\(form)}
    """
  }

  @Test(arguments: [
    ("date", "2023-05-15", "2023-05-15"), ("date", " 2023-05-15 ", "2023-05-15"),
    ("date", "2023-05-15T10:20:30Z", "2023-05-15"), ("date", "2023-05-15 10:20", "2023-05-15"),
    ("date", "2024-02-29", "2024-02-29"), ("date", "2023-02-29", "bad-date"), ("date", "2023-13-01", "bad-date"),
    ("date", "2023-05-155", "bad-date"), ("date", "2023-5-15", "bad-date"), ("date", "15.05.2023", "bad-date"),
    ("date", "2023", "bad-date"), ("date", "", "missing-value"), ("date", "  ", "missing-value"),
    // A month counts as its 15th day, a year as its 1 July.
    ("month", "2023-05", "2023-05-15"), ("month", "2023-02", "2023-02-15"), ("month", "2023-13", "bad-date"),
    ("month", "2023-00", "bad-date"), ("month", "2023-5", "bad-date"), ("month", "May 2023", "bad-date"),
    ("year", "2023", "2023-07-01"), ("year", "23", "bad-date"), ("year", "2023.0", "bad-date"),
    ("year", "FY23", "bad-date"),
    ("m/d/y", "4/27/2021", "2021-04-27"), ("m/d/y", "04/07/2021", "2021-04-07"),
    ("m/d/y", "4/27/2021 11:02:10", "2021-04-27"), ("m/d/y", "27/4/2021", "bad-date"),
    ("m/d/y", "2/30/2021", "bad-date"),
    ("m/d/y", "4/27/21", "bad-date"), ("m/d/y", "2021-04-27", "bad-date"), ("m/d/y", "4/27", "bad-date"),
    ("m/d/y", "4/27/20211", "bad-date"), ("m/d/y", "0/27/2021", "bad-date"),
    ("d/m/y", "27/4/2021", "2021-04-27"), ("d/m/y", "04/07/2021", "2021-07-04"), ("d/m/y", "4/27/2021", "bad-date"),
    ("d/m/y", "31/04/2021", "bad-date"), ("d/m/y", "27/4/2021 23:59", "2021-04-27"),
    ("d.m.y", "27.4.2021", "2021-04-27"), ("d.m.y", "01.02.2021 10:00", "2021-02-01"),
    ("d.m.y", "29.2.2021", "bad-date"),
    ("m/d/y", "1/2/2024", "2024-01-02"), ("m/d/y", "1/2/2024 10:30:00", "2024-01-02"),
    ("m/d/y", "1/2/2024garbage", "bad-date"), ("m/d/y", "/1/2/2024/", "bad-date"), ("m/d/y", "1//2/2024", "bad-date"),
    ("m/d/y", "1/2/2024-2030", "bad-date"), ("m/d/y", "1/2/2024/", "bad-date"), ("m/d/y", "1/2/", "bad-date"),
    ("m/d/y", "+1/2/2024", "bad-date"), ("d/m/y", "1/2/2024garbage", "bad-date"), ("d/m/y", "1//2/2024", "bad-date"),
    ("d/m/y", "1/2/2024 10:30:00", "2024-02-01"), ("d.m.y", "1.2.2024-2030", "bad-date"),
    ("d.m.y", ".1.2.2024.", "bad-date"),
    ("d.m.y", "27.4.21", "bad-date"), ("d.m.y", "27/4/2021", "bad-date"),
  ]) func forms(form: String, cell: String, expected: String) throws {
    let survey = try SmallSurvey("job,pay,when\nCoder,1000,\(cell)\n", Self.mapping(#", "form": "\#(form)""#))
    if survey.days.isEmpty {
      #expect(survey.rejects == ["2 when \(expected)"])
    } else {
      #expect(survey.days == [expected])
    }
  }

  @Test func withoutAFormADayIsMeant() throws {
    let survey = try SmallSurvey("job,pay,when\nCoder,1000,2023-05-15\nCoder,1000,2023-05\n", Self.mapping(""))
    #expect(survey.days == ["2023-05-15"])
    #expect(survey.rejects == ["3 when bad-date"])
  }

  @Test func oneDayForAllOrNone() throws {
    let constant = #""pay": {"column": "pay"}, "currency": {"constant": "USD"}, "date": {"constant": "2023-05-15"}"#
    #expect(try SmallSurvey("job,pay\nA,1\nB,2\n", constant).days == ["2023-05-15", "2023-05-15"])
    #expect(try SmallSurvey("job,pay\nA,1\nB,2\n").days == ["-", "-"])
  }

  // MARK: Aging and conversion

  /// 3 % a year in proportion, to 15 February 2024; 0.8 pounds for a dollar.
  private static func basis() throws -> SurveyBasis {
    let target = try date("2024-02-15")
    let rule = try AgingRule("3%/year")
    return SurveyBasis(
      currency: usd, rates: [Currency(code: "GBP")!: ExactDecimal(units: ExactDecimal.unitsPerOne / 5 * 4)],
      agedTo: target
    ) { day throws(ArithmeticError) in try rule.factor(from: day, to: target) }
  }

  @Test func agedAndThenConverted() throws {
    let mapping = """
      "pay": {"column": "pay"}, "currency": {"column": "cur"}, "date": {"column": "when"}
      """
    let survey = try SmallSurvey(
      """
      job,pay,cur,when
      A,52000,USD,2023-05-15
      B,40000,GBP,2023-05-15
      C,40000,GBP,2024-02-15
      D,52000,USD,2024-02-16
      E,52000,USD,2023-05-16
      F,52000,USD,2022-02-15
      """, mapping, basis: Self.basis())
    #expect(
      survey.figures == [
        // Nine months: 52,000 × (1 + 0.03 × 9 / 12) = 52,000 × 1.0225.
        "2 A 53170",
        // 40,000 × 1.0225 / 0.8 and 40,000 / 0.8.
        "3 B 51125", "4 C 50000",
        // A day later eight months are over: 52,000 × 1.02. Two years: 52,000 × 1.06.
        "6 E 53040", "7 F 55120",
      ])
    // The day that a figure is of stays.
    #expect(survey.days == ["2023-05-15", "2023-05-15", "2024-02-15", "2023-05-16", "2022-02-15"])
    #expect(survey.rejects == ["5 when future-date"])
  }

  @Test func aConstantDayThatIsTooLate() throws {
    func outcome(_ day: String) throws -> String {
      try SmallSurvey.outcome(
        "52000", #""pay": {"column": "pay"}, "currency": {"constant": "USD"}, "date": {"constant": "\#(day)"}"#,
        basis: Self.basis())
    }
    #expect(try outcome("2024-02-16") == "2 date future-date")
    #expect(try outcome("2024-02-15") == "52000")
    #expect(try outcome("2023-05-15") == "53170")
  }

  /// A half of it each year: after one year half is left, after two nothing, and never less.
  @Test func payThatFallsToNothing() throws {
    let target = try date("2025-01-01")
    let rule = try AgingRule("-50%/year")
    let basis = SurveyBasis(currency: usd, agedTo: target) { day throws(ArithmeticError) in
      try rule.factor(from: day, to: target)
    }
    let survey = try SmallSurvey(
      "job,pay,when\nA,1000,2020-01-01\nB,1000,2023-01-01\nC,1000,2023-02-01\nD,1000,2024-01-01\nE,1000,2025-01-01\n",
      Self.mapping(""), basis: basis)
    // 23 months: 1 − 0.5 × 23 / 12 = 1 / 24, of 1,000 41.67.
    #expect(survey.figures.map { $0.prefix(7) } == ["4 C 41.", "5 D 500", "6 E 100"])
    #expect(survey.figures.last == "6 E 1000")
    #expect(survey.rejects == ["2 when bad-date", "3 when bad-date"])
    let constant = #""pay": {"column": "pay"}, "currency": {"constant": "USD"}, "date": {"constant": "2020-01-01"}"#
    #expect(try SmallSurvey.outcome("1000", constant, basis: basis) == "2 date bad-date")
  }

  /// The day from which rows are in force is the last that a figure can be of, also where nothing is aged.
  @Test func daysAfterTheLast() throws {
    let basis = SurveyBasis(currency: usd, latest: try date("2024-02-15"))
    let survey = try SmallSurvey(
      "job,pay,when\nA,1000,2024-02-15\nB,1000,2024-02-16\nC,1000,2020-01-01\n", Self.mapping(""), basis: basis)
    #expect(survey.figures == ["2 A 1000", "4 C 1000"])
    #expect(survey.rejects == ["3 when future-date"])
    #expect(survey.messages[0].contains("--effective-from") && !survey.messages[0].contains("--age-to"))
  }

  /// Before the pay, after the currency and its rate.
  @Test func theOrderOfReasons() throws {
    let mapping = #""pay": {"column": "pay"}, "currency": {"column": "cur"}, "date": {"column": "when"}"#
    let survey = try SmallSurvey(
      "job,pay,cur,when\nA,x,USD,2023-02-30\nB,x,EUR,2023-02-30\nC,x,?,2023-02-30\n,x,?,x\n", mapping)
    #expect(
      survey.rejects == [
        "2 when bad-date", "3 currency no-exchange-rate", "4 cur unknown-currency", "5 job missing-value",
      ])
  }
}
