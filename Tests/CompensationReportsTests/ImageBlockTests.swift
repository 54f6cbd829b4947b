import Testing

@testable import CompensationReports

@Suite struct ImageBlockTests {
  @Test func markdownLinksThePicture() {
    let image = Report.Block.image(path: "charts/by-country.svg", alternative: "Pay by [country] & level_*")
    #expect(
      MarkdownWriter().render(Report([image])) == "![Pay by \\[country\\] &amp; level\\_\\*](charts/by-country.svg)\n")
  }

  @Test func aPathCannotEndItsLink() {
    let image = Report.Block.image(path: "a b(c)<d>%é\n.svg", alternative: "two\nlines")
    #expect(MarkdownWriter().render(Report([image])) == "![two lines](a%20b%28c%29%3Cd%3E%25%C3%A9%0A.svg)\n")
  }

  @Test func aTerminalHasTheWords() {
    let image = Report.Block.image(path: "charts/x.svg", alternative: "Pay by country.")
    #expect(TextWriter().render(Report([image])) == "  Pay by country.\n")
  }
}
