import Compensation
import Tabular
import Testing

@testable import CompensationData

@Suite struct RosterReaderTests {
  private static let header = "employee_id,level,currency,base_salary"

  @Test func acceptedRows() throws {
    let roster = try SmallRoster(
      """
      \(Self.header),skills,years
      E1,Senior,USD,100000,,
      E2,Junior,USD,"$48,000.50",Swift;C,7
      "E3",Senior,USD,120000.5,C,2.5
      """)
    #expect(roster.rejected == [])
    // 48,000.50 / (50,000 + 7,000 + 7,000) = 0.75001 and 120,000.50 / 104,500 = 1.14832.
    #expect(roster.accepted == ["2 E1 10000000 10000", "3 E2 4800050 7500", "4 E3 12000050 11483"])
    // An input that has a default is filled in; one that the roster does not give and that is a set is empty.
    #expect(roster.inputs.map { $0.split(separator: "|").last } == ["0", "7", "2.5"])
    #expect(roster.notes.formatted == 1)
    #expect(roster.notes.padded == 0)
  }

  /// A row, and what becomes of it: the column and the code.
  @Test(arguments: [
    ("E1,Senior,USD", "- ragged-row"), ("E1,Senior,USD,100000,1,annual,,", "- ragged-row"),
    (",,,,,,", "- blank-row"), (" ,\t,,,, ,", "- blank-row"),
    (",Senior,USD,100000,1,annual,", "employee_id missing-value"),
    ("E1,,USD,100000,1,annual,", "level missing-value"), ("E1,Chief,USD,100000,1,annual,", "level unknown-level"),
    ("E1,senior,USD,100000,1,annual,", "level unknown-level"),
    ("E1,Senior,,100000,1,annual,", "currency missing-value"),
    ("E1,Senior,usd,100000,1,annual,", "currency unknown-currency"),
    ("E1,Senior,EUR,100000,1,annual,", "currency currency-mismatch"),
    ("E1,Senior,USD,,1,annual,", "base_salary missing-value"),
    ("E1,Senior,USD,N/A,1,annual,", "base_salary missing-value"),
    ("E1,Senior,USD,0,1,annual,", "base_salary not-positive"),
    ("E1,Senior,USD,-1,1,annual,", "base_salary not-positive"),
    ("E1,Senior,USD,85k,1,annual,", "base_salary bad-number"),
    ("E1,Senior,USD,1e5,1,annual,", "base_salary bad-number"),
    ("E1,Senior,USD,85.000,1,annual,", "base_salary ambiguous-number"),
    ("E1,Senior,USD,€85000,1,annual,", "base_salary currency-mismatch"),
    ("E1,Senior,USD,1234567890123456,1,annual,", "base_salary too-large"),
    // Ten million million cents are the most; half a cent more rounds to one more.
    ("E1,Senior,USD,100000000000.01,1,annual,", "base_salary too-large"),
    ("E1,Senior,USD,100000000000.005,1,annual,", "base_salary too-large"),
    ("E1,Senior,USD,100000,,annual,", "fte missing-value"), ("E1,Senior,USD,100000,0,annual,", "fte out-of-bounds"),
    ("E1,Senior,USD,100000,2.1,annual,full_time", "fte out-of-bounds"),
    ("E1,Senior,USD,100000,full,annual,full_time", "fte bad-number"),
    ("E1,Senior,USD,100000,1,,", "pay_basis missing-value"),
    ("E1,Senior,USD,100000,1,weekly,", "pay_basis unknown-pay-basis"),
    ("E1,Senior,USD,100000,1,hourly,", "pay_basis no-hours-per-year"),
    ("E1,Senior,USD,100000,0.5,annual,", "salary_is part-time-unclear"),
    ("E1,Senior,USD,100000,0.5,annual,paid", "salary_is unknown-salary-is"),
  ]) func rejects(row: String, expected: String) throws {
    // Between two rows that are right.
    let text = """
      \(Self.header),fte,pay_basis,salary_is
      A,Senior,USD,100000,1,annual,
      \(row)
      Z,Senior,USD,100000,1,annual,
      """
    let roster = try SmallRoster(text)
    #expect(roster.accepted == ["2 A 10000000 10000", "4 Z 10000000 10000"])
    let parts = expected.split(separator: " ")
    #expect(roster.rejected == ["3 \(parts[0] == "-" ? "" : parts[0]) \(parts[1])"])
    #expect(roster.messages.allSatisfy { !$0.contains("85000") && !$0.contains("100000") })
  }

  @Test func lines() throws {
    // A quoted line end and blank lines count.
    let roster = try SmallRoster(
      "\n\(Self.header),note\r\nE1,Senior,USD,x,\"a\nb\"\r\n\r\nE2,Chief,USD,100000,\nE3,Senior,USD,100000,\"\n\"\nE4,Senior,USD,,"
    )
    #expect(roster.rejected == ["3 base_salary bad-number", "6 level unknown-level", "9 base_salary missing-value"])
    #expect(roster.accepted == ["7 E3 10000000 10000"])
  }

  @Test func anIDThatWasMet() throws {
    let roster = try SmallRoster("\(Self.header)\nE1,Senior,USD,1\nE1,Senior,USD,2\nE1,Chief,,\n", duplicates: [3, 4])
    #expect(roster.accepted == ["2 E1 100 0"])
    #expect(roster.rejected == ["3 employee_id duplicate-id", "4 employee_id duplicate-id"])
  }

  @Test func blanksAroundCells() throws {
    let roster = try SmallRoster(
      """
      \(Self.header),fte
      \u{a0}E1 ,Senior,USD,100000,1
      E2, Senior,USD,100000,1
      E3, Senior,USD,100000,1
      E4,Senior,USD\t, 100000 , 1
      E5,Senior,USD,100000,1
      E6, Chief,USD,100000,1
      """)
    // Each row counts once; a reject does not count.
    #expect(
      roster.accepted == [
        "2 E1 10000000 10000", "3 E2 10000000 10000", "4 E3 10000000 10000", "5 E4 10000000 10000",
        "6 E5 10000000 10000",
      ])
    #expect(roster.rejected == ["7 level unknown-level"])
    #expect(roster.notes.padded == 4)
    #expect(roster.notes.formatted == 0)
  }

  @Test func aliases() throws {
    let roster = try SmallRoster("\(Self.header)\nE1,Sr.,USD,100000\nE2,Senior,USD,100000\n")
    #expect(roster.rejected == [])
    #expect(roster.inputs.map { $0.prefix { $0 != "|" } } == ["Senior", "Senior"])
  }

  @Test func setsAreSeparatedBySemicolons() throws {
    // 55,000, 57,000 and 50,000: the pay is the midpoint.
    let roster = try SmallRoster(
      """
      \(Self.header),skills
      E1,Junior,USD,55000,Swift
      E2,Junior,USD,57000,C ; Swift
      E3,Junior,USD,57000,Swift;C;
      E4,Junior,USD,50000,
      E5,Junior,USD,50000,;
      E6,Junior,USD,50000,Rust
      """)
    #expect(roster.accepted.map { $0.suffix(6) } == Array(repeating: " 10000", count: 5))
    #expect(roster.rejected == ["7 skills unknown-skills"])
  }

  @Test func numbersOfInputs() throws {
    // 7,5 years are 57,500 and 1,5 are 51,500; 1.500 years are 1,550,000 where the comma is the decimal mark.
    let unsaid = try SmallRoster(
      "\(Self.header),years\nE1,Junior,USD,57500,\"7,5\"\nE2,Junior,USD,51500,1.5\nE3,Junior,USD,50000,\nE4,Junior,USD,1,x\nE5,Junior,USD,1,-1\n"
    )
    #expect(unsaid.accepted == ["2 E1 5750000 10000", "3 E2 5150000 10000", "4 E3 5000000 10000"])
    #expect(unsaid.rejected == ["5 years bad-number", "6 years out-of-bounds"])
    let comma = try SmallRoster(
      "\(Self.header);years".replacing(",", with: ";") + "\nE1;Junior;USD;1.550.000;1.500\n", mark: .comma)
    #expect(comma.accepted == ["2 E1 155000000 10000"])
    // On the command line a number is written as for an offer.
    let given = try SmallRoster(
      "\(Self.header)\nE1,Junior,USD,51500\n", .init(constants: ["years": "1.500"]), mark: .comma)
    #expect(given.accepted == ["2 E1 5150000 10000"])
  }

  @Test func partTimeAndMonths() throws {
    let roster = try SmallRoster(
      """
      \(Self.header),fte,pay_basis,salary_is
      E1,Senior,USD,50000,0.5,annual,as_paid
      E2,Senior,USD,100000,50%,Annual,Full Time
      E3,Senior,USD,4000,"0,5",per month,as-paid
      E4,Senior,USD,8333.33,1,MONTHLY,
      E5,Senior,USD,100000,1.0,annual,
      """)
    #expect(roster.rejected == [])
    // 8,333.33 × 12 = 99,999.96.
    #expect(
      roster.accepted == [
        "2 E1 10000000 10000", "3 E2 10000000 10000", "4 E3 9600000 9600", "5 E4 9999996 10000", "6 E5 10000000 10000",
      ])
    #expect(roster.notes.partTime == 3)
    #expect(roster.notes.broughtToFullTime == 2)
    #expect((roster.notes.monthly, roster.notes.hourly) == (2, 0))
    #expect(roster.notes.formatted == 2)
  }

  @Test func oneValueForAll() throws {
    let roster = try SmallRoster(
      "employee_id,base_salary\nE1,25000\nE2,\n",
      .init(constants: [
        "level": "Senior", "currency": "USD", "fte": "0.5", "pay_basis": "annual", "salary_is": "as_paid",
        "skills": "C;Swift",
      ]))
    // 50,000 / 107,000 = 0.46728….
    #expect(roster.accepted == ["2 E1 5000000 4673"])
    #expect(roster.rejected == ["3 base_salary missing-value"])
  }

  @Test func severalCurrencies() throws {
    let roster = try SmallRoster(
      "employee_id,currency,base_salary\nE1,USD,1000\nE2,EUR,1000\nE3,KWD,150.5\nE4,KWD,1.234\nE5,GBP,1000\n",
      policy: SmallRoster.currencies, .init(groups: ["currency"]))
    // 1,000 / 800 and 150.500 / 300 = 0.50166….
    #expect(roster.accepted == ["2 E1 100000 10000", "3 E2 100000 12500", "4 E3 150500 5017"])
    #expect(roster.rejected == ["5 base_salary ambiguous-number", "6 currency unknown-currency"])
    #expect(roster.groups == ["USD", "EUR", "KWD"])
  }

  @Test func groups() throws {
    let roster = try SmallRoster(
      "\(Self.header),team\nE1,Sr.,USD,1000,a\nE2,Senior,USD,1000, a\nE3,Junior,USD,1000,\n",
      .init(groups: ["grade", "team", "level", "currency"]))
    #expect(roster.groups == ["G2|a|Senior|USD", "G2|a|Senior|USD", "G1|(blank)|Junior|USD"])
  }

  @Test func moreCombinationsThanAreKept() throws {
    // Twice as many as the limit, then all again, one row for each number of years; every 100th level is not there.
    let limit = RosterReader.rangeLimit
    let count = 2 * limit + 10
    #expect(count < 20_000)
    var text = Self.header + ",years\n"
    var accepted: [String] = []
    var rejected: [String] = []
    for row in 0..<(2 * count) {
      let years = row % count
      let isWrong = years % 100 == 99
      text += "E\(row),\(isWrong ? "Chief" : "Junior"),USD,\(50_000 + 1000 * years + (years % 2)),\(years)\n"
      if isWrong {
        rejected.append("\(row + 2) level unknown-level")
      } else {
        let cents = (50_000 + 1000 * years + (years % 2)) * 100
        let midpoint = (50_000 + 1000 * years) * 100
        accepted.append("\(row + 2) E\(row) \(cents) \((cents * 20_000 + midpoint) / (2 * midpoint))")
      }
    }
    let roster = try SmallRoster(text)
    #expect(roster.accepted.count == accepted.count)
    #expect(zip(roster.accepted, accepted).first { $0 != $1 } == nil)
    #expect(roster.rejected == rejected)
  }

  @Test func notesAreTakenAndAddedUp() {
    var notes = RosterNotes()
    notes.padded = 1
    notes.hourly = 2
    let finding = Finding("stale", "old", severity: .warning)
    notes.warnings = [finding: 3]
    var sum = notes
    sum.add(notes)
    #expect((sum.padded, sum.hourly, sum.warnings[finding]) == (2, 4, 6))
    var rejects = RejectCounts()
    for line in [5, 9] { rejects.add(RowReject(line: line, column: "fte", code: "a", message: "")) }
    var more = RejectCounts()
    for line in [20, 21, 22] { more.add(RowReject(line: line, column: "level", code: "b", message: "")) }
    more.add(RowReject(line: 30, column: "fte", code: "a", message: ""))
    rejects.add(more)
    #expect(rejects.total == 6)
    // Of three rows each; the one that was met first comes first, with its first line.
    #expect(
      rejects.reasons.map { "\($0.rows.first.line) \($0.reason.column) \($0.rows.count)" } == ["5 fte 3", "20 level 3"])
  }
}
