/// Figures of pay, sorted, of which each may stand for several: what percentiles and means are taken of.
///
/// A weight says how many people a figure stands for, or its share of them. Weights that are all whole numbers repeat
/// their figures; nothing is written out so many times.
struct PaySample: Sendable, Hashable {
  /// The figures, ascending; at least one.
  let amounts: [ExactDecimal]
  /// By figure: its weight, above zero; nil if each counts once.
  let weights: [ExactDecimal]?
  /// The sum of the weights, or the number of figures.
  let totalWeight: ExactDecimal
  /// By figure: the weight of it and of all before it; empty without weights.
  private let cumulativeWeights: [ExactDecimal]
  /// How many figures there are if each is repeated by its weight; nil if a weight is not whole.
  private let repeatedCount: Int?

  /// Figures of which each counts once, in any order; nil if there is none.
  init?(_ figures: [ExactDecimal]) {
    if figures.isEmpty { return nil }
    self.init(sorted: figures.sorted())
  }

  /// Figures with weights, in any order; nil if no weight is above zero.
  ///
  /// A figure of weight 0 stands for nobody and is dropped.
  ///
  /// - Parameters:
  ///   - weights: One of each figure, 0 or more.
  /// - Throws: `overflow` if the weights have no sum, or whole ones one above 10¹⁶.
  init?(_ figures: [ExactDecimal], weights: [ExactDecimal]) throws(ArithmeticError) {
    precondition(figures.count == weights.count, "each figure has a weight")
    precondition(weights.allSatisfy { $0 >= .zero }, "no weight is below zero")
    let pairs = zip(figures, weights).filter { $0.1 > .zero }.sorted { $0.0 < $1.0 }
    if pairs.isEmpty { return nil }
    try self.init(sorted: pairs.map(\.0), weights: pairs.map(\.1))
  }

  /// Several samples as one; nil of none. Where only some have weights, each figure of the others has the weight 1.
  /// - Throws: `overflow` if the weights have no sum.
  init?(_ samples: some Collection<PaySample>) throws(ArithmeticError) {
    if samples.count <= 1 {
      guard let only = samples.first else { return nil }
      self = only
    } else if samples.allSatisfy({ $0.weights == nil }) {
      self.init(samples.flatMap(\.amounts))
    } else {
      let weights = samples.flatMap { $0.weights ?? Array(repeating: .one, count: $0.count) }
      try self.init(samples.flatMap(\.amounts), weights: weights)
    }
  }

  private init(sorted amounts: [ExactDecimal]) {
    self.amounts = amounts
    weights = nil
    totalWeight = ExactDecimal(amounts.count)
    cumulativeWeights = []
    repeatedCount = amounts.count
  }

  private init(sorted amounts: [ExactDecimal], weights: [ExactDecimal]) throws(ArithmeticError) {
    self.amounts = amounts
    self.weights = weights
    var sum = ExactDecimal.zero
    var cumulative: [ExactDecimal] = []
    cumulative.reserveCapacity(weights.count)
    for weight in weights {
      sum = try sum + weight
      cumulative.append(sum)
    }
    cumulativeWeights = cumulative
    totalWeight = sum
    if weights.allSatisfy({ $0.units % ExactDecimal.unitsPerOne == 0 }) {
      let whole = sum.units / ExactDecimal.unitsPerOne
      if whole > Self.mostRepeated { throw .overflow }
      repeatedCount = Int(whole)
    } else {
      repeatedCount = nil
    }
  }

  /// 10¹⁶: a hundred times that still fits a place in hundredths.
  private static let mostRepeated: Int128 = 10_000_000_000_000_000

  /// How many figures there are, each counted once whatever its weight.
  var count: Int { amounts.count }

  /// A percentile, rounded half away from zero at the 18th decimal where it lies between two figures.
  ///
  /// With weights that are not all whole it is the smallest figure whose cumulative weight reaches the share of the
  /// total, by any definition; shares are compared after rounding to twelve decimals, so that three times a third is
  /// one.
  ///
  /// - Parameter percentage: 0 to 100.
  /// - Throws: `overflow` if two figures are too far apart.
  func percentile(
    _ percentage: Int, _ definition: PercentileDefinition
  ) throws(ArithmeticError) -> ExactDecimal {
    precondition((0...100).contains(percentage), "a percentage is 0 to 100")
    guard let repeatedCount else { return try weightedPercentile(percentage) }
    let place = definition.place(percentage: percentage, count: repeatedCount)
    let low = figure(at: place.person)
    if place.hundredths == 0 { return low }
    let distance = try figure(at: place.next) - low
    // `hundredths` of the distance, divided before it is multiplied so that it stays below the distance.
    let (quotient, rest) = distance.units.quotientAndRemainder(dividingBy: 100)
    let hundredths = Int128(place.hundredths)
    return try low + ExactDecimal(units: quotient * hundredths + (rest * hundredths + 50) / 100)
  }

  /// The arithmetic mean, by weight if there are weights: `Σ w·x / Σ w`.
  /// - Throws: `overflow` if the figures have no sum.
  func mean() throws(ArithmeticError) -> ExactDecimal {
    var sum = ExactDecimal.zero
    if let weights {
      for (amount, weight) in zip(amounts, weights) { sum = try sum + amount * weight }
    } else {
      for amount in amounts { sum = try sum + amount }
    }
    return try sum / totalWeight
  }

  /// The figure at a place, counted from 1, among the repeated ones.
  private func figure(at place: Int) -> ExactDecimal {
    if weights == nil { return amounts[place - 1] }
    let reached = ExactDecimal(place)
    return amounts[Self.first(of: amounts.count) { cumulativeWeights[$0] >= reached }]
  }

  private func weightedPercentile(_ percentage: Int) throws(ArithmeticError) -> ExactDecimal {
    let share = ExactDecimal(units: Int128(percentage) * (ExactDecimal.unitsPerOne / 100))
    let place = try Self.first(of: amounts.count) { index throws(ArithmeticError) in
      try ExactDecimal.quotient(cumulativeWeights[index], totalWeight, fractionDigits: 12) >= share
    }
    return amounts[place]
  }

  /// The first place that has what every later one has, too; the last if none has it.
  private static func first<Failure: Error>(
    of count: Int, where isReached: (Int) throws(Failure) -> Bool
  ) throws(Failure) -> Int {
    var (low, high) = (0, count - 1)
    while low < high {
      let middle = (low + high) / 2
      if try isReached(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
