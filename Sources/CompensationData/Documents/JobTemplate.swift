public import Compensation

/// A template for job descriptions: what pay is said to be where, what it varies with, and what a package may have.
public struct JobTemplate: Sendable, Hashable {
  /// The job that it is for, without `Job Description Template`; nil if there is no heading.
  public let job: String?
  /// What medians it states, by region. Figures that it does not call medians are left out, with a finding.
  public let medians: [RegionalMedian]
  /// What it leaves open, as written, each once; never taken for anything.
  public let placeholders: [String]
  /// What the package is said to have.
  public let package: [PackagePart]
  /// What pay is said to vary with.
  public let drivers: [SalaryDriver]
  /// What is to be kept in mind when pay is compared.
  public let considerations: [SalaryConsideration]
  /// Skills that are said to be paid more.
  public let premiums: [SkillPremium]
  /// Years and degrees that it asks for.
  public let requirements: [Requirement]
  /// What is uncertain, missing or assumed.
  public let findings: [Finding]

  /// Reads a template in Markdown or plain text.
  /// - Parameters:
  ///   - text: The template; have misread characters repaired before.
  ///   - file: As the user named it.
  ///   - assumedDollar: What `$` is taken for, with a finding, in regions that name no country with one dollar; nil to
  ///     leave such figures out.
  public init(reading text: String, file: String? = nil, assumedDollar: Currency? = Currency(code: "USD")) {
    var reader = JobTemplateReader(DocumentText(text), file: file, assumedDollar: assumedDollar)
    self = reader.read(text)
  }

  init(
    job: String?, medians: [RegionalMedian], placeholders: [String], package: [PackagePart], drivers: [SalaryDriver],
    considerations: [SalaryConsideration], premiums: [SkillPremium], requirements: [Requirement], findings: [Finding]
  ) {
    self.job = job
    self.medians = medians
    self.placeholders = placeholders
    self.package = package
    self.drivers = drivers
    self.considerations = considerations
    self.premiums = premiums
    self.requirements = requirements
    self.findings = findings
  }
}
