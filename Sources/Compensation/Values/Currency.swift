/// A currency of ISO 4217 and how many digits its amounts have after the decimal point.
///
/// ## Source
///
/// ISO 4217 (SIX Financial Information AG, list one), codes in use 2024–2026 without funds and metals; BGN, retired with the end of
/// 2025, is kept for the pay data of that year.
public struct Currency: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// Three capital letters: `EUR`.
  public let code: String
  /// Digits after the decimal point: 2 for most, 0 for JPY, 3 for KWD.
  public let minorDigits: Int

  /// The currency of a code, exactly as ISO 4217 writes it; nil for any other text, codes retired before 2024
  /// included.
  public init?(code: some StringProtocol) {
    guard code.utf8.count == 3 else { return nil }
    for (digits, codes) in Self.codesByMinorDigits where codes.contains(String(code)) {
      self.code = String(code)
      minorDigits = digits
      return
    }
    return nil
  }

  /// The smallest amount: 0.01 for two digits, 1 for none.
  public var minorUnit: ExactDecimal {
    ExactDecimal(units: ExactDecimal.unitsPerOne / Int128(ExactDecimal.powerOfTen(minorDigits)))
  }

  /// By code, in the order of its letters.
  public static func < (left: Currency, right: Currency) -> Bool { left.code < right.code }

  /// The code.
  public var description: String { code }

  /// All codes, sorted.
  public static var allCodes: [String] { codesByMinorDigits.flatMap(\.codes).sorted() }

  private static let codesByMinorDigits: [(digits: Int, codes: Set<String>)] = [
    (
      0,
      [
        "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF",
      ]
    ),
    (3, ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"]),
    (
      2,
      [
        "AED", "AFN", "ALL", "AMD", "ANG", "AOA", "ARS", "AUD", "AWG", "AZN", "BAM", "BBD", "BDT", "BGN", "BMD", "BND",
        "BOB", "BRL", "BSD", "BTN", "BWP", "BYN", "BZD", "CAD", "CDF", "CHF", "CNY", "COP", "CRC", "CUP", "CVE", "CZK",
        "DKK", "DOP", "DZD", "EGP", "ERN", "ETB", "EUR", "FJD", "FKP", "GBP", "GEL", "GHS", "GIP", "GMD", "GTQ", "GYD",
        "HKD", "HNL", "HTG", "HUF", "IDR", "ILS", "INR", "IRR", "JMD", "KES", "KGS", "KHR", "KPW", "KYD", "KZT", "LAK",
        "LBP", "LKR", "LRD", "LSL", "MAD", "MDL", "MGA", "MKD", "MMK", "MNT", "MOP", "MRU", "MUR", "MVR", "MWK", "MXN",
        "MYR", "MZN", "NAD", "NGN", "NIO", "NOK", "NPR", "NZD", "PAB", "PEN", "PGK", "PHP", "PKR", "PLN", "QAR", "RON",
        "RSD", "RUB", "SAR", "SBD", "SCR", "SDG", "SEK", "SGD", "SHP", "SLE", "SOS", "SRD", "SSP", "STN", "SVC", "SYP",
        "SZL", "THB", "TJS", "TMT", "TOP", "TRY", "TTD", "TWD", "TZS", "UAH", "USD", "UYU", "UZS", "VED", "VES", "WST",
        "XCD", "XCG", "YER", "ZAR", "ZMW", "ZWG",
      ]
    ),
  ]
}
