import Compensation
import CompensationData
import Tabular
import Testing

/// Job posts as they are found, in Markdown and in plain text.
@Suite struct JobPostTests {
  private static let post = """
    # [Senior Pastry Engineer, Dough: Laminated](https://example.org/jobs/1)
    ### Example Bakery
    #### `EUR €50.000~€80.000` `🌎 Remote` `Lyon, France`

    #### **About the work**

    You bake in EMEA or APAC, with a budget of €2,000 for flour.

    **What you'll bring**

    * 4+ years of baking
    * A Bachelor's degree in pastry

    **Nice to have**

    * A PhD in yeast

    #### **What we offer**

    * Equity and ESPP
    * Unlimited PTO
    * A bonus
    * Health insurance
      * dental, too
    * Friendly people

    ## APPLY
    """

  @Test func everyPart() throws {
    let post = JobPost(reading: Self.post, file: "post.md")
    #expect(post.title == "Senior Pastry Engineer, Dough: Laminated")
    #expect(post.level == "Senior")
    #expect(post.company == "Example Bakery")
    let pay = try #require(post.pay)
    #expect(pay.minimum?.amount == ExactDecimal(50_000))
    #expect(pay.maximum?.amount == ExactDecimal(80_000))
    #expect(pay.currency.code == "EUR")
    #expect(!pay.isCurrencyAssumed)
    #expect(pay.period == .year)
    #expect(pay.isPeriodAssumed)
    #expect(pay.line == 3)
    #expect(post.places == ["Remote", "Lyon, France"])
    #expect(post.regions == [.europeMiddleEastAfrica, .asiaPacific])
    #expect(
      post.benefits.map(\.text) == [
        "Equity and ESPP", "Unlimited PTO", "A bonus", "Health insurance", "Friendly people",
      ])
    #expect(post.benefits.map(\.kind) == [.equity, .valuedBenefit, .cash, .valuedBenefit, .unvalued])
    #expect(post.benefits[0].named.map(\.name) == ["equity", "espp"])
    #expect(post.requirements.map(\.text) == ["4+ years of baking", "A Bachelor's degree in pastry", "A PhD in yeast"])
    #expect(post.requirements.map(\.importance) == [.required, .required, .preferred])
    #expect(post.requirements.map(\.line) == [11, 12, 16])
    #expect(post.requirements[0].options.first?.first?.minimum == .years(ExactDecimal(4)))
    #expect(post.requirements[1].options.first?.first?.minimum == .degree(.bachelor))
    #expect(post.requirements[2].options.first?.first?.minimum == .degree(.phd))
    #expect(post.findings.map(\.code).sorted() == ["assumed-period", "one-range-for-several-regions", "wide-range"])
    #expect(post.findings.allSatisfy { $0.severity == .warning && $0.file == "post.md" })
  }

  /// The figures of 50,000 to 80,000, worked out by hand: 65,000; 30/50; 30/65; 15/65; 80/50; 50/65; 80/65.
  @Test func figures() throws {
    let pay = try #require(JobPost(reading: Self.post).pay)
    let figures = try #require(pay.figures)
    #expect(figures.midpoint.amount == ExactDecimal(65_000))
    #expect(figures.spreadOfMinimum.description == "0.6")
    #expect(figures.spreadOfMidpoint.formatted(fractionDigits: 6) == "0.461538")
    #expect(figures.halfWidthOfMidpoint.formatted(fractionDigits: 6) == "0.230769")
    #expect(figures.ratio.description == "1.6")
    #expect(figures.compaRatioAtMinimum.formatted(fractionDigits: 6) == "0.769231")
    #expect(figures.compaRatioAtMaximum.formatted(fractionDigits: 6) == "1.230769")
    #expect(pay.keeps(.jobBoards) == false)
    #expect(try RangeWidthLimit.jobBoards.highestMaximum(over: #require(pay.minimum)).amount == ExactDecimal(75_000))
  }

  @Test func aRangeAsWideAsTheLimitKeepsIt() throws {
    let post = JobPost(reading: "# Junior Clerk\nSalary: GBP 40,000 - 60,000 per year")
    #expect(try #require(post.pay).keeps(.jobBoards) == true)
    #expect(!post.findings.contains { $0.code == "wide-range" })
  }

  @Test func labelsInPlainText() throws {
    let text = """
      Staff Accountant II

      Company: Example Ltd
      Location: Leeds; Remote
      Pay: £45.50 per hour

      Benefits:
      • Pension plan
      • Free fruit
      """
    let post = JobPost(reading: text)
    #expect(post.title == "Staff Accountant II")
    #expect(post.company == "Example Ltd")
    #expect(post.places == ["Leeds", "Remote"])
    let pay = try #require(post.pay)
    #expect(pay.minimum == pay.maximum)
    #expect(pay.currency.code == "GBP")
    #expect(pay.period == .hour)
    #expect(post.benefits.map(\.kind) == [.valuedBenefit, .unvalued])
  }

  @Test(arguments: [
    ("Intermediate Backend Engineer, ModelOps:MLOps", "Intermediate"), ("Sr. Data Engineer", "Senior"),
    ("Senior Staff Engineer", "Senior Staff"), ("Principal Designer", "Principal"), ("Junior Cook", "Junior"),
    ("Associate Counsel", "Associate"), ("Engineering Manager, Search", "Manager"),
    ("Senior Engineering Manager", "Senior Manager"),
    ("Manager, Tax", "Manager"), ("Lead Engineer", "Lead"), ("Tech Lead", "Lead"), ("Software Engineer II", "II"),
    ("Java Developer (Senior)", "Senior"), ("Director of Sales", "Director"), ("Senior Product Manager", "Senior"),
    ("Staff Software Engineer", "Staff"),
  ]) func levels(title: String, level: String) {
    #expect(JobPost(reading: "# \(title)").level == level)
  }

  @Test(arguments: ["Chief of Staff", "Product Manager", "Lead Generation Specialist", "Sales Associate", "Baker"])
  func noLevel(title: String) {
    let post = JobPost(reading: "# \(title)")
    #expect(post.level == nil)
    #expect(post.findings.contains { $0.code == "no-level-in-title" })
  }

  @Test(arguments: [
    ("Salary: $98,000 - $210,000 a year", ["ambiguous-currency"]),
    ("Salary: USD 98,000 - 110,000 a year", []),
    ("Salary: 98K~110K", ["missing-currency", "no-pay"]),
    ("Salary: EUR 3,000 - 4,000", ["missing-period", "no-pay"]),
    ("Salary: up to CAD 120,000 per year", []),
    ("Salary: competitive", ["no-pay"]),
    ("Berlin: EUR 70,000-80,000 per year; Rome: EUR 50,000-60,000 per year", ["several-pays"]),
    ("You manage a budget of USD 100,000 - 200,000 per year.", ["no-pay"]),
    ("EUR 150 per year paid by us for books", ["no-pay"]),
    ("OTE USD 100,000 - 120,000 per year", ["on-target-earnings"]),
  ]) func findingsOfPay(line: String, codes: [String]) {
    let post = JobPost(reading: "# Senior Baker\n\nCompany: X\n\n\(line)\n\n## Benefits\n\n- PTO\n")
    #expect(post.findings.map(\.code).filter { $0 != "wide-range" } == codes)
  }

  @Test func anUnknownDollarIsLeftOut() {
    let post = JobPost(reading: "# Baker\n\nSalary: $50,000 - $60,000 a year", assumedDollar: nil)
    #expect(post.pays.isEmpty)
    #expect(post.findings.contains { $0.code == "ambiguous-currency" && $0.severity == .error })
  }

  @Test func misreadTextIsTold() {
    let post = JobPost(reading: "# Senior Baker\n\nIt‚Äôs warm here")
    #expect(post.findings.first?.code == "misread-text")
    #expect(post.findings.first?.line == 3)
  }

  @Test(.enabled(if: Repository.exists("../shared/reference/2-job-post.md"))) func jobPostOfTheReferences() throws {
    let repaired = try TextRepair(Repository.text("../shared/reference/2-job-post.md")).text
    let post = JobPost(reading: repaired, file: "2-job-post.md")
    #expect(post.title == "Intermediate Backend Engineer, ModelOps:MLOps")
    #expect(post.level == "Intermediate")
    #expect(post.company == "GitLab")
    #expect(post.places == ["Remote"])
    #expect(post.regions == [.americas, .europeMiddleEastAfrica, .asiaPacific])
    let pay = try #require(post.pay)
    #expect(pay.minimum?.amount == ExactDecimal(98_000))
    #expect(pay.maximum?.amount == ExactDecimal(210_000))
    #expect(pay.currency.code == "USD")
    #expect(!pay.isCurrencyAssumed)
    #expect(pay.period == .year)
    #expect(pay.isPeriodAssumed)
    let figures = try #require(pay.figures)
    #expect(figures.midpoint.amount == ExactDecimal(154_000))
    #expect(figures.spreadOfMinimum.formatted(fractionDigits: 6) == "1.142857")
    #expect(figures.spreadOfMidpoint.formatted(fractionDigits: 6) == "0.727273")
    #expect(figures.halfWidthOfMidpoint.formatted(fractionDigits: 6) == "0.363636")
    #expect(figures.ratio.formatted(fractionDigits: 6) == "2.142857")
    #expect(figures.compaRatioAtMinimum.formatted(fractionDigits: 6) == "0.636364")
    #expect(figures.compaRatioAtMaximum.formatted(fractionDigits: 6) == "1.363636")
    #expect(pay.keeps(.jobBoards) == false)
    #expect(try RangeWidthLimit.jobBoards.highestMaximum(over: #require(pay.minimum)).amount == ExactDecimal(147_000))
    #expect(post.benefits.count == 8)
    let equity = try #require(post.benefits.first { $0.kind == .equity })
    #expect(equity.named.map(\.name) == ["equity", "espp"])
    #expect(post.benefits.flatMap(\.named).map(\.name).contains("paid_leave"))
    #expect(post.benefits.flatMap(\.named).map(\.name).contains("development"))
    #expect(post.benefits.flatMap(\.named).map(\.name).contains("parental_leave"))
    #expect(post.benefits.flatMap(\.named).map(\.name).contains("home_office"))
    #expect(post.requirements.map(\.importance) == [.preferred])
    #expect(post.requirements.first?.options.first?.first?.minimum == .degree(.master))
    #expect(Set(post.findings.map(\.code)) == ["assumed-period", "one-range-for-several-regions", "wide-range"])
  }

  /// A title with a comma is one quoted field.
  @Test func titleInCSV() throws {
    let title = try #require(JobPost(reading: "# Senior Baker, Dough: \"Rye\"").title)
    var writer = CSVWriter()
    writer.append(title)
    writer.append("Senior")
    writer.endRecord()
    #expect(String(decoding: writer.bytes, as: UTF8.self) == "\"Senior Baker, Dough: \"\"Rye\"\"\",Senior\n")
  }

  /// Pay as `minimum-maximum period`, and the codes about it.
  private func pay(_ lines: String) -> (pays: [String], codes: [String]) {
    let post = JobPost(reading: "# Senior Baker\nCompany: Oven\n\n\(lines)\n\n## Benefits\n- Bread\n", file: "post.md")
    let pays = post.pays.map {
      "\($0.minimum.map { "\($0.amount)" } ?? "")-\($0.maximum.map { "\($0.amount)" } ?? "") \($0.period)"
    }
    return (pays, post.findings.map { "\($0.line ?? 0) \($0.code)" })
  }

  @Test(arguments: [
    ("Minimum salary: EUR 50,000 per year", "50000- year"), ("Maximum salary: EUR 70,000 per year", "-70000 year"),
    ("Salary from EUR 50,000 per year", "50000- year"), ("Salary starting at EUR 50,000 per year", "50000- year"),
    ("Salary: at least EUR 50,000 per year", "50000- year"), ("Salary: up to EUR 70,000 a year", "-70000 year"),
    ("Gehalt: EUR 50.000 - 60.000 brutto pro Jahr", "50000-60000 year"),
    ("Gehalt: EUR 4.000 - 5.000 brutto pro Monat", "4000-5000 month"),
    ("Salaire: EUR 40 000 - 50 000 par an", "40000-50000 year"),
    ("Salaire: EUR 3 000 - 4 000 par mois", "3000-4000 month"),
    ("Salario: EUR 40.000 - 50.000 al año", "40000-50000 year"),
    ("Salario: EUR 3.000 - 4.000 al mes", "3000-4000 month"),
  ])
  func endsAndPeriods(line: String, expected: String) {
    #expect(pay(line).pays == [expected])
  }

  @Test func aMinimumAndAMaximumInTwoLinesAreOneRange() {
    let found = pay("Minimum salary: EUR 50,000 per year\n\nMaximum salary: EUR 70,000 per year")
    #expect(found.pays == ["50000-70000 year"])
    #expect(found.codes == ["6 joined-ends"])
    #expect(pay("Minimum salary: EUR 50,000 per year\n\nMaximum salary: GBP 70,000 per year").pays.count == 2)
  }

  @Test func howOftenItIsPaidIsReported() {
    let found = pay("Salary: EUR 2,000 - 2,500 per month x 14 payments")
    #expect(found.pays == ["2000-2500 month"])
    #expect(found.codes == ["4 number-of-payments"])
  }
}
