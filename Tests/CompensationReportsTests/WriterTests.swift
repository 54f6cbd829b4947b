import Compensation
import Testing

@testable import CompensationReports

private func money(_ text: String, _ code: String = "EUR") throws -> Money {
  Money(try ExactDecimal(plain: text), try #require(Currency(code: code)))
}

@Suite struct NumberTextTests {
  @Test(arguments: [
    ("0", "0"), ("999", "999"), ("1000", "1,000"), ("1234567.5", "1,234,567.5"), ("-1234", "-1,234"), ("-0.5", "-0.5"),
  ])
  func thousandsAreGrouped(plain: String, shown: String) throws {
    #expect(NumberStyle().full(try ExactDecimal(plain: plain)) == shown)
  }

  @Test(arguments: [
    ("102000", "EUR", "102,000"), ("109565.22", "EUR", "109,565.22"), ("109565.2", "EUR", "109,565.20"),
    ("13426100", "JPY", "13,426,100"), ("23200.5", "KWD", "23,200.500"),
  ])
  func amountsHaveTheirCurrencysDigitsUnlessWhole(plain: String, code: String, shown: String) throws {
    #expect(NumberStyle().amount(try money(plain, code)) == shown)
  }

  @Test func tenDecimalPlacesAreEnoughToRead() throws {
    // 1 / 3 to ten places; 0.7451044163 has ten and stays.
    #expect(NumberStyle().readable(try ExactDecimal(plain: "0.333333333333333333")) == "0.3333333333")
    #expect(NumberStyle().readable(try ExactDecimal(plain: "0.7451044163")) == "0.7451044163")
  }

  @Test func ratiosHaveFourPlacesAndSharesArePercentages() throws {
    #expect(NumberStyle().ratio(try ExactDecimal(plain: "0.92345")) == "0.9235")
    #expect(NumberStyle().percentage(try ExactDecimal(plain: "0.4504")) == "45.0 %")
    #expect(NumberStyle().percentage(try ExactDecimal(plain: "-0.0805")) == "-8.1 %")
  }
}

@Suite struct MarkdownWriterTests {
  private func rendered(_ blocks: Report.Block...) -> String { MarkdownWriter().render(Report(blocks)) }

  @Test func textCannotBecomeMarkup() {
    #expect(
      rendered(.paragraph("a*b_ [x](y) <b> | # `c` \\ & d"))
        == "a\\*b\\_ \\[x\\](y) \\<b\\> \\| \\# \\`c\\` \\\\ &amp; d\n")
  }

  @Test func anUnderscoreInsideAWordStays() {
    #expect(rendered(.heading(level: 3, "exchange_rate = 1")) == "### exchange_rate = 1\n")
  }

  @Test func typographicMarksStay() {
    // S1-05: quotes and dashes survive.
    #expect(rendered(.paragraph("the candidate’s range – “strong”")) == "the candidate’s range – “strong”\n")
  }

  @Test func numbersStandToTheRight() throws {
    let table = Table(
      columns: [.init("country"), .init("midpoint")],
      rows: [[.text("A | B"), .money(try money("102000"))], [.text("C"), .empty]])
    #expect(rendered(.table(table)) == "| country | midpoint |\n|:--|--:|\n| A \\| B | 102,000 |\n| C |  |\n")
  }

  @Test func listsAndFormulas() {
    #expect(
      rendered(.list(["one", "two"]), .numbered(["x"]), .formula("a * b")) == "- one\n- two\n\n1. x\n\n    a * b\n")
  }
}

@Suite struct TextWriterTests {
  @Test func columnsAreAlignedAndLongCellsWrapped() throws {
    let table = Table(
      columns: [.init("place"), .init("amount")],
      rows: [
        [.text("a long name of a place that goes on and on"), .money(try money("1000"))],
        [.text("B"), .money(try money("20"))],
      ])
    let text = TextWriter(width: 40).render(Report([.table(table)]))
    #expect(
      text == """
          place                           amount
          a long name of a place that      1,000
          goes on and on
          B                                   20

        """)
  }

  @Test func noLineIsWiderThanTheTerminal() throws {
    let words = String(repeating: "word ", count: 60)
    let table = Table(columns: [.init("a"), .init("b")], rows: [[.text(words), .text(words)]])
    let text = TextWriter(width: 60).render(
      Report([
        .heading(level: 1, words), .paragraph(words), .formula(words), .list([words]), .numbered([words]),
        .table(table),
      ]))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 60 })
  }

  @Test func colourOnlyWhenAskedFor() {
    let report = Report([.heading(level: 1, "Title")])
    #expect(TextWriter().render(report) == "Title\n")
    #expect(TextWriter(usesColour: true).render(report) == "\u{1b}[1mTitle\u{1b}[0m\n")
  }

  @Test func theBarShowsWhereMarksLie() throws {
    // 41 columns less 4: 37 places. 80 … 120 in 36 steps: 100 is step 18, 90 step 9.
    let range = try PayRange(minimum: money("80"), midpoint: money("100"), maximum: money("120"))
    let bar = RangeBar(range: range, marks: [.init(label: "offer", amount: try money("90"), sign: "●")])
    let lines = TextWriter(width: 41).render(Report([.rangeBar(bar)])).split(separator: "\n").map(String.init)
    #expect(lines[0] == "  ├────────●────────┼─────────────────┤")
    #expect(lines[1] == "  80                                120")
    #expect(lines[2] == "  ● offer 90   ┼ midpoint")
  }

  @Test func aMarkOutsideTheRangeStretchesTheBar() throws {
    // 37 places over 60 … 120: 80 is step 12, 60 step 0.
    let range = try PayRange(minimum: money("80"), midpoint: nil, maximum: money("120"))
    let bar = RangeBar(range: range, marks: [.init(label: "asking", amount: try money("60"), sign: "◆")])
    let lines = TextWriter(width: 41).render(Report([.rangeBar(bar)])).split(separator: "\n").map(String.init)
    #expect(lines[0] == "  ◆           ├───────────────────────┤")
  }
}

@Suite struct TableCSVTests {
  @Test func amountsRatiosAndQuotes() throws {
    let table = Table(
      columns: [.init("place"), .init("minimum"), .init("compa_ratio"), .init("as_of"), .init("n")],
      rows: [
        [
          .text("Winterthur, ZH"), .money(try money("81600")), .ratio(try ExactDecimal(plain: "0.93137")),
          .date(try #require(CalendarDate("2026-04-13"))), .number(try ExactDecimal(plain: "0.8")),
        ],
        [.text("say \"hi\""), .moneyWithCode(try money("100", "JPY")), .empty, .empty, .empty],
      ])
    #expect(
      String(decoding: table.csv(), as: UTF8.self) == """
        place,minimum,compa_ratio,as_of,n
        "Winterthur, ZH",81600.00,0.9314,2026-04-13,0.8
        "say ""hi""\",100,,,

        """)
  }
}

@Suite struct FindingListTests {
  private let findings = [
    Finding("bad-number", "this is not a plain number: a comma", file: "p/a.csv", line: 3, column: "amount"),
    Finding("no-datapackage", "there is none", severity: .warning, file: "p"),
  ]

  @Test func textCountsErrorsAndWarnings() {
    #expect(
      String(decoding: FindingList(findings, checked: ["p"]).text(), as: UTF8.self) == """
        p/a.csv:3: amount: error: [bad-number] this is not a plain number: a comma
        p: warning: [no-datapackage] there is none
        p: 1 error, 1 warning

        """)
    #expect(String(decoding: FindingList([], checked: ["q"]).text(), as: UTF8.self) == "q: no errors, no warnings\n")
  }

  @Test func jsonHasEveryPart() {
    #expect(
      String(decoding: FindingList([findings[0]], checked: ["p"]).json(), as: UTF8.self).filter { !$0.isWhitespace }
        == #"{"findings":[{"file":"p/a.csv","line":3,"column":"amount","severity":"error","code":"bad-number","message":"thisisnotaplainnumber:acomma"}],"errors":1,"warnings":0}"#
    )
  }
}
