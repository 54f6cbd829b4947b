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

  @Test func tooManyColumns() throws {
    let columns = (0...SheetAddress.columnLimit).map { SheetColumn("c\($0)", .text) }
    do {
      try withWorkbook { workbook in
        try reportingWorkbookErrors("a.xlsx") {
          _ = try CSVSheet(workbook, name: "Wide", columns: columns, source: "a.csv", footer: "")
        }
      }
      Issue.record("it was written")
    } catch let finding as Finding {
      #expect(
        finding.description
          == "a.xlsx, sheet Wide: error: [too-wide] the table has 16,385 columns, and a sheet holds 16,384; write CSV")
      #expect(finding.isBeyondWorkbooks)
    }
    try withWorkbook { workbook in
      _ = try CSVSheet(workbook, name: "Wide", columns: Array(columns.dropLast()), source: "a.csv", footer: "")
    }
  }

  private func withWorkbook(_ body: (Workbook) throws -> Void) throws {
    let path = FileManager.default.temporaryDirectory.path + "/paygrade-" + UUID().uuidString + ".xlsx"
    try body(Workbook(path, WorkbookProperties(title: "", subject: "", day: (2026, 1, 31)), isStreamed: false))
  }

  /// The parts of a workbook with two sheets that differ beyond ASCII only, the first of which goes on in another.
  private func parts() throws -> String {
    let path = FileManager.default.temporaryDirectory.path + "/paygrade-" + UUID().uuidString + ".xlsx"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let workbook = try Workbook(
      path, WorkbookProperties(title: "", subject: "", day: (2026, 1, 31)), isStreamed: false)
    for name in ["é", "è", "é_2"] {
      var sheet = try CSVSheet(
        workbook, name: name, columns: [SheetColumn("id", .text), SheetColumn("pay", .number)], source: "a.csv",
        footer: "", rowLimit: 2)
      var reader = try CSVReader(bytes: Array("id,pay\na,1\nb,2\n".utf8))
      try sheet.write(&reader)
    }
    let sheet = try workbook.addSheet("Days")
    for (row, day) in ["1899-12-30", "1900-02-28", "1900-03-01"].enumerated() {
      try sheet.write(.date(#require(CalendarDate(day))), row, 0)
      try sheet.write(formula: "=A\(row + 1)", .date(#require(CalendarDate(day))), row, 1)
    }
    try workbook.close()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/unzip")
    process.arguments = ["-p", path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = try #require(try pipe.fileHandleForReading.readToEnd())
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }

  @Test func tablesAndHeaders() throws {
    let parts = try parts()
    let names = parts.matches(of: /displayName="([^"]*)"/).map { String($0.output.1) }
    #expect(names.count == 6)
    #expect(Set(names.map { $0.lowercased() }).count == 6)
    // The header of a column of numbers has another format than that of texts, also where a table is.
    let headers = parts.matches(of: /<c r="A1" s="([0-9]+)" t="s"><v>[0-9]+<\/v><\/c><c r="B1" s="([0-9]+)"/)
    #expect(headers.count == 6)
    for header in headers { #expect(header.output.1 != header.output.2) }
    #expect(parts.contains(/<alignment horizontal="right"[^>]* wrapText="1"\/>/))
  }

  /// Of days before 1 March 1900 spreadsheets do not agree.
  @Test func daysThatSheetsDoNotHave() throws {
    let parts = try parts()
    for day in ["1899-12-30", "1900-02-28"] {
      #expect(parts.contains("<t>\(day)</t>"))
      #expect(parts.contains("<v>\(day)</v>"))
    }
    #expect(!parts.contains("1900-03-01"))
    #expect(parts.contains("<v>61</v>"))
  }
}
