import Foundation
import Testing

/// The tables of `paygrade report`, byte by byte, with figures that were worked out by hand.
@Suite struct ReportTableTests {
  /// Five people who can be compared and six rows that cannot be used.
  static let roster = """
    employee_id,name,country,level,currency,base_salary,pay_basis,fte,salary_is,gender
    A1,Anna,Portugal,Junior,EUR,45000,annual,1,,female
    A2,Boris,PT,Junior,EUR,"€2,500.50",Monthly,50%,full time,male
    A3,"Cleo ""C""\",Sweden,Senior,SEK,625,hourly,0.8,as_paid,female
    A4,Dora,Portugal,Senior,EUR,38400.00,annual,0.6,As-Paid,
    A5,Emil, Sweden ,Junior,SEK,40000,per month,1,,male
    A1,"Fay
    Quinn",Portugal,Junior,EUR,45000,annual,1,,female
    A7,Gus,Portugl,Junior,EUR,45000,annual,1,,male
    A8,Hal,Sweden,Senior,SEK,,annual,1,,male
    A9,Ida,Sweden,Senior,SEK,500000,annual,0.5,,female
    A10,Jo,Sweden,Senior,SEK,500000,annual,1
     ,,,,,,,,,

    """

  @Test func employees() throws {
    let outcome = try report(Self.roster)
    #expect(outcome.command.status == 1)
    // A1  45,000 ÷ 50,000 = 0.9; (45,000 − 40,000) ÷ 20,000 = 0.25.
    // A2  2,500.50 × 14 = 35,007; ÷ 50,000 = 0.70014; −4,993 ÷ 20,000 = −0.24965; half of 4,993 is 2,496.50.
    // A3  625 × 2,000 = 1,250,000, whatever the share; ÷ 1,000,000; 450,000 ÷ 400,000 = 1.125; 50,000 × 0.8 = 40,000.
    // A4  38,400 ÷ 0.6 = 64,000, which is the minimum: within.
    // A5  40,000 × 12 = 480,000; ÷ 625,000 = 0.768; −20,000 ÷ 250,000 = −0.08.
    #expect(
      outcome.text("employees.csv") == """
        line,employee_id,country,level,currency,base_salary,fte,annual_salary,minimum,midpoint,maximum,compa_ratio,range_penetration,position,cost_to_minimum,excess_over_maximum
        2,A1,Portugal,Junior,EUR,45000.00,1,45000.00,40000.00,50000.00,60000.00,0.9000,0.2500,within,0.00,0.00
        3,A2,Portugal,Junior,EUR,2500.50,0.5,35007.00,40000.00,50000.00,60000.00,0.7001,-0.2497,below,2496.50,0.00
        4,A3,Sweden,Senior,SEK,625.00,0.8,1250000.00,800000.00,1000000.00,1200000.00,1.2500,1.1250,above,0.00,40000.00
        5,A4,Portugal,Senior,EUR,38400.00,0.6,64000.00,64000.00,80000.00,96000.00,0.8000,0.0000,within,0.00,0.00
        6,A5,Sweden,Junior,SEK,40000.00,1,480000.00,500000.00,625000.00,750000.00,0.7680,-0.0800,below,20000.00,0.00

        """)
  }

  @Test func rejects() throws {
    let outcome = try report(Self.roster)
    // The row of A1 begins in line 7 and takes two lines.
    #expect(
      outcome.text("rejects.csv") == """
        line,column,code,message,record
        7,employee_id,duplicate-id,an earlier row has the same employee_id; keep one of them,"A1,""Fay
        Quinn"",Portugal,Junior,EUR,45000,annual,1,,female"
        9,country,unknown-country,"places.csv: there is no country ""Portugl""; did you mean ""Portugal""?","A7,Gus,Portugl,Junior,EUR,45000,annual,1,,male"
        10,base_salary,missing-value,there is no figure; a missing one is never taken as 0,"A8,Hal,Sweden,Senior,SEK,,annual,1,,male"
        11,salary_is,part-time-unclear,"the row is of part of full time and does not say whether base_salary is as paid or for full time; add a column salary_is with as_paid or full_time, or give --input salary_is=VALUE for all rows","A9,Ida,Sweden,Senior,SEK,500000,annual,0.5,,female"
        12,,ragged-row,"expected 10 fields, as in the header, but found 8; add the missing delimiters","A10,Jo,Sweden,Senior,SEK,500000,annual,1"
        13,,blank-row,the row is empty; delete it," ,,,,,,,,,"

        """)
  }

  @Test func summary() throws {
    let outcome = try report(Self.roster, "--min-cell 1")
    // Ten SEK are one EUR. Percentiles lie at 1 + (n − 1) p of the sorted ratios 0.7001 (A2), 0.768 (A5), 0.8 (A4), 0.9 (A1), 1.25 (A3).
    // Portugal Junior, A1 and A2: payroll 45,000 + 35,007 × 0.5; 80,007 ÷ 100,000 = 0.80007; mean 1.6001 ÷ 2 = 0.80005; p10 0.7001 + 0.1 ×
    //   0.1999 = 0.72009; p25 0.750075; p75 0.850025; p90 0.88001; penetration 0.0003 ÷ 2 = 0.00015; to the midpoint 5,000 + 14,993 × 0.5.
    // Portugal Senior, A4: 64,000 × 0.6 = 38,400; to the midpoint 16,000 × 0.6 = 9,600.
    // Sweden Junior, A5: 480,000 SEK; to the minimum 20,000 SEK, to the midpoint 145,000 SEK.
    // Sweden Senior, A3: 1,250,000 × 0.8 SEK; over the maximum 40,000 SEK.
    // Portugal: 144,007 ÷ 180,000 = 0.80004; mean 2.4001 ÷ 3; p10 0.7001 + 0.2 × 0.0999 = 0.72008; p25 0.75005; p75 0.85; p90 0.8 + 0.8 × 0.1.
    // Sweden: 173,000 ÷ 162,500 = 1.06462; mean 2.018 ÷ 2; p10 0.768 + 0.1 × 0.482 = 0.8162; p25 0.8885; p75 1.1295; p90 1.2018; 1.045 ÷ 2.
    // Junior: 128,007 ÷ 162,500 = 0.78774; mean 2.3681 ÷ 3 = 0.78937; p10 0.7001 + 0.2 × 0.0679 = 0.71368; p25 0.73405; p75 0.834; p90 0.768 +
    //   0.8 × 0.132 = 0.8736; penetration −0.0797 ÷ 3 = −0.02657.
    // Senior: 189,000 ÷ 180,000 = 1.05; mean 2.05 ÷ 2; p10 0.8 + 0.1 × 0.45 = 0.845; p25 0.9125; p75 1.1375; p90 1.205; 1.125 ÷ 2.
    // All: 317,007 ÷ 342,500 = 0.92557; mean 4.4181 ÷ 5 = 0.88362; p10 0.7001 + 0.4 × 0.0679 = 0.72726; p25 the second, p75 the fourth; p90 0.9 +
    //   0.6 × 0.35 = 1.11; penetration 1.0453 ÷ 5 = 0.20906.
    #expect(
      outcome.text("summary.csv") == """
        country,level,headcount,fte,currency,payroll,group_compa_ratio,mean_compa_ratio,p10,p25,median,p75,p90,mean_range_penetration,below,within,above,cost_to_minimum,cost_to_midpoint,excess_over_maximum,hidden
        Portugal,Junior,2,1.5,EUR,62503.50,0.8001,0.8001,0.7201,0.7501,0.8001,0.8500,0.8800,0.0002,1,1,0,2496.50,12496.50,0.00,
        Portugal,Senior,1,0.6,EUR,38400.00,0.8000,0.8000,0.8000,0.8000,0.8000,0.8000,0.8000,0.0000,0,1,0,0.00,9600.00,0.00,
        Sweden,Junior,1,1,EUR,48000.00,0.7680,0.7680,0.7680,0.7680,0.7680,0.7680,0.7680,-0.0800,1,0,0,2000.00,14500.00,0.00,
        Sweden,Senior,1,0.8,EUR,100000.00,1.2500,1.2500,1.2500,1.2500,1.2500,1.2500,1.2500,1.1250,0,0,1,0.00,0.00,4000.00,
        Portugal,,3,2.1,EUR,100903.50,0.8000,0.8000,0.7201,0.7501,0.8000,0.8500,0.8800,0.0001,1,2,0,2496.50,22096.50,0.00,
        Sweden,,2,1.8,EUR,148000.00,1.0646,1.0090,0.8162,0.8885,1.0090,1.1295,1.2018,0.5225,1,0,1,2000.00,14500.00,4000.00,
        ,Junior,3,2.5,EUR,110503.50,0.7877,0.7894,0.7137,0.7341,0.7680,0.8340,0.8736,-0.0266,2,1,0,4496.50,26996.50,0.00,
        ,Senior,2,1.4,EUR,138400.00,1.0500,1.0250,0.8450,0.9125,1.0250,1.1375,1.2050,0.5625,0,1,1,0.00,9600.00,4000.00,
        ,,5,3.9,EUR,248903.50,0.9256,0.8836,0.7273,0.7680,0.8000,0.9000,1.1100,0.2091,2,2,1,4496.50,36596.50,4000.00,

        """)
  }

  @Test func smallGroupsAreHidden() throws {
    // Four rows have fewer than three people; Portugal with three is shown, so that Sweden with two is 5 − 3: the whole would give it away.
    let outcome = try report(Self.roster, "--min-cell 3 --by country")
    #expect(outcome.summary("Sweden")["hidden"] == "small-cell")
    #expect(outcome.summary("Portugal")["hidden"] == "complementary")
    #expect(outcome.summary("")["headcount"] == "5")
    for country in ["Sweden", "Portugal"] {
      let figures = outcome.summary(country).filter { $0.key != "country" && $0.key != "hidden" }.values
      #expect(figures.allSatisfy { $0.isEmpty })
    }
    // Five is the rule unless another is given.
    #expect(try report(Self.roster, "--by country").summary("")["headcount"] == "5")
    #expect(try report(Self.roster, "--by country --min-cell 6").summary("")["hidden"] == "small-cell")
  }

  @Test func everyRowIsAnEmployeeOrAReject() throws {
    let outcome = try report(Self.roster)
    let lines = outcome.column("line", of: "employees.csv") + outcome.column("line", of: "rejects.csv")
    #expect(lines.compactMap { Int($0) } == [2, 3, 4, 5, 6, 7, 9, 10, 11, 12, 13])
  }

  @Test func saysOnlyWhatToLookAt() throws {
    let outcome = try report(Self.roster).command
    #expect(outcome.errors.split(separator: "\n").count == 6)
    for secret in ["Anna", "Boris", "Cleo", "Dora", "Emil", "Fay", "Quinn", "Gus", "Hal", "Ida", "Jo,", "female"] {
      #expect(!outcome.errors.contains(secret) && !outcome.output.contains(secret), "\(secret)")
    }
    for pay in ["45000", "45,000", "2,500", "2500", "625", "38400", "64,000", "40000", "480,000", "500000"] {
      #expect(!outcome.errors.contains(pay) && !outcome.output.contains(pay), "\(pay)")
    }
    #expect(outcome.output.contains("5 people compared with their ranges. 6 of 11 rows could not be used"))
  }
}

/// The options of `paygrade report`.
@Suite struct ReportOptionTests {
  private static let header = "employee_id,country,level,currency,base_salary\n"
  private static let one = header + "A1,Portugal,Junior,EUR,45000\n"

  static let statuses: [(String, Int32)] = [
    ("report --policy policy --roster roster.csv --out out", 0),
    ("report --policy policy --roster rejects.csv --out out", 1),
    ("report --policy policy --roster rejects.csv --out out --allow-rejects", 0),
    ("report --policy policy --out out", 64),
    ("report --policy policy --roster roster.csv", 64),
    ("report --policy policy --roster roster.csv --out out --min-cell few", 64),
    ("report --policy policy --roster roster.csv --out out --min-cell -1", 64),
    ("report --policy policy --roster roster.csv --out out --report-currency EURO", 64),
    ("report --policy policy --roster roster.csv --out out --decimal-mark dot", 64),
    ("report --policy policy --roster roster.csv --out out --by country,,level", 64),
    ("report --policy policy --roster roster.csv --out out --columns base_salary", 64),
    ("report --policy policy --roster roster.csv --out out --input wages=1", 64),
    ("report --policy policy --roster roster.csv --out out --as-of soon", 64),
    ("report --policy policy --roster roster.csv --out out surplus", 64),
    ("report --policy policy --roster nowhere.csv --out out", 66),
    ("report --policy nowhere --roster roster.csv --out out", 66),
    ("report --policy policy --roster policy --out out", 66),
    ("report --policy policy --roster empty.csv --out out", 1),
    ("report --policy policy --roster utf-16.csv --out out", 1),
    ("report --policy policy --roster roster.csv --out roster.csv", 73),
    ("report --policy policy --roster roster.csv --out roster.csv/out", 73),
    ("report --verify out", 66),
  ]

  @Test(arguments: statuses) func status(_ line: String, _ status: Int32) throws {
    try withFolder { place in
      try prepare(place, roster: Self.one)
      try put(Self.one + "A1,Portugal,Junior,EUR,45000\n", at: place + "/rejects.csv")
      try put("", at: place + "/empty.csv")
      try Data([0xFF, 0xFE, 0x61, 0]).write(to: URL(fileURLWithPath: place + "/utf-16.csv"))
      let outcome = try Command(folder: place).run(line)
      #expect(outcome.status == status, "\(outcome.errors)")
      #expect(!outcome.errors.contains("[internal]"), "\(outcome.errors)")
      #expect(outcome.errors.isEmpty == !(status != 0 || line.contains("rejects.csv")))
      // A run that does not come to its end leaves nothing.
      let isWritten = status == 0 || line.contains("rejects.csv")
      #expect(FileManager.default.fileExists(atPath: place + "/out") == isWritten)
    }
  }

  @Test func foldersAreMadeOnTheWay() throws {
    try withFolder { place in
      try prepare(place, roster: Self.one)
      let outcome = try Command(folder: place).run("report --policy policy --roster roster.csv --out a/b/c")
      #expect(outcome.status == 0)
      #expect(try files(in: place + "/a/b/c").contains("manifest.json"))
    }
  }

  @Test func columnsOfAnotherName() throws {
    let roster = "Nr,Land,Stufe,Pay, Annual Salary, gross \nA1,Portugal,Junior,EUR,45000,\n"
    let outcome = try report(
      roster,
      #"--columns employee_id=Nr,country=Land,level=Stufe --columns currency=Pay --columns base_salary="Annual Salary, gross""#
    )
    // A header with a comma in it is one only where it is quoted in the roster.
    #expect(outcome.command.status == 1)
    let quoted = try report(
      roster.replacingOccurrences(of: " Annual Salary, gross ", with: "\"Annual Salary, gross\"")
        .replacingOccurrences(of: "45000,", with: "45000"),
      #"--columns employee_id=Nr,country=Land,level=Stufe --columns currency=Pay --columns "base_salary=Annual Salary, gross""#
    )
    #expect(quoted.command.status == 0, "\(quoted.command.errors)")
    #expect(quoted.column("compa_ratio", of: "employees.csv") == ["0.9000"])
  }

  @Test func constantsForAllRows() throws {
    // 3,000 × 12 = 36,000 SEK at half of full time, as paid: 72,000 of 625,000.
    let outcome = try report(
      "employee_id,base_salary\nA1,3000\n",
      "--country Sweden --level Junior --input currency=SEK --input pay_basis=monthly --input fte=0.5 --input salary_is=as_paid"
    )
    #expect(outcome.command.status == 0, "\(outcome.command.errors)")
    #expect(outcome.column("annual_salary", of: "employees.csv") == ["72000.00"])
    #expect(outcome.column("compa_ratio", of: "employees.csv") == ["0.1152"])
    #expect(outcome.text("report.md").contains("All rows were given pay_basis monthly."))
  }

  @Test func groupsByANameOfThePolicyAndAColumn() throws {
    let grade = try report(ReportTableTests.roster, "--by grade --min-cell 1")
    // Grade 1 is Junior, grade 2 Senior.
    #expect(grade.rows("summary.csv").map { Array($0.prefix(2)) } == [["1", "3"], ["2", "2"], ["", "5"]])
    let gender = try report(ReportTableTests.roster, "--by gender --min-cell 1")
    #expect(
      gender.rows("summary.csv").map { Array($0.prefix(2)) } == [
        ["(blank)", "1"], ["female", "2"], ["male", "2"], ["", "5"],
      ])
    // A1 and A3: (45,000 + 125,000) ÷ (50,000 + 100,000).
    #expect(gender.summary("female")["group_compa_ratio"] == "1.1333")
    let currency = try report(ReportTableTests.roster, "--by currency --min-cell 1")
    #expect(currency.summary("SEK")["payroll"] == "148000.00")
  }

  @Test func sumsInAnotherCurrency() throws {
    // 248,903.50 EUR × 1.25 = 311,129.375 USD; the ratios are what they were.
    let outcome = try report(ReportTableTests.roster, "--report-currency USD --min-cell 1")
    #expect(outcome.summary("", "")["currency"] == "USD")
    #expect(outcome.summary("", "")["payroll"] == "311129.38")
    #expect(outcome.summary("", "")["group_compa_ratio"] == "0.9256")
    // 40,000 SEK ÷ 10 × 1.25.
    #expect(outcome.summary("Sweden", "Senior")["excess_over_maximum"] == "5000.00")
    // Nobody can be added up in a currency that the policy has no rate of.
    let yen = try report(Self.one, "--report-currency JPY")
    #expect(yen.command.status == 1)
    #expect(yen.column("code", of: "rejects.csv") == ["no-exchange-rate"])
  }

  @Test func theDecimalMark() throws {
    let roster = Self.header + "A1,Portugal,Junior,EUR,45.000\nA2,Portugal,Junior,EUR,\"45000,50\"\n"
    #expect(try report(roster).column("code", of: "rejects.csv") == ["ambiguous-number"])
    let comma = try report(roster, "--decimal-mark comma")
    #expect(comma.column("annual_salary", of: "employees.csv") == ["45000.00", "45000.50"])
    let point = try report(roster, "--decimal-mark point")
    #expect(point.column("annual_salary", of: "employees.csv") == ["45.00"])
    #expect(point.column("code", of: "rejects.csv") == ["bad-number"])
  }

  @Test func idsAreComparedWithOrWithoutTheOption() throws {
    let roster = Self.one + "\"A1 \",Portugal,Junior,EUR,45000\na1,Portugal,Junior,EUR,45000\n"
    for option in ["", "--check-ids"] {
      let outcome = try report(roster, option)
      #expect(outcome.column("employee_id", of: "employees.csv") == ["A1", "a1"])
      #expect(outcome.column("code", of: "rejects.csv") == ["duplicate-id"])
    }
  }

  @Test func aPolicyWithoutARange() throws {
    let outcome = try paygrade("report --policy us-general-schedule --roster nowhere.csv --out out")
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("[no-range]"))
  }
}

/// Rosters as programs write them.
@Suite struct RosterShapeTests {
  private static let plain = """
    employee_id,country,level,currency,base_salary,note
    A1,Portugal,Junior,EUR,45000,"a ""b"", c"
    A2,Portugal,Senior,EUR,90000,
    A3,Sweden,Junior,SEK,600000,"two
    lines"

    """
  private static let expected = """
    line,employee_id,country,level,currency,base_salary,fte,annual_salary,minimum,midpoint,maximum,compa_ratio,range_penetration,position,cost_to_minimum,excess_over_maximum
    2,A1,Portugal,Junior,EUR,45000.00,1,45000.00,40000.00,50000.00,60000.00,0.9000,0.2500,within,0.00,0.00
    3,A2,Portugal,Senior,EUR,90000.00,1,90000.00,64000.00,80000.00,96000.00,1.1250,0.8125,within,0.00,0.00
    4,A3,Sweden,Junior,SEK,600000.00,1,600000.00,500000.00,625000.00,750000.00,0.9600,0.4000,within,0.00,0.00

    """

  static let shapes = [
    plain, "\u{FEFF}" + plain, plain.replacingOccurrences(of: "\n", with: "\r\n"), String(plain.dropLast()),
    plain.replacingOccurrences(of: "45000", with: "\" 45000\u{a0}\""),
    plain.replacingOccurrences(of: "base_salary", with: " base_salary "),
    plain.replacingOccurrences(of: ",Portugal,", with: ", Portugal,"),
    plain.replacingOccurrences(of: "45000", with: "€45,000".quoted),
    plain.replacingOccurrences(of: "45000", with: "45 000.00"),
  ]

  @Test(arguments: shapes) func givesTheSame(_ roster: String) throws {
    let outcome = try report(roster)
    #expect(outcome.command.status == 0, "\(outcome.command.errors)")
    #expect(outcome.text("employees.csv") == Self.expected)
  }

  @Test func semicolonsAndBlankLines() throws {
    let roster =
      "sep=;\r\n\r\nemployee_id;country;level;currency;base_salary\r\n\r\nA1;Portugal;Junior;EUR;\"45.000,00\"\r\n\r\n\r\nA2;Portugal;Senior;EUR;90000"
    let outcome = try report(roster)
    #expect(outcome.command.status == 0, "\(outcome.command.errors)")
    // The header is in line 3.
    #expect(outcome.column("line", of: "employees.csv") == ["5", "8"])
    #expect(outcome.column("annual_salary", of: "employees.csv") == ["45000.00", "90000.00"])
  }

  @Test func columnsWithoutAnyValue() throws {
    let roster = """
      employee_id,country,level,currency,base_salary,pay_basis,fte,salary_is,gender
      A1,Portugal,Junior,EUR,45000,,,,
      A2,Portugal,Senior,EUR,90000, ,,,

      """
    let outcome = try report(roster)
    #expect(outcome.command.status == 0)
    #expect(outcome.column("fte", of: "employees.csv") == ["1", "1"])
    #expect(
      outcome.command.errors == """
        roster.csv:1: pay_basis: warning: [empty-column] the cells of this column are empty, so that it is taken as not there
        roster.csv:1: fte: warning: [empty-column] the cells of this column are empty, so that it is taken as not there

        """)
    // A single value, and an empty cell says nothing any more.
    let mixed = try report(roster.replacingOccurrences(of: "90000, ,,", with: "90000, ,1,"))
    #expect(mixed.command.status == 1)
    #expect(mixed.column("employee_id", of: "employees.csv") == ["A2"])
    #expect(mixed.column("code", of: "rejects.csv") == ["missing-value"])
    let left = try report(roster.replacingOccurrences(of: "90000, ,,", with: "90000, ,1,"), "--columns fte=")
    #expect(left.column("employee_id", of: "employees.csv") == ["A1", "A2"])
  }

  @Test func aMalformedQuoteEndsTheReading() throws {
    let outcome = try report(Self.plain.replacingOccurrences(of: "90000,", with: "90000,\"x\"y"))
    #expect(outcome.command.status == 1)
    #expect(outcome.column("employee_id", of: "employees.csv") == ["A1"])
    #expect(outcome.column("line", of: "rejects.csv") == ["3"])
    #expect(outcome.column("code", of: "rejects.csv") == ["malformed-quote"])
    #expect(outcome.column("record", of: "rejects.csv") == [""])
  }

  @Test func damageEndsTheReadingAfterTheRowsBeforeIt() throws {
    try withFolder { place in
      let rows = (0..<3000).map { "E\($0),Portugal,Junior,EUR,\(41_000 + $0)\n" }.joined()
      try prepare(place, roster: "employee_id,country,level,currency,base_salary\n" + rows)
      // Half of the compressed file; a byte that is no UTF-8 in line 2,001, the row of E1999; a NUL there.
      for (script, code) in [
        ("gzip -c roster.csv | head -c 9000 > x", "bad-gzip"),
        ("sed '2001s/Portugal/Port\\xe4gal/' roster.csv > x", "invalid-utf-8"),
        ("sed '2001s/Portugal/Port\\x00gal/' roster.csv > x", "nul-byte"),
      ] {
        let made = try bash("export LC_ALL=C; \(script); mv x damaged.csv", in: place)
        #expect(made.status == 0, "\(made.errors)")
        let outcome = try ReportOutcome(
          Command(folder: place).run("report --policy policy --roster damaged.csv --out out"), folder: place + "/out")
        #expect(outcome.command.status == 1)
        #expect(outcome.column("code", of: "rejects.csv") == [code])
        let accepted = outcome.column("employee_id", of: "employees.csv")
        #expect(accepted == accepted.indices.map { "E\($0)" })
        #expect(code == "bad-gzip" ? accepted.count < 3000 : accepted.count == 1999)
        #expect(outcome.column("line", of: "rejects.csv") == [String(accepted.count + 2)])
      }
    }
  }
}

extension String {
  fileprivate var quoted: String { "\"\(self)\"" }
}
