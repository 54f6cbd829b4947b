/// Different values, numbered in the order in which they are first met.
public struct Numbering<Value: Hashable & Sendable>: Sendable {
  /// By number: the value.
  public private(set) var values: [Value] = []
  private var numbers: [Value: Int32] = [:]

  /// None yet.
  public init() {}

  /// The number of a value; a new one gets the next.
  public mutating func number(of value: Value) -> Int32 {
    if let number = numbers[value] { return number }
    let number = Int32(values.count)
    values.append(value)
    numbers[value] = number
    return number
  }
}
