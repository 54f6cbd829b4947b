/// The figures of one combination of dimensions: a job at a level in a place.
public struct PayCell: Sendable, Hashable {
  /// One value of each dimension, in the same order in every cell.
  public let values: [String]
  /// The figures; at least one.
  public let sample: PaySample

  /// The figures, ascending.
  public var amounts: [ExactDecimal] { sample.amounts }
  /// By figure: its weight; nil if each counts once.
  public var weights: [ExactDecimal]? { sample.weights }

  /// A cell with its figures.
  public init(values: [String], sample: PaySample) {
    self.values = values
    self.sample = sample
  }
}
