/// What becomes of a composite where a source has no figure.
public enum MissingSourceRule: String, Sendable, Hashable, CaseIterable {
  /// There is none.
  case refuse
  /// The other sources go on with their weights, which then sum to less: each has more of the whole.
  case renormalise
}
