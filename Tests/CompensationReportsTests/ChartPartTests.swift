import Testing

@testable import CompensationReports

@Suite struct RatioAxisTests {
  private func axis(_ marks: [Int], bins: [Int] = []) -> RatioAxis {
    RatioAxis(marks: marks, bins: bins, left: 100, right: 700)
  }

  @Test(arguments: [
    // A usual range has room on both sides, and a tick at every tenth.
    ([8_000, 12_000], [7_000, 8_000, 9_000, 10_000, 11_000, 12_000, 13_000]),
    // 0.55 to 1.41 needs ten tenths, which are too many; fifths do.
    ([5_500, 14_100], [4_000, 6_000, 8_000, 10_000, 12_000, 14_000, 16_000]),
    // What is too far does not squeeze the rest: the axis ends at 3.
    ([0, 900_000], [0, 5_000, 10_000, 15_000, 20_000, 25_000, 30_000]),
  ])
  func ticksAreRoundRatios(marks: [Int], ticks: [Int]) { #expect(axis(marks).ticks == ticks) }

  @Test func binsAlwaysFit() {
    // 0.7 to 12 takes six steps of 2.
    #expect(axis([], bins: [120_000]).ticks == [0, 20_000, 40_000, 60_000, 80_000, 100_000, 120_000])
  }

  @Test func ratiosLieInProportion() {
    // 600 units for 0.6: a ratio of 0.0001 is a tenth of a unit.
    let axis = axis([])
    #expect(axis.position(10_000).description == "400")
    #expect(axis.position(9_874).description == "387.4")
    #expect(axis.position(0).description == "100")
    #expect(axis.position(99_999).description == "700")
  }
}

@Suite struct RatioTextTests {
  @Test(arguments: [
    (10_000, "1.0000", "1.0"), (9_250, "0.9250", "0.925"), (5, "0.0005", "0.0005"), (-500, "-0.0500", "-0.05"),
    (120_000, "12.0000", "12.0"),
  ])
  func ratiosHaveFourPlacesAndTicksOnlyThoseThatTheyNeed(ratio: Int, full: String, short: String) {
    #expect(NumberStyle().ratio(tenThousandths: ratio) == full)
    #expect(NumberStyle().shortRatio(tenThousandths: ratio) == short)
  }
}

@Suite struct SVGLengthTests {
  @Test(arguments: [
    (0, "0"), (100, "1"), (105, "1.05"), (150, "1.5"), (12_345, "123.45"), (-250, "-2.5"), (-5, "-0.05"),
  ])
  func hundredthsAreWrittenWithoutNeedlessZeros(hundredths: Int, text: String) {
    #expect(SVGLength(hundredths: hundredths).description == text)
  }

  @Test func sharesAreRoundedHalfUp() {
    // 0.01 × 1 ÷ 2 is half a hundredth.
    #expect(SVGLength(hundredths: 1).half.hundredths == 1)
    #expect(SVGLength(100).share(1, of: 3).description == "33.33")
    #expect(SVGLength(100).share(2, of: 3).description == "66.67")
  }
}

@Suite struct XMLTextTests {
  @Test func nothingBecomesMarkup() {
    #expect(XMLText.escaped("R&D <b>\"x\"</b> 'y'") == "R&amp;D &lt;b&gt;&quot;x&quot;&lt;/b&gt; &#39;y&#39;")
  }

  @Test func whatXMLDoesNotHaveIsDropped() {
    #expect(XMLText.escaped("a\u{0}b\u{1B}[1mc\u{7F}\u{9B}\u{FFFE}\u{FFFF}") == "ab[1mc")
    #expect(XMLText.escaped("one\r\ntwo\tthree\u{2028}four") == "one  two three four")
    // Nothing turns the direction of the text behind it.
    #expect(XMLText.escaped("\u{202E}live\u{2066}") == "live")
  }
}

@Suite struct TextWidthTests {
  private let estimate = TextWidth(size: 10)

  @Test func shortTextStays() { #expect(estimate.shortened("Germany", to: 100) == "Germany") }

  @Test(arguments: [
    String(repeating: "Kongo ", count: 10), String(repeating: "W", count: 60), String(repeating: "国", count: 60),
    String(repeating: "العربية ", count: 8), String(repeating: "👩‍👩‍👧", count: 20),
  ])
  func longTextEndsWithAnEllipsisWithinItsRoom(text: String) {
    let short = estimate.shortened(text, to: 100)
    #expect(short.contains("…"))
    #expect(estimate(short) <= 100)
    // No needless cut: the characters that are kept fill half of the room at least.
    #expect(estimate(short) >= 50)
    #expect(text.hasPrefix(String(short.prefix { $0.unicodeScalars.first != "…" })))
  }

  @Test func anEllipsisStandsWhereTheTextRunsTo() {
    #expect(estimate.shortened(String(repeating: "ש", count: 60), to: 50).unicodeScalars.last == "\u{200F}")
    #expect(estimate.shortened(String(repeating: "x", count: 60), to: 50).unicodeScalars.last == "…")
  }

  @Test func linesBreakAtBlanks() {
    // A letter is 6.37 wide and a blank 3.4: seven letters and a blank are 47.99.
    #expect(estimate.lines("aaa bbbb cc", width: 48, atMost: 3) == ["aaa bbbb", "cc"])
    #expect(estimate.lines("aaa bbbb cc", width: 47, atMost: 3) == ["aaa", "bbbb cc"])
    // Five letters, a blank and the ellipsis of 10 are 45.25.
    #expect(estimate.lines("aaa bbbb cc", width: 47, atMost: 1) == ["aaa bb…"])
    #expect(estimate.lines("", width: 47, atMost: 2) == [])
  }
}

@Suite struct ChartColourTests {
  /// WCAG 2.2, "relative luminance": the fifth root serves the power 2.4.
  private func luminance(_ colour: String) throws -> Double {
    let number = try #require(Int(colour.dropFirst(), radix: 16))
    func linear(_ byte: Int) -> Double {
      let share = Double(byte) / 255
      if share <= 0.04045 { return share / 12.92 }
      let base = (share + 0.055) / 1.055
      let square = base * base
      var root = 1.0
      for _ in 0..<50 { root = (4 * root + square / (root * root * root * root)) / 5 }
      return square * root
    }
    return 0.2126 * linear(number >> 16) + 0.7152 * linear(number >> 8 & 255) + 0.0722 * linear(number & 255)
  }

  private func contrast(_ first: String, _ second: String) throws -> Double {
    let (one, two) = (try luminance(first), try luminance(second))
    return (max(one, two) + 0.05) / (min(one, two) + 0.05)
  }

  @Test(arguments: [false, true])
  func textAndMarksStandOut(isDark: Bool) throws {
    let scheme = isDark ? \ChartColour.dark : \ChartColour.light
    #expect(try contrast("#000000", "#ffffff") == 21)
    let page = ChartColour.page[keyPath: scheme]
    for text in [ChartColour.ink, .faintInk] { #expect(try contrast(text[keyPath: scheme], page) >= 4.5) }
    for mark in [ChartColour.people, .rangeEnd] {
      #expect(try contrast(mark[keyPath: scheme], page) >= 3)
      #expect(try contrast(mark[keyPath: scheme], ChartColour.range[keyPath: scheme]) >= 3)
    }
    // The line at the midpoint and that of the median on the shading.
    for line in [ChartColour.ink, .faintInk] {
      #expect(try contrast(line[keyPath: scheme], ChartColour.range[keyPath: scheme]) >= 3)
    }
  }

  @Test func everyStyleHasItsDarkColours() {
    for style in ChartStyle.allCases { #expect(ChartStyle.styleSheet.contains(".\(style.rawValue){")) }
    #expect(ChartStyle.styleSheet.hasPrefix("@media screen and (prefers-color-scheme: dark){"))
  }
}
