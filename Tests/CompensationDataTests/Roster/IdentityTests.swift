import Testing

@testable import CompensationData

@Suite struct IdentityTests {
  private static func identity(_ bytes: [UInt8]) -> Identity { Identity(bytes.span) }

  @Test func everyLength() {
    // Of 0 to 40 bytes: all zero, all one, and a pattern; none like another.
    var met: Set<Identity> = []
    var count = 0
    for length in 0...40 {
      let ids =
        length == 0
        ? [[]]
        : [
          Array(repeating: UInt8(0), count: length), Array(repeating: 1, count: length),
          (0..<length).map { UInt8($0 + 65) + (length == 1 ? 1 : 0) },
        ]
      for id in ids {
        #expect(Self.identity(id) == Self.identity(id))
        met.insert(Self.identity(id))
        count += 1
      }
    }
    #expect(count == 121)
    #expect(met.count == count)
  }

  @Test func oneByteMakesAnother() {
    for length in 1...40 {
      let id = (0..<length).map { UInt8($0 + 48) }
      var met: Set<Identity> = [Self.identity(id)]
      for place in 0..<length {
        for bit in 0..<8 {
          var other = id
          other[place] ^= 1 << UInt8(bit)
          met.insert(Self.identity(other))
        }
      }
      #expect(met.count == 1 + length * 8, "\(length)")
    }
  }

  @Test func beginningsOfOneAnother() {
    let id = Array("employee-0000000000000000000000000000001".utf8)
    var met: Set<Identity> = []
    for length in 0...id.count { met.insert(Self.identity(Array(id[..<length]))) }
    #expect(met.count == id.count + 1)
    // A zero byte at the end is a byte.
    #expect(Self.identity([65]) != Self.identity([65, 0]))
    #expect(Self.identity(Array(repeating: 65, count: 14)) != Self.identity(Array(repeating: 65, count: 14) + [0]))
  }

  @Test func twoHundredThousandTwice() {
    var set = IdentitySet()
    // Short ones, long ones, and some in an order of their own.
    func id(_ number: Int) -> [UInt8] {
      Array((number % 3 == 0 ? "E\(number)" : "employee-number-\(number)-\(number % 7)").utf8)
    }
    let all = (0..<200_000).map { Self.identity(id($0)) }
    #expect(set.insert(all).isEmpty)
    #expect(set.insert(all.reversed()) == Array(0..<200_000))
    // The places of those that are there: once in the same call, once from before.
    let (empty, known, new) = (Self.identity([]), all[7], Self.identity([1, 2]))
    #expect(set.insert([empty, new, empty, known]) == [2, 3])
    #expect(set.insert([]).isEmpty)
  }

  /// The published digests of FIPS 180-2: of nothing, "abc", and the text of two blocks.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ]) func digests(text: String, expected: String) {
    var digest = Digest()
    digest.update(Array(text.utf8))
    #expect(digest.hexadecimal() == expected)
    var pieces = Digest()
    for byte in text.utf8 { pieces.update([byte]) }
    let copy = pieces.copy()
    pieces.update([1])
    #expect(copy.hexadecimal() == expected)
    #expect(pieces.hexadecimal() != expected)
  }
}
