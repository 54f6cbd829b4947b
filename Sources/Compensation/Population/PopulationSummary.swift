/// Group statistics of a roster as they are shown: rounded once, with small groups hidden.
public struct PopulationSummary: Sendable {
  /// The names of the columns that people are grouped by.
  public let columns: [String]
  /// What amounts are in.
  public let currency: Currency
  /// What percentiles mean here.
  public let percentiles: PercentileDefinition
  /// Crossed groups first, then the groups of each column alone, then the whole.
  public let groups: [Group]

  /// One group of people.
  public struct Group: Sendable {
    /// Its value in each column; nil for all.
    public let key: [String?]
    /// Why it is not shown; nil if it is.
    public let hidden: HiddenReason?
    /// nil if it is hidden.
    public let figures: GroupFigures?
  }

  /// Everybody; nil if there is nobody.
  public var whole: Group? { groups.last }

  /// The groups of one column alone.
  public func margins(of column: Int) -> [Group] {
    groups.filter { group in
      group.key.enumerated().allSatisfy { ($0.element != nil) == ($0.offset == column) }
    }
  }
}
