import Compensation
import CompensationData
import Testing

/// What can be checked in a requirement's text; expected values by reading it.
@Suite struct RequirementTextTests {
  /// Options as `years 5 of ropes & degree master | text`, a star before what is preferred; requirements one after the other.
  private func read(_ item: String, heading: String = "Requirements") -> (requirements: String, codes: [String]) {
    let page = LadderImport.read("## Deck Engineer\nThis is a grade 6.\n### \(heading)\n- \(item)\n", file: "page.md")
    let requirements = page.levels[0].requirements.map { requirement in
      (requirement.importance == .preferred ? "* " : "")
        + requirement.options.map { $0.map(describe).joined(separator: " & ") }.joined(separator: " | ")
    }
    return (requirements.joined(separator: "; "), page.findings.map(\.code))
  }

  private func describe(_ clause: Clause) -> String {
    let of = clause.subject.isEmpty ? "" : " of \(clause.subject)"
    switch clause.minimum {
    case .years(let years): return "\(clause.kind.rawValue) \(years)\(of)"
    case .degree(let degree): return "\(degree.rawValue)\(of)"
    case .rating(let rating): return "\(clause.kind.rawValue) \(rating)\(of)"
    case nil: return clause.kind.rawValue
    }
  }

  // MARK: Years

  @Test(arguments: [
    ("5+ years of experience", "years 5"), ("at least five years of work experience", "years 5"),
    ("2-3 years experience", "years 2"), ("A minimum of 8 years of experience", "years 8"),
    ("10 years or more of experience", "years 10"), ("5 - 7 years of experience", "years 5"),
    ("between 3 and 5 years of experience", "years 3"), ("one to two years of experience", "years 1"),
    ("Fifteen + years of experience", "years 15"), ("5 plus years of experience", "years 5"),
    ("Minimum 7+ years' experience", "years 7"), ("Minimum one (1) year of work experience", "years 1"),
    ("1.5 years of experience", "years 1.5"), ("Over fifteen to twenty (15-20) years of experience", "years 15"),
    ("3 (or more) years of experience", "years 3"), ("Previous 2+ years of experience", "years 2"),
    ("2+ years of experience in a similar role", "years 2"),
  ])
  func yearsOfAnyKind(item: String, expected: String) {
    let found = read(item)
    #expect(found.requirements == expected)
    #expect(found.codes.isEmpty)
  }

  @Test(arguments: [
    ("1 or more years of experience in rigging", "field_years 1 of rigging"),
    ("5 plus years rigging experience", "field_years 5 of rigging"),
    ("3+ years of experience in rigging, sails or ropes", "field_years 3 of rigging, sails or ropes"),
    ("4 to 6 years of hands-on experience with ropes, preferably in the north", "field_years 4 of ropes"),
    ("7+ years experience inspecting hulls", "field_years 7 of inspecting hulls"),
    ("2-4 years in dry docks", "field_years 2 of dry docks"),
    ("3+ years of relevant experience", "field_years 3"),
    ("5+ years of project management experience", "field_years 5 of project management"),
    ("7 years of contracts management experience", "field_years 7 of contracts management"),
  ])
  func yearsOfAField(item: String, expected: String) {
    let found = read(item)
    #expect(found.requirements == expected)
    #expect(found.codes.isEmpty)
  }

  @Test(arguments: [
    ("2 years or more experience in a leadership role", "leadership_years 2"),
    ("At least 3 years of people management experience", "leadership_years 3"),
    ("4+ years managing a team of 6 or more riggers", "leadership_years 4"),
    ("5+ years of experience hiring, scaling and leading a team", "leadership_years 5"),
    ("2 years of management experience", "leadership_years 2"),
    ("1-2 years supervisory experience", "leadership_years 1"),
    ("6+ years managing cargo", "field_years 6 of managing cargo"),
  ])
  func yearsOfLeadingPeople(item: String, expected: String) { #expect(read(item).requirements == expected) }

  @Test(arguments: [
    "Has sailed with us within the last 5 years", "Won the regatta for 3 years running", "Left the navy 5 years ago",
    "Keeps a roadmap of 2 years", "Writes 3-year plans", "Up to 2 years at sea", "Less than 3 years away from home",
    "Supports year-end tasks", "Sails every 2 years",
  ])
  func yearsThatNobodyMustHave(item: String) {
    let found = read(item)
    #expect(found.requirements == "text")
    #expect(found.codes.isEmpty)
  }

  @Test func aWindowIsNoMinimumButWhatIsWithinItIs() {
    #expect(read("within the last 5 years, you worked at one yard for at least 2 years").requirements == "years 2")
  }

  @Test(arguments: [
    ("Minimum seven (10) years of experience", "contradictory-years"),
    ("A few years of experience in rigging", "unclear-years"),
    ("Keeps ledgers of ships for at least 7 years", "unclear-years"),
    ("5 years of studies are no substitute for experience", "unclear-years"),
  ])
  func whatIsNotSureIsLeftToAPersonAndReported(item: String, code: String) {
    let found = read(item)
    #expect(found.requirements == "text")
    #expect(found.codes == [code])
  }

  @Test(arguments: [
    ("15+ years of experience, with 8+ years of rigging experience", "years 15 & field_years 8 of rigging"),
    (
      "12+ years of relevant experience, with 7+ years of people management experience",
      "field_years 12 & leadership_years 7"
    ),
    ("10+ years of experience, at least 4 in a leadership role", "years 10 & leadership_years 4"),
    ("6 years of rigging experience, including 4 in sails", "field_years 6 of rigging & field_years 4 of sails"),
    (
      "Minimum five years of rigging experience, including two years in docks preferred",
      "field_years 5 of rigging; * field_years 2 of docks"
    ),
    (
      "5+ years of rigging experience preferred, of which at least 3 years of sails required",
      "* field_years 5 of rigging; field_years 3 of sails"
    ),
    ("5+ years of work experience. Ideally, 2+ years of experience at sea", "years 5; * field_years 2 of sea"),
    ("3 years of rigging or 5 years of experience", "field_years 3 of rigging | years 5"),
  ])
  func severalYearsInOneText(item: String, expected: String) { #expect(read(item).requirements == expected) }

  // MARK: Degrees

  @Test(arguments: [
    ("Bachelor's degree in Navigation", "bachelor of Navigation"), ("BA/BS degree", "bachelor"), ("MBA", "master"),
    ("Ph.D. in Oceanography", "phd of Oceanography"),
    ("Bachelor's degree in Navigation or related field", "bachelor & text"),
    ("Bachelor's degree or equivalent experience", "bachelor | text"),
    (
      "Bachelor’s degree in Navigation or equivalent and 5+ years of experience",
      "bachelor & text & years 5 | text & years 5"
    ),
    ("Bachelor's degree **or** 2 years related experience.", "bachelor | field_years 2"),
    (
      "1 or more years of experience in rigging, **or** a Master's or PhD degree with a focus on Rigging",
      "field_years 1 of rigging | master of Rigging"
    ),
    ("5+ years of experience in rigging, **or** a PhD", "field_years 5 of rigging | phd"),
    ("5+ years of experience and a Master's degree", "years 5 & master"),
    ("Two to four years of experience or an equivalent combination of work and education", "years 2 | text"),
    ("B.A. in Finance required; MBA preferred", "bachelor of Finance; * master"),
    ("You have a bachelor's degree (required) with a major in Law preferred", "bachelor"),
    ("Masters the knots of the MS Estonia", "text"), ("Proficiency in MS Excel/ Google Sheets", "text"),
    ("Master in understanding ropes", "text"),
    ("Bachelor's degree or extensive training in navigation", "bachelor | text"),
    ("BA/BS degree, MBA preferred", "bachelor; * master"), ("Bachelor's, Master's or PhD in Law", "bachelor of Law"),
    ("B.S. Degree in Law, Navigation, or related area.", "bachelor & text"),
    ("Relevant Bachelor's degree", "bachelor & text"),
  ])
  func degrees(item: String, expected: String) { #expect(read(item).requirements == expected) }

  // MARK: Importance

  @Test(arguments: [
    ("Experience with ice preferred", "* text"), ("Knowledge of ice is a plus", "* text"),
    ("Nice to have: ice skates", "* text"),
    ("Ideally, 2+ years of experience", "* years 2"), ("1-2 years of experience preferred", "* years 1"),
    ("3 years of experience (preferred)", "* years 3"), ("Prefers calm seas, ideally warm ones", "text"),
    ("4+ years of experience, preferably on ice", "years 4"),
    ("3 years of experience, Java (preferred) or Go", "years 3"),
    ("Warm clothes", "text"), ("Ropes and sails are plusses", "* text"), ("Knowledge of ice preferrred", "* text"),
    ("Ropes, sails and ice are pluses", "* text"), ("Ropes, sails, or ice is a plus", "* text"),
    ("Ice skates (a plus)", "* text"), ("Ropes (knowledge of sails is a plus)", "text"),
    ("Sailing at all ranks, preferably in the south", "text"),
  ])
  func importance(item: String, expected: String) { #expect(read(item).requirements == expected) }

  @Test(arguments: [
    "Nice to have", "Preferred Qualifications", "Deck Engineer Nice-to-haves", "Desirable (not essential) skills",
  ])
  func sectionsOfWhatIsPreferred(heading: String) {
    #expect(read("4+ years of experience", heading: heading).requirements == "* years 4")
  }

  @Test(arguments: [
    "Sailing at all ranks, preferably in the south, open sea is a plus", "Strong ropes, hemp preferred",
  ])
  func aWishOfUnclearExtentLeavesTheWholeRequired(item: String) {
    let found = read(item)
    #expect(found.requirements == "text")
    #expect(found.codes == ["unclear-importance"])
  }

  @Test(arguments: [
    "You have worked at one company for at least 2 years", "2+ years at the same employer", "10 years of fun culture",
  ])
  func yearsThatAreNoneOfExperienceAreReported(item: String) {
    let found = read(item)
    #expect(found.requirements == "text")
    #expect(found.codes == ["unclear-years"])
  }

  @Test(arguments: [
    ("Team lead experience (3 yrs)", "leadership_years 3"),
    ("Rigging experience (at least 4 years)", "field_years 4 of Rigging"),
    ("5+ years of experience, preferably in the south", "years 5"),
  ])
  func yearsInBrackets(item: String, expected: String) { #expect(read(item).requirements == expected) }

  @Test func aWishInTheMiddleIsReported() {
    let page = LadderImport.read(
      "## Deck Engineer\nThis is a grade 6.\n### Requirements\n- 3 years of experience with desired skills at sea\n",
      file: "page.md")
    #expect(page.levels[0].requirements.map(\.importance) == [.required])
    #expect(page.findings.map(\.code) == ["unclear-importance"])
  }

  @Test func aLeadInChangesWhatFollows() {
    let page = LadderImport.read(
      "## Deck Engineer\nThis is a grade 6.\n### Requirements\n- Ropes\n\n**Nice to have:**\n\n- Ice\n", file: "page.md"
    )
    #expect(page.levels[0].requirements.map(\.importance) == [.required, .preferred])
    #expect(page.levels[0].requirements.map(\.text) == ["Ropes", "Ice"])
  }

  // MARK: Lists

  @Test func whatIsNestedBelongsToItsItem() {
    let page = LadderImport.read(
      """
      ## Deck Engineer
      This is a grade 6.
      ### Requirements
      1. Knows [one](/ropes) of:
          - hemp
          - wire
      1. Sails
          - 2 years of experience in wind
      """, file: "page.md")
    let requirements = page.levels[0].requirements
    #expect(requirements.map(\.text) == ["Knows one of: hemp; wire", "Sails", "2 years of experience in wind"])
    #expect(requirements.map(\.line) == [4, 7, 8])
    #expect(requirements.map(\.group) == ["1", "2", "3"])
  }
}
