public import Compensation

/// A job post: what is offered, to whom and where.
public struct JobPost: Sendable, Hashable {
  /// As it is written, without the markup of a link; nil if there is none.
  public let title: String?
  /// Where the title stands, 1-based; nil if there is none.
  public let titleLine: Int?
  /// The step that the title names, such as `Intermediate`; nil if it names none.
  public let level: String?
  /// nil if the post does not say.
  public let company: String?
  /// Every statement of pay, each once. Bonuses, budgets and money raised are none.
  public let pays: [PostedPay]
  /// As written: `Remote`, `Berlin, Germany`.
  public let places: [String]
  public let regions: [PostedRegion]
  /// What the post lists as offered beside the work.
  public let benefits: [PackagePart]
  /// Years and degrees that the post asks for.
  public let requirements: [Requirement]
  /// What is uncertain, missing or assumed.
  public let findings: [Finding]

  /// The pay, if the post states exactly one.
  public var pay: PostedPay? { pays.count == 1 ? pays[0] : nil }

  /// Reads a post in Markdown or plain text.
  /// - Parameters:
  ///   - text: The post; have misread characters repaired before.
  ///   - file: As the user named it.
  ///   - assumedDollar: What `$` is taken for, with a finding, where no code stands beside it; nil to leave such pay
  ///     out.
  public init(reading text: String, file: String? = nil, assumedDollar: Currency? = Currency(code: "USD")) {
    var reader = JobPostReader(DocumentText(text), file: file, assumedDollar: assumedDollar)
    self = reader.read(text)
  }

  init(
    title: String?, titleLine: Int?, level: String?, company: String?, pays: [PostedPay], places: [String],
    regions: [PostedRegion],
    benefits: [PackagePart], requirements: [Requirement], findings: [Finding]
  ) {
    self.title = title
    self.titleLine = titleLine
    self.level = level
    self.company = company
    self.pays = pays
    self.places = places
    self.regions = regions
    self.benefits = benefits
    self.requirements = requirements
    self.findings = findings
  }
}
