/// The order in which texts are listed: numbers by size, then other texts by their characters, the same in every locale.
struct NaturalOrder: Comparable {
  private let number: ExactDecimal?
  private let text: String

  init(_ text: String) {
    self.text = text
    number = try? ExactDecimal(plain: text)
  }

  static func < (left: NaturalOrder, right: NaturalOrder) -> Bool {
    switch (left.number, right.number) {
    case (let a?, let b?) where a != b: a < b
    case (_?, nil): true
    case (nil, _?): false
    default: left.text < right.text
    }
  }
}
