/// Assesses people against the levels of one job family on one day.
///
/// What fits is the same for the same facts, so a caller with many people may keep results by their facts.
public struct LadderAssessor: Sendable {
  /// The levels of the family, lowest grade first.
  public let levels: [JobLevel]
  private let scales: RatingScales
  /// By level: its own requirements and those it extends.
  private let requirements: [[(requirement: Requirement, inheritedFrom: JobLevel?)]]
  /// The dimensions and skills that some level asks for.
  private let asked: Set<String>

  /// - Parameter family: A job family, or the title of one of its levels.
  /// - Throws: `unknown-job`, with the nearest there are.
  public init(_ ladder: Ladder, family: String, asOf date: CalendarDate?) throws(Finding) {
    let all = ladder.levels(asOf: date)
    levels = try ladder.family(family, asOf: date)
    scales = ladder.scales
    requirements = levels.map { level in Self.requirements(of: level, among: all) }
    asked = Set(
      requirements.joined().flatMap { $0.requirement.options.joined().compactMap(\.ratingName) })
  }

  /// A level's own requirements, then those of the levels that it extends, the nearest first; a text that is there already is left out.
  static func requirements(
    of level: JobLevel, among all: [JobLevel]
  ) -> [(requirement: Requirement, inheritedFrom: JobLevel?)] {
    var found: [(requirement: Requirement, inheritedFrom: JobLevel?)] = level.requirements.map { ($0, nil) }
    var texts = Set(level.requirements.map(\.text))
    var seen: Set<String> = [level.id]
    var next = level.extends
    while let id = next, seen.insert(id).inserted, let base = all.first(where: { $0.id == id }) {
      for requirement in base.requirements where texts.insert(requirement.text).inserted {
        found.append((requirement, base))
      }
      next = base.extends
    }
    return found
  }

  /// The requirements of one of ``levels``, with those it extends.
  public func requirements(of level: JobLevel) -> [(requirement: Requirement, inheritedFrom: JobLevel?)] {
    levels.firstIndex { $0.id == level.id }.map { requirements[$0] } ?? []
  }

  /// Assesses one person.
  /// - Throws: `inconsistent-years`, `unknown-rating`.
  public func assess(_ candidate: Candidate) throws(Finding) -> Assessment {
    let person = try person(candidate)
    let assessed = levels.indices.map { assess($0, person) }
    let fitting = assessed.indices.filter { isChecked($0, person) && assessed[$0].holds }.map { assessed[$0] }
    let highest = fitting.last
    let above = assessed.filter { one in highest.map { $0.level.rank < one.level.rank } ?? !one.holds }
    let next = above.filter { $0.level.grade == above[0].level.grade }
    return Assessment(
      levels: fitting.sorted { ($1.level.rank, $0.level.title) < ($0.level.rank, $1.level.title) }, next: next,
      notMet: assessed.filter { !$0.holds },
      warnings: warnings(candidate, person))
  }

  // MARK: One person

  /// A candidate whose ratings are ranks.
  private struct Person {
    let candidate: Candidate
    let years: ExactDecimal?
    let ranks: [String: Int]
  }

  private func person(_ candidate: Candidate) throws(Finding) -> Person {
    try candidate.check()
    var ranks: [String: Int] = [:]
    for (name, value) in candidate.ratings.sorted(by: { $0.key < $1.key }) {
      guard let scale = scales.scale(of: name), asked.contains(name) || scale == name else {
        let known = asked.union(scales.names).subtracting([RatingScales.skillScale]).sorted()
        throw Finding(
          "unknown-rating",
          "nothing is rated as \"\(name)\" here\(suggestion(nearest(to: name, among: known), or: known))",
          file: "input", column: "rate")
      }
      guard let rank = scales.rank(value, in: scale) else {
        let known = scales.values(scale)
        throw Finding(
          "unknown-rating",
          "the scale of \(name) has no value \"\(value)\"; its values are, from the lowest: \(known.joined(separator: ", "))",
          file: "input", column: "rate")
      }
      ranks[name] = rank
    }
    return Person(candidate: candidate, years: candidate.knownYears, ranks: ranks)
  }

  private func assess(_ place: Int, _ person: Person) -> AssessedLevel {
    AssessedLevel(
      level: levels[place],
      requirements: requirements[place].map { requirement, origin in
        let outcomes = requirement.options.map { $0.map { outcome(of: $0, person) } }
        return AssessedRequirement(
          requirement: requirement, inheritedFrom: origin, outcome: .any(outcomes.map(Outcome.all)),
          clauseOutcomes: outcomes)
      })
  }

  /// Whether anything that a level requires can be compared with what is known: otherwise everybody would have it.
  private func isChecked(_ place: Int, _ person: Person) -> Bool {
    requirements[place].contains { requirement, _ in
      requirement.importance == .required
        && requirement.options.joined().contains { clause in
          clause.kind != .text && (clause.ratingName.map { person.ranks[$0] != nil } ?? true)
        }
    }
  }

  private func outcome(of clause: Clause, _ person: Person) -> Outcome {
    let candidate = person.candidate
    switch clause.minimum {
    case nil: return .needsPerson
    case .degree(let degree)?: return (candidate.degree ?? .none) >= degree ? .passed : .failed
    case .rating(let value)?:
      guard let name = clause.ratingName, let scale = scales.scale(of: name), let rank = person.ranks[name],
        let wanted = scales.rank(value, in: scale)
      else { return .needsPerson }
      return rank >= wanted ? .passed : .failed
    case .years(let wanted)?:
      let known: ExactDecimal? =
        switch clause.kind {
        case .fieldYears: candidate.fieldYears
        case .leadershipYears: candidate.leadershipYears
        default: person.years
        }
      if let known { return known >= wanted ? .passed : .failed }
      if wanted == .zero { return .passed }
      // Not stated: in the field there may be as many as there are at all.
      let isPossible = clause.kind == .fieldYears && person.years.map { $0 >= wanted } ?? false
      return isPossible ? .needsPerson : .failed
    }
  }

  // MARK: Warnings

  private func warnings(_ candidate: Candidate, _ person: Person) -> [Finding] {
    let clauses = requirements.joined().flatMap { $0.requirement.options.joined() }
    func warn(_ code: String, _ column: String, _ message: String) -> Finding {
      Finding(code, message, severity: .warning, file: "input", column: column)
    }
    var found: [Finding] = []
    if candidate.degree == nil, clauses.contains(where: { $0.kind == .degree }) {
      found.append(
        warn("not-stated", "degree", "no degree was stated, so that each clause about a degree counts as not met"))
    }
    let fields = Set(clauses.filter { $0.kind == .degree }.map(\.subject).filter { !$0.isEmpty }).sorted()
    if let degree = candidate.degree, degree != .none, !fields.isEmpty {
      found.append(
        warn(
          "not-compared", "degree",
          "the ladder asks for a degree in \(fields.joined(separator: ", ")); the field was not compared"))
    }
    if candidate.fieldYears == nil, candidate.years != nil, clauses.contains(where: { $0.kind == .fieldYears }) {
      found.append(
        warn(
          "not-stated", "field_years",
          "how many of the years were in the field was not stated, so that a person must judge it"))
    }
    if candidate.years == nil, candidate.knownYears != nil, clauses.contains(where: { $0.kind == .years }) {
      found.append(
        warn(
          "not-stated", "years",
          "all years were not stated and are taken as no more than those in the field or in leadership"))
    }
    for name in person.ranks.keys.sorted() where !asked.contains(name) {
      found.append(warn("unused-rating", name, "no level of this family asks for a rating of it"))
    }
    for place in levels.indices where !isChecked(place, person) {
      found.append(
        warn(
          "not-assessable", "title",
          "\(levels[place].title) is left out: nothing that it requires can be checked by a rule with what is known"))
    }
    return found
  }
}
