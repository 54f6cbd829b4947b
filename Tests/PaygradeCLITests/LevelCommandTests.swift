import Foundation
import Testing

private let bakery = fixtures + "/level"

/// A run of `paygrade level` on the made-up ladder of `Fixtures/level`.
private func level(_ options: String) throws -> Command.Outcome {
  try paygrade("level --policy \(bakery) \(options)")
}

/// The JSON of a run, as far as these tests look at it.
private struct LevelDocument: Decodable {
  struct Clause: Decodable {
    let text, kind, importance: String
    let outcome: String?
    let inheritedFrom: String?
  }
  struct Range: Decodable, Equatable { let minimum, midpoint, maximum: Decimal }
  struct Level: Decodable {
    let title, track, level: String
    let grade: Decimal
    let range: Range?
    let currency: String?
    let missing: [String]?
    let clauses: [Clause]
  }
  struct Warning: Decodable { let code: String }
  let job: String?
  /// What `--from` asked for.
  let from: String?
  let levels: [Level]
  let next: [Level]?
  let notMet: [Level]?
  let warnings: [Warning]

  init(_ options: String, status: Int32 = 0, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let outcome = try level(options + " --format json")
    #expect(outcome.status == status, "\(outcome.errors)", sourceLocation: sourceLocation)
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    self = try decoder.decode(Self.self, from: outcome.standardOutput)
  }
}

@Suite struct LevelCommandTests {
  // MARK: A person

  @Test func jsonHasTheKeysOfTheContract() throws {
    let outcome = try level("--field-years 4 --degree none --country France --format json")
    let object = try #require(try JSONSerialization.jsonObject(with: outcome.standardOutput) as? [String: Any])
    #expect(object.keys.sorted() == ["job", "levels", "next", "not_met", "policy", "warnings"])
    #expect((object["policy"] as? [String: Any])?.keys.sorted() == ["digest", "name", "version"])
    let levels = try #require(object["levels"] as? [[String: Any]])
    let next = try #require(object["next"] as? [[String: Any]])
    for level in levels + next.prefix(1) {
      #expect(
        Set(level.keys).isSuperset(of: [
          "title", "grade", "track", "level", "id", "family", "missing", "clauses", "currency", "period", "range",
        ]))
      for clause in try #require(level["clauses"] as? [[String: Any]]) {
        #expect(Set(clause.keys).isSuperset(of: ["text", "kind", "outcome", "importance"]))
      }
    }
    let clauses = try #require(levels.first?["clauses"] as? [[String: Any]])
    let options = try #require(clauses.first?["options"] as? [[[String: Any]]])
    #expect(options.map { $0.map { $0["outcome"] as? String } } == [["passed"], ["failed"]])
    #expect(options.map { $0.map { $0["kind"] as? String } } == [["field_years"], ["degree"]])
    // Words have no options.
    #expect(clauses.last?["options"] == nil)
    let warnings = try #require(object["warnings"] as? [[String: Any]])
    #expect(warnings.allSatisfy { $0.keys.sorted() == ["code", "message", "name"] })
  }

  @Test func theLevelsThatFitAreHighestFirst() throws {
    // 4 years of baking: at least 4 of work, and nobody was led.
    let document = try LevelDocument("--field-years 4 --degree none")
    #expect(document.job == "Baker")
    #expect(document.levels.map(\.title) == ["Senior Baker", "Junior Baker"])
    #expect(document.levels.map(\.grade) == [6, 5])
    #expect(document.levels.map(\.track) == ["IC", "IC"])
    #expect(document.levels.map(\.level) == ["Senior", "Junior"])
    let clauses = try #require(document.levels.first?.clauses)
    #expect(clauses.map(\.kind) == ["alternatives", "years", "text"])
    #expect(clauses.map(\.outcome) == ["passed", "passed", "needs a person"])
    #expect(clauses.map(\.inheritedFrom) == [nil, "Junior Baker", "Junior Baker"])
    #expect(Set(document.next?.map(\.title) ?? []) == ["Expert Baker", "Head of Bakery"])
    #expect(document.notMet?.count == 2)
    let missing = Dictionary(uniqueKeysWithValues: (document.next ?? []).map { ($0.title, $0.missing ?? []) })
    #expect(missing["Expert Baker"] == ["6 or more years of baking"])
    #expect(missing["Head of Bakery"] == ["2 or more years of leading people", "5 or more years of work"])
    #expect(document.warnings.map(\.code) == ["not-stated"])
  }

  @Test func twoLevelsOfOneGradeAreASet() throws {
    let line = "--years 9 --field-years 7 --leadership-years 2 --degree none"
    let document = try LevelDocument(line)
    #expect(Set(document.levels.prefix(2).map(\.title)) == ["Expert Baker", "Head of Bakery"])
    #expect(document.levels.map(\.grade) == [7, 7, 6, 5])
    #expect(document.next?.isEmpty ?? false)
    #expect(document.warnings.isEmpty)
    #expect(try level(line).output.contains("2 levels fit equally, grade 7: none is preferred."))
  }

  @Test func nobodyWithoutWorkFits() throws {
    let document = try LevelDocument("--years 0 --degree phd")
    #expect(document.levels.isEmpty)
    #expect(document.next?.map(\.title) == ["Junior Baker"])
    #expect(document.next?.map(\.missing) == [["A year or more of work"]])
    #expect(try level("--years 0 --degree phd").output.contains("No level fits what was stated."))
  }

  @Test func textForPeople() throws {
    let outcome = try level("--years 4 --field-years 4 --degree none --country France")
    // The policy does not pay the level Head.
    #expect(outcome.status == 1)
    #expect(outcome.errors.split(separator: "\n").count == 1)
    #expect(
      outcome.output == """
        Level: Baker
          Policy bakery 1. The highest level that fits is Senior Baker, grade 6. 1 of
          its clauses needs a person.
          title         grade  track  to be judged       minimum  midpoint  maximum
          Senior Baker  6      IC                1  USD   64,000    80,000   96,000
          Junior Baker  5      IC                1  USD   40,000    50,000   60,000

        Senior Baker, grade 6, IC
          outcome         clause                                                 from
          passed          3 or more years of baking, or a master's degree in it
          passed          A year or more of work                                 Junior
          needs a person  Gets up early                                          Junior

        What is missing
          title           grade  missing
          Expert Baker    7      6 or more years of baking
          Head of Bakery  7      2 or more years of leading people
                                 5 or more years of work

        """)
  }

  @Test func csvForPrograms() throws {
    let outcome = try level("--years 4 --field-years 4 --degree none --format csv")
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
    #expect(
      outcome.output.split(separator: "\n").map { String($0).replacing("\r", with: "") } == [
        "answer,family,title,grade,track,level,clause,kind,importance,outcome,inherited_from,text,confidence,currency,minimum,midpoint,maximum",
        "fits,Baker,Senior Baker,6,IC,Senior,1,alternatives,required,passed,,\"3 or more years of baking, or a master's degree in it\",,,,,",
        "fits,Baker,Senior Baker,6,IC,Senior,1,years,required,passed,Junior Baker,A year or more of work,,,,,",
        "fits,Baker,Senior Baker,6,IC,Senior,2,text,required,needs a person,Junior Baker,Gets up early,,,,,",
        "fits,Baker,Junior Baker,5,IC,Junior,1,years,required,passed,,A year or more of work,,,,,",
        "fits,Baker,Junior Baker,5,IC,Junior,2,text,required,needs a person,,Gets up early,,,,,",
        "next,Baker,Expert Baker,7,IC,Expert,1,field_years,required,failed,,6 or more years of baking,,,,,",
        "next,Baker,Expert Baker,7,IC,Expert,2,skill,preferred,needs a person,,Knows ovens deeply,,,,,",
        "next,Baker,Expert Baker,7,IC,Expert,1,alternatives,required,passed,Senior Baker,\"3 or more years of baking, or a master's degree in it\",,,,,",
        "next,Baker,Expert Baker,7,IC,Expert,1,years,required,passed,Junior Baker,A year or more of work,,,,,",
        "next,Baker,Expert Baker,7,IC,Expert,2,text,required,needs a person,Junior Baker,Gets up early,,,,,",
        "next,Baker,Head of Bakery,7,management,Head,1,leadership_years,required,failed,,2 or more years of leading people,,,,,",
        "next,Baker,Head of Bakery,7,management,Head,2,years,required,failed,,5 or more years of work,,,,,",
      ])
  }

  @Test func markdownHasTheSameTables() throws {
    let outcome = try level("--years 4 --field-years 4 --degree none --format markdown")
    #expect(outcome.output.hasPrefix("# Level: Baker\n"))
    #expect(outcome.output.contains("| Head of Bakery | 7 | 2 or more years of leading people |"))
  }

  @Test func onlyWhatWasAskedFor() throws {
    let document = try LevelDocument("--years 4 --field-years 4 --title \"Head of Bakery\"")
    #expect(document.levels.isEmpty)
    #expect(document.next?.map(\.title) == ["Head of Bakery"])
    #expect(try LevelDocument("--years 4 --field-years 4 --track IC").next?.map(\.title) == ["Expert Baker"])
    #expect(try LevelDocument("--years 4 --field-years 4 --grade 5").levels.map(\.title) == ["Junior Baker"])
  }

  @Test func nothingIsSaidOfLevelsThatWereNotAskedFor() throws {
    // 9 years of baking are enough for grade 7.
    func said(_ options: String) throws -> String {
      // However the lines are wrapped.
      try level("--years 9 --field-years 9 --degree none \(options)").output.split(whereSeparator: \.isWhitespace)
        .joined(separator: " ")
    }
    #expect(
      try said("--grade 5").contains("Policy bakery 1. Junior Baker: fits."))
    #expect(try said("--title \"Head of Bakery\"").contains("Policy bakery 1. Head of Bakery: does not fit."))
    #expect(try said("").contains("The highest level that fits is Expert Baker, grade 7."))
  }

  // MARK: Pay

  @Test func whatTheLevelsPayInACountry() throws {
    let document = try LevelDocument("--field-years 4 --degree none --country Peru", status: 1)
    func range(_ digits: [String]) -> LevelDocument.Range? {
      let numbers = digits.compactMap { Decimal(string: $0) }
      return numbers.count == 3 ? .init(minimum: numbers[0], midpoint: numbers[1], maximum: numbers[2]) : nil
    }
    // 80,000 × 0.5 and 50,000 × 0.5, and 80 % and 120 % of them.
    #expect(document.levels.map(\.range) == [range(["32000", "40000", "48000"]), range(["20000", "25000", "30000"])])
    #expect(document.levels.map(\.currency) == ["USD", "USD"])
    let pay = Dictionary(uniqueKeysWithValues: (document.next ?? []).map { ($0.title, $0.range) })
    #expect(pay["Expert Baker"] == range(["36000", "45000", "54000"]))
    // The policy does not know the level Head: it is said, and the rest is done.
    #expect(pay["Head of Bakery"] == .some(nil))
    let outcome = try level("--field-years 4 --degree none --country Peru")
    #expect(outcome.errors.contains("[unknown-level]"))
  }

  @Test func withoutAPlaceThereIsNoPay() throws {
    let document = try LevelDocument("--field-years 4 --degree none")
    #expect((document.levels + (document.next ?? [])).allSatisfy { $0.range == nil && $0.currency == nil })
  }

  @Test func theBundledPolicyPaysInTheCountrysCurrency() throws {
    // 120,000 × 1.2 = 144,000 USD in the United States, 80 % to 120 % of it or as the policy says: the midpoint is what counts here.
    let outcome = try paygrade(
      "level --title \"Senior Machine Learning Engineer\" --country \"United States\" --as-of 2026-04-13 --format json")
    #expect(outcome.status == 0, "\(outcome.errors)")
    let object = try #require(try JSONSerialization.jsonObject(with: outcome.standardOutput) as? [String: Any])
    let level = try #require((object["levels"] as? [[String: Any]])?.first)
    #expect(level["currency"] as? String == "USD")
    #expect((level["range"] as? [String: Any])?["midpoint"] as? Int == 144000)
  }

  // MARK: Levels

  @Test func withoutAPersonTheLevelsAreShown() throws {
    let document = try LevelDocument("")
    #expect(Set(document.levels.prefix(2).map(\.title)) == ["Expert Baker", "Head of Bakery"])
    #expect(document.levels.dropFirst(2).map(\.title) == ["Senior Baker", "Junior Baker"])
    #expect(document.next == nil)
    #expect(document.notMet == nil)
    #expect(document.levels.allSatisfy { $0.missing == nil && $0.clauses.allSatisfy { $0.outcome == nil } })
    #expect(document.levels.map(\.clauses.count).sorted() == [2, 2, 3, 5])
  }

  @Test(arguments: [
    ("Associate Machine Learning Engineer", 5), ("Machine Learning Engineer", 6),
    ("Machine Learning Engineer Intermediate", 6), ("Senior Machine Learning Engineer", 7),
    ("Staff Machine Learning Engineer", 8), ("Engineering Manager Machine Learning", 8),
    ("Junior Machine Learning Engineer", 5),
  ])
  func theGradeOfATitle(title: String, grade: Int) throws {
    // S0-01 to S0-06 and S0-16.
    let outcome = try paygrade("level --title \"\(title)\" --format json")
    #expect(outcome.status == 0)
    let object = try #require(try JSONSerialization.jsonObject(with: outcome.standardOutput) as? [String: Any])
    #expect((object["levels"] as? [[String: Any]])?.map { $0["grade"] as? Int } == [grade])
  }

  @Test func principalIsAnErrorWithTheCandidates() throws {
    // S0-08.
    let outcome = try paygrade("level --title \"Principal Machine Learning Engineer\"")
    #expect(outcome.status == 1)
    #expect(outcome.output == "")
    #expect(outcome.errors.contains("[unknown-title]"))
    for title in [
      "Associate Machine Learning Engineer", "Machine Learning Engineer Intermediate",
      "Senior Machine Learning Engineer", "Staff Machine Learning Engineer", "Engineering Manager Machine Learning",
    ] { #expect(outcome.errors.contains("\"\(title)\"")) }
    #expect(!outcome.errors.contains("9"))
  }

  @Test func anotherCompanysLevelMayBeSeveralOfOurs() throws {
    let several = try LevelDocument("--from Mill/L5")
    #expect(several.job == nil)
    #expect(several.from == "Mill/L5")
    #expect(Set(several.levels.map(\.title)) == ["Expert Baker", "Head of Bakery"])
    #expect(several.levels.count == 2)
    let one = try level("--from Mill/L4 --format json")
    let object = try #require(try JSONSerialization.jsonObject(with: one.standardOutput) as? [String: Any])
    let found = try #require((object["levels"] as? [[String: Any]])?.first?["crosswalk"] as? [String: String])
    #expect(found == ["company": "Mill", "level": "L4", "confidence": "sure", "source": "Their page"])
    let text = try level("--from Mill/L5").output
    #expect(text.contains("a guess"))
    #expect(text.contains("confidence"))
  }

  // MARK: Exit status

  static let statuses: [(String, Int32)] = [
    ("", 0), ("--years 3", 0), ("--years 0 --degree none", 0), ("--years 80", 0), ("--rate Ovens=some", 0),
    ("--title \"Senior Baker\"", 0), ("--title Helper", 0), ("--job Baker", 0), ("--job \"Senior Baker\"", 0),
    ("--from Mill/L4", 0), ("--from Mill/L5", 0), ("--track IC --grade 7", 0),
    ("--title Principal", 1), ("--job Cook", 1), ("--level Chief", 1), ("--grade 8", 1),
    ("--track management --grade 5", 1),
    ("--from Mill/L9", 1), ("--from Mil/L5", 1), ("--from Mill", 1), ("--rate Ovens=deeply", 1),
    ("--rate Knives=some", 1),
    ("--years 2 --field-years 3", 1), ("--years 2 --leadership-years 3", 1),
    ("--years 81", 64), ("--years -1", 64), ("--years three", 64), ("--field-years 1e1", 64),
    ("--leadership-years \"\"", 64),
    ("--degree BSc", 64), ("--track boss", 64), ("--rate Ovens", 64), ("--rate Ovens=some --rate Ovens=deep", 64),
    ("--level Senior --level Junior", 64), ("--format xml", 64),
    ("--from Mill/L4 --years 3", 64), ("--from Mill/L4 --title Helper", 64), ("--from Mill/L4 --track IC", 64),
    ("--from Mill/L4 --level Senior", 64), ("--from Mill/L4 --grade 6", 64), ("--from Mill/L4 --job Baker", 64),
    ("--candidates people.csv --years 3", 64), ("--candidates people.csv --title Helper", 64),
    ("--candidates people.csv --from Mill/L4", 64), ("--candidates people.csv --format json", 64),
    ("--candidates people.csv --format markdown", 64), ("--candidates people.csv", 66),
    ("--years 3 --output nowhere/level.txt", 73),
  ]

  @Test(arguments: statuses) func status(_ line: String, _ status: Int32) throws {
    let outcome = try level(line)
    #expect(outcome.status == status, "\(outcome.errors)")
    #expect(outcome.errors.isEmpty == (status == 0))
    #expect(outcome.output.isEmpty == (status != 0))
    #expect(!outcome.errors.contains("[internal]"))
  }

  @Test func theExamplesOfTheHelpRun() throws {
    let help = try paygrade("level --help").output
    let examples = help.split(separator: "\n").compactMap {
      $0.firstMatch(of: /^ +paygrade (.*)$/).map { String($0.output.1) }
    }
    #expect(examples.count == 5)
    try withFolder { folder in
      try put("candidate_id,years\n1,3\n", at: folder + "/people.csv")
      try FileManager.default.createDirectory(atPath: folder + "/pages", withIntermediateDirectories: false)
      try put(
        "# Baker\n\nThe Baker is a grade 5.\n\n## Requirements\n\n- 2 years of baking\n", at: folder + "/pages/baker.md"
      )
      for example in examples {
        let outcome = try Command(folder: folder).run(example)
        #expect(outcome.status == 0, "\(example): \(outcome.errors)")
      }
    }
  }
}
