internal import Compensation
internal import JSONText

/// What `datapackage.json` says about a policy's tables: a Frictionless Data Package, as far as a policy needs it.
struct DataPackage {
  struct Resource {
    let name: String
    let path: String
    let line: Int
    /// In the order of the columns; nil if the resource has no schema.
    let fields: [TableField]?
    let primaryKey: [String]
    let foreignKeys: [ForeignKey]
    let sources: [String]
    /// How the table is written.
    let form: TableForm
  }

  /// Columns whose values must be there together in another resource's columns.
  struct ForeignKey {
    let columns: [String]
    let resource: String
    let referenced: [String]
    let line: Int
  }

  let resources: [Resource]

  init(_ node: JSONNode, file: String, findings: inout [Finding]) {
    func report(_ message: String, _ node: JSONNode, _ column: String) {
      findings.append(Finding("bad-datapackage", message, file: file, line: node.line, column: column))
    }
    guard let nodes = node["resources"]?.items else {
      report("the key \"resources\" is missing or not a list", node, "resources")
      resources = []
      return
    }
    resources = nodes.compactMap { node in
      guard let name = node["name"]?.text, let path = node["path"]?.text else {
        report("a resource needs a \"name\" and a \"path\"", node, "resources")
        return nil
      }
      let schema = node["schema"]
      let fields = schema.map { schema in
        (schema["fields"]?.items ?? []).compactMap { TableField($0, file: file, resource: name, findings: &findings) }
      }
      let primaryKey = schema?["primaryKey"]?.textOrTexts ?? []
      let foreignKeys = (schema?["foreignKeys"]?.items ?? []).compactMap { key -> ForeignKey? in
        guard let columns = key["fields"]?.textOrTexts, let reference = key["reference"],
          let referenced = reference["fields"]?.textOrTexts, columns.count == referenced.count
        else {
          report("a foreign key needs \"fields\", and a \"reference\" with as many \"fields\"", key, name)
          return nil
        }
        // An empty resource name is the table itself.
        let resource = reference["resource"]?.text ?? ""
        return ForeignKey(
          columns: columns, resource: resource.isEmpty ? name : resource, referenced: referenced, line: key.line)
      }
      if let fields {
        for column in primaryKey + foreignKeys.flatMap(\.columns) where !fields.contains(where: { $0.name == column }) {
          report("a key names \(column), which is not a field of \(name)", schema ?? node, name)
        }
      }
      var form = TableForm()
      if let delimiter = node["dialect"]?["delimiter"] {
        form.delimiter = Self.delimiter(delimiter.text ?? "")
        if form.delimiter == nil {
          report("the delimiter must be one ASCII character other than a quote or a line end", delimiter, name)
        }
      }
      form.commaColumns = Set((fields ?? []).filter(\.hasDecimalComma).map(\.name))
      form.plainColumns = Set((fields ?? []).filter(\.isPlain).map(\.name))
      return Resource(
        name: name, path: path, line: node.line, fields: fields, primaryKey: primaryKey, foreignKeys: foreignKeys,
        sources: (node["sources"]?.items ?? []).compactMap { $0["title"]?.text }, form: form)
    }
  }

  private static func delimiter(_ text: String) -> UInt8? {
    let bytes = Array(text.utf8)
    let isASCII = bytes.count == 1 && bytes[0] > 0 && bytes[0] < 0x80
    return isASCII && !["\"", "\n", "\r"].contains(text) ? bytes[0] : nil
  }

  /// How the table in a file is written; nothing is said of one that is no resource.
  func form(of path: String) -> TableForm { resources.first { $0.path == path }?.form ?? TableForm() }
}

extension JSONNode {
  /// The items of a list; nil if it is none.
  var items: [JSONNode]? {
    guard case .array(let items) = value else { return nil }
    return items
  }

  /// A text, or a list of texts; nil for anything else.
  var textOrTexts: [String]? { text.map { [$0] } ?? items?.compactMap(\.text) }
}
