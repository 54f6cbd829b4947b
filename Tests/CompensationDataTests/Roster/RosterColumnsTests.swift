import Compensation
import Tabular
import Testing

@testable import CompensationData

@Suite struct RosterColumnsTests {
  private typealias Source = RosterColumns.Source
  private static let whole = "employee_id,level,currency,base_salary"

  @Test func byTheirOwnNames() throws {
    let (columns, problems, _) = try SmallRoster.columns(
      "salary_is,fte,base_salary,years,level,pay_basis,skills,employee_id,currency,name,gender,hire_date,manager")
    let found = try #require(columns)
    #expect(problems.isEmpty)
    #expect(found.columnCount == 13)
    #expect(found.employeeID == 7)
    #expect(found.inputs == [.column(4), .column(6), .column(3)])
    #expect(found.currency == .column(8))
    #expect(found.baseSalary == .column(2))
    #expect(found.payBasis == .column(5))
    #expect(found.fullTimeEquivalent == .column(1))
    #expect(found.salaryIs == .column(0))
  }

  @Test func whatMayBeLeftOut() throws {
    let (columns, problems, _) = try SmallRoster.columns(Self.whole)
    let found = try #require(columns)
    #expect(problems.isEmpty)
    #expect(found.inputs == [.column(1), .missing, .missing])
    #expect((found.payBasis, found.fullTimeEquivalent, found.salaryIs) == (.missing, .missing, .missing))
  }

  @Test func whatIsMissing() throws {
    let (columns, problems, findings) = try SmallRoster.columns("employee,levels,base_salary")
    #expect(columns == nil)
    #expect(
      problems == [
        "error level missing-column", "error employee_id missing-column", "error currency missing-column",
      ])
    #expect(findings[0].message.contains("did you mean \"levels\"?"))
    #expect(findings[0].file == "roster.csv")
    #expect(findings[0].line == 1)
    // Nobody gives everybody one id.
    #expect(!findings[1].message.contains("--input"))
    #expect(findings[2].message.contains("--input currency=VALUE"))
  }

  @Test func otherHeaders() throws {
    let mapping = RosterColumns.Mapping(headers: [
      "employee_id": "No.", "base_salary": "Annual Salary", "level": " Job Level ", "fte": "",
    ])
    let (columns, problems, _) = try SmallRoster.columns("No.,Annual Salary,Job Level,currency,fte", mapping)
    let found = try #require(columns)
    #expect(found.employeeID == 0)
    #expect(found.baseSalary == .column(1))
    #expect(found.inputs[0] == .column(2))
    // `fte=`: the column is there, and it is not used.
    #expect(found.fullTimeEquivalent == .missing)
    #expect(problems == ["warning fte unused-column"])
    let (none, wrong, findings) = try SmallRoster.columns(Self.whole + ",fte", .init(headers: ["fte": "Share"]))
    #expect(none == nil)
    #expect(wrong == ["error fte missing-column"])
    #expect(findings[0].message.contains("\"Share\""))
  }

  @Test func anUnknownNameOfAColumn() throws {
    let (columns, problems, findings) = try SmallRoster.columns(Self.whole, .init(headers: ["base_salry": "Pay"]))
    #expect(columns == nil)
    #expect(problems == ["error base_salry unknown-column"])
    #expect(findings[0].message.contains("did you mean \"base_salary\"?"))
  }

  @Test func oneValueForAll() throws {
    let constants = ["currency": "USD", "years": "2", "salary_is": "as_paid"]
    let (columns, problems, _) = try SmallRoster.columns("employee_id,level,base_salary", .init(constants: constants))
    let found = try #require(columns)
    #expect(problems.isEmpty)
    #expect(found.currency == .constant("USD"))
    #expect(found.inputs[2] == .constant("2"))
    #expect(found.salaryIs == .constant("as_paid"))
  }

  @Test func contradictions() throws {
    let twice = try SmallRoster.columns(Self.whole, .init(constants: ["level": "Senior"]))
    #expect(twice.columns == nil)
    #expect(twice.problems.first == "error level contradiction")
    #expect(twice.findings[0].message.contains("--columns level="))
    // As the message says.
    let left = try SmallRoster.columns(Self.whole, .init(headers: ["level": ""], constants: ["level": "Senior"]))
    #expect(left.columns?.inputs[0] == .constant("Senior"))
    #expect(left.problems == ["warning level unused-column"])
    for name in ["employee_id", "name"] {
      let person = try SmallRoster.columns(Self.whole, .init(constants: [name: "x"]))
      #expect(person.columns == nil)
      #expect(person.problems.contains("error \(name) bad-constant"))
    }
  }

  @Test func headersTwiceBlankAndPadded() throws {
    let twice = try SmallRoster.columns(Self.whole + ",level")
    #expect(twice.columns == nil)
    #expect(twice.problems.contains("error level duplicate-header"))
    #expect(twice.findings[0].message.contains("columns 2 and 5"))
    // Alike but for blanks are alike.
    #expect(try SmallRoster.columns(Self.whole + ", level ").columns == nil)
    // What nothing is read from may stand twice, or have no name.
    let unused = try SmallRoster.columns(Self.whole + ",note,note,, ")
    #expect(unused.columns != nil)
    #expect(
      unused.problems == [
        "warning note unused-column", "warning note unused-column", "warning - unused-column",
        "warning - unused-column",
      ])
    #expect(unused.findings[2].message.contains("column 7"))
    let padded = try SmallRoster.columns(" employee_id ,\tlevel,currency\u{a0}, base_salary")
    #expect(padded.columns?.employeeID == 0)
    #expect(padded.columns?.baseSalary == .column(3))
    #expect(padded.problems.isEmpty)
  }

  @Test func groups() throws {
    let header = Self.whole + ",gender,Team"
    let (columns, problems, _) = try SmallRoster.columns(
      header, .init(groups: ["Team", "grade", "currency", "gender", "level"]))
    let found = try #require(columns)
    #expect(
      found.groupings == [.column(5), .policyName(0), .currency, .column(4), .policyName(1)])
    #expect(found.shownNames == ["grade", "level"])
    #expect(problems.isEmpty)
    // By the name that the column has here, too.
    let mapped = try SmallRoster.columns(Self.whole + ",Sex", .init(headers: ["gender": "Sex"], groups: ["gender"]))
    #expect(mapped.columns?.groupings == [.column(4)])
  }

  @Test func groupsThatAreNone() throws {
    let unknown = try SmallRoster.columns(Self.whole + ",Team", .init(groups: ["Taem", "grad"]))
    #expect(unknown.columns == nil)
    let errors = unknown.findings.filter { $0.severity == .error }
    #expect(errors.map(\.code) == ["unknown-group", "unknown-group"])
    #expect(errors.map(\.column) == ["Taem", "grad"])
    #expect(errors[0].message.contains("did you mean \"Team\"?"))
    #expect(errors[1].message.contains("did you mean \"grade\"?"))
    let twice = try SmallRoster.columns(Self.whole, .init(groups: ["level", "level"]))
    #expect(twice.columns == nil)
    #expect(twice.problems.contains("error level repeated-group"))
  }

  /// A column that is said not to be used is not a column without a name.
  @Test func aGroupWhoseColumnIsLeftOut() throws {
    let found = try SmallRoster.columns(Self.whole + ",,gender", .init(headers: ["gender": ""], groups: ["gender"]))
    #expect(found.columns == nil)
    #expect(found.problems.contains("error gender unknown-group"))
  }

  @Test func currencyAsAnInput() throws {
    let policy = SmallRoster.currencies
    let found = try SmallRoster.columns(
      "employee_id,currency,base_salary", policy: policy, .init(groups: ["currency"]))
    #expect(found.columns?.currency == .column(1))
    #expect(found.columns?.inputs == [.column(1)])
    #expect(found.columns?.groupings == [.policyName(0)])
    // Missing once, though it is needed twice.
    let missing = try SmallRoster.columns("employee_id,base_salary", policy: policy)
    #expect(missing.problems == ["error currency missing-column"])
    let constant = try SmallRoster.columns(
      "employee_id,base_salary", policy: policy, .init(constants: ["currency": "EUR"]))
    #expect(constant.columns?.currency == .constant("EUR"))
    #expect(constant.columns?.inputs == [.constant("EUR")])
  }

  @Test func namesOfAllColumns() throws {
    #expect(
      try RosterColumns.names(for: SmallRoster.folder.read().policy) == [
        "employee_id", "currency", "base_salary", "level", "skills", "years", "pay_basis", "fte", "salary_is", "name",
        "gender", "hire_date", "manager",
      ])
    #expect(try RosterColumns.names(for: SmallRoster.currencies.read().policy).count { $0 == "currency" } == 1)
  }

  @Test func emptyColumnsAreLeftOut() throws {
    let roster = try SmallRoster(
      Self.whole + ",pay_basis,fte\nE1,Senior,USD,100000,,\nE2,Junior,USD,50000, ,\u{a0}\n")
    #expect(roster.accepted == ["2 E1 10000000 10000", "3 E2 5000000 10000"])
    #expect(
      roster.findings.map { "\($0.column ?? "") \($0.code) \($0.severity.rawValue)" } == [
        "pay_basis empty-column warning", "fte empty-column warning",
      ])
    // One value, and the others are missing.
    let half = try SmallRoster(Self.whole + ",fte\nE1,Senior,USD,100000,\nE2,Junior,USD,50000,1\n")
    #expect(half.findings.isEmpty)
    #expect(half.accepted == ["3 E2 5000000 10000"])
    #expect(half.rejected == ["2 fte missing-value"])
  }

  @Test func aValueAfterAnEmptyBeginning() throws {
    // The beginning that is looked at is a chunk; the reader is then given what follows.
    func rejects(_ header: String, _ row: String) throws -> [String] {
      let policy = try SmallRoster.folder.read().policy
      let chunks = try CSVChunkReader(bytes: Array("\(header)\nE1,Senior,USD,100000,,,,,\n".utf8))
      var reading = chunks
      let fields = reading.header
      var columns = try #require(RosterColumns.find(in: fields, file: "r", policy: policy, .init()).columns)
      let beginning = try #require(try reading.next())
      #expect(columns.leaveOutEmpty(beginning, header: fields, file: "r").count == 2)
      let calculator = Calculator(policy: policy, asOf: nil)
      var reader = RosterReader(
        RosterPolicy(calculator: calculator, columns: columns, rates: ExchangeRates(to: policy.currency, calculator)))
      var later = try CSVReader(bytes: Array("\(header)\n\(row)\n".utf8))
      var found: [String] = []
      while let batch = try later.nextBatch() {
        reader.read(batch) { _ in
        } identified: { _, _ in
          true
        } accepted: { _, _, _ in
        } rejected: {
          found.append("\($0.column) \($0.code)")
        }
      }
      return found
    }
    // Wherever the two columns are, and with values in both, it is always the same one that is named.
    for first in 4..<9 {
      for second in 4..<9 where second != first {
        var names = ["employee_id", "level", "currency", "base_salary", "a", "b", "c", "d", "e"]
        (names[first], names[second]) = ("pay_basis", "fte")
        var cells = ["E2", "Junior", "USD", "50000", "", "", "", "", ""]
        let header = names.joined(separator: ",")
        #expect(try rejects(header, cells.joined(separator: ",")) == [])
        cells[second] = "0.5"
        #expect(try rejects(header, cells.joined(separator: ",")) == ["fte late-value"])
        cells[first] = "annual"
        #expect(try rejects(header, cells.joined(separator: ",")) == ["pay_basis late-value"])
      }
    }
  }
}
