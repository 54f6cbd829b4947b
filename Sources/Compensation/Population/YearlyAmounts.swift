/// A range's amounts laid out for speed: in smallest units per year, below zero where the policy defines none.
public struct YearlyAmounts: Sendable, Hashable, BitwiseCopyable {
  /// The lower end, or −1.
  public let minimum: Int64
  /// The middle, or −1.
  public let midpoint: Int64
  /// The upper end, or −1.
  public let maximum: Int64

  /// The amounts of a range.
  public init(_ range: YearlyRange) {
    minimum = range.minimum ?? -1
    midpoint = range.midpoint ?? -1
    maximum = range.maximum ?? -1
  }

  /// Whether minimum and maximum are both there.
  @inlinable public var hasEnds: Bool { minimum >= 0 && maximum >= 0 }
}
