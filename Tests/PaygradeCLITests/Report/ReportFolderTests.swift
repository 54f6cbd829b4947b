import Foundation
import Testing

/// A report is there whole or not at all, and says whether it still is what it was.
@Suite struct ReportFolderTests {
  private static let roster = ReportTableTests.roster

  /// A folder with a report of everybody in it.
  private func withReport(_ options: String = "--min-cell 1", _ body: (String, [String: Data]) throws -> Void) throws {
    try withFolder { place in
      try prepare(place, roster: Self.roster)
      let outcome = try report(in: place, options)
      #expect(outcome.files.count >= 6)
      try body(place, outcome.files)
    }
  }

  @Test func aRunThatFailsLeavesTheEarlierReport() throws {
    try withReport { place, written in
      try put("name\nNobody\n", at: place + "/names.csv")
      try put("", at: place + "/empty.csv")
      try copy(atoll, into: place + "/broken")
      try put("{", at: place + "/broken/policy.json")
      for (line, status) in [
        ("report --policy broken --roster roster.csv --out out", Int32(1)),
        ("report --policy nowhere --roster roster.csv --out out", 66),
        ("report --policy policy --roster names.csv --out out", 1),
        ("report --policy policy --roster empty.csv --out out", 1),
        ("report --policy policy --roster nowhere.csv --out out", 66),
        ("report --policy policy --roster roster.csv --out out --min-cell x", 64),
        ("report --policy policy --roster roster.csv --out out --by nothing", 1),
      ] {
        let outcome = try Command(folder: place).run(line)
        #expect(outcome.status == status, "\(line): \(outcome.errors)")
        #expect(try contentsOfFiles(in: place + "/out") == written, "\(line)")
      }
    }
  }

  @Test func aFolderThatCannotBeWritten() throws {
    try withReport { place, written in
      // A folder in the place of a file: the temporary file is made, and cannot be renamed.
      try FileManager.default.removeItem(atPath: place + "/out/employees.csv")
      try FileManager.default.createDirectory(
        atPath: place + "/out/employees.csv", withIntermediateDirectories: true)
      let outcome = try report(in: place)
      #expect(outcome.command.status == 73)
      #expect(outcome.command.errors.contains("[cannot-write] out/employees.csv: "))
      var left = written
      left["employees.csv"] = nil
      #expect(outcome.files == left)
    }
    guard FileManager.default.fileExists(atPath: "/proc/self") else { return }
    try withFolder { place in
      try prepare(place, roster: Self.roster)
      #expect(try Command(folder: place).run("report --policy policy --roster roster.csv --out /proc/out").status == 73)
    }
  }

  @Test func anotherReportInItsPlace() throws {
    // Charts of columns that are no longer asked for go; a file that is none of the report stays.
    try withReport("--by country,level --min-cell 1") { place, written in
      #expect(written.keys.contains("charts/range-by-level.svg"))
      try put("mine", at: place + "/out/charts/notes.txt")
      let second = try report(in: place, "--by gender --min-cell 1")
      #expect(second.files.keys.contains("charts/range-by-gender.svg"))
      let charts = second.files.keys.filter { $0.hasPrefix("charts/") && $0.hasSuffix(".svg") }
      #expect(charts.allSatisfy { $0.contains("gender") }, "\(charts)")
      #expect(second.files["charts/notes.txt"] == Data("mine".utf8))
      #expect(try Command(folder: place).run("report --verify out").status == 0)
      // A second run is the same as a first one elsewhere.
      let fresh = try report(Self.roster, "--by gender --min-cell 1").files
      #expect(second.files.filter { $0.key != "charts/notes.txt" } == fresh)
    }
  }

  @Test(arguments: [SIGINT, SIGTERM]) func anInterruptLeavesNothing(_ number: Int32) throws {
    try withReport { place, written in
      let process = Process()
      process.executableURL = URL(fileURLWithPath: try Command.built())
      process.arguments = arguments(of: "report --policy policy --roster - --out out")
      process.currentDirectoryURL = URL(fileURLWithPath: place)
      let (input, nowhere) = (Pipe(), FileHandle.nullDevice)
      process.standardInput = input
      process.standardOutput = nowhere
      process.standardError = nowhere
      try process.run()
      var text = "employee_id,country,level,currency,base_salary\n"
      for row in 0..<40_000 { text += "E\(row),Portugal,Junior,EUR,45000\n" }
      try input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
      // It has begun to write, and waits for more.
      func temporaryFiles() throws -> [String] { try files(in: place + "/out").filter { $0.hasSuffix(".tmp") } }
      for _ in 0..<500 where try temporaryFiles().count < 2 { usleep(10_000) }
      #expect(try temporaryFiles().count == 2)
      kill(process.processIdentifier, number)
      process.waitUntilExit()
      #expect(process.terminationReason == .uncaughtSignal)
      #expect(process.terminationStatus == number)
      try input.fileHandleForWriting.close()
      #expect(try contentsOfFiles(in: place + "/out") == written)
    }
  }

  @Test func verifiesWhatIsThere() throws {
    try withReport { place, written in
      func verify(_ options: String = "") throws -> Command.Outcome {
        try Command(folder: place).run("report --verify out \(options)")
      }
      #expect(try verify().status == 0)
      #expect(try verify("--roster roster.csv --policy policy").status == 0)
      let count = written.count - 1
      #expect(
        try verify("--roster roster.csv").output
          == "out: \(count) files, roster, the policy not compared (give --policy): no errors, no warnings\n")
      #expect(
        try verify("--policy policy").output
          == "out: \(count) files, policy policy, the roster not compared (give --roster): no errors, no warnings\n")

      try put(Self.roster + " ", at: place + "/other.csv")
      let otherRoster = try verify("--roster other.csv")
      #expect(otherRoster.status == 1)
      #expect(
        otherRoster.output.hasPrefix("other.csv: error: [changed] the file is not as it was when the report was made\n")
      )
      let otherPolicy = try verify("--policy ml-engineering")
      #expect(otherPolicy.status == 1)
      #expect(otherPolicy.output.contains("ml-engineering: error: [changed] the policy is not the one that the report"))
      #expect(try verify("--roster nowhere.csv").status == 1)
      #expect(try bash("cat roster.csv | $paygrade report --verify out --roster -", in: place).status == 0)
      #expect(try bash("cat other.csv | $paygrade report --verify out --roster -", in: place).status == 1)

      for name in written.keys.sorted() where name != "manifest.json" {
        var changed = try #require(written[name])
        changed[changed.count / 2] ^= 1
        let url = URL(fileURLWithPath: "\(place)/out/\(name)")
        try changed.write(to: url)
        let outcome = try verify()
        #expect(outcome.status == 1)
        #expect(outcome.output.hasPrefix("out/\(name): error: [changed]"), "\(outcome.output)")
        try FileManager.default.removeItem(at: url)
        let missing = try verify()
        #expect(missing.status == 1)
        #expect(missing.output.hasPrefix("out/\(name): error: [missing-file] "), "\(missing.output)")
        try written[name]?.write(to: url)
      }
      #expect(try verify().status == 0)
      try put("{}", at: place + "/out/manifest.json")
      #expect(try verify().status == 1)
      try FileManager.default.removeItem(atPath: place + "/out/manifest.json")
      #expect(try verify().status == 66)
    }
  }
}
