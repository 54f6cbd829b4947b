/// Assesses people against the levels of one job family on one day.
///
/// What a person is told depends on their ``CandidateProfile`` alone, so a caller with many people may keep results by it.
public struct LadderAssessor: Sendable {
  /// The levels of the family, lowest grade first.
  public let levels: [JobLevel]
  /// By level: its own requirements and those it extends.
  private let requirements: [[(requirement: Requirement, inheritedFrom: JobLevel?)]]
  /// The clauses that rules can check, each once; a profile has an outcome for each.
  private let clauses: [Clause]
  /// By level, requirement, option and clause: the place among `clauses`; nil for words.
  private let places: [[[[Int?]]]]
  private let ratings: RatingReader
  /// By place among `clauses`: the rating that is enough, for those that ask for one.
  private let wantedRanks: [(name: String, rank: Int)?]

  /// - Parameter family: A job family, or the title of one of its levels.
  /// - Throws: `unknown-job`, with the nearest there are.
  public init(_ ladder: Ladder, family: String, asOf date: CalendarDate?) throws(Finding) {
    let all = ladder.levels(asOf: date)
    levels = try ladder.family(family, asOf: date)
    requirements = levels.map { level in Self.requirements(of: level, among: all) }
    var clauses: [Clause] = []
    places = requirements.map { level in
      level.map { requirement, _ in
        requirement.options.map { option in
          option.map { clause in
            if clause.minimum == nil { return nil }
            if let place = clauses.firstIndex(of: clause) { return place }
            clauses.append(clause)
            return clauses.count - 1
          }
        }
      }
    }
    self.clauses = clauses
    let ratings = RatingReader(
      ladder.scales, asked: Set(clauses.compactMap(\.ratingName)),
      known: Set(all.flatMap { $0.requirements.flatMap { $0.options.joined().compactMap(\.ratingName) } }))
    self.ratings = ratings
    wantedRanks = clauses.map { ratings.wanted($0) }
  }

  /// A level's own requirements, then those of the levels that it extends, the nearest first; one that is there already is left out.
  static func requirements(
    of level: JobLevel, among all: [JobLevel]
  ) -> [(requirement: Requirement, inheritedFrom: JobLevel?)] {
    var found: [(requirement: Requirement, inheritedFrom: JobLevel?)] = level.requirements.map { ($0, nil) }
    var known = Set(level.requirements.map(Content.init))
    var seen: Set<String> = [level.id]
    var next = level.extends
    while let id = next, seen.insert(id).inserted, let base = all.first(where: { $0.id == id }) {
      for requirement in base.requirements where known.insert(Content(requirement)).inserted {
        found.append((requirement, base))
      }
      next = base.extends
    }
    return found
  }

  /// What makes two requirements the same: not where they stand.
  private struct Content: Hashable {
    let text: String
    let options: [[Clause]]
    let importance: Requirement.Importance

    init(_ requirement: Requirement) {
      text = requirement.text
      options = requirement.options
      importance = requirement.importance
    }
  }

  /// The requirements of one of ``levels``, with those it extends.
  public func requirements(of level: JobLevel) -> [(requirement: Requirement, inheritedFrom: JobLevel?)] {
    levels.firstIndex { $0.id == level.id }.map { requirements[$0] } ?? []
  }

  /// Assesses one person.
  /// - Throws: `inconsistent-years`, `unknown-rating`.
  public func assess(_ candidate: Candidate) throws(Finding) -> Assessment { assess(try profile(of: candidate)) }

  /// What a person's answer depends on.
  /// - Throws: `inconsistent-years`, `unknown-rating`.
  public func profile(of candidate: Candidate) throws(Finding) -> CandidateProfile {
    try candidate.check()
    let ranks = try ratings.ranks(candidate.ratings)
    let years = candidate.knownYears
    return CandidateProfile(
      outcomes: OutcomeList(count: clauses.count) { place in
        let clause = clauses[place]
        return switch clause.minimum {
        case nil: .needsPerson
        case .degree(let degree)?: (candidate.degree ?? .none) >= degree ? .passed : .failed
        case .years(let wanted)?: Self.outcome(clause.kind, wanted, candidate, years)
        case .rating?:
          wantedRanks[place].flatMap { wanted in ranks[wanted.name].map { $0 >= wanted.rank ? .passed : .failed } }
            ?? .needsPerson
        }
      },
      degree: candidate.degree.map { $0 == .none ? .without : .with } ?? .unstated,
      isFieldStated: candidate.fieldYears != nil,
      isFieldUnstated: candidate.fieldYears == nil && candidate.years != nil,
      hasNoYears: years == nil,
      areYearsUnstated: candidate.years == nil && years != nil,
      unusedRatings: ratings.asked.isSuperset(of: ranks.keys)
        ? [] : ranks.keys.filter { !ratings.asked.contains($0) }.sorted())
  }

  private static func outcome(
    _ kind: Clause.Kind, _ wanted: ExactDecimal, _ candidate: Candidate, _ years: ExactDecimal?
  ) -> Outcome {
    let known: ExactDecimal? =
      switch kind {
      case .fieldYears: candidate.fieldYears
      case .leadershipYears: candidate.leadershipYears
      default: years
      }
    if let known { return known >= wanted ? .passed : .failed }
    if wanted == .zero { return .passed }
    // Not stated: in the field there may be as many as there are at all.
    return kind == .fieldYears && years.map { $0 >= wanted } ?? false ? .needsPerson : .failed
  }

  /// Assesses everybody of one profile.
  public func assess(_ profile: CandidateProfile) -> Assessment {
    let assessed = levels.indices.map { assess($0, profile) }
    let fitting = assessed.indices.filter { isChecked($0, profile) && assessed[$0].holds }.map { assessed[$0] }
    let highest = fitting.last
    let above = assessed.filter { one in highest.map { $0.level.rank < one.level.rank } ?? !one.holds }
    let next = above.filter { $0.level.grade == above[0].level.grade }
    return Assessment(
      levels: fitting.sorted { ($1.level.rank, $0.level.title) < ($0.level.rank, $1.level.title) }, next: next,
      notMet: assessed.filter { !$0.holds }, warnings: warnings(profile))
  }

  private func assess(_ level: Int, _ profile: CandidateProfile) -> AssessedLevel {
    AssessedLevel(
      level: levels[level],
      requirements: zip(requirements[level], places[level]).map { requirement, places in
        let outcomes = places.map { $0.map { $0.map { profile.outcomes[$0] } ?? .needsPerson } }
        return AssessedRequirement(
          requirement: requirement.requirement, inheritedFrom: requirement.inheritedFrom,
          outcome: .any(outcomes.map(Outcome.all)), clauseOutcomes: outcomes)
      })
  }

  /// Whether anything that a level requires can be compared with what is known: otherwise everybody would have it.
  private func isChecked(_ level: Int, _ profile: CandidateProfile) -> Bool {
    zip(requirements[level], places[level]).contains { requirement, places in
      requirement.requirement.importance == .required
        && places.joined().contains { place in
          place.map { clauses[$0].ratingName == nil || profile.outcomes[$0] != .needsPerson } ?? false
        }
    }
  }

  private func warnings(_ profile: CandidateProfile) -> [Finding] {
    func warn(_ code: String, _ column: String, _ message: String) -> Finding {
      Finding(code, message, severity: .warning, file: "input", column: column)
    }
    var found: [Finding] = []
    let degrees = clauses.filter { $0.kind == .degree }
    if profile.degree == .unstated, !degrees.isEmpty {
      found.append(
        warn("not-stated", "degree", "no degree was stated, so that each clause about a degree counts as not met"))
    }
    let fields = Set(degrees.map(\.subject).filter { !$0.isEmpty }).sorted()
    if profile.degree == .with, !fields.isEmpty {
      found.append(
        warn(
          "not-compared", "degree",
          "the ladder asks for a degree in \(fields.joined(separator: ", ")); the field was not compared"))
    }
    let yearFields = Set(clauses.filter { $0.kind == .fieldYears }.map(\.subject)).sorted()
    if profile.isFieldStated, yearFields.count > 1 {
      found.append(
        warn(
          "not-compared", "field_years",
          "the ladder asks for years in several fields (\(yearFields.map { $0.isEmpty ? "the job's" : $0 }.joined(separator: "; "))); "
            + "the same years were counted for each, so that a person must look at them"))
    }
    if profile.hasNoYears, clauses.contains(where: { $0.kind == .years || $0.kind == .fieldYears }) {
      found.append(
        warn("not-stated", "years", "no years were stated, so that each clause about years counts as not met"))
    }
    if profile.isFieldUnstated, clauses.contains(where: { $0.kind == .fieldYears }) {
      found.append(
        warn(
          "not-stated", "field_years",
          "how many of the years were in the field was not stated, so that a person must judge it"))
    }
    if profile.areYearsUnstated, clauses.contains(where: { $0.kind == .years }) {
      found.append(
        warn(
          "not-stated", "years",
          "all years were not stated and are taken as no more than those in the field or in leadership"))
    }
    for name in profile.unusedRatings {
      found.append(warn("unused-rating", name, "no level of this family asks for a rating of it"))
    }
    for level in levels.indices where !isChecked(level, profile) {
      found.append(
        warn(
          "not-assessable", "title",
          "\(levels[level].title) is left out: nothing that it requires can be checked by a rule with what is known"))
    }
    return found
  }
}
