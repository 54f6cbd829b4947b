/// What a ladder says of one person: the levels that fit, and what the next one asks for.
public struct Assessment: Sendable {
  /// The levels none of whose required clauses failed, highest grade first.
  public let levels: [AssessedLevel]
  /// The levels of the next higher grade, or the lowest ones if none fits; with all their clauses.
  public let next: [AssessedLevel]
  /// All levels that do not fit, lowest grade first.
  public let notMet: [AssessedLevel]
  /// What to look at: what was not stated or could not be compared.
  public let warnings: [Finding]

  /// The levels that fit best: one, or several of one grade, of which none is preferred.
  public var highest: [AssessedLevel] { levels.prefix { $0.level.grade == levels[0].level.grade }.map { $0 } }
}

/// A level and what became of each of its requirements for one person.
public struct AssessedLevel: Sendable {
  /// The level.
  public let level: JobLevel
  /// Its own requirements, then those of the level that it extends.
  public let requirements: [AssessedRequirement]

  /// Whether no required clause failed.
  public var holds: Bool { !requirements.contains { $0.isMissing } }

  /// The required clauses that failed.
  public var missing: [AssessedRequirement] { requirements.filter(\.isMissing) }

  /// The required clauses that only a person can judge.
  public var open: [AssessedRequirement] {
    requirements.filter { $0.requirement.isOpen($0.outcome) }
  }
}

/// A requirement and what became of it for one person.
public struct AssessedRequirement: Sendable {
  /// The requirement.
  public let requirement: Requirement
  /// The level that it comes from, if it is another one.
  public let inheritedFrom: JobLevel?
  /// What became of it.
  public let outcome: Outcome
  /// What became of each clause, in the order of the requirement's options.
  public let clauseOutcomes: [[Outcome]]

  var isMissing: Bool { requirement.isMissing(outcome) }
}
