import Foundation
import Spreadsheet
import Testing

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
}
