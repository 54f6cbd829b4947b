import Compensation
import Testing

@testable import CompensationReports

private func style(_ tag: String) throws -> NumberStyle {
  let locale = try #require(NumberLocale(tag))
  return NumberStyle(locale: locale)
}

private func money(_ text: String, _ code: String) throws -> Money {
  Money(try ExactDecimal(plain: text), try #require(Currency(code: code)))
}

/// Between a right-to-left isolate and its end.
private func isolated(_ text: String) -> String { "\u{2067}\(text)\u{2069}" }

/// What is expected is worked out from the patterns and symbols of the Unicode CLDR, version 44 and later.
@Suite struct NumberLocaleTests {
  @Test(arguments: [
    // CLDR: #,##0.00 ¤ with a no-break space.
    ("de", "105400", "EUR", "105.400\u{A0}€"), ("de", "-105400", "EUR", "-105.400\u{A0}€"),
    ("de", "109565.2", "EUR", "109.565,20\u{A0}€"), ("de", "105400", "USD", "105.400\u{A0}$"),
    // ¤ #,##0.00;¤-#,##0.00, with U+2019 between thousands and a point.
    ("de-CH", "105400", "CHF", "CHF\u{A0}105’400"), ("de-CH", "-109565.22", "CHF", "CHF-109’565.22"),
    ("de-AT", "105400", "EUR", "€\u{A0}105.400"),
    // A narrow no-break space between thousands, a wide one before the sign.
    ("fr", "105400", "EUR", "105\u{202F}400\u{A0}€"), ("fr", "109565.22", "EUR", "109\u{202F}565,22\u{A0}€"),
    ("fr", "105400", "USD", "105\u{202F}400\u{A0}$US"),
    // ¤#,##,##0.00.
    ("en-IN", "105400", "INR", "₹1,05,400"), ("en-IN", "12345678.5", "INR", "₹1,23,45,678.50"),
    ("en", "-105400", "USD", "-$105,400"), ("en-CA", "105400", "USD", "US$105,400"),
    // At least two digits stand before the first mark.
    ("es", "1050", "EUR", "1050\u{A0}€"), ("es", "10500", "EUR", "10.500\u{A0}€"),
    ("pl", "1050", "PLN", "1050\u{A0}zł"), ("pl", "105400", "PLN", "105\u{A0}400\u{A0}zł"),
    ("pt-BR", "105400.5", "BRL", "R$\u{A0}105.400,50"), ("pt-BR", "-105400", "BRL", "-R$\u{A0}105.400"),
    // The minus is U+2212.
    ("sv", "-105400", "SEK", "\u{2212}105\u{A0}400\u{A0}kr"),
    ("ar-EG", "105400", "EUR", isolated("\u{200F}١٠٥٬٤٠٠\u{A0}€")),
    // The digits after the mark are the currency's: none of JPY, three of KWD.
    ("en", "13426100", "JPY", "¥13,426,100"), ("en", "23200.5", "KWD", "KWD\u{A0}23,200.500"),
    ("de", "23200.5", "KWD", "23.200,500\u{A0}KWD"), ("de", "23200", "KWD", "23.200\u{A0}KWD"),
  ])
  func amountsHaveTheirSignAndItsPlace(tag: String, plain: String, code: String, shown: String) throws {
    #expect(try style(tag).amountWithCode(money(plain, code)) == shown)
  }

  @Test func theYenHasItsSign() throws {
    // CLDR has the full-width sign for Japan, some releases of ICU the other.
    let shown = try style("ja").amountWithCode(money("13426100", "JPY"))
    #expect(["¥13,426,100", "￥13,426,100"].contains(shown))
  }

  @Test(arguments: [
    ("de", "1.050", "105.400"), ("de-CH", "1’050", "105’400"), ("fr", "1\u{202F}050", "105\u{202F}400"),
    ("en-IN", "1,050", "1,05,400"), ("es", "1050", "105.400"), ("es-MX", "1,050", "105,400"),
    ("ja", "1,050", "105,400"),
    ("pl", "1050", "105\u{A0}400"), ("pt-BR", "1.050", "105.400"), ("sv", "1\u{A0}050", "105\u{A0}400"),
    ("ar-EG", isolated("١٬٠٥٠"), isolated("١٠٥٬٤٠٠")), ("fa", isolated("۱٬۰۵۰"), isolated("۱۰۵٬۴۰۰")),
    ("ar-EG-u-nu-latn", isolated("1,050"), isolated("105,400")),
  ])
  func countsAreGrouped(tag: String, few: String, many: String) throws {
    #expect(try style(tag).whole(1_050) == few)
    #expect(try style(tag).whole(105_400) == many)
    #expect(try style(tag).bare(105_400) == many)
    #expect(try style(tag).amount(money("105400", "EUR")) == many)
  }

  @Test(arguments: [
    ("de", "0,9250", "45,0\u{A0}%", "-8,1\u{A0}%", "+4,5\u{A0}%"), ("de-CH", "0.9250", "45.0%", "-8.1%", "+4.5%"),
    ("en-IN", "0.9250", "45.0%", "-8.1%", "+4.5%"), ("es", "0,9250", "45,0\u{A0}%", "-8,1\u{A0}%", "+4,5\u{A0}%"),
    ("ja", "0.9250", "45.0%", "-8.1%", "+4.5%"), ("pl", "0,9250", "45,0%", "-8,1%", "+4,5%"),
    ("pt-BR", "0,9250", "45,0%", "-8,1%", "+4,5%"),
    ("sv", "0,9250", "45,0\u{A0}%", "\u{2212}8,1\u{A0}%", "+4,5\u{A0}%"),
    (
      "ar-EG", isolated("٠٫٩٢٥٠"), isolated("٤٥٫٠٪\u{61C}"), isolated("\u{61C}-٨٫١٪\u{61C}"),
      isolated("\u{61C}+٤٫٥٪\u{61C}")
    ),
  ])
  func ratiosAndShares(tag: String, ratio: String, share: String, below: String, more: String) throws {
    let style = try style(tag)
    #expect(style.ratio(try ExactDecimal(plain: "0.925")) == ratio)
    #expect(style.ratio(tenThousandths: 9_250) == ratio)
    #expect(style.percentage(try ExactDecimal(plain: "0.4504")) == share)
    #expect(style.percentage(try ExactDecimal(plain: "-0.0805")) == below)
    #expect(style.change(try ExactDecimal(plain: "0.045")) == more)
  }

  @Test func frenchPercentages() throws {
    // The blank before the sign is narrow in CLDR, and was wide.
    let shown = try style("fr").percentage(ExactDecimal(plain: "0.4504"))
    #expect(["45,0\u{A0}%", "45,0\u{202F}%"].contains(shown))
  }

  @Test func shortRatiosKeepOneDecimal() throws {
    #expect(try style("de").shortRatio(tenThousandths: 10_000) == "1,0")
    #expect(try style("de").shortRatio(tenThousandths: 8_500) == "0,85")
  }

  @Test func everyDigitComesThrough() throws {
    // The largest and the smallest number there is: 39 digits, more than any binary fraction or most decimals hold.
    #expect(
      try style("de").full(ExactDecimal(units: .max)) == "170.141.183.460.469.231.731,687303715884105727")
    #expect(
      try style("en-IN").full(ExactDecimal(units: .min + 1)) == "-17,01,41,18,34,60,46,92,31,731.687303715884105727")
    // In binary it would be 0.1 + 0.2.
    #expect(try style("de").full(ExactDecimal(plain: "0.300000000000000001")) == "0,300000000000000001")
  }

  @Test func withoutALocaleEverythingIsAsItWas() throws {
    let style = NumberStyle()
    #expect(try style.amountWithCode(money("-105400", "EUR")) == "EUR -105,400")
    #expect(style.bare(105_400) == "105400")
    #expect(try style.change(ExactDecimal(plain: "0.045")) == "+4.5 %")
    #expect(try style.change(ExactDecimal(plain: "-0.045")) == "-4.5 %")
    #expect(style.change(.zero) == "0.0 %")
  }

  // MARK: Tags

  @Test(arguments: [
    ("de", "de"), ("DE_de", "de-DE"), ("en-IN", "en-IN"), ("zh_hant-tw", "zh-Hant-TW"), ("zh-TW", "zh-TW"),
    ("de-Latn-DE", "de-Latn-DE"), ("es-419", "es-419"), ("en-JP", "en-JP"), ("sr-Latn", "sr-Latn"), ("fil", "fil"),
    ("AR-eg-U-NU-latn", "ar-EG-u-nu-latn"),
  ])
  func aTagIsSpeltAsUsual(text: String, tag: String) throws {
    #expect(NumberLocale(text)?.tag == tag)
  }

  @Test(arguments: [
    "", "xx", "xx-nonsense", "klingon", "tlh", "root", "und", "C", "POSIX", "de_DE.UTF-8", "de-", "-de", "de--DE",
    "de DE",
    " de", "dé", "ｄｅ", "de-Cyrl", "de-XX", "de-DE-", "de-u-co-phonebk", "ar-u-nu-foo", "ar-u-nu", "123", "d", "deutsch",
    "de-DE-extra-more", "de-DE\u{0}", "fr-CH;", String(repeating: "de-", count: 1_000),
  ])
  func whatIsNoTagIsRefused(text: String) { #expect(NumberLocale(text) == nil) }

  // MARK: What files need

  @Test(arguments: [
    ("de", ","), ("de-CH", "."), ("fr", ","), ("en", "."), ("es-MX", "."), ("pt-BR", ","), ("sv", ","),
    // These have a sign of their own for people.
    ("ar-EG", "."), ("fa", "."),
  ])
  func theDecimalMarkOfFiles(tag: String, mark: String) throws {
    #expect(try #require(NumberLocale(tag)).decimalMark == mark.utf8.first)
  }

  @Test func monthsAreThoseOfTheLanguage() throws {
    let german = try #require(NumberLocale("de")).months
    #expect(
      german.names == [
        "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
        "Dezember",
      ])
    #expect(german.standaloneNames == german.names)
    #expect(german.abbreviations[8] == "Sept.")
    #expect(german.standaloneAbbreviations[2] == "Mär")
    // In Polish a month in a date is in the genitive.
    let polish = try #require(NumberLocale("pl")).months
    #expect(polish.names[4] == "maja")
    #expect(polish.standaloneNames[4] == "maj")
    #expect(polish.standaloneNames.first == "styczeń")
    #expect(polish.abbreviations.last == "gru")
    // The calendar is the Gregorian one wherever.
    #expect(try #require(NumberLocale("fa")).months.standaloneNames.first == "ژانویه")
  }
}

@Suite struct NumberLocaleLayoutTests {
  private func table(_ amounts: [Table.Cell]) -> Table {
    Table(columns: [.init("amount"), .init("note")], rows: amounts.map { [$0, .text("note")] })
  }

  @Test(arguments: ["de", "fr", "en-IN", "ja", "ar-EG", "he", "fa", "sv", "pl"])
  func columnsStayAligned(tag: String) throws {
    let cells: [Table.Cell] = [
      .moneyWithCode(try money("105400", "EUR")), .moneyWithCode(try money("-7.5", "EUR")), .ratio(.one),
      .number(try ExactDecimal(plain: "1234567.89")),
    ]
    let report = Report([.table(table(cells))], numbers: try style(tag))
    let lines = TextWriter().render(report).split(separator: "\n").dropFirst()
    // What stands before the second column is as wide in all lines, counted without marks that have no width.
    let starts = lines.map { line in
      let visible = line.unicodeScalars.filter { $0.properties.generalCategory != .format }
      return String(String.UnicodeScalarView(visible)).dropLast("note".count).count
    }
    #expect(lines.count == 4)
    #expect(Set(starts).count == 1, "\(starts)")
  }

  @Test func wideCharactersTakeTwoColumns() {
    #expect("abc".columnCount == 3)
    #expect("￥1,000".columnCount == 7)
    #expect("日本語".columnCount == 6)
    #expect("\u{2067}\u{61C}-٤\u{2069}".columnCount == 2)
    #expect("é".columnCount == 1)
    #expect("e\u{301}".columnCount == 1)
    #expect("105\u{202F}400\u{A0}€".columnCount == 9)
    #expect("日本語".prefix(columns: 5) == "日本")
    #expect("日本語".prefix(columns: 1) == "日")
  }

  @Test func aWideWordIsCutWhereItMust() {
    let report = Report([.paragraph(String(repeating: "日", count: 50))])
    let lines = TextWriter(width: 40).render(report).split(separator: "\n")
    #expect(lines.allSatisfy { $0.columnCount <= 40 })
    #expect(lines.joined().filter { $0 == "日" }.count == 50)
  }

  @Test func theBarHasTheLocalesAmounts() throws {
    let range = try PayRange(
      minimum: money("80000", "EUR"), midpoint: money("100000", "EUR"), maximum: money("120000", "EUR"))
    let bar = RangeBar(range: range, marks: [.init(label: "offer", amount: try money("90000", "EUR"), sign: "●")])
    let report = Report([.rangeBar(bar)], numbers: try style("ar-EG"))
    let lines = TextWriter(width: 41).render(report).split(separator: "\n")
    #expect(lines[1].columnCount == 39)
    #expect(lines[2] == "  ● offer \(isolated("٩٠٬٠٠٠"))   ┼ midpoint")
    #expect(
      MarkdownWriter().render(Report([.rangeBar(bar)], numbers: try style("de")))
        == "From 80.000 to 120.000: offer 25,0\u{A0}% of the way.\n")
  }

  @Test func chartsHaveTheLocalesRatios() throws {
    let row = PlacementChart.Row(
      label: "Senior", note: "48 people", range: 8_000...12_000, p10: 8_500, p25: 9_000, median: 9_925, p75: 10_500,
      p90: 11_000)
    let chart = PlacementChart(title: "Pay", rows: [row], numbers: try style("de"))
    #expect(
      chart.alternative == "Pay. Percentiles of compa-ratio over the pay range for 1 group; the median is 0,9925.")
    let image = SVGWriter().render(chart)
    #expect(image.contains(">0,7</text>"))
    #expect(!image.contains(">0.7</text>"))
  }
}
