internal import Compensation

/// What stands at the foot of each printed page.
enum WorkbookFooter {
  static func text(_ title: String, _ policy: Policy, asOf: CalendarDate?) -> String {
    let version = policy.definition.version
    return "\(title), policy \(policy.definition.name)" + (version.isEmpty ? "" : " \(version)")
      + (asOf.map { ", as of \($0)" } ?? "")
  }
}
