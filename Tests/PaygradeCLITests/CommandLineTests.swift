import Foundation
import Testing

/// Exit statuses, help, and what goes where.
@Suite struct CommandLineTests {
  private static let offer = "offer --level Senior --country Germany"

  static let statuses: [(String, Int32)] = [
    (offer, 0),
    ("offer --level Senior --country Germny", 1),
    ("offer --level Senior", 1),
    ("ranges --country Atlantis", 1),
    (offer + " --fte 99999999999999999", 64),
    ("", 64),
    ("ofer", 64),
    (offer + " --asknig 95000", 64),
    (offer + " --asking 95k", 64),
    (offer + " --asking", 64),
    (offer + " --format jsn", 64),
    (offer + " --fte 0", 64),
    (offer + " --fte -1", 64),
    (offer + " --as-of 2026-02-29", 64),
    (offer + " --as-of 2026-2-1", 64),
    (offer + " --as-of today", 64),
    (offer + " --as-of \"\"", 64),
    (offer + " --input level", 64),
    (offer + " --input =5", 64),
    (offer + " --input contry=Germany", 64),
    (offer + " --level Staff", 64),
    (offer + " surplus", 64),
    ("offer --policy ml-enginering", 66),
    ("offer --policy ./nowhere", 66),
    ("check --roster nowhere.csv", 66),
    ("check nowhere.csv", 66),
    (offer + " --output nowhere/offer.txt", 73),
    (offer + " --output .", 73),
    ("ranges --output nowhere/ranges.csv --format csv", 73),
  ]

  @Test(arguments: statuses) func status(_ line: String, _ status: Int32) throws {
    let outcome = try paygrade(line)
    #expect(outcome.status == status, "\(outcome.errors)")
    #expect(outcome.errors.isEmpty == (status == 0))
    if status != 0 { #expect(outcome.output.isEmpty, "a refusal writes no result") }
    #expect(!outcome.errors.contains("[internal]"))
    // No Swift type shows through.
    #expect(!outcome.errors.contains("Compensation."))
  }

  static let misspellings: [(String, String)] = [
    ("ofer --level Senior", "paygrade: unknown command \"ofer\"; did you mean offer?\n"),
    (offer + " --asknig 95000", "paygrade: unknown option --asknig; did you mean --asking?\n"),
    (offer + " --contry Germany", "paygrade: unknown option --contry; did you mean --country?\n"),
    (offer + " --format jsn", "paygrade: option --format cannot be \"jsn\"; did you mean json?\n"),
    (offer + " --as-of 2026-13-01", "paygrade: --as-of needs a date as YYYY-MM-DD, such as 2026-01-31\n"),
    (
      offer + " --placement strnog",
      "ml-engineering/placements.csv: placement: error: [unknown-placement] there is no placement \"strnog\"; did you mean \"strong\"?\n"
    ),
    (
      "offer --policy us-general-schedul",
      "paygrade: error: [unknown-policy] there is no bundled policy \"us-general-schedul\" and no folder of that name; "
        + "did you mean \"us-general-schedule\"?\n"
    ),
    ("completions bassh", "paygrade: SHELL cannot be \"bassh\"; did you mean bash?\n"),
  ]

  @Test(arguments: misspellings) func answersAMisspeltWordWithTheNearest(_ line: String, _ message: String) throws {
    #expect(try paygrade(line).errors == message)
  }

  @Test func versionIsALine() throws {
    let outcome = try paygrade("--version")
    #expect(outcome.status == 0)
    #expect(outcome.errors.isEmpty)
    #expect(outcome.output.contains(/^paygrade [0-9]+\.[0-9]+\.[0-9]+\n$/))
  }

  private static let commands = ["offer", "ranges", "report", "level", "check", "completions"]

  @Test(arguments: commands) func helpWinsOverWhatIsWrong(_ command: String) throws {
    let help = try paygrade("\(command) --help")
    #expect(help.status == 0)
    #expect(help.errors.isEmpty)
    #expect(help.output.hasPrefix("Usage: paygrade \(command)"))
    #expect(help.output.contains("Examples:"))
    for line in [
      "\(command) -h", "\(command) --bogus --help", "\(command) --help --bogus", "\(command) --format nonsense --help",
      "\(command) --policy nowhere --as-of never --help", "\(command) surplus arguments --help", "help \(command)",
    ] {
      let outcome = try paygrade(line)
      #expect(outcome == help, "\(line): \(outcome.errors)")
    }
  }

  @Test(arguments: ["--help", "-h", "help", "--bogus --help", "ofer --help"]) func helpOfTheProgram(_ line: String)
    throws
  {
    let outcome = try paygrade(line)
    #expect(outcome.status == 0)
    #expect(outcome.errors.isEmpty)
    for command in Self.commands { #expect(outcome.output.contains("\n  \(command) ")) }
  }

  @Test func everyExampleInTheHelpRuns() throws {
    var count = 0
    for command in ["offer", "ranges"] {
      // A long example goes on in the next line after a backslash.
      let help = try paygrade("\(command) --help").output.replacing(/\ \\\n\ +/, with: " ")
      for line in help.split(separator: "\n") {
        guard let example = line.firstMatch(of: /^ +(?:\$ )?paygrade (.*)$/)?.output.1 else { continue }
        let outcome = try paygrade(String(example))
        #expect(outcome.status == 0, "paygrade \(example): \(outcome.errors)")
        count += 1
      }
    }
    #expect(count >= 5)
  }

  @Test(arguments: ["bash", "zsh", "fish"]) func completions(_ shell: String) throws {
    let outcome = try paygrade("completions \(shell)")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("paygrade"))
    #expect(outcome.output.contains("us-general-schedule"))
  }

  @Test func checkFindsNothingInTheBundledPolicies() throws {
    for policy in ["ml-engineering", "us-general-schedule", "gitlab-2022"] {
      let outcome = try paygrade("check --policy \(policy)")
      #expect(outcome.status == 0)
      #expect(outcome.output == "policy \(policy): no errors, no warnings\n")
    }
  }

  @Test func checkReportsAsJSON() throws {
    let outcome = try withFolder { folder in
      try put("a,b\n1\n 2,3\n", at: folder + "/table.csv")
      return try Command(folder: folder).run("check table.csv --format json")
    }
    #expect(outcome.status == 1)
    let object = try #require(try JSONSerialization.jsonObject(with: outcome.standardOutput) as? [String: Any])
    #expect(object["errors"] as? Int == 1)
    #expect(object["warnings"] as? Int == 1)
    let findings = try #require(object["findings"] as? [[String: Any]])
    #expect(findings.map { $0["code"] as? String } == ["ragged-row", "padded-cell"])
    #expect(findings.map { $0["line"] as? Int } == [2, 3])
    #expect(findings.last?["column"] as? String == "a")
  }
}

@Suite struct OutputFileTests {
  @Test(arguments: ["text", "markdown", "csv", "json"]) func theFileHoldsWhatStandardOutputWould(_ format: String)
    throws
  {
    try withFolder { folder in
      for command in ["offer --level Senior --country Germany", "ranges --level Senior"] {
        let line = "\(command) --format \(format)"
        let printed = try Command(folder: folder).run(line)
        let written = try Command(folder: folder).run(line + " --output result")
        #expect(written.status == 0)
        #expect(written.output.isEmpty)
        #expect(try Data(contentsOf: URL(fileURLWithPath: folder + "/result")) == printed.standardOutput)
        // What the columns of a CSV file are lies beside it.
        #expect(try files(in: folder) == (format == "csv" ? ["result", "result.schema.json"] : ["result"]))
      }
    }
  }

  @Test func aRefusedCalculationLeavesTheOldFile() throws {
    try withFolder { folder in
      try put("as it was", at: folder + "/result")
      let outcome = try Command(folder: folder).run("offer --level Senior --country Germny --output result")
      #expect(outcome.status == 1)
      #expect(try contents(folder + "/result") == "as it was")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["result"])
    }
  }

  @Test(arguments: ["offer --level Senior --country Germany", "ranges --format csv"])
  func aFolderThatCannotBeWrittenIsLeftAsItIs(_ command: String) throws {
    try withFolder { folder in
      let missing = try Command(folder: folder).run("\(command) --output nowhere/result")
      #expect(missing.status == 73)
      #expect(missing.output.isEmpty)
      #expect(missing.errors == "paygrade: error: [cannot-write] nowhere/result: No such file or directory\n")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
    }
    // Nobody, not even the superuser, makes files in the folder of processes.
    guard FileManager.default.fileExists(atPath: "/proc/self") else { return }
    let unwritable = try paygrade("\(command) --output /proc/result")
    #expect(unwritable.status == 73)
    #expect(unwritable.errors.hasPrefix("paygrade: error: [cannot-write] /proc/result: "))
  }

  @Test func aFullDiskIsReported() throws {
    guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
    let outcome = try paygrade("ranges --format csv --output /dev/full")
    #expect(outcome.status == 73)
    #expect(outcome.errors.hasPrefix("paygrade: error: [cannot-write] /dev/full: "))
  }

  @Test func rangesThatAreRefusedInPartAreWritten() throws {
    try withFolder { folder in
      let outcome = try Command(folder: folder).run(
        "ranges --policy \(fixtures)/golden/harbour --format csv --output result")
      #expect(outcome.status == 1)
      #expect(try contents(folder + "/result") == contents(fixtures + "/golden/ranges.csv"))
      #expect(
        outcome.errors.hasSuffix("there is no country \"Peru\"; there are: \"Germany\", \"Japan\" (2 combinations)\n"))
    }
  }
}
