import Compensation
import CompensationData

/// A policy's files as texts, so that a test shows all of them; the smallest that is right, unless changed.
struct PolicyFolder {
  var files = [
    "policy.json": """
    {
      "name": "tiny",
      "currency": "USD",
      "inputs": [{"name": "level", "values": {"table": "pay", "column": "level"}}],
      "lookups": [{"name": "amount", "table": "pay", "where": {"level": "level"}, "value": "amount"}],
      "steps": [{"name": "offer", "formula": "amount"}]
    }
    """,
    "pay.csv": "level,amount\nSenior,120\nStaff,140\n",
  ]

  init(_ changes: [String: String?] = [:]) {
    for (name, text) in changes { files[name] = text }
  }

  func read() throws(Findings) -> (policy: Policy, warnings: [Finding]) {
    try PolicyReader.read(PolicyFiles(bytes: files.mapValues { Array($0.utf8) }, folder: "tiny"))
  }

  /// Warnings and errors, whether or not there is a policy.
  var findings: [Finding] {
    do { return try read().warnings } catch { return error.all }
  }

  /// `tiny/pay.csv:3: amount: [bad-number]`, without the warning that there is no datapackage.json.
  var problems: [String] {
    findings.filter { $0.code != "no-datapackage" }.map { finding in
      "\(finding.file ?? "")\(finding.line.map { ":\($0)" } ?? ""): \(finding.column ?? ""): [\(finding.code)]"
    }
  }
}
