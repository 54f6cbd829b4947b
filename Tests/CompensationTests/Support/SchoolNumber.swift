/// A whole number from zero, of any size, as decimal digits that are added, multiplied and divided as at school: slow, and without
/// anything of the code under test.
struct SchoolNumber: Comparable {
  /// The ones first; no zero at the end, so that zero has no digit.
  private(set) var digits: [Int]

  init(digits: [Int]) {
    self.digits = digits
    while self.digits.last == 0 { self.digits.removeLast() }
  }

  init(_ number: UInt128) { self.init(digits: String(number).reversed().compactMap(\.wholeNumberValue)) }

  /// 10 to a power.
  static func ten(toThe exponent: Int) -> SchoolNumber {
    SchoolNumber(digits: Array(repeating: 0, count: exponent) + [1])
  }

  /// The number as a machine word, or nil if it is above that of the largest exact decimal, 2¹²⁷ − 1.
  var units: Int128? {
    let text = digits.isEmpty ? "0" : digits.reversed().map { String($0) }.joined()
    return Int128(text)
  }

  static func < (left: SchoolNumber, right: SchoolNumber) -> Bool {
    left.digits.count != right.digits.count
      ? left.digits.count < right.digits.count
      : left.digits.reversed().lexicographicallyPrecedes(right.digits.reversed())
  }

  static func + (left: SchoolNumber, right: SchoolNumber) -> SchoolNumber {
    var sum: [Int] = []
    var carry = 0
    for place in 0..<max(left.digits.count, right.digits.count) + 1 {
      carry += place < left.digits.count ? left.digits[place] : 0
      carry += place < right.digits.count ? right.digits[place] : 0
      sum.append(carry % 10)
      carry /= 10
    }
    return SchoolNumber(digits: sum)
  }

  /// The difference; the left number is not below the right one.
  static func - (left: SchoolNumber, right: SchoolNumber) -> SchoolNumber {
    var difference: [Int] = []
    var borrow = 0
    for place in left.digits.indices {
      var digit = left.digits[place] - borrow - (place < right.digits.count ? right.digits[place] : 0)
      borrow = digit < 0 ? 1 : 0
      if digit < 0 { digit += 10 }
      difference.append(digit)
    }
    return SchoolNumber(digits: difference)
  }

  static func * (left: SchoolNumber, right: SchoolNumber) -> SchoolNumber {
    var product = Array(repeating: 0, count: left.digits.count + right.digits.count + 1)
    for (i, a) in left.digits.enumerated() {
      for (j, b) in right.digits.enumerated() { product[i + j] += a * b }
    }
    for place in product.indices.dropLast() {
      product[place + 1] += product[place] / 10
      product[place] %= 10
    }
    return SchoolNumber(digits: product)
  }

  /// Long division.
  func divided(by divisor: SchoolNumber) -> (quotient: SchoolNumber, remainder: SchoolNumber) {
    var quotient: [Int] = []
    var remainder = SchoolNumber(digits: [])
    for digit in digits.reversed() {
      remainder = SchoolNumber(digits: [digit] + remainder.digits)
      var count = 0
      while remainder >= divisor {
        remainder = remainder - divisor
        count += 1
      }
      quotient.insert(count, at: 0)
    }
    return (SchoolNumber(digits: quotient), remainder)
  }

  /// The nearest whole quotient; a half goes up, which is away from zero for a size.
  func nearestQuotient(by divisor: SchoolNumber) -> SchoolNumber {
    let (quotient, remainder) = divided(by: divisor)
    return remainder + remainder >= divisor ? quotient + SchoolNumber(1) : quotient
  }
}
