import Testing

@testable import CompensationData

@Suite struct MarkdownParserTests {
  @Test func blocksHaveTheirLineInTheFile() {
    let document = MarkdownDocument(
      parsing: """
        ---
        title: "Harbour pilots"
        ---

        # Pilots

        They bring ships
        home.

        - One
          - Two

            More of two
        1. First

        ***
        <div>raw</div>

            code
        """)
    #expect(document.title == "Harbour pilots")
    #expect(document.blocks.map(\.line) == [5, 7, 10, 11, 13, 14, 16, 17, 19])
    #expect(document.blocks.map(\.listDepth) == [0, 0, 1, 2, 2, 1, 0, 0, 0])
    #expect(document.blocks[0].kind == .heading(level: 1, [.text("Pilots")]))
    #expect(document.blocks[1].kind == .paragraph([.text("They bring ships"), .softBreak, .text("home.")]))
    #expect(document.blocks[3].kind == .listItem(isOrdered: false, [.text("Two")]))
    #expect(document.blocks[4].kind == .paragraph([.text("More of two")]))
    #expect(document.blocks[5].kind == .listItem(isOrdered: true, [.text("First")]))
    #expect(document.blocks[6].kind == .thematicBreak)
    #expect(document.blocks[7].kind == .html("<div>raw</div>\n"))
    #expect(document.blocks[8].kind == .code("code\n"))
  }

  @Test func tablesAndQuotes() throws {
    let document = MarkdownDocument(
      parsing: "| Level | Grade |\n|---|---|\n| Mate | **3** |\n| Master |\n\n> # Quoted\n> words\n")
    guard case .table(let rows) = document.blocks[0].kind, case .quote(let quoted) = document.blocks[1].kind else {
      Issue.record("a table and a quote were expected: \(document.blocks)")
      return
    }
    #expect(rows.map { $0.cells.map(\.plainText) } == [["Level", "Grade"], ["Mate", "3"], ["Master", ""]])
    #expect(rows.map(\.line) == [1, 3, 4])
    #expect(quoted.map(\.line) == [6, 7])
  }

  @Test(arguments: [
    ("*one* **two** `three`", "one two three"), ("a [link](#there), so", "a link, so"), ("one<br/>two", "one two"),
    ("a &amp; b \\* c", "a & b * c"), ("![alt](picture.png) x", "alt x"), ("<b>bold</b>", "bold"),
  ])
  func plainText(markdown: String, expected: String) {
    guard case .paragraph(let inlines) = MarkdownDocument(parsing: markdown).blocks.first?.kind else {
      Issue.record("a paragraph was expected")
      return
    }
    #expect(inlines.plainText == expected)
  }

  @Test(arguments: [
    ("---\ntitle: A\n", 0, nil), ("+++\ntitle = 'A'\n+++\nx", 3, "A"), ("---\r\ntitle: A: B\r\n---\r\nx", 3, "A: B"),
    ("---\nother: A\n---\nx", 3, nil), ("text\n---\ntitle: A\n---\n", 0, nil),
  ])
  func frontMatter(text: String, lines: Int, title: String?) {
    let frontMatter = FrontMatter(of: text)
    #expect(frontMatter.lineCount == lines)
    #expect(frontMatter.title == title)
  }

  @Test func nestingWithoutEndIsCut() {
    let document = MarkdownDocument(parsing: "fine\n\n" + String(repeating: "> ", count: 5000) + "deep")
    #expect(document.tooDeepLine == 3)
    #expect(document.blocks.first?.kind == .paragraph([.text("fine")]))
  }
}
