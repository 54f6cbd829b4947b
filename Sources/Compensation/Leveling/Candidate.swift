/// What is known of a person. What is not stated counts as not there, but for years in the field, which may be as many as all years.
public struct Candidate: Sendable, Hashable {
  /// Years of work of any kind, 0 or more.
  public var years: ExactDecimal?
  /// Years of work in the field of the job family; some of all years.
  public var fieldYears: ExactDecimal?
  /// Years of leading people; some of all years.
  public var leadershipYears: ExactDecimal?
  /// The highest degree.
  public var degree: Degree?
  /// By dimension (`scope`, `complexity`, `autonomy`, `influence`) or skill: a value of its scale.
  public var ratings: [String: String]

  /// A person of whom nothing is known, unless it is said.
  public init(
    years: ExactDecimal? = nil, fieldYears: ExactDecimal? = nil, leadershipYears: ExactDecimal? = nil,
    degree: Degree? = nil, ratings: [String: String] = [:]
  ) {
    self.years = years
    self.fieldYears = fieldYears
    self.leadershipYears = leadershipYears
    self.degree = degree
    self.ratings = ratings
  }

  /// All years: those stated, or else the most of the others.
  var knownYears: ExactDecimal? {
    if let years { return years }
    guard let fieldYears, let leadershipYears else { return fieldYears ?? leadershipYears }
    return max(fieldYears, leadershipYears)
  }

  /// Refuses more years of one kind than there are years.
  /// - Throws: `inconsistent-years`.
  func check() throws(Finding) {
    guard let years else { return }
    for (column, part) in [("field_years", fieldYears), ("leadership_years", leadershipYears)] {
      if let part, part > years {
        throw Finding(
          "inconsistent-years", "these are more years than all years of work together; correct one of them",
          file: "input", column: column)
      }
    }
  }
}
