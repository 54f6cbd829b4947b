import Compensation
import CompensationData
import Testing

/// What the reference documents ask of the ladder of the machine-learning policy, F-0 and F-1. Expected values are from the published job
/// family as the definitions print it.
@Suite struct MachineLearningLadderTests {
  private static let family = "Machine Learning Engineer"

  private func ladder() throws -> Ladder { try #require(try LadderReader.read(PolicyFiles(named: "ml-engineering"))) }

  private func levels() throws -> [JobLevel] { try ladder().family(Self.family, asOf: nil) }

  private func assess(_ candidate: Candidate) throws -> Assessment {
    try LadderAssessor(ladder(), family: Self.family, asOf: nil).assess(candidate)
  }

  /// What became of each level's clause about experience, lowest grade first and the individual before the manager.
  private func experience(_ candidate: Candidate) throws -> [Outcome?] {
    let assessment = try assess(candidate)
    let all = assessment.levels + assessment.notMet
    return try ["Associate", "Intermediate", "Senior", "Staff", "Engineering Manager"].map { name in
      let level = try #require(all.first { $0.level.level == name })
      return level.requirements.first {
        $0.inheritedFrom == nil && $0.requirement.text.contains("in machine learning, or a")
      }?
      .outcome
    }
  }

  // MARK: Grades

  @Test(arguments: [
    // S0-01 to S0-06; S0-16 for the two names of the first.
    ("Associate Machine Learning Engineer", "5", Track.individualContributor),
    ("Junior Machine Learning Engineer", "5", .individualContributor),
    ("Machine Learning Engineer", "6", .individualContributor),
    ("Machine Learning Engineer Intermediate", "6", .individualContributor),
    ("Senior Machine Learning Engineer", "7", .individualContributor),
    ("Staff Machine Learning Engineer", "8", .individualContributor),
    ("Engineering Manager Machine Learning", "8", .management),
  ])
  func theGradeOfATitle(title: String, grade: String, track: Track) throws {
    let found = try Ladder.levels(titled: title, in: levels())
    #expect(found.map(\.grade) == [grade])
    #expect(found.map(\.track) == [track])
  }

  @Test func twoTracksMeetAtGradeEight() throws {
    // S0-07.
    let titles = try levels().filter { $0.grade == "8" }.map { "\($0.title): \($0.track?.rawValue ?? "")" }
    #expect(
      Set(titles) == ["Staff Machine Learning Engineer: IC", "Engineering Manager Machine Learning: management"])
    #expect(titles.count == 2)
  }

  @Test func principalHasNoGrade() throws {
    // S0-08: an error that names what there is, never 9 by guess.
    let finding = try #require(
      #expect(throws: Finding.self) {
        try Ladder.levels(titled: "Principal Machine Learning Engineer", in: levels())
      })
    #expect(finding.code == "unknown-title")
    for title in [
      "Associate Machine Learning Engineer", "Machine Learning Engineer Intermediate",
      "Senior Machine Learning Engineer", "Staff Machine Learning Engineer", "Engineering Manager Machine Learning",
    ] { #expect(finding.message.contains("\"\(title)\"")) }
    #expect(try !levels().contains { $0.grade == "9" })
  }

  // MARK: Experience

  @Test func theYearsThatEachGradeAsksFor() throws {
    // S0-09.
    let years = try levels().flatMap { level in
      level.requirements.flatMap { $0.options.joined() }.filter { $0.kind == .fieldYears }.map { clause in
        guard case .years(let number)? = clause.minimum else { return "none" }
        return "\(level.grade) \(level.track?.rawValue ?? ""): \(number)"
      }
    }
    #expect(years.sorted() == ["5 IC: 1", "6 IC: 2", "7 IC: 3", "8 IC: 5", "8 management: 5"])
  }

  @Test(arguments: [
    // S0-10 and S0-11: of the levels at grades 5, 6, 7 and 8 (individual, manager).
    (Candidate(fieldYears: .zero, degree: .master), "ppp--"), (Candidate(fieldYears: .zero, degree: .phd), "ppppp"),
    // S0-12: four years, no degree.
    (Candidate(fieldYears: ExactDecimal(4), degree: Degree.none), "ppp--"),
    (Candidate(fieldYears: ExactDecimal(4)), "ppp--"), (Candidate(fieldYears: ExactDecimal(5)), "ppppp"),
    (Candidate(fieldYears: ExactDecimal(1), degree: .bachelor), "p----"),
    (Candidate(fieldYears: ExactDecimal(2), degree: .bachelor), "pp---"),
    (Candidate(fieldYears: .zero, degree: Degree.none), "-----"),
    // S1-01: three years of industry, and no word of how many were in the field: a person must say.
    (Candidate(years: ExactDecimal(3)), "???--"), (Candidate(fieldYears: ExactDecimal(3)), "ppp--"),
  ])
  func theClauseAboutExperience(candidate: Candidate, expected: String) throws {
    let outcomes: [Character: Outcome] = ["p": .passed, "-": .failed, "?": .needsPerson]
    #expect(try experience(candidate) == expected.map { outcomes[$0] })
  }

  @Test func fourYearsWithoutADegreeMissWhatStaffAsksFor() throws {
    // S0-12: the clause is named.
    let assessment = try assess(Candidate(fieldYears: ExactDecimal(4), degree: Degree.none))
    let staff = try #require(assessment.notMet.first { $0.level.level == "Staff" })
    #expect(staff.missing.map(\.requirement.text) == ["5 or more years in machine learning, or a PhD in it"])
    #expect(assessment.levels.map(\.level.grade) == ["7", "6", "5"])
  }

  @Test func threeYearsAreASetHighestFirst() throws {
    // S1-01.
    for candidate in [Candidate(years: ExactDecimal(3)), Candidate(fieldYears: ExactDecimal(3))] {
      let assessment = try assess(candidate)
      #expect(assessment.levels.map(\.level.grade) == ["7", "6", "5"])
      #expect(Set(assessment.next.map(\.level.level)) == ["Staff", "Engineering Manager"])
    }
  }

  @Test func aDoctorFitsStaffAndNotTheManager() throws {
    // S0-11: without years of work the manager's other clauses fail.
    let assessment = try assess(Candidate(fieldYears: .zero, degree: .phd))
    #expect(assessment.levels.map(\.level.level) == ["Staff", "Senior", "Intermediate", "Associate"])
    #expect(
      assessment.notMet.map { $0.missing.map(\.requirement.text) } == [
        [
          "5 years or more of experience", "2 years or more in a leadership role, with current technical work",
        ]
      ])
  }

  // MARK: The manager

  @Test func oneYearOfLeadingIsTheOnlyThingMissing() throws {
    // S0-13.
    let assessment = try assess(
      Candidate(years: ExactDecimal(5), leadershipYears: ExactDecimal(1), degree: .phd))
    let manager = try #require(assessment.notMet.first { $0.level.track == .management })
    #expect(
      manager.missing.map(\.requirement.text) == [
        "2 years or more in a leadership role, with current technical work"
      ])
  }

  @Test func whatRulesCannotCheckIsLeftToAPerson() throws {
    // S0-14: three clauses of numbers pass, the rest is words, and Python that nobody rated.
    let assessment = try assess(
      Candidate(years: ExactDecimal(5), fieldYears: ExactDecimal(5), leadershipYears: ExactDecimal(2)))
    let manager = try #require(assessment.levels.first { $0.level.track == .management })
    #expect(
      manager.requirements.filter { $0.outcome == .passed }.map(\.requirement.text) == [
        "5 or more years in machine learning, or a PhD in it", "5 years or more of experience",
        "2 years or more in a leadership role, with current technical work",
      ])
    #expect(manager.open.count == manager.requirements.count - 3)
    #expect(manager.open.allSatisfy { $0.requirement.needsPerson || $0.requirement.text == "Expert in Python" })
    // Staff fits as well: a set of two.
    #expect(assessment.highest.count == 2)
  }

  @Test(arguments: [
    // Python by the scale of skills: experience, professional, significant, expert.
    ("experience", ["5"]), ("professional", ["6", "5"]), ("significant", ["8", "7", "6", "5"]),
    ("expert", ["8", "8", "7", "6", "5"]),
  ])
  func pythonDecides(rating: String, grades: [String]) throws {
    let assessment = try assess(
      Candidate(
        years: ExactDecimal(9), fieldYears: ExactDecimal(9), leadershipYears: ExactDecimal(9),
        ratings: ["Python": rating]))
    #expect(assessment.levels.map(\.level.grade) == grades)
  }

  // MARK: Inheritance

  @Test func seniorHasItsOwnClausesAndTheMainList() throws {
    // S0-15: four of its own; the main list is Intermediate's by decision, sixteen as the data has them.
    let assessor = try LadderAssessor(ladder(), family: Self.family, asOf: nil)
    let senior = try #require(assessor.levels.first { $0.level == "Senior" })
    let requirements = assessor.requirements(of: senior)
    #expect(senior.extends == "ml-intermediate")
    #expect(requirements.prefix(4).map { $0.inheritedFrom?.id } == [nil, nil, nil, nil])
    #expect(requirements.dropFirst(4).allSatisfy { $0.inheritedFrom?.id == "ml-intermediate" })
    #expect(requirements.count == 4 + 16)
    // Neither the manager nor the associate takes anything over.
    for level in assessor.levels where ["Associate", "Engineering Manager"].contains(level.level) {
      #expect(assessor.requirements(of: level).allSatisfy { $0.inheritedFrom == nil })
    }
  }

  // MARK: The tables

  @Test func theTablesHaveNothingWrong() throws {
    #expect(try ladder().warnings == [])
    #expect(
      try ladder().payFindings(Calculator(policy: policy("ml-engineering"), asOf: nil), asOf: nil).map(\.message) == [])
  }

  @Test func theLevelsAreThoseOfThePolicy() throws {
    // What the ladder says of a level, the policy's own table says, too.
    let rows = try Repository.records("Datasets/policies/ml-engineering/levels.csv")
    #expect(
      try Set(rows.map { try "\($0.text("level")) \($0.text("title")) \($0.text("track")) \($0.text("grade"))" })
        == Set(levels().map { "\($0.level) \($0.title) \($0.track?.rawValue ?? "") \($0.grade)" }))
    #expect(try levels().allSatisfy { $0.source?.hasPrefix("GitLab handbook") ?? false })
  }

  @Test(arguments: [
    ("GitLab/Junior", "5"), ("GitLab/P4", "7"), ("GitLab/M3", "8"), ("PostHog/Staff", "8"), ("PostHog/Senior", "7"),
  ])
  func otherCompaniesLevels(text: String, grade: String) throws {
    let ladder = try ladder()
    let crosswalk = try #require(ladder.crosswalk)
    let ids = try crosswalk.entries(for: text).map(\.levelID)
    #expect(ladder.levels(asOf: nil).filter { ids.contains($0.id) }.map(\.grade) == [grade])
  }

  @Test func theLadderIsNoPartOfThePolicysDigest() throws {
    var bytes = try PolicyFiles(named: "ml-engineering").bytes
    let digest = try PolicyReader.read(PolicyFiles(bytes: bytes, folder: "x")).policy.digest
    let text = String(decoding: try #require(bytes["requirements.csv"]), as: UTF8.self)
    bytes["requirements.csv"] = Array(text.replacing("3 or more years", with: "Three years").utf8)
    let files = PolicyFiles(bytes: bytes, folder: "x")
    #expect(try PolicyReader.read(files).policy.digest == digest)
    let texts = try LadderReader.read(files)?.levels(asOf: nil).flatMap { $0.requirements.map(\.text) } ?? []
    #expect(texts.contains { $0.hasPrefix("Three years") })
  }
}
