import Spreadsheet
import Testing

@Suite struct SheetAddressTests {
  @Test(arguments: [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")])
  func lettersOfColumns(column: Int, letters: String) { #expect(SheetAddress.letters(column) == letters) }

  @Test func cellsAndColumns() {
    #expect(SheetAddress.cell(0, 0) == "A1")
    #expect(SheetAddress.cell(9, 27, isAbsolute: true) == "$AB$10")
    #expect(SheetAddress.column(2, rows: 1..<9) == "$C$2:$C$9")
  }

  @Test(arguments: [
    ("places", "places!A1"), ("By country", "'By country'!A1"), ("don't", "'don''t'!A1"), ("t 2", "'t 2'!A1"),
    // These could be cells.
    ("AB", "'AB'!A1"), ("R1C1", "'R1C1'!A1"),
  ])
  func onAnotherSheet(sheet: String, reference: String) { #expect(SheetAddress.on(sheet, "A1") == reference) }

  @Test(arguments: [
    ("a/b[c]", [], "a_b_c_"), ("'quoted'", [], "quoted"), ("History", [], "History_"), ("", [], "_"),
    ("places", ["Places"], "places 2"), ("places", ["places", "places 2"], "places 3"),
    ("a name that is too long for the tab of a sheet", [], "a name that is too long for the"),
    (
      "a name that is too long for the tab of a sheet", ["a name that is too long for the"],
      "a name that is too long for t 2"
    ),
  ])
  func namesOfSheets(wanted: String, taken: [String], name: String) {
    #expect(SheetAddress.sheetName(wanted, taken: taken) == name)
  }
}
