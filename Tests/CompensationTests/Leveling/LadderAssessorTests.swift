import Compensation
import Testing

/// Which levels fit somebody, which is next, and what is said of it.
@Suite struct LadderAssessorTests {
  private static let header = "level_id,group,option,kind,of,minimum,importance,text\n"

  /// Years that each of some levels asks for.
  private static func asking(_ years: KeyValuePairs<String, String>) -> String {
    header + years.map { "\($0.key),1,1,years,,\($0.value),required,\($0.value) years\n" }.joined()
  }

  /// b and c have one grade; the order of the grades is not that of their characters.
  private let tie = SmallLadder(
    "id,family,title,track,grade\nd,Baker,Chief,IC,10\nc,Baker,Lead,management,9\nb,Baker,Expert,IC,9\na,Baker,Helper,IC,8\nx,Cook,Cook,IC,9",
    asking: asking(["a": "1", "b": "3", "c": "3", "d": "5", "x": "0"]))

  @Test(arguments: [
    ("0", [String](), [String](), ["a"], ["a", "b", "c", "d"]), ("1", ["a"], ["a"], ["b", "c"], ["b", "c", "d"]),
    ("2.5", ["a"], ["a"], ["b", "c"], ["b", "c", "d"]), ("3", ["b", "c", "a"], ["b", "c"], ["d"], ["d"]),
    ("5", ["d", "b", "c", "a"], ["d"], [], []),
  ])
  func whoFitsWhat(years: String, fits: [String], best: [String], next: [String], unmet: [String]) throws {
    let assessment = try tie.assess(.with(years: years))
    #expect(assessment.fits == fits)
    #expect(assessment.best == best)
    #expect(assessment.nextOnes == next)
    #expect(assessment.unmet == unmet)
  }

  @Test func whatIsMissingIsSaidOfEachLevel() throws {
    let assessment = try tie.assess(.with(years: "2"))
    #expect(assessment.notMet.map { $0.missing.map(\.requirement.text) } == [["3 years"], ["3 years"], ["5 years"]])
    #expect(assessment.levels.map(\.missing.count) == [0])
  }

  @Test func aHigherLevelMayFitWhereALowerOneDoesNot() throws {
    // Somebody who leads is no expert: the levels are not steps that all must be taken.
    let ladder = SmallLadder(
      "id,family,title,grade\na,Baker,A,1\nb,Baker,B,2\nc,Baker,C,3",
      asking: Self.header
        + "a,1,1,years,,1,required,one\nb,1,1,degree,,phd,required,doctor\nc,1,1,leadership_years,,1,required,led\n")
    let assessment = try ladder.assess(.with(years: "4", leadership: "1"))
    #expect(assessment.fits == ["c", "a"])
    #expect(assessment.best == ["c"])
    #expect(assessment.nextOnes == [])
    #expect(assessment.unmet == ["b"])
  }

  @Test func whatIsPreferredDoesNotDecide() throws {
    let ladder = SmallLadder(
      asking: Self.header
        + "a,1,1,years,,1,required,one\na,2,1,degree,,phd,preferred,doctor\na,3,1,text,,,preferred,kind\n")
    let assessment = try ladder.assess(.with(years: "1", Degree.none))
    #expect(assessment.fits == ["a"])
    #expect(assessment.outcome(of: "doctor", at: "a") == .failed)
    #expect(assessment.levels.map(\.missing.count) == [0])
    // Only what is required is left for a person.
    #expect(assessment.levels.map(\.open.count) == [0])
  }

  @Test func whatNeedsAPersonDoesNotFail() throws {
    let ladder = SmallLadder(
      asking: Self.header + "a,1,1,years,,1,required,one\na,2,1,text,,,required,kind\na,3,1,text,,,required,brave\n")
    let assessment = try ladder.assess(.with(years: "1"))
    #expect(assessment.fits == ["a"])
    #expect(assessment.levels.first?.open.map(\.requirement.text) == ["kind", "brave"])
  }

  @Test func aLevelWithoutAGradeIsBelowAllOthers() throws {
    let ladder = SmallLadder(
      "id,family,title,grade\na,Baker,A,1\nb,Baker,B,", asking: Self.asking(["a": "1", "b": "0"]))
    #expect(try ladder.assess(.with(years: "1")).fits == ["a", "b"])
    #expect(try ladder.assess(.with(years: "0")).best == ["b"])
  }

  // MARK: Levels of which rules can check nothing

  private let ratedAndWords = SmallLadder(
    "id,family,title,grade\na,Baker,Rated,1\nb,Baker,Words,2\nc,Baker,Years,3\nd,Baker,Wish,4",
    asking: header
      + "a,1,1,scope,,low,required,rated\nb,1,1,text,,,required,words\nc,1,1,years,,2,required,two\nd,1,1,years,,0,preferred,none\n",
    scales: "scale,value,rank\nscope,low,1\nscope,high,2")

  @Test func everybodyWouldHaveALevelOfWords() throws {
    let assessment = try ratedAndWords.assess(.with(years: "1", rated: ["scope": "low"]))
    #expect(assessment.fits == ["a"])
    #expect(
      assessment.warnings == [
        Finding(
          "not-assessable", "Words is left out: nothing that it requires can be checked by a rule with what is known",
          severity: .warning, file: "input", column: "title"),
        Finding(
          "not-assessable", "Wish is left out: nothing that it requires can be checked by a rule with what is known",
          severity: .warning, file: "input", column: "title"),
      ])
  }

  @Test func aRatingThatNobodyGaveChecksNothing() throws {
    let assessment = try ratedAndWords.assess(.with(years: "3"))
    #expect(assessment.fits == ["c"])
    #expect(
      assessment.warnings.map { $0.message.prefix { $0 != " " } } == ["Rated", "Words", "Wish"])
  }

  @Test func aLevelWithoutRequirementsIsLeftOut() throws {
    let ladder = SmallLadder("id,family,title,grade\na,Baker,A,1\nb,Baker,B,2", asking: Self.asking(["a": "1"]))
    let assessment = try ladder.assess(.with(years: "9"))
    #expect(assessment.fits == ["a"])
    #expect(assessment.notes == ["title: [not-assessable]"])
  }

  // MARK: What holds of the level that another extends

  @Test func ownRequirementsComeFirstThenTheNearest() throws {
    let ladder = SmallLadder(
      "id,family,title,grade,extends\nc,Baker,C,3,b\nb,Baker,B,2,a\na,Cook,A,1,",
      asking: Self.header
        + "a,1,1,years,,1,required,a one\na,2,1,text,,,required,a two\nb,1,1,years,,2,required,b one\nc,10,1,text,,,required,c ten\nc,9,1,years,,3,required,c nine\n"
    )
    let level = try #require(ladder.assess(.with(years: "2")).notMet.first)
    // Groups are in the order of their numbers.
    #expect(level.requirements.map(\.requirement.text) == ["c nine", "c ten", "b one", "a one", "a two"])
    #expect(level.requirements.map { $0.inheritedFrom?.id ?? "" } == ["", "", "b", "a", "a"])
    #expect(level.requirements.map(\.outcome) == [.failed, .needsPerson, .passed, .passed, .needsPerson])
    // The other way round nothing is taken over.
    #expect(
      try ladder.assess(.with(years: "2")).levels.first?.requirements.map(\.requirement.text) == [
        "b one", "a one", "a two",
      ])
  }

  @Test func whatFailsThereFailsHere() throws {
    let ladder = SmallLadder(
      "id,family,title,grade,extends\na,Baker,A,1,\nb,Baker,B,2,a",
      asking: Self.header + "a,1,1,degree,,master,required,master\nb,1,1,years,,2,required,two\n")
    let assessment = try ladder.assess(.with(years: "9"))
    #expect(assessment.fits == [])
    #expect(assessment.notMet.last?.missing.map(\.requirement.text) == ["master"])
  }

  @Test func onlyTheVerySameRequirementIsLeftOut() throws {
    let ladder = SmallLadder(
      "id,family,title,grade,extends\na,Baker,A,1,\nb,Baker,B,2,a",
      asking: Self.header
        + "a,1,1,years,,5,required,experience\na,2,1,text,,,required,kind\na,3,1,years,,1,required,started\n"
        + "b,1,1,years,,2,required,experience\nb,2,1,text,,,required,kind\nb,3,1,years,,1,preferred,started\n")
    let level = try #require(ladder.assess(.with(years: "3")).notMet.last)
    #expect(
      level.requirements.map(\.requirement.text) == ["experience", "kind", "started", "experience", "started"])
    #expect(level.requirements.map(\.outcome) == [.passed, .needsPerson, .passed, .failed, .passed])
  }

  // MARK: Days

  private let dated = SmallLadder(
    "id,family,title,grade,effective_from,effective_to\na,Baker,Old,5,2024-01-01,\na,Baker,New,6,2025-01-01,2026-06-01\nb,Baker,B,7,2024-06-01,",
    asking: "level_id,group,kind,minimum,importance,text,effective_from\n"
      + "a,1,years,2,required,two,2024-01-01\na,2,degree,phd,required,doctor,2024-01-01\na,1,years,1,required,one,2026-01-01\nb,1,years,9,required,nine,2025-01-01\n"
  )

  @Test(arguments: [
    ("2023-12-31", [String]()), ("2024-01-01", ["Old 5"]), ("2024-06-01", ["Old 5", "B 7"]),
    ("2024-12-31", ["Old 5", "B 7"]), ("2025-01-01", ["New 6", "B 7"]), ("2026-05-31", ["New 6", "B 7"]),
    // The day of effective_to is not included; the older row does not come back.
    ("2026-06-01", ["B 7"]),
  ])
  func theLevelsOfADay(date: String, expected: [String]) throws {
    #expect(try dated.checked().levels(asOf: day(date)).map { "\($0.title) \($0.grade)" } == expected)
  }

  @Test func aDayWithoutLevels() throws {
    let finding = #expect(throws: Finding.self) { try dated.assessor(on: "2023-12-31") }
    #expect(finding?.code == "not-in-force")
  }

  @Test func requirementsAreReplacedTogether() throws {
    func asked(on date: String) throws -> [String] {
      let assessor = try dated.assessor(on: date)
      return assessor.levels.flatMap { level in
        assessor.requirements(of: level).map { "\(level.id) \($0.requirement.text)" }
      }
    }
    #expect(try asked(on: "2024-06-01") == ["a two", "a doctor"])
    #expect(try asked(on: "2025-01-01") == ["a two", "a doctor", "b nine"])
    // Nothing is left of the older edition.
    #expect(try asked(on: "2026-01-01") == ["a one", "b nine"])
  }

  @Test func theNewestDayOfLevelsAndRequirementsIsTheDefault() throws {
    #expect(try dated.checked().newestDate == day("2026-01-01"))
    #expect(try dated.assess(.with(years: "1")).fits == ["a"])
    #expect(try dated.assess(.with(years: "1"), on: "2025-12-31").fits == [])
  }

  @Test func theOrderOfRowsDoesNotMatter() throws {
    let levels = "a,Baker,A,1,2024-01-01\nb,Baker,B,2,2024-01-01\na,Baker,A,3,2025-01-01"
    let asked = Self.asking(["a": "1", "b": "1"])
    for rows in [levels, levels.split(separator: "\n").reversed().joined(separator: "\n")] {
      let ladder = SmallLadder("id,family,title,grade,effective_from\n" + rows, asking: asked)
      #expect(try ladder.assess(.with(years: "1"), on: "2024-12-31").fits == ["b", "a"])
      #expect(try ladder.assess(.with(years: "1"), on: "2025-01-01").fits == ["a", "b"])
    }
  }

  // MARK: What is said of it

  private let everyKind = SmallLadder(
    "id,family,title,grade\na,Baker,A,1\nx,Cook,X,1",
    asking: header
      + "a,1,1,years,,1,required,y\na,2,1,field_years,baking,1,required,f\na,3,1,degree,baking,bachelor,required,d\na,4,1,skill,Ovens,low,required,s\nx,1,1,skill,Knives,low,required,k\nx,2,1,degree,,bachelor,required,e\n",
    scales: "scale,value,rank\nskill,low,1\nskill,high,2\nscope,low,1")

  @Test(arguments: [
    (Candidate.with(years: "3", field: "3", Degree.none), [String]()),
    (.with(years: "3", field: "3"), ["degree: [not-stated]"]),
    (.with(years: "3", field: "3", .master), ["degree: [not-compared]"]),
    (.with(years: "3", Degree.none), ["field_years: [not-stated]"]),
    (.with(field: "3", Degree.none), ["years: [not-stated]"]),
    (.with(leadership: "3", Degree.none), ["years: [not-stated]"]),
    (.with(.phd), ["degree: [not-compared]", "years: [not-stated]"]),
    (.with(years: "3", field: "3", Degree.none, rated: ["scope": "low"]), ["scope: [unused-rating]"]),
    (.with(years: "3", field: "3", Degree.none, rated: ["Ovens": "low"]), []),
    // What another family asks for is known, and not used.
    (.with(years: "3", field: "3", Degree.none, rated: ["Knives": "high"]), ["Knives: [unused-rating]"]),
  ])
  func whatWasNotStatedOrNotCompared(candidate: Candidate, expected: [String]) throws {
    #expect(try everyKind.assess(candidate).notes == expected)
  }

  @Test func nothingIsSaidOfWhatNoLevelAsksFor() throws {
    // The Cook's degree is of any field, and no year counts.
    #expect(try everyKind.assess(.with(years: "3", .master, rated: ["Knives": "low"]), in: "Cook").notes == [])
    #expect(try everyKind.assess(.with(field: "3", .master), in: "Cook").notes == [])
  }

  @Test(arguments: [
    (Candidate.with(years: "3", field: "3.01"), "field_years"),
    (.with(years: "3", leadership: "4"), "leadership_years"),
    (.with(years: "0", field: "1", leadership: "1"), "field_years"),
  ])
  func moreYearsOfOneKindThanOfAll(candidate: Candidate, column: String) throws {
    let finding = try everyKind.refusal(candidate)
    #expect(finding.code == "inconsistent-years")
    #expect(finding.column == column)
  }

  @Test func asManyYearsOfEachKindAsOfAllAreFine() throws {
    #expect(try everyKind.assess(.with(years: "3", field: "3", leadership: "3", .master)).fits == ["a"])
  }

  @Test func ratingsThatThereAreNot() throws {
    #expect(
      try everyKind.refusal(.with(rated: ["Oven": "low"])).message
        == "nothing is rated as \"Oven\" here; did you mean \"Ovens\"?")
    #expect(
      try everyKind.refusal(.with(rated: ["Ovens": "lo"])).message
        == "the scale of Ovens has no value \"lo\"; its values are, from the lowest: low, high")
  }

  // MARK: Families

  @Test func aFamilyByItsNameOrTheTitleOfALevel() throws {
    let ladder = try SmallLadder(
      "id,family,title,aliases,grade\na,Baker,Helper,Hand;  Aid ,1\nb,Baker,Master,,2\nc,Cook,Chef,Master,3"
    ).checked()
    for name in ["Baker", "Helper", "Hand", "Aid"] {
      #expect(try ladder.family(name, asOf: nil).map(\.id) == ["a", "b"])
    }
    #expect(try ladder.family("Chef", asOf: nil).map(\.id) == ["c"])
    #expect(ladder.families(asOf: nil) == ["Baker", "Cook"])
    let unknown = #expect(throws: Finding.self) { try ladder.family("Bakr", asOf: nil) }
    #expect(unknown?.code == "unknown-job")
    #expect(unknown?.message == "there is no job family \"Bakr\"; did you mean \"Baker\"?")
    // One title, two families: neither is chosen.
    let several = #expect(throws: Finding.self) { try ladder.family("Master", asOf: nil) }
    #expect(several?.code == "unknown-job")
    #expect(several?.message == "\"Master\" is a level of several job families: Baker, Cook; name one of them")
  }

  @Test func aBaseThatIsNotInForceIsRefused() throws {
    // Its requirements would be missing without a word from the day on which it ends.
    let tables = SmallLadder(
      "id,family,title,grade,extends,effective_from,effective_to\na,Baker,A,1,,2024-01-01,2026-06-01\nb,Baker,B,2,a,2024-01-01,",
      asking: Self.header + "a,1,1,years,,1,required,one\nb,1,1,years,,5,required,five\n")
    let found = tables.findings().filter { $0.severity == .error }
    #expect(found.map(\.code) == ["base-not-in-force"])
    #expect(found.map(\.line) == [3])
    #expect(found.first?.message.contains("not in force on 2026-06-01") == true)
  }

  @Test func yearsInSeveralFieldsAreOneFigure() throws {
    let ladder = SmallLadder(
      "id,family,title,grade\na,Baker,A,1",
      asking: Self.header + "a,1,1,field_years,bread,1,required,b\na,2,1,field_years,cakes,1,required,c\n")
    #expect(
      try ladder.assess(.with(years: "3", field: "3", Degree.none)).notes == ["field_years: [not-compared]"])
  }

  @Test func aTitleThatTheFamilyDoesNotHave() throws {
    let levels = try SmallLadder("id,family,title,grade\na,Baker,Helper,1\nb,Baker,Master,2").checked().levels(
      asOf: nil)
    #expect(try Ladder.levels(titled: "Master", in: levels).map(\.id) == ["b"])
    let other = #expect(throws: Finding.self) { try Ladder.levels(titled: "master", in: levels) }
    #expect(other?.message.hasSuffix("its levels are \"Helper\", \"Master\"; did you mean \"Master\"?") == true)
    for title in ["Masters", "Maste", ""] {
      let finding = #expect(throws: Finding.self) { try Ladder.levels(titled: title, in: levels) }
      #expect(finding?.code == "unknown-title")
      #expect(
        finding?.message == "the job family Baker has no level \"\(title)\"; its levels are \"Helper\", \"Master\"")
    }
  }
}
