import Compensation
import Tabular
import Testing

@testable import CompensationData

@Suite struct SurveyMappingReaderTests {
  private static func read(_ text: String, tables: [String: String] = [:]) throws -> SurveyMapping {
    let folder = try MarketFolder(tables)
    return try SurveyMappingReader.read(folder.put(Array(text.utf8), "pay.json"))
  }

  /// `3: pay: [wrong-type] a text is needed …`: all findings; every one is of this file.
  private static func problems(_ text: String, tables: [String: String] = [:]) -> [String] {
    let error = #expect(throws: Findings.self) { try read(text, tables: tables) }
    return (error?.all ?? []).map { finding in
      #expect(finding.severity == .error)
      return "\(finding.file ?? ""):\(finding.line ?? 0): \(finding.column ?? ""): [\(finding.code)] \(finding.message)"
    }
  }

  /// A mapping with a line for each of its keys: the name is on line 2, the source on 3, the pay on 4, the currency on
  /// 5, and what is added from 6.
  private static func text(
    name: String = #""name": "tiny""#, source: String = #""source": "made up""#,
    pay: String = #""pay": {"column": "pay"}"#, currency: String = #""currency": {"constant": "USD"}"#,
    _ more: String...
  ) -> String {
    "{\n" + ([name, source, pay, currency] + more).joined(separator: ",\n") + "\n}\n"
  }

  @Test func theSmallest() throws {
    let mapping = try Self.read(Self.text())
    #expect(mapping.name == "tiny" && mapping.title == "tiny" && mapping.source == "made up")
    #expect(mapping.file == "pay.json")
    #expect(mapping.statistic == .individual)
    #expect(mapping.delimiter == nil && mapping.date == nil && mapping.organisation == nil)
    #expect(!mapping.hasDates && !mapping.hasCounts)
    #expect(mapping.plausible == .nearMedian)
    #expect(mapping.currency == .constant("USD"))
    #expect(mapping.pay.count == 1)
    #expect(mapping.pay[0].columns == ["pay"] && mapping.pay[0].basis == .constant("annual"))
    #expect(mapping.pay[0].range == nil && mapping.pay[0].decimalMark == nil && mapping.pay[0].missing.isEmpty)
  }

  @Test func everything() throws {
    let mapping = try Self.read(
      """
      {
        "name": "national-2024",
        "title": "National survey",
        "source": "Office of Pay, 2024, public domain",
        "delimiter": "tab",
        "statistic": "p50",
        "pay": [
          {"column": "A_MEDIAN", "missing": {"*": "no estimate"}, "decimal_mark": "comma"},
          {"low": "from", "high": "to", "range": "midpoint", "basis": "hourly", "hours_per_year": 2080},
          {"column": "other", "basis": {"column": "unit", "values": {"wk": "hourly"}}, "months_per_year": 12.5}
        ],
        "currency": {"column": "cur", "values": {"$": "USD"}},
        "date": {"column": "when", "form": "d.m.y"},
        "organisation": {"column": "firm"},
        "count": {"column": "n"},
        "fte": {"column": "share"},
        "keep": [{"column": "country", "values": ["US", "UK"]}, {"column": "status", "values": ["full"]}],
        "crosswalks": [
          {"table": "jobs.csv", "where": {"code": "occ", "grade": "level"}, "case": "ignore", "unmapped": "leave_out"},
          {"table": "jobs.csv", "where": {"code": "occ", "grade": "level"}, "case": "exact", "unmapped": "reject"}
        ],
        "dimensions": {"job": "title", "place": "area"},
        "plausible": {"minimum": 10000, "maximum": 2000000.5}
      }
      """, tables: ["jobs.csv": "grade,job,code,note\nL1,Coder,15,\n"])
    #expect(mapping.name == "national-2024" && mapping.title == "National survey")
    #expect(mapping.source == "Office of Pay, 2024, public domain")
    #expect(mapping.delimiter == UInt8(ascii: "\t"))
    #expect(mapping.statistic == .percentile(50))
    #expect(mapping.pay.map(\.columns) == [["A_MEDIAN"], ["from", "to"], ["other"]])
    #expect(mapping.pay[0].missing == ["*": "no estimate"] && mapping.pay[0].decimalMark == .comma)
    #expect(mapping.pay[1].range == .midpoint && mapping.pay[1].basis == .constant("hourly"))
    #expect(mapping.pay[1].hoursPerYear == ExactDecimal(2080))
    #expect(mapping.pay[2].basis == .column("unit", values: ["wk": "hourly"]))
    #expect(mapping.pay[2].monthsPerYear?.description == "12.5")
    #expect(mapping.currency == .column("cur", values: ["$": "USD"]))
    #expect(mapping.date == .column("when", form: .dayMonthYearWithPoints))
    #expect(mapping.organisation == "firm" && mapping.count == "n" && mapping.weight == nil && mapping.share == "share")
    #expect(mapping.kept.map(\.column) == ["country", "status"])
    #expect(mapping.kept.map(\.values) == [["US", "UK"], ["full"]])
    #expect(mapping.crosswalks.map(\.leavesOutUnmapped) == [true, false])
    #expect(mapping.crosswalks[0].keys.map(\.column) == ["code", "grade"])
    #expect(mapping.crosswalks[0].keys.map(\.survey) == ["occ", "level"])
    #expect(mapping.crosswalks[0].table.given == ["job"])
    #expect(mapping.crosswalks.map { $0.table.values(for: ["15", "l1"]) } == [["Coder"], nil])
    #expect(mapping.dimensions == ["job": "title", "place": "area"])
    #expect(
      mapping.plausible
        == .within(minimum: ExactDecimal(10_000), maximum: try ExactDecimal(plain: "2000000.5")))
    #expect(mapping.hasDates && mapping.hasCounts)
  }

  @Test func aByteOrderMarkMayStandBefore() throws {
    #expect(try Self.read("\u{feff}" + Self.text()).name == "tiny")
  }

  /// One line of findings each, without the messages.
  @Test(arguments: [
    ("{", "2: : [bad-json]"), ("", "1: : [bad-json]"), ("{\"name\": \"a\",\n\"name\": \"b\"}", "2: : [bad-json]"),
  ]) func textThatIsNoJSON(text: String, expected: String) {
    let problems = Self.problems(text)
    #expect(problems.count == 1)
    // Where the text ends is where it breaks off.
    let code = expected.split(separator: " ").last ?? ""
    #expect(problems.first?.contains(code) ?? false, "\(problems)")
    #expect(problems.first?.hasPrefix("pay.json:") ?? false)
  }

  @Test func notAnObject() {
    #expect(
      Self.problems("[1]").first == "pay.json:1: mapping: [wrong-type] an object is needed here, not a list")
  }

  @Test func keysThatAreMissing() {
    // All of them at once.
    #expect(
      Self.problems("{\n}\n").map { $0.replacing("pay.json:1: mapping: [missing-key] the key ", with: "") } == [
        "\"name\" is missing", "\"source\" is missing", "\"currency\" is missing", "\"pay\" is missing",
      ])
  }

  @Test(arguments: [
    // What stands on line 6, and what is wrong with it.
    (#""fet": {"column": "x"}"#, "mapping: [unknown-key] there is no key \"fet\" here; did you mean \"fte\"?"),
    (#""dimension": {}"#, "mapping: [unknown-key] there is no key \"dimension\" here; did you mean \"dimensions\"?"),
    (#""title": 7"#, "mapping: [wrong-type] \"title\" is a text, not a number"),
    (#""delimiter": "tabs""#, "mapping: [unknown-value] \"delimiter\" is , or ; or | or tab"),
    (#""delimiter": 1"#, "mapping: [wrong-type] \"delimiter\" is a text, not a number"),
    (
      #""statistic": "median""#,
      "mapping: [unknown-value] \"statistic\" is individual, mean, or a percentile such as p50"
    ),
    (#""statistic": "p0""#, "mapping: [unknown-value] \"statistic\" is individual, mean, or a percentile such as p50"),
    (
      #""statistic": "p100""#, "mapping: [unknown-value] \"statistic\" is individual, mean, or a percentile such as p50"
    ),
    (#""statistic": "p05""#, "mapping: [unknown-value] \"statistic\" is individual, mean, or a percentile such as p50"),
    (#""date": "2023-05-15""#, "date: [wrong-type] an object is needed here, not a text"),
    (#""date": {"constant": "15.05.2023"}"#, "date: [bad-date] a constant day is written YYYY-MM-DD"),
    (#""date": {"constant": "2023-02-29"}"#, "date: [bad-date] a constant day is written YYYY-MM-DD"),
    (
      #""date": {"constant": "2025-01-01", "column": "day"}"#,
      "date: [contradiction] \"date\" is a \"constant\" or a \"column\", not both"
    ),
    (
      #""statistic": "mean", "count": {"column": "n"}, "weight": {"column": "w"}"#,
      "mapping: [contradiction] \"count\" and \"weight\" exclude each other: a published figure weighs by its count"
    ),
    (#""date": {"form": "year"}"#, "date: [missing-key] the key \"column\" is missing"),
    (
      #""date": {"column": "x", "form": "y-m-d"}"#,
      "date: [unknown-value] \"form\" is not \"y-m-d\"; it is one of date, month, year, m/d/y, d/m/y, d.m.y"
    ),
    (
      #""date": {"colum": "x", "column": "x"}"#,
      "date: [unknown-key] there is no key \"colum\" here; did you mean \"column\"?"
    ),
    (#""organisation": {}"#, "organisation: [missing-key] the key \"column\" is missing"),
    (#""weight": {"column": 3}"#, "weight: [wrong-type] \"column\" is a text, not a number"),
    (
      #""count": {"column": "n"}"#,
      "mapping: [contradiction] only a published figure has a \"count\"; say its \"statistic\", or call it \"weight\""
    ),
    (
      #""fte": {"column": "f", "constant": 1}"#,
      "fte: [unknown-key] there is no key \"constant\" here; the keys are column"
    ),
    (#""keep": {}"#, "mapping: [wrong-type] \"keep\" is a list, not an object"),
    (#""keep": [{"values": ["US"]}]"#, "keep: [missing-key] the key \"column\" is missing"),
    (#""keep": [{"column": "c"}]"#, "keep: [missing-key] \"keep\" needs the \"values\" that count"),
    (#""keep": [{"column": "c", "values": []}]"#, "keep: [missing-key] \"keep\" needs the \"values\" that count"),
    (#""keep": [{"column": "c", "values": ["a", 1]}]"#, "keep: [wrong-type] \"values\" is a list of texts"),
    (#""crosswalks": "t.csv""#, "mapping: [wrong-type] \"crosswalks\" is a list, not a text"),
    (#""crosswalks": [{"where": {"a": "b"}}]"#, "crosswalks: [missing-key] the key \"table\" is missing"),
    (#""crosswalks": [{"table": "t.csv"}]"#, "crosswalks: [missing-key] \"where\" says which columns are compared"),
    (
      #""crosswalks": [{"table": "t.csv", "where": {"a": "b"}, "case": "any"}]"#,
      "crosswalks: [unknown-value] \"case\" is not \"any\"; it is one of ignore, exact"
    ),
    (
      #""crosswalks": [{"table": "t.csv", "where": {"a": "b"}, "unmapped": "drop"}]"#,
      "crosswalks: [unknown-value] \"unmapped\" is not \"drop\"; it is one of reject, leave_out"
    ),
    (#""dimensions": ["job"]"#, "mapping: [wrong-type] \"dimensions\" is an object, not a list"),
    (#""dimensions": {"job": true}"#, "mapping: [wrong-type] \"dimensions\" pairs columns with texts"),
    (
      #""plausible": {}"#,
      "plausible: [missing-key] \"plausible\" has a \"minimum\" or a \"maximum\", or is the text \"any\""
    ),
    (
      #""plausible": {"maximum": 10, "min": 1}"#,
      "plausible: [unknown-key] there is no key \"min\" here; did you mean \"minimum\"?"
    ),
    (#""plausible": {"minimum": 20, "maximum": 10}"#, "plausible: [contradiction] \"minimum\" is above \"maximum\""),
    (#""plausible": {"minimum": "20"}"#, "plausible: [wrong-type] \"minimum\" is a number, not a text"),
  ]) func parts(line: String, expected: String) {
    let problems = Self.problems(Self.text(line), tables: ["t.csv": "a,job\nx,Coder\n"])
    #expect(problems.first == "pay.json:6: \(expected)")
    #expect(problems.allSatisfy { $0.hasPrefix("pay.json:6: ") })
  }

  @Test(arguments: [
    (#""pay""#, "pay: [wrong-type] an object is needed here, not a text"),
    ("[]", "mapping: [missing-key] \"pay\" has no column"),
    ("{}", "pay: [missing-key] \"pay\" has a \"column\", or a \"low\" and a \"high\" one"),
    (#"{"low": "a"}"#, "pay: [missing-key] \"pay\" has a \"column\", or a \"low\" and a \"high\" one"),
    (#"{"column": "a", "high": "b"}"#, "pay: [missing-key] \"pay\" has a \"column\", or a \"low\" and a \"high\" one"),
    (
      #"{"low": "a", "high": "b"}"#,
      "pay: [missing-key] two columns need a \"range\": midpoint, low or high, which counts"
    ),
    (
      #"{"column": "a", "bases": "annual"}"#,
      "pay: [unknown-key] there is no key \"bases\" here; did you mean \"basis\"?"
    ),
    (#"{"column": "a", "basis": "weekly"}"#, "pay: [unknown-value] \"basis\" is annual, monthly or hourly"),
    (
      #"{"column": "a", "basis": {"constant": "weekly"}}"#,
      "pay: [unknown-value] \"basis\" is annual, monthly or hourly"
    ),
    (
      #"{"column": "a", "basis": "hourly"}"#,
      "pay: [missing-key] pay by the hour needs \"hours_per_year\", such as 2080"
    ),
    (
      #"{"column": "a", "basis": {"constant": "hourly"}, "months_per_year": 12}"#,
      "pay: [missing-key] pay by the hour needs \"hours_per_year\", such as 2080"
    ),
    (
      #"{"column": "a", "basis": "monthly", "hours_per_year": 2080}"#,
      "pay: [missing-key] pay by the month needs \"months_per_year\", such as 12"
    ),
    (#"{"column": "a", "hours_per_year": 0}"#, "pay: [not-positive] \"hours_per_year\" is above 0"),
    (#"{"column": "a", "months_per_year": -12}"#, "pay: [not-positive] \"months_per_year\" is above 0"),
    (#"{"column": "a", "hours_per_year": "2080"}"#, "pay: [wrong-type] \"hours_per_year\" is a number, not a text"),
    (#"{"column": "a", "missing": ["*"]}"#, "pay: [wrong-type] \"missing\" is an object, not a list"),
    (
      #"{"column": "a", "range": "middle"}"#,
      "pay: [unknown-value] \"range\" is not \"middle\"; it is one of midpoint, low, high"
    ),
    (
      #"{"column": "a", "decimal_mark": ","}"#,
      "pay: [unknown-value] \"decimal_mark\" is not \",\"; it is one of point, comma"
    ),
  ]) func pay(value: String, expected: String) {
    #expect(Self.problems(Self.text(pay: #""pay": \#(value)"#)).first == "pay.json:4: \(expected)")
  }

  @Test(arguments: [
    ("{}", "currency: [missing-key] the key \"column\" is missing"),
    (#""USD""#, "currency: [wrong-type] an object is needed here, not a text"),
    (
      #"{"constant": "USD", "column": "c"}"#,
      "currency: [contradiction] \"currency\" is a \"constant\" or a \"column\", not both"
    ),
    (#"{"constant": 5}"#, "currency: [wrong-type] \"constant\" is a text, not a number"),
    (#"{"column": "c", "values": "USD"}"#, "currency: [wrong-type] \"values\" is an object, not a text"),
  ]) func currency(value: String, expected: String) {
    #expect(
      Self.problems(Self.text(currency: #""currency": \#(value)"#)).first == "pay.json:5: \(expected)")
  }

  @Test(arguments: ["\"Pay\"", "\"\"", "\"a b\"", "\"a_b\"", "\"größe\""]) func names(name: String) {
    #expect(
      Self.problems(Self.text(name: "\"name\": \(name)")) == [
        "pay.json:2: mapping: [bad-name] a source's name is lower-case letters, digits and hyphens"
      ])
  }

  @Test func allAtOnce() {
    let problems = Self.problems(
      Self.text(
        name: #""name": "A""#, pay: #""pay": [{"column": "a", "basis": "x"}, {"column": "b", "range": "x"}]"#,
        #""stats": "p50""#, #""delimiter": "x""#, #""date": {"constant": "x"}"#))
    #expect(
      problems.map { $0.prefix { $0 != "]" } } == [
        "pay.json:6: mapping: [unknown-key", "pay.json:2: mapping: [bad-name", "pay.json:4: pay: [unknown-value",
        "pay.json:4: pay: [unknown-value", "pay.json:7: mapping: [unknown-value", "pay.json:8: date: [bad-date",
      ])
  }

  @Test func aFileThatIsNotThere() {
    #expect(throws: FileError.self) { try SurveyMappingReader.read("/nowhere/pay.json") }
  }
}
