internal import Compensation
internal import Spreadsheet

extension WorkbookProperties {
  /// Those of a workbook that a policy made.
  init(title: String, _ policy: Policy, asOf: CalendarDate?) {
    let definition = policy.definition
    self.init(
      title: title, subject: "policy \(definition.name)" + (definition.version.isEmpty ? "" : " \(definition.version)"),
      keywords: "pay, ranges, policy \(definition.name), version \(definition.version)",
      comments: asOf.map { "As of \($0). Digest of the policy: \(policy.digest)." }
        ?? "Digest of the policy: \(policy.digest).",
      day: Self.day(asOf))
  }

  /// A workbook's day of creation: that of 1 January 2000 where nothing depends on a day, and never that of the clock.
  static func day(_ date: CalendarDate?) -> (year: Int, month: Int, day: Int) {
    date.map { ($0.year, $0.month, $0.day) } ?? (2000, 1, 1)
  }
}
