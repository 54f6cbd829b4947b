import Testing

@testable import Compensation

@Suite struct LocationEstimatorTests {
  private func cell(_ values: [String], _ figures: [Int]) throws -> PayCell {
    PayCell(values: values, sample: try #require(PaySample(figures.map { ExactDecimal($0) })))
  }

  /// Jobs in three places. Medians: New York 110 of all, Paris 70, Oslo 300.
  private func cells() throws -> [PayCell] {
    try [
      cell(["Writer", "New York"], [90, 100, 110]), cell(["Coder", "New York"], [120, 130]),
      cell(["Writer", "Paris"], [60, 70, 65]), cell(["Coder", "Paris"], [104, 130]),
      cell(["Pilot", "Paris"], [70, 80]),
      cell(["Pilot", "Oslo"], [300, 310, 290]), cell(["Coder", "Bern"], [200]),
    ]
  }

  private func outcomes(
    _ estimator: LocationEstimator, _ cells: [PayCell], minimum: Int = 2, reference: String = "New York"
  ) throws -> [LocationOutcome] {
    try estimator.outcomes(of: cells, place: 1, reference: reference, minimumRecords: minimum)
  }

  private func factors(_ outcomes: [LocationOutcome]) -> [String] {
    outcomes.map { outcome in
      switch outcome {
      case .estimate(let estimate):
        "\(estimate.place) \(estimate.factor.formatted(fractionDigits: 6)) of \(estimate.records) in \(estimate.strata)"
      case .none(let place, let records, let reason): "\(place) \(reason.rawValue) of \(records)"
      }
    }
  }

  /// 70 / 110 = 0.636364 of the figures 60, 65, 70, 70, 80, 104, 130; 300 / 110 = 2.727273.
  @Test func ratioOfMedians() throws {
    #expect(
      factors(try outcomes(.ratioOfMedians, cells())) == [
        "Bern small-place of 1", "New York 1.000000 of 5 in 2", "Oslo 2.727273 of 3 in 1", "Paris 0.636364 of 7 in 3",
      ])
  }

  /// Writers 65 / 100 = 0.65, coders 117 / 125 = 0.936: (0.65 + 0.936) / 2 = 0.793, of 3 + 2 figures. Nobody flies in New York.
  @Test func medianOfRatios() throws {
    #expect(
      factors(try outcomes(.medianOfRatios, cells())) == [
        "Bern small-place of 1", "New York 1.000000 of 5 in 2", "Oslo no-shared-stratum of 3",
        "Paris 0.793000 of 5 in 2",
      ])
    // With three figures each only writers are left.
    #expect(
      factors(try outcomes(.medianOfRatios, cells(), minimum: 3)).last == "Paris 0.650000 of 3 in 1")
  }

  /// With one stratum the factor is the ratio of geometric means: √(90 × 40) / √(100 × 144) = 60 / 120.
  @Test func regressionOfOneStratum() throws {
    let cells = try [cell(["Coder", "New York"], [100, 144]), cell(["Coder", "Oslo"], [40, 90])]
    #expect(
      factors(try outcomes(.regression, cells)) == ["New York 1.000000 of 2 in 1", "Oslo 0.500000 of 2 in 1"])
  }

  @Test func theReferencePlaceIsExactlyOne() throws {
    for estimator in LocationEstimator.allCases {
      let outcome = try #require(try outcomes(estimator, cells()).first { $0.place == "New York" })
      guard case .estimate(let estimate) = outcome else {
        Issue.record("no estimate")
        continue
      }
      #expect(estimate.factor == .one)
      #expect(estimate.coefficient == (estimator == .regression ? .zero : nil))
      #expect(estimate.standardError == nil)
    }
  }

  /// A place with too few figures moves nothing.
  @Test(arguments: LocationEstimator.allCases) func aSmallPlaceCountsNowhere(estimator: LocationEstimator) throws {
    let all = try outcomes(estimator, cells()).filter { $0.place != "Bern" }
    #expect(try outcomes(estimator, cells().filter { $0.values[1] != "Bern" }) == all)
  }

  @Test func theReferencePlace() throws {
    let cells = try cells()
    func message(_ reference: String, minimum: Int = 2) -> String? {
      let error = #expect(throws: Finding.self) {
        try LocationEstimator.regression.outcomes(
          of: cells, place: 1, reference: reference, minimumRecords: minimum)
      }
      return error?.description
    }
    #expect(
      message("New Yrok")
        == "error: [unknown-reference-place] the reference place \"New Yrok\" has no figures; did you mean \"New York\"?"
    )
    #expect(
      message("Bern")
        == "error: [small-reference-place] the reference place \"Bern\" has fewer than 2 figures; there are: \"New York\", \"Oslo\", \"Paris\""
    )
    #expect(
      message("Oslo", minimum: 9)
        == "error: [small-reference-place] the reference place \"Oslo\" has fewer than 9 figures; no place has as many"
    )
    #expect(throws: Finding.self) {
      try LocationEstimator.regression.outcomes(of: [], place: 0, reference: "Oslo", minimumRecords: 0)
    }
  }

  @Test(arguments: LocationEstimator.allCases) func figuresTooLargeOrNone(estimator: LocationEstimator) throws {
    func code(_ first: ExactDecimal, _ second: ExactDecimal) throws -> String? {
      let cells = try [
        PayCell(values: ["New York"], sample: #require(PaySample([first, first]))),
        PayCell(values: ["Oslo"], sample: #require(PaySample([second, second]))),
      ]
      return #expect(throws: Finding.self) {
        try estimator.outcomes(of: cells, place: 0, reference: "New York", minimumRecords: 2)
      }?.code
    }
    #expect(try code(ExactDecimal(units: 1), ExactDecimal(units: .max)) == "overflow")
    #expect(try code(.zero, .one) == "not-positive")
  }
}
