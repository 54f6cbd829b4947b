import Testing

@testable import Compensation

@Suite struct PaySampleTests {
  private func decimals(_ texts: [String]) throws -> [ExactDecimal] { try texts.map { try ExactDecimal(plain: $0) } }

  private func sample(_ figures: [Int], _ weights: [String]? = nil) throws -> PaySample {
    let amounts = figures.map { ExactDecimal($0) }
    return try #require(try weights.map { try PaySample(amounts, weights: decimals($0)) } ?? PaySample(amounts))
  }

  /// B-10: the offers of three companies.
  @Test(arguments: [(PercentileDefinition.inclusive, "122", "114.5", "105"), (.exclusive, "121", "111.5", "98")])
  func publishedVectors(definition: PercentileDefinition, first: String, second: String, third: String) throws {
    let companies = try [
      sample([120, 130, 128, 131, 122]), sample([110, 116, 118, 122]), sample([98, 112, 116]),
    ]
    let quartiles = try companies.map { try $0.percentile(25, definition) }
    #expect(quartiles == (try decimals([first, second, third])))
    let median = try #require(PaySample(quartiles)).percentile(50, definition)
    #expect(median == quartiles[1])
    let pooled = try #require(try PaySample(companies))
    #expect(pooled.count == 12)
    #expect(try pooled.percentile(25, .inclusive) == ExactDecimal(115))
  }

  /// A percentile by its definition, of figures that are all written out, in whole units.
  private func naive(_ figures: [Int128], _ percentage: Int, _ definition: PercentileDefinition) -> Int128 {
    let sorted = figures.sorted()
    let count = sorted.count
    let place: Int
    switch definition {
    case .inclusive: place = 100 + (count - 1) * percentage
    case .exclusive: place = min(max((count + 1) * percentage, 100), count * 100)
    case .discrete: return sorted[sorted.indices.first { ($0 + 1) * 100 >= percentage * count }!]
    }
    let (low, high) = (sorted[place / 100 - 1], sorted[min(place / 100, count - 1)])
    let hundredfold = low * 100 + (high - low) * Int128(place % 100)
    return (hundredfold * 2 + 100) / 200
  }

  @Test(arguments: PercentileDefinition.allCases)
  func againstTheFiguresWrittenOut(definition: PercentileDefinition) throws {
    var random = SeededGenerator(seed: 21)
    for round in 0..<600 {
      let count = Int.random(in: 1...9, using: &random)
      let most: Int128 = [3, 1000, 90_000_000_000_000_000_000_000, 1 << 110][round % 4]
      let units = (0..<count).map { _ in Int128.random(in: 0...most, using: &random) }
      let repeats = (0..<count).map { _ in round % 2 == 0 ? 1 : Int.random(in: 0...4, using: &random) }
      let figures = units.map { ExactDecimal(units: $0) }
      let written = zip(units, repeats).flatMap { Array(repeating: $0, count: $1) }
      let weighted = try PaySample(figures, weights: repeats.map { ExactDecimal($0) })
      #expect((weighted == nil) == written.isEmpty)
      let plain = PaySample(written.map { ExactDecimal(units: $0) })
      #expect(weighted?.totalWeight == plain?.totalWeight)
      for percentage in [0, 1, 10, 25, 33, 50, 75, 90, 99, 100] {
        let found = try weighted?.percentile(percentage, definition).units
        #expect(found == (written.isEmpty ? nil : naive(written, percentage, definition)), "\(units) \(repeats)")
        #expect(try plain?.percentile(percentage, definition).units == found)
      }
      // Means have no definition that is told apart; they are exact where the sum divides.
      #expect(try weighted?.mean() == plain?.mean())
    }
  }

  @Test(arguments: PercentileDefinition.allCases)
  func weightsThatAreNotWhole(definition: PercentileDefinition) throws {
    var random = SeededGenerator(seed: 22)
    for _ in 0..<600 {
      let count = Int.random(in: 1...9, using: &random)
      let figures = (0..<count).map { _ in Int.random(in: 0...20, using: &random) }
      // Quarters, of which at least one is not whole.
      let quarters = (0..<count).map { _ in Int.random(in: 0...6, using: &random) } + [3]
      let all = figures + [Int.random(in: 0...20, using: &random)]
      let weights = try quarters.map { try ExactDecimal($0) / ExactDecimal(4) }
      let sample = try #require(try PaySample(all.map { ExactDecimal($0) }, weights: weights))
      let total = quarters.reduce(0, +)
      for percentage in [0, 1, 10, 25, 50, 75, 90, 99, 100] {
        // The smallest figure for which the quarters of it and of all that are not above it are enough.
        let expected = zip(all, quarters).filter { $0.1 > 0 }.map(\.0).sorted().first { figure in
          zip(all, quarters).filter { $0.0 <= figure }.reduce(0) { $0 + $1.1 } * 100 >= percentage * total
        }
        #expect(try sample.percentile(percentage, definition) == ExactDecimal(#require(expected)))
      }
      let sum = zip(all, quarters).reduce(0) { $0 + $1.0 * $1.1 }
      #expect(try sample.mean() == ExactDecimal(sum) / ExactDecimal(total))
    }
  }

  /// An organisation whose three records share one weight, beside two with one record each.
  @Test func threeThirdsAreOne() throws {
    let third = try (ExactDecimal.one / ExactDecimal(3)).description
    let sample = try sample([1, 2, 3, 4, 5], [third, third, third, "1", "1"])
    // 33 % of 3 is 0.99, which needs the third third; a hair more than 1 needs the next figure.
    #expect(try sample.percentile(33, .inclusive) == ExactDecimal(3))
    #expect(try sample.percentile(34, .inclusive) == ExactDecimal(4))
    // Four organisations: 25 % are exactly three thirds.
    let four = try self.sample([1, 2, 3, 4, 5, 6], [third, third, third, "1", "1", "1"])
    #expect(try four.percentile(25, .inclusive) == ExactDecimal(3))
    #expect(try four.percentile(50, .inclusive) == ExactDecimal(4))
    #expect(try four.percentile(26, .inclusive) == ExactDecimal(4))
  }

  /// Shares of a whole may be as small as the number type goes.
  @Test func onlyTheProportionOfWeightsCounts() throws {
    let large = try sample([10, 20, 30], ["0.5", "0.25", "0.25"])
    let small = try sample([10, 20, 30], ["0.00000000000002", "0.00000000000001", "0.00000000000001"])
    for percentage in 0...100 {
      let expected = ExactDecimal(percentage <= 50 ? 10 : percentage <= 75 ? 20 : 30)
      #expect(try large.percentile(percentage, .inclusive) == expected)
      #expect(try small.percentile(percentage, .inclusive) == expected)
    }
  }

  @Test func aFigureOfWeightZeroIsNobodys() throws {
    let sample = try sample([10, 20, 30], ["1", "0", "1"])
    #expect(sample.amounts == [ExactDecimal(10), ExactDecimal(30)])
    #expect(sample.weights == [.one, .one])
    #expect(try sample.percentile(50, .discrete) == ExactDecimal(10))
    #expect(try PaySample([.one], weights: [.zero]) == nil)
    #expect(PaySample([ExactDecimal]()) == nil)
    #expect(try PaySample([PaySample]()) == nil)
  }

  @Test(arguments: PercentileDefinition.allCases) func oneFigure(definition: PercentileDefinition) throws {
    for sample in try [sample([7]), sample([7], ["3"]), sample([7], ["0.2"]), sample([7, 7, 7])] {
      for percentage in [0, 1, 50, 100] {
        #expect(try sample.percentile(percentage, definition) == ExactDecimal(7))
      }
      #expect(try sample.mean() == ExactDecimal(7))
    }
  }

  /// B-9: the unweighted mean of five surveys; and the weighted one.
  @Test func means() throws {
    let surveys = [130_540, 151_773, 122_000, 112_560, 120_000]
    #expect(try sample(surveys).mean().description == "127374.6")
    let weighted = try sample(surveys, ["0.1", "0.1", "0.1", "0.3", "0.4"])
    #expect(try weighted.mean().description == "122199.3")
    #expect(weighted.totalWeight == .one)
  }

  @Test func samplesTogether() throws {
    let plain = try sample([3, 1])
    let weighted = try sample([2], ["0.5"])
    let both = try #require(try PaySample([plain, weighted]))
    #expect(both.amounts == [1, 2, 3].map { ExactDecimal($0) })
    #expect(both.weights == (try decimals(["1", "0.5", "1"])))
    #expect(try PaySample([plain, plain])?.amounts == [1, 1, 3, 3].map { ExactDecimal($0) })
    #expect(try PaySample([plain, plain])?.weights == nil)
  }

  @Test func whatDoesNotFitIsAnOverflow() throws {
    let (low, high) = (ExactDecimal(units: .min), ExactDecimal(units: .max))
    let far = try #require(PaySample([low, high]))
    #expect(throws: ArithmeticError.overflow) { try far.percentile(50, .inclusive) }
    #expect(try far.percentile(50, .discrete) == low)
    let large = try #require(PaySample([high, high]))
    #expect(try large.percentile(50, .inclusive) == high)
    #expect(throws: ArithmeticError.overflow) { try large.mean() }
    // From 0 to the largest: 99 hundredths of the way.
    let wide = try #require(PaySample([.zero, high]))
    let expected = (SchoolNumber(UInt128(Int128.max)) * SchoolNumber(99)).nearestQuotient(by: SchoolNumber(100))
    #expect(try wide.percentile(99, .inclusive).units == expected.units)
    #expect(throws: ArithmeticError.overflow) { try PaySample([.one, .one], weights: [high, high]) }
    // 10¹⁶ people and no more.
    let most = ExactDecimal(10_000_000_000_000_000)
    #expect(try PaySample([.one], weights: [most])?.percentile(100, .exclusive) == .one)
    #expect(throws: ArithmeticError.overflow) { try PaySample([.one, .one], weights: [most, .one]) }
  }
}
