public import Compensation
internal import JSONText
public import Tabular

/// Reads a policy from its files: `policy.json`, the tables that it names, and `datapackage.json` if there is one.
public struct PolicyReader {
  private let files: PolicyFiles
  private var findings: [Finding] = []
  /// The tables as text, by name.
  private var texts: [String: (table: TextTable, file: String)] = [:]

  /// Reads and checks a policy.
  /// - Returns: The policy, and warnings: what is not wrong but should be looked at.
  /// - Throws: All findings at once, if there is an error among them.
  public static func read(_ files: PolicyFiles) throws(Findings) -> (policy: Policy, warnings: [Finding]) {
    var reader = PolicyReader(files: files)
    return try reader.read()
  }

  private init(files: PolicyFiles) { self.files = files }

  private mutating func read() throws(Findings) -> (policy: Policy, warnings: [Finding]) {
    guard let node = json("policy.json", required: true) else { throw Findings(findings) }
    var definitionReader = PolicyDefinitionReader(file: files.shown("policy.json"))
    let definition = definitionReader.read(node)
    findings += definitionReader.findings
    let package = json("datapackage.json", required: false).map { node in
      DataPackage(node, file: files.shown("datapackage.json"), findings: &findings)
    }
    if package == nil, files.bytes["datapackage.json"] == nil {
      findings.append(
        Finding(
          "no-datapackage",
          "the policy has no datapackage.json, so that nothing says what its columns are and where they are from",
          severity: .warning, file: files.folder))
    }
    guard let definition else { throw Findings(findings) }
    let names = tableNames(definition)
    let tables = names.sorted().compactMap { table($0, package: package) }
    if let package {
      let check = SchemaCheck(tables: texts, packageFile: files.shown("datapackage.json"))
      findings += package.resources.flatMap { check.findings($0) }
    }
    // Findings of the files and of the formulas together: a policy is mended in one round.
    do throws(Findings) {
      let policy = try Policy(definition: definition, tables: tables, digest: digest(of: tables))
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

  private mutating func json(_ name: String, required: Bool) -> JSONNode? {
    guard let bytes = files.bytes[name] else {
      if required {
        findings.append(
          Finding(
            "missing-file", "there is no \(name) in this folder; a policy is a folder with policy.json and its tables",
            file: files.folder))
      }
      return nil
    }
    // Editors on Windows begin UTF-8 files with a byte-order mark.
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    do { return try JSONNode(parsing: text) } catch {
      findings.append(Finding("bad-json", error.message, file: files.shown(name), line: error.line))
      return nil
    }
  }

  /// Every table that the definition reads, and the aliases.
  private func tableNames(_ definition: PolicyDefinition) -> Set<String> {
    var names = Set(definition.lookups.map(\.table.text))
    for input in definition.inputs {
      for values in [input.values, input.listed] {
        if case .column(let table, _, _, _)? = values { names.insert(table.text) }
      }
    }
    if files.bytes["aliases.csv"] != nil { names.insert("aliases") }
    return names
  }

  private mutating func table(_ name: String, package: DataPackage?) -> PolicyTable? {
    let resource = package?.resources.first { $0.name == name }
    if let package, resource == nil {
      let known = package.resources.map(\.name).sorted()
      findings.append(
        Finding(
          "unknown-table",
          "the policy reads a table \(name), which is not a resource here; add it"
            + suggestion(nearest(to: name, among: known), or: known),
          file: files.shown("datapackage.json"), column: "resources"))
      return nil
    }
    let path = resource?.path ?? "\(name).csv"
    guard let bytes = files.bytes[path] else {
      // Without a data package the compiler reports the table, with the nearest one that there is.
      if let resource {
        findings.append(
          Finding(
            "missing-file", "the resource \(name) is \(path), which is not in the folder",
            file: files.shown("datapackage.json"), line: resource.line, column: "path"))
      }
      return nil
    }
    let file = files.shown(path)
    var (text, problems) = TextTable.read(bytes)
    findings += problems.map { Finding($0, file: file) }
    if text.header.isEmpty { return nil }
    dropBlankRows(&text, file: file)
    findings += cellFindings(text, file: file)
    texts[name] = (text, file)
    return PolicyTable(
      name: name, file: file, header: text.header, rows: text.rows, lines: text.lines,
      source: resource.flatMap { $0.sources.isEmpty ? nil : $0.sources.joined(separator: "; ") },
      primaryKey: resource?.primaryKey ?? [])
  }

  /// Rows of nothing but delimiters, as spreadsheets leave them below a table.
  private mutating func dropBlankRows(_ table: inout TextTable, file: String) {
    let blank = table.rows.indices.filter { table.rows[$0].allSatisfy(\.isEmpty) }
    for row in blank {
      findings.append(Finding("blank-row", "the row is empty; delete it", file: file, line: table.lines[row]))
    }
    for row in blank.reversed() {
      table.rows.remove(at: row)
      table.lines.remove(at: row)
    }
  }

  /// Blanks that cannot be seen in a spreadsheet, and headers that are almost those that have a meaning.
  private func cellFindings(_ table: TextTable, file: String) -> [Finding] {
    let meaningful = [DatedColumns.effectiveFrom, DatedColumns.effectiveTo, DatedColumns.source]
    var found: [Finding] = table.header.compactMap { name in
      let alike = meaningful.filter { abs($0.utf8.count - name.utf8.count) <= 2 }
      guard !meaningful.contains(name), !alike.isEmpty, let meant = nearest(to: name, among: alike).first else {
        return nil
      }
      return Finding(
        "misspelt-column", "this column has no meaning; did you mean \"\(meant)\"?", file: file, line: 1, column: name)
    }
    for (row, line) in zip(table.rows, table.lines) {
      for (column, text) in zip(table.header, row) {
        if text.isPadded {
          found.append(
            Finding(
              "padded-cell", "the cell begins or ends with a blank, which is part of its text; remove it", file: file,
              line: line, column: column))
        } else if column != DatedColumns.source, text.hasNoBreakSpace {
          found.append(
            Finding(
              "no-break-space",
              "the cell has a no-break space, which looks like a blank and is another character; replace it",
              file: file, line: line, column: column))
        }
      }
    }
    return found
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

extension Finding {
  /// A finding of the delimited-text reader, in a file.
  public init(_ error: CSVSyntaxError, file: String) {
    self.init(error.code, error.message, file: file, line: error.line, column: error.column)
  }
}
