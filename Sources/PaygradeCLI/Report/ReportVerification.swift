internal import Compensation
internal import CompensationData
internal import CompensationReports
internal import Tabular

/// `paygrade report --verify`: whether a report's files, and the policy and roster it was made from, are what its manifest says.
struct ReportVerification {
  private let folder: String
  private let rosterPath: String?
  private let policyName: String?

  init(_ arguments: ParsedArguments, folder: String) {
    self.folder = folder
    rosterPath = arguments.value("roster")
    policyName = arguments.value("policy")
  }

  func run() throws -> ExitStatus {
    let path = "\(folder)/\(ReportManifest.path)"
    let manifest = try ReportManifest(json: readFile(path), file: path)
    var findings: [Finding] = []
    for file in manifest.files { try compare(file, "\(folder)/\(file.path)", &findings) }
    var checked = ["\(folder): \(manifest.files.count) files"]
    if let rosterPath {
      try compare(manifest.roster, rosterPath == "-" ? "/dev/stdin" : rosterPath, &findings)
      checked.append("roster")
    }
    let name = policyName ?? manifest.policyName
    if policyName != nil || BundledPolicies.names.contains(name) {
      let policy = try PolicyReader.read(PolicyFiles(named: name)).policy
      checked.append("policy \(name)")
      if policy.digest != manifest.policyDigest {
        findings.append(
          Finding("changed", "the policy is not the one that the report was made with", file: name))
      }
    }
    if rosterPath == nil { checked.append("the roster not compared (give --roster)") }
    if !checked.contains(where: { $0.hasPrefix("policy") }) {
      checked.append("the policy not compared (give --policy)")
    }
    if manifest.version != Paygrade.version {
      findings.append(
        Finding(
          "other-version", "the report was made by paygrade \(manifest.version); this is \(Paygrade.version)",
          severity: .warning, file: path))
    }
    try Output.write(FindingList(findings, checked: checked).text(), to: nil)
    return findings.contains { $0.severity == .error } ? .problems : .done
  }

  private func compare(_ file: FileDigest, _ path: String, _ findings: inout [Finding]) throws {
    let found: (digest: String, byteCount: Int)
    do { found = try Digest.ofFile(path) } catch {
      findings.append(Finding("missing-file", "the file cannot be read: \(error.reason)", file: path))
      return
    }
    if found.digest != file.digest {
      findings.append(Finding("changed", "the file is not as it was when the report was made", file: path))
    }
  }
}
