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
}
