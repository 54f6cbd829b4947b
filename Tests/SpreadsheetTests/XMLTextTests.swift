import Testing

@testable import Spreadsheet

@Suite struct XMLTextTests {
  @Test(arguments: [
    ("plain", "plain"), ("a\tb\nc", "a\tb\nc"), ("\u{1}", "_x0001_"), ("a\r\nb", "a_x000D_\nb"), ("\u{1F}", "_x001F_"),
    ("\u{FFFE}", "_xFFFE_"), ("a\u{FFFF}b", "a_xFFFF_b"), ("\u{FFFD}\u{FFEE}\u{F7FE}", "\u{FFFD}\u{FFEE}\u{F7FE}"),
    ("_x0041_", "_x005F_x0041_"), ("_x00g1_", "_x00g1_"), ("_X0041_", "_X0041_"), ("_x0041", "_x0041"),
    ("_x0041_x0042_", "_x005F_x0041_x005F_x0042_"), ("_x0041_\u{301}", "_x005F_x0041_\u{301}"),
  ])
  func escapes(text: String, escaped: String) { #expect(XMLText.escaped(text) == escaped) }

  @Test func leavesOut() {
    #expect(XMLText.plain("a\u{1}b\u{FFFE}c\u{FFFF}\rd\te_x0041_é") == "abcd\te_x0041_é")
    #expect(XMLText.plain("\u{1}\u{301}") == "\u{301}")
  }

  @Test(arguments: [
    ("=A1&\"x\"", "=A1&\"x\""), ("=\"_x0041_\"", "=(\"_\"&\"x0041_\")"),
    ("=\"a\u{1}b\"=A1", "=(\"a\"&CHAR(1)&\"b\")=A1"),
    ("=\"\u{1}\"", "=CHAR(1)"), ("=\"\"\"\u{2}\"", "=(\"\"\"\"&CHAR(2))"), ("=\"\u{FFFE}\"", "=_xlfn.UNICHAR(65534)"),
    // A quote in a sheet's name begins no text.
    ("='a\"b'!A1&\"\u{1}\"", "='a\"b'!A1&CHAR(1)"), ("=\"\"&\"\u{1}\"", "=\"\"&CHAR(1)"),
  ])
  func formulas(formula: String, written: String) { #expect(XMLText.formula(formula) == written) }
}
