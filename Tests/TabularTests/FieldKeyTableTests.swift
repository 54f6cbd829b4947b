import Testing

@testable import Tabular

@Suite struct FieldKeyTableTests {
  /// The numbers of all records of a text, and which of them were new.
  private static func numbers(_ text: String, fields: [Int]) throws -> (numbers: [Int], new: [Bool], count: Int) {
    var table = FieldKeyTable(fields: fields)
    var reader = try CSVReader(bytes: Array(text.utf8), chunkSize: 1 << 16)
    var (numbers, new): ([Int], [Bool]) = ([], [])
    while let batch = try reader.nextBatch() {
      for record in 0..<batch.count {
        let (number, isNew) = table.number(record, of: batch)
        numbers.append(number)
        new.append(isNew)
      }
    }
    return (numbers, new, table.count)
  }

  @Test func inTheOrderInWhichTheyAreMet() throws {
    let found = try Self.numbers("k,x\na,1\nb,2\na,3\nc,4\nb,5\n", fields: [0])
    #expect(found.numbers == [0, 1, 0, 2, 1])
    #expect(found.new == [true, true, false, true, false])
    #expect(found.count == 3)
  }

  @Test func fieldsAreNotTheirConcatenation() throws {
    let text = "a,b\nab,c\na,bc\nabc,\n\"\",abc\nab,c\n"
    #expect(try Self.numbers(text, fields: [0, 1]).numbers == [0, 1, 2, 3, 0])
    // With a field between that does not count.
    let apart = "a,x,b\nab,1,c\na,2,bc\nabc,3,\n\"\",4,abc\nab,5,c\n"
    #expect(try Self.numbers(apart, fields: [0, 2]).numbers == [0, 1, 2, 3, 0])
  }

  @Test func fieldsThatAreApart() throws {
    let text = "a,b,c,d,e\n1,x,2,3,y\n1,z,2,3,w\n1,x,2,4,y\n1,x,23,\"\",y\n2,x,1,3,y\n"
    #expect(try Self.numbers(text, fields: [0, 2, 3]).numbers == [0, 0, 1, 2, 3])
    #expect(try Self.numbers(text, fields: [1, 4]).numbers == [0, 1, 0, 0, 0])
    #expect(try Self.numbers(text, fields: [4]).numbers == [0, 1, 0, 0, 0])
  }

  @Test func noFieldsAtAll() throws {
    #expect(try Self.numbers("a\n1\n2\n3\n", fields: []).numbers == [0, 0, 0])
  }

  @Test func emptyFields() throws {
    #expect(try Self.numbers("a,b\n,1\n,2\nx,3\n", fields: [0]).numbers == [0, 0, 1])
    #expect(try Self.numbers("a,b,c\n,,1\n,x,2\nx,,3\n,,4\n", fields: [0, 1]).numbers == [0, 1, 2, 0])
  }

  @Test func oneByteMakesAnother() throws {
    // Lengths around the words of eight bytes that are mixed at a time.
    for length in 1...33 {
      let text = String(repeating: "m", count: length)
      var lines = [text]
      for place in 0..<length {
        var other = Array(text.utf8)
        other[place] = UInt8(ascii: "n")
        lines.append(String(decoding: other, as: UTF8.self))
      }
      let found = try Self.numbers("a\n" + (lines + lines).joined(separator: "\n"), fields: [0])
      #expect(found.numbers == Array(0...length) + Array(0...length), "\(length)")
    }
  }

  @Test func growth() throws {
    // Past 128, 512, 2048, 8192 and 32,768 combinations, all met again.
    let count = 40_000
    func line(_ number: Int) -> String { "\(number % 200),x\(number),\(number / 200)" }
    let lines = (0..<count).map(line)
    let found = try Self.numbers("a,b,c\n" + (lines + lines.reversed()).joined(separator: "\n"), fields: [0, 2])
    #expect(found.numbers == Array(0..<count) + (0..<count).reversed())
    #expect(found.new == Array(repeating: true, count: count) + Array(repeating: false, count: count))
    #expect(found.count == count)
  }

  @Test func forgetting() throws {
    var table = FieldKeyTable(fields: [0, 1])
    var reader = try CSVReader(bytes: Array("a,b\n1,2\n3,4\n3,4\n1,2\n".utf8))
    let batch = try #require(try reader.nextBatch())
    #expect(batch.count == 4)
    for (record, expected) in [(0, 0), (1, 1)] { #expect(table.number(record, of: batch).number == expected) }
    table.removeAll()
    #expect(table.count == 0)
    for (record, expected) in [(2, (0, true)), (3, (1, true)), (1, (0, false))] {
      #expect(table.number(record, of: batch) == expected)
    }
  }
}
