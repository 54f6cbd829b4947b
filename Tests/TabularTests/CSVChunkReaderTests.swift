import Foundation
import Testing

@testable import Tabular

/// However a text is cut into chunks, and wherever it comes from, they give what one reader gives.
@Suite struct CSVChunkReaderTests {
  static let texts = [
    "a,b\n1,2\n3,4\n",
    "a,b\r\n1,2\r\n3,4",
    "a,b\r1,2\r3,4\r",
    "\r\n\n\ra,b\r\n\r\n1,2\r\r3,4\n\n\r\n5,6\n\n",
    "a,b\n\"1\n\r\n\",2\n3,\"\r\n\r\"\r\n\"\"\"\n\"\"\",\"\"\n\n5,6",
    "a,\"b\n\r\n\"\r\n1,2\r\n",
    "\u{FEFF}sep=;\r\n\na;\"b\n\"\n1;\"é\r\"\r\n3;4\r\n",
    "sep=|\r\na|b\r\n1|2\r\n",
    "a\tb\n1\t2\n \t\n",
    "a,b\n1,2\n\"3\"x,4\n\"5\n\",6\n7,8\n",
    "a,b\n1,2\n3,4\"\n\"5\n\",6\n7,8\n",
    "a,b\n1,2\n\"\n\"\"\n\"3,\"4\n5,6\n7,8\n",
    "a,b\n\"1\n2\",3\n\"4,5\n6,7\n8,9\n",
    "a,b\n1,\"2\"\"\n3,4\n",
    "a,b\n1,0123456789ABCDEF0\n3,4\n",
    "a,b\n1,\"0123456\n789ABCDEF0\"\n3,4\n",
    "a,b\n\"1\r\n\",2\n3,\0\n5,6\n",
    "a,b\n1,2\n3,\u{7FF}\n", "a,\"b\n1,2\n", "a,b\"\n1,2\n", "a,b;c\n1,2\n", "a,b", "a,b\r", "a,b\n", "a\n\n", "a\n1\r",
    "", "\n\r\n", "\u{FEFF}", "\u{FEFF}a\r\n\"\"\r\n", "\0a\0b", "\0\nab",
  ]
  static let format = CSVFormat(fieldLimit: 16)

  @Test(arguments: texts) func everyChunkSizeGivesTheSame(text: String) {
    let bytes = Array(text.utf8)
    let whole = Reading(bytes, chunkSize: 1 << 16, format: Self.format)
    for chunkSize in 1...(bytes.count + 1) {
      let reading = Reading(
        chunks: { () throws(CSVReadError) in
          try CSVChunkReader(bytes: bytes, format: Self.format, chunkSize: chunkSize)
        }, format: Self.format)
      #expect(reading == whole, "\(chunkSize)")
    }
  }

  @Test func bytesThatAreNotUTF8() {
    let bytes = Array("a,b\n1,2\n3,".utf8) + [0xC3] + Array("\n5,6\n".utf8)
    let whole = Reading(bytes, chunkSize: 1 << 16)
    #expect(whole.error?.code == "invalid-utf-8")
    for chunkSize in 1...bytes.count {
      #expect(
        Reading(chunks: { () throws(CSVReadError) in try CSVChunkReader(bytes: bytes, chunkSize: chunkSize) }) == whole)
    }
  }

  @Test(arguments: texts) func filesAndPipesGiveTheSame(text: String) throws {
    let bytes = Array(text.utf8)
    let whole = Reading(bytes, chunkSize: 1 << 16, format: Self.format)
    try withFolder { folder in
      for stored in [bytes, try gzipped(bytes)] {
        try Data(stored).write(to: URL(fileURLWithPath: folder + "/text"))
        for chunkSize in [1, 5, 1 << 18] {
          let fromFile = Reading(
            chunks: { () throws(CSVReadError) in
              try CSVChunkReader(path: folder + "/text", format: Self.format, chunkSize: chunkSize)
            }, format: Self.format)
          #expect(fromFile == whole, "\(chunkSize)")
          let pipe = Pipe()
          pipe.fileHandleForWriting.write(Data(stored))
          try pipe.fileHandleForWriting.close()
          let descriptor = pipe.fileHandleForReading.fileDescriptor
          let fromPipe = Reading(
            chunks: { () throws(CSVReadError) in
              try CSVChunkReader(descriptor: descriptor, name: "input", format: Self.format, chunkSize: chunkSize)
            }, format: Self.format)
          #expect(fromPipe == whole, "\(chunkSize)")
        }
      }
    }
  }

  @Test func cutsBetweenRecords() throws {
    // Lines of 4, 4, 10, 5 and 4 bytes after the header; a chunk is at least 5 bytes long, so 8, 10, 5 and what is left.
    var chunks = try CSVChunkReader(bytes: Array("a,b\n1,2\n3,4\n\"5\r\n\r\",6\n7,8\r\n9,0\n".utf8), chunkSize: 5)
    var found: [(String, Int)] = []
    while let chunk = try chunks.next() { found.append((String(decoding: chunk.bytes, as: UTF8.self), chunk.line)) }
    #expect(found.map(\.0) == ["1,2\n3,4\n", "\"5\r\n\r\",6\n", "7,8\r\n", "9,0\n"])
    #expect(found.map(\.1) == [2, 4, 7, 8])
    #expect(try chunks.next() == nil)
  }

  @Test func aRecordWithoutAnEndIsTheLast() throws {
    // The record of line 4 is 41 bytes and more, over the limit of 40; its fields are within theirs.
    let start = "a,b\n1,2\n\n\"\n\"," + String(repeating: "1234567,", count: 10)
    for (text, line) in [(start + "\n5,6\n", 4), (start + "\"\n5,6\n" + String(repeating: "7,8\n", count: 40), 4)] {
      for chunkSize in [1, 4, 10] {
        let reading = Reading(chunks: { () throws(CSVReadError) in
          try CSVChunkReader(
            TextInput(Array(text.utf8)), format: CSVFormat(), chunkSize: chunkSize, recordLimit: 40)
        })
        #expect(reading.records == [["1", "2"]])
        #expect(reading.error?.code == "record-too-long")
        #expect(reading.error?.line == line)
        #expect(reading.error?.message.contains("a quote that is not closed") == true)
      }
    }
    // A header that is as long.
    let header = Reading(chunks: { () throws(CSVReadError) in
      try CSVChunkReader(
        TextInput(Array(("\n" + String(repeating: "name,", count: 2000)).utf8)), format: CSVFormat(), chunkSize: 1,
        recordLimit: 5000)
    })
    #expect(header.error?.code == "record-too-long")
    #expect(header.error?.line == 2)
  }

  @Test func aLongRecordIsWhole() {
    let text = "a,b\n1,\"" + String(repeating: "x\n", count: 5000) + "\"\n3,4\n"
    for chunkSize in [1, 7, 4096] {
      let reading = Reading(chunks: { () throws(CSVReadError) in
        try CSVChunkReader(bytes: Array(text.utf8), chunkSize: chunkSize)
      })
      #expect(reading == Reading(text, chunkSize: 1 << 16))
      #expect(reading.lines == [2, 5003])
    }
  }

  @Test func knowsHowFarItIs() throws {
    let text = "a,b\n" + String(repeating: "1,2\n", count: 10_000)
    for stored in [Array(text.utf8), try gzipped(Array(text.utf8))] {
      try withFolder { folder in
        try Data(stored).write(to: URL(fileURLWithPath: folder + "/text"))
        var seen: [UInt8] = []
        var chunks = try CSVChunkReader(path: folder + "/text", chunkSize: 1000) { bytes in
          for index in bytes.indices { seen.append(bytes[index]) }
        }
        #expect(chunks.byteCount == stored.count)
        #expect(chunks.bytesRead > 0)
        while try chunks.next() != nil { #expect(chunks.bytesRead <= stored.count) }
        #expect(chunks.bytesRead == stored.count)
        #expect(seen == stored)
      }
    }
    let pipe = Pipe()
    pipe.fileHandleForWriting.write(Data("a\n".utf8))
    try pipe.fileHandleForWriting.close()
    let chunks = try CSVChunkReader(descriptor: pipe.fileHandleForReading.fileDescriptor, name: "input")
    #expect(chunks.byteCount == nil)
    #expect(chunks.bytesRead == 2)
  }

  @Test func namesAFileThatIsNotThere() {
    let missing = FileError(path: "/nowhere/at.csv", operation: .reading, number: ENOENT)
    #expect(throws: CSVReadError.file(missing)) { _ = try CSVChunkReader(path: "/nowhere/at.csv").header }
  }

  @Test func givesRecordsAsTheyStand() throws {
    let bytes = Array("a,b\n\n1,\"2\r\n\"\r\n\r\n\r\"3\"\"\",\"4\r\"\r5,6\n7,8".utf8)
    var chunks = try CSVChunkReader(bytes: bytes)
    let chunk = try #require(try chunks.next())
    var reader = chunk.reader(header: chunks.header)
    var lines: [Int] = []
    while let record = try reader.next() { lines.append(record.line) }
    #expect(lines == [3, 7, 9, 10])
    var texts = chunk.recordTexts()
    func text(_ line: Int) -> String { String(decoding: texts.text(fromLine: line), as: UTF8.self) }
    #expect(text(3) == "1,\"2\r\n\"")
    #expect(text(7) == "\"3\"\"\",\"4\r\"")
    #expect(text(10) == "7,8")
  }

  @Test func givesTheRecordsOfItsBeginning() throws {
    // Records of 4, 10 and 4 bytes, and one of 3 without a line end.
    var chunks = try CSVChunkReader(bytes: Array("a,b\n1,2\n\"5\r\n\r\",6\r\n7,8\n9,0".utf8))
    let chunk = try #require(try chunks.next())
    let lengths = (0...22).map { chunk.beginning($0).bytes.count }
    #expect(lengths[0...3].allSatisfy { $0 == 4 })
    #expect(lengths[4...13].allSatisfy { $0 == 14 })
    #expect(lengths[14...17].allSatisfy { $0 == 18 })
    #expect(lengths[18...22].allSatisfy { $0 == 21 })
    #expect(chunk.beginning(9).line == 2)
  }
}
