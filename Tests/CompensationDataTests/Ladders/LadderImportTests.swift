import Compensation
import CompensationData
import Testing

/// Pages of an invented shipping company, one for each way in which such pages are written.
@Suite struct LadderImportTests {
  private func read(_ page: String) -> LadderImport { .read(page, file: "page.md") }

  private func codes(_ page: LadderImport) -> [String] { page.findings.map { "\($0.line ?? 0) \($0.code)" } }

  // MARK: Levels

  @Test func headingsOfAnyDepth() {
    let page = read(
      """
      ---
      title: Harbour Engineer
      ---
      ## Levels

      ### Associate Harbour Engineer

      #### Job Grade

      The Associate Harbour Engineer is a [grade 3](/grades/#job-grades).

      #### Responsibilites

      - Greases cranes

      #### Associate Harbour Engineer Requirments

      - Swims

      ### {Harbour Engineer (Intermediate)} {#middle}

      The {Harbour Engineer} is a [4](/pay/#job-grades).

      #### Requirements

      - Knows cranes

      ## Chief Harbour Engineer

      ### Job Grade

      The Chief Harbour Engineer is a [grade #9.5](/grades/).

      ## Hiring Process

      - A grade 7 engineer asks questions
      """)
    #expect(page.title == "Harbour Engineer")
    #expect(
      page.levels.map(\.title) == [
        "Associate Harbour Engineer", "Harbour Engineer (Intermediate)", "Chief Harbour Engineer",
      ])
    #expect(page.levels.map(\.grade) == ["3", "4", "9.5"])
    #expect(page.levels.map(\.line) == [6, 20, 28])
    #expect(page.levels.map(\.level) == ["Associate", "Intermediate", ""])
    #expect(page.levels.map(\.track) == [.individualContributor, .individualContributor, .management])
    #expect(
      page.levels.map(\.id) == [
        "associate-harbour-engineer", "harbour-engineer-intermediate", "chief-harbour-engineer",
      ])
    #expect(page.levels.map(\.family) == ["Harbour Engineer", "Harbour Engineer", "Harbour Engineer"])
    #expect(page.levels[0].aliases == ["Junior Harbour Engineer"])
    #expect(page.levels.map { $0.requirements.map(\.text) } == [["Swims"], ["Knows cranes"], []])
    #expect(codes(page) == ["6 assumed-alias", "28 no-requirements"])
  }

  @Test func partsAtTheLevelsOwnDepth() {
    let page = read(
      """
      ## Analyst
      ## Job Grade
      The Analyst is a grade 5
      ## Requirements
      - 1-2 years experience in freight
      ## Senior Analyst
      ## Job Grade
      Job Grade: 6
      ## Requirements
      - Extends that of the Analyst requirements
      - 4 years of experience
      ## Specialties
      ### Ice
      #### Requirements
      - 9 years of experience with ice
      """)
    #expect(page.levels.map(\.grade) == ["5", "6"])
    #expect(page.levels[1].extends == "analyst")
    #expect(page.levels[1].requirements.map(\.text) == ["4 years of experience"])
    #expect(codes(page) == ["14 specialty-not-read"])
  }

  @Test func sentencesThatNameTheLevels() {
    let page = read(
      """
      # Pilot
      ## Job Grade
      The Pilot is a [grade 7](/g/#grades).
      The Senior Pilot is a [grade 8](/g/#grades).
      ## Requirements
      - 2+ years of experience
      ## Senior Requirements
      - 6+ years of experience
      """)
    #expect(page.levels.map(\.title) == ["Pilot", "Senior Pilot"])
    #expect(page.levels.map(\.grade) == ["7", "8"])
    #expect(
      page.levels.map { $0.requirements.map(\.text) } == [["2+ years of experience"], ["6+ years of experience"]])
  }

  @Test func aPageThatIsTheLevel() {
    let page = read(
      "---\ntitle: Senior Stoker\n---\n## Skills\n### Skills you must have\n- At least five years of experience\n")
    #expect(page.levels.map(\.title) == ["Senior Stoker"])
    #expect(page.levels[0].requirements.map(\.text) == ["At least five years of experience"])
    #expect(codes(page) == ["1 no-grade"])
  }

  @Test func aTableOfGrades() {
    let page = read(
      """
      ## Levels
      | Role | Grade |
      |---|---|
      | [Sr Stoker Analyst](#senior-stoker-analyst) <br> Boiler Analyst | Level 7 |
      | Chief Stoker Officer | 12
      ### Stoker Analyst
      #### Requirements
      - Strength
      ### Senior Stoker Analyst
      #### Requirements
      - More strength
      ### Boiler Anaylst
      #### Requirements
      - Patience
      """)
    #expect(
      page.levels.map(\.title) == ["Chief Stoker Officer", "Stoker Analyst", "Senior Stoker Analyst", "Boiler Anaylst"])
    #expect(page.levels.map(\.grade) == ["12", "", "7", "7"])
    #expect(page.levels[2].aliases == ["Sr Stoker Analyst"])
    #expect(
      codes(page) == ["5 level-without-section", "5 no-requirements", "6 no-grade"])
  }

  @Test func contentsNameALevelOtherwise() {
    let page = read(
      """
      ## Levels
      - [Stoker Engineer](#stoker-engineer-intermediate)
      ### Stoker Engineer Intermediate
      This is a grade 6.
      """)
    #expect(page.levels.map(\.title) == ["Stoker Engineer Intermediate"])
    #expect(page.levels[0].aliases == ["Stoker Engineer"])
    #expect(page.levels[0].level == "Intermediate")
  }

  @Test func noLevelIsAnError() {
    let page = read("# About our ships\n\nThey float.\n")
    #expect(page.levels.isEmpty)
    #expect(page.findings.map(\.code) == ["no-level"])
    #expect(page.findings.map(\.severity) == [.error])
    #expect(page.findings.map(\.file) == ["page.md"])
  }

  @Test func columnsOfATableAreLevels() {
    let page = read(
      "# Titles\n\n| | Senior Stoker Analyst (L3) | Staff Stoker Analyst (L4) |\n|---|---|---|\n| Heat | some | more |\n"
    )
    #expect(page.levels.map(\.title) == ["Senior Stoker Analyst", "Staff Stoker Analyst"])
    #expect(page.levels.map(\.line) == [3, 3])
    #expect(codes(page).contains("3 levels-in-table-head"))
  }

  @Test(arguments: [
    "", "# {", "## {a", "## }{", "- ", "| Grade |\n|---|\n| 5 |", "---\n", "## (Grade 7)", "Grade",
    "## Requirements for",
    "# Analyst\n## Requirements\n- 5 years or\n- B.S.\n- between\n- 3 (\n- including 4 in\n- or equivalent\n- BA/",
  ])
  func scrapsAreNoTrouble(page: String) {
    let read = read(page)
    #expect(read.findings.allSatisfy { $0.file == "page.md" && $0.line ?? 1 > 0 })
    #expect(!read.levels.isEmpty || read.findings.contains { $0.code == "no-level" && $0.severity == .error })
  }

  // MARK: Grades

  @Test(arguments: [
    ("The Stoker is a [grade 6](/x).", "6"), ("The Stoker is a job grade 7", "7"),
    ("The Stoker is a job [grade 7](/x).", "7"),
    ("Job Grade: 8", "8"), ("The Stoker is a [6](/pay/#grades).", "6"), ("The Stoker is a [grade](/x) 6 job.", "6"),
    ("The Stoker is a job grade [level 10](/x).", "10"), ("The Stoker is a grade nine.", "9"),
    ("The Stoker is a [grade 9.5](/x)", "9.5"),
    ("The Stoker is not aligned to a job [grade](/x) 1.", ""), ("Stokers lead grade 4 mates.", ""),
    ("The Stoker can be a [grade 11 or a grade 12](/x)", ""), ("The Stoker is a grade 5 or above.", ""),
    ("The Stoker is a grade 5. The ship has 6 boilers.", "5"),
    ("The Stoker is a grade 8, 5 years of experience are usual.", "8"),
  ])
  func gradeSentences(sentence: String, grade: String) {
    let page = read("## Stoker Specialist\n\(sentence)\n### Requirements\n- Strength\n")
    #expect(page.levels.map(\.grade) == [grade])
    #expect(page.findings.contains { $0.column == "grade" } == grade.isEmpty)
  }

  @Test(arguments: [
    ("It works with a level 4 mate.", ""), ("It reports to a grade 9 captain.", ""),
    ("It reports to the captain and is a grade 6.", "6"), ("Level 5", "5"),
    ("Level 1 is for beginners.", ""), ("Grade 2 means two boilers.", ""),
    ("The Stoker is a 7.", "7"), ("Stoker Specialist: 7", "7"),
    ("The Stoker is a 1-2 years job.", ""), ("Experience: 3-4 years", ""), ("Direct reports: 3", ""),
    ("Other names: Stoker 3", ""), ("The Stoker is 1 of the crew.", ""), ("Boilers: 2", ""),
  ])
  func whatStandsUnderTheHeadingOfGrades(sentence: String, grade: String) {
    let page = read("## Stoker Specialist\n### Job Grade\n\(sentence)\n### Requirements\n- Strength\n")
    #expect(page.levels.map(\.grade) == [grade])
    #expect(page.findings.contains { $0.column == "grade" } == grade.isEmpty)
  }

  @Test func aGraduateIsNoGrade() {
    let page = read(
      """
      ## Leveling Guide
      1. Find your level
      ### New-Grad
      - Other names: Stoker 1
      - Experience Range: 1-2 years

      Shovels.
      ### Stoker Engineer
      - Other names: Stoker 2
      - Experience Range: 2-5 years

      Shovels more.
      ### Senior Stoker Engineer
      - Other names: Stoker 3
      - Experience Range: 5+ years

      Shovels most.
      ### Rest Rooms
      - Coal: none
      """)
    #expect(page.levels.map(\.title) == ["New-Grad", "Stoker Engineer", "Senior Stoker Engineer"])
    #expect(page.levels.map(\.grade) == ["", "", ""])
    #expect(
      page.levels.map { $0.requirements.map(\.options) }
        == [1, 2, 5].map { years in
          [[[Clause(.years, minimum: .years(ExactDecimal(years)))]]]
        })
    #expect(page.levels.flatMap(\.requirements).allSatisfy { $0.importance == .preferred })
    #expect(
      codes(page) == ["3 level-by-likeness", "3 no-grade", "3 unclear-track", "8 no-grade", "13 no-grade"])
  }

  @Test func requirementsInTables() {
    let page = read(
      """
      ## Senior Stoker Engineer Level (ST-2)
      | Requirement | Details |
      |---|---|
      | Total Experience | 7-9 years minimum |
      | Relevant Experience | 3+ years with a boiler maker |
      | Education | Bachelor's degree |
      | Papers | Pilot's papers preferred |
      | Swimming | Far |
      ## Stoker Engineer Level (ST-1)
      | Criteria | Details |
      |---|---|
      | Total Experience | 4 years for stokers, 2 years for mates |
      | Years of Experience | 5+ |
      | Education | Diploma or Bachelor's degree |
      | Papers | Mate's papers required, pilot's papers preferred |
      | Job Grade | 5 |
      ## Common Requirements (all levels)
      - Sober
      """)
    #expect(page.levels.map(\.title) == ["Senior Stoker Engineer Level (ST-2)", "Stoker Engineer Level (ST-1)"])
    #expect(page.levels.map(\.grade) == ["", "5"])
    #expect(
      page.levels[0].requirements.map(\.options) == [
        [[Clause(.years, minimum: .years(ExactDecimal(7)))]],
        [[Clause(.fieldYears, of: "boiler maker", minimum: .years(ExactDecimal(3)))]],
        [[Clause(.degree, minimum: .degree(.bachelor))]], [[Clause(.text)]], [[Clause(.text)]],
      ])
    #expect(page.levels[0].requirements.map(\.text).first == "Total Experience: 7-9 years minimum")
    #expect(page.levels[0].requirements.map(\.group) == ["1", "2", "3", "4", "5"])
    #expect(
      page.levels[0].requirements.map(\.importance) == [.required, .required, .required, .preferred, .required])
    #expect(
      page.levels[1].requirements.map(\.options) == [
        [[Clause(.text)]], [[Clause(.years, minimum: .years(ExactDecimal(5)))]], [[Clause(.text)]], [[Clause(.text)]],
      ])
    #expect(page.levels[1].requirements.allSatisfy { $0.importance == .required })
    #expect(page.commonRequirements.map(\.text) == ["Sober"])
    #expect(
      codes(page) == [
        "1 no-grade", "12 unclear-years", "14 unclear-degree", "15 unclear-importance", "17 common-requirements",
      ])
  }

  @Test func theGradesSentenceNamesALevelWhoseHeadingIsNoTitle() {
    let page = read(
      "## Chief Stoker Roles at Sea\n## Job Grade\nThe Chief Stoker Engineer is a grade 9.\n## Requirements\n- Swims\n")
    #expect(page.levels.map(\.title) == ["Chief Stoker Roles at Sea"])
    let named = read(
      "## Senior Stoker Engineer Roles at Sea\n## Job Grade\nThe Senior Stoker Engineer is a grade 9.\n## Requirements\n- Swims\n"
    )
    #expect(named.levels.map(\.title) == ["Senior Stoker Engineer"])
    #expect(named.levels.map(\.grade) == ["9"])
  }

  @Test func aSlipInARowIsNoLevelOfItsOwn() {
    let table = "| Role | Grade |\n|---|---|\n| Junior Boiler Coal Clerk | 5 |\n| Boiler Clerk | 6 |\n\n"
    let sections = "### Junior Boiler Fire Clerk\nThis is a grade 5.\n### Boiler Clerk\nThis is a grade 6.\n"
    let page = read(table + sections)
    #expect(page.levels.map(\.title) == ["Junior Boiler Fire Clerk", "Boiler Clerk"])
    #expect(codes(page).contains("3 title-differs"))
    let other = read(table.replacing("| 5 |", with: "| 4 |") + sections)
    #expect(other.levels.map(\.grade) == ["4", "5", "6"])
  }

  @Test func aHeadingOfTheJobBeforeItsLevelsIsNoLevel() {
    let page = read(
      """
      ## Boiler System Clerk
      ### Requirements
      - 2 years of experience
      ## Levels
      ### Boiler Systems Clerk (Intermediate)
      This is a grade 5.
      ### Senior Boiler Systems Clerk
      This is a grade 6.
      #### Requirements
      - Extends the Boiler Systems Clerks requirements
      """)
    #expect(page.levels.map(\.title) == ["Boiler Systems Clerk (Intermediate)", "Senior Boiler Systems Clerk"])
    #expect(page.levels.map(\.extends) == [nil, page.levels[0].id])
    #expect(page.commonRequirements.map(\.line) == [3])
    #expect(codes(page) == ["2 common-requirements", "5 no-requirements"])
  }

  @Test func kindsOfTheJobWithinAPartAreNobodysInParticular() {
    let page = read(
      """
      ## Stoker Specialist
      This is a grade 5.
      ### Requirements
      - Swims
      ### Responsibilities
      - Shovels
      #### Steam
      ##### Requirements
      - 4 years of experience with steam
      """)
    #expect(page.levels.map { $0.requirements.map(\.text) } == [["Swims"]])
    #expect(page.commonRequirements.map(\.line) == [9])
    #expect(codes(page) == ["8 common-requirements"])
  }

  @Test func whatIsTypicalIsNoCondition() {
    let page = read(
      """
      ## Analyst
      This is a grade 5.

      **Years of Experience:** Typically requires a minimum of 4 years of related experience.
      """)
    #expect(
      page.levels.flatMap(\.requirements).map(\.options) == [[[Clause(.fieldYears, minimum: .years(ExactDecimal(4)))]]])
    #expect(page.levels.flatMap(\.requirements).map(\.importance) == [.preferred])
    #expect(page.findings.isEmpty)
  }

  @Test func requirementsOfAnotherStepAreALevelOfTheirOwn() {
    let page = read(
      """
      ### Senior Stoker Analyst
      This is a grade 7.
      #### Senior Stoker Analyst Responsibilities
      - Shovels
      #### Senior Stoker Analyst Requirements
      - 3 years of experience
      #### Staff Stoker Analyst Responsibilities
      - Counts shovels
      #### Staff Stoker Analyst Requirements
      - 6 years of experience
      #### Requirements
      - Swims
      """)
    #expect(page.levels.map(\.title) == ["Senior Stoker Analyst", "Staff Stoker Analyst"])
    #expect(page.levels.map(\.line) == [1, 7])
    #expect(page.levels.map(\.grade) == ["7", ""])
    #expect(page.levels.map { $0.requirements.map(\.line) } == [[6, 12], [10]])
    #expect(
      codes(page) == [
        "7 level-within-level", "7 no-grade", "9 requirements-out-of-place", "11 requirements-out-of-place",
      ])
  }

  @Test func aTitleThatMayBeASlipIsReported() {
    let page = read(
      "### Senior Stoker Analyst\nThis is a grade 7.\n#### Staff Stoker Analyst Requirements\n- 6 years of experience\n"
    )
    #expect(page.levels.map(\.title) == ["Senior Stoker Analyst"])
    #expect(page.levels.map(\.requirements.count) == [1])
    #expect(codes(page) == ["3 requirements-out-of-place"])
  }

  @Test func gradesThatContradictEachOtherAreReported() {
    let page = read(
      "| Job | Grade |\n|---|---|\n| Stoker Analyst | 5 |\n\n## Stoker Analyst\nThe Stoker Analyst is a grade 6.\n")
    #expect(page.levels.map(\.grade) == ["6"])
    #expect(codes(page).contains("3 contradictory-grades"))
  }

  @Test func gradesInOneLineAreGivenInOrderAndReported() {
    let levels = "## Levels\n### Analyst\n#### Requirements\n- A\n### Senior Analyst\n#### Requirements\n- B\n"
    let right = read("## Job Grade\nThe roles are grades: [6, 7](/x)\n" + levels)
    #expect(right.levels.map(\.grade) == ["6", "7"])
    #expect(codes(right) == ["2 grade-by-order"])
    let wrong = read("## Job Grade\nThe roles are grades: [6, 7, 8](/x)\n" + levels)
    #expect(wrong.levels.map(\.grade) == ["", ""])
    #expect(codes(wrong) == ["2 grades-without-level", "4 no-grade", "7 no-grade"])
  }

  @Test func aGradeUnderTheHeadingOfAnotherLevelIsALevel() {
    let page = read(
      """
      ### Senior Stoker Analyst
      #### Senior Stoker Analyst Job Grade
      The Senior Stoker Analyst is a [grade 7](/x).
      #### Manager, Stoking Job Grade
      The Manager, Stoking is a [grade 8](/x).
      #### Manager, Stoking Requirements
      - 5+ years of experience
      """)
    #expect(page.levels.map(\.title) == ["Senior Stoker Analyst", "Manager, Stoking"])
    #expect(page.levels.map(\.grade) == ["7", "8"])
    #expect(page.levels.map(\.requirements.count) == [0, 1])
    #expect(codes(page).contains("4 level-within-level"))
  }

  @Test func gradesInHeadingsAndSmallTables() {
    let page = read(
      "## Boiler Analyst (Grade 7)\n### Requirements\n- A\n## Senior Boiler Analyst\n| Job grade | 8 |\n|---|---|\n| Team | Boilers |\n### Requirements\n- B\n"
    )
    #expect(page.levels.map(\.title) == ["Boiler Analyst", "Senior Boiler Analyst"])
    #expect(page.levels.map(\.grade) == ["7", "8"])
    #expect(page.findings.isEmpty)
  }

  @Test func headingsOfTwoSectionsGoOnWithOneLevel() {
    let page = read(
      "## Boiler Analyst\n### Job Grade\nThe Boiler Analyst is a grade 7.\n## Boiler Analyst\n### Requirements\n- A\n")
    #expect(page.levels.map(\.grade) == ["7"])
    #expect(page.levels.map(\.requirements.count) == [1])
    #expect(page.findings.isEmpty)
  }

  @Test func partsOutOfPlaceAreTakenByOrderAndReported() {
    let page = read(
      "### Analyst\nThis is a grade 5.\n## Responsibilities\n- Counts\n#### Requirements\n- 2 years of experience\n### Senior Analyst\nThis is a grade 6.\n"
    )
    #expect(page.levels.map(\.requirements.count) == [1, 0])
    #expect(codes(page) == ["5 requirements-out-of-place", "7 no-requirements"])
  }

  @Test func yearsOutsideOfRequirementsAreReported() {
    let page = read(
      """
      ## Analyst
      This is a grade 5.

      Most of us have 4 years of experience.
      ### Requirements
      - Counts
      ## Senior Analyst
      **Typical Experience:** 5-8 years

      This is a grade 6.
      ## Staff Analyst
      9 or more years of experience in counting.

      This is a grade 7.
      """)
    #expect(codes(page) == ["4 years-elsewhere"])
    #expect(
      page.levels.flatMap(\.requirements).dropFirst().map(\.options) == [
        [[Clause(.years, minimum: .years(ExactDecimal(5)))]],
        [[Clause(.fieldYears, of: "counting", minimum: .years(ExactDecimal(9)))]],
      ])
    #expect(page.levels.map { $0.requirements.map(\.importance) } == [[.required], [.preferred], [.required]])
  }

  @Test func titlesBesideALevelAreLevels() {
    let page = read(
      "## Roles of the deck\n### Deck Manager\nThis is a grade 8.\n#### Requirements\n- A\n### Director of Decks\nLeads them.\n### Our ships\nThey float.\n"
    )
    #expect(page.levels.map(\.title) == ["Deck Manager", "Director of Decks"])
    #expect(codes(page) == ["2 unclear-track", "6 no-grade", "6 no-requirements"])
  }

  @Test func rowsOfTitlesAreLevels() {
    let page = read("# Titles of the deck\n\n| Title | Scope |\n|---|---|\n| Deck Analyst | a deck |\n| CTO | all |\n")
    #expect(page.levels.map(\.title) == ["Deck Analyst", "CTO"])
    #expect(page.levels.map(\.line) == [5, 6])
    #expect(page.levels.map(\.track) == [.individualContributor, .management])
  }

  @Test func requirementsOfASpecialtyAreNobodysInParticular() {
    let page = read(
      "## Director, Decks\nThis is a grade 10.\n### Requirements\n- A\n## Specialties\n### Director of Masts, South\n### Director of Masts, South Requirements\n- 8+ years of experience\n"
    )
    #expect(page.levels.map(\.title) == ["Director, Decks"])
    #expect(page.levels[0].requirements.map(\.text) == ["A"])
  }

  @Test func sectionsThatAreNotReadAreReported() {
    let page = read(
      """
      ## Deck Analyst
      This is a grade 5.
      ### Responsibilities
      - Counts ropes
      ### Requirements
      - Ropes
      ### Additional Skills
      - Knots
      - Sails
      ### Masts
      - Climbs
      ### Performance Indicators
      - Speed
      ## Specialties
      ### South
      #### Responsibilities
      - Warm ropes
      #### Requirements
      - 3 years of experience in heat
      ### North
      - Cold ropes
      """)
    #expect(
      codes(page) == ["7 section-not-read", "10 section-not-read", "18 specialty-not-read", "20 specialty-not-read"])
    #expect(
      page.findings[0].message
        == "2 items under \"Additional Skills\" of \"Deck Analyst\" are not read as requirements; add those that are")
    #expect(page.levels[0].requirements.map(\.text) == ["Ropes"])
  }

  @Test(arguments: [
    ("They have sailed. They will have experience in:", 2, nil as String?),
    ("At least 3 years of experience in all of the following:", 2, nil),
    ("You have experience in all of the following:", 1, "introduction-not-read"),
    ("You bring the following to the deck:", 1, nil),
  ])
  func sentencesBeforeAListThatHoldADemand(sentence: String, count: Int, code: String?) {
    let page = read("## Deck Analyst\nThis is a grade 5.\n### Requirements\n\(sentence)\n\n- Ropes\n")
    #expect(page.levels[0].requirements.count == count)
    #expect(page.findings.map(\.code) == (code.map { [$0] } ?? []))
  }

  @Test func aLevelThatExtendsAnotherAndAsksForLessIsReported() {
    let page = read(
      """
      ## Deck Analyst
      This is a grade 5.
      ### Requirements
      - 3 years of experience
      ## Associate Deck Analyst
      This is a grade 4.
      ### Requirements
      Has the same requirements as the Deck Analyst above, but typically joins with less experience.
      """)
    #expect(page.levels.map(\.extends) == [nil, "deck-analyst"])
    #expect(page.levels[1].aliases == ["Junior Deck Analyst"])
    #expect(codes(page) == ["5 assumed-alias", "8 relaxed-extends"])
  }

  // MARK: Tracks

  @Test(arguments: [
    ("Senior Deck Engineer", Track.individualContributor as Track?, "Senior"),
    ("Manager, Decks", .management, "Manager"),
    ("Deck Engineering Manager", .management, "Engineering Manager"), ("VP of Decks", .management, "Vice President"),
    ("Senior Director, Decks", .management, "Senior Director"), ("Deck Product Manager", nil, ""),
    ("Deck Lead", nil, ""),
    ("Staff Deck Engineer", .individualContributor, "Staff"), ("Head of Decks", .management, ""),
    ("Account Executive", .individualContributor, ""), ("Deck Engineer II", .individualContributor, ""),
  ])
  func tracksAndSteps(title: String, track: Track?, step: String) {
    let page = read("## \(title)\nThis is a grade 6.\n### Requirements\n- Strength\n")
    #expect(page.levels.map(\.track) == [track])
    #expect(page.levels.map(\.level) == [step])
    #expect(page.findings.map(\.code) == (track == nil ? ["unclear-track"] : []))
  }

  @Test func theSectionSaysTheTrack() {
    let page = read("## Management Track\n### Deck Lead\nThis is a grade 6.\n#### Requirements\n- Strength\n")
    #expect(page.levels.map(\.track) == [.management])
    #expect(page.findings.isEmpty)
  }

  // MARK: Extending

  @Test func aNameMayHoldWordsThatAlsoMeanTheWholePage() {
    let page = read(
      "## Associate General Stores Clerk (Junior)\nThis is a grade 4.\n### Requirements\n- A\n## General Stores Clerk\nThis is a grade 5.\n### Requirements\n- Extends the Associate General Stores Clerk requirements\n- B\n"
    )
    #expect(page.levels.map(\.extends) == [nil, "associate-general-stores-clerk-junior"])
    #expect(page.levels[0].aliases.isEmpty)
    #expect(page.findings.isEmpty)
  }

  private func extending(_ sentence: String) -> LadderImport {
    read(
      """
      - [Associate Mate Analyst](#associate-mate-analyst)
      - [Mate Analyst](#mate-analyst-intermediate)
      ## Associate Mate Analyst
      This is a grade 4.
      ### Requirements
      - Ropes
      ## Mate Analyst Intermediate
      This is a grade 5.
      ### Requirements
      - Knots
      ## Senior Mate Analyst
      This is a grade 6.
      ### Senior Requirements
      \(sentence)

      - Sails
      """)
  }

  @Test(arguments: [
    ("Extends the Associate Mate Analyst requirements", "associate-mate-analyst", false),
    ("Exends that of the Mate Analyst requirements:", "mate-analyst-intermediate", false),
    (
      "Seniors share the same requirements as the intermediate level, but also carry:", "mate-analyst-intermediate",
      false
    ),
    ("All requirements for a Mate Analyst; plus:", "mate-analyst-intermediate", false),
    ("The following extend the main [requirements](#requirements) of the role.", "mate-analyst-intermediate", true),
    (
      "The Senior Mate Analyst meets all of the requirements of the Mate Analyst, plus:", "mate-analyst-intermediate",
      false
    ),
    ("The requirements of the Senior Mate Analyst extend the Mate Analyst role.", "mate-analyst-intermediate", false),
    ("This role includes all the requirements above.", "mate-analyst-intermediate", true),
    ("In addition to the general requirements:", "mate-analyst-intermediate", true),
  ])
  func extendsTheRequirementsOf(sentence: String, target: String, isUnsure: Bool) {
    let page = extending(sentence)
    #expect(page.levels.map(\.extends) == [nil, nil, target])
    #expect(page.levels[2].requirements.map(\.text) == ["Sails"])
    #expect(codes(page) == ["3 assumed-alias"] + (isUnsure ? ["14 unclear-extends"] : []))
  }

  @Test func otherPagesAndUnknownNamesAreLeftToAPerson() {
    let elsewhere = extending("Extends the [Boatswain requirements](/jobs/boatswain/#requirements).")
    #expect(elsewhere.levels[2].extends == nil)
    #expect(codes(elsewhere) == ["3 assumed-alias", "14 extends-another-page"])
    let unknown = extending("Extends the Boatswain requirements.")
    #expect(unknown.levels[2].extends == nil)
    #expect(codes(unknown) == ["3 assumed-alias", "14 unknown-extends"])
  }

  @Test func thePagesOwnRequirementsAreAddedWhereItSaysSo() {
    let page = read(
      """
      ## Requirements
      - 3 years of experience
      ## Levels
      ### Mate Analyst
      This is a grade 5.
      #### Requirements
      - Includes the general requirements
      - Knots
      ### Senior Mate Analyst
      This is a grade 6.
      #### Requirements
      - Sails
      """)
    #expect(page.commonRequirements.map(\.text) == ["3 years of experience"])
    #expect(page.levels[0].requirements.map(\.text) == ["3 years of experience", "Knots"])
    #expect(page.levels[0].requirements.map(\.group) == ["1", "2"])
    #expect(page.levels[1].requirements.map(\.text) == ["Sails"])
    #expect(codes(page) == ["1 common-requirements", "7 common-requirements-added"])
  }
}
