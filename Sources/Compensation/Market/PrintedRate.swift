/// A rate as it was printed: `digits × 10^−fractionDigits`, above zero, such as 1.1684.
///
/// How many digits a rate was printed with says how well it is known: 0.0009 is anything from 0.00085 to 0.00095.
public struct PrintedRate: Sendable, Hashable, BitwiseCopyable {
  /// The digits without the point: 11684.
  public let digits: Int64
  /// How many of them come after the point: 4.
  public let fractionDigits: Int

  /// The most digits after the point, so that half a unit of the last is still an exact decimal.
  public static let mostFractionDigits = 17

  /// A rate of its parts; nil unless it is above zero and has 0 to 17 digits after the point.
  public init?(digits: Int64, fractionDigits: Int) {
    guard digits > 0, (0...Self.mostFractionDigits).contains(fractionDigits) else { return nil }
    self.digits = digits
    self.fractionDigits = fractionDigits
  }

  /// Reads a plain decimal, keeping the zeros at its end; nil for anything else, for zero or less, and for more digits
  /// than fit: 17 after the point, 18 in all.
  public init?(plain text: some StringProtocol) {
    guard let value = try? ExactDecimal(plain: text) else { return nil }
    let fraction = text.utf8.firstIndex(of: UInt8(ascii: ".")).map { text.utf8[$0...].count - 1 } ?? 0
    guard fraction <= Self.mostFractionDigits else { return nil }
    let unit = Int128(ExactDecimal.powerOfTen(ExactDecimal.fractionDigits - fraction))
    guard let digits = Int64(exactly: value.units / unit) else { return nil }
    self.init(digits: digits, fractionDigits: fraction)
  }

  /// The number itself, exact.
  public var value: ExactDecimal {
    ExactDecimal(
      units: Int128(digits) * Int128(ExactDecimal.powerOfTen(ExactDecimal.fractionDigits - fractionDigits)))
  }

  /// How far the true rate may be from the printed one, as a share of it: `0.5 × 10^−fractionDigits / value`.
  ///
  /// Half a unit of the last digit: 0.0009 is known to ±0.0555…, 5.6 %.
  /// - Parameter known: How many digits after the point are known where zeros at the end were not printed: 4.3 beside
  ///   4.2987 is 4.3000. Fewer than were printed, or more than 17, count as those.
  public func relativeError(knownFractionDigits known: Int = 0) -> ExactDecimal {
    let places = min(max(known, fractionDigits), Self.mostFractionDigits)
    let half = 5 * Int128(ExactDecimal.powerOfTen(Self.mostFractionDigits - places))
    // Half a unit over the rate is at most a half, as a rate has one digit or more.
    return (try? ExactDecimal(units: half) / value) ?? .one
  }
}
