/// What is wrong, or only unusual, in real files; each is done to the row of one person in the sample roster.
enum SampleTroubles {
  /// Which person, and what befalls their row.
  struct Trouble: Sendable {
    var country: String
    var level: String
    var change: @Sendable (inout SamplePerson) -> Void

    init(
      _ country: String, _ level: String = "Intermediate", _ change: @escaping @Sendable (inout SamplePerson) -> Void
    ) {
      self.country = country
      self.level = level
      self.change = change
    }
  }

  /// These rows cannot be used. Where the columns are right, one cell is wrong.
  static let unusable: [Trouble] = [
    Trouble("Germany") { $0.country = "Germny" },
    Trouble("United States") { $0.country = "Untied States" },
    Trouble("United Kingdom") { $0.country = "" },
    Trouble("United States", "Staff") { $0.level = "Principal" },
    Trouble("Germany", "Senior") { $0.level = "senior" },
    Trouble("United States", "Associate") { $0.baseSalary = "" },
    Trouble("Canada") { $0.baseSalary = "N/A" },
    Trouble("Germany", "Associate") { $0.baseSalary = "52.000" },
    Trouble("Netherlands") { $0.baseSalary = "$91,000" },
    Trouble("Australia") { $0.baseSalary = "145k" },
    Trouble("Singapore") { $0.baseSalary = "0" },
    Trouble("Germany") { $0.currency = "EURO" },
    Trouble("Netherlands", "Senior") {
      $0.baseSalary = "76000"
      $0.fte = "80"
      $0.salaryIs = "as_paid"
    },
    Trouble("United Kingdom", "Senior") {
      $0.baseSalary = "52500"
      $0.fte = "0.6"
      $0.salaryIs = ""
    },
    Trouble("Japan") { $0.payBasis = "fortnightly" },
    Trouble("United Arab Emirates") { $0.employeeID = "" },
  ]

  /// These rows have one meaning, however they are written.
  static let readable: [Trouble] = [
    Trouble("United States") { $0.baseSalary = "$128,000" },
    Trouble("Canada", "Senior") { $0.baseSalary = "198 500" },
    Trouble("Germany", "Senior") { $0.baseSalary = "98 500" },
    Trouble("Germany") { $0.baseSalary = "86.500,00 €" },
    Trouble("Japan", "Senior") { $0.baseSalary = "JPY 19,800,000" },
    Trouble("United Kingdom") { $0.name = "  \($0.name) " },
    Trouble("Netherlands") { $0.country = " Netherlands" },
    Trouble("United States", "Senior") { $0.country = "USA" },
    Trouble("United Kingdom", "Senior") { $0.country = "UK" },
    Trouble("United States") { $0.gender = "" },
    Trouble("Germany", "Associate") { $0.gender = "" },
    Trouble("Australia", "Senior") {
      $0.baseSalary = "143,500"
      $0.fte = "80%"
      $0.salaryIs = "As paid"
    },
    // Paid in another currency than the country's, which the policy allows.
    Trouble("Singapore", "Senior") {
      $0.currency = "USD"
      $0.baseSalary = "131000"
    },
    Trouble("United Arab Emirates", "Senior") {
      $0.currency = "USD"
      $0.baseSalary = "94500"
    },
    // These need a policy that says how many months a year has.
    Trouble("Japan", "Associate") { $0.payMonthly("1120000") },
    Trouble("Germany") { $0.payMonthly("7250") },
    Trouble("Netherlands") { $0.payMonthly("6900.50") },
    Trouble("Qatar", "Senior") { $0.payMonthly("27500") },
  ]
}

extension SamplePerson {
  fileprivate mutating func payMonthly(_ amount: String) {
    payBasis = "monthly"
    baseSalary = amount
    fte = "1"
    salaryIs = "full_time"
  }
}
