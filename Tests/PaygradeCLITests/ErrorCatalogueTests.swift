import Foundation
import Testing

/// A folder of `Fixtures/errors`: a small broken input, a command line, and what the command must say to it.
///
/// The command runs in a folder of its own, where `policy` is the policy `base` with the case's own files put over it; the file
/// `without` names files that are left out of it. Whatever else the case holds stands beside `policy`.
struct ErrorCase: CustomTestStringConvertible {
  let name: String

  static let root = fixtures + "/errors"
  static let all: [ErrorCase] = ((try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []).sorted()
    .filter { $0 != "base" && !$0.hasPrefix(".") && $0 != "README.md" }.map { ErrorCase(name: $0) }

  var testDescription: String { name }
  var folder: String { Self.root + "/" + name }
  var expected: String { folder + "/expected" }

  func run() throws -> Command.Outcome {
    try withFolder { place in
      try copy(Self.root + "/base", into: place + "/policy")
      try copy(folder, into: place)
      for line in (try? contents(folder + "/without"))?.split(separator: "\n") ?? [] {
        try FileManager.default.removeItem(atPath: place + "/policy/" + line)
      }
      let line = try contents(folder + "/command").trimmingCharacters(in: .newlines)
      return try Command(folder: place).run(line)
    }
  }
}

@Suite struct ErrorCatalogueTests {
  /// What cells of the fixtures hold that no message may repeat: people's names and their pay.
  static let secrets = ["Zerlina", "Quiggin", "271828", "314159", "1,313.17500", "785,000", "785000"]

  @Test(arguments: ErrorCase.all) func saysExactlyThis(_ error: ErrorCase) throws {
    let outcome = try error.run()
    try expect(outcome.transcript, equalsFile: error.expected)
    for secret in Self.secrets { #expect(!outcome.transcript.contains(secret), "a message repeats a name or pay") }
    for line in outcome.errors.split(separator: "\n") {
      // `file:line: column: error: [code] message`, or what the whole command has to say.
      let isFinding = line.contains(/^[^:]+(:[0-9]+)?: ([^:]+: )?(error|warning): \[[a-z0-9-]+\] [^ ]/)
      #expect(isFinding || line.hasPrefix("paygrade: "), "\(line)")
    }
  }

  @Test func everyFolderIsWhole() throws {
    #expect(ErrorCase.all.count > 100)
    for error in ErrorCase.all {
      for file in ["command", "expected"] {
        #expect(FileManager.default.fileExists(atPath: error.folder + "/" + file), "\(error.name)/\(file)")
      }
      let inputs = try files(in: error.folder).map { $0.split(separator: "/").first.map(String.init) ?? $0 }
      let known = ["command", "expected", "without", "policy", "table.csv", "roster.csv", "out", "pages", "market"]
      #expect(inputs.allSatisfy(known.contains), "\(error.name): \(inputs)")
    }
  }

  /// Kinds of findings that no command line can bring about.
  static let unreachable = [
    "arithmetic": "the formula of a currency is a text",
    "bad-delimiter": "the command takes no delimiter",
    "internal": "a bug of ours",
    "missing-row": "of the keys without a row, one is unknown, which is said instead",
    "record-too-long": "no case is as long as 16 MiB",
    "too-many-rows": "no case has a million rows",
    "too-many-groups": "no case has fifty thousand groups",
    "too-wide": "no case has sixteen thousand columns",
    "unknown-element": "said by the column's name instead",
  ]

  /// A kind of finding that the sources name must be provoked by a case.
  @Test func everyKindOfFindingIsProvoked() throws {
    let call =
      /(?:Finding|report|lookupFinding|bandFinding|problem|finding|warn|refuse|note|fail)\(\s*"([a-z0-9-]+)"|\bcode: "([a-z0-9-]+)"|: error: \[([a-z-]+)\]/
    // What reads documents pairs a code with a message and makes a finding of both later.
    let pair = /\(\s*"([a-z0-9]+(?:-[a-z0-9]+)+)",\s*"/
    var named: Set<String> = []
    for path in try files(in: sources) where path.hasSuffix(".swift") {
      let source = try contents(sources + "/" + path)
      for match in source.matches(of: call) {
        if let code = match.output.1 ?? match.output.2 ?? match.output.3 { named.insert(String(code)) }
      }
      if path.contains("/Documents/") || path.contains("/Ladders/Import/") {
        for match in source.matches(of: pair) { named.insert(String(match.output.1)) }
      }
    }
    #expect(named.count > 50)
    var provoked: Set<String> = []
    for error in ErrorCase.all {
      for match in try contents(error.expected).matches(of: /\[([a-z0-9-]+)\]/) {
        provoked.insert(String(match.output.1))
      }
    }
    let examples: Set = ["code"]
    #expect(named.subtracting(provoked).subtracting(Self.unreachable.keys).subtracting(examples).sorted() == [])
    #expect(provoked.intersection(Self.unreachable.keys).sorted() == [])
  }
}
