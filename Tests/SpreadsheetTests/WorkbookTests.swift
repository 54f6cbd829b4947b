import Foundation
import Testing

@testable import Spreadsheet

@Suite struct WorkbookTests {
  private static let properties = WorkbookProperties(title: "A", subject: "B", day: (2026, 1, 31))

  private func withPath(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.path + "/paygrade-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder + "/a.xlsx")
  }

  /// An emoji is two UTF-16 units; a cell has 32,767.
  @Test(arguments: [true, false]) func longTexts(isStreamed: Bool) throws {
    try withPath { path in
      let workbook = try Workbook(path, Self.properties, isStreamed: isStreamed)
      let sheet = try workbook.addSheet("S")
      try sheet.write(String(repeating: "a", count: 32_767), 0, 0)
      try sheet.write(String(repeating: "😀", count: 16_383) + "a", 1, 0)
      #expect(throws: WorkbookError.textTooLong(sheet: "S", row: 2, column: 3)) {
        try sheet.write(String(repeating: "😀", count: 16_384), 2, 3)
      }
      // What is written for `_x0041_`, so that it stays these seven signs, is longer.
      #expect(throws: WorkbookError.textTooLong(sheet: "S", row: 3, column: 1)) {
        try sheet.write(String(repeating: "_x0041_", count: 4_681), 3, 1)
      }
      try workbook.close()
    }
  }

  @Test(arguments: [true, false]) func theSameBytes(isStreamed: Bool) throws {
    func bytes() throws -> Data {
      var data = Data()
      try withPath { path in
        let workbook = try Workbook(path, Self.properties, isStreamed: isStreamed)
        let sheet = try workbook.addSheet("S")
        let style = try workbook.prepare(.number("0.00"))
        for row in 0..<100 { try sheet.write(number: Double(row) / 3, row, 0, prepared: style) }
        try workbook.close()
        data = try Data(contentsOf: URL(fileURLWithPath: path))
      }
      return data
    }
    let first = try bytes()
    #expect(!first.isEmpty)
    #expect(try bytes() == first)
  }

  @Test func aFolderThatIsNotThere() throws {
    let workbook = try Workbook("/nowhere/at/all.xlsx", Self.properties, isStreamed: false)
    _ = try workbook.addSheet("S")
    #expect(throws: WorkbookError.writing("No such file or directory")) { try workbook.close() }
  }

  /// Room for temporary files is asked for before the library writes them, so that nothing may be left out of the count.
  @Test func countsEveryCell() throws {
    try withPath { path in
      let workbook = try Workbook(path, Self.properties, isStreamed: false)
      let sheet = try workbook.addSheet("S")
      let long = String(repeating: "x", count: 1000)
      var last = 0
      func grew(_ texts: Int) -> Bool {
        defer { last = workbook.writtenSize }
        return workbook.writtenSize >= last + texts + 64
      }
      try sheet.write(long, 0, 0)
      #expect(grew(1000))
      try sheet.write(number: 1, 0, 1)
      #expect(grew(0))
      try sheet.write(number: 1, 0, 2, .date)
      #expect(grew(0))
      try sheet.write(number: 1, 0, 3, prepared: workbook.prepare(.date))
      #expect(grew(0))
      try sheet.write("", 0, 4, .date)
      #expect(grew(0))
      try sheet.write(formula: "=\"\(long)\"", result: 1, 0, 5)
      #expect(grew(1000))
      try sheet.write(formula: "=\"\(long)\"", result: long, 0, 6)
      #expect(grew(2000))
      try sheet.write(String(repeating: "\u{1}", count: 1000), 0, 7)
      #expect(grew(7000))
      try workbook.close()
    }
  }

  /// What XML cannot hold is nowhere in a file, and texts that look like an escape are not read as one.
  @Test(arguments: [true, false]) func textsThatXMLCannotHold(isStreamed: Bool) throws {
    let bad = "a\u{1}\r\u{FFFE}\u{FFFF}_x0041_"
    try withPath { path in
      let workbook = try Workbook(
        path, WorkbookProperties(title: bad, subject: bad, keywords: bad, comments: bad, day: (2026, 1, 31)),
        isStreamed: isStreamed)
      let sheet = try workbook.addSheet(SheetAddress.sheetName(bad))
      try sheet.write("head", 0, 0)
      try sheet.write(bad, 0, 1)
      try sheet.write(bad, 1, 0)
      try sheet.write(formula: "=\(SheetAddress.quoted(bad))", result: bad, 1, 1)
      try sheet.addTable(rows: 0..<2, header: ["head", bad], name: "t", headerStyles: [.date, .date])
      try sheet.addRule(
        formula: "=A1=\(SheetAddress.quoted(bad))", style: CellStyle(isBold: true), rows: 1..<2, columns: 0...0)
      try sheet.restrict(1, 0, to: 1...2, message: bad)
      try sheet.prepare(SheetPrint(title: bad + String(repeating: "&\u{301}", count: 120), width: 10))
      let cells = SheetChart.CellRange(sheet: sheet.name, rows: 1..<2, column: 0)
      try sheet.insert(
        SheetChart(
          .columns, title: bad, categoryTitle: bad, valueTitle: bad, valueFormat: "0",
          series: [.init(name: "=" + bad, values: cells, categories: cells, colour: 0)]), 3, 0)
      try workbook.close()
      // All parts one after the other.
      let all = try unzipped(path)
      for scalar in all.unicodeScalars where XMLText.isForbidden(scalar) { Issue.record("U+\(scalar.value)") }
      #expect(all.contains("a_x0001__x000D__xFFFE__xFFFF__x005F_x0041_"))
      #expect(all.contains("CHAR(1)"))
      #expect(all.contains("<dc:title>a_x0041_</dc:title>"))
    }
  }

  private func unzipped(_ path: String) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/unzip")
    process.arguments = ["-p", path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = try #require(try pipe.fileHandleForReading.readToEnd())
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return String(decoding: data, as: UTF8.self)
  }

  #if os(Linux) || os(macOS)
    @Test func aClosedWorkbook() async {
      await #expect(processExitsWith: .failure) {
        let path = FileManager.default.temporaryDirectory.path + "/paygrade-closed.xlsx"
        let workbook = try Workbook(
          path, WorkbookProperties(title: "", subject: "", day: (2026, 1, 31)), isStreamed: false)
        let sheet = try workbook.addSheet("S")
        try workbook.close()
        try FileManager.default.removeItem(atPath: path)
        try sheet.write("x", 0, 0)
      }
    }
  #endif
}
