import Testing

@testable import CompensationReports

@Suite struct ChartDescriptionTests {
  private let chart = DistributionChart(
    title: "Pay by country", subtitle: "As of 2026-04-13", firstBin: 5_000, binWidth: 500,
    panels: [
      .init(
        label: "Germany", note: "7,000 people", counts: [0, 1_234, 5_678], below: 88, median: 9_874,
        range: 8_000...12_000),
      .init(label: "Japan", note: "", counts: [], above: 6, median: 10_000, range: 8_500...11_500),
    ])

  @Test func aDistributionIsToldInSentences() {
    #expect(
      chart.description == "As of 2026-04-13. "
        + "Histograms of compa-ratio, which is pay divided by the midpoint of its range, for 2 groups. "
        + "Germany (7,000 people): the median is 0.9874, below the midpoint; the pay range goes from 0.8000 to 1.2000; "
        + "the tallest bar stands at 0.6000 to 0.6500; some are paid less than 0.5000, where the bars begin. "
        + "Japan: the median is 1.0000, at the midpoint; the pay range goes from 0.8500 to 1.1500; "
        + "some are paid 0.6500 or more, where the bars end.")
  }

  @Test func nobodyLearnsHowManyABarStandsFor() {
    let image = SVGWriter().render(chart)
    for count in ["1234", "1,234", "5678", "5,678"] { #expect(!image.contains(count)) }
  }

  @Test func aPlacementIsToldInSentences() {
    let chart = PlacementChart(
      title: "Pay by level",
      rows: [
        .init(
          label: "Senior", note: "48 people", range: 8_000...12_000, p10: 8_500, p25: 9_500, median: 10_210,
          p75: 10_500,
          p90: 11_500)
      ])
    #expect(
      chart.description
        == "Pay ranges, with the percentiles of compa-ratio, which is pay divided by the midpoint of its range, for 1 group. "
        + "Senior (48 people): the median is 1.0210, above the midpoint; the middle half is paid from 0.9500 to 1.0500, "
        + "and the 10th to the 90th percentile go from 0.8500 to 1.1500; the pay range goes from 0.8000 to 1.2000.")
    #expect(
      chart.alternative
        == "Pay by level. Percentiles of compa-ratio over the pay range for 1 group; the median is 1.0210.")
  }

  @Test func theAlternativeIsOneLine() {
    #expect(
      chart.alternative
        == "Pay by country. Histograms of compa-ratio for 2 groups; the medians go from 0.9874 (Germany) to 1.0000 (Japan)."
    )
  }
}
