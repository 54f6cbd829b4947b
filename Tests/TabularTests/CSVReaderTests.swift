import Foundation
import Tabular
import Testing

/// What well-formed text means.
@Suite struct CSVReaderTests {
  struct Example: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var text: String
    var header: [String] = ["a", "b"]
    var records: [[String]]
    var lines: [Int]

    init(
      _ name: String, _ text: String, header: [String] = ["a", "b"], _ records: [[String]], lines: [Int]
    ) {
      testDescription = name
      self.text = text
      self.header = header
      self.records = records
      self.lines = lines
    }
  }

  static let examples = [
    Example("LF", "a,b\n1,2\n3,4\n", [["1", "2"], ["3", "4"]], lines: [2, 3]),
    Example("CRLF", "a,b\r\n1,2\r\n3,4\r\n", [["1", "2"], ["3", "4"]], lines: [2, 3]),
    Example("CR", "a,b\r1,2\r3,4\r", [["1", "2"], ["3", "4"]], lines: [2, 3]),
    Example("mixed line ends", "a,b\r1,2\n3,4\r\n5,6", [["1", "2"], ["3", "4"], ["5", "6"]], lines: [2, 3, 4]),
    Example("no line end at the end", "a,b\n1,2", [["1", "2"]], lines: [2]),
    Example("header only", "a,b\n", [], lines: []),
    Example("header only, no line end", "a,b", [], lines: []),
    Example("empty fields", "a,b\n,\n\"\",\n,\"\"", [["", ""], ["", ""], ["", ""]], lines: [2, 3, 4]),
    Example("a delimiter last", "a,b\n1,", [["1", ""]], lines: [2]),
    Example(
      "spaces and tabs stay", " a ,  b\n 1\t,  2 \n \t, \n", header: [" a ", "  b"],
      [[" 1\t", "  2 "], [" \t", " "]], lines: [2, 3]),
    Example("spaces in quotes stay", "a,b\n\" 1 \",\"\t\"\n", [[" 1 ", "\t"]], lines: [2]),
    Example("a line of one space is a record", "a\n \n", header: ["a"], [[" "]], lines: [2]),
    Example("delimiters in quotes", "a,b\n\"1,2\",\"3;4\"\n", [["1,2", "3;4"]], lines: [2]),
    Example("doubled quotes", "a,b\n\"say \"\"ah\"\"\",\"\"\"\"\n", [["say \"ah\"", "\""]], lines: [2]),
    Example(
      "lines in quotes", "a,b\n\"1\n2\",3\n4,\"5\r\n6\r7\"\n8,9\n", [["1\n2", "3"], ["4", "5\r\n6\r7"], ["8", "9"]],
      lines: [2, 4, 7]),
    Example(
      "line ends only, in quotes", "a,b\n\"\r\n\",\"\n\r\"\n1,2", [["\r\n", "\n\r"], ["1", "2"]], lines: [2, 6]),
    Example("CR last in a field, LF after it", "a,b\n1,\"2\r\"\n3,4\n", [["1", "2\r"], ["3", "4"]], lines: [2, 4]),
    Example(
      "CR and LF in neighbouring fields", "a,b\n\"1\r\",\"\n2\"\n3,4\n", [["1\r", "\n2"], ["3", "4"]], lines: [2, 5]),
    Example(
      "CR and LF around a doubled quote", "a,b\n\"1\r\"\"\n2\",3\n4,5\n", [["1\r\"\n2", "3"], ["4", "5"]],
      lines: [2, 5]),
    Example("a header of two lines", "\"a\n\",b\n1,2\n", header: ["a\n", "b"], [["1", "2"]], lines: [3]),
    Example("blank lines", "\n\r\n\ra,b\n\n1,2\r\n\r\n\r\r\n3,4\n\n", [["1", "2"], ["3", "4"]], lines: [6, 10]),
    Example("a byte-order mark", "\u{FEFF}a,b\n1,2\n", [["1", "2"]], lines: [2]),
    Example("a byte-order mark and quotes", "\u{FEFF}\"a\",b\n1,2\n", [["1", "2"]], lines: [2]),
    Example(
      "characters of two, three and four bytes", "ä,ł\n€,漢字\n😀é,é😀\n", header: ["ä", "ł"],
      [["€", "漢字"], ["😀é", "é😀"]], lines: [2, 3]),
    Example("semicolons", "a;b\n1,5;2\n", [["1,5", "2"]], lines: [2]),
    Example("tabs", "a\tb\n 1 \t2 \n\t\n\"x\ty\"\tz", [[" 1 ", "2 "], ["", ""], ["x\ty", "z"]], lines: [2, 3, 4]),
    Example("vertical bars", "a|b\n1|2\n", [["1", "2"]], lines: [2]),
    Example(
      "the delimiter that is there most often", "a;b, c;d\n1;2;3\n", header: ["a", "b, c", "d"], [["1", "2", "3"]],
      lines: [2]),
    Example("delimiters in quotes do not count", "\"a,,\";b\n1;2\n", header: ["a,,", "b"], [["1", "2"]], lines: [2]),
    Example("one column", "a\n1;2\n", header: ["a"], [["1;2"]], lines: [2]),
    Example("a separator line", "sep=;\na;b\n1,1;2\n", [["1,1", "2"]], lines: [3]),
    Example(
      "a separator line with CRLF, mark and capitals", "\u{FEFF}SEP=|\r\na|b\r\n1|2\r\n", [["1", "2"]], lines: [3]),
    Example("a separator line with CR", "sep=^\ra^b\r1^2", [["1", "2"]], lines: [3]),
    Example("a space as separator", "sep= \na b\n1 2\n\t \n", [["1", "2"], ["\t", ""]], lines: [3, 4]),
    Example("not a separator line: a letter", "sep=x\n1\n", header: ["sep=x"], [["1"]], lines: [2]),
    Example("not a separator line: more than one", "sep=;b\n1;2\n", header: ["sep=", "b"], [["1", "2"]], lines: [2]),
    Example("not a separator line: nothing named", "sep=\n1\n", header: ["sep="], [["1"]], lines: [2]),
    Example("not a separator line: another word", "set=;\n1;2\n", header: ["set=", ""], [["1", "2"]], lines: [2]),
  ]

  @Test(arguments: examples, Reading.chunkSizes)
  func reads(_ example: Example, chunkSize: Int) {
    let reading = Reading(example.text, chunkSize: chunkSize)
    #expect(reading.error == nil)
    #expect(reading.header == example.header)
    #expect(reading.records == example.records)
    #expect(reading.lines == example.lines)
  }

  @Test func aGivenDelimiterWinsOverTheSeparatorLine() {
    let reading = Reading("sep=;\na,b;c\n1,2\n", chunkSize: 3, format: CSVFormat(delimiter: UInt8(ascii: ",")))
    #expect(reading.header == ["a", "b;c"])
    #expect(reading.records == [["1", "2"]])
    #expect(reading.lines == [3])
  }

  @Test func aGivenDelimiterSettlesATie() {
    let reading = Reading("a,b;c\n1,2\n", chunkSize: 3, format: CSVFormat(delimiter: UInt8(ascii: ";")))
    #expect(reading.header == ["a,b", "c"])
    #expect(reading.records == [["1,2"]])
  }

  @Test func theHeaderKnowsItsPlace() throws {
    let reader = try CSVReader(bytes: Array("\n\na;b\n1;2\n".utf8))
    #expect(reader.header.line == 3)
    #expect(reader.header.delimiter == UInt8(ascii: ";"))
    #expect(reader.header.column("b") == 1)
    #expect(reader.header.column("B") == nil)
    // The same letter, composed and decomposed: other bytes, another name.
    let accents = try CSVReader(bytes: Array("e\u{301},\u{E9}\n".utf8))
    #expect(accents.header.column("\u{E9}") == 1)
    #expect(accents.header.findings == [])
  }

  @Test func aLongHeaderIsReadToItsEnd() throws {
    // More than the first 4096 bytes, and with the decisive delimiters at the end.
    let names = (0..<700).map { "column\($0)" }
    let text = "x,y" + names.map { ";" + $0 }.joined() + "\n"
    let reader = try CSVReader(bytes: Array(text.utf8), chunkSize: 1000)
    #expect(reader.header.names == ["x,y"] + names)
    try withFolder { folder in
      try put(text, at: folder + "/long.csv")
      let fromFile = try CSVReader(path: folder + "/long.csv", chunkSize: 1000)
      #expect(fromFile.header == reader.header)
    }
  }

  @Test(arguments: Reading.chunkSizes)
  func batchesHoldTheSameRecords(chunkSize: Int) throws {
    let bytes = Array("a,b\n1,2\n\"3\n3\",4\n\n5\n6,,7\n".utf8)
    var reader = try CSVReader(bytes: bytes, chunkSize: chunkSize)
    var fields: [[[UInt8]]] = []
    var lines: [Int] = []
    var kept: [CSVBatch] = []
    while let batch = try reader.nextBatch() {
      for index in 0..<batch.count {
        lines.append(batch.line(index))
        #expect(batch.line(index) == batch[index].line)
        #expect(batch.fieldCount(index) == batch[index].count)
        fields.append((0..<batch.fieldCount(index)).map { batch.withBytes(index, $0) { Array(copying: $0) } })
      }
      kept.append(batch)
    }
    #expect(lines == [2, 3, 6, 7])
    #expect(fields == [[[49], [50]], [[51, 10, 51], [52]], [[53]], [[54], [], [55]]])
    // A batch that is kept does not change while the reader goes on.
    let texts = kept.flatMap { batch in (0..<batch.count).map { batch[$0].texts } }
    #expect(texts == [["1", "2"], ["3\n3", "4"], ["5"], ["6", "", "7"]])
    let end = try reader.nextBatch()
    #expect(end == nil)
  }

  @Test func recordsGiveBytesWithoutACopy() throws {
    var reader = try CSVReader(bytes: Array("a,b\n10,20\n".utf8))
    let record = try #require(try reader.next())
    let sum = (0..<record.count).reduce(0) { sum, field in
      sum
        + record.withBytes(field) { span in
          var number = 0
          for index in span.indices { number = number * 10 + Int(span[index] - 48) }
          return number
        }
    }
    #expect(sum == 30)
    #expect(record.text(1) == "20")
    #expect(try reader.next() == nil)
    #expect(try reader.next() == nil)
  }

  @Test func manyRecordsInManyPieces() throws {
    // Long enough for several pieces of the default size, each ending within a record.
    var text = "number,square\n"
    for number in 0..<40_000 { text += "\(number),\"\(number * number)\"\n" }
    try withFolder { folder in
      try put(text, at: folder + "/squares.csv")
      var fromMemory = try CSVReader(bytes: Array(text.utf8))
      var fromFile = try CSVReader(path: folder + "/squares.csv")
      for number in 0..<40_000 {
        for record in [try fromMemory.next(), try fromFile.next()] {
          let record = try #require(record)
          let isRight = record.texts == ["\(number)", "\(number * number)"] && record.line == number + 2
          if !isRight { Issue.record("record \(number)") }
        }
      }
      #expect(try fromMemory.next() == nil)
      #expect(try fromFile.next() == nil)
    }
  }

  @Test func fieldsOfManyLengths() throws {
    // Around the lengths at which copying changes.
    let fields = (0..<70).map { String(repeating: "x", count: $0) + (($0 & 1 == 0) ? "y" : "é") }
    let text = fields.joined(separator: ",") + "\n"
    for chunkSize in Reading.chunkSizes {
      let reading = Reading("a\n" + text + text, chunkSize: chunkSize)
      #expect(reading.records == [fields, fields])
    }
  }

  @Test(arguments: [1, 5, 1 << 16])
  func readsFilesAndDescriptors(chunkSize: Int) throws {
    try withFolder { folder in
      let path = folder + "/small.csv"
      try put("a,b\n1,ü\n3,4", at: path)
      var fromPath = try CSVReader(path: path, chunkSize: chunkSize)
      #expect(try fromPath.next()?.texts == ["1", "ü"])
      #expect(try fromPath.next()?.texts == ["3", "4"])
      #expect(try fromPath.next() == nil)

      let file = try #require(FileHandle(forReadingAtPath: path))
      var fromDescriptor = try CSVReader(descriptor: file.fileDescriptor, name: "input", chunkSize: chunkSize)
      #expect(try fromDescriptor.next()?.texts == ["1", "ü"])
      // It stays open.
      #expect(try file.offset() > 0)
      try file.close()
    }
  }

  @Test func aMissingFileIsAFileError() {
    #expect(throws: CSVReadError.file(FileError(path: "/nowhere/at.csv", operation: .reading, number: 2))) {
      _ = try CSVReader(path: "/nowhere/at.csv")
    }
    // 21 is EISDIR: a folder can be opened, but not read.
    #expect(throws: CSVReadError.file(FileError(path: "/", operation: .reading, number: 21))) {
      _ = try CSVReader(path: "/")
    }
    // 9 is EBADF.
    #expect(throws: CSVReadError.file(FileError(path: "input", operation: .reading, number: 9))) {
      _ = try CSVReader(descriptor: -1, name: "input")
    }
  }
}

extension [UInt8] {
  init(copying span: Span<UInt8>) {
    self = []
    for index in span.indices { append(span[index]) }
  }
}
