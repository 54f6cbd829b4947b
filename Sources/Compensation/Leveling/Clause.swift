/// One thing that a level asks for.
public struct Clause: Sendable, Hashable {
  /// What it is about, and so how it is assessed.
  public let kind: Kind
  /// The field of the years or of the degree, or the skill's name; empty if any counts.
  public let subject: String
  /// What is enough; nil for a text, which only a person can judge.
  public let minimum: Minimum?

  /// A clause; kind and minimum must belong together.
  public init(_ kind: Kind, of subject: String = "", minimum: Minimum? = nil) {
    self.kind = kind
    self.subject = subject
    self.minimum = minimum
  }

  /// What clauses are about, as `requirements.csv` names it.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Years of work of any kind.
    case years
    /// Years of work in the field of the job family, or in the field that the clause names.
    case fieldYears = "field_years"
    /// Years of leading people.
    case leadershipYears = "leadership_years"
    case degree
    /// A named skill, to a depth of the scale for skills.
    case skill
    /// The dimensions that people are rated in, each on a scale of its own.
    case scope, complexity, autonomy, influence
    /// Words that no rule can check.
    case text

    /// Whether a person is rated in it, on a scale.
    public var isRated: Bool {
      switch self {
      case .skill, .scope, .complexity, .autonomy, .influence: true
      case .years, .fieldYears, .leadershipYears, .degree, .text: false
      }
    }
  }

  /// What is enough for a clause.
  public enum Minimum: Sendable, Hashable {
    case years(ExactDecimal)
    case degree(Degree)
    /// A value of the scale that belongs to the clause.
    case rating(String)
  }
}
