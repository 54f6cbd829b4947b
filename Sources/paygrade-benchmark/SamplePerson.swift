/// A row of the sample roster, every cell as it is to stand in the file.
struct SamplePerson {
  var employeeID = ""
  var name: String
  var level: String
  var country: String
  var currency: String
  var baseSalary: String
  var payBasis = "annual"
  var fte = "1"
  var salaryIs = "full_time"
  var gender: String
  var hireDate: String
  var manager = ""
  /// Whether a trouble has befallen the row already.
  var isTouched = false

  static let columns = [
    "employee_id", "name", "level", "country", "currency", "base_salary", "pay_basis", "fte", "salary_is", "gender",
    "hire_date", "manager",
  ]

  var cells: [String] {
    [
      employeeID, name, level, country, currency, baseSalary, payBasis, fte, salaryIs, gender, hireDate, manager,
    ]
  }

  /// Somebody at a level of a market, an eighth of them part time.
  init(_ market: SampleMarket, level: Int, names: InventedNames, _ random: inout SplitMix64) {
    name = names.name(&random)
    self.level = SampleMarket.levels[level]
    country = market.country
    currency = market.currency
    gender = random.happens(percent: 3) ? "nonbinary" : random.happens(percent: 36) ? "female" : "male"
    hireDate = Self.day(&random)
    // Two draws added up, so that the middle is likelier than the ends: 0.74 to 1.26 of the midpoint, shifted.
    let compaRatio = 7_400 + random.below(2_601) + random.below(2_601) + 100 * market.shift
    let pay = market.intermediatePay * SampleMarket.levelPay[level] / 100 * compaRatio / 10_000
    let fullTime = (pay + market.step / 2) / market.step * market.step
    baseSalary = String(fullTime)
    guard random.happens(percent: 12) else { return }
    let share = [50, 60, 75, 80, 80, 90][random.below(6)]
    fte = share % 10 == 0 ? fixedPoint(share / 10, places: 1) : fixedPoint(share, places: 2)
    guard random.happens(percent: 60) else { return }
    salaryIs = "as_paid"
    baseSalary = String(fullTime * share / 100)
  }

  /// A day from 2013 to 2025, later years likelier.
  private static func day(_ random: inout SplitMix64) -> String {
    let year = 2013 + max(random.below(13), random.below(13))
    var bytes: [UInt8] = []
    bytes.appendDigits(year)
    bytes.append(UInt8(ascii: "-"))
    bytes.appendDigits(1 + random.below(12), width: 2)
    bytes.append(UInt8(ascii: "-"))
    bytes.appendDigits(1 + random.below(28), width: 2)
    return String(decoding: bytes, as: UTF8.self)
  }
}
