import Compensation
import Testing

@Suite struct CrosswalkTests {
  private func crosswalk() throws -> Crosswalk {
    let ladder = SmallLadder(
      "id,family,level,title,aliases,grade\na,Baker,Junior,Helper,Hand,5\nb,Baker,Senior,Chief,,6\nc,Cook,Senior,Chef,,6",
      crosswalk: """
        company,their_level,family,level,confidence,source
        Mill,L5,Baker,Senior,sure,their page
        Mill,L5,Cook,Senior,unsure,
        Mill,L/4,Baker,Hand,sure,
        Mill,L3,Baker,Helper,sure,
        Oven & Co,P1,Baker,Junior,sure,
        """)
    return try #require(try ladder.checked().crosswalk)
  }

  @Test(arguments: [
    // Ours by level, by title and by alias; several rows are a set.
    ("Mill/L5", ["b", "c"]), ("Mill/L/4", ["a"]), ("Mill/L3", ["a"]), ("Oven & Co/P1", ["a"]),
  ])
  func ourLevels(text: String, ids: [String]) throws {
    #expect(try crosswalk().entries(for: text).map(\.levelID) == ids)
  }

  @Test func whatIsKnownOfAnEntry() throws {
    let entry = try #require(crosswalk().entries(for: "Mill/L5").first)
    #expect([entry.company, entry.theirLevel, entry.confidence, entry.source] == ["Mill", "L5", "sure", "their page"])
    #expect(entry.line == 2)
    #expect(try crosswalk().entries(for: "Mill/L5").map(\.source) == ["their page", nil])
  }

  @Test(
    arguments: [
      (
        "Mil/L5", "unknown-company",
        "there is no company or framework \"Mil\" in the table, where COMPANY/LEVEL is looked for; did you mean \"Mill\"?"
      ),
      ("Mill/L6", "unknown-their-level", "Mill has no level \"L6\" here; there are: \"L/4\", \"L3\", \"L5\""),
      ("Mill/", "unknown-their-level", nil),
      ("Mill", "unknown-their-level", "write COMPANY/LEVEL, such as \"Mill/L5\""), ("", "unknown-their-level", nil),
      ("Mill/l5", "unknown-their-level", nil),
    ] as [(String, String, String?)])
  func whatIsNotThere(text: String, code: String, message: String?) throws {
    let finding = #expect(throws: Finding.self) { try crosswalk().entries(for: text) }
    #expect(finding?.code == code)
    if let message { #expect(finding?.message == message) }
  }
}
