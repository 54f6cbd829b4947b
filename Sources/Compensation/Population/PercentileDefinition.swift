/// The meanings of "percentile", by the names that a policy's `definitions` use.
///
/// ## Source
///
/// Hyndman and Fan, Sample Quantiles in Statistical Packages, The American Statistician 50 (1996): types 7, 6 and 1; spreadsheets'
/// PERCENTILE.INC and PERCENTILE.EXC; SQL's PERCENTILE_DISC.
public enum PercentileDefinition: String, Sendable, Hashable, CaseIterable {
  /// At 1 + (n − 1) p of the sorted figures, with interpolation.
  case inclusive
  /// At (n + 1) p, with interpolation, held within the first and the last.
  case exclusive
  /// The smallest figure that at least the share p of the figures does not exceed.
  case discrete

  /// In words, for a reader to whom the word means something else.
  public var formula: String {
    switch self {
    case .inclusive: "at 1 + (n − 1) p of the sorted figures, with linear interpolation (Excel's PERCENTILE.INC)"
    case .exclusive: "at (n + 1) p of the sorted figures, with linear interpolation (Excel's PERCENTILE.EXC)"
    case .discrete: "the smallest figure that at least the share p of the figures do not exceed (SQL's PERCENTILE_DISC)"
    }
  }

  /// Where a percentile lies: at a person, counted from 1, and hundredths of the way to the next one.
  func place(percentage: Int, count: Int) -> (person: Int, next: Int, hundredths: Int) {
    switch self {
    case .inclusive:
      let (whole, rest) = ((count - 1) * percentage).quotientAndRemainder(dividingBy: 100)
      return (1 + whole, rest == 0 ? 1 + whole : 2 + whole, rest)
    case .exclusive:
      let (whole, rest) = ((count + 1) * percentage).quotientAndRemainder(dividingBy: 100)
      if whole < 1 { return (1, 1, 0) }
      if whole >= count { return (count, count, 0) }
      return (whole, rest == 0 ? whole : whole + 1, rest)
    case .discrete:
      let person = Swift.max(1, (count * percentage + 99) / 100)
      return (person, person, 0)
    }
  }
}
