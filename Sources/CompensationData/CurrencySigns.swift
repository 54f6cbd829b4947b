/// The signs of currencies: `€`, `zł`, `US$`, and `$`, which is the sign of many.
enum CurrencySigns {
  /// The signs of currencies and which currencies they may stand for, longest first.
  static let all: [(sign: String, codes: Set<String>)] = [
    ("US$", ["USD"]), ("AU$", ["AUD"]), ("CA$", ["CAD"]), ("HK$", ["HKD"]), ("NZ$", ["NZD"]), ("NT$", ["TWD"]),
    ("MX$", ["MXN"]),
    ("A$", ["AUD"]), ("C$", ["CAD"]), ("S$", ["SGD"]), ("R$", ["BRL"]), ("Kč", ["CZK"]), ("zł", ["PLN"]),
    ("Ft", ["HUF"]), ("kr.", ["DKK", "NOK", "SEK", "ISK"]), ("kr", ["DKK", "NOK", "SEK", "ISK"]), ("Fr.", ["CHF"]),
    ("Rs", ["INR", "PKR", "LKR", "NPR"]),
    (
      "$",
      [
        "USD", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD", "MXN", "ARS", "CLP", "COP", "UYU", "BSD", "BBD", "BZD", "BMD",
        "BND", "KYD", "FJD", "GYD", "JMD", "LRD", "NAD", "SBD", "SRD", "TTD", "XCD",
      ]
    ),
    ("€", ["EUR"]), ("£", ["GBP", "EGP", "FKP", "GIP", "LBP", "SHP", "SYP", "SSP", "SDG"]), ("¥", ["JPY", "CNY"]),
    ("₹", ["INR"]), ("₩", ["KRW", "KPW"]), ("₪", ["ILS"]), ("₫", ["VND"]), ("₱", ["PHP"]), ("₺", ["TRY"]),
    ("₴", ["UAH"]), ("₦", ["NGN"]), ("฿", ["THB"]), ("₽", ["RUB"]),
  ]
}
