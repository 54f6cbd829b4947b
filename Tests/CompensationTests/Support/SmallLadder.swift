import Compensation
import Testing

/// A ladder that is small enough to be read in a test: its tables as they look in files.
struct SmallLadder {
  private var tables: [PolicyTable] = []

  /// Without `levels`, one level `a` of the family `Baker`.
  init(
    _ levels: String = "id,family,title,grade\na,Baker,Title a,5", asking requirements: String? = nil,
    scales: String? = nil, crosswalk: String? = nil
  ) {
    tables.append(table("ladder", levels))
    if let requirements { tables.append(table("requirements", requirements)) }
    if let scales { tables.append(table("scales", scales)) }
    if let crosswalk { tables.append(table("crosswalk", crosswalk)) }
  }

  func checked() throws -> Ladder { try Ladder(tables: tables) }

  /// Errors, or else warnings.
  func findings() -> [Finding] {
    do { return try Ladder(tables: tables).warnings } catch { return error.all }
  }

  /// `ladder.csv:3: extends: [circle]`: where and what, without the message.
  func problems() -> [String] {
    findings().map { "\($0.file ?? "")\($0.line.map { ":\($0)" } ?? ""): \($0.column ?? ""): [\($0.code)]" }
  }

  func assessor(_ family: String = "Baker", on date: String? = nil) throws -> LadderAssessor {
    try LadderAssessor(checked(), family: family, asOf: date.map { try day($0) })
  }

  func assess(_ candidate: Candidate, in family: String = "Baker", on date: String? = nil) throws -> Assessment {
    try assessor(family, on: date).assess(candidate)
  }

  /// Why a candidate is refused.
  func refusal(
    _ candidate: Candidate, in family: String = "Baker", sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> Finding {
    try #require(
      #expect(throws: Finding.self, sourceLocation: sourceLocation) { try assess(candidate, in: family) },
      sourceLocation: sourceLocation)
  }
}

extension Candidate {
  /// A person of whom the years are known as they are written.
  static func with(
    years: String? = nil, field: String? = nil, leadership: String? = nil, _ degree: Degree? = nil,
    rated: [String: String] = [:]
  ) -> Candidate {
    func number(_ text: String?) -> ExactDecimal? { text.flatMap { try? ExactDecimal(plain: $0) } }
    return Candidate(
      years: number(years), fieldYears: number(field), leadershipYears: number(leadership), degree: degree,
      ratings: rated)
  }
}

extension Assessment {
  /// What became of a requirement of a level, found by its text.
  func outcome(of text: String, at id: String) -> Outcome? {
    (levels + notMet + next).first { $0.level.id == id }?.requirements.first { $0.requirement.text == text }?.outcome
  }

  var fits: [String] { levels.map(\.level.id) }
  var best: [String] { highest.map(\.level.id) }
  var nextOnes: [String] { next.map(\.level.id) }
  var unmet: [String] { notMet.map(\.level.id) }
  /// `years: [not-stated]`: what the warnings are about.
  var notes: [String] { warnings.map { "\($0.column ?? ""): [\($0.code)]" } }
}
