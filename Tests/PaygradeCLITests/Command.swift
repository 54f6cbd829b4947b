import Foundation

/// The built command `paygrade`, run as a person runs it: a process with arguments, standard input, an environment and a folder.
struct Command {
  /// The executable; the one that was built beside the tests unless another is given.
  var path: String
  /// Variables set on top of the environment that the tests run in, from which everything is taken that could change the output.
  var environment: [String: String] = [:]
  /// The folder that it runs in.
  var folder: String

  /// What a run left behind.
  struct Outcome: Equatable {
    let status: Int32
    let standardOutput: Data
    let standardError: Data

    /// Standard output as text.
    var output: String { String(decoding: standardOutput, as: UTF8.self) }
    /// Standard error as text.
    var errors: String { String(decoding: standardError, as: UTF8.self) }
  }

  /// The command cannot be found or started.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// - Parameter folder: The folder to run in; any folder will do for a command that names no files.
  init(
    path: String? = nil, folder: String = FileManager.default.temporaryDirectory.path,
    environment: [String: String] = [:]
  ) throws {
    self.path = try path ?? Self.built()
    self.folder = folder
    self.environment = environment
  }

  /// The command in the folder where the build put the tests, in debug and in release.
  static func built() throws -> String {
    // On Linux the tests are an executable in that folder; on macOS they are a bundle in it.
    let bundles = Bundle.allBundles.map(\.bundleURL).filter { $0.pathExtension == "xctest" }
    let tests = bundles + [URL(fileURLWithPath: CommandLine.arguments[0])]
    for folder in tests.map({ $0.deletingLastPathComponent() }) {
      let path = folder.appendingPathComponent("paygrade").path
      if FileManager.default.isExecutableFile(atPath: path) { return path }
    }
    throw Failure(description: "there is no paygrade beside \(tests.map(\.path)); build it first")
  }

  /// What a terminal, a locale or a person's settings would change.
  private static let unwanted = [
    "COLUMNS", "LINES", "TERM", "NO_COLOR", "LANG", "LANGUAGE", "LC_ALL", "LC_CTYPE", "LC_COLLATE", "LC_NUMERIC", "TZ",
  ]

  /// Runs it to its end.
  func run(_ arguments: [String], input: String = "") throws -> Outcome {
    // Files rather than pipes: nothing can fill up, and no other test's process can hold an end open.
    try withFolder { scratch in
      let names = ["input", "output", "errors"].map { scratch + "/" + $0 }
      try put(input, at: names[0])
      for name in names.dropFirst() { try put("", at: name) }
      guard let standardInput = FileHandle(forReadingAtPath: names[0]),
        let output = FileHandle(forWritingAtPath: names[1]),
        let errors = FileHandle(forWritingAtPath: names[2])
      else { throw Failure(description: "\(scratch) cannot be used") }
      let process = Process()
      process.executableURL = URL(fileURLWithPath: path)
      process.arguments = arguments
      process.currentDirectoryURL = URL(fileURLWithPath: folder)
      var variables = ProcessInfo.processInfo.environment
      for name in Self.unwanted { variables[name] = nil }
      process.environment = variables.merging(environment) { _, given in given }
      process.standardInput = standardInput
      process.standardOutput = output
      process.standardError = errors
      try process.run()
      process.waitUntilExit()
      for handle in [standardInput, output, errors] { try handle.close() }
      return Outcome(
        status: process.terminationStatus, standardOutput: try Data(contentsOf: URL(fileURLWithPath: names[1])),
        standardError: try Data(contentsOf: URL(fileURLWithPath: names[2])))
    }
  }

  /// Runs it to its end; the arguments stand in one line as in a shell, where `"` holds blanks together.
  func run(_ line: String, input: String = "") throws -> Outcome { try run(arguments(of: line), input: input) }
}

/// The arguments in a line; between two `"` a blank is part of an argument.
func arguments(of line: String) -> [String] {
  var arguments: [String] = []
  var current: String?
  var isQuoted = false
  for character in line {
    if character == "\"" {
      isQuoted.toggle()
      current = current ?? ""
    } else if character == " ", !isQuoted {
      if let argument = current { arguments.append(argument) }
      current = nil
    } else {
      current = (current ?? "") + String(character)
    }
  }
  return arguments + (current.map { [$0] } ?? [])
}
