/// What a ladder's answer to a person depends on: people with equal profiles get equal answers from the same ``LadderAssessor``.
public struct CandidateProfile: Sendable, Hashable {
  /// By clause that rules can check, in the assessor's order.
  let outcomes: OutcomeList
  let degree: Statement
  let isFieldStated: Bool
  let isFieldUnstated: Bool
  let hasNoYears: Bool
  let areYearsUnstated: Bool
  /// What was rated and no level asks for, sorted.
  let unusedRatings: [String]

  /// Whether there is a degree.
  enum Statement: Sendable, Hashable {
    case with, without, unstated
  }
}
