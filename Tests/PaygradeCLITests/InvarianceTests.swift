import Foundation
import Testing

/// What must change no byte: the order of rows, the locale, the time zone, the folder, and where the command is.
@Suite struct InvarianceTests {
  private static let lines = [
    "offer --policy ml-engineering --level Senior --country Japan --compare Germany --format json",
    "offer --policy us-general-schedule --grade 15 --step 10 --input locality=SF --format json",
    "offer --policy gitlab-2022 --level Director --country Germany --input location_factor=0.5 --format json",
    "ranges --policy ml-engineering --format csv",
    "ranges --policy us-general-schedule --grade 12 --format csv",
    "ranges --policy gitlab-2022 --input location_factor=0.7 --format csv",
  ]

  /// A generator of the same numbers on every machine (SplitMix64).
  private struct FixedGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  private enum Order: String, CaseIterable {
    case reversed, shuffled

    func applied(_ rows: [Substring]) -> [Substring] {
      var generator = FixedGenerator(state: 7)
      return self == .reversed ? rows.reversed() : rows.shuffled(using: &generator)
    }
  }

  /// Puts every table's rows in another order. The bundled tables have no line end inside a cell.
  private func reorder(_ folder: String, _ order: Order) throws {
    for path in try files(in: folder) where path.hasSuffix(".csv") {
      let text = try contents(folder + "/" + path)
      let lines = text.split(separator: "\n")
      let rows = order.applied(Array(lines.dropFirst()))
      if rows.count > 2 { #expect(rows != Array(lines.dropFirst()), "\(path)") }
      try put(([lines[0]] + rows).joined(separator: "\n") + "\n", at: folder + "/" + path)
    }
  }

  @Test(arguments: lines, Order.allCases) private func theOrderOfRows(_ line: String, _ order: Order) throws {
    try withFolder { place in
      var outcomes: [Command.Outcome] = []
      for (index, isReordered) in [false, true].enumerated() {
        // The folder has the same name both times, in two places.
        let folder = "\(place)/\(index)"
        try copy(policies, into: folder)
        if isReordered {
          for policy in try FileManager.default.contentsOfDirectory(atPath: folder) where policy != "README.md" {
            try reorder("\(folder)/\(policy)", order)
          }
        }
        outcomes.append(try Command(folder: folder).run(line))
      }
      #expect(outcomes[0].status == 0, "\(outcomes[0].errors)")
      #expect(!outcomes[0].standardOutput.isEmpty)
      #expect(outcomes[0] == outcomes[1])
    }
  }

  @Test(arguments: lines) func aFolderAndTheBundledPolicyAreOne(_ line: String) throws {
    let bundled = try paygrade(line)
    let folder = try Command(folder: policies).run(line)
    #expect(bundled.status == 0, "\(bundled.errors)")
    #expect(bundled == folder)
  }

  @Test(arguments: lines) func theLocaleTheTimeZoneAndTheFolder(_ line: String) throws {
    let plain = try paygrade(line)
    for environment in [
      ["LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"], ["LC_ALL": "C"], ["LC_ALL": "de_DE.UTF-8"],
      ["LC_ALL": "ar_EG.UTF-8"],
      ["TZ": "Pacific/Kiritimati"], ["TZ": "America/Adak"], ["COLUMNS": "200", "TERM": "xterm-256color"],
      ["HOME": "/nonexistent"],
    ] {
      let outcome = try paygrade(line, environment: environment)
      #expect(outcome == plain, "\(environment)")
    }
    #expect(try Command(folder: "/").run(line) == plain)
  }

  @Test func textAndMarkdownAreAsInvariant() throws {
    for format in ["text", "markdown", "csv"] {
      let line = "offer --level Senior --country Japan --asking 17000000 --explain --format \(format)"
        .replacingOccurrences(of: format == "csv" ? " --explain" : "\n", with: "")
      let plain = try paygrade(line)
      #expect(plain.status == 0, "\(plain.errors)")
      for environment in [["LC_ALL": "tr_TR.UTF-8"], ["TZ": "Pacific/Kiritimati"], ["COLUMNS": "40", "LINES": "5"]] {
        #expect(try paygrade(line, environment: environment) == plain)
      }
    }
  }

  @Test func theBinaryAloneFindsItsPolicies() throws {
    try withFolder { place in
      let copied = place + "/elsewhere"
      try FileManager.default.copyItem(atPath: try Command.built(), toPath: copied)
      for line in Self.lines {
        #expect(try Command(path: copied, folder: place).run(line) == paygrade(line))
      }
    }
  }
}
