/// Widths of columns, in digits.
enum SheetWidth {
  /// Wide enough for most texts of so many characters, and for a header with its filter; long ones are cut off by the next cell, or wrapped.
  static func of(_ lengths: [Int]) -> Double { Double(Swift.min(Swift.max(lengths.max() ?? 0, 8) + 3, 48)) }
}
