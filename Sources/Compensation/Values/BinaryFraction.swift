/// Numbers in binary fixed point with 120 fraction bits: what logarithms and powers are summed in, 60 bits finer than
/// the result.
enum BinaryFraction {
  /// How many bits follow the binary point.
  static let bits = 120
  /// 2¹²⁰, which stands for 1.
  static let one: UInt128 = 1 << 120
  /// ln 2 · 2¹²⁰, rounded.
  static let logarithmOfTwo: Int128 = 921_350_637_599_661_305_226_344_307_672_478_455

  /// a · 2¹²⁰ ÷ b, cut off, for a < b.
  static func quotient(_ a: UInt128, _ b: UInt128) -> UInt128 {
    b.dividingFullWidth((high: a >> 8, low: a << 120)).quotient
  }

  /// The product of two numbers below 256, cut off.
  static func product(_ a: UInt128, _ b: UInt128) -> UInt128 {
    let full = a.multipliedFullWidth(by: b)
    return (full.high << 8) | (full.low >> 120)
  }
}
