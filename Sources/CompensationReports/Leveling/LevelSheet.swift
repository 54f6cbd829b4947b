public import Compensation

/// Levels of a job family with their clauses, and what became of them for one person: the value that every format of `paygrade level`
/// renders.
public struct LevelSheet: Sendable {
  /// The policy that the ladder belongs to.
  public let policy: Policy
  /// The day that ladder and pay were read as of.
  public let asOf: CalendarDate?
  /// What the sheet is about: a job family, or a level of another company.
  public let subject: String
  /// Whether a person was assessed; otherwise the levels are shown with what they ask for.
  public let isAssessed: Bool
  /// Whether only some levels were asked for.
  public let isNarrowed: Bool
  /// The levels that fit, or that were asked for, highest grade first.
  public var levels: [Entry] = []
  /// The levels of the next grade.
  public var next: [Entry] = []
  /// All levels that do not fit, those of ``next`` among them, lowest grade first.
  public var notMet: [Entry] = []
  /// What to look at.
  public var warnings: [Finding] = []
  /// How the report writes numbers.
  public var numbers = NumberStyle()

  /// A sheet without levels.
  public init(policy: Policy, asOf: CalendarDate?, subject: String, isAssessed: Bool, isNarrowed: Bool = false) {
    self.policy = policy
    self.asOf = asOf
    self.subject = subject
    self.isAssessed = isAssessed
    self.isNarrowed = isNarrowed
  }

  /// The levels of the highest grade among those that fit.
  var highest: ArraySlice<Entry> { levels.prefix { $0.level.grade == levels[0].level.grade } }

  /// A level, its clauses and its pay.
  public struct Entry: Sendable {
    /// The level.
    public let level: JobLevel
    /// Its own clauses, then those it extends.
    public let clauses: [Line]
    /// Its pay range, where the place was given.
    public var offer: Offer?
    /// How sure it is that another company's level is this one.
    public var crosswalk: Crosswalk.Entry?

    /// A level with what became of its requirements.
    public init(_ assessed: AssessedLevel) {
      level = assessed.level
      clauses = assessed.requirements.map {
        Line(
          requirement: $0.requirement, inheritedFrom: $0.inheritedFrom, outcome: $0.outcome,
          clauseOutcomes: $0.clauseOutcomes)
      }
    }

    /// A level with what it asks for.
    public init(_ level: JobLevel, requirements: [(requirement: Requirement, inheritedFrom: JobLevel?)]) {
      self.level = level
      clauses = requirements.map {
        Line(requirement: $0.requirement, inheritedFrom: $0.inheritedFrom, outcome: nil, clauseOutcomes: nil)
      }
    }

    /// The clauses that must hold and failed.
    public var missing: [Line] { clauses.filter { $0.requirement.isMissing($0.outcome) } }

    /// How many clauses that must hold only a person can judge.
    var openCount: Int { clauses.count { $0.requirement.isOpen($0.outcome) } }
  }

  /// A requirement and what became of it.
  public struct Line: Sendable {
    /// The requirement.
    public let requirement: Requirement
    /// The level that it comes from, if it is another one.
    public let inheritedFrom: JobLevel?
    /// nil where nobody was assessed.
    public let outcome: Outcome?
    /// By option and clause; nil where nobody was assessed.
    public let clauseOutcomes: [[Outcome]]?

    /// What the requirement is about; `alternatives` where several kinds of clauses are.
    var kind: String {
      let kinds = Set(requirement.options.joined().map(\.kind))
      return kinds.count == 1 ? kinds.first?.rawValue ?? "" : "alternatives"
    }
  }
}
