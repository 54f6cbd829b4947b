import Tabular
import Testing

/// What `--dialect excel` writes, and that reading gives it back.
@Suite struct CSVDialectTests {
  static let german = CSVDialect.excel(
    decimalMark: .comma,
    monthNames: [
      "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
      "Dezember", "Jan.", "Feb.", "Mär.", "Apr.", "Okt.", "Dez.",
    ])

  /// A text as the field of a record is written.
  static func field(_ text: String, _ dialect: CSVDialect = .excel()) -> String {
    var writer = CSVWriter(dialect: dialect)
    writer.append(text)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("=1+1", "'=1+1"), ("+49 30 1234", "'+49 30 1234"), ("-x", "'-x"), ("-5", "'-5"), ("@SUM(A1)", "'@SUM(A1)"),
    ("\tx", "'\tx"), ("\rx", "\"'\rx\""), ("\nx", "\"'\nx\""), ("＝1", "'＝1"), ("＋1", "'＋1"), ("－1", "'－1"),
    ("＠x", "'＠x"), ("'=x", "''=x"), ("''=x", "'''=x"), ("'-", "''-"), ("=", "'="),
    // The text of what is written for 007 is a formula itself.
    ("=\"007\"", "\"'=\"\"007\"\"\""), ("=HYPERLINK(\"u\",\"v\")", "\"'=HYPERLINK(\"\"u\"\",\"\"v\"\")\""),
  ])
  func formulasAreNone(text: String, field: String) { #expect(Self.field(text) == field) }

  @Test(arguments: [
    "007", "00", "12345678901234567890", "1234567890123456", "1E5", "1e-5", "1.E+5", "1.50", "1.5", ".5", "5.", "5%",
    "1,000", "1 000", "1\u{a0}000", "1\u{202f}000", "$5", "5 €", "£5", "￥5", "(5)", "1-2", "3/4", "1 3/4", "10:30",
    "10:30:15", "10:30 PM", "9 a", "10am", "2026-01-31", "2026-01-31T10:30", "1.2.2026", "MARCH1", "March 1", "1 May",
    "Sept-3", "jan 2026", "5-DEC-26", "TRUE", "true", "False", "#N/A", "#REF!", "#Name?", "−5", " 7", "7 ", "1--2",
  ])
  func whatWouldBecomeSomethingElse(text: String) {
    #expect(Self.field(text) == "\"=\"\"\(text)\"\"\"")
    #expect(Self.field(text, .rfc4180) == (text.contains(",") ? "\"\(text)\"" : text))
  }

  @Test(arguments: [
    "", "0", "7", "42", "123456789012345", "P4", "E5", "E12345", "IC 5", "L5-2b", "G-12x", "Senior", "May", "MARCH",
    "Märzen 1",
    "Marching 1", "TRUEST", "untrue", "'", "''", "'x", "'007", "a=b", "a+b", "1st", "5 apples", "v1.2",
    "- -".replacing("-", with: "."),
    "Zürich", "😀", "1😀", "مرحبا", "T1", "1T5", "Grade 7", "a@b.example", "#7", "...", "€", "%",
  ])
  func whatStaysAsItIs(text: String) { #expect(Self.field(text) == text) }

  @Test func monthsOfALocale() {
    for text in ["1 Mai", "1. März", "MÄRZ 2026", "3.Okt.2026", "Dez 1"] {
      #expect(Self.field(text, Self.german) == "\"=\"\"\(text)\"\"\"")
    }
    #expect(Self.field("3.Okt.2026") == "3.Okt.2026")
    let japanese = CSVDialect.excel(monthNames: ["1月", "2月", "12月"])
    #expect(Self.field("4月1", japanese) == "\"=\"\"4月1\"\"\"")
    #expect(Self.field("4月1", Self.german) == "\"=\"\"4月1\"\"\"")
  }

  /// Whatever the locale, as nobody knows where the file is opened.
  @Test(arguments: [
    "1月31日", "2026年1月31日", "2026年", "1월 31일", "2026년 1월 31일", "10時30分", "午後3時", "令和8年1月31日", "오전 10시", "WAHR",
    "Falsch", "VRAI", "faux", "VERDADERO", "FALSO", "VERO", "VERDADEIRO", "WAAR", "ONWAAR", "PRAWDA", "FAŁSZ", "fałsz",
    "SANT", "FALSKT", "ИСТИНА", "Ложь", "EPÄTOSI", "YANLIŞ",
  ])
  func whatWouldBecomeSomethingElseElsewhere(text: String) {
    for dialect in [CSVDialect.excel(), Self.german] { #expect(Self.field(text, dialect) == "\"=\"\"\(text)\"\"\"") }
    #expect(Self.field(text, .rfc4180) == text)
  }

  @Test(arguments: ["月", "日本", "1日本", "年度2026", "일", "WAHRE", "VERONA", "Ложь1а", "SANTOS", "ИСТИНАХ", "Łódź", "3組"])
  func whatStaysAsItIsElsewhere(text: String) { #expect(Self.field(text) == text) }

  @Test func textsTooLongForAFormula() {
    let most = String(repeating: "7", count: 255)
    #expect(Self.field(most) == "\"=\"\"\(most)\"\"\"")
    #expect(Self.field(most + "7") == "'\(most)7")
    #expect(Self.field("'" + most + "7") == "''\(most)7")
    let long = String(repeating: "x", count: 32_767)
    #expect(Self.field(long) == long)
    #expect(Self.field("=" + long) == "'=" + long)
  }

  @Test func numbersAreNeverGuarded() {
    func written(_ dialect: CSVDialect) -> String {
      var writer = CSVWriter(dialect: dialect)
      writer.append(decimal: -1205, fractionDigits: 2)
      writer.append(number: "1234567890123456.5")
      writer.append(7)
      writer.append(number: "2026-01-31")
      writer.append(number: "")
      writer.appendPlain { $0 += Array("0.50".utf8) }
      writer.append("a;b,c")
      writer.endRecord()
      writer.appendRecord(longest: 40) { record in
        record.append(decimal: 105, fractionDigits: 1)
        record.append(decimal: nil, fractionDigits: 2)
        record.append("x;y")
        record.append(Array("007".utf8).span)
      }
      return String(decoding: writer.bytes, as: UTF8.self)
    }
    #expect(
      written(.rfc4180) == "-12.05,1234567890123456.5,7,2026-01-31,,0.50,\"a;b,c\"\n10.5,,x;y,007\n")
    #expect(
      written(.excel())
        == "-12.05,1234567890123456.5,7,2026-01-31,,0.50,\"a;b,c\"\r\n10.5,,x;y,\"=\"\"007\"\"\"\r\n")
    #expect(
      written(Self.german)
        == "-12,05;1234567890123456,5;7;2026-01-31;;0,50;\"a;b,c\"\r\n10,5;;\"x;y\";\"=\"\"007\"\"\"\r\n")
  }

  @Test func aFileBegins() {
    func header(_ names: [String], _ dialect: CSVDialect) -> String {
      var writer = CSVWriter(dialect: dialect)
      writer.appendHeader(names)
      writer.appendRecord([""])
      return String(decoding: writer.bytes, as: UTF8.self)
    }
    #expect(header(["ID", "ID"], .rfc4180) == "ID,ID\n\"\"\n")
    #expect(header(["ID", "ID"], .excel()) == "\u{feff}id,ID\r\n\"\"\r\n")
    #expect(header(["IDs"], Self.german) == "\u{feff}IDs\r\n\"\"\r\n")
  }

  @Test func aDecimalCommaIsNoDelimiter() {
    #expect(CSVDialect(delimiter: 0x2C, decimalMark: .comma, hasByteOrderMark: true) == nil)
    #expect(CSVDialect(delimiter: 0x3B, decimalMark: .comma, hasByteOrderMark: true)?.guardsTexts == true)
    #expect(CSVDialect(delimiter: 0x2C, decimalMark: .point, hasByteOrderMark: false) == .rfc4180)
  }

  @Test(arguments: Reading.chunkSizes)
  func readingUndoes(chunkSize: Int) {
    let lines = "a,b\n\"=\"\"007\"\"\",'=x\n\"=\"\"a \"\"\"\"b\"\"\",''-1\n'x,'\n\"=\"\"\"\"\",'007\n"
    let plain = Reading(lines, chunkSize: chunkSize)
    #expect(plain.records == [["007", "'=x"], ["=\"a \"\"b\"", "''-1"], ["'x", "'"], ["", "'007"]])
    let marked = Reading("\u{feff}" + lines, chunkSize: chunkSize)
    #expect(marked.records == [["007", "=x"], ["=\"a \"\"b\"", "'-1"], ["'x", "'"], ["", "'007"]])
    #expect(marked.lines == [2, 3, 4, 5])
    #expect(
      Reading("\u{feff}\"'\n\n=\",\"=\"\"1\"\"\"\n\"=\"\"\n\"\"\",x\ny,z\n", chunkSize: chunkSize).records == [
        ["\n", "x"], ["y", "z"],
      ])
  }

  /// A chunk's reader knows how its file began.
  @Test func chunksUndo() {
    var writer = CSVWriter(dialect: .excel())
    writer.appendHeader(["id", "x"])
    for number in 0..<500 { writer.appendRecord(["00\(number)", "=\(number)"]) }
    let reading = Reading(chunks: { () throws(CSVReadError) in
      try CSVChunkReader(bytes: writer.bytes, chunkSize: 100)
    })
    #expect(reading.records == (0..<500).map { ["00\($0)", "=\($0)"] })
  }

  /// Any text in any dialect, but for `="…"` in the plain one, comes back as it was.
  @Test(arguments: [CSVDialect.rfc4180, .excel(), Self.german])
  func roundTrips(dialect: CSVDialect) {
    let pieces = [
      "=", "+", "-", "@", "\t", "\r", "\n", "'", "''", "\"", "=\"", "\"\"", ",", ";", "＝", "＋", "－", "＠", "0", "7",
      "007",
      "1E5", "1.50", "MARCH", "Mai", "TRUE", "E", "e", " ", "x", "é", "😀", "مرحبا", "\u{a0}", "€", "#N/A", "1-2",
      "\r\n",
      String(repeating: "9", count: 256), String(repeating: "x", count: 300),
    ]
    var state: UInt64 = 20_260_413
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    var records: [[String]] = []
    for _ in 0..<4000 {
      records.append(
        (0..<3).map { _ in
          let text = (0..<random(6)).map { _ in pieces[random(pieces.count)] }.joined()
          let isFormula = text.hasPrefix("=\"") && text.hasSuffix("\"") && text.utf8.count > 2
          return dialect == .rfc4180 && isFormula ? "x" : text
        })
    }
    var writer = CSVWriter(dialect: dialect)
    writer.appendHeader(["a", "b", "c"])
    for (number, record) in records.enumerated() {
      if number % 2 == 0 {
        writer.appendRecord(record)
      } else {
        let longest = record.reduce(10) { $0 + 2 * $1.utf8.count + 11 }
        writer.appendRecord(longest: longest) { target in
          for text in record { target.append(Array(text.utf8).span) }
        }
      }
    }
    for chunkSize in [3, 1 << 16] {
      let reading = Reading(writer.bytes, chunkSize: chunkSize)
      #expect(reading.error == nil)
      #expect(reading.header == ["a", "b", "c"])
      #expect(reading.records.count == records.count)
      for (read, record) in zip(reading.records, records) where read != record {
        Issue.record("\(record.map { $0.debugDescription }) came back as \(read.map { $0.debugDescription })")
      }
    }
  }
}
