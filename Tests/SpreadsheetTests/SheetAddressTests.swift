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
    ("don'\u{301}t", "'don''\u{301}t'!A1"), ("AB", "'AB'!A1"), ("R1C1", "'R1C1'!A1"),
  ])
  func onAnotherSheet(sheet: String, reference: String) { #expect(SheetAddress.on(sheet, "A1") == reference) }

  @Test func textsInFormulas() {
    #expect(SheetAddress.quoted("a\"b") == "\"a\"\"b\"")
    #expect(Array(SheetAddress.quoted("\"\u{301}").unicodeScalars) == ["\"", "\"", "\"", "\u{301}", "\""])
  }

  @Test(arguments: [
    ("a/\u{301}b", [], "a_\u{301}b"), ("a\u{1}b\nc\u{FFFF}", [], "a_b_c_"), ("_x0041_", [], "-x0041_"),
    ("a name that is thirty long and'x", [], "a name that is thirty long and"),
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
