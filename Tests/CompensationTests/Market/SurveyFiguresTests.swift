import Compensation
import Testing

@Suite struct SurveyFiguresTests {
  /// Days and organisations of rows that were not used after all do not count.
  @Test func whatIsUsed() throws {
    var figures = SurveyFigures()
    #expect(figures.span == nil && figures.organisationCount == 0)
    _ = figures.day(try day("2099-01-01"))
    _ = figures.organisation("Nobody")
    for (amount, date, name) in [(1, "2020-01-01", "Acme"), (100, "2024-02-01", "Best"), (110, "2025-03-01", "Best")] {
      figures.append(
        ExactDecimal(amount), cell: figures.cell(["Coder"]), currency: figures.currency("USD"), line: 2,
        day: figures.day(try day(date)), organisation: figures.organisation(name), weight: nil)
    }
    figures.append(
      ExactDecimal(90), cell: 0, currency: 0, line: 3, day: -1, organisation: -1, weight: nil)
    #expect(try figures.span == day("2020-01-01")...day("2025-03-01"))
    #expect(figures.organisationCount == 2)
    #expect(figures.removeFigures { amount, _ in amount == .one } == [2])
    #expect(try figures.span == day("2024-02-01")...day("2025-03-01"))
    #expect(figures.organisationCount == 1)
  }
}
