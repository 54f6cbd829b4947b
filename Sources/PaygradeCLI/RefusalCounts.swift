internal import Compensation

/// Refused combinations: the same refusal of many is one finding with their number.
struct RefusalCounts {
  private var order: [Finding] = []
  private var counts: [Finding: Int] = [:]

  var isEmpty: Bool { order.isEmpty }

  mutating func add(_ finding: Finding) {
    if counts[finding] == nil { order.append(finding) }
    counts[finding, default: 0] += 1
  }

  /// In the order in which they were met.
  func findings(severity: Finding.Severity) -> [Finding] {
    order.map { finding in
      let count = counts[finding] ?? 1
      return Finding(
        finding.code, "\(finding.message) (\(count) combination\(count == 1 ? "" : "s"))", severity: severity,
        file: finding.file, line: finding.line, column: finding.column)
    }
  }
}
