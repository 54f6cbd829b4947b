import Compensation
import CompensationData
import Testing

/// How the figure of a row is read, and brought to a year at full time.
@Suite struct SurveyPayTests {
  @Test(arguments: [
    ("100000", "100000"), ("100000.50", "100000.5"), (" 100000 ", "100000"), ("\"100,000\"", "100000"),
    ("\"1,250,000.5\"", "1250000.5"), ("100'000", "100000"), ("100 000", "100000"), ("\"$100,000\"", "100000"),
    ("100000 USD", "100000"), ("US$ 100000", "100000"), ("\"$ 52,000\"", "52000"),
    ("€100000", "2 pay currency-mismatch"), ("100000 CAD", "2 pay currency-mismatch"), ("", "2 pay missing-value"),
    ("n/a", "2 pay missing-value"), ("*", "2 pay missing-value"), ("-", "2 pay missing-value"),
    ("85k", "2 pay bad-number"), ("1e5", "2 pay bad-number"), ("competitive", "2 pay bad-number"),
    ("0", "2 pay not-positive"), ("-100000", "2 pay not-positive"), ("(100000)", "2 pay not-positive"),
    ("85.000", "2 pay ambiguous-number"), ("1234567890123456", "2 pay too-large"),
    ("100000-140000", "2 pay range-in-cell"), ("100000-", "2 pay bad-number"),
  ]) func plainFigures(cell: String, expected: String) throws {
    #expect(try SmallSurvey.outcome(cell) == expected)
  }

  @Test(arguments: [
    ("comma", "85.000", "85000"), ("comma", "\"85000,5\"", "85000.5"), ("point", "85.000", "85"),
    ("point", "\"85,000\"", "85000"),
  ]) func decimalMarks(mark: String, cell: String, expected: String) throws {
    let mapping = """
      "pay": {"column": "pay", "decimal_mark": "\(mark)"}, "currency": {"constant": "USD"}
      """
    #expect(try SmallSurvey.outcome(cell, mapping) == expected)
  }

  @Test func aRejectNamesTheMappingAndNoFigure() throws {
    let survey = try SmallSurvey("job,pay\nCoder,85.000\n")
    let message = try #require(survey.messages.first)
    #expect(message.contains("\"decimal_mark\" in the mapping"))
    #expect(!message.contains("85"))
  }

  // MARK: Currencies

  /// Half a pound is a dollar here, and 120 yen.
  private static let basis = SurveyBasis(
    currency: usd,
    rates: [
      Currency(code: "GBP")!: ExactDecimal(units: ExactDecimal.unitsPerOne / 2),
      Currency(code: "JPY")!: ExactDecimal(120),
    ])

  @Test(arguments: [
    ("1000,USD", "1000"), ("1000, USD ", "1000"), ("1000,GBP", "2000"), ("£1000,GBP", "2000"), ("12000,JPY", "100"),
    ("1000,$", "2 cur unknown-currency"), ("1000,€", "2 cur unknown-currency"), ("1000,usd", "2 cur unknown-currency"),
    ("1000,Dollar", "2 cur unknown-currency"), ("1000,", "2 cur missing-value"),
    ("$1000,GBP", "2 pay currency-mismatch"),
    ("1000,EUR", "2 currency no-exchange-rate"), ("x,EUR", "2 currency no-exchange-rate"),
    ("x,Dollar", "2 cur unknown-currency"),
  ]) func currencyColumn(cells: String, expected: String) throws {
    let mapping = #""pay": {"column": "pay"}, "currency": {"column": "cur"}"#
    #expect(try SmallSurvey.outcome(cells, header: "job,pay,cur", mapping, basis: Self.basis) == expected)
  }

  /// A `$` in the column of currencies is one only where the mapping says which; an empty cell may be given a meaning, too.
  @Test(arguments: [
    ("1000,$", "1000"), ("\"$1,000\",$", "1000"), ("1000,Sterling", "2000"), ("1000,GBP", "2000"), ("12000,", "100"),
    ("1000,€", "2 cur unknown-currency"),
  ]) func currencyValues(cells: String, expected: String) throws {
    let mapping = """
      "pay": {"column": "pay"},
      "currency": {"column": "cur", "values": {"$": "USD", "Sterling": "GBP", "": "JPY"}}
      """
    #expect(try SmallSurvey.outcome(cells, header: "job,pay,cur", mapping, basis: Self.basis) == expected)
  }

  @Test func constantCurrency() throws {
    let mapping = #""pay": {"column": "pay"}, "currency": {"constant": "GBP"}"#
    #expect(try SmallSurvey.outcome("£1000", mapping, basis: Self.basis) == "2000")
    #expect(try SmallSurvey.outcome("$1000", mapping, basis: Self.basis) == "2 pay currency-mismatch")
  }

  // MARK: Ranges

  @Test(
    arguments: [
      "\"100,000-140,000\"", "\"100,000–140,000\"", "\"100,000 — 140,000\"", "100000~140000", "100000 to 140000",
      "\"$100,000 - $140,000\"", "\"$100,000-140,000\"", " 100000 - 140000 ", "100000.00-140000.00",
    ], ["midpoint", "low", "high", nil])
  func rangesInOneCell(cell: String, rule: String?) throws {
    let range = rule.map { #", "range": "\#($0)""# } ?? ""
    let mapping = """
      "pay": {"column": "pay"\(range)}, "currency": {"constant": "USD"}
      """
    // (100,000 + 140,000) / 2 = 120,000.
    let expected = ["midpoint": "120000", "low": "100000", "high": "140000"]
    #expect(try SmallSurvey.outcome(cell, mapping) == rule.flatMap { expected[$0] } ?? "2 pay range-in-cell")
  }

  @Test(arguments: [
    ("100000-140001", "120000.5"), ("100000-100000", "100000"), ("90000", "90000"),
    ("140000-100000", "2 pay bad-number"), ("€100000-140000", "2 pay currency-mismatch"),
    ("100000-140k", "2 pay bad-number"), ("0-140000", "2 pay not-positive"), ("-140000", "2 pay not-positive"),
    ("100.000-140.000", "2 pay ambiguous-number"), ("1-2-3", "2 pay bad-number"),
  ]) func oddRanges(cell: String, expected: String) throws {
    let mapping = #""pay": {"column": "pay", "range": "midpoint"}, "currency": {"constant": "USD"}"#
    #expect(try SmallSurvey.outcome(cell, mapping) == expected)
  }

  /// 50-60,000 is fifty to sixty thousand, perhaps. Ten times 10,000 are 100,000; 99,000 are 9.9 times as much.
  @Test(
    arguments: [
      ("\"50-60,000\"", nil, nil), ("50-60000", nil, nil), ("10000-100000", nil, nil), ("10000-250000", nil, nil),
      ("\"10,000-99,000\"", "54500", "10000"), ("10000-99999.99", "54999.995", "10000"),
      ("USD 50000 - USD 60000", "55000", "50000"), ("\"USD 50,000 - USD 60,000\"", "55000", "50000"),
      ("\"50,000 USD to 60,000 USD\"", "55000", "50000"), ("\"US$ 50,000 – US$ 60,000\"", "55000", "50000"),
      ("\"90,000 + bonus up to 20%\"", nil, nil), ("\"90,000 + 10,000 to 20,000\"", nil, nil),
      ("\"50,000 - 60,000/year\"", nil, nil),
    ] as [(String, String?, String?)]) func endsFarApart(cell: String, midpoint: String?, low: String?) throws
  {
    for (rule, expected) in [("midpoint", midpoint), ("low", low)] {
      let mapping = #""pay": {"column": "pay", "range": "\#(rule)"}, "currency": {"constant": "USD"}"#
      #expect(try SmallSurvey.outcome(cell, mapping) == expected ?? "2 pay bad-number")
    }
  }

  /// Without a rule a range is said to be one; what is none is not.
  @Test(arguments: [
    ("\"USD 50,000 - USD 60,000\"", "range-in-cell"), ("\"90,000 + bonus up to 20%\"", "bad-number"),
    ("\"90,000 bonus of up to 20,000\"", "bad-number"), ("\"50,000-60,000/year\"", "bad-number"),
  ]) func whatIsARange(cell: String, code: String) throws {
    #expect(try SmallSurvey.outcome(cell) == "2 pay \(code)")
  }

  @Test(arguments: [
    ("10000,99000", "54500"), ("10000,100000", "2 to bad-number"), ("\"50\",\"60,000\"", "2 to bad-number"),
  ]) func twoColumnsFarApart(cells: String, expected: String) throws {
    let mapping = #""pay": {"low": "from", "high": "to", "range": "midpoint"}, "currency": {"constant": "USD"}"#
    #expect(try SmallSurvey.outcome(cells, header: "job,from,to", mapping) == expected)
  }

  /// A range that runs backwards is doubtful whatever of it counts.
  @Test(arguments: ["midpoint", "low", "high"]) func backwards(rule: String) throws {
    let mapping = #""pay": {"column": "pay", "range": "\#(rule)"}, "currency": {"constant": "USD"}"#
    #expect(try SmallSurvey.outcome("140000-100000", mapping) == "2 pay bad-number")
  }

  @Test(arguments: [
    ("midpoint", "100000,140000", "120000"), ("low", "100000,140000", "100000"), ("high", "100000,140000", "140000"),
    ("midpoint", "\"$100,000\",\"$140,001\"", "120000.5"), ("low", "140000,100000", "2 to bad-number"),
    ("midpoint", ",140000", "2 from missing-value"), ("midpoint", "100000,", "2 to missing-value"),
    ("low", "100000,", "2 to missing-value"), ("midpoint", "100000,x", "2 to bad-number"),
    ("midpoint", "*,140000", "2 from no-figure"),
  ]) func twoColumns(rule: String, cells: String, expected: String) throws {
    let mapping = """
      "pay": {"low": "from", "high": "to", "range": "\(rule)", "missing": {"*": "no estimate"}},
      "currency": {"constant": "USD"}
      """
    #expect(try SmallSurvey.outcome(cells, header: "job,from,to", mapping) == expected)
  }

  // MARK: Markers and several columns

  /// As a national survey has them: a yearly and an hourly column, each with marks for no figure.
  private static let two = """
    "pay": [
      {"column": "year", "missing": {"*": "no estimate", "#": "at or above the top wage"}},
      {"column": "hour", "basis": "hourly", "hours_per_year": 2080,
       "missing": {"*": "no estimate", "#": "at or above the top wage"}}
    ], "currency": {"constant": "USD"}
    """

  @Test(arguments: [
    // 50 × 2,080 = 104,000.
    ("100000,50", "100000"), ("*,50", "104000"), (",50", "104000"), ("#,50.5", "105040"),
    ("*,\"1,000\"", "2 hour ambiguous-number"),
    ("*,*", "2 year no-figure"), ("#,", "2 year no-figure"), (",#", "2 year missing-value"),
    (",", "2 year missing-value"),
    // One that cannot be read is not passed over.
    ("85k,50", "2 year bad-number"), ("0,50", "2 year not-positive"), ("€1,50", "2 year currency-mismatch"),
    ("1-2,50", "2 year range-in-cell"), ("*,x", "2 hour bad-number"),
  ]) func theFirstThatHasAFigure(cells: String, expected: String) throws {
    #expect(try SmallSurvey.outcome(cells, header: "job,year,hour", Self.two) == expected)
  }

  private static let later = """
    "pay": [
      {"column": "year", "basis": {"column": "of_year"}},
      {"column": "other", "basis": {"column": "of_other"}, "hours_per_year": 2080}
    ], "currency": {"constant": "USD"}
    """

  /// What a later column is per matters only where its figure is used.
  @Test(arguments: [
    ("100000,annual,50,hourly", "100000"), (",annual,50,hourly", "104000"), ("100000,annual,50,weekly", "100000"),
    ("100000,annual,50,", "100000"), ("100000,annual,,monthly", "100000"),
    (",annual,50,weekly", "2 other unknown-pay-basis"),
    (",annual,50,", "2 other unknown-pay-basis"), (",annual,50,monthly", "2 other unknown-pay-basis"),
    (",annual,x,weekly", "2 other bad-number"), (",annual,,weekly", "2 year missing-value"),
    // The first one's comes before the figures.
    (",weekly,50,hourly", "2 of_year unknown-pay-basis"), ("x,annual,50,weekly", "2 year bad-number"),
  ]) func theBasisOfALaterColumn(cells: String, expected: String) throws {
    #expect(try SmallSurvey.outcome(cells, header: "job,year,of_year,other,of_other", Self.later) == expected)
  }

  @Test func aMarkerSaysWhy() throws {
    let survey = try SmallSurvey("job,year,hour\nA,*,\nB,#,#\n", Self.two)
    #expect(survey.messages == ["there is no figure: no estimate", "there is no figure: at or above the top wage"])
  }

  /// A marker may look like a number or a range.
  @Test(arguments: ["999999", "0", "-9", "99.99", "1-5"]) func markersWithDigits(marker: String) throws {
    let mapping = """
      "pay": {"column": "pay", "range": "low", "missing": {"\(marker)": "refused"}}, "currency": {"constant": "USD"}
      """
    #expect(try SmallSurvey.outcome(marker, mapping) == "2 pay no-figure")
    #expect(try SmallSurvey.outcome(" \(marker) ", mapping) == "2 pay no-figure")
    #expect(try SmallSurvey.outcome("1000", mapping) == "1000")
  }

  // MARK: A year at full time

  private static let periods = """
    "pay": {"column": "pay", "basis": {"column": "unit", "values": {"Stunde": "hourly", "p. W.": "weekly", "": "annual"}},
            "hours_per_year": 2000, "months_per_year": 13},
    "currency": {"constant": "USD"}, "fte": {"column": "fte"}
    """

  @Test(arguments: [
    ("50000,annual,1", "50000"), ("50000,,1", "50000"), ("50000,Per Annum,1", "50000"), ("50000,yearly,0.5", "100000"),
    ("50000,annual,50%", "100000"), ("50000,annual,\"0,5\"", "100000"), ("50000,annual,1.25", "40000"),
    // 4,000 × 13 = 52,000; at 0.8 of full time 65,000.
    ("4000,monthly,1", "52000"), ("4000,monthly,0.8", "65000"), ("4000,MONTHLY,80%", "65000"),
    // Pay by the hour does not depend on the share: 30.5 × 2,000.
    ("30.5,Stunde,1", "61000"), ("30.5,hourly,0.5", "61000"), ("30.125,hourly,1", "2 pay ambiguous-number"),
    ("1000,p. W.,1", "2 unit unknown-pay-basis"), ("1000,weekly,1", "2 unit unknown-pay-basis"),
    ("50000,annual,", "2 fte missing-value"), ("50000,annual,50", "2 fte out-of-bounds"),
    ("50000,annual,0", "2 fte out-of-bounds"), ("50000,annual,half", "2 fte bad-number"),
    // The first reason counts: basis, pay, share.
    ("x,weekly,half", "2 unit unknown-pay-basis"), ("x,annual,half", "2 pay bad-number"),
  ]) func basesAndShares(cells: String, expected: String) throws {
    #expect(try SmallSurvey.outcome(cells, header: "job,pay,unit,fte", Self.periods) == expected)
  }

  @Test(arguments: ["hourly", "monthly"]) func aPeriodThatTheMappingDoesNotCount(basis: String) throws {
    let mapping = #""pay": {"column": "pay", "basis": {"column": "unit"}}, "currency": {"constant": "USD"}"#
    #expect(try SmallSurvey.outcome("50,\(basis)", header: "job,pay,unit", mapping) == "2 unit unknown-pay-basis")
    #expect(try SmallSurvey.outcome("50,annual", header: "job,pay,unit", mapping) == "50")
    #expect(try SmallSurvey.outcome("50,", header: "job,pay,unit", mapping) == "2 unit missing-value")
  }

  @Test func amountsThatAreTooLargeForAYear() throws {
    // 10¹⁴ × 2,080 has no room beside eighteen decimals: the most is about 1.7 × 10²⁰.
    let mapping = """
      "pay": {"column": "pay", "basis": "hourly", "hours_per_year": 2080000}, "currency": {"constant": "USD"}
      """
    #expect(try SmallSurvey.outcome("999999999999999", mapping) == "2 pay too-large")
  }
}
