import Compensation
import Foundation
import Spreadsheet
import Tabular
import Testing

@testable import CompensationReports

@Suite struct CSVSheetTests {
  private func sheet(_ csv: String, rowLimit: Int = SheetAddress.rowLimit) throws -> [String] {
    let path = FileManager.default.temporaryDirectory.path + "/paygrade-" + UUID().uuidString + ".xlsx"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let properties = WorkbookProperties(title: "", subject: "", day: (2026, 1, 31))
    let workbook = try Workbook(path, properties, isStreamed: true)
    var sheet = try CSVSheet(
      workbook, name: "Employees", columns: [SheetColumn("id", .text), SheetColumn("pay", .amount)],
      source: "employees.csv", footer: "", rowLimit: rowLimit)
    var reader = try CSVReader(bytes: Array(csv.utf8))
    try sheet.write(&reader)
    try workbook.close()
    return sheet.sheetNames
  }

  /// A sheet of three rows has a header and two people.
  @Test func goesOnInFurtherSheets() throws {
    #expect(try sheet("id,pay\na,1\nb,2\n", rowLimit: 3) == ["Employees"])
    #expect(try sheet("id,pay\na,1\nb,2\nc,3\n", rowLimit: 3) == ["Employees", "Employees 2"])
    #expect(
      try sheet("id,pay\na,1\nb,2\nc,3\nd,4\ne,5\n", rowLimit: 3) == ["Employees", "Employees 2", "Employees 3"])
    #expect(try sheet("id,pay\n") == ["Employees"])
  }

  @Test func aTextThatDoesNotFit() throws {
    let long = String(repeating: "a", count: 32_768)
    do {
      _ = try sheet("id,pay\na,1\nb,2\nc,3\n\(long),4\n", rowLimit: 3)
      Issue.record("it was written")
    } catch let finding as Finding {
      // The fourth row stands in row 3 of the second sheet.
      #expect(
        finding.description
          == "sheet Employees 2:3: id: error: [text-too-long] the text has more than the 32767 characters of a "
          + "workbook's cell; employees.csv has it whole")
    }
  }

  @Test func kindsOfEmployees() {
    let columns = EmployeeTable.sheetColumns(inputs: ["minimum", "currency", "level"])
    // An input of a policy is a text, whatever its name.
    #expect(columns.map(\.name).prefix(5) == ["line", "employee_id", "minimum", "level", "currency"])
    #expect(columns.map(\.kind).prefix(6) == [.number, .text, .text, .text, .text, .amount])
    #expect(columns.first { $0.name == "range_penetration" }?.kind == .percentage)
    #expect(columns.last?.kind == .amount)
  }
}
