import Foundation
import Testing

/// What README.md and Reports/ show is what the command does; stale text fails.
@Suite struct ReadmeTests {
  private let readme: String

  init() throws { readme = try String(contentsOf: repository.appending(path: "README.md"), encoding: .utf8) }

  /// The shell or console block after a marker line.
  private func block(after marker: String) throws -> String {
    let start = try #require(readme.range(of: "<!-- \(marker) -->\n"))
    let lines = readme[start.upperBound...].split(separator: "\n", omittingEmptySubsequences: false)
    return lines.dropFirst().prefix { $0 != "```" }.joined(separator: "\n")
  }

  /// Each `$ paygrade …` of a console block and the lines that follow it.
  private func consoleExamples() -> [(command: String, output: String)] {
    readme.components(separatedBy: "```console\n$ ").dropFirst().compactMap { piece in
      guard let end = piece.range(of: "\n```") else { return nil }
      let lines = piece[..<end.lowerBound].split(separator: "\n", omittingEmptySubsequences: false)
      return (String(lines[0]), lines.dropFirst().joined(separator: "\n"))
    }
  }

  @Test func consoleBlocksAreWhatTheCommandPrints() throws {
    let examples = consoleExamples()
    #expect(examples.count == 3)
    for example in examples {
      let result = try shell(example.command)
      #expect((result.output + result.errors).trimmingCharacters(in: .newlines) == example.output, "\(example.command)")
    }
  }

  @Test func ownPolicyFromAnEmptyFolder() throws {
    let result = try shell(try block(after: "example"))
    #expect(result.errors == "")
    #expect(result.status == 0)
    #expect(result.output.trimmingCharacters(in: .newlines) == (try block(after: "example output")))
  }

  @Test(arguments: [
    (
      "offer.md",
      "offer --level Senior --country Germany --asking 108000 --compare Japan --compare 'United States' --format markdown"
    ), ("ranges.csv", "ranges --format csv"),
    (
      "level.md",
      "level --field-years 6 --years 7 --leadership-years 2 --degree bachelor --rate Python=professional --country Germany "
        + "--format markdown"
    ),
  ])
  func samplesAreWhatTheCommandWrites(name: String, arguments: String) throws {
    let sample = try String(contentsOf: repository.appending(path: "Reports/\(name)"), encoding: .utf8)
    let result = try shell("paygrade \(arguments) --output sample && cat sample")
    #expect(result.errors == "")
    #expect(result.output == sample)
  }
}

private let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()

/// Runs a script in an empty folder with the built command first in the path.
private func shell(_ script: String) throws -> (output: String, errors: String, status: Int32) {
  let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let process = Process()
  process.executableURL = URL(filePath: "/bin/bash")
  process.arguments = ["-c", script]
  process.currentDirectoryURL = folder
  let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
  process.environment = ["PATH": "\(builtCommandFolder().path()):\(path)"]
  let (output, errors) = (Pipe(), Pipe())
  process.standardOutput = output
  process.standardError = errors
  try process.run()
  let text = output.fileHandleForReading.readDataToEndOfFile()
  let findings = errors.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return (String(decoding: text, as: UTF8.self), String(decoding: findings, as: UTF8.self), process.terminationStatus)
}

/// The folder with the built products: that of the test bundle.
private func builtCommandFolder() -> URL {
  URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
}
