import Testing

@testable import Compensation

@Suite struct PayRegressionTests {
  private func cell(_ values: [String], _ figures: [Int]) throws -> PayCell {
    PayCell(values: values, sample: try #require(PaySample(figures.map { ExactDecimal($0) })))
  }

  private func outcomes(_ cells: [PayCell], place: Int = 0, reference: String) throws -> [LocationOutcome] {
    try LocationEstimator.regression.outcomes(of: cells, place: place, reference: reference, minimumRecords: 1)
  }

  private func estimate(_ place: String, _ outcomes: [LocationOutcome]) throws -> LocationEstimate {
    let outcome = try #require(outcomes.first { $0.place == place })
    guard case .estimate(let estimate) = outcome else {
      throw Finding("no-estimate", "\(outcome)")
    }
    return estimate
  }

  /// Coefficients and standard errors of statsmodels 0.15.0, `smf.ols` and `smf.wls` of
  /// `np.log(pay) ~ C(place, Treatment("New York")) + C(job) + C(level)`; 399 figures.
  @Test(arguments: [
    (false, "Berlin", "-0.341956308483", "0.025189555735"), (false, "Lisbon", "-0.553174177897", "0.035655943058"),
    (false, "London", "-0.156943095126", "0.026348229427"), (false, "Paris", "-0.338370060339", "0.028400453821"),
    (false, "Zurich", "0.086942879019", "0.055098502846"), (true, "Berlin", "-0.356569338285", "0.025208317197"),
    (true, "Lisbon", "-0.548053419714", "0.036829002667"), (true, "London", "-0.162952460800", "0.026687820699"),
    (true, "Paris", "-0.339637746008", "0.028269660799"), (true, "Zurich", "0.105968394610", "0.058028530421"),
  ])
  func againstStatsmodels(weighted: Bool, place: String, coefficient: String, standardError: String) throws {
    let estimate = try estimate(place, outcomes(SurveyFixture.cells(weighted: weighted), reference: "New York"))
    let tolerance = try ExactDecimal(plain: "0.0000000001")
    let expected = try ExactDecimal(plain: coefficient)
    let found = try #require(estimate.coefficient)
    #expect(try (found - expected).magnitude() <= tolerance)
    let error = try #require(estimate.standardError)
    #expect(try (error - ExactDecimal(plain: standardError)).magnitude() <= tolerance)
    #expect(try (estimate.factor - expected.naturalExponential()).magnitude() <= tolerance)
  }

  @Test func recordsAndStrataOfThePlaces() throws {
    let outcomes = try outcomes(SurveyFixture.cells(weighted: false), reference: "New York")
    #expect(outcomes.map(\.place) == ["Berlin", "Lisbon", "London", "New York", "Paris", "Zurich"])
    #expect(try outcomes.map { try estimate($0.place, outcomes).records } == [87, 35, 75, 130, 60, 12])
    // Nobody is paid for software in Lisbon: three jobs in three levels.
    #expect(try estimate("Lisbon", outcomes).strata == 9)
  }

  /// The same to the last bit, whatever the order of cells and however they are split.
  @Test(arguments: [false, true]) func theOrderOfCellsDoesNotMatter(weighted: Bool) throws {
    let cells = try SurveyFixture.cells(weighted: weighted)
    let expected = try outcomes(cells, reference: "Paris")
    var random = SeededGenerator(seed: 41)
    for _ in 0..<5 {
      let split = try cells.flatMap { cell in
        try cell.amounts.indices.map { index in
          let amount = [cell.amounts[index]]
          let sample = try #require(
            try cell.weights.map { try PaySample(amount, weights: [$0[index]]) } ?? PaySample(amount))
          return PayCell(values: cell.values, sample: sample)
        }
      }
      #expect(try outcomes(cells.shuffled(using: &random), reference: "Paris") == expected)
      #expect(try outcomes(split.shuffled(using: &random), reference: "Paris") == expected)
    }
  }

  /// Whole weights weigh like figures that are there so many times, but do not make more of them: the variance is divided by
  /// 4 − 2 rather than by 6 − 2.
  @Test func weightsAreNoFigures() throws {
    let amounts = [[100, 121], [110, 150]].map { $0.map { ExactDecimal($0) } }
    let weights = [[2, 1], [1, 2]].map { $0.map { ExactDecimal($0) } }
    let weighted = try zip(["A", "B"], zip(amounts, weights)).map { place, figures in
      PayCell(values: [place], sample: try #require(try PaySample(figures.0, weights: figures.1)))
    }
    let repeated = try [cell(["A"], [100, 100, 121]), cell(["B"], [110, 150, 150])]
    let first = try estimate("B", outcomes(weighted, reference: "A"))
    let second = try estimate("B", outcomes(repeated, reference: "A"))
    #expect(first.coefficient == second.coefficient)
    #expect(first.records == 2)
    let ratio = try #require(first.standardError) / #require(second.standardError)
    // √(4 / 2)
    #expect(try (ratio - ExactDecimal(plain: "1.414213562373")).magnitude() < ExactDecimal(plain: "0.0000000001"))
  }

  /// Pay that is a product of a place's, a job's and a level's part: 60 places, 10 jobs, 4 levels, and a tenth of the cells.
  @Test func productsAreFoundAgain() throws {
    var random = SeededGenerator(seed: 42)
    var cells: [PayCell] = []
    for place in 0..<60 {
      for job in 0..<10 {
        for level in 0..<4
        where place == 0 || (job == 3 && level == 1) || Int.random(in: 0..<10, using: &random) == 0 {
          let pay = (100 + place) * (70 + 7 * job) * (20 + 3 * level)
          cells.append(try cell(["P\(place)", "J\(job)", "L\(level)"], [pay, pay]))
        }
      }
    }
    let outcomes = try outcomes(cells.shuffled(using: &random), reference: "P0")
    #expect(outcomes.count == 60)
    let tolerance = try ExactDecimal(plain: "0.00000000001")
    for place in 1..<60 {
      let found = try estimate("P\(place)", outcomes)
      let expected = try ExactDecimal(100 + place) / ExactDecimal(100)
      #expect(try (found.factor - expected).magnitude() < tolerance)
      #expect(try #require(found.standardError) < tolerance)
    }
  }

  /// Coders only in A, pilots only in B and C: nothing says what a coder would have in B.
  @Test func placesWhoseStrataAreNotConnected() throws {
    let cells = try [
      cell(["A", "Coder"], [100, 110]), cell(["B", "Pilot"], [200, 210]), cell(["C", "Pilot"], [230, 250]),
    ]
    #expect(
      try outcomes(cells, reference: "A").dropFirst() == [
        .none(place: "B", records: 2, .notIdentified), .none(place: "C", records: 2, .notIdentified),
      ])
    // From B, C can be told, and A still not.
    let fromB = try outcomes(cells, reference: "B")
    #expect(fromB.first == .none(place: "A", records: 2, .notIdentified))
    // √(230 × 250) / √(200 × 210) = √(57500 / 42000) = 1.170063…
    #expect(try estimate("C", fromB).factor.formatted(fractionDigits: 6) == "1.170063")
  }

  /// D has coders as A has and pilots as B: through it everything can be told.
  @Test func placesThatAreConnectedThroughAnother() throws {
    let cells = try [
      cell(["A", "Coder"], [100]), cell(["B", "Pilot"], [300]), cell(["D", "Coder"], [80]),
      cell(["D", "Pilot"], [200]),
    ]
    let outcomes = try outcomes(cells, reference: "A")
    // D is 0.8 of A, and B is 1.5 of D.
    #expect(try estimate("D", outcomes).factor.formatted(fractionDigits: 9) == "0.800000000")
    #expect(try estimate("B", outcomes).factor.formatted(fractionDigits: 9) == "1.200000000")
    // Four figures, four coefficients: there is nothing to tell an error from.
    #expect(try estimate("B", outcomes).standardError == nil)
  }

  /// A dimension that says the same as another changes nothing for places.
  @Test func aDimensionTwice() throws {
    let cells = try SurveyFixture.cells(weighted: false)
    let doubled = cells.map { cell in
      PayCell(values: cell.values + ["family of " + cell.values[1]], sample: cell.sample)
    }
    let expected = try outcomes(cells, reference: "London")
    let found = try outcomes(doubled, reference: "London")
    let tolerance = try ExactDecimal(plain: "0.00000000001")
    for place in expected.map(\.place) where place != "London" {
      let (first, second) = (try estimate(place, expected), try estimate(place, found))
      let (a, b) = (try #require(first.coefficient), try #require(second.coefficient))
      #expect(try (a - b).magnitude() < tolerance)
      let (c, d) = (try #require(first.standardError), try #require(second.standardError))
      #expect(try (c - d).magnitude() < tolerance)
    }
  }

  /// A place of many figures of which one alone is in a stratum that others have, too.
  @Test func aPlaceThatHangsByAThread() throws {
    let many = Array(repeating: 300, count: 100_000)
    let cells = try [
      cell(["A", "Coder"], [100, 100]), cell(["B", "Coder"], [90]), cell(["B", "Pilot"], many),
    ]
    #expect(try estimate("B", outcomes(cells, reference: "A")).factor.formatted(fractionDigits: 6) == "0.900000")
  }
}
