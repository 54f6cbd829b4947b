public import Compensation
internal import JSONText
public import Tabular

/// Reads a policy from its files: `policy.json`, the tables that it names, and `datapackage.json` if there is one.
public struct PolicyReader {
  private let files: PolicyFiles
  private var tables: PackageTables
  private var findings: [Finding] = []

  /// Reads and checks a policy.
  /// - Returns: The policy, and warnings: what is not wrong but should be looked at.
  /// - Throws: All findings at once, if there is an error among them.
  public static func read(_ files: PolicyFiles) throws(Findings) -> (policy: Policy, warnings: [Finding]) {
    var reader = PolicyReader(files: files)
    return try reader.read()
  }

  private init(files: PolicyFiles) {
    self.files = files
    tables = PackageTables(files)
  }

  private mutating func read() throws(Findings) -> (policy: Policy, warnings: [Finding]) {
    if files.bytes["policy.json"] == nil {
      throw Findings([
        Finding(
          "missing-file",
          "there is no policy.json in this folder; a policy is a folder with policy.json and its tables",
          file: files.folder)
      ])
    }
    guard let node = PackageTables.json("policy.json", in: files, &findings) else { throw Findings(findings) }
    var definitionReader = PolicyDefinitionReader(file: files.shown("policy.json"))
    let definition = definitionReader.read(node)
    findings += definitionReader.findings
    if files.bytes["datapackage.json"] == nil {
      findings.append(
        Finding(
          "no-datapackage",
          "the policy has no datapackage.json, so that nothing says what its columns are and where they are from",
          severity: .warning, file: files.folder))
    }
    guard let definition else { throw Findings(findings + tables.findings) }
    let read = definition.tableNames(in: files).sorted().compactMap { tables.table($0) }
    findings += tables.findings + tables.schemaFindings()
    // Findings of the files and of the formulas together: a policy is mended in one round.
    do throws(Findings) {
      let policy = try Policy(definition: definition, tables: read, digest: digest(of: read))
      if !findings.contains(where: { $0.severity == .error }) {
        return (policy, findings + policy.warnings)
      }
    } catch {
      findings += error.all.filter { !isKnown($0) }
    }
    throw Findings(findings)
  }

  /// Whether a finding of the compiler only repeats what the files already showed: the same cell, or a table that could not be read.
  private func isKnown(_ new: Finding) -> Bool {
    findings.contains { old in
      let isUnreadTable =
        new.code == "unknown-table" && old.severity == .error
        && (old.code == "unknown-table" || old.code == "missing-file" || (old.file?.hasSuffix(".csv") ?? false))
      return isUnreadTable || (old.file == new.file && old.line == new.line && old.column == new.column)
    }
  }

  /// SHA-256 over the definition's bytes and every table's header, source and rows, sorted, so that moving rows about changes
  /// nothing.
  private func digest(of tables: [PolicyTable]) -> String {
    var digest = Digest()
    digest.update(files.bytes["policy.json"] ?? [])
    for table in tables {
      digest.update(field: table.name)
      digest.update(field: table.source ?? "")
      digest.update(field: "\(table.header.count)x\(table.rows.count)")
      let columns = table.header.indices.sorted { table.header[$0] < table.header[$1] }
      for column in columns { digest.update(field: table.header[column]) }
      let rows = table.rows.map { row in columns.map { row[$0] } }
      for row in rows.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
        for field in row { digest.update(field: field) }
      }
    }
    return digest.hexadecimal()
  }
}

extension PolicyDefinition {
  /// Every table that the definition reads, and the aliases.
  func tableNames(in files: PolicyFiles) -> Set<String> {
    var names = Set(lookups.map(\.table.text))
    for input in inputs {
      for values in [input.values, input.listed] {
        if case .column(let table, _, _, _)? = values { names.insert(table.text) }
      }
    }
    if files.bytes["aliases.csv"] != nil { names.insert("aliases") }
    return names
  }
}

extension Finding {
  /// A finding of the delimited-text reader, in a file.
  public init(_ error: CSVSyntaxError, file: String) {
    self.init(error.code, error.message, file: file, line: error.line, column: error.column)
  }
}
