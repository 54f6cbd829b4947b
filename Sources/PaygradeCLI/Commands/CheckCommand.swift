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
    for path in arguments.operands {
      checked.append(path)
      findings += try isTable(path) ? TableCheck.findings(path: path) : policyFindings(folder(of: path))
    }
    if let path = arguments.value("table") {
      checked.append(path)
      findings += try TableCheck.findings(path: path)
    }
    if let path = arguments.value("roster") {
      checked.append(path)
      findings += try rosterFindings(path)
    } else if arguments.value("policy") != nil || checked.isEmpty {
      let name = arguments.value("policy") ?? BundledPolicies.defaultName
      checked.append("policy \(name)")
      findings += try policyFindings(name)
    }
    let report = FindingList(findings, checked: checked)
    try Output.write(arguments.value("format") == "json" ? report.json() : report.text(), to: nil)
    return findings.contains { $0.severity == .error } ? .problems : .done
  }

  private func isTable(_ path: String) -> Bool {
    path.hasSuffix(".csv") || path.hasSuffix(".tsv") || path.hasSuffix(".txt")
  }

  /// The folder of a policy that is named by its policy.json or its datapackage.json.
  private func folder(of path: String) -> String {
    for file in ["policy.json", "datapackage.json"] where path == file || path.hasSuffix("/" + file) {
      let folder = path.dropLast(file.count)
      return folder.isEmpty ? "./" : String(folder)
    }
    return path.contains("/") || BundledPolicies.names.contains(path) ? path : path + "/"
  }

  /// What is wrong with a policy, and which of its combinations have no result.
  private func policyFindings(_ name: String) throws -> [Finding] {
    let files = try PolicyFiles(named: name)
    do throws(Findings) {
      let (policy, warnings) = try PolicyReader.read(files)
      return warnings + holes(of: policy)
    } catch {
      return error.all
    }
  }

  /// The combinations that `paygrade ranges` would refuse on the policy's newest date, as warnings: a table may have holes on
  /// purpose. A policy with a free input cannot be gone through.
  private func holes(of policy: Policy) -> [Finding] {
    var refusals = RefusalCounts()
    do {
      var listing = try RangeListing(Calculator(policy: policy), given: InputValues())
      _ = try listing.forEach { _ in
      } refused: {
        refusals.add($0)
      }
    } catch {
      return []
    }
    return refusals.findings(severity: .warning)
  }

  private func rosterFindings(_ path: String) throws -> [Finding] {
    let files = try PolicyFiles(named: arguments.value("policy") ?? BundledPolicies.defaultName)
    let policy: Policy
    do throws(Findings) { policy = try PolicyReader.read(files).policy } catch { return error.all }
    var names: [String: String] = [:]
    for mapping in arguments.values("columns") {
      for pair in mapping.split(separator: ",") {
        guard let sign = pair.firstIndex(of: "="), sign > pair.startIndex else {
          throw UsageError(message: "--columns needs NAME=HEADER, such as --columns \"base_salary=Annual Salary\"")
        }
        names[String(pair[..<sign])] = String(pair[pair.index(after: sign)...])
      }
    }
    let constants = Set(try arguments.assignments("input").map(\.name))
    return try RosterHeader.findings(path: path, policy: policy, columns: names, constants: constants)
  }
}
