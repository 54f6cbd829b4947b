import Testing

@testable import Spreadsheet

@Suite struct NearestDoubleTests {
  @Test(arguments: [
    "0", "-12.05", "0.1", "9.95", "105400.00", "123456789012.34", "9007199254740993", "0.000000000000000001",
    "12345678901234567890.123456789", "-0.0034",
  ])
  func isWhatTheStandardLibraryReads(digits: String) {
    // Which rounds to the nearest, as IEEE 754 asks of a conversion.
    #expect(nearestDouble(digits: Array(digits.utf8).span) == Double(digits))
  }

  @Test(arguments: ["", "-", "1,5", "1.2.3", "1e5", "0x10", " 1", "NaN", "12345678901234567890123x"])
  func isNothingElse(text: String) { #expect(nearestDouble(digits: Array(text.utf8).span) == nil) }

  @Test func ofUnits() {
    #expect(nearestDouble(units: 1205, fractionDigits: 2) == 12.05)
    #expect(nearestDouble(units: .max, fractionDigits: 4) == 922_337_203_685_477.5807)
  }
}
