import Compensation
import CompensationData
import Testing

/// Rows and columns as files have them: what is used, left out, refused; weights, organisations, plausibility.
@Suite struct SurveyRowTests {
  @Test(arguments: [false, true]) func asFilesCome(isCompressed: Bool) throws {
    let text = "job,pay,note\nCoder,1000,a\nPilot,2000,\"b, c\"\n"
    let expected = ["2 Coder 1000", "3 Pilot 2000"]
    for variant in [
      text, "\u{feff}" + text, text.replacing("\n", with: "\r\n"), String(text.dropLast()),
      "job;pay;note\nCoder;1000;a\nPilot;\"2,000\";b, c\n", "job\tpay\tnote\nCoder\t1000\ta\nPilot\t2000\tb\n",
      "job|pay|note\nCoder|1000|a\nPilot|2000|b\n", "pay,note,job\n1000,,Coder\n2000,,Pilot\n",
    ] {
      let survey = try SmallSurvey(variant, isCompressed: isCompressed)
      #expect(survey.figures == expected, "\(variant)")
      #expect(survey.rejects.isEmpty)
    }
  }

  /// Of as many commas as semicolons neither is found; the mapping says which it is.
  @Test func aDelimiterThatIsSaid() throws {
    let mapping = #""delimiter": ";", "pay": {"column": "pay"}, "currency": {"constant": "USD"}"#
    #expect(try SmallSurvey("job,x;pay\nCoder;1000\n", mapping, by: ["job,x"]).figures == ["2 Coder 1000"])
    let tab = mapping.replacing("\";\"", with: "\"tab\"")
    #expect(try SmallSurvey("job\tpay,x\tpay\nCoder\t1\t1000\n", tab).figures == ["2 Coder 1000"])
  }

  @Test func raggedAndBlankRows() throws {
    let survey = try SmallSurvey(
      "job,pay,note\nCoder,1000,\nCoder,1000\nCoder,1000,,\n,,\n , \t,\n\nCoder,2000,\n,,,,\n")
    #expect(survey.figures == ["2 Coder 1000", "8 Coder 2000"])
    #expect(
      survey.rejects == ["3  ragged-row", "4  ragged-row", "5  blank-row", "6  blank-row", "9  blank-row"])
    #expect(survey.rowCount == 7)
  }

  /// An empty row is that, also where `keep` would leave it out.
  @Test func blankRowsBeforeRules() throws {
    let survey = try SmallSurvey(
      "job,pay,status\nCoder,1000,active\n,,\nCoder,2000,left\nCoder,3000,\n , ,\n",
      SmallSurvey.plain + #", "keep": [{"column": "status", "values": ["active"]}]"#)
    #expect(survey.figures == ["2 Coder 1000"])
    #expect(survey.rejects == ["3  blank-row", "6  blank-row"])
    #expect(survey.leftOut == ["2 status is not active"])
  }

  /// Without a mapping pay is one person's, and has no count.
  @Test func aColumnCountWithoutAMapping() throws {
    let survey = try SmallSurvey("job,pay,currency,count\nA,1000,USD,x\nB,1000,USD,5\n", nil)
    #expect(survey.figures == ["2 A 1000", "3 B 1000"] && survey.weights.isEmpty)
  }

  @Test func rowsWithTheSameContentAreDifferentPeople() throws {
    #expect(try SmallSurvey("job,pay\nA,1\nA,1\nA,1\n").figures == ["2 A 1", "3 A 1", "4 A 1"])
  }

  @Test func linesOfQuotedCells() throws {
    let survey = try SmallSurvey("job,pay,note\nA,1,\"a\nb\"\nB,x,\nC,3,\n")
    #expect(survey.figures == ["2 A 1", "5 C 3"])
    #expect(survey.rejects == ["4 pay bad-number"])
  }

  // MARK: Columns

  @Test func blanksAroundTheNamesOfColumns() throws {
    let survey = try SmallSurvey(
      " job , pay\u{a0},weight \nA,1,2\n",
      #""pay": {"column": "pay"}, "currency": {"constant": "USD"}, "weight": {"column": " weight"}"#)
    #expect(survey.figures == ["2 A 1"])
    #expect(survey.weights == ["2"])
  }

  @Test func everyColumnThatIsMissing() {
    let mapping = """
      "pay": {"low": "from", "high": "to", "range": "low"}, "currency": {"column": "curency"},
      "date": {"column": "dates"}, "organisation": {"column": "firm"}, "fte": {"column": "share"},
      "weight": {"column": "weigth"}, "keep": [{"column": "contry", "values": ["US"]}], "dimensions": {"place": "city"}
      """
    let problems = SmallSurvey.problems(
      "job,from,currency,date,weight,country\nA,1,USD,2020-01-01,1,US\n", mapping, by: ["job", "level", "place"])
    #expect(
      problems.map { $0.split(separator: "; ").last.map { String($0) } ?? "" }.filter { $0.hasPrefix("did you mean") }
        == [
          "did you mean \"country\"?", "did you mean \"currency\"?", "did you mean \"date\"?",
          "did you mean \"weight\"?",
        ])
    #expect(
      Set(problems.compactMap { $0.split(separator: " ").dropFirst().first }) == [
        "contry:", "curency:", "dates:", "weigth:", "to:", "firm:", "share:", "level:", "city:",
      ])
    #expect(problems.allSatisfy { $0.hasPrefix("survey.csv:1: ") && $0.contains("[missing-column]") })
  }

  @Test func aNameGivenTwice() throws {
    #expect(
      SmallSurvey.problems("job,pay, pay \nA,1,2\n") == [
        "survey.csv:1: pay: [duplicate-header] columns 2 and 3 have the same name; rename one"
      ])
    // Of a column that nobody asks for it does not matter.
    #expect(try SmallSurvey("job,pay,note,note\nA,1,x,y\n").figures == ["2 A 1"])
  }

  @Test func dimensions() throws {
    let survey = try SmallSurvey(
      "Title,level,pay\nCoder, L1 ,1000\nCoder,,2000\n,L1,3000\n",
      #""pay": {"column": "pay"}, "currency": {"constant": "USD"}, "dimensions": {"job": "Title"}"#,
      by: ["level", "job"])
    #expect(survey.figures == ["2 L1/Coder 1000"])
    #expect(survey.rejects == ["3 level missing-value", "4 Title missing-value"])
    #expect(
      SmallSurvey.problems("pay\n1\n") == [
        "survey.csv:1: job: [missing-column] there is no column \"job\", neither here nor in a crosswalk of "
          + "survey.json; there are: \"pay\""
      ])
  }

  // MARK: Without a mapping

  @Test func theNamesThatAreUsedHere() throws {
    let survey = try SmallSurvey(
      """
      job,pay,currency,date,organisation,weight,fte,pay_basis
      Coder,50000,USD,2023-05-15,Acme,2,0.5,annual
      Coder,60000,USD,2023-05-16,,1,1,yearly
      Coder,30,USD,2023-05-16,Acme,1,1,hourly
      """, nil)
    #expect(survey.figures == ["2 Coder 100000", "3 Coder 60000"])
    #expect(survey.days == ["2023-05-15", "2023-05-16"])
    #expect(survey.organisations == ["Acme", "-"])
    #expect(survey.weights == ["2", "1"])
    #expect(survey.rejects == ["4 pay_basis unknown-pay-basis"])
  }

  @Test func onlySomeOfTheNames() throws {
    let survey = try SmallSurvey("job,pay,currency\nCoder,50000,USD\n", nil)
    #expect(survey.figures == ["2 Coder 50000"])
    #expect(survey.days == ["-"] && survey.organisations.isEmpty && survey.weights.isEmpty)
    #expect(
      SmallSurvey.problems("job,currency,salary\nCoder,USD,1\n", nil).first?.hasPrefix(
        "survey.csv:1: pay: [missing-column]") ?? false)
  }

  /// A column that is passed over would leave part-time pay as it is.
  @Test func blanksAroundNamesWithoutAMapping() throws {
    let survey = try SmallSurvey(
      "job, pay, currency, fte, organisation, weight, date\nCoder,50000,USD,0.5,Acme,2,2023-05-15\n", nil)
    #expect(survey.figures == ["2 Coder 100000"])
    #expect(survey.organisations == ["Acme"] && survey.weights == ["2"] && survey.days == ["2023-05-15"])
  }

  // MARK: What is left out

  @Test func keep() throws {
    let survey = try SmallSurvey(
      """
      job,pay,country,status
      A,1,US,full
      B,2, UK ,full
      C,3,MX,full
      D,4,US,part
      E,5,MX,part
      F,6,,full
      G,7,us,full
      H,x,MX,full
      I,x,US,full
      """,
      """
      "pay": {"column": "pay"}, "currency": {"constant": "USD"},
      "keep": [{"column": "country", "values": ["US", "UK"]}, {"column": "status", "values": ["full"]}]
      """)
    #expect(survey.figures == ["2 A 1", "3 B 2"])
    // Each row counts for the first rule that leaves it out.
    #expect(survey.leftOut == ["5 country is not US or UK", "1 status is not full"])
    #expect(survey.rejects == ["10 pay bad-number"])
    #expect(survey.rowCount == 9)
  }

  // MARK: Weights, counts, organisations

  @Test(
    arguments: [
      ("2", "2"), ("0.5", "0.5"), ("\"1,5\"", "1.5"), ("12.5%", "0.125"), ("12.5 %", "0.125"), (" 3 ", "3"),
      ("0", nil), ("0%", nil), ("-1", nil), ("x", nil), ("", nil),
    ] as [(String, String?)]) func weights(cell: String, expected: String?) throws
  {
    let survey = try SmallSurvey(
      "job,pay,w\nCoder,1000,\(cell)\n",
      #""pay": {"column": "pay"}, "currency": {"constant": "USD"}, "weight": {"column": "w"}"#)
    #expect(survey.weights == (expected.map { [$0] } ?? []))
    #expect(survey.rejects == (expected == nil ? ["2 w bad-weight"] : []))
    #expect(survey.figures == (expected == nil ? [] : ["2 Coder 1000"]))
  }

  @Test(
    arguments: [
      ("12", "12"), ("1200", "1200"), ("\"1,200\"", "1200"), ("\"1,234,567\"", "1234567"), ("1 200", "1200"),
      ("12.0", "12"), ("12.5", nil), ("0", nil), ("-3", nil), ("**", nil), ("", nil),
    ] as [(String, String?)]) func counts(cell: String, expected: String?) throws
  {
    let survey = try SmallSurvey(
      "job,pay,n\nCoder,1000,\(cell)\n",
      #""statistic": "mean", "pay": {"column": "pay"}, "currency": {"constant": "USD"}, "count": {"column": "n"}"#)
    #expect(survey.weights == (expected.map { [$0] } ?? []))
    #expect(survey.rejects == (expected == nil ? ["2 n bad-count"] : []))
  }

  /// More than a thousand million are more than all people that anybody pays.
  @Test(
    arguments: [
      ("1000000000", "1000000000"), ("\"1,000,000,000\"", "1000000000"), ("1000000001", nil),
      ("\"1,000,000,001\"", nil),
      ("170141183460469231731", nil), ("99999999999999999999999999", nil),
    ] as [(String, String?)]) func countsAndWeightsThatAreTooLarge(cell: String, expected: String?) throws
  {
    for (mapping, code) in [
      (#""statistic": "mean", "count": {"column": "n"}"#, "bad-count"), (#""weight": {"column": "n"}"#, "bad-weight"),
    ] {
      let survey = try SmallSurvey("job,pay,n\nCoder,1000,\(cell)\nCoder,2000,1\n", "\(SmallSurvey.plain), \(mapping)")
      #expect(survey.weights == (expected.map { [$0] } ?? []) + ["1"])
      #expect(survey.rejects == (expected == nil ? ["2 n \(code)"] : []))
    }
  }

  /// A percentage is a hundredth of its number, and it is that which has a limit.
  @Test func percentagesOfLargeWeights() throws {
    let survey = try SmallSurvey(
      "job,pay,n\nCoder,1000,100000000000%\nCoder,1000,100000000001%\n",
      SmallSurvey.plain + #", "weight": {"column": "n"}"#)
    #expect(survey.weights == ["1000000000"])
    #expect(survey.rejects == ["3 n bad-weight"])
  }

  @Test func organisations() throws {
    let survey = try SmallSurvey(
      "job,pay,firm\nA,1,Acme\nB,2,\nC,3, Acme \nD,4,acme\nE,5,  \n",
      #""pay": {"column": "pay"}, "currency": {"constant": "USD"}, "organisation": {"column": "firm"}"#)
    #expect(survey.organisations == ["Acme", "-", "Acme", "acme", "-"])
  }

  // MARK: Plausible pay

  private static let several = """
    job,pay,firm,w
    A,9999.99,Acme,1
    B,10000,Best,2
    C,100000,Cole,3
    D,100000,Dash,4
    E,100000,Eden,5
    F,2000000,Fort,6
    G,2000000.01,Gold,7
    """

  private static func mapping(_ plausible: String) -> String {
    """
    "pay": {"column": "pay"}, "currency": {"constant": "USD"}, "organisation": {"column": "firm"},
    "weight": {"column": "w"}\(plausible)
    """
  }

  /// The median is 100,000: a tenth is 10,000, twenty times are 2,000,000, and both are still believed.
  @Test func farFromTheMedian() throws {
    let survey = try SmallSurvey(
      Self.several.replacing("firm,w", with: "organisation,weight").replacing("\n", with: ",USD\n").replacing(
        "weight,USD", with: "weight,currency") + ",USD", nil)
    #expect(survey.figures.map { $0.split(separator: " ")[1] } == ["B", "C", "D", "E", "F"])
    #expect(survey.rejects == ["2 pay implausible-pay", "8 pay implausible-pay"])
    // What belongs to a figure goes with it.
    #expect(survey.organisations == ["Best", "Cole", "Dash", "Eden", "Fort"])
    #expect(survey.weights == ["2", "3", "4", "5", "6"])
    #expect(survey.rowCount == 7)
  }

  /// Each currency with 30 figures by its own median, the others by that of all: 200,000, as dollars have it.
  @Test func farFromTheMedianOfACurrency() throws {
    func survey(pounds: Int) throws -> SmallSurvey {
      var rows = (0..<100).map { _ in "D,200000,USD" }
      // At 4 zloty for a dollar, 99,850 is the median of these 32 and a tenth of it 9,985.
      rows += (0..<30).map { "Z,\(98_500 + 100 * $0),PLN" } + ["Low,8000,PLN", "Fair,12000,PLN"]
      // A tenth of 200,000 is 20,000.
      rows += ["FewLow,19999,EUR", "Few,20000,EUR"]
      rows += (0..<pounds).map { _ in "P,15000,GBP" }
      let rates = ["PLN": 4, "EUR": 1, "GBP": 1].map { (Currency(code: $0.key)!, ExactDecimal($0.value)) }
      return try SmallSurvey(
        "job,pay,currency\n" + rows.joined(separator: "\n") + "\n",
        nil, basis: SurveyBasis(currency: usd, rates: Dictionary(uniqueKeysWithValues: rates)))
    }
    func jobs(_ survey: SmallSurvey) -> Set<String> {
      Set(survey.figures.map { String($0.split(separator: " ")[1]) })
    }
    let few = try survey(pounds: 29)
    #expect(jobs(few) == ["D", "Z", "Fair", "Few"])
    #expect(few.rejects.filter { $0 == "132 pay implausible-pay" || $0 == "134 pay implausible-pay" }.count == 2)
    #expect(few.rejects.count == 31)
    let many = try survey(pounds: 30)
    #expect(jobs(many) == ["D", "Z", "Fair", "Few", "P"])
    #expect(many.rejects == ["132 pay implausible-pay", "134 pay implausible-pay"])
  }

  @Test(arguments: [
    (#"{"minimum": 10000, "maximum": 2000000}"#, "BCDEF"), (#"{"minimum": 10000.01}"#, "CDEFG"),
    (#"{"maximum": 1999999.99}"#, "ABCDE"), (#""any""#, "ABCDEFG"),
  ]) func bounds(plausible: String, kept: String) throws {
    let survey = try SmallSurvey(Self.several, Self.mapping(", \"plausible\": \(plausible)"))
    #expect(survey.figures.map { String($0.split(separator: " ")[1]) }.joined() == kept)
    #expect(survey.rejects.count == 7 - kept.count)
    #expect(survey.rejects.allSatisfy { $0.hasSuffix("pay implausible-pay") })
    #expect(survey.messages.allSatisfy { !$0.contains("2000000") && !$0.contains("9999") })
  }

  /// The bounds are of yearly pay at full time in the currency of the result.
  @Test func boundsAfterConversion() throws {
    let mapping = """
      "pay": {"column": "pay", "basis": "hourly", "hours_per_year": 2000}, "currency": {"constant": "JPY"},
      "plausible": {"minimum": 20000, "maximum": 40000}
      """
    let basis = SurveyBasis(currency: usd, rates: [Currency(code: "JPY")!: ExactDecimal(100)])
    // 1,000 yen an hour are 2,000,000 a year, or 20,000 dollars.
    let survey = try SmallSurvey("job,pay\nA,1000\nB,2000\nC,999\nD,2001\n", mapping, basis: basis)
    #expect(survey.figures == ["2 A 20000", "3 B 40000"])
    #expect(survey.rejects == ["4 pay implausible-pay", "5 pay implausible-pay"])
  }

  /// Plausibility before weights.
  @Test func theOrderOfReasons() throws {
    let survey = try SmallSurvey(
      "job,pay,firm,w\nA,1,x,none\nB,50,x,none\n", Self.mapping(#", "plausible": {"minimum": 10}"#))
    #expect(survey.rejects == ["2 pay implausible-pay", "3 w bad-weight"])
  }
}
