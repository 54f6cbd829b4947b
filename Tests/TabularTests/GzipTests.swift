import Foundation
import Tabular
import Testing

/// Compressed text, whole and damaged.
@Suite struct GzipTests {
  static let text = "a,b\n" + (0..<2000).map { "\($0),\"\($0 * 7919 % 1000)\n\"\r\n" }.joined()

  /// What a stored file gives through a reader, and through chunks.
  func readings(_ stored: [UInt8]) throws -> [Reading] {
    try withFolder { folder in
      let path = folder + "/text.csv"
      try Data(stored).write(to: URL(fileURLWithPath: path))
      return [
        Reading(path: path), Reading(path: path, chunkSize: 3),
        Reading(chunks: { () throws(CSVReadError) in try CSVChunkReader(path: path) }),
        Reading(chunks: { () throws(CSVReadError) in try CSVChunkReader(path: path, chunkSize: 3) }),
      ]
    }
  }

  @Test func membersAreOneTextAndZerosArePadding() throws {
    let bytes = Array(Self.text.utf8)
    let whole = Reading(bytes, chunkSize: 1 << 16)
    #expect(whole.error == nil)
    // The members are parted inside a record.
    let members = try gzipped(Array(bytes[..<1000])) + gzipped([]) + gzipped(Array(bytes[1000...]))
    for stored in [members, members + [0], members + [UInt8](repeating: 0, count: 1000)] {
      for reading in try readings(stored) { #expect(reading == whole) }
    }
  }

  @Test func whatIsDamagedIsAnError() throws {
    let bytes = Array("a,b\n1,2\n3,4\n".utf8)
    let stored = try gzipped(bytes)
    var cases = (2..<stored.count).map { Array(stored[..<$0]) }
    // The checksum and the length, the last eight bytes, are not those of the text.
    for place in (stored.count - 8)..<stored.count {
      cases.append(stored)
      cases[cases.count - 1][place] ^= 1
    }
    cases.append(stored + Array("x".utf8))
    cases.append(stored + [0, 0, 0x78])
    for damaged in cases {
      for reading in try readings(damaged) {
        #expect(reading.error?.code == "bad-gzip", "\(damaged)")
        #expect(whatWasRead(reading), "\(damaged)")
      }
    }
    /// Whether the records are the first ones of the text, and the line is that after them.
    func whatWasRead(_ reading: Reading) -> Bool {
      let all = [["1", "2"], ["3", "4"]]
      guard let line = reading.error?.line else { return false }
      if reading.header.isEmpty { return reading.records.isEmpty && line == 1 }
      return Array(all.prefix(reading.records.count)) == reading.records && line == reading.records.count + 2
    }
    for reading in try readings(Array(stored.dropLast(8))) {
      #expect(reading.records == [["1", "2"], ["3", "4"]])
      #expect(reading.error?.line == 4)
      #expect(reading.error?.message.contains("gzip -t") == true)
    }
  }

  @Test func damageInTheMiddleOfALongTextIsAnErrorThere() throws {
    let stored = try gzipped(Array(Self.text.utf8))
    let cutOff = try readings(Array(stored[..<(stored.count / 2)]))
    var changed = stored
    for index in (stored.count / 2)..<(stored.count / 2 + 40) { changed[index] = 0xFF }
    for readings in [cutOff, try readings(changed)] {
      for reading in readings {
        #expect(reading.error?.code == "bad-gzip")
        #expect(reading == readings[0])
        #expect((100..<1900).contains(reading.records.count))
      }
    }
    // Records take two lines each, after the header's.
    let line = try #require(cutOff[0].error).line
    #expect([0, 1].contains(line - 2 * cutOff[0].records.count - 2))
  }

  @Test func otherBytesAreText() throws {
    for reading in try readings([0x1F]) { #expect(reading.header == ["\u{1F}"]) }
    for reading in try readings([0x1F, 0x8B]) { #expect(reading.error?.code == "bad-gzip") }
    for reading in try readings(gzipped([])) { #expect(reading.error?.code == "empty-file") }
  }
}
