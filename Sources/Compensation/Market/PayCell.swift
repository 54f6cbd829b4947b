/// The figures of one combination of dimensions: a job at a level in a place.
struct PayCell: Sendable, Hashable {
  /// One value of each dimension, in the same order in every cell.
  let values: [String]
  /// The figures; at least one.
  let sample: PaySample

  /// The figures, ascending.
  var amounts: [ExactDecimal] { sample.amounts }
  /// By figure: its weight; nil if each counts once.
  var weights: [ExactDecimal]? { sample.weights }

  /// A cell with its figures.
  init(values: [String], sample: PaySample) {
    self.values = values
    self.sample = sample
  }
}
