/// The scales that people are rated on: values in ascending order.
public struct RatingScales: Sendable, Hashable {
  /// The scale of every skill that has none of its own name.
  public static let skillScale = "skill"

  private let ranks: [String: [String: Int]]

  /// No scale unless some are given: by name, the rank of each value.
  public init(_ ranks: [String: [String: Int]] = [:]) { self.ranks = ranks }

  /// The names of the scales, sorted.
  public var names: [String] { ranks.keys.sorted() }

  /// The values of a scale, ascending; empty if there is no such scale.
  public func values(_ scale: String) -> [String] {
    (ranks[scale] ?? [:]).sorted { $0.value < $1.value }.map(\.key)
  }

  /// The ranks of a scale's values; empty if there is no such scale.
  func ranks(_ scale: String) -> [String: Int] { ranks[scale] ?? [:] }

  /// The place of a value in a scale; nil if it is none of its values.
  public func rank(_ value: String, in scale: String) -> Int? { ranks[scale]?[value] }

  /// The scale that a dimension or a skill is rated on; nil if there is none.
  public func scale(of name: String) -> String? {
    if ranks[name] != nil { return name }
    let isDimension = Clause.Kind(rawValue: name).map { $0.isRated } ?? false
    return !isDimension && ranks[Self.skillScale] != nil ? Self.skillScale : nil
  }
}

extension Clause {
  /// What a person is rated in for this clause: a dimension, or the skill; nil for other clauses.
  public var ratingName: String? { kind == .skill ? subject : kind.isRated ? kind.rawValue : nil }
}
