/// A whole number modulo the prime 2⁶¹ − 1.
struct Residue: Hashable {
  private static let prime: UInt64 = (1 << 61) - 1
  private let value: UInt64

  static let zero = Residue(value: 0)
  static let one = Residue(value: 1)
  static let minusOne = Residue(value: prime - 1)

  private init(value: UInt64) { self.value = value }

  /// The same number each time, and unlike those of other seeds.
  init(arbitrary seed: Int) {
    var mixed = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 0xD1B5_4A32_D192_ED03
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    value = (mixed ^ mixed >> 31) % (Self.prime - 1) + 1
  }

  static func + (left: Residue, right: Residue) -> Residue { Residue(value: (left.value + right.value) % prime) }
  static func - (left: Residue, right: Residue) -> Residue {
    Residue(value: (left.value + prime - right.value) % prime)
  }
  static func * (left: Residue, right: Residue) -> Residue {
    Residue(value: UInt64(UInt128(left.value) * UInt128(right.value) % UInt128(prime)))
  }

  /// What this, not zero, times it is 1, by Fermat's little theorem.
  var inverse: Residue {
    var (result, square, exponent) = (Residue.one, self, Self.prime - 2)
    while exponent > 0 {
      if exponent & 1 == 1 { result = result * square }
      square = square * square
      exponent >>= 1
    }
    return result
  }
}
