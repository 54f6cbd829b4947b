import Tabular
import Testing

@Suite struct TextTableTests {
  @Test func readsATable() {
    let (table, findings) = TextTable.read(Array("a,b\n1,2\n\n\"3\n\",4".utf8))
    #expect(findings == [])
    #expect(table == TextTable(header: ["a", "b"], rows: [["1", "2"], ["3\n", "4"]], lines: [2, 4]))
  }

  @Test func aHeaderAloneIsATableWithoutRows() {
    let (table, findings) = TextTable.read(Array("a,b\n".utf8))
    #expect(findings == [])
    #expect(table == TextTable(header: ["a", "b"], rows: [], lines: []))
  }

  @Test(arguments: Reading.chunkSizes)
  func findsAllThatIsWrong(chunkSize: Int) throws {
    let marked = MarkedText("1️⃣a,, \t,a,b\n1,2,3,4,5\n2️⃣1,2\n\n3️⃣1,2,3,4,\"5\n\",6\n1,2,3,4,\"5\"4️⃣5\n1\n")
    let (table, findings) = TextTable.read(marked.bytes, chunkSize: chunkSize)
    let expected =
      [
        ("blank-header", "1️⃣", nil), ("blank-header", "1️⃣", nil), ("duplicate-header", "1️⃣", "a"),
        ("ragged-row", "2️⃣", nil), ("ragged-row", "3️⃣", nil), ("malformed-quote", "4️⃣", "b"),
      ] as [(String, Character, String?)]
    #expect(findings.map(\.code) == expected.map(\.0))
    #expect(findings.map(\.line) == expected.map { marked.lines[$0.1] })
    #expect(findings.map(\.column) == expected.map(\.2))
    #expect(findings[1].message == "column 3 has no name; name it in the header, or remove the column")
    #expect(findings[2].message == "columns 1 and 4 have the same name; rename or remove one")
    #expect(findings[3].message.hasPrefix("expected 5 fields, as in the header, but found 2;"))
    #expect(findings[4].message.hasPrefix("expected 5 fields, as in the header, but found 6;"))
    #expect(table.rows == [["1", "2", "3", "4", "5"]])
    #expect(table.lines == [2])
  }

  @Test func anEmptyFileIsAFinding() {
    let (table, findings) = TextTable.read(Array("\n\n".utf8))
    #expect(findings.map(\.code) == ["empty-file"])
    #expect(table == TextTable(header: [], rows: [], lines: []))
  }

  @Test func blankHeadersMayBeAllowed() {
    let bytes = Array("Date,USD, ,\n2024-01-02,1.0956,,\n".utf8)
    #expect(TextTable.read(bytes).findings.map(\.code) == ["blank-header", "blank-header"])
    let (table, findings) = TextTable.read(bytes, format: CSVFormat(allowsBlankHeaders: true))
    #expect(findings == [])
    #expect(table.rows == [["2024-01-02", "1.0956", "", ""]])
  }
}
