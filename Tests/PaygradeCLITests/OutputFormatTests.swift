import Foundation
import Testing

/// The form that the name of an output asks for.
@Suite struct OutputFormatTests {
  @Test(arguments: [("R.CSV", "minimum"), ("r.Md", "|"), ("R.JSON", "{"), ("R.XLSX", "PK")])
  func capitals(name: String, beginning: String) throws {
    try withFolder { place in
      try copy(atoll, into: place + "/policy")
      let small = name.lowercased()
      for file in [name, "small." + small] {
        let outcome = try Command(folder: place).run("ranges --policy policy --output \(file)")
        #expect(outcome.status == 0, "\(outcome.errors)")
      }
      let (one, other) = (
        try Data(contentsOf: URL(fileURLWithPath: "\(place)/\(name)")),
        try Data(contentsOf: URL(fileURLWithPath: "\(place)/small.\(small)"))
      )
      #expect(one == other)
      #expect(String(decoding: one.prefix(200), as: UTF8.self).contains(beginning))
    }
  }

  @Test(arguments: ["", "--output -"]) func aWorkbookNeedsAFile(options: String) throws {
    try withFolder { place in
      let outcome = try Command(folder: place).run("ranges --policy gitlab-2022 --format xlsx \(options)")
      #expect(outcome.status == 64)
      #expect(outcome.errors.contains("a workbook needs a file: --output FILE.xlsx"))
      #expect(!FileManager.default.fileExists(atPath: place + "/-"))
    }
  }
}
