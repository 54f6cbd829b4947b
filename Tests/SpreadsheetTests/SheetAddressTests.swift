import Spreadsheet
import Testing

@Suite struct SheetAddressTests {
  @Test(arguments: [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")])
  func lettersOfColumns(column: Int, letters: String) { #expect(SheetAddress.letters(column) == letters) }
}
