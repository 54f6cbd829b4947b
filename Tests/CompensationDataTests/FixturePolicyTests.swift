import Compensation
import CompensationData
import Foundation
import Testing

/// Six policies of other shapes, each with a page of results that was worked out by hand.
@Suite struct FixturePolicyTests {
  static let names = [
    "base-plus-logarithm", "rent-index-2018", "step-bands", "two-step-geo", "yearly-raises", "zones-and-tax",
  ]

  /// The pages name errors more widely than the findings do: `unknown-` stands for any column or input.
  private static let codes = [
    "outside-bounds": "out-of-bounds", "missing-row": "unknown-", "unknown-value": "unknown-",
  ]

  private static func read(_ name: String) throws -> Policy {
    try policy(Repository.fixtures.appending(path: "policies/\(name)").path)
  }

  @Test func everyFolderIsTested() throws {
    let folders = try FileManager.default.contentsOfDirectory(
      atPath: Repository.fixtures.appending(path: "policies").path)
    #expect(folders.sorted() == Self.names)
  }

  @Test(arguments: try names.flatMap { try ExpectedCase.read("policies/\($0)/EXPECTED.md") })
  func expectedResult(expected: ExpectedCase) throws {
    let name = String(expected.page.split(separator: "/")[1])
    try expected.check(against: Self.read(name)) { Self.codes[$0] ?? $0 }
  }

  @Test func noPageOfExpectedResultsIsEmpty() throws {
    // Counted on the pages.
    #expect(
      try Self.names.map { try ExpectedCase.read("policies/\($0)/EXPECTED.md").count } == [12, 13, 16, 15, 13, 20])
  }

  /// How many combinations have a result and how many are refused, as each page says at its end.
  @Test(
    arguments: [
      // 2 roles × 3 countries; 2 jobs × 5 levels × 6 places × 2 contracts; 2 × 4 × 6 places × 4 steps, of which one place has no rate.
      ("base-plus-logarithm", [:], 6, 0), ("rent-index-2018", [:], 120, 0), ("step-bands", [:], 160, 32),
      // 7 role-levels × 2 steps × 3 countries, less step 2 of the top level of 2 roles; 3 levels × 3 tracks, one with two rows only.
      ("two-step-geo", [:], 36, 6), ("yearly-raises", ["years": "3"], 6, 3),
      // 5 grades × 4 countries, one without rows.
      ("zones-and-tax", [:], 15, 5),
    ] as [(String, InputValues, Int, Int)])
  func everyCombination(name: String, given: InputValues, results: Int, refusals: Int) throws {
    var listing = try RangeListing(Calculator(policy: Self.read(name)), given: given)
    var (found, refused) = (0, 0)
    let count = try listing.forEach { _ in
      found += 1
    } refused: { _ in
      refused += 1
    }
    #expect(found == results)
    #expect(refused == refusals)
    #expect(count == results + refusals)
  }

  /// Rows may be moved about: neither results nor the digest change.
  @Test(arguments: names)
  func theOrderOfATablesRowsDoesNotMatter(name: String) throws {
    let folder = Repository.fixtures.appending(path: "policies/\(name)")
    var files: [String: [UInt8]] = [:]
    for file in try FileManager.default.contentsOfDirectory(atPath: folder.path) where !file.hasSuffix(".md") {
      var text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
      if file.hasSuffix(".csv") {
        let lines = text.split(separator: "\n")
        text = ([lines[0]] + lines.dropFirst().reversed()).joined(separator: "\n") + "\n"
      }
      files[file] = Array(text.utf8)
    }
    let reversed = try PolicyReader.read(PolicyFiles(bytes: files, folder: name)).policy
    #expect(try reversed.digest == Self.read(name).digest)
    for expected in try ExpectedCase.read("policies/\(name)/EXPECTED.md") {
      try expected.check(against: reversed) { Self.codes[$0] ?? $0 }
    }
    func listed(_ policy: Policy) throws -> [String] {
      var lines: [String] = []
      var listing = try RangeListing(Calculator(policy: policy), given: name == "yearly-raises" ? ["years": "2"] : [:])
      _ = try listing.forEach {
        lines.append(($0.inputs + $0.amounts.map(\.description)).joined(separator: "|"))
      } refused: {
        lines.append($0.code)
      }
      return lines
    }
    #expect(try listed(reversed) == listed(Self.read(name)))
  }
}
