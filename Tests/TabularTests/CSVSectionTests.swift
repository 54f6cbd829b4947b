import Tabular
import Testing

@Suite struct CSVSectionTests {
  /// Reads each section on its own and puts the results in order.
  func read(_ bytes: [UInt8], sections: [CSVSection]) throws -> Reading {
    var reading = Reading([], chunkSize: 1)
    reading.error = nil
    var first = try CSVReader(bytes: Array(bytes[sections[0].range]))
    reading.header = first.header.names
    func drain(_ reader: inout CSVReader) throws {
      while let record = try reader.next() {
        reading.records.append(record.texts)
        reading.lines.append(record.line)
      }
    }
    let header = first.header
    try drain(&first)
    for section in sections.dropFirst() {
      var reader = CSVReader(section: section, of: bytes, header: header)
      try drain(&reader)
    }
    return reading
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func dividesBetweenRecords(lineEnd: String) throws {
    var text = "\u{FEFF}sep=;\n\na;\"b\n\"\n"
    for number in 0..<40 {
      text +=
        ["\(number);x", "\(number);\"x\n,\r\ny\"\"\n\"", "\"\r\n\";\(number)", "\(number);é"][number % 4] + lineEnd
      if number % 7 == 0 { text += lineEnd }
    }
    let bytes = Array(text.utf8)
    let whole = Reading(bytes, chunkSize: 64)
    #expect(whole.error == nil)
    for count in 1...60 {
      let sections = CSVSection.divide(bytes, into: count)
      #expect(sections.count <= count)
      #expect(sections.flatMap { Array($0.range) } == Array(bytes.indices))
      #expect(try read(bytes, sections: sections) == whole)
    }
  }

  @Test func sizesAreAboutEqual() {
    let bytes = Array((["a,b"] + (0..<100).map { "\($0 + 100),z" }).joined(separator: "\n").utf8)
    // 3 bytes, then 100 times a line end and 5 bytes: 603; boundaries after 150.75 and so on, at the next line.
    let sections = CSVSection.divide(bytes, into: 4)
    #expect(sections.map(\.range) == [0..<154, 154..<304, 304..<454, 454..<603])
    #expect(sections.map(\.line) == [1, 27, 52, 77])
  }

  @Test func whatCannotBeDividedStaysWhole() {
    for text in ["", "a,b", "a,b;c\n1\n2\n", "a\n\"1\n2\n3"] {
      let bytes = Array(text.utf8)
      #expect(CSVSection.divide(bytes, into: 1).map(\.range) == [bytes.indices])
      #expect(CSVSection.divide(bytes, into: 3).flatMap { Array($0.range) } == Array(bytes.indices))
    }
  }
}
