import Compensation
import Testing

/// What is not wrong in a ladder and cannot be meant.
@Suite struct LadderChecksTests {
  private static let asked = "level_id,group,option,kind,of,minimum,importance,text\n"

  /// A ladder of levels with a grade and a track each, of which each asks for as many years as its grade, or else its place.
  private func ladder(_ levels: [(grade: String, track: String)], table: [String] = []) -> SmallLadder {
    let names = levels.indices.map { "l\($0)" }
    let rows = zip(names, levels).enumerated().map { place, row in
      "\(row.0),Baker,\(row.0),\(row.1.track),\(row.1.grade),\(table.isEmpty ? "" : table[place])"
    }
    return SmallLadder(
      "id,family,title,track,grade,table\n" + rows.joined(separator: "\n"),
      asking: Self.asked
        + zip(names, levels).enumerated().map { place, row in
          "\(row.0),1,1,years,,\(Int(row.1.grade) ?? place + 1),required,x\n"
        }.joined())
  }

  @Test(arguments: [
    (["5 IC", "6 IC", "7 IC"], [String]()), (["5 IC", "7 IC"], ["ladder.csv:3: grade: [skipped-grade]"]),
    (["9 IC", "10 IC", "11 IC"], []), (["7 IC", "5 IC"], ["ladder.csv:2: grade: [skipped-grade]"]),
    // Each track by itself.
    (["5 IC", "6 management", "7 IC"], ["ladder.csv:4: grade: [skipped-grade]"]),
    (["5 IC", "6 IC", "8 management"], []), (["5 IC", "6 IC", "6 management"], []),
    (["5 IC", "6 IC", "6 IC"], ["ladder.csv:4: grade: [doubled-grade]"]),
    (["5 IC", "5 IC", "5 IC"], ["ladder.csv:3: grade: [doubled-grade]", "ladder.csv:4: grade: [doubled-grade]"]),
    (["E1 IC", "E5 IC"], []), (["- IC", "5 IC"], ["ladder.csv:2: grade: [missing-grade]"]),
    (["- IC", "- IC"], ["ladder.csv:2: grade: [missing-grade]", "ladder.csv:3: grade: [missing-grade]"]),
  ])
  func grades(levels: [String], expected: [String]) {
    let rows = levels.map { level in
      let parts = level.split(separator: " ").map { String($0) }
      return (grade: parts[0] == "-" ? "" : parts[0], track: parts[1])
    }
    #expect(ladder(rows).problems() == expected)
  }

  @Test func gradesOfTwoTablesAreNotCompared() {
    #expect(
      ladder([("5", "IC"), ("5", "IC"), ("8", "IC")], table: ["general", "sales", "other"]).problems()
        == ["ladder.csv:3: table: [several-tables]"])
  }

  @Test func allAreWarnings() {
    #expect(
      ladder([("5", "IC"), ("7", "IC"), ("7", "IC"), ("", "IC")]).findings().allSatisfy { $0.severity == .warning })
  }

  @Test func aLevelThatAsksForNothing() {
    let levels = "id,family,title,grade,extends\na,Baker,A,1,\nb,Baker,B,2,a\nc,Baker,C,3,"
    // b has the requirements of a.
    #expect(
      SmallLadder(levels, asking: Self.asked + "a,1,1,years,,1,required,x\n").problems()
        .filter { $0.contains("no-requirement") } == ["ladder.csv:4: id: [no-requirement]"])
    #expect(
      SmallLadder(levels).problems() == [2, 3, 4].map { "ladder.csv:\($0): id: [no-requirement]" })
  }

  @Test func eachDayIsLookedAtOnce() {
    // The grade between is gone from 2025 on; on both days of 2025 and 2026 that is one finding.
    let ladder = SmallLadder(
      "id,family,title,grade,effective_from,effective_to\na,Baker,A,1,2024-01-01,\nb,Baker,B,2,2024-01-01,2025-01-01\nc,Baker,C,3,2024-01-01,\nd,Baker,D,4,2025-01-01,\ne,Baker,E,5,2026-01-01,",
      asking: Self.asked
        + ["a", "b", "c", "d", "e"].enumerated().map { "\($1),1,1,years,,\($0 + 1),required,x\n" }.joined())
    #expect(ladder.problems() == ["ladder.csv:4: grade: [skipped-grade]"])
  }

  // MARK: Levels that nobody is

  private static let scales = "scale,value,rank\nscope,low,1\nscope,high,2"

  /// Whether the lower of two levels is told to be unreachable.
  private func isUnreachable(_ lower: [String], _ higher: [String], tracks: (String, String) = ("IC", "IC")) -> Bool {
    func rows(_ id: String, _ clauses: [String]) -> String {
      clauses.map { "\(id),\($0),x\n" }.joined()
    }
    let problems = SmallLadder(
      "id,family,title,track,grade\na,Baker,A,\(tracks.0),1\nb,Baker,B,\(tracks.1),2",
      asking: Self.asked + rows("a", lower) + rows("b", higher), scales: Self.scales
    ).problems()
    #expect(problems == [] || problems == ["ladder.csv:2: id: [unreachable-level]"])
    return !problems.isEmpty
  }

  @Test(arguments: [
    (["1,1,years,,2,required"], ["1,1,years,,2,required"], true),
    (["1,1,years,,3,required"], ["1,1,years,,2,required"], true),
    (["1,1,years,,2,required"], ["1,1,years,,3,required"], false),
    // Years in the field are years of work, and not the other way round.
    (["1,1,field_years,,2,required"], ["1,1,years,,2,required"], true),
    (["1,1,years,,2,required"], ["1,1,field_years,,2,required"], false),
    (["1,1,leadership_years,,2,required"], ["1,1,field_years,,2,required"], false),
    (["1,1,degree,,master,required"], ["1,1,degree,,bachelor,required"], true),
    (["1,1,degree,,bachelor,required"], ["1,1,degree,,master,required"], false),
    (["1,1,scope,,high,required"], ["1,1,scope,,low,required"], true),
    (["1,1,scope,,low,required"], ["1,1,scope,,high,required"], false),
    // Whoever has the one alternative has no degree.
    (["1,1,years,,2,required", "1,2,degree,,phd,required"], ["1,1,years,,2,required"], false),
    (["1,1,years,,2,required"], ["1,1,years,,2,required", "1,2,degree,,phd,required"], true),
    (
      ["1,1,years,,2,required", "1,2,degree,,phd,required"], ["1,1,years,,1,required", "1,2,degree,,master,required"],
      true
    ),
    // Both at once are more than one.
    (["1,1,years,,2,required", "1,1,degree,,phd,required"], ["1,1,years,,2,required"], true),
    (["1,1,years,,2,required"], ["1,1,years,,2,required", "1,1,degree,,phd,required"], false),
    // The higher one asks for something else as well.
    (["1,1,years,,2,required"], ["1,1,years,,2,required", "2,1,degree,,phd,required"], false),
    (["1,1,years,,2,required", "2,1,degree,,phd,required"], ["1,1,years,,2,required"], true),
    // What is preferred decides nothing.
    (["1,1,years,,2,required"], ["1,1,years,,2,required", "2,1,degree,,phd,preferred"], true),
    (["1,1,years,,2,preferred"], ["1,1,years,,2,required"], false),
  ])
  func whoeverFitsOneFitsTheOther(lower: [String], higher: [String], expected: Bool) {
    #expect(isUnreachable(lower, higher) == expected)
  }

  @Test func anotherTrackIsNoReason() {
    #expect(!isUnreachable(["1,1,years,,2,required"], ["1,1,years,,2,required"], tracks: ("IC", "management")))
  }
}
