/// SHA-256, not by the library under test.
///
/// ## Source
///
/// FIPS 180-4, Secure Hash Standard, section 6.2; the constants are the fractional parts of the roots of the first primes (4.2.2, 5.3.3).
func sha256(_ message: [UInt8]) -> String {
  var state = primes.prefix(8).map { fraction(of: Double($0).squareRoot()) }
  var padded = message + [0x80]
  while padded.count % 64 != 56 { padded.append(0) }
  for shift in stride(from: 56, through: 0, by: -8) {
    padded.append(UInt8(truncatingIfNeeded: (message.count * 8) >> shift))
  }
  for block in stride(from: 0, to: padded.count, by: 64) {
    var words = (0..<16).map { word in
      (0..<4).reduce(UInt32(0)) { $0 << 8 | UInt32(padded[block + word * 4 + $1]) }
    }
    for index in 16..<64 {
      let (a, b) = (words[index - 15], words[index - 2])
      let first = rotated(a, 7) ^ rotated(a, 18) ^ a >> 3
      let second = rotated(b, 17) ^ rotated(b, 19) ^ b >> 10
      words.append(words[index - 16] &+ first &+ words[index - 7] &+ second)
    }
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    for index in 0..<64 {
      let choice = (e & f) ^ (~e & g)
      let majority = (a & b) ^ (a & c) ^ (b & c)
      let first = h &+ (rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)) &+ choice &+ constants[index] &+ words[index]
      let second = (rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) &+ majority
      (h, g, f, e, d, c, b, a) = (g, f, e, d &+ first, c, b, a, first &+ second)
    }
    for (index, value) in [a, b, c, d, e, f, g, h].enumerated() { state[index] = state[index] &+ value }
  }
  return state.map { word in
    let digits = String(word, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }.joined()
}

private let primes = (2...311).filter { number in !(2..<number).contains { number % $0 == 0 } }
private let constants = primes.map { fraction(of: cubeRoot(Double($0))) }

/// The first 32 bits after the point.
private func fraction(of number: Double) -> UInt32 {
  UInt32((number - number.rounded(.down)) * 4_294_967_296)
}

private func cubeRoot(_ number: Double) -> Double {
  var root = number / 2
  for _ in 0..<100 { root -= (root * root * root - number) / (3 * root * root) }
  return root
}

private func rotated(_ word: UInt32, _ count: UInt32) -> UInt32 { word >> count | word << (32 - count) }
