import Compensation
import CompensationData
import CompensationReports
import Testing

/// `EmployeeTable` keeps what the rows of a range have in common, also when ranges are forgotten and met anew.
struct EmployeeTableTests {
  private static func range(_ country: String, number: Int) throws -> SharedRange {
    let policy = try PolicyReader.read(PolicyFiles(named: "ml-engineering")).policy
    let day = CalendarDate("2026-04-13")
    let range = try Calculator(policy: policy, asOf: day).yearlyRange(["level": "Senior", "country": country])
    return SharedRange(range, number: number, inputs: [country], part: 0)
  }

  private static func row(_ table: inout EmployeeTable, _ range: SharedRange) throws -> String {
    let pay: Int64 = 10_200_000
    let placement = try PayPlacement(
      pay: pay, fullTimeEquivalent: PayPlacement.wholeShare, in: range.figures.amounts)
    let employee = EmployeePay(
      line: 7, salaryDigits: 102_000, salaryFractionDigits: 0, fullTimeEquivalent: PayPlacement.wholeShare, pay: pay,
      placement: placement)
    let id: [UInt8] = Array("E,1".utf8)
    table.append(employee, id: id.span, in: range.figures)
    return String(decoding: table.takeBytes(), as: UTF8.self)
  }

  /// The range of a senior in Germany on 2026-04-13: 81,600, 102,000 and 122,400 EUR; in the middle, penetration is a half.
  @Test func aRow() throws {
    var table = EmployeeTable(try PolicyReader.read(PolicyFiles(named: "ml-engineering")).policy)
    let germany = try Self.range("Germany", number: 3)
    table.encode(germany)
    #expect(
      try Self.row(&table, germany)
        == "7,\"E,1\",Germany,EUR,102000.00,1,102000.00,81600.00,102000.00,122400.00,1.0000,0.5000,within,0.00,0.00\n")
  }

  /// Of the first combinations some may have no range, so that their places are empty when the numbers come round.
  @Test func rangesMetAfterOthersWereForgotten() throws {
    var table = EmployeeTable(try PolicyReader.read(PolicyFiles(named: "ml-engineering")).policy)
    let limit = SharedRange.limit
    for number in [1, limit - 1] { table.encode(try Self.range("Netherlands", number: number)) }
    let germany = try Self.range("Germany", number: limit)
    table.encode(germany)
    let japan = try Self.range("Japan", number: limit + 1)
    table.encode(japan)
    #expect(try Self.row(&table, germany).hasPrefix("7,\"E,1\",Germany,EUR,"))
    #expect(try Self.row(&table, japan).hasPrefix("7,\"E,1\",Japan,JPY,"))
  }
}
