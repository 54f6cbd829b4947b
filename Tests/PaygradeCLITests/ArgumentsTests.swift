import Foundation
import Testing

@testable import PaygradeCLI

private let program = ProgramSpecification.paygrade

/// The arguments of a command line that must run.
private func parsed(_ line: String...) throws -> ParsedArguments {
  let invocation = try program.parse(line)
  guard case .run(_, let arguments) = invocation else {
    Issue.record("\(line) does not run")
    return ParsedArguments(options: [], operands: [])
  }
  return arguments
}

@Suite struct ParserTests {
  @Test func bothSpellingsOfAValueInTheOrderGiven() throws {
    let arguments = try parsed(
      "offer", "--input", "level=7", "--format=csv", "--input=area=a=b", "--explain", "--job", "", "--fte=")
    #expect(
      arguments.options == [
        .init(name: "input", value: "level=7"), .init(name: "format", value: "csv"),
        .init(name: "input", value: "area=a=b"), .init(name: "explain", value: nil), .init(name: "job", value: ""),
        .init(name: "fte", value: ""),
      ])
    #expect(arguments.values("input") == ["level=7", "area=a=b"])
    #expect(arguments.value("format") == "csv")
    #expect(arguments.value("level") == nil)
    let pairs = try arguments.assignments("input")
    #expect(pairs.map(\.name) == ["level", "area"])
    #expect(pairs.map(\.value) == ["7", "a=b"])
  }

  @Test func valuesThatLookLikeSomethingElse() throws {
    #expect(try parsed("offer", "--asking", "-5").value("asking") == "-5")
    #expect(try parsed("offer", "--asking", "-h5").value("asking") == "-h5")
    #expect(try parsed("offer", "--job=--level", "--level", "7").value("job") == "--level")
    #expect(try parsed("offer", "--job=--help").value("job") == "--help")
    #expect(try parsed("offer", "--job", "!#:+", "--area", "a!").options.map(\.value) == ["!#:+", "a!"])
    #expect(try parsed("offer", "--country", "Côte d'Ivoire").value("country") == "Côte d'Ivoire")
  }

  @Test func flagsAndTheirOpposites() throws {
    #expect(try parsed("offer", "--explain").flag("explain") == true)
    #expect(try parsed("offer", "--no-explain").flag("explain") == false)
    #expect(try parsed("offer").flag("explain") == nil)
  }

  @Test func operandsAndTheEndOfOptions() throws {
    let arguments = try parsed("check", "a", "--format", "json", "-", "--", "--help", "-5", "")
    #expect(arguments.operands == ["a", "-", "--help", "-5", ""])
    #expect(arguments.value("format") == "json")
    #expect(try program.parse(["--", "check", "a"]) == program.parse(["check", "a"]))
  }

  @Test(arguments: [
    ["offer", "--help"], ["offer", "-h"], ["help", "offer"], ["offer", "--formt", "--help"],
    ["offer", "--format", "xml", "-h"], ["offer", "--job", "--help"], ["offer", "x", "--explain=1", "--help"],
    ["offer", "--level", "--job", "-h"], ["help", "offer", "--nonsense"], ["offer", "--help", "--job"],
  ])
  func helpOfACommandWins(line: [String]) throws {
    #expect(try program.parse(line) == .help(.offer))
  }

  @Test(arguments: [
    ["--help"], ["-h", "offer"], ["help"], ["--nonsense", "--help"], ["ofer", "--help"], ["help", "-h"],
  ])
  func helpOfTheProgramWins(line: [String]) throws {
    #expect(try program.parse(line) == .help(nil))
  }

  @Test func version() throws {
    #expect(try program.parse(["--version"]) == .version)
    #expect(try program.parse(["--version", "offer"]) == .version)
  }

  @Test(arguments: [
    ([], "no command given; choose offer, ranges, report, level, market, check or completions (see paygrade --help)"),
    (["ofer"], #"unknown command "ofer"; did you mean offer?"#),
    (["help", "rnges"], #"unknown command "rnges"; did you mean ranges?"#),
    (
      ["frobnicate"],
      #"unknown command "frobnicate"; choose offer, ranges, report, level, market, check or completions"#
    ),
    (["--versoin"], "unknown option --versoin; did you mean --version?"),
    (["--policy=x", "offer"], "option --policy follows the command: paygrade offer --policy"),
    (["offer", "--formt", "csv"], "unknown option --formt; did you mean --format?"),
    (["offer", "--asknig=130000"], "unknown option --asknig; did you mean --asking?"),
    (["offer", "-format"], "unknown option -format; did you mean --format?"),
    (["offer", "--lev", "7"], "unknown option --lev; did you mean --level?"),
    (["offer", "--xyzzy"], "unknown option --xyzzy (see paygrade offer --help)"),
    (["offer", "--job"], "option --job needs a value: --job TITLE (see paygrade offer --help)"),
    (["offer", "--job", "--level", "7"], "option --job needs a value: --job TITLE (see paygrade offer --help)"),
    (["offer", "--job", "--level=7"], "option --job needs a value: --job TITLE (see paygrade offer --help)"),
    (["offer", "--explain=yes"], "option --explain takes no value (see paygrade offer --help)"),
    (["offer", "--job=a", "--job", "b"], "option --job may be given only once (see paygrade offer --help)"),
    (
      ["offer", "--explain", "--no-explain"],
      "options --explain and --no-explain exclude each other (see paygrade offer --help)"
    ),
    (["offer", "--format", "JSON"], #"option --format cannot be "JSON"; did you mean json?"#),
    (
      ["check", "--format=csv"],
      #"option --format cannot be "csv"; it is one of text or json (see paygrade check --help)"#
    ),
    (["ranges", "Germany"], #"unexpected argument "Germany" (see paygrade ranges --help)"#),
    (
      ["completions"],
      "SHELL is missing: the shell to complete in: bash, zsh or fish (see paygrade completions --help)"
    ),
    (["completions", "zssh"], #"SHELL cannot be "zssh"; did you mean zsh?"#),
    (["completions", "zsh", "fish"], #"unexpected argument "fish" (see paygrade completions --help)"#),
    (["offer", "--xyzzy", "--format", "xml"], "unknown option --xyzzy (see paygrade offer --help)"),
  ])
  func usageErrors(line: [String], message: String) {
    #expect(throws: UsageError(message: message)) { try program.parse(line) }
  }

  @Test(arguments: ["level", "=7", ""])
  func malformedAssignment(text: String) throws {
    let arguments = try parsed("ranges", "--input", text)
    #expect(throws: UsageError(message: "--input needs NAME=VALUE, such as --input level=7")) {
      try arguments.assignments("input")
    }
  }
}

@Suite struct HelpTests {
  @Test func wholeProgram() {
    #expect(
      program.helpText() == """
        Usage: paygrade COMMAND [options]

        Pay ranges and offers from a policy that is data, with the reason for every
        number.

        Commands:
          offer        one offer: range, placement, comparison, explanation
          ranges       every range of a policy as one table
          report       a roster against the policy: each person, group statistics,
                       charts
          level        a person's level by the policy's ladder, clause by clause
          market       survey data to benchmarks, location factors, rates and cost of
                       living
          check        all findings of a policy, roster or table
          completions  a completion script for a shell

        Options:
          -h, --help  show this help
          --version   show the version

        See paygrade COMMAND --help for a command's options and examples.

        """)
  }

  @Test func longTermsAndWrappedLines() {
    let command = CommandSpecification(
      name: "weigh", summary: "s", description: "First.\n\nSecond.", usage: "[options] THING",
      options: [
        OptionSpecification(
          name: "unit", placeholder: "UNIT", isRepeatable: true, kind: .choice, values: ["gram", "ounce"],
          help: "the unit that the weight is shown in, as on the scales of the shop"),
        OptionSpecification(name: "a-very-long-option-name", placeholder: "X", help: "long"), .help,
      ],
      operands: OperandSpecification(placeholder: "THING", count: 1...1, help: "what to weigh"),
      examples: [.init(line: "p weigh egg", shows: "an egg")])
    #expect(
      command.helpText(program: "p") == """
        Usage: p weigh [options] THING

        First.

        Second.

        Arguments:
          THING  what to weigh

        Options:
          --unit UNIT  the unit that the weight is shown in, as on the scales of the
                       shop: gram or ounce; may be repeated
          --a-very-long-option-name X
                       long
          -h, --help   show this help

        Examples:
          p weigh egg
              an egg

        """)
  }

  @Test(arguments: ProgramSpecification.paygrade.commands)
  func everyCommand(command: CommandSpecification) throws {
    let text = command.helpText(program: "paygrade")
    for line in text.split(separator: "\n") {
      #expect(line.count <= 80)
      #expect(!line.hasSuffix(" "))
    }
    for option in command.options { #expect(text.contains(option.spelling)) }
    #expect(Set(command.options.map(\.name)).count == command.options.count)
  }

  /// Examples are command lines that the parser takes.
  @Test(arguments: [CommandSpecification.offer, .ranges, .report, .check])
  func examplesParse(command: CommandSpecification) throws {
    for example in command.examples {
      var words = arguments(of: example.line)
      #expect(words.removeFirst() == "paygrade")
      guard case .run(let found, _) = try program.parse(words) else {
        Issue.record("\(example.line) does not run")
        continue
      }
      #expect(found.name == command.name)
    }
  }
}

/// Each shell runs its script for real.
@Suite struct CompletionTests {
  /// What a shell prints, in an empty folder but for `my file.csv` and `policies/`.
  private static func run(_ shell: Shell, _ arguments: [String]) throws -> [String] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "completions-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder.appending(path: "policies"), withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data().write(to: folder.appending(path: "my file.csv"))
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: path(of: shell) ?? "")
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.standardOutput = pipe
    try process.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  static func path(of shell: Shell) -> String? {
    ["/bin/", "/usr/bin/", "/usr/local/bin/", "/opt/homebrew/bin/"].map { $0 + shell.rawValue }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  @Test(
    .enabled(if: path(of: .bash) != nil),
    arguments: [
      (["of"], ["offer"]),
      (["help", "c"], ["check", "completions"]),
      (["offer", "--fo"], ["--format"]),
      (["offer", "--format", ""], ["text", "markdown", "csv", "json", "xlsx"]),
      (["offer", "--format", "=", "m"], ["markdown"]),
      (["check", "--format", "="], ["text", "json"]),
      (["ranges", "--policy", ""], ["gitlab-2022", "ml-engineering", "us-general-schedule", "policies"]),
      (["check", "--roster", "m"], ["my file.csv"]),
      (["check", "p"], ["policies"]),
      (["l"], ["level"]),
      (["level", "--degree", ""], ["none", "bachelor", "master", "phd"]),
      (["level", "--track", "m"], ["management"]),
      (["level", "--candidates", "m"], ["my file.csv"]),
      (["offer", "--job", ""], []),
      (["offer", "--input", "level", "=", "7"], []),
      (["completions", ""], ["bash", "zsh", "fish"]),
    ])
  func bash(words: [String], expected: [String]) throws {
    let call = """
      \(program.completionScript(for: .bash))
      COMP_WORDS=(paygrade "$@"); COMP_CWORD=$#; _paygrade; printf '%s\\n' "${COMPREPLY[@]}"
      """
    #expect(try Self.run(.bash, ["--norc", "-c", call, "bash"] + words) == expected)
  }

  @Test(
    .enabled(if: path(of: .fish) != nil),
    arguments: [
      ("of", ["offer"]),
      ("help c", ["check", "completions"]),
      ("offer --fo", ["--format"]),
      ("offer --format ", ["csv", "json", "markdown", "text", "xlsx"]),
      ("offer --format=m", ["--format=markdown"]),
      ("ranges --policy ", ["gitlab-2022", "ml-engineering", "policies/", "us-general-schedule"]),
      ("check --roster m", ["my file.csv"]),
      ("check p", ["policies/"]),
      ("offer --job ", []),
      ("offer --job check --as-", ["--as-of"]),
      ("completions ", ["bash", "fish", "zsh"]),
    ])
  func fish(line: String, expected: [String]) throws {
    let call = program.completionScript(for: .fish) + "complete -C $argv[1] | string replace -r '\\t.*' ''; true"
    #expect(try Self.run(.fish, ["--no-config", "-c", call, "paygrade " + line]) == expected)
  }

  @Test(.enabled(if: path(of: .zsh) != nil))
  func zshReadsItsScript() throws {
    #expect(try Self.run(.zsh, ["-f", "-n", "-c", program.completionScript(for: .zsh)]) == [])
  }
}
