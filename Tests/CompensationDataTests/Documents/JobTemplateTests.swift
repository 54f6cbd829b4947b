import Compensation
import CompensationData
import Testing

/// Templates for job descriptions, in plain text and in Markdown.
@Suite struct JobTemplateTests {
  private static let template = """
    Pastry Chef Job Description Template

    [Bakery] makes over [x] loaves.

    About compensation

    \u{a0} • Salary
      • Equity
      • Gym membership
      • A retreat

    What you need

      • 3+ years of baking
      • At least [x] years with [Oven, Stove]

    How much does a Pastry Chef make?

    Pay depends on many factors, including the city, years of experience, sector, and size of the bakery, among others. Here are \
    median salaries by region.

    Nordics: In countries like Sweden, Denmark, or the Faroe Islands, median Pastry Chef salaries can range from €30.000 to €45.000 \
    per year.

    North America: In the United States and Canada, chefs earn a median annual salary between $40,000 and $60,000.

    South Pacific: In countries such as Fiji and Samoa, median pay can range from $20,000 to $30,000.

    Chefs with sourdough or sugar sculpture skills often command premiums.

    Other considerations

    Keep these in mind:

    Cost of living (CoL): Bread is dear.

    Taxes: They differ.
    """

  private static func reading(_ median: RegionalMedian) -> String {
    let ends = "\(median.medianLow.amount) \(median.medianHigh.amount)"
    let doubts = (median.isCurrencyAssumed ? "?" : "") + " \(median.period)" + (median.isPeriodAssumed ? "?" : "")
    return "\(median.region) [\(median.countries.joined(separator: ", "))] \(ends) \(median.currency)\(doubts)"
  }

  @Test func everyPart() {
    let template = JobTemplate(reading: Self.template, file: "chef.txt")
    #expect(template.job == "Pastry Chef")
    #expect(
      template.medians.map(Self.reading) == [
        "Nordics [Sweden, Denmark, Faroe Islands] 30000 45000 EUR year",
        "North America [United States, Canada] 40000 60000 USD year",
        "South Pacific [Fiji, Samoa] 20000 30000 USD? year?",
      ])
    #expect(template.placeholders == ["[Bakery]", "[x]", "[Oven, Stove]"])
    #expect(template.package.map(\.text) == ["Salary", "Equity", "Gym membership", "A retreat"])
    #expect(template.package.map(\.kind) == [.cash, .equity, .valuedBenefit, .unvalued])
    #expect(template.drivers.map(\.text) == ["city", "years of experience", "sector", "size of the bakery"])
    #expect(template.drivers.map(\.kind) == [.location, .experience, .industry, .organisationSize])
    #expect(template.considerations.map(\.text) == ["Cost of living (CoL)", "Taxes"])
    #expect(template.considerations.map(\.kind) == [.costOfLiving, .taxes])
    #expect(template.premiums.map(\.skill) == ["sourdough", "sugar sculpture"])
    #expect(template.requirements.map(\.text) == ["3+ years of baking"])
    #expect(
      template.findings.map { "\($0.code) \($0.line ?? 0)" } == [
        "placeholder 3", "placeholder 3", "placeholder 15", "ambiguous-currency 25", "assumed-period 25",
      ])
  }

  @Test(arguments: [
    ("# Bread Analyst\n\n## Pay\n\nPay varies.", "no-pay-figures"),
    ("# Bread Analyst\n\nEurope: Cooks earn a salary of €20,000 to €30,000 a year.", "not-a-median"),
    ("# Bread Analyst\n\nThe median salary is between €20,000 and €30,000 a year.", "no-region"),
    ("# Bread Analyst\n\nEurope: the median salary goes up to €30,000 a year.", "one-end"),
    ("# Bread Analyst\n\nEurope: the median salary is €20,000 to $30,000 a year.", "currency-mismatch"),
  ]) func leftOut(text: String, code: String) {
    let template = JobTemplate(reading: text)
    #expect(template.medians.isEmpty)
    #expect(template.findings.map(\.code) == [code])
  }

  @Test func aPlaceholderHasNoPrice() {
    let template = JobTemplate(
      reading: "# Bread Analyst\n\nEurope: the median salary is €[20,000 to 30,000 x] a year. [1] [ ]")
    #expect(template.medians.isEmpty)
    #expect(template.placeholders == ["[20,000 to 30,000 x]"])
    #expect(template.findings.map(\.code) == ["placeholder", "no-pay-figures"])
  }

  @Test func regionsAsHeadingsAndRows() {
    let text = """
      # Bread Analyst Job Description

      ## Median salaries

      ### Germany
      Between €30,000 and €40,000 per year.

      | Region | Median per year |
      |---|---|
      | Brazil | BRL 60,000 – 80,000 per year |
      """
    #expect(
      JobTemplate(reading: text).medians.map(Self.reading) == [
        "Germany [] 30000 40000 EUR year", "Brazil [] 60000 80000 BRL year",
      ])
  }

  @Test func withoutAnAssumedDollar() {
    let template = JobTemplate(reading: Self.template, assumedDollar: nil)
    #expect(template.medians.map(\.region) == ["Nordics", "North America"])
    #expect(template.findings.contains { $0.code == "ambiguous-currency" && $0.severity == .error })
  }

  @Test func aShareBesideAPremiumIsNotRead() {
    let template = JobTemplate(reading: "# Bread Analyst\n\nExpertise in rye typically attracts a premium of 10%.")
    #expect(template.premiums.map(\.skill) == ["rye"])
    #expect(template.findings.map(\.code).contains("premium-without-share"))
  }

  @Test(arguments: [
    "# Bread Analyst\n\nWe pay your insurance premiums.", "# Cook\n\nA premium product with great taste.",
  ]) func noPremium(text: String) {
    #expect(JobTemplate(reading: text).premiums.isEmpty)
  }

  @Test(.enabled(if: Repository.exists("../shared/reference/3-regional-medians.txt")))
  func regionalMediansOfTheReferences() throws {
    let template = JobTemplate(reading: try Repository.text("../shared/reference/3-regional-medians.txt"))
    #expect(template.job == "Machine Learning Engineer")
    #expect(
      template.medians.map(Self.reading) == [
        "North America [United States, Canada] 100000 140000 USD year",
        "Europe [United Kingdom, Germany, Netherlands] 70000 100000 EUR year",
        "Middle East and North Africa [United Arab Emirates, Qatar, Saudi Arabia] 60000 90000 USD? year",
        "Asia-Pacific [Australia, Singapore, Japan] 90000 120000 USD? year?",
      ])
    #expect(template.package.count == 10)
    #expect(
      template.package.map(\.kind) == [
        .cash, .cash, .equity, .unvalued, .valuedBenefit, .valuedBenefit, .valuedBenefit, .valuedBenefit,
        .valuedBenefit, .unvalued,
      ])
    #expect(template.drivers.map(\.kind) == [.location, .experience, .industry, .organisationSize])
    #expect(template.considerations.map(\.kind) == [.costOfLiving, .taxes, .socialWelfare, .marketDemand])
    #expect(template.placeholders == ["[Company]", "[Target]", "[x]", "[Jira, Trello]"])
    #expect(template.premiums.isEmpty)
    #expect(template.findings.filter { $0.code == "ambiguous-currency" }.count == 2)
    #expect(template.findings.filter { $0.code == "assumed-period" }.count == 1)
    #expect(template.findings.allSatisfy { $0.severity == .warning })
  }

  @Test(.enabled(if: Repository.exists("../shared/reference/4-job-description.txt")))
  func jobDescriptionOfTheReferences() throws {
    let template = JobTemplate(reading: try Repository.text("../shared/reference/4-job-description.txt"))
    #expect(template.job == "Machine Learning Engineer")
    #expect(template.medians.isEmpty)
    #expect(template.findings.map(\.code) == ["no-pay-figures"])
    #expect(template.premiums.map(\.skill) == ["LLM infrastructure", "specialized hardware optimization"])
    #expect(template.drivers.map(\.kind) == [.expertise, .scale, .industry, .location])
    let years = try #require(template.requirements.first)
    #expect(template.requirements.count == 1)
    let clause = try #require(years.options.first?.first)
    #expect(clause.minimum == .years(ExactDecimal(3)))
    #expect(clause.kind == .fieldYears)
  }

  @Test(arguments: [("Japan: around JPY 5,000,000 a year.", 7), ("Spain: from EUR 20,000 a year.", 7)])
  func aFigureThatIsNotTakenIsReported(sentence: String, line: Int) {
    let template = JobTemplate(
      reading: "# Baker Job Description\n\n## How much does a Baker make?\n\nIt differs.\n\n\(sentence)\n", file: "t.md"
    )
    #expect(template.medians.isEmpty)
    #expect(template.findings.filter { $0.line == line }.map(\.code) == ["not-a-median"])
  }
}
