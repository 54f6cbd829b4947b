import Foundation
import Testing

/// `--locale` from end to end. What a locale writes is worked out by hand; what must not change is that of the same command
/// without it.
@Suite struct LocaleTests {
  private static let offer = "offer --level Senior --country Germany --asking 95000 --compare Japan --as-of 2026-04-13"

  @Test func anOfferAsText() throws {
    // As of 2026-04-13: 81,600 to 122,400 about 102,000; 95,000 is 0.9314 of it and (95,000 − 81,600) ÷ 40,800 into it.
    let plain = try paygrade(Self.offer)
    #expect(plain.status == 0, "\(plain.errors)")
    #expect(plain.output.contains("Asking EUR 95,000 is within the range, compa-ratio 0.9314"))
    let german = try paygrade(Self.offer + " --locale de")
    #expect(german.status == 0, "\(german.errors)")
    #expect(german.output.contains("  midpoint       102.000\n"))
    #expect(german.output.contains("Asking 95.000\u{A0}€ is within the range, compa-ratio 0,9314"))
    #expect(!german.output.contains("102,000"))
    #expect(!german.output.contains("0.9314"))
    #expect(german.output.contains("as of 2026-04-13"))
  }

  @Test func anOfferAsMarkdown() throws {
    let french = try paygrade(Self.offer + " --locale fr --format markdown")
    #expect(french.status == 0, "\(french.errors)")
    #expect(french.output.contains("| midpoint | 102\u{202F}000 |  |"))
    #expect(french.output.contains("Asking 95\u{202F}000\u{A0}€ is within the range"))
    // The policy's own words and formulas stay as they are written.
    let formulas = { (text: String) in text.split(separator: "\n").filter { $0.hasPrefix("    ") } }
    #expect(try formulas(french.output) == formulas(paygrade(Self.offer + " --format markdown").output))
  }

  @Test func digitsOfTheirOwn() throws {
    let arabic = try paygrade(Self.offer + " --locale ar-EG")
    #expect(arabic.output.contains("\u{2067}١٠٢٬٠٠٠\u{2069}"))
    #expect(!arabic.output.contains("102,000"))
    // No line lacks the end of what it isolates.
    for line in arabic.output.split(separator: "\n") {
      #expect(
        line.unicodeScalars.count { $0 == "\u{2067}" } == line.unicodeScalars.count { $0 == "\u{2069}" }, "\(line)")
    }
  }

  @Test func rangesAsTextAndMarkdown() throws {
    let line = "ranges --level Senior --country Germany --as-of 2026-04-13 --locale en-IN"
    let text = try paygrade(line)
    #expect(text.status == 0, "\(text.errors)")
    #expect(text.output.contains("1,02,000"))
    #expect(!text.output.contains("102,000"))
    let lines = text.output.split(separator: "\n").filter { $0.contains(" EUR ") }
    #expect(!lines.isEmpty)
    #expect(Set(lines.map(\.count)).count == 1)
    let markdown = try paygrade(line + " --format markdown")
    #expect(markdown.output.contains("| EUR | 81,600 | 1,02,000 | 1,22,400 |"))
  }

  @Test func theReport() throws {
    try withFolder { folder in
      let roster = fixtures + "/../../../Datasets/rosters/sample.csv"
      let line = "report --roster \(roster) --by country,level --as-of 2026-04-13 --allow-rejects --out "
      let command = try Command(folder: folder)
      #expect(try command.run(line + "plain").status == 0)
      let spoken = try command.run(line + "german --locale de_de")
      #expect(spoken.status == 0, "\(spoken.errors)")
      // 2,969 people and USD 333,204,406, as in Reports/sample.
      #expect(spoken.output.contains("2.969 people compared"))
      let report = try contents(folder + "/german/report.md")
      #expect(report.contains("- Payroll is 333.204.406\u{A0}$ for 2.877,1 full-time equivalents."))
      #expect(report.contains("128 people are paid below the range (4,3\u{A0}%)"))
      #expect(report.contains("| Australia | 155 | 17.291.652 | 1,0037 |"))
      #expect(report.contains("the medians go from 0,9151 (Japan) to 1,0863 (Singapore)"))
      let chart = try contents(folder + "/german/charts/compa-ratio-by-country.svg")
      #expect(chart.contains(">1,0</text>"))
      #expect(chart.contains("155 people, median 1,0084"))
      #expect(!chart.contains(">1.0</text>"))
      for file in ["employees.csv", "rejects.csv", "summary.csv", "datapackage.json"] {
        #expect(try contents("\(folder)/german/\(file)") == contents("\(folder)/plain/\(file)"))
      }
      #expect(try contents(folder + "/german/manifest.json").contains("de-DE"))
      #expect(try !contents(folder + "/plain/manifest.json").contains("locale"))
      #expect(try command.run("report --verify german").status == 0)
    }
  }

  @Test func levels() throws {
    let outcome = try paygrade(
      "level --title \"Senior Machine Learning Engineer\" --country Germany --as-of 2026-04-13 --locale pl")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("102\u{A0}000"))
    #expect(!outcome.output.contains("102,000"))
  }

  @Test func theMarket() throws {
    let plain = try market()
    let spoken = try market("--locale sv")
    #expect(spoken.command.status == 0, "\(spoken.command.errors)")
    let report = spoken.text("report.md")
    // A senior baker's median of 114,000 USD in the United States: Fixtures/market/README.md.
    #expect(report.contains("114\u{A0}000"))
    #expect(!report.contains("114,000"))
    // The report says how it was asked for.
    #expect(report.contains("--locale sv"))
    for file in plain.files.keys where !["report.md", "manifest.json"].contains(file) {
      #expect(spoken.files[file] == plain.files[file], "\(file)")
    }
  }

  // MARK: What never depends on it

  @Test(arguments: [
    offer + " --format json", offer + " --format csv", "ranges --level Senior --format csv",
    "ranges --level Senior --format json", "level --field-years 4 --country Germany --format csv",
    "level --field-years 4 --country Germany --format json",
  ])
  func filesForPrograms(line: String) throws {
    let plain = try paygrade(line)
    #expect(plain.status == 0, "\(plain.errors)")
    for tag in ["de", "ar-EG", "en-IN"] { #expect(try paygrade("\(line) --locale \(tag)") == plain) }
  }

  @Test(arguments: ["", " --locale de", " --locale ar-EG", " --locale ja"]) func whereItRuns(locale: String) throws {
    let line = Self.offer + locale
    let plain = try paygrade(line)
    for environment in [
      ["LC_ALL": "de_DE.UTF-8"], ["LC_ALL": "ar_EG.UTF-8", "LANG": "ar_EG.UTF-8"], ["LC_NUMERIC": "fr_FR.UTF-8"],
      ["LANGUAGE": "sv"], ["LC_ALL": "C"], ["TZ": "Pacific/Kiritimati"], ["TZ": "nonsense"], ["HOME": "/nonexistent"],
    ] {
      #expect(try paygrade(line, environment: environment) == plain, "\(environment)")
    }
  }

  // MARK: Refusals

  @Test(arguments: [
    "offer --level Senior --country Germany", "ranges", "level", "level --import none.md",
    "report --roster none.csv --out out",
    "market --survey none.csv:none.json --out out",
  ])
  func aTagThatIsNone(line: String) throws {
    for tag in ["xx-nonsense", "klingon", "de_DE.UTF-8"] {
      let outcome = try paygrade("\(line) --locale \(tag)")
      #expect(outcome.status == 64)
      #expect(outcome.output == "")
      #expect(outcome.errors.contains("--locale needs the tag of a language"))
      #expect(outcome.errors.contains("such as de, fr-CH or en-IN"))
      #expect(outcome.errors.contains("\"\(tag)\""))
    }
  }

  @Test func noTag() throws {
    let empty = try paygrade("ranges --locale \"\"")
    #expect(empty.status == 64)
    #expect(empty.errors.contains("--locale"))
    #expect(try paygrade("ranges --locale").status == 64)
    #expect(try paygrade("ranges --locale de --locale fr").status == 64)
    #expect(try paygrade("check --locale de").status == 64)
  }

  @Test(arguments: ["bash", "zsh", "fish"]) func completionsOfferTags(shell: String) throws {
    #expect(try paygrade("completions \(shell)").output.contains("pt-BR"))
  }
}
