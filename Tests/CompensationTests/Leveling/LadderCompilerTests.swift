import Compensation
import Testing

/// What is wrong in the tables of a ladder, and where.
@Suite struct LadderCompilerTests {
  private static let levels = "id,family,level,title,track,grade,extends\n"
  private static let asked = "level_id,group,option,kind,of,minimum,importance,text\n"
  private static let fine = "a,1,1,years,,1,required,one\n"
  private static let scales = "scale,value,rank\nskill,low,1\nskill,high,2\nscope,task,1\n"

  @Test func nothingIsWrongWithAWholeLadder() throws {
    let ladder = SmallLadder(
      Self.levels + "a,Baker,Junior,Helper,IC,5,\nb,Baker,Senior,Baker,IC,6,a\nm,Baker,Lead,Lead,management,6,",
      asking: Self.asked + Self.fine
        + "b,1,1,field_years,baking,3,required,three or a degree\nb,1,1,skill,Ovens,high,required,\nb,1,2,degree,baking,master,required,\nb,2,,text,,,preferred,kind\nm,1,,leadership_years,,2.5,required,led\nm,2,,scope,,task,required,tasks\n",
      scales: Self.scales,
      crosswalk:
        "company,their_level,family,level,grade,confidence\nMill,L5,Baker,Senior,6,sure\nMill,L5,Baker,Lead,,unsure")
    #expect(ladder.problems() == [])
    let senior = try ladder.checked().levels(asOf: nil).first { $0.id == "b" }
    let requirement = try #require(senior?.requirements.first)
    #expect(
      requirement.options == [
        [
          Clause(.fieldYears, of: "baking", minimum: .years(ExactDecimal(3))),
          Clause(.skill, of: "Ovens", minimum: .rating("high")),
        ],
        [Clause(.degree, of: "baking", minimum: .degree(.master))],
      ])
    #expect(requirement.importance == .required)
    #expect(senior?.requirements.map(\.importance) == [.required, .preferred])
    #expect(senior?.extends == "a")
    #expect(senior?.line == 3)
  }

  @Test func theTextsOfAGroupAreJoined() throws {
    let ladder = SmallLadder(
      asking: Self.asked
        + "a,1,1,years,,1,required,a year\na,1,2,degree,,phd,required,a doctor\na,1,3,text,,,required,a year\n")
    #expect(try ladder.checked().levels(asOf: nil).first?.requirements.map(\.text) == ["a year, or a doctor"])
  }

  @Test(arguments: [
    (",Baker,J,A,,5,", ["ladder.csv:2: id: [missing-value]"]),
    ("a,,J,A,,5,", ["ladder.csv:2: family: [missing-value]"]),
    ("a,Baker,J,,,5,", ["ladder.csv:2: title: [missing-value]"]),
    ("a,Baker,J,A,ic,5,", ["ladder.csv:2: track: [unknown-track]"]),
    ("a,Baker,J,A,,5,\nb,Baker,K,B,,6,\na,Baker,L,C,,7,", ["ladder.csv:4: id: [duplicate-key]"]),
    ("a,Baker,J,A,,5,z", ["ladder.csv:2: extends: [extends-nothing]"]),
    ("a,Baker,J,A,,5,a", ["ladder.csv:2: extends: [circle]"]),
    (
      "a,Baker,J,A,,5,c\nb,Baker,K,B,,6,a\nc,Baker,L,C,,7,b\nd,Baker,M,D,,8,a",
      ["ladder.csv:2: extends: [circle]", "ladder.csv:3: extends: [circle]", "ladder.csv:4: extends: [circle]"]
    ),
  ])
  func levels(rows: String, expected: [String]) {
    #expect(
      SmallLadder(Self.levels + rows, asking: Self.asked + Self.fine).problems().filter { $0.contains("ladder") }
        == expected)
  }

  @Test func oneIdOnTwoDaysIsNoMistake() {
    let header = "id,family,title,grade,effective_from\n"
    let asked = Self.asked + Self.fine
    #expect(SmallLadder(header + "a,Baker,A,5,2024-01-01\na,Baker,A,6,2025-01-01", asking: asked).problems() == [])
    #expect(
      SmallLadder(header + "a,Baker,A,5,2024-01-01\na,Baker,A,6,2024-01-01", asking: asked).problems()
        == ["ladder.csv:3: id: [duplicate-key]"])
  }

  @Test(arguments: [
    // The other way round from 2025 on: on no day do they lead back.
    ("a,Baker,A,1,b,2024-01-01\nb,Baker,B,2,,2024-01-01\na,Baker,A,1,,2025-01-01\nb,Baker,B,2,a,2025-01-01", [Int]()),
    // They did in 2024, though no longer.
    ("a,Baker,A,1,b,2024-01-01\nb,Baker,B,2,a,2024-01-01\na,Baker,A,1,,2025-01-01\nb,Baker,B,2,a,2025-01-01", [2, 3]),
  ])
  func circlesAreOfOneDay(rows: String, lines: [Int]) {
    let ladder = SmallLadder(
      "id,family,title,grade,extends,effective_from\n" + rows,
      asking: Self.asked + Self.fine + "b,1,1,years,,2,required,two\n")
    #expect(ladder.findings().filter { $0.code == "circle" }.map(\.line) == lines)
    #expect(ladder.findings().contains { $0.severity == .error } == !lines.isEmpty)
  }

  @Test func columnsThatMustBeThere() {
    #expect(SmallLadder("id,title\na,A").problems() == ["ladder.csv:1: family: [missing-column]"])
    #expect(
      SmallLadder(asking: "level_id,group,option\na,1,1").problems() == [
        "requirements.csv:1: kind: [missing-column]", "requirements.csv:1: minimum: [missing-column]",
        "requirements.csv:1: importance: [missing-column]", "requirements.csv:1: text: [missing-column]",
      ])
    #expect(
      SmallLadder(asking: Self.asked + Self.fine, scales: "scale,value\nskill,low").problems().first
        == "scales.csv:1: rank: [missing-column]")
    #expect(
      SmallLadder(asking: Self.asked + Self.fine, crosswalk: "company,level,family\nMill,Title a,Baker").problems()
        == ["crosswalk.csv:1: their_level: [missing-column]"])
  }

  @Test func withoutLevelsThereIsNoLadder() throws {
    let findings = try #require(
      #expect(throws: Findings.self) { try Ladder(tables: [table("requirements", Self.asked + Self.fine)]) })
    #expect(findings.all.map(\.code) == ["missing-file"])
  }

  @Test(arguments: [
    ("z,1,1,years,,1,required,x", "level_id: [unknown-level-id]"),
    (",1,1,years,,1,required,x", "level_id: [missing-value]"),
    ("a,,1,years,,1,required,x", "group: [missing-value]"), ("a,9,1,yeers,,1,required,x", "kind: [unknown-kind]"),
    ("a,9,1,,,1,required,x", "kind: [missing-value]"),
    ("a,9,1,years,,1,Required,x", "importance: [unknown-importance]"),
    ("a,9,1,years,,1,,x", "importance: [missing-value]"), ("a,9,1,years,,1,required,", "text: [missing-value]"),
    ("a,9,1,years,,,required,x", "minimum: [missing-value]"), ("a,9,1,years,,two,required,x", "minimum: [bad-number]"),
    ("a,9,1,field_years,,-1,required,x", "minimum: [bad-number]"),
    ("a,9,1,leadership_years,,1e1,required,x", "minimum: [bad-number]"),
    ("a,9,1,degree,,,required,x", "minimum: [missing-value]"),
    ("a,9,1,degree,,masters,required,x", "minimum: [unknown-degree]"),
    ("a,9,1,degree,,none,required,x", "minimum: [unknown-degree]"),
    ("a,9,1,text,,2,required,x", "minimum: [unused-value]"), ("a,9,1,skill,,low,required,x", "of: [missing-value]"),
    ("a,9,1,skill,Ovens,,required,x", "minimum: [missing-value]"),
    ("a,9,1,skill,Ovens,Low,required,x", "minimum: [unknown-rating]"),
    ("a,9,1,scope,,low,required,x", "minimum: [unknown-rating]"),
    // Only a skill falls back to the scale of all skills.
    ("a,9,1,influence,,low,required,x", "minimum: [unknown-scale]"),
  ])
  func clauses(row: String, problem: String) {
    let ladder = SmallLadder(asking: Self.asked + Self.fine + row, scales: Self.scales)
    // Whatever follows from it is said of the same line.
    let problems = ladder.problems()
    #expect(problems.contains("requirements.csv:3: \(problem)"))
    #expect(problems.allSatisfy { $0.hasPrefix("requirements.csv:3: ") }, "\(problems)")
  }

  @Test func withoutScalesNothingIsRated() {
    let ladder = SmallLadder(asking: Self.asked + "a,1,1,skill,Ovens,low,required,x\n")
    #expect(ladder.problems() == ["requirements.csv:2: minimum: [unknown-scale]"])
  }

  @Test func rowsOfOneGroupMustSayHowTheyBelongTogether() {
    #expect(
      SmallLadder(
        asking: Self.asked + "a,1,1,years,,1,required,x\na,1,2,degree,,phd,preferred,\n"
      ).problems() == ["requirements.csv:3: importance: [mixed-importance]"])
    #expect(
      SmallLadder(asking: Self.asked + "a,1,,years,,1,required,x\na,1,,degree,,phd,required,\n").problems()
        == ["requirements.csv:2: option: [missing-value]", "requirements.csv:3: option: [missing-value]"])
  }

  @Test func oneGroupOfTwoLevelsOrTwoDaysIsTwo() {
    let ladder = SmallLadder(
      "id,family,title,grade\na,Baker,A,1\nb,Baker,B,2",
      asking: "level_id,group,kind,minimum,importance,text,effective_from\n"
        + "a,1,years,1,required,x,2024-01-01\nb,1,years,2,preferred,x,2024-01-01\nb,1,years,3,required,x,2025-01-01\n")
    #expect(ladder.problems() == [])
  }

  @Test(arguments: [
    ("skill,low,one", "rank: [bad-number]"), ("skill,low,", "rank: [bad-number]"),
    ("skill,low,1.5", "rank: [bad-number]"),
    (",low,9", "scale: [missing-value]"), ("skill,,9", "value: [missing-value]"),
    ("skill,low,9", "value: [duplicate-key]"), ("skill,other,2", "value: [duplicate-key]"),
  ])
  func scales(row: String, problem: String) {
    #expect(
      SmallLadder(asking: Self.asked + Self.fine, scales: Self.scales + row).problems() == ["scales.csv:5: \(problem)"])
  }

  @Test(arguments: [
    (",L5,Baker,Senior,", "company: [missing-value]"), ("Mill,,Baker,Senior,", "their_level: [missing-value]"),
    ("Mill,L5,,Senior,", "family: [missing-value]"), ("Mill,L5,Baker,,", "level: [missing-value]"),
    ("Mill,L5,Bakr,Senior,", "family: [unknown-family]"), ("Mill,L5,Baker,Senor,", "level: [unknown-level]"),
    // Two levels are called so, and none is chosen.
    ("Mill,L5,Baker,Twin,", "level: [unknown-level]"), ("Mill,L5,Baker,Senior,7", "grade: [grade-differs]"),
  ])
  func crosswalks(row: String, problem: String) {
    let ladder = SmallLadder(
      Self.levels + "a,Baker,Senior,A,,6,\nb,Baker,Twin,B,,7,\nc,Baker,Twin,C,,8,",
      asking: Self.asked + Self.fine + "b,1,1,years,,2,required,x\nc,1,1,years,,3,required,x\n",
      crosswalk: "company,their_level,family,level,grade\nMill,L4,Baker,A,6\n\(row)")
    #expect(ladder.problems() == ["crosswalk.csv:3: \(problem)"])
  }

  @Test func allIsReportedTogether() {
    let ladder = SmallLadder(
      Self.levels + "a,Baker,J,A,boss,5,z", asking: Self.asked + "q,1,1,years,,x,required,t\n",
      scales: "scale,value,rank\nskill,low,x", crosswalk: "company,their_level,family,level\nMill,L5,Cook,A")
    #expect(
      Set(ladder.findings().map(\.code)) == [
        "unknown-track", "extends-nothing", "unknown-level-id", "bad-number", "unknown-family",
      ])
  }
}
