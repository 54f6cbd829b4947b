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

  /// Each length takes its own way through the copy, and each place in it can hold what must be quoted.
  @Test(arguments: 1...40)
  func quotesWhereverItMust(count: Int) {
    let plain = Array("!#$%&'()*+-./09:;<=>?@AZ az{|}~\t\u{0}\u{B}\u{C}\u{E}é€😀".utf8)
    #expect(plain.count >= 40)
    for start in 0...(plain.count - count) {
      let field = Array(plain[start..<(start + count)])
      var writer = CSVWriter()
      writer.append(field)
      writer.append(field)
      #expect(writer.bytes == field + [0x2C] + field)
      #expect(writer.count == 2 * count + 1)
    }
    for place in 0..<count {
      for byte in [0x2C, 0x22, 0x0D, 0x0A] as [UInt8] {
        var field = [UInt8](repeating: 0x78, count: count)
        field[place] = byte
        var writer = CSVWriter()
        writer.append([])
        writer.append(field)
        let before = [UInt8](repeating: 0x78, count: place)
        let after = [UInt8](repeating: 0x78, count: count - place - 1)
        let special = byte == 0x22 ? [byte, byte] : [byte]
        #expect(writer.bytes == [0x2C, 0x22] + before + special + after + [0x22])
      }
    }
  }

  @Test(
    arguments: [
      (0, 0, "0"), (0, 2, "0.00"), (7, 0, "7"), (-7, 0, "-7"), (-1205, 2, "-12.05"), (34, 4, "0.0034"), (5, 1, "0.5"),
      (-5, 1, "-0.5"), (99, 2, "0.99"), (100, 2, "1.00"), (1_234_567_800, 2, "12345678.00"), (123_456, 3, "123.456"),
      (9999, 0, "9999"), (10_000, 0, "10000"), (99_999, 4, "9.9999"), (1, 18, "0.000000000000000001"),
      (Int64.max, 0, "9223372036854775807"), (Int64.min, 0, "-9223372036854775808"),
      (Int64.min, 2, "-92233720368547758.08"), (Int64.max, 18, "9.223372036854775807"),
      (Int64.min, 19, "-0.9223372036854775808"), (12, 21, "0.000000000000000000012"),
    ] as [(Int64, Int, String)])
  func writesDecimals(units: Int64, fractionDigits: Int, text: String) {
    let row = written { writer in
      writer.append(decimal: units, fractionDigits: fractionDigits)
      writer.append(decimal: units, fractionDigits: fractionDigits)
      writer.endRecord()
    }
    #expect(row == "\(text),\(text)\n")
  }

  @Test func writesNumbersOfEveryLength() {
    var number = 0
    for digit in [1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 2, 3, 4, 5, 6, 7, 8] {
      number = number * 10 + digit
      #expect(written { $0.append(number) } == "\(number)")
      #expect(written { $0.append(-number) } == "-\(number)")
      let units = Int64(number)
      #expect(written { $0.append(decimal: units, fractionDigits: 1) } == "\(number / 10).\(number % 10)")
    }
  }

  @Test func wholeRecords() {
    var part = CSVWriter()
    part.append("a,b")
    part.append("")
    let encoded = [0x78] + part.bytes + [0x79]
    let name = Array("say \"hi\"".utf8)
    let text = written { writer in
      writer.appendRecord(longest: 60) { record in
        // An empty first field is a field: a comma follows it.
        record.append(decimal: nil, fractionDigits: 2)
        record.append(name.span)
        record.appendEncoded(encoded, 1..<7)
        record.append(decimal: -1205, fractionDigits: 2)
        record.append("within")
      }
      // The only field, and empty: a line without quotes would be blank.
      writer.appendRecord(longest: 2) { $0.append("") }
      // Between two records, fields may be added one by one again.
      writer.append("z")
      writer.endRecord()
    }
    #expect(text == ",\"say \"\"hi\"\"\",\"a,b\",,-12.05,within\n\"\"\nz\n")
  }

  @Test func aRecordLongerThanWasSaid() async {
    await #expect(processExitsWith: .failure) {
      var writer = CSVWriter()
      writer.appendRecord(longest: 3) { $0.append(decimal: 1234, fractionDigits: 0) }
    }
  }

  @Test(arguments: Reading.chunkSizes)
  func isReadBack(chunkSize: Int) {
    let records = [["a", "b"], ["", "\""], ["\r\n", "\n\r,"], [" ", "\t"], ["\"\"", "x\"y"], ["", ""]]
    let text = written { writer in for record in records { writer.appendRecord(record) } }
    let reading = Reading(text, chunkSize: chunkSize)
    #expect([reading.header] + reading.records == records)
  }
}
