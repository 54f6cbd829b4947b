import Compensation
import Testing

@Suite struct PublicationRuleTests {
  private func reason(
    _ records: Int, _ organisations: [String]?, share: String? = "0.25", minimum: Int = 4
  ) throws -> HiddenCellReason? {
    let rule = PublicationRule(
      minimumRecords: 5, minimumOrganisations: minimum, largestShare: try share.map { try ExactDecimal(plain: $0) })
    return try rule.reason(records: records, organisations: organisations?.map { try ExactDecimal(plain: $0) })
  }

  @Test func theFewestRecords() throws {
    #expect(try reason(4, nil) == .smallCell)
    #expect(try reason(0, nil) == .smallCell)
    #expect(try reason(5, nil) == nil)
    // The first reason of several.
    #expect(try reason(4, ["4"]) == .smallCell)
  }

  @Test func theFewestOrganisations() throws {
    #expect(try reason(9, ["3", "3", "3"]) == .fewOrganisations)
    #expect(try reason(9, ["3", "3", "3", "0"]) == .fewOrganisations)
    #expect(try reason(9, []) == .fewOrganisations)
    #expect(try reason(8, ["2", "2", "2", "2"]) == nil)
    #expect(try reason(9, [], minimum: 0) == nil)
  }

  @Test func theLargestShare() throws {
    #expect(try reason(100, ["25", "25", "25", "25"]) == nil)
    #expect(try reason(100, ["26", "25", "25", "24"]) == .dominantOrganisation)
    #expect(try reason(100, ["10", "20", "25", "25", "20"]) == nil)
    #expect(try reason(100, ["10", "20", "25", "25.1", "19.9"]) == .dominantOrganisation)
    #expect(try reason(100, ["97", "1", "1", "1"], share: nil) == nil)
    #expect(try reason(100, ["97", "1", "1", "1"], share: "1") == nil)
  }

  /// Three records of a third each have 0.999999999999999999 together: the others' 25 % are no breach.
  @Test func thirdsAreNoBreach() throws {
    #expect(try reason(6, ["0.999999999999999999", "1", "1", "1"]) == nil)
  }

  @Test func weightsTooLarge() throws {
    let high = "170141183460469231731"
    #expect(throws: ArithmeticError.overflow) { try reason(9, [high, high, high, high]) }
  }

  @Test func namesInFiles() {
    #expect(
      HiddenCellReason.allCases.map(\.rawValue) == [
        "small-cell", "few-organisations", "dominant-organisation", "missing-source", "several-published",
      ])
  }

  /// Twice the minimum outside the middle half, and so many that one figure in that many is beyond: 100 / 10, 100 / 5, 100 / 1; of 24 % it
  /// would be 5, and twice the minimum is more.
  @Test(arguments: [
    (5, 50, 5), (5, 25, 5), (5, 75, 5), (5, 24, 10), (5, 76, 10), (5, 10, 10), (5, 90, 10), (5, 5, 20), (5, 95, 20),
    (5, 3, 34),
    (5, 1, 100), (5, 99, 100), (60, 1, 120), (2, 24, 5), (1, 1, 1), (1, 50, 1), (0, 99, 0),
  ]) func theFewestRecordsOfAPercentile(minimum: Int, percentage: Int, expected: Int) {
    let rule = PublicationRule(minimumRecords: minimum, minimumOrganisations: 0, largestShare: nil)
    #expect(rule.minimumRecords(forPercentile: percentage) == expected)
  }
}
