import Tabular
import Testing

@Suite struct CSVWriterTests {
  func written(_ body: (inout CSVWriter) -> Void) -> String {
    var writer = CSVWriter(capacity: 64)
    body(&writer)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  @Test func quotesOnlyWhatMustBe() {
    let text = written { $0.appendRecord(["a", "", " b ", "c;d", "e,f", "say \"ah\"", "g\nh", "i\rj", "ü"]) }
    #expect(text == "a,, b ,c;d,\"e,f\",\"say \"\"ah\"\"\",\"g\nh\",\"i\rj\",ü\n")
  }

  @Test func anEmptyFieldAloneIsNoBlankLine() {
    let text = written { writer in
      writer.appendRecord([""])
      writer.appendRecord(["", ""])
      writer.appendRecord([""])
    }
    #expect(text == "\"\"\n,\n\"\"\n")
  }

  @Test func takesFieldsOfEveryKind() {
    let text = written { writer in
      writer.append("text,")
      writer.append("fixed" as StaticString)
      writer.append([0x31, 0x2C, 0x32] as [UInt8])
      writer.append(([0x33] as [UInt8]).span)
      writer.appendPlain { $0.append(contentsOf: [0x34, 0x2E, 0x35]) }
      writer.endRecord()
    }
    #expect(text == "\"text,\",fixed,\"1,2\",3,4.5\n")
  }

  @Test func isUsedAgain() {
    let text = written { writer in
      writer.appendRecord(["gone"])
      writer.removeAll()
      writer.appendRecord([""])
    }
    #expect(text == "\"\"\n")
  }

  @Test(arguments: Reading.chunkSizes)
  func isReadBack(chunkSize: Int) {
    let records = [["a", "b"], ["", "\""], ["\r\n", "\n\r,"], [" ", "\t"], ["\"\"", "x\"y"], ["", ""]]
    let text = written { writer in for record in records { writer.appendRecord(record) } }
    let reading = Reading(text, chunkSize: chunkSize)
    #expect([reading.header] + reading.records == records)
  }
}
