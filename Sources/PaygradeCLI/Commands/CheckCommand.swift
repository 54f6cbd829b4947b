internal import Compensation
internal import CompensationData
internal import CompensationReports
internal import Tabular

/// `paygrade check`: all findings of policies, a roster's header or a table. The findings are the result, so they go to standard output.
struct CheckCommand {
  private let arguments: ParsedArguments

  init(_ arguments: ParsedArguments) { self.arguments = arguments }

  func run(_ diagnostics: inout Diagnostics) throws -> ExitStatus {
    var findings: [Finding] = []
    var checked: [String] = []
    var unread: ExitStatus?
    for path in arguments.operands {
      // One path that cannot be read does not hide what is wrong with the others.
      do {
        findings += try isTable(path) ? tableFindings(path) : policyFindings(folder(of: path))
        checked.append(path)
      } catch {
        unread = diagnostics.report(error)
      }
    }
    if let path = arguments.value("table") {
      checked.append(path)
      findings += try tableFindings(path)
    }
    if let path = arguments.value("roster") {
      checked.append(path)
      findings += try rosterFindings(path)
    } else if arguments.value("policy") != nil || (checked.isEmpty && unread == nil) {
      let name = arguments.value("policy") ?? BundledPolicies.defaultName
      checked.append("policy \(name)")
      findings += try policyFindings(name)
    }
    if checked.isEmpty, let unread { return unread }
    let report = FindingList(findings, checked: checked)
    try Output.write(arguments.value("format") == "json" ? report.json() : report.text(), to: nil)
    return unread ?? (findings.contains { $0.severity == .error } ? .problems : .done)
  }

  private func isTable(_ path: String) -> Bool {
    path.hasSuffix(".csv") || path.hasSuffix(".tsv") || path.hasSuffix(".txt")
  }

  /// What is wrong with a table as such and, if it lies beside a policy.json, as a table of that policy.
  private func tableFindings(_ path: String) throws -> [Finding] {
    let own = try TableCheck.findings(path: path)
    let name = fileName(path)
    let folder = path.dropLast(name.utf8.count).isEmpty ? "./" : String(path.dropLast(name.count))
    guard let files = try? PolicyFiles(named: folder), files.bytes["policy.json"] != nil else { return own }
    let file = files.shown(name)
    return own
      + (try policyFindings(folder)).filter { finding in
        finding.file == file && !own.contains { $0.line == finding.line && $0.code == finding.code }
      }
  }

  /// An operand is a path: a folder beside us comes before a bundled policy of its name only if it is written as one.
  private func folder(of path: String) -> String { BundledPolicies.names.contains(path) ? path : path + "/" }

  /// What is wrong with a policy, and which of its combinations have no result.
  private func policyFindings(_ name: String) throws -> [Finding] {
    let files = try PolicyFiles(named: name)
    do throws(Findings) {
      let (policy, warnings) = try PolicyReader.read(files)
      return warnings + holes(of: policy) + ladderFindings(files, policy)
    } catch {
      return error.all
    }
  }

  /// What is wrong with a policy's ladder, and where pay does not rise with its grades.
  private func ladderFindings(_ files: PolicyFiles, _ policy: Policy) -> [Finding] {
    do throws(Findings) {
      guard let ladder = try LadderReader.read(files) else { return [] }
      let date = [policy.newestDate, ladder.newestDate].compactMap { $0 }.max()
      return ladder.warnings + ladder.payFindings(Calculator(policy: policy, asOf: date), asOf: date)
    } catch {
      return error.all
    }
  }

  /// The combinations that `paygrade ranges` would refuse on the policy's newest date: warnings, since a table may have holes on
  /// purpose, but errors if no combination has a result. A policy with a free input cannot be gone through.
  private func holes(of policy: Policy) -> [Finding] {
    var refusals = RefusalCounts()
    var count = 0
    do {
      var listing = try RangeListing(Calculator(policy: policy), given: InputValues())
      count = try listing.forEach { _ in
      } refused: {
        refusals.add($0)
      }
    } catch let finding as Finding where finding.code == "missing-input" {
      // Not every combination was gone through, so that none is said to be all.
      return refusals.findings(severity: .warning)
    } catch let finding as Finding {
      return refusals.findings(severity: .warning) + [finding]
    } catch {
      return refusals.findings(severity: .warning)
    }
    return refusals.findings(severity: refusals.total == count ? .error : .warning)
  }

  private func rosterFindings(_ path: String) throws -> [Finding] {
    let files = try PolicyFiles(named: arguments.value("policy") ?? BundledPolicies.defaultName)
    let policy: Policy
    do throws(Findings) { policy = try PolicyReader.read(files).policy } catch { return error.all }
    return try RosterColumns.findings(path: path, policy: policy, RosterColumns.Mapping(arguments, policy: policy))
  }
}
