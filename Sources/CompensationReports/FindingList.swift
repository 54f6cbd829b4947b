public import Compensation
internal import JSONText

/// The findings of a check, as its result.
public struct FindingList: Sendable {
  private let findings: [Finding]
  private let checked: [String]

  /// The findings of a check, in the order in which they are shown.
  /// - Parameter checked: What was looked at, as the user named it.
  public init(_ findings: [Finding], checked: [String]) {
    self.findings = findings
    self.checked = checked
  }

  private var errorCount: Int { findings.count { $0.severity == .error } }
  private var warningCount: Int { findings.count - errorCount }

  /// One line a finding, and a line that counts them.
  public func text() -> [UInt8] {
    func counted(_ count: Int, _ word: String) -> String {
      "\(count == 0 ? "no" : String(count)) \(word)\(count == 1 ? "" : "s")"
    }
    let lines = findings.map(\.description)
    let total =
      "\(checked.joined(separator: ", ")): \(counted(errorCount, "error")), \(counted(warningCount, "warning"))"
    return Array((lines + [total]).joined(separator: "\n").utf8) + [UInt8(ascii: "\n")]
  }

  /// The same as a JSON object that ends in LF: `findings`, and how many `errors` and `warnings`.
  public func json() -> [UInt8] {
    guard let writer = JSONWriter() else { return [] }
    writer.object {
      writer.findings("findings", findings)
      writer.member("errors", number: ExactDecimal(errorCount))
      writer.member("warnings", number: ExactDecimal(warningCount))
    }
    return writer.takeBytes()
  }
}
