import Testing

@testable import Compensation

@Suite struct RegionFactorTests {
  private func estimate(_ place: String, _ factor: String, _ records: Int) throws -> LocationEstimate {
    LocationEstimate(place: place, records: records, factor: try ExactDecimal(plain: factor), strata: 1)
  }

  /// (10 × 0.8 + 30 × 0.7) / 40 = 0.725, without New York; Tokyo is in no region.
  @Test func theMeanOfThePlaces() throws {
    let estimates = try [
      estimate("Boston", "0.8", 10), estimate("Austin", "0.7", 30), estimate("New York", "1", 500),
      estimate("Paris", "0.6", 7), estimate("Tokyo", "0.5", 9),
    ]
    let regions = ["Boston": "US", "Austin": "US", "New York": "US", "Paris": "EU"]
    let means = try RegionFactor.means(of: estimates, reference: "New York") { regions[$0] }
    #expect(means.keys.sorted() == ["EU", "US"])
    #expect(means["US"]?.factor.description == "0.725")
    #expect(means["US"]?.records == 40)
    #expect(means["EU"]?.factor.description == "0.6")
  }

  @Test func aRegionOfTheReferencePlaceAlone() throws {
    let means = try RegionFactor.means(of: [estimate("New York", "1", 5)], reference: "New York") { _ in "US" }
    #expect(means.isEmpty)
  }

  @Test func factorsTooLarge() throws {
    let large = [LocationEstimate(place: "A", records: 2, factor: ExactDecimal(units: .max), strata: 1)]
    #expect(throws: ArithmeticError.overflow) { try RegionFactor.means(of: large, reference: "B") { _ in "R" } }
  }
}
