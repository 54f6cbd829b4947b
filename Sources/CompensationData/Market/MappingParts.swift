internal import Compensation
internal import JSONText
internal import Tabular

/// The keys that the mappings of surveys and of cost-of-living files share.
struct MappingParts {
  let file: String
  /// Where the crosswalks are.
  let folder: String

  /// A JSON text; nil, with a finding, if it is none.
  static func json(_ bytes: [UInt8], file: String, _ findings: inout [Finding]) -> JSONNode? {
    do {
      return try JSONNode(parsing: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes)
    } catch {
      findings.append(Finding("bad-json", error.message, file: file, line: error.line))
      return nil
    }
  }

  func name(_ object: ObjectReader, _ findings: inout [Finding]) -> String? {
    guard let name = object.text("name", required: true, &findings) else { return nil }
    if name.text.isEmpty || !name.text.utf8.allSatisfy(PolicyDefinitionReader.isNameByte) {
      object.report(
        "bad-name", "a source's name is lower-case letters, digits and hyphens", object.node["name"], &findings)
    }
    return name.text
  }

  func delimiter(_ object: ObjectReader, _ findings: inout [Finding]) -> UInt8? {
    guard let text = object.text("delimiter", &findings) else { return nil }
    let known: [String: UInt8] = [
      ",": UInt8(ascii: ","), ";": UInt8(ascii: ";"), "|": UInt8(ascii: "|"), "tab": UInt8(ascii: "\t"),
    ]
    if known[text.text] == nil {
      object.report("unknown-value", "\"delimiter\" is , or ; or | or tab", object.node["delimiter"], &findings)
    }
    return known[text.text]
  }

  /// An object with the one key `column`.
  func column(
    _ key: String, of owner: ObjectReader, required: Bool = false, _ findings: inout [Finding]
  ) -> String? {
    guard let node = owner.node[key] else {
      if required { owner.report("missing-key", "the key \"\(key)\" is missing", nil, &findings) }
      return nil
    }
    let object = ObjectReader(node, file: file, owner: key, allowed: ["column"], findings: &findings)
    return object.text("column", required: true, &findings)?.text
  }

  /// An object with `constant`, or with `column` and `values`.
  func cellSource(
    _ key: String, of owner: ObjectReader, required: Bool, _ findings: inout [Finding]
  ) -> SurveyMapping.CellSource? {
    guard let node = owner.node[key] else {
      if required { owner.report("missing-key", "the key \"\(key)\" is missing", nil, &findings) }
      return nil
    }
    let object = ObjectReader(
      node, file: file, owner: key, allowed: ["constant", "column", "values"], findings: &findings)
    if let constant = object.text("constant", &findings) {
      if node["column"] != nil {
        object.report("contradiction", "\"\(key)\" is a \"constant\" or a \"column\", not both", nil, &findings)
      }
      return .constant(constant.text)
    }
    guard let column = object.text("column", required: true, &findings) else { return nil }
    var values: [String: String] = [:]
    for pair in object.pairs("values", &findings) { values[pair.key] = pair.value.text }
    return .column(column.text, values: values)
  }

  func date(_ owner: ObjectReader, _ findings: inout [Finding]) -> SurveyMapping.DateSource? {
    guard let node = owner.node["date"] else { return nil }
    let object = ObjectReader(
      node, file: file, owner: "date", allowed: ["constant", "column", "form"], findings: &findings)
    if let constant = object.text("constant", &findings) {
      if node["column"] != nil {
        object.report("contradiction", "\"date\" is a \"constant\" or a \"column\", not both", nil, &findings)
      }
      guard let day = CalendarDate(constant.text) else {
        object.report("bad-date", "a constant day is written YYYY-MM-DD", node["constant"], &findings)
        return nil
      }
      return .constant(day)
    }
    guard let column = object.text("column", required: true, &findings) else { return nil }
    return .column(column.text, form: object.choice("form", SurveyDateForm.self, &findings) ?? .date)
  }

  func filters(_ owner: ObjectReader, _ findings: inout [Finding]) -> [SurveyMapping.RowFilter] {
    owner.list("keep", &findings).compactMap { node in
      let object = ObjectReader(node, file: file, owner: "keep", allowed: ["column", "values"], findings: &findings)
      guard let column = object.text("column", required: true, &findings) else { return nil }
      let values = object.texts("values", &findings)?.map(\.text) ?? []
      if values.isEmpty { object.report("missing-key", "\"keep\" needs the \"values\" that count", nil, &findings) }
      return SurveyMapping.RowFilter(column: column.text, values: values)
    }
  }

  /// - Throws: `FileError` if a table cannot be read.
  func crosswalks(_ owner: ObjectReader, _ findings: inout [Finding]) throws -> [SurveyMapping.Crosswalk] {
    var crosswalks: [SurveyMapping.Crosswalk] = []
    for node in owner.list("crosswalks", &findings) {
      let object = ObjectReader(
        node, file: file, owner: "crosswalks", allowed: ["table", "where", "case", "unmapped"], findings: &findings)
      guard let name = object.text("table", required: true, &findings) else { continue }
      let keys = object.pairs("where", &findings).map { (column: $0.key, survey: $0.value.text) }
      if keys.isEmpty {
        object.report("missing-key", "\"where\" says which columns are compared", nil, &findings)
        continue
      }
      let ignoresCase = object.choice("case", CaseRule.self, &findings) == .ignore
      let unmapped = object.choice("unmapped", UnmappedRule.self, &findings) ?? .reject
      let table = CrosswalkTable(
        try readFile("\(folder)/\(name.text)"), file: name.text, keys: keys.map(\.column), ignoresCase: ignoresCase,
        findings: &findings)
      guard let table else { continue }
      crosswalks.append(
        SurveyMapping.Crosswalk(
          table: table, path: "\(folder)/\(name.text)", keys: keys, leavesOutUnmapped: unmapped == .leaveOut))
    }
    return crosswalks
  }

  private enum CaseRule: String, CaseIterable {
    case ignore, exact
  }

  private enum UnmappedRule: String, CaseIterable {
    case reject
    case leaveOut = "leave_out"
  }
}
