/// The people of the sample roster, by country: how many at each level, and about what they are paid.
///
/// The countries and levels are those of the bundled policy `ml-engineering`; the pay is about its midpoints on
/// 2026-04-13.
struct SampleMarket {
  var country: String
  var currency: String
  /// Yearly pay at level Intermediate, in whole units.
  var intermediatePay: Int
  /// What pay is a multiple of.
  var step: Int
  /// How far pay lies from the midpoint on average, in hundredths of it.
  var shift: Int
  /// How many people at each of ``levels``.
  var people: [Int]

  static let levels = ["Associate", "Intermediate", "Senior", "Staff", "Engineering Manager"]
  /// Pay at each level, in hundredths of that of Intermediate.
  static let levelPay = [80, 100, 120, 140, 140]

  static let all = [
    SampleMarket("United States", "USD", 120_000, 500, 0, [195, 340, 280, 95, 75]),
    SampleMarket("Canada", "CAD", 166_145, 500, -4, [60, 105, 80, 25, 20]),
    SampleMarket("United Kingdom", "GBP", 73_997, 250, 1, [75, 140, 110, 38, 27]),
    SampleMarket("Germany", "EUR", 85_000, 250, -2, [90, 175, 140, 45, 32]),
    SampleMarket("Netherlands", "EUR", 85_000, 250, -6, [35, 70, 55, 18, 12]),
    SampleMarket("United Arab Emirates", "AED", 275_475, 1_000, 3, [12, 30, 26, 7, 1]),
    SampleMarket("Qatar", "QAR", 273_075, 1_000, 0, [0, 8, 11, 0, 0]),
    SampleMarket("Saudi Arabia", "SAR", 281_258, 1_000, -3, [9, 21, 14, 3, 4]),
    SampleMarket("Australia", "AUD", 149_268, 500, 0, [28, 60, 46, 14, 9]),
    SampleMarket("Singapore", "SGD", 134_009, 500, 6, [24, 52, 41, 12, 2]),
    SampleMarket("Japan", "JPY", 16_782_566, 50_000, -8, [36, 84, 62, 21, 13]),
  ]

  private init(
    _ country: String, _ currency: String, _ intermediatePay: Int, _ step: Int, _ shift: Int, _ people: [Int]
  ) {
    self.country = country
    self.currency = currency
    self.intermediatePay = intermediatePay
    self.step = step
    self.shift = shift
    self.people = people
  }
}
