import Compensation
import CompensationData
import CompensationReports
import Tabular
import Testing

/// Tables for a spreadsheet that writes a comma before decimals.
@Suite struct DialectTableTests {
  static let german = CSVDialect.excel(decimalMark: .comma, monthNames: ["Mai"])

  @Test func cellsOfEveryKind() throws {
    let euro = try #require(Currency(code: "EUR"))
    let amount = try ExactDecimal(plain: "-1234.5")
    let row: [Table.Cell] = [
      .text("007"), .empty, .money(Money(amount, euro)), .number(try ExactDecimal(plain: "0.125")),
      .ratio(try ExactDecimal(plain: "0.125")), .hundredths(try ExactDecimal(plain: "2")),
      .date(try #require(CalendarDate("2026-01-31"))), .remark("-"), .text("1 Mai"), .text("2026-01-31"), .text("7"),
    ]
    let names = (0..<row.count).map { "c\($0)" }
    let table = Table(columns: names.map { .init($0) }, rows: [row])
    #expect(
      String(decoding: table.csv(), as: UTF8.self)
        == names.joined(separator: ",") + "\n007,,-1234.50,0.125,0.1250,2.00,2026-01-31,-,1 Mai,2026-01-31,7\n")
    #expect(
      String(decoding: table.csv(Self.german), as: UTF8.self)
        == "\u{feff}" + names.joined(separator: ";")
        + "\r\n\"=\"\"007\"\"\";;-1234,50;0,125;0,1250;2,00;2026-01-31;'-;\"=\"\"1 Mai\"\"\";\"=\"\"2026-01-31\"\"\";7\r\n"
    )
  }

  /// A number that is an input of the policy is a number in every table.
  @Test func aNumberAmongTheInputs() throws {
    let policy = try PolicyReader.read(PolicyFiles(named: "ml-engineering")).policy
    let names = policy.inputNames.filter { $0 != "currency" }
    let place = try #require(names.firstIndex(of: "compa"))
    let range = try Calculator(policy: policy, asOf: CalendarDate("2026-04-13")).yearlyRange(
      ["level": "Senior", "country": "Germany"])
    var inputs = Array(repeating: "", count: names.count)
    inputs[0] = "+x"
    inputs[place] = "0.95"
    let shared = SharedRange(range, number: 0, inputs: inputs, part: 0)
    let pay: Int64 = 10_200_000
    let employee = EmployeePay(
      line: 7, salaryDigits: 102_000, salaryFractionDigits: 0, fullTimeEquivalent: PayPlacement.wholeShare, pay: pay,
      placement: try PayPlacement(
        pay: pay, fullTimeEquivalent: PayPlacement.wholeShare, in: shared.figures.amounts))
    var table = EmployeeTable(policy, Self.german)
    table.encode(shared)
    table.append(employee, id: Array("E,1".utf8).span, in: shared.figures)
    let row = String(decoding: table.takeBytes(), as: UTF8.self)
    let cells = row.split(separator: ";", omittingEmptySubsequences: false)
    #expect(cells[1] == "E,1" && cells[2] == "'+x" && cells[2 + place] == "0,95")
    #expect(
      row.hasSuffix(
        ";EUR;102000,00;1;102000,00;81600,00;102000,00;122400,00;1,0000;0,5000;within;0,00;0,00\r\n"))
  }

  @Test func aSchemaSaysWhatStandsBeforeDecimals() throws {
    let schema = try PolicyReader.read(PolicyFiles(named: "ml-engineering")).policy.rangeSchema
    let plain = String(decoding: schema.json(.rfc4180), as: UTF8.self)
    #expect(!plain.contains("decimalChar"))
    let marked = String(decoding: schema.json(Self.german), as: UTF8.self)
    #expect(marked.replacing("      \"decimalChar\": \",\",\n", with: "") == plain)
    // The compa-ratio among the inputs, and the results minimum, midpoint, maximum and offer, at least.
    #expect(marked.split(separator: "\n").count { $0.contains("decimalChar") } >= 5)
  }
}
