import Compensation
import CompensationData
import Testing

/// Text that was UTF-8, read in another encoding and saved: what is repaired, and what must never be.
@Suite struct TextRepairTests {
  /// What a text becomes when its UTF-8 is read byte by byte in Mac Roman or Windows-1252, worked out with another
  /// program.
  @Test(arguments: [
    ("It‚Äôs", "It’s", MisreadEncoding.macRoman),
    ("\u{F8FF}üí∞ pay", "💰 pay", .macRoman),
    ("caf√© noir", "café noir", .macRoman),
    ("a ‚Äúquote‚Äù", "a “quote”", .macRoman),
    ("90 ‚Ç¨", "90 €", .macRoman),
    ("–ü—Ä–∏–≤–µ—Ç", "Привет", .macRoman), ("AI„ÅÆGPU", "AIのGPU", .macRoman),
    ("Itâ€™s", "It’s", .windows1252),
    ("â€œquoteâ€\u{9d}", "“quote”", .windows1252),
    ("cafÃ© noir", "café noir", .windows1252),
    ("60 â‚¬ â€“ 70 â‚¬", "60 € – 70 €", .windows1252),
    ("voilÃ\u{a0} tout", "voilà tout", .windows1252),
    ("Ã\u{a0} Paris", "à Paris", .windows1252),
    ("ðŸ’° pay", "💰 pay", .windows1252),
    ("Ã–sterreich", "Österreich", .windows1252),
    ("Â£60k", "£60k", .windows1252), ("JIRAÂ®", "JIRA®", .windows1252), ("â–ª one", "▪ one", .windows1252),
  ]) func repaired(misread: String, text: String, encoding: MisreadEncoding) {
    let repair = TextRepair(misread)
    #expect(repair.text.unicodeScalars.elementsEqual(text.unicodeScalars))
    #expect(repair.encoding == encoding)
    #expect(repair.undone.unicodeScalars.elementsEqual(misread.unicodeScalars))
    #expect(repair.leftCount == 0)
  }

  @Test func bytesOfTheMoneyBag() throws {
    let bytes: [UInt8] = [0xEF, 0xA3, 0xBF, 0xC3, 0xBC, 0xC3, 0xAD, 0xE2, 0x88, 0x9E]
    let misread = try #require(String(validating: bytes, as: UTF8.self))
    #expect(TextRepair(misread).text == "\u{1F4B0}")
  }

  /// Text that is right as it stands, in pieces that happen to be valid UTF-8 in one of the encodings, too.
  @Test(arguments: [
    "L’été à l’école, d’après « l’Équipe » — où est-il ?", "« été\u{a0}»", "le café\u{a0}» est noir",
    "l’État, d’Évian, “É”",
    "« Là\u{a0}» et « à\u{a0}» …", "„Übung“, „Äpfel“ – größer, Straße… ‚Öl‘", "GROß”, MÜ”, Ö–", "CAFÉ” CAFÉ… CAFÉ™",
    "IRMÃ” e MAÇÃ… NÃO, AMANHÃ—", "HÄ… SÅ” Å… Ä…", "România, Îmi place; mâ…”", "¿Qué? —Él—; niño, “Ángel”",
    "Ελλάδα και ’Έλληνες “Άλφα”", "Привет, “мир” — это «тест»", "日本語のテキスト、「給与」…", "中文，“引号”——测试", "한국어 “따옴표”",
    "💰 USD $98,000 🌎 Remote — 👩‍💻", "2√π ≈ 3.5, ≈£500, √∞, ¬π, ±5 °C", "x ≈ y ∑ ∏ ∂", "Ω µ π Å",
    "naïve façade — “résumé”",
    "Ðóra, Þór; Øre — Ærø", "zażółć gęślą jaźń „ąę”", "Việt Nam, “Ấn Độ”", "עברית “מרכאות”", "العربية “اقتباس”",
    "½ ¼ ¾ © ® ™", "plain",
    "",
  ]) func rightAsItStands(text: String) {
    let repair = TextRepair(text)
    #expect(repair.encoding == nil)
    #expect(repair.text.unicodeScalars.elementsEqual(text.unicodeScalars))
    #expect(repair.repairs.isEmpty)
  }

  @Test func rightAndMisreadTogether() {
    let repair = TextRepair("Zoë’s one\nIt‚Äôs l’été\n\u{F8FF}üåé")
    #expect(repair.text == "Zoë’s one\nIt’s l’été\n🌎")
    #expect(repair.repairs.map(\.line) == [2, 3])
    #expect(Set(repair.repairs.map(\.line)) == [2, 3])
    #expect(repair.leftCount == 3)
    #expect(repair.undone == "Zoë’s one\nIt‚Äôs l’été\n\u{F8FF}üåé")
    #expect(repair.finding(file: "post.md", isApplied: true)?.line == 2)
  }

  @Test(.enabled(if: Repository.exists("../shared/reference/2-job-post.md"))) func jobPostOfTheReferences() throws {
    let misread = try Repository.text("../shared/reference/2-job-post.md")
    let repair = TextRepair(misread)
    #expect(misread.unicodeScalars.count == 7897)
    #expect(repair.text.unicodeScalars.count == 7865)
    #expect(misread.unicodeScalars.count { !$0.isASCII } == 47)
    #expect(repair.text.unicodeScalars.count { !$0.isASCII } == 15)
    #expect(repair.encoding == .macRoman)
    #expect(repair.repairs.count == 15)
    #expect(repair.leftCount == 0)
    #expect(repair.undone == misread)
  }

  @Test(arguments: ["0-job-family.md", "1-interview-guide.txt", "3-regional-medians.txt", "4-job-description.txt"])
  func othersOfTheReferences(name: String) throws {
    let path = "../shared/reference/\(name)"
    guard Repository.exists(path) else { return }
    let text = try Repository.text(path)
    #expect(TextRepair(text).encoding == nil)
    #expect(TextRepair(text).text == text)
  }
}
