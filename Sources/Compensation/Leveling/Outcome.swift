/// What became of a clause, or of a requirement, for one person.
public enum Outcome: String, Sendable, Hashable, CaseIterable {
  case passed, failed
  /// No rule can say: the clause is words, or nobody rated the person in it.
  case needsPerson = "needs a person"

  /// All of several: one that failed decides, then one that needs a person.
  static func all(_ outcomes: some Sequence<Outcome>) -> Outcome {
    outcomes.reduce(.passed) { result, next in
      result == .failed || next == .failed ? .failed : result == .needsPerson ? .needsPerson : next
    }
  }

  /// One of several: one that passed decides, then one that needs a person.
  static func any(_ outcomes: some Sequence<Outcome>) -> Outcome {
    outcomes.reduce(.failed) { result, next in
      result == .passed || next == .passed ? .passed : result == .needsPerson ? .needsPerson : next
    }
  }
}
