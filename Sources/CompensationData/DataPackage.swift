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
      return Resource(
        name: name, path: path, line: node.line, fields: fields, primaryKey: primaryKey, foreignKeys: foreignKeys,
        sources: (node["sources"]?.items ?? []).compactMap { $0["title"]?.text })
    }
  }
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
