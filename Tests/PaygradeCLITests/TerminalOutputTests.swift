import Foundation
import Testing

/// Colour and width: on a terminal as wide as it is and coloured, elsewhere 80 columns of plain text.
@Suite struct TerminalOutputTests {
  private static let offers = [
    "offer --level Senior --country Germany --asking 95000 --compare Japan --compare \"United Arab Emirates\"",
    "offer --policy us-general-schedule --grade 12 --step 3 --input locality=SF --compare \"Atlanta--Athens-Clarke County--Sandy Springs, GA-AL\"",
    "offer --policy gitlab-2022 --level Director --country Germany --input location_factor=0.7 --asking 90000 --compare Japan/0.6",
  ]

  private static let explained = offers.map { $0 + " --explain" }
  private static let ranges = [
    "ranges", "ranges --policy us-general-schedule", "ranges --policy gitlab-2022 --input location_factor=0.7",
    "ranges --level Senior --country Germany",
  ]

  @Test(arguments: offers + explained + ranges) func noLineIsLongerThan80ColumnsWhenPiped(_ line: String) throws {
    let outcome = try paygrade(line)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let long = outcome.output.split(separator: "\n").map { String($0) }.filter { $0.count > 80 }
    #expect(long.isEmpty, "\(long.count) lines are too long, such as:\n\(long.first ?? "")")
  }

  @Test(arguments: offers + explained + ranges) func nothingIsColouredWhenPiped(_ line: String) throws {
    let outcome = try paygrade(line, environment: ["TERM": "xterm-256color"])
    #expect(!outcome.standardOutput.contains(0x1B))
    #expect(!outcome.standardError.contains(0x1B))
  }

  /// The program that gives a command a terminal, if there is one that takes these options.
  private static let script: String? = ["/usr/bin/script", "/bin/script"].first { path in
    guard FileManager.default.isExecutableFile(atPath: path), let probe = try? Command(path: path) else { return false }
    return (try? probe.run(["-qec", "true", "/dev/null"]))?.status == 0
  }

  private func onATerminal(_ line: String, environment: [String: String] = [:]) throws -> Command.Outcome? {
    guard let script = Self.script else { return nil }
    let settings = ["TERM": "xterm-256color"].merging(environment) { _, given in given }
    return try withFolder { folder in
      try Command(path: script, folder: folder, environment: settings)
        .run(["-qec", "\(Command.built()) \(line)", "/dev/null"])
    }
  }

  @Test(.enabled(if: script != nil)) func colourAppearsOnATerminal() throws {
    let outcome = try #require(try onATerminal(Self.offers[0]))
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("\u{1b}[1mOffer: "))
    #expect(outcome.output.contains("\u{1b}[0m"))
  }

  @Test(.enabled(if: script != nil), arguments: [["NO_COLOR": "1"], ["TERM": "dumb"]])
  func colourIsRefused(_ environment: [String: String]) throws {
    let outcome = try #require(try onATerminal(Self.offers[0], environment: environment))
    #expect(outcome.status == 0)
    #expect(!outcome.standardOutput.contains(0x1B))
    #expect(outcome.output.contains("Offer: Machine Learning Engineer, Senior, Germany"))
  }

  @Test(.enabled(if: script != nil)) func anEmptyNoColourIsNoRefusal() throws {
    let outcome = try #require(try onATerminal(Self.offers[0], environment: ["NO_COLOR": ""]))
    #expect(outcome.standardOutput.contains(0x1B))
  }

  @Test(.enabled(if: script != nil)) func aFileIsNeverColoured() throws {
    let outcome = try #require(
      try onATerminal(Self.offers[0] + " --output offer.txt && cat offer.txt && rm offer.txt"))
    #expect(outcome.status == 0)
    #expect(!outcome.standardOutput.contains(0x1B))
    #expect(outcome.output.contains("Offer: "))
  }
}
