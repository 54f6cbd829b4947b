import Compensation
import CompensationData
import Tabular
import Testing

/// Tables beside a mapping that say what the texts of a survey are called here.
@Suite struct SurveyCrosswalkTests {
  private static let pay = #""pay": {"column": "pay"}, "currency": {"constant": "USD"}, "#

  private static func mapping(_ crosswalks: String..., more: String = "") -> String {
    "\(pay)\(more)\"crosswalks\": [\(crosswalks.joined(separator: ", "))]"
  }

  private static let titles = [
    "titles.csv": "title,job,note\nEngineer,Coder,as they say\n Sr. Engineer ,Coder,\nBoss,,not ours\n"
  ]

  @Test func rejectedOrLeftOut() throws {
    let text =
      "title,pay\nEngineer,1000\nSr. Engineer,2000\n Engineer ,3000\nengineer,4000\nPilot,5000\nBoss,6000\n,7000\n"
    let strict = try SmallSurvey(
      text, Self.mapping(#"{"table": "titles.csv", "where": {"title": "title"}}"#), tables: Self.titles)
    #expect(strict.figures == ["2 Coder 1000", "3 Coder 2000", "4 Coder 3000"])
    #expect(strict.rejects == ["5 title unmapped-value", "6 title unmapped-value", "8 title unmapped-value"])
    // An empty cell: somebody decided that it is not to count.
    #expect(strict.leftOut == ["1 left out by titles.csv"])
    #expect(strict.messages[1].contains("titles.csv has no row for \"Pilot\""))
    let lenient = try SmallSurvey(
      text,
      Self.mapping(
        #"{"table": "titles.csv", "where": {"title": "title"}, "case": "ignore", "unmapped": "leave_out"}"#),
      tables: Self.titles)
    #expect(lenient.figures == ["2 Coder 1000", "3 Coder 2000", "4 Coder 3000", "5 Coder 4000"])
    #expect(lenient.rejects.isEmpty)
    #expect(lenient.leftOut == ["3 left out by titles.csv"])
    #expect(lenient.rowCount == 7)
  }

  @Test func twoKeys() throws {
    let tables = ["jobs.csv": "code,level,job\n15,L1,Coder\n15,L2,Senior Coder\n16,L1,Pilot\n"]
    let survey = try SmallSurvey(
      "grade,occ,pay\nL2,15,1000\nL1,16,2000\nL2,16,3000\n",
      Self.mapping(#"{"table": "jobs.csv", "where": {"code": "occ", "level": "grade"}}"#), tables: tables)
    #expect(survey.figures == ["2 Senior Coder 1000", "3 Pilot 2000"])
    #expect(survey.rejects == ["4 occ, grade unmapped-value"])
    // What has digits might be pay.
    #expect(survey.messages[0].hasPrefix("jobs.csv has no row for a text with digits, a text with digits;"))
  }

  /// A later table may use what an earlier one gives; what it does not have is a reject of that column.
  @Test func chained() throws {
    let tables = [
      "titles.csv": "title,family\nEngineer,Software\nPilot,Flight\nCook,Kitchen\n",
      "families.csv": "family,job\nSoftware,Coder\nFlight,\n",
    ]
    let survey = try SmallSurvey(
      "title,pay\nEngineer,1000\nPilot,2000\nCook,3000\nTailor,4000\n",
      Self.mapping(
        #"{"table": "titles.csv", "where": {"title": "title"}}"#,
        #"{"table": "families.csv", "where": {"family": "family"}}"#), tables: tables)
    #expect(survey.figures == ["2 Coder 1000"])
    #expect(survey.rejects == ["4 family unmapped-value", "5 title unmapped-value"])
    #expect(survey.leftOut == ["1 left out by families.csv"])
  }

  /// A column of a table stands in place of the survey's of the same name; a later table's in place of an earlier one's.
  @Test func inPlaceOfTheSurveys() throws {
    let tables = [
      "jobs.csv": "key,job,level\nA,Coder,L1\nB,Pilot,L2\n", "levels.csv": "key,level\nA,Senior\nB,Junior\n",
    ]
    let first = #"{"table": "jobs.csv", "where": {"key": "job"}}"#
    let second = #"{"table": "levels.csv", "where": {"key": "job"}}"#
    let one = try SmallSurvey("job,pay\nA,1000\nB,2000\n", Self.mapping(first), by: ["job", "level"], tables: tables)
    #expect(one.figures == ["2 Coder/L1 1000", "3 Pilot/L2 2000"])
    // The second table's key is the column that the first gives: there is neither Coder nor Pilot in it.
    let chained = try SmallSurvey(
      "job,pay\nA,1000\n", Self.mapping(first, second), by: ["job", "level"], tables: tables)
    #expect(chained.rejects == ["2 job unmapped-value"])
    let later = try SmallSurvey(
      "id,pay\nA,1000\nB,2000\n",
      Self.mapping(
        #"{"table": "jobs.csv", "where": {"key": "id"}}"#, #"{"table": "levels.csv", "where": {"key": "id"}}"#),
      by: ["job", "level"], tables: tables)
    #expect(later.figures == ["2 Coder/Senior 1000", "3 Pilot/Junior 2000"])
  }

  @Test func aColumnOfATableAsDimensionCurrencyAndBasis() throws {
    let tables = ["countries.csv": "name,country,cur,per\nUnited States,US,USD,annual\nMexico,MX,MXN,monthly\n"]
    let survey = try SmallSurvey(
      "job,land,pay\nCoder,United States,52000\nCoder,Mexico,20000\n",
      """
      "pay": {"column": "pay", "basis": {"column": "per"}, "months_per_year": 12}, "currency": {"column": "cur"},
      "dimensions": {"place": "country"},
      "crosswalks": [{"table": "countries.csv", "where": {"name": "land"}}]
      """, by: ["job", "place"],
      basis: SurveyBasis(currency: usd, rates: [Currency(code: "MXN")!: ExactDecimal(20)]), tables: tables)
    // 20,000 × 12 / 20 = 12,000.
    #expect(survey.figures == ["2 Coder/US 52000", "3 Coder/MX 12000"])
  }

  /// The columns `note` and `source` are for people, and so may be empty.
  @Test func remarks() throws {
    let tables = ["titles.csv": "title,job,note,source\nEngineer,Coder,,\n"]
    let mapping = Self.mapping(#"{"table": "titles.csv", "where": {"title": "title"}}"#)
    #expect(try SmallSurvey("title,pay\nEngineer,1000\n", mapping, tables: tables).figures == ["2 Coder 1000"])
    #expect(
      SmallSurvey.problems("title,pay\nEngineer,1000\n", mapping, by: ["note"], tables: tables)
        == [
          "survey.csv:1: note: [missing-column] there is no column \"note\", neither here nor in a crosswalk of "
            + "survey.json; there are: \"job\", \"pay\", \"title\""
        ])
  }

  /// Blanks around the names of columns do not matter here either.
  @Test func blanksInATablesHeader() throws {
    let survey = try SmallSurvey(
      " title ,pay\nEngineer,1000\n", Self.mapping(#"{"table": "titles.csv", "where": {"title": "title"}}"#),
      tables: ["titles.csv": "title, job , note\nEngineer,Coder,\n"])
    #expect(survey.figures == ["2 Coder 1000"])
  }

  @Test(arguments: [
    ("title,job\nEngineer,Coder\nPilot,P\nEngineer,Other\n", "4: title: [duplicate-key]"),
    ("title,job\nEngineer,Coder\nENGINEER ,Coder\n", "3: title: [duplicate-key]"),
    ("titel,job\nEngineer,Coder\n", "1: title: [missing-column]"), ("title,job\nEngineer\n", "2: : [ragged-row]"),
    ("", "1: : [empty-file]"),
  ]) func tablesThatCannotBeUsed(table: String, problem: String) throws {
    let problems = SmallSurvey.problems(
      "title,pay\nEngineer,1000\n",
      Self.mapping(#"{"table": "titles.csv", "where": {"title": "title"}, "case": "ignore"}"#),
      tables: ["titles.csv": table])
    #expect(problems.count == 1)
    #expect(problems.first?.hasPrefix("titles.csv:\(problem)") ?? false, "\(problems)")
  }

  @Test func theNearestNameIsSaid() {
    let problems = SmallSurvey.problems(
      "title,pay\nEngineer,1000\n", Self.mapping(#"{"table": "titles.csv", "where": {"titel": "title"}}"#),
      tables: Self.titles)
    #expect(problems.first?.hasSuffix("did you mean \"title\"?") ?? false)
    let survey = SmallSurvey.problems(
      "title,pay\nEngineer,1000\n", Self.mapping(#"{"table": "titles.csv", "where": {"title": "titel"}}"#),
      tables: Self.titles)
    #expect(survey.count == 1)
    #expect(survey.first?.hasPrefix("survey.csv:1: titel: [missing-column]") ?? false)
    #expect(survey.first?.hasSuffix("did you mean \"title\"?") ?? false)
  }

  @Test func withoutCaseThatIsIgnoredCapitalsTellKeysApart() throws {
    let survey = try SmallSurvey(
      "title,pay\nengineer,1\nEngineer,2\n", Self.mapping(#"{"table": "t.csv", "where": {"title": "title"}}"#),
      tables: ["t.csv": "title,job\nEngineer,Big\nengineer,Small\n"])
    #expect(survey.figures == ["2 Small 1", "3 Big 2"])
  }

  @Test func aTableThatIsNotThere() {
    #expect(throws: FileError.self) {
      try SmallSurvey("title,pay\nA,1\n", Self.mapping(#"{"table": "none.csv", "where": {"title": "title"}}"#))
    }
  }

  // MARK: Keys that stand for any text

  private static let currencies = #"{"table": "currencies.csv", "where": {"sign": "cur", "land": "country"}}"#

  /// A row without `*` counts before one with it, wherever it stands; of two with as many, the one whose first keys are texts.
  @Test(arguments: [
    ("AUD/NZD,Australia", "both"), ("AUD/NZD,Peru", "first"), ("USD,Australia", "second"), ("USD,Peru", "none"),
    (" AUD/NZD , Australia ", "both"), ("aud/nzd,Australia", "second"), ("AUD,*", "none"), (",", "none"),
  ]) func anyText(cells: String, job: String) throws {
    let rows = ["*,*,none", "*,Australia,second", "AUD/NZD,*,first", "AUD/NZD,Australia,both"]
    for rows in [rows, rows.reversed()] {
      let survey = try SmallSurvey(
        "cur,country,pay\n\(cells),1000\n", Self.mapping(Self.currencies),
        tables: ["currencies.csv": "sign,land,job\n\(rows.joined(separator: "\n"))\n"])
      #expect(survey.figures == ["2 \(job) 1000"])
    }
  }

  /// Two with one `*` each: the one whose first key is a text.
  @Test func anyTextOfTwoWithAsMany() throws {
    for rows in ["USD,*,first\n*,Peru,second\n", "*,Peru,second\nUSD,*,first\n"] {
      let survey = try SmallSurvey(
        "cur,country,pay\nUSD,Peru,1000\nPEN,Peru,2000\nUSD,Kenya,3000\nPEN,Kenya,4000\n",
        Self.mapping(Self.currencies), tables: ["currencies.csv": "sign,land,job\n" + rows])
      #expect(survey.figures == ["2 first 1000", "3 second 2000", "4 first 3000"])
      #expect(survey.rejects == ["5 cur, country unmapped-value"])
    }
  }

  @Test func anyTextThatIsLeftOutOrThereTwice() throws {
    let one = #"{"table": "titles.csv", "where": {"title": "title"}}"#
    let survey = try SmallSurvey(
      "title,pay\nEngineer,1000\nPilot,2000\n", Self.mapping(one),
      tables: ["titles.csv": "title,job\nEngineer,Coder\n*,\n"])
    #expect(survey.figures == ["2 Coder 1000"] && survey.leftOut == ["1 left out by titles.csv"])
    let problems = SmallSurvey.problems(
      "title,pay\nEngineer,1000\n", Self.mapping(one), tables: ["titles.csv": "title,job\n*,A\n *,B\n"])
    #expect(problems.count == 1 && problems[0].hasPrefix("titles.csv:3: title: [duplicate-key]"), "\(problems)")
  }

  // MARK: Columns that a table cannot give

  /// What is read of each row by itself is the survey's own; a table's column of that name would never be looked at.
  @Test(arguments: [
    ("pay", #""currency": {"constant": "USD"}"#), ("when", #""date": {"column": "when"}"#),
    ("firm", #""organisation": {"column": "firm"}"#), ("w", #""weight": {"column": "w"}"#),
    ("n", #""statistic": "mean", "count": {"column": "n"}"#), ("share", #""fte": {"column": "share"}"#),
    ("status", #""keep": [{"column": "status", "values": ["x"]}]"#),
  ]) func columnsThatAreTheSurveysOwn(name: String, members: String) {
    let more = members.hasPrefix("\"currency\"") ? "" : members + ", "
    let problems = SmallSurvey.problems(
      "title,pay,when,firm,w,n,share,status\nA,1,2025-01-01,x,1,1,1,x\n",
      Self.mapping(#"{"table": "t.csv", "where": {"title": "title"}}"#, more: more),
      tables: ["t.csv": "title,job,\(name)\nA,Coder,1\n"])
    #expect(problems.count == 1)
    #expect(
      problems.first?.hasPrefix(
        "t.csv:1: \(name): [contradiction] the table gives the column \"\(name)\", which only dimensions")
        ?? false, "\(problems)")
  }

  /// As a key of the table it is compared, not given.
  @Test func anOwnColumnMayBeAKey() throws {
    let survey = try SmallSurvey(
      "title,firm,pay\nA,Acme,1000\n",
      Self.mapping(
        #"{"table": "t.csv", "where": {"title": "title", "firm": "firm"}}"#,
        more: #""organisation": {"column": "firm"}, "#), tables: ["t.csv": "title,firm,job\nA,Acme,Coder\n"])
    #expect(survey.figures == ["2 Coder 1000"] && survey.organisations == ["Acme"])
  }

  /// `keep` comes before the crosswalks, and they before the dimensions.
  @Test func theOrderOfReasons() throws {
    let survey = try SmallSurvey(
      "title,level,country,pay\nPilot,L1,MX,1\nPilot,,US,2\nEngineer,,US,3\nEngineer,L1,US,x\n",
      Self.mapping(
        #"{"table": "titles.csv", "where": {"title": "title"}}"#,
        more: #""keep": [{"column": "country", "values": ["US"]}], "#), by: ["job", "level"], tables: Self.titles)
    #expect(survey.leftOut == ["1 country is not US"])
    #expect(survey.rejects == ["3 title unmapped-value", "4 level missing-value", "5 pay bad-number"])
  }

  /// A text with digits may be somebody's pay in the wrong column.
  @Test func textsWithDigitsAreNotRepeated() throws {
    let survey = try SmallSurvey(
      "title,pay\nSailor,1000\n61511,1000\nGrade 3,1000\nbaker,1000\n",
      SmallSurvey.plain + #", "crosswalks": [{"table": "titles.csv", "where": {"title": "title"}}]"#,
      tables: ["titles.csv": "title,job\nbaker,Baker\n"])
    #expect(survey.figures == ["5 Baker 1000"])
    #expect(
      survey.rejects == ["2 title unmapped-value", "3 title unmapped-value", "4 title unmapped-value"])
    #expect(survey.messages[0].contains("\"Sailor\""))
    for message in survey.messages { #expect(message.allSatisfy { !$0.isNumber }, "\(message)") }
  }
}
