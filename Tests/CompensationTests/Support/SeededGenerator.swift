/// SplitMix64 (Steele, Lea and Flood, 2014): the same numbers for the same seed, so that a failure can be repeated.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number of any size: each length in bits is as likely as another.
  mutating func anySize() -> Int128 {
    let bits = Int.random(in: 1...127, using: &self)
    let magnitude = Int128(UInt128.random(in: 0...UInt128.max, using: &self) >> (128 - bits))
    return Bool.random(using: &self) ? magnitude : -magnitude
  }
}
