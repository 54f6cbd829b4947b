internal import Compensation
internal import Tabular

/// A table against what `datapackage.json` declares of it: header, cells, keys within the table and to other tables.
struct SchemaCheck {
  /// By name of the resource: the table and the file as it is named in findings.
  let tables: [String: (table: TextTable, file: String)]
  /// The data package's own file.
  let packageFile: String

  func findings(_ resource: DataPackage.Resource) -> [Finding] {
    guard let (table, file) = tables[resource.name], let fields = resource.fields else { return [] }
    return header(table, fields, file) + cells(table, fields, file)
      + resource.foreignKeys.flatMap { foreignKey($0, table, file) }
  }

  private func header(_ table: TextTable, _ fields: [TableField], _ file: String) -> [Finding] {
    let names = fields.map(\.name)
    let missing = names.filter { !table.header.contains($0) }.map { name in
      Finding(
        "missing-column",
        "datapackage.json has a field \(name), which the table does not; add the column or remove the field",
        file: file, line: 1, column: name)
    }
    let undeclared = table.header.filter { !names.contains($0) }.map { name in
      Finding(
        "undeclared-column", "datapackage.json has no field \(name) for this column; add it", file: file, line: 1,
        column: name)
    }
    return missing + undeclared
  }

  private func cells(_ table: TextTable, _ fields: [TableField], _ file: String) -> [Finding] {
    var findings: [Finding] = []
    for field in fields {
      guard let column = table.header.firstIndex(of: field.name) else { continue }
      var seen: [String: Int] = [:]
      for (row, line) in zip(table.rows, table.lines) {
        if let problem = field.problem(row[column]) {
          findings.append(Finding(problem.code, problem.message, file: file, line: line, column: field.name))
        }
        guard field.isUnique, !row[column].isEmpty else { continue }
        if let first = seen[row[column]] {
          findings.append(
            Finding(
              "not-unique", "line \(first) has the same value, and datapackage.json says each is there once",
              file: file, line: line, column: field.name))
        } else {
          seen[row[column]] = line
        }
      }
    }
    return findings
  }

  private func foreignKey(_ key: DataPackage.ForeignKey, _ table: TextTable, _ file: String) -> [Finding] {
    guard let other = tables[key.resource] else {
      return [
        Finding(
          "bad-datapackage", "a foreign key refers to \(key.resource), which the policy does not read",
          file: packageFile,
          line: key.line, column: "foreignKeys")
      ]
    }
    let own = key.columns.compactMap { table.header.firstIndex(of: $0) }
    let referenced = key.referenced.compactMap { other.table.header.firstIndex(of: $0) }
    guard own.count == key.columns.count, referenced.count == key.referenced.count else { return [] }
    let known = Set(other.table.rows.map { row in referenced.map { row[$0] } })
    let single = known.compactMap { $0.count == 1 ? $0[0] : nil }.sorted()
    // The same wrong value is often in many rows.
    var hints: [String: String] = [:]
    func hint(_ value: String) -> String {
      if let hint = hints[value] { return hint }
      let hint = suggestion(nearest(to: value, among: single), or: single)
      hints[value] = hint
      return hint
    }
    return zip(table.rows, table.lines).compactMap { row, line in
      let values = own.map { row[$0] }
      if values.allSatisfy(\.isEmpty) || known.contains(values) { return nil }
      return Finding(
        "unknown-reference",
        "\(values.map { "\"\($0)\"" }.joined(separator: ", ")) is not in \(key.referenced.joined(separator: ", ")) of "
          + "\(key.resource)\(values.count == 1 ? hint(values[0]) : "")",
        file: file, line: line, column: key.columns[0])
    }
  }
}
