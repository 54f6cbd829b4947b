internal import Compensation
internal import JSONText
internal import Tabular

/// The tables of a policy's folder, read as they are asked for, and what is wrong with them as files: what `datapackage.json` declares
/// of them is enforced.
struct PackageTables {
  let files: PolicyFiles
  /// What is wrong so far, in the order in which it was met.
  private(set) var findings: [Finding] = []
  /// nil if there is no `datapackage.json` that can be read.
  let package: DataPackage?
  /// The tables as text, by name.
  private var texts: [String: (table: TextTable, file: String)] = [:]

  /// Reads `datapackage.json`, if there is one.
  init(_ files: PolicyFiles) {
    self.files = files
    var findings: [Finding] = []
    package = Self.json("datapackage.json", in: files, &findings).map {
      DataPackage($0, file: files.shown("datapackage.json"), findings: &findings)
    }
    self.findings = findings
  }

  /// A JSON file of the folder; nil if it is not there, or cannot be read.
  static func json(_ name: String, in files: PolicyFiles, _ findings: inout [Finding]) -> JSONNode? {
    guard let bytes = files.bytes[name] else { return nil }
    // Editors on Windows begin UTF-8 files with a byte-order mark.
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    do { return try JSONNode(parsing: text) } catch {
      findings.append(Finding("bad-json", error.message, file: files.shown(name), line: error.line))
      return nil
    }
  }

  /// What tables are not, though `datapackage.json` says so; the tables that their keys refer to must be read, too.
  /// - Parameter names: nil is all that were read.
  func schemaFindings(of names: Set<String>? = nil) -> [Finding] {
    guard let package else { return [] }
    let check = SchemaCheck(tables: texts, packageFile: files.shown("datapackage.json"))
    return package.resources.filter { names?.contains($0.name) ?? true }.flatMap { check.findings($0) }
  }

  /// The tables that the keys of a table refer to.
  func references(of name: String) -> [String] {
    package?.resources.first { $0.name == name }?.foreignKeys.map(\.resource) ?? []
  }

  /// Whether there is a table of a name.
  func has(_ name: String) -> Bool {
    package?.resources.contains { $0.name == name } ?? false || files.bytes["\(name).csv"] != nil
  }

  /// A table by its name; nil, with findings, if there is none that can be read.
  mutating func table(_ name: String) -> PolicyTable? {
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
    var (text, problems) = (resource?.form ?? TableForm()).read(bytes, file: file)
    findings += problems
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
}
