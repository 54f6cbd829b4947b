/// Which sign stands before the decimals of the numbers in a file.
public enum DecimalMark: String, Sendable, Hashable, CaseIterable {
  case point, comma

  /// The sign itself, as a byte.
  public var byte: UInt8 { self == .point ? UInt8(ascii: ".") : UInt8(ascii: ",") }
}
