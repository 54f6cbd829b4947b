import Testing

@testable import CompensationReports

@Suite struct SVGWriterTests {
  private func distribution(_ panels: DistributionChart.Panel..., subtitle: String = "") -> DistributionChart {
    DistributionChart(title: "Pay", subtitle: subtitle, firstBin: 9_000, binWidth: 1_000, panels: panels)
  }

  private func panel(_ label: String, note: String = "", below: Int = 0, above: Int = 0) -> DistributionChart.Panel {
    .init(
      label: label, note: note, counts: [1, 3], below: below, above: above, median: 10_500, range: 8_000...12_000)
  }

  private func row(_ label: String, note: String = "", p90: Int = 11_500) -> PlacementChart.Row {
    .init(
      label: label, note: note, range: 8_000...12_000, p10: 8_500, p25: 9_500, median: 10_000, p75: 10_500, p90: p90)
  }

  /// The names of elements that are open at the end, and the first that is closed by another's name.
  private func unbalanced(_ xml: String) -> [String] {
    var open: [String] = []
    for piece in xml.split(separator: "<").dropFirst(xml.hasPrefix("<") ? 0 : 1) {
      guard let end = piece.firstIndex(of: ">") else { return open + ["<\(piece)"] }
      let tag = piece[..<end]
      // Two quotes for each attribute, and none left.
      if tag.filter({ $0 == "\"" }).count != 2 * tag.filter({ $0 == "=" }).count { return open + [String(tag)] }
      if tag.hasPrefix("/") {
        guard let last = open.popLast(), last == tag.dropFirst() else { return open + [String(tag)] }
      } else if !tag.hasSuffix("/") {
        open.append(String(tag.prefix { $0 != " " }))
      }
    }
    return open
  }

  private static let nasty = "R&D <b>\"x\"</b> '\u{0}\u{1B}]]> " + String(repeating: "long ", count: 20)

  @Test func everyImageIsWellFormed() {
    let writer = SVGWriter()
    let images = [
      writer.render(distribution(panel(Self.nasty, note: Self.nasty, below: 2, above: 3), subtitle: Self.nasty)),
      writer.render(distribution()),
      writer.render(PlacementChart(title: Self.nasty, rows: [row(Self.nasty, note: Self.nasty, p90: 99_999)])),
      writer.render(PlacementChart(title: "", rows: [])),
      SVGWriter(prefix: "a\"<b").render(distribution()),
    ]
    for image in images {
      #expect(unbalanced(image) == [])
      #expect(image.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"720\" "))
      #expect(image.hasSuffix("</svg>\n"))
      #expect(!image.unicodeScalars.contains { $0.value < 32 && $0 != "\n" })
    }
  }

  @Test func barsAreWhereTheirRatiosAre() {
    // The label has its least room of 70: plots go from 20 + 70 + 22 = 112 to 690, from 0.7 to 1.3; a tenth is 578 / 6.
    // A title of 22 below 14, a legend of two lines of 21 with 14 above and 10 below: the panel goes from 102 to 256, and the
    // bars begin 14 lower. Three quarters of the people are 140 high, a quarter 46.67. Bars are 1 apart.
    let image = SVGWriter().render(distribution(panel("A")))
    #expect(image.contains("\"M304.67 256V209.33H400V256ZM401 256V116H496.33V256Z\""))
    #expect(image.contains("<rect x=\"208.33\" y=\"116\" width=\"385.34\" height=\"140\" class=\"range\""))
    #expect(image.contains("<path d=\"M401 102V256\" class=\"midpoint\""))
    #expect(image.contains("<path d=\"M449.17 110V256\" class=\"median\""))
    // 20 for the ratios, 20 for the axis's title, 14 at the end.
    #expect(image.contains("viewBox=\"0 0 720 310\""))
    #expect(!image.contains("class=\"outside\""))
  }

  @Test func peopleBeyondTheBinsHaveABarBesideTheAxis() {
    // 24 wide and 22 from the axis, at both sides: the axis goes from 158 to 654. The lowest bin begins at 0.9, the last ends at
    // 1.1. Of ten people two are below and four above, whose bar is the highest: 140, and 70.
    let image = SVGWriter().render(distribution(panel("A", below: 2, above: 4)))
    #expect(image.contains("<rect x=\"112\" y=\"207\" width=\"24\" height=\"70\" class=\"outside\""))
    #expect(image.contains("<rect x=\"676\" y=\"137\" width=\"24\" height=\"140\" class=\"outside\""))
    #expect(image.contains(">&lt;0.9</text>"))
    #expect(image.contains(">≥1.1</text>"))
    #expect(image.contains("people paid less or more than the steps show"))
  }

  @Test func boxesAndWhiskersAreWhereTheirPercentilesAre() {
    // As above, with a legend of three lines: the row goes from 123 to 172, its middle is 147.5.
    let image = SVGWriter().render(PlacementChart(title: "Pay", rows: [row("A")]))
    #expect(image.contains("<rect x=\"208.33\" y=\"134.5\" width=\"385.34\" height=\"26\" class=\"range\""))
    #expect(image.contains("<rect x=\"352.83\" y=\"140.5\" width=\"96.34\" height=\"14\" class=\"people\""))
    #expect(image.contains("\"M256.5 142.5V152.5M256.5 147.5H545.5M545.5 142.5V152.5\" class=\"whisker\""))
    #expect(image.contains("\"M401 142.5L406 147.5L401 152.5L396 147.5Z\" class=\"diamond\""))
    #expect(!image.contains("class=\"arrow\""))
  }

  @Test func whatIsTooFarHasAnArrow() {
    let image = SVGWriter().render(PlacementChart(title: "Pay", rows: [row("A", p90: 99_999)]))
    // In the legend and in the row.
    #expect(image.split(separator: "class=\"arrow\"").count == 3)
    #expect(image.contains("goes on beyond the axis"))
  }

  @Test func longLabelsAreShortenedAndGivenInFullInTheTitle() {
    let label = "The Democratic Republic of the Congo, Kinshasa and <environs>"
    let image = SVGWriter().render(distribution(panel(label, note: "5 people")))
    #expect(
      image.contains("<g><title>The Democratic Republic of the Congo, Kinshasa and &lt;environs&gt;: 5 people</title>"))
    #expect(image.contains(">The Democratic Republic…</text>"))
    #expect(!image.contains(">The Democratic Republic of the Congo, Kinshasa and &lt;environs&gt;</text>"))
  }

  @Test func everyTwelvePanelsHaveAnAxis() {
    func axes(_ count: Int) -> Int {
      let chart = DistributionChart(
        title: "Pay", firstBin: 9_000, binWidth: 1_000, panels: (0..<count).map { panel("\($0)") })
      return SVGWriter().render(chart).split(separator: ">1.3</text>").count - 1
    }
    #expect([1, 12, 13, 60].map(axes) == [1, 1, 2, 5])
  }

  @Test func theSameChartGivesTheSameBytes() {
    let chart = distribution(panel("A", below: 1), panel("B"), panel("C"), subtitle: "s")
    #expect(SVGWriter().render(chart) == SVGWriter().render(chart))
    let placement = PlacementChart(title: "Pay", rows: [row("A"), row("B")])
    #expect(SVGWriter().render(placement) == SVGWriter().render(placement))
  }

  @Test func colourSchemesDoNotDependOnThePage() {
    let image = SVGWriter().render(distribution(panel("A")))
    // White is painted, and only a dark screen replaces it.
    #expect(image.contains("<rect x=\"0\" y=\"0\" width=\"720\" height=\"310\" class=\"page\" fill=\"#ffffff\"/>"))
    #expect(image.contains("(prefers-color-scheme: dark){.page{fill:#14181d}"))
    #expect(image.split(separator: "<style>").count == 2)
    for link in ["<script", "href", "url(", "@import", "<image", "@font-face"] { #expect(!image.contains(link)) }
  }

  @Test func imagesInOnePageHaveNamesOfTheirOwn() {
    let image = SVGWriter(prefix: "by-country").render(distribution(panel("A")))
    #expect(image.contains("role=\"img\" aria-labelledby=\"by-country-title by-country-desc\""))
    #expect(image.contains("<title id=\"by-country-title\">Pay</title>\n<desc id=\"by-country-desc\">"))
  }
}
