import Spreadsheet
import Testing

/// How decimals and days are held in a sheet.
@Suite struct SheetNumberTests {
  static let numbers: [(String, Double)] = [
    ("0", 0), ("-12.05", -12.05), ("0.1", 0.1), ("38400.00", 38_400), ("999999999999.99", 999_999_999_999.99),
    // 2⁵³ + 1 lies between two binary numbers; the even one is taken.
    ("9007199254740993", 9_007_199_254_740_992), ("0.333333333333333333", 1.0 / 3),
    ("9999999999999999999", 1e19),
  ]

  @Test(arguments: numbers)
  func nearest(text: String, number: Double) { #expect(nearestDouble(digits: Array(text.utf8).span) == number) }

  @Test(arguments: ["", "-", "1e5", "< 5", "1,5", "+1", "1.2.3", "fallback", "99999999999999999999x"])
  func notANumber(text: String) { #expect(nearestDouble(digits: Array(text.utf8).span) == nil) }

  @Test func aDecimalComma() {
    let comma = UInt8(ascii: ",")
    #expect(nearestDouble(digits: Array("-1234,5".utf8).span, decimalMark: comma) == -1234.5)
    #expect(nearestDouble(digits: Array("0,1234567890123456789".utf8).span, decimalMark: comma) == 0.123456789012345679)
    #expect(nearestDouble(digits: Array("1.5".utf8).span, decimalMark: comma) == nil)
  }

  /// As spreadsheets number days: 1 March 1900 is 61, 1 January 1970 is 25569, 1 January 2026 is 46023.
  static let daysOfSheets: [(String, Double)] = [
    ("1900-03-01", 61), ("1970-01-01", 25_569), ("2000-02-29", 36_585), ("2026-01-01", 46_023),
    ("2026-11-21", 46_347), ("9999-12-31", 2_958_465),
  ]

  @Test(arguments: daysOfSheets)
  func days(date: String, number: Double) { #expect(sheetDate(Array(date.utf8).span) == number) }

  @Test(arguments: ["1900-02-28", "1899-12-31", "2026-1-1", "2026-13-01", "01.02.2026", "", "2026-01-00"])
  func notADay(date: String) { #expect(sheetDate(Array(date.utf8).span) == nil) }
}
