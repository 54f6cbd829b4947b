/// What is done to the estimated factor of a place before it is a policy's: shrinking, rounding, floor and ratchet, in
/// this order.
///
/// ## Source
///
/// Shrinking: Efron and Morris, Stein's Paradox in Statistics, Scientific American 236 (1977). The ratchet: GitLab
/// handbook, location factors.
public struct LocationAdjustment: Sendable, Hashable {
  /// K in `(n × factor + K × region's factor) / (n + K)`: how many figures the region counts as; 0 for none.
  public let shrinkage: ExactDecimal
  /// The unit to the nearest multiple of which factors are rounded: 0.0001.
  public let roundingUnit: ExactDecimal
  /// The least factor; nil for any.
  public let floor: ExactDecimal?
  /// Whether a factor never falls below the one in force.
  public let isRatchet: Bool

  /// An adjustment of its parts; by default only rounding to four decimals. Nil if shrinkage is below zero or the unit
  /// not above it.
  public init?(
    shrinkage: ExactDecimal = .zero, roundingUnit: ExactDecimal = ExactDecimal(units: 100_000_000_000_000),
    floor: ExactDecimal? = nil, isRatchet: Bool = false
  ) {
    guard shrinkage >= .zero, roundingUnit > .zero else { return nil }
    self.shrinkage = shrinkage
    self.roundingUnit = roundingUnit
    self.floor = floor
    self.isRatchet = isRatchet
  }

  /// Adjusts a place's factor, or a region's.
  /// - Parameters:
  ///   - estimate: The estimated factor.
  ///   - records: How many figures it is of.
  ///   - region: The factor of the region that the place is in; nil if there is none, and then nothing shrinks.
  ///   - inForce: The factor in the policy's table; nil if it has none.
  /// - Throws: `overflow`.
  public func adjusted(
    _ estimate: ExactDecimal, records: Int, region: ExactDecimal?, inForce: ExactDecimal?
  ) throws(ArithmeticError) -> AdjustedFactor {
    var shrunk = estimate
    if let region, shrinkage > .zero {
      let count = ExactDecimal(records)
      shrunk = try (count * estimate + shrinkage * region) / (count + shrinkage)
    }
    let rounded = try shrunk.rounded(.nearest, to: roundingUnit)
    let floored = floor.map { max(rounded, $0) } ?? rounded
    let held = isRatchet ? inForce.map { max(floored, $0) } ?? floored : floored
    return AdjustedFactor(
      estimate: estimate, region: region, shrunk: shrunk, rounded: rounded, floored: floored, inForce: inForce,
      final: held)
  }
}

/// A factor after each step of its adjustment.
public struct AdjustedFactor: Sendable, Hashable {
  /// As estimated.
  public let estimate: ExactDecimal
  /// The region's factor; nil if there is none.
  public let region: ExactDecimal?
  /// After shrinking toward the region's.
  public let shrunk: ExactDecimal
  /// After rounding.
  public let rounded: ExactDecimal
  /// After the floor.
  public let floored: ExactDecimal
  /// The one in force before; nil if there is none.
  public let inForce: ExactDecimal?
  /// What the policy gets.
  public let final: ExactDecimal

  /// Whether the floor raised it.
  public var isHeldByFloor: Bool { floored > rounded }
  /// Whether the factor in force raised it: what the ratchet hides is the step from `floored` down.
  public var isHeldByRatchet: Bool { final > floored }

  /// The reference place's: 1 at each step, whatever the adjustment.
  public static func reference(inForce: ExactDecimal? = nil) -> AdjustedFactor {
    AdjustedFactor(
      estimate: .one, region: nil, shrunk: .one, rounded: .one, floored: .one, inForce: inForce, final: .one)
  }
}
