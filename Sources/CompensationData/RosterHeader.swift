public import Compensation
internal import Tabular

/// Whether a roster's header has the columns that a policy needs.
public enum RosterHeader {
  /// The columns that every roster has, and those that it may have, beside the policy's inputs.
  static let required = ["employee_id", "currency", "base_salary"]
  static let optional = ["pay_basis", "fte", "salary_is", "name", "gender", "hire_date", "manager"]

  /// Every column that a roster for a policy may have.
  public static func columns(of policy: Policy) -> [String] {
    var seen: Set<String> = []
    return (required + policy.inputNames + optional).filter { seen.insert($0).inserted }
  }

  /// Columns that are missing, unknown or not used, and what is wrong with the header as such.
  /// - Parameters:
  ///   - columns: The roster's own header for a column that is called otherwise here.
  ///   - constants: Columns whose value is given once for the whole roster.
  /// - Throws: `FileError` if the file cannot be read.
  public static func findings(
    path: String, policy: Policy, columns: [String: String], constants: Set<String>
  ) throws -> [Finding] {
    let header: CSVHeader
    do throws(CSVReadError) { header = try CSVReader(path: path).header } catch {
      switch error {
      case .syntax(let syntax): return [Finding(syntax, file: path)]
      case .file(let file): throw file
      }
    }
    var findings = header.findings.map { Finding($0, file: path) }
    let inputs = policy.definition.inputs
    let needed =
      required + inputs.filter { $0.defaults == nil && $0.defaultFormula == nil && $0.kind != .set }.map(\.name.text)
    let known = needed + optional + inputs.map(\.name.text)
    for name in columns.keys.sorted() where !known.contains(name) {
      findings.append(
        Finding(
          "unknown-column", "--columns names \(name), which is not a column of a roster\(hint(name, known))",
          file: path, column: name))
    }
    var seen: Set<String> = []
    for name in needed where seen.insert(name).inserted && !constants.contains(name) {
      let expected = columns[name] ?? name
      if header.names.contains(expected) { continue }
      findings.append(
        Finding(
          "missing-column",
          "there is no column \"\(expected)\"\(hint(expected, header.names)); name it with --columns \(name)=\"its header\""
            + (name == "employee_id"
              ? "" : ", or give all rows one value with --input \(name)=VALUE"),
          file: path, line: header.line, column: name))
    }
    let mapped = Set(columns.values)
    for name in header.names where !known.contains(name) && !mapped.contains(name) && !name.isEmpty {
      findings.append(
        Finding(
          "unused-column",
          "the report does not use this column\(hint(name, known.filter { !header.names.contains($0) }))",
          severity: .warning,
          file: path, line: header.line, column: name))
    }
    return findings
  }

  private static func hint(_ name: String, _ known: [String]) -> String {
    let near = nearest(to: name, among: known)
    return near.isEmpty ? "" : "; did you mean \(near.map { "\"\($0)\"" }.joined(separator: " or "))?"
  }
}
