import Tabular
import Testing

/// Text that is refused: the kind of error, its line, its column, and what was read before it.
@Suite struct CSVSyntaxErrorTests {
  struct Example: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var marked: String
    var code: String
    var column: String?
    var records: [[String]] = []

    init(_ name: String, _ marked: String, _ code: String, column: String? = nil, _ records: [[String]] = []) {
      testDescription = name
      self.marked = marked
      self.code = code
      self.column = column
      self.records = records
    }
  }

  static let examples = [
    Example("a quote inside a field", "a,b\n1,2\n3,41️⃣\"4\n5,6\n", "malformed-quote", column: "b", [["1", "2"]]),
    Example("text after a closing quote", "a,b\n1,\"2\"1️⃣x\n", "malformed-quote", column: "b"),
    Example("a space after a closing quote", "a,b\r\n\"1\"1️⃣ ,2\r\n", "malformed-quote", column: "a"),
    Example("a space before an opening quote", "a,b\r1, 1️⃣\"2\"\r", "malformed-quote", column: "b"),
    Example("late in a field of three lines", "a,b\n\"1\r\n2\n31️⃣\"x,2\n", "malformed-quote", column: "a"),
    Example(
      "after fields of two lines", "a,b\n\"1\n\",\"\r\"\n\"\n\r\",31️⃣\"\n", "malformed-quote", column: "b",
      [["1\n", "\r"]]),
    Example("after blank lines", "\n\na,b\n\r\n\r\n1,21️⃣\"\n", "malformed-quote", column: "b"),
    Example("in a field beyond the header", "a,b\n1,2,31️⃣\"\n", "malformed-quote"),
    Example("in the header", "a,b1️⃣\"\n1,2\n", "malformed-quote"),
    Example("after a separator line", "sep=;\na;b\n1;21️⃣\"\n", "malformed-quote", column: "b"),
    Example("an unclosed quote", "a,b\n1,2\n3,1️⃣\"4\n5,6\n", "unclosed-quote", column: "b", [["1", "2"]]),
    Example(
      "an unclosed quote after a field of two lines", "a,b\n\"1\n\",1️⃣\"4\r\n5,6\n7", "unclosed-quote", column: "b"),
    Example("an unclosed quote that is last", "a,b\n1️⃣\"", "unclosed-quote", column: "a"),
    Example("an unclosed quote that ends in a doubled one", "a,b\n1️⃣\"x\"\"", "unclosed-quote", column: "a"),
    Example("an unclosed quote in the header", "a,1️⃣\"b\n1,2\n", "unclosed-quote"),
    Example("NUL", "a,b\n1,2\n3,1️⃣\0\n", "nul-byte", column: "b", [["1", "2"]]),
    Example("NUL in a quoted field of two lines", "a,b\n1,\"2\n1️⃣\0\"\n", "nul-byte", column: "b"),
    Example("NUL in the first field", "a1️⃣\0b,c\n", "nul-byte"),
    Example("NUL alone", "\0", "nul-byte"),
    Example("NUL at the start of what is not UTF-16", "\0abc\n", "nul-byte"),
    Example("a tie", "\n1️⃣a,b;c\n1,2\n", "ambiguous-delimiter"),
    Example("a tie of tab and bar", "a\tb|c\n1,2\n", "ambiguous-delimiter"),
    Example("nothing", "", "empty-file"),
    Example("blank lines only", "\n\r\n\r", "empty-file"),
    Example("a byte-order mark only", "\u{FEFF}", "empty-file"),
    Example("a separator line only", "sep=;", "empty-file"),
  ]

  @Test(arguments: examples, Reading.chunkSizes)
  func refuses(_ example: Example, chunkSize: Int) throws {
    let marked = MarkedText(example.marked)
    let reading = Reading(marked.bytes, chunkSize: chunkSize)
    let error = try #require(reading.error)
    #expect(error.code == example.code)
    #expect(error.line == (marked.lines["1️⃣"] ?? 1))
    #expect(error.column == example.column)
    #expect(reading.records == example.records)
    #expect(!error.message.isEmpty)
  }

  /// Bytes that are no UTF-8, placed in the second field of the third line.
  static let malformed: [[UInt8]] = [
    [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xC3, 0x28], [0xE0, 0x80, 0x80], [0xE0, 0x9F, 0xBF],
    [0xE2, 0x82], [0xE2, 0x28, 0xA1], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xF0, 0x80, 0x80, 0x80],
    [0xF0, 0x8F, 0xBF, 0xBF], [0xF0, 0x9F, 0x98], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFE], [0xFF],
  ]

  @Test(arguments: malformed, Reading.chunkSizes)
  func refusesMalformedUTF8(_ bytes: [UInt8], chunkSize: Int) {
    let start = Array("a,b\n1,2\n3,".utf8)
    for end in [[], Array("\n5,6\n".utf8), Array("x,6789012345678\n".utf8)] {
      let reading = Reading(start + bytes + end, chunkSize: chunkSize)
      #expect(reading.error?.code == "invalid-utf-8")
      #expect(reading.error?.line == 3)
      #expect(reading.error?.column == "b")
      #expect(reading.records == [["1", "2"]])
    }
  }

  @Test(arguments: Reading.chunkSizes)
  func acceptsTheFirstAndLastCharactersOfEachLength(chunkSize: Int) {
    let text = "\u{1}\u{7F},\u{80}\u{7FF},\u{800}\u{FFFF},\u{D7FF}\u{E000},\u{10000}\u{10FFFF}"
    let reading = Reading("a\n" + text, chunkSize: chunkSize)
    #expect(reading.error == nil)
    #expect(reading.records == [text.split(separator: ",").map(String.init)])
  }

  @Test(
    arguments: [
      [0xFF, 0xFE, 0x61, 0x00, 0x0A, 0x00], [0xFE, 0xFF, 0x00, 0x61, 0x00, 0x0A], [0x61, 0x00, 0x2C, 0x00, 0x0A, 0x00],
      [0x00, 0x61, 0x00, 0x2C, 0x00, 0x0A], [0xFF, 0xFE], [0x61, 0x00],
    ] as [[UInt8]], Reading.chunkSizes)
  func refusesUTF16(_ bytes: [UInt8], chunkSize: Int) {
    let reading = Reading(bytes, chunkSize: chunkSize)
    #expect(reading.error?.code == "utf-16")
    #expect(reading.error?.line == 1)
  }

  @Test(arguments: Reading.chunkSizes)
  func limitsFields(chunkSize: Int) {
    let format = CSVFormat(fieldLimit: 4)
    func reading(_ text: String) -> Reading { Reading(text, chunkSize: chunkSize, format: format) }

    let fitting = reading("abcd,b\n1234,\"5678\"\n\"\"\"\"\"\"\"\"\"\",é")
    #expect(fitting.error == nil)
    #expect(fitting.records == [["1234", "5678"], ["\"\"\"\"", "é"]])

    for long in ["12345", "\"12345\"", "\"12345", "\"123456", "123456789", "\"123456\"x", "\"1234\n6\",7\n8,\"9\n0\""] {
      // The field opens on line 5; text follows that is in order, or not, or there is none.
      for rest in ["", "\n5,6\n", ",\"6\n\"\n7,8", "\n12345678,\n"] where !(rest.isEmpty && long == "\"12345") {
        let refused = reading("a,b\n\n\"1\n\",2\n3," + long + rest)
        #expect(refused.error?.code == "field-too-long", "\(long)\(rest)")
        #expect(refused.error?.line == 5)
        #expect(refused.error?.column == "b")
        #expect(refused.records == [["1\n", "2"]])
      }
    }
    #expect(reading("abcde\n").error?.code == "field-too-long")
  }

  @Test func theUsualLimitIsOneMebibyte() {
    let fitting = String(repeating: "x", count: 1 << 20)
    #expect(Reading("a\n\(fitting)\n", chunkSize: 1 << 16).records == [[fitting]])
    #expect(Reading("a\n\(fitting)y\n", chunkSize: 1 << 16).error?.code == "field-too-long")
    // A quote that is never closed, on line 2 of a long file.
    let unclosed = Reading("a\n\"" + String(repeating: "x\n", count: 1 << 20), chunkSize: 1 << 16)
    #expect(unclosed.error?.code == "field-too-long")
    #expect(unclosed.error?.line == 2)
    // In the header, whose end is then not found within the part that is searched.
    #expect(Reading("\"" + fitting + fitting, chunkSize: 1 << 16).error?.code == "field-too-long")
  }

  @Test(arguments: [0x00, 0x0A, 0x0D, 0x22, 0x80, 0xFF] as [UInt8])
  func refusesWhatCannotBeADelimiter(_ delimiter: UInt8) {
    #expect(Reading("a,b\n", chunkSize: 7, format: CSVFormat(delimiter: delimiter)).error?.code == "bad-delimiter")
  }

  @Test func anErrorEndsTheReading() throws {
    var reader = try CSVReader(bytes: Array("a\n1\n2\"\n3\n".utf8))
    #expect(try reader.next()?.texts == ["1"])
    for _ in 1...2 {
      do throws(CSVReadError) {
        _ = try reader.next()
        Issue.record("read on")
      } catch .syntax(let error) {
        #expect(error.code == "malformed-quote")
        #expect(error.line == 3)
      } catch .file {
        Issue.record("no file is read")
      }
    }
  }

  @Test func messagesSayWhereAndWhat() {
    let error = Reading("level,pay\n1,9\"9\n", chunkSize: 7).error
    #expect(
      error?.description
        == "2: pay: error: [malformed-quote] a quote stands inside a field; put quotes around the whole "
        + "field and write each quote in it twice (nothing from here on was read)")
    let ragged = CSVSyntaxError.raggedRow(line: 3, expected: 2, found: 1)
    #expect(
      ragged.description
        == "3: error: [ragged-row] expected 2 fields, as in the header, but found 1; add the missing delimiters")
    #expect(CSVSyntaxError.raggedRow(line: 3, expected: 1, found: 2).message.hasPrefix("expected 1 field, as"))
  }

  @Test func noMessageHoldsACell() {
    let texts = ["name,pay\nAlice,1000\"\n", "name,pay\n\"Alice", "name,pay\nAlice\0,1000", "name;x,pay\nAlice,1000"]
    for text in texts {
      let message = Reading(text, chunkSize: 7).error?.message ?? "Alice"
      #expect(!message.contains("Alice") && !message.contains("1000"))
    }
  }
}
