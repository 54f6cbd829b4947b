import Foundation
import Testing

/// `paygrade market --output FILE.xlsx`.
@Suite struct MarketWorkbookTests {
  private static let line = "market --survey bakers.csv:bakers.json --rates rates.csv"

  private func withBakers(_ body: (String) throws -> Void) throws {
    try withFolder { place in
      try copy(bakers, into: place)
      try body(place)
    }
  }

  @Test func withAndWithoutTheFolder() throws {
    try withBakers { place in
      let alone = try Command(folder: place).run("\(Self.line) --output alone.xlsx")
      #expect(alone.status == 0)
      #expect(alone.output.hasPrefix("Market: alone.xlsx\n"))
      #expect(alone.output.contains("The workbook is alone.xlsx."))
      #expect(!alone.output.contains("report.md"))
      // What is named must be there.
      #expect(!alone.output.contains("see Hidden cells"))
      #expect(alone.output.replacing(/\s+/, with: " ").contains("hidden, see the column hidden of the sheet Cells."))
      #expect(!FileManager.default.fileExists(atPath: place + "/out"))
      let folder = try MarketOutcome(
        Command(folder: place, environment: ["TZ": "Asia/Tokyo"]).run(
          "\(Self.line) --out out --format xlsx --output both.xlsx"),
        folder: place + "/out")
      #expect(folder.command.output.contains("Read out/report.md first"))
      let (first, second) = (
        try Data(contentsOf: URL(fileURLWithPath: place + "/alone.xlsx")),
        try Data(contentsOf: URL(fileURLWithPath: place + "/both.xlsx"))
      )
      #expect(first == second)
      // The folder is what it is without a workbook.
      #expect(folder.files == (try market("")).files)
    }
  }

  @Test func refused() throws {
    try withBakers { place in
      for (options, status, message) in [
        ("--format xlsx", Int32(64), "--format xlsx needs a file to write: --output FILE.xlsx"),
        ("--format xlsx --output -", 64, "--format xlsx needs a file to write: --output FILE.xlsx"),
        ("--output market.csv", 64, "--output is a workbook here: give it a name that ends in .xlsx"),
        ("", 64, "market needs a folder to write, --out DIR, or a workbook, --format xlsx --output FILE.xlsx"),
        ("--format xlsx --output rates.csv", 73, "rates.csv: error: [file-exists] this file is read"),
        ("--output /nowhere/m.xlsx", 73, "[cannot-write] /nowhere/m.xlsx: No such file or directory"),
      ] {
        let outcome = try Command(folder: place).run("\(Self.line) \(options)")
        #expect(outcome.status == status, "\(options)")
        #expect(outcome.errors.contains(message), "\(outcome.errors)")
      }
    }
  }

  @Test func sheetsOfAPolicysTables() throws {
    try withBakers { place in
      let outcome = try Command(folder: place).run("\(Self.line) --policy policy --reference France --output m.xlsx")
      #expect(outcome.status == 0, "\(outcome.errors)")
      let workbook = try Command(path: "/usr/bin/unzip", folder: place).run(["-p", "m.xlsx", "xl/workbook.xml"]).output
      let names = workbook.split(separator: "<sheet name=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
      #expect(names.suffix(2) == ["Definitions", "Sources"])
      #expect(names.contains("Cells") && names.contains("Rejects"))
    }
  }

  @Test func capitalsAndLocales() throws {
    try withBakers { place in
      let outcome = try Command(folder: place).run("\(Self.line) --locale ar-EG --output M.XLSX")
      #expect(outcome.status == 0, "\(outcome.errors)")
      let texts = try Command(path: "/usr/bin/unzip", folder: place).run(["-p", "M.XLSX", "xl/sharedStrings.xml"])
      #expect(texts.status == 0)
      for scalar in texts.output.unicodeScalars where (0x660...0x66C).contains(scalar.value) {
        Issue.record("U+\(scalar.value)")
      }
    }
  }
}
