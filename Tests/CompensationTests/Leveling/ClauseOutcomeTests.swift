import Compensation
import Testing

/// What becomes of one clause, of clauses that hold together, and of alternatives.
@Suite struct ClauseOutcomeTests {
  private static let header = "level_id,group,option,kind,of,minimum,importance,text\n"
  private static let scales = """
    scale,value,rank
    skill,low,1
    skill,high,2
    Rust,seen,1
    Rust,used,2
    Rust,known,3
    scope,task,1
    scope,area,2
    """

  /// A clause for each outcome of somebody with 3 years of work.
  private static let clauses = ["p": "years,,3", "f": "years,,4", "?": "text,,"]
  private static let outcomes: [String: Outcome] = ["p": .passed, "f": .failed, "?": .needsPerson]

  /// The outcome of a requirement whose options are written as `pf f`: each word is one, each letter a clause.
  private func outcome(_ options: String) throws -> Outcome? {
    var rows = Self.header + "a,1,1,years,,1,required,always\n"
    for (place, option) in options.split(separator: " ").enumerated() {
      for letter in option { rows += "a,2,\(place),\(Self.clauses[String(letter)] ?? ""),required,asked\n" }
    }
    return try SmallLadder(asking: rows).assess(.with(years: "3")).outcome(of: "asked", at: "a")
  }

  @Test(arguments: [
    ("pp", "p"), ("pf", "f"), ("p?", "?"), ("fp", "f"), ("ff", "f"), ("f?", "f"), ("?p", "?"), ("?f", "f"),
    ("??", "?"), ("pp?", "?"), ("p?f", "f"), ("ppp", "p"), ("?fp", "f"),
  ])
  func clausesOfOneOptionHoldTogether(option: String, expected: String) throws {
    #expect(try outcome(option) == Self.outcomes[expected])
  }

  @Test(arguments: [
    ("p p", "p"), ("p f", "p"), ("p ?", "p"), ("f p", "p"), ("f f", "f"), ("f ?", "?"), ("? p", "p"), ("? f", "?"),
    ("? ?", "?"), ("f f ?", "?"), ("f ? p", "p"), ("f f f", "f"), ("f f p", "p"),
  ])
  func oneAlternativeIsEnough(options: String, expected: String) throws {
    #expect(try outcome(options) == Self.outcomes[expected])
  }

  @Test(arguments: [
    ("pf p?", "?"), ("pf pf", "f"), ("pf pp", "p"), ("f? ?f", "f"), ("p? pp", "p"), ("p? f", "?"), ("fp f p?", "?"),
  ])
  func alternativesOfSeveralClauses(options: String, expected: String) throws {
    #expect(try outcome(options) == Self.outcomes[expected])
  }

  @Test func theClausesKeepTheirOwnOutcomes() throws {
    let rows =
      Self.header + "a,1,1,years,,3,required,asked\na,1,1,text,,,required,\na,1,2,degree,,phd,required,\n"
    let level = try #require(SmallLadder(asking: rows).assess(.with(years: "3")).levels.first)
    #expect(level.requirements.map(\.clauseOutcomes) == [[[.passed, .needsPerson], [.failed]]])
    #expect(level.requirements.map(\.outcome) == [.needsPerson])
  }

  // MARK: One clause

  /// The outcome of one clause; another one that always fails keeps the level among those that are told.
  private func outcome(_ clause: String, _ candidate: Candidate) throws -> Outcome? {
    let rows = Self.header + "a,1,1,\(clause),required,asked\na,2,1,years,,80,required,never\n"
    return try SmallLadder(asking: rows, scales: Self.scales).assess(candidate).outcome(of: "asked", at: "a")
  }

  @Test(arguments: [
    (Candidate.with(years: "3"), Outcome.passed), (.with(years: "2.99"), .failed), (.with(years: "3.0"), .passed),
    (.with(years: "0"), .failed), (.with(), .failed),
    // Not stated: no more than the parts that are.
    (.with(field: "3"), .passed), (.with(field: "2"), .failed), (.with(leadership: "3"), .passed),
    (.with(leadership: "2"), .failed),
    (.with(field: "2", leadership: "3"), .passed), (.with(field: "2", leadership: "2"), .failed),
    (.with(field: "3", leadership: "1"), .passed),
    // Stated: what counts.
    (.with(years: "3", field: "1"), .passed), (.with(years: "2", field: "2", leadership: "2"), .failed),
  ])
  func yearsOfAnyWork(candidate: Candidate, expected: Outcome) throws {
    #expect(try outcome("years,,3", candidate) == expected)
  }

  @Test(arguments: [
    (Candidate.with(field: "3"), Outcome.passed), (.with(field: "2.5"), .failed), (.with(field: "0"), .failed),
    (.with(), .failed),
    // Any number of the years that are stated may have been in the field.
    (.with(years: "3"), .needsPerson), (.with(years: "2.99"), .failed), (.with(years: "10"), .needsPerson),
    (.with(leadership: "3"), .needsPerson), (.with(leadership: "2"), .failed),
    (.with(years: "4", leadership: "1"), .needsPerson), (.with(years: "2", leadership: "2"), .failed),
    (.with(years: "10", field: "2"), .failed), (.with(years: "3", field: "3"), .passed),
    (.with(field: "2", leadership: "5"), .failed),
  ])
  func yearsInTheField(candidate: Candidate, expected: Outcome) throws {
    #expect(try outcome("field_years,baking,3", candidate) == expected)
  }

  @Test(arguments: [
    (Candidate.with(leadership: "3"), Outcome.passed), (.with(leadership: "2.5"), .failed),
    (.with(leadership: "0"), .failed), (.with(), .failed), (.with(years: "10"), .failed), (.with(field: "10"), .failed),
    (.with(years: "10", leadership: "2"), .failed), (.with(years: "10", field: "10", leadership: "3"), .passed),
  ])
  func yearsOfLeading(candidate: Candidate, expected: Outcome) throws {
    #expect(try outcome("leadership_years,,3", candidate) == expected)
  }

  @Test(arguments: ["years", "field_years", "leadership_years"])
  func noYearsAreAlwaysEnoughForNone(kind: String) throws {
    for candidate in [Candidate.with(), .with(years: "0"), .with(field: "0"), .with(leadership: "0")] {
      #expect(try outcome("\(kind),,0", candidate) == .passed)
    }
  }

  @Test(arguments: [
    // In the order none, bachelor, master, phd, and not stated.
    ("bachelor", [Outcome.failed, .passed, .passed, .passed, .failed]),
    ("master", [.failed, .failed, .passed, .passed, .failed]),
    ("phd", [.failed, .failed, .failed, .passed, .failed]),
  ])
  func degrees(minimum: String, expected: [Outcome]) throws {
    let degrees: [Degree?] = [Degree.none, .bachelor, .master, .phd, nil]
    #expect(try degrees.map { try outcome("degree,baking,\(minimum)", .with($0)) } == expected)
  }

  @Test(arguments: [
    // The scale of its own name, else the one of all skills.
    ("skill,Rust,used", "Rust", "seen", Outcome.failed), ("skill,Rust,used", "Rust", "used", .passed),
    ("skill,Rust,used", "Rust", "known", .passed), ("skill,Ruby,high", "Ruby", "low", .failed),
    ("skill,Ruby,high", "Ruby", "high", .passed), ("scope,,area", "scope", "task", .failed),
    ("scope,,area", "scope", "area", .passed), ("scope,,task", "scope", "area", .passed),
    // Nobody rated it.
    ("skill,Rust,seen", "scope", "area", .needsPerson), ("scope,,task", "Rust", "known", .needsPerson),
  ])
  func ratings(clause: String, name: String, value: String, expected: Outcome) throws {
    #expect(try outcome(clause, .with(rated: [name: value])) == expected)
  }

  @Test func wordsNeedAPersonWhateverIsStated() throws {
    #expect(try outcome("text,,", .with(years: "50", field: "50", .phd, rated: ["scope": "area"])) == .needsPerson)
  }
}
