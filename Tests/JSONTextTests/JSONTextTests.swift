import JSONText
import Testing

@Suite struct JSONReadingTests {
  @Test func valuesAndTheirLines() throws {
    let node = try JSONNode(
      parsing: Array(
        """
        {
          "name": "a",
          "list": [1.50, true,
            null]
        }
        """.utf8))
    #expect(node["name"]?.text == "a")
    #expect(node["name"]?.line == 2)
    guard case .array(let items)? = node["list"]?.value else {
      Issue.record("list is not a list")
      return
    }
    #expect(items.map(\.line) == [3, 3, 4])
    guard case .number(let digits) = items[0].value, case .truth(true) = items[1].value, case .null = items[2].value
    else {
      Issue.record("wrong kinds")
      return
    }
    // As written: no binary floating point in between.
    #expect(digits == "1.50")
    #expect(node["other"] == nil)
  }

  @Test func numbersKeepEveryDigit() throws {
    let digits = "123456789012345678901234567890.123456789012345678901234567890"
    guard case .array(let items) = try JSONNode(parsing: Array("[\(digits), -0.10, 1e5]".utf8)).value else {
      Issue.record("not a list")
      return
    }
    let texts = items.map { if case .number(let text) = $0.value { text } else { "" } }
    #expect(texts == [digits, "-0.10", "1e5"])
  }

  @Test func escapesAndCharactersBeyondASCII() throws {
    let node = try JSONNode(parsing: Array(#"{"a\u00e9": "x\n\"\\\u20ac €"}"#.utf8))
    #expect(node["aé"]?.text == "x\n\"\\€ €")
  }

  @Test(arguments: [
    ("", 1),
    ("{", 1),
    ("{\"a\": 1,}", 1),
    ("{\n \"a\": 1\n \"b\": 2\n}", 3),
    ("{\n\"a\": 1,\n\"a\": 2\n}", 3),
    ("[1] 2", 1),
    ("{\"a\": \u{1}}", 1),
  ])
  func whatIsNotJSON(text: String, line: Int) {
    #expect { _ = try JSONNode(parsing: Array(text.utf8)) } throws: { error in
      (error as? JSONSyntaxError)?.line == line
    }
  }

  @Test func aRepeatedKeyIsNamed() {
    #expect {
      _ = try JSONNode(parsing: Array(#"{"a": 1, "a": 2}"#.utf8))
    } throws: { error in
      (error as? JSONSyntaxError)?.message == "the key \"a\" is there twice; remove one"
    }
  }

  @Test func invalidUTF8IsRefused() {
    #expect(throws: JSONSyntaxError.self) { try JSONNode(parsing: [0x22, 0xFF, 0x22]) }
  }
}

@Suite struct JSONWritingTests {
  @Test func indentedByTwoBlanks() throws {
    let writer = try #require(JSONWriter())
    writer.openObject()
    writer.text("name")
    writer.text("a \"quoted\" € text\n")
    writer.text("amount")
    writer.number("109565.220")
    writer.text("none")
    writer.emptyArray()
    writer.text("list")
    writer.openArray()
    writer.truth(true)
    writer.closeArray()
    writer.closeObject()
    let expected = """
      {
        "name": "a \\"quoted\\" € text\\n",
        "amount": 109565.220,
        "none": [],
        "list": [
          true
        ]
      }
      """
    #expect(String(decoding: writer.takeBytes(), as: UTF8.self).trimmingSuffixNewline == expected)
  }

  @Test func takenBytesAreNotGivenTwice() throws {
    let writer = try #require(JSONWriter(indented: false))
    writer.openArray()
    writer.number("1")
    #expect(writer.pendingCount == 2)
    #expect(String(decoding: writer.takeBytes(), as: UTF8.self) == "[1")
    writer.number("2")
    writer.closeArray()
    #expect(String(decoding: writer.takeBytes(), as: UTF8.self) == ",2]")
  }
}

extension String {
  fileprivate var trimmingSuffixNewline: String { hasSuffix("\n") ? String(dropLast()) : self }
}
