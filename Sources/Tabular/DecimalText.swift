/// A decimal number as text, which is written from its end, two digits at a time.
struct DecimalText {
  /// The length of the text.
  let count: Int
  private let magnitude: UInt64
  private let isNegative: Bool
  private let digits: Int
  private let fractionDigits: Int

  /// - Parameter units: The number, counted in its last digit's unit.
  @inline(__always)
  init(_ units: Int64, fractionDigits: Int) {
    precondition(fractionDigits >= 0, "fewer digits than none")
    self.fractionDigits = fractionDigits
    magnitude = units.magnitude
    isNegative = units < 0
    digits = max(digitCount(magnitude), fractionDigits &+ 1)
    count = digits &+ (isNegative ? 1 : 0) &+ (fractionDigits > 0 ? 1 : 0)
  }

  /// Writes the text.
  /// - Parameters:
  ///   - target: Has room for ``count`` bytes.
  ///   - mark: What stands before the decimals.
  /// - Returns: ``count``.
  @inline(__always)
  func write(to target: UnsafeMutablePointer<UInt8>, mark: UInt8) -> Int {
    var rest = magnitude
    var end = unsafe target + count
    if fractionDigits > 0 {
      unsafe writeDigits(fractionDigits, of: &rest, before: &end)
      unsafe end -= 1
      unsafe end.pointee = mark
    }
    unsafe writeDigits(digits &- fractionDigits, of: &rest, before: &end)
    if isNegative { unsafe target.pointee = UInt8(ascii: "-") }
    return count
  }
}

/// Writes the last digits of a number and takes them off.
@inline(__always)
private func writeDigits(_ count: Int, of number: inout UInt64, before end: inout UnsafeMutablePointer<UInt8>) {
  var left = count
  while left >= 2 {
    let (quotient, pair) = number.quotientAndRemainder(dividingBy: 100)
    let digits = unsafe UnsafeRawPointer(pairs.utf8Start).loadUnaligned(
      fromByteOffset: 2 &* Int(truncatingIfNeeded: pair), as: UInt16.self)
    unsafe end -= 2
    unsafe UnsafeMutableRawPointer(end).storeBytes(of: digits, as: UInt16.self)
    number = quotient
    left &-= 2
  }
  if left == 1 {
    let (quotient, digit) = number.quotientAndRemainder(dividingBy: 10)
    unsafe end -= 1
    unsafe end.pointee = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: digit)
    number = quotient
  }
}

/// How many digits a number has; 1 for zero.
@inline(__always)
private func digitCount(_ number: UInt64) -> Int {
  var count = 1
  var rest = number
  while rest >= 10_000 {
    rest /= 10_000
    count &+= 4
  }
  return count &+ (rest >= 1000 ? 3 : rest >= 100 ? 2 : rest >= 10 ? 1 : 0)
}

/// The numbers from 00 to 99.
private let pairs: StaticString = """
  0001020304050607080910111213141516171819\
  2021222324252627282930313233343536373839\
  4041424344454647484950515253545556575859\
  6061626364656667686970717273747576777879\
  8081828384858687888990919293949596979899
  """
