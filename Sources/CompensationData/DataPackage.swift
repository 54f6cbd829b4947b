internal import Compensation
internal import JSONText
internal import Tabular

/// What `datapackage.json` says about a policy's tables: a Frictionless Data Package, as far as a policy needs it.
struct DataPackage {
  struct Resource {
    let name: String
    let path: String
    let line: Int
    /// Names and types, in order; nil if the resource has no schema.
    let fields: [Field]?
    let primaryKey: [String]
    let sources: [String]
  }

  struct Field {
    let name: String
    let type: String
    let isRequired: Bool
  }

  let resources: [Resource]

  init(_ node: JSONNode, file: String, findings: inout [Finding]) {
    func finding(_ message: String, _ node: JSONNode, _ column: String) {
      findings.append(Finding("bad-datapackage", message, file: file, line: node.line, column: column))
    }
    func items(_ node: JSONNode?) -> [JSONNode] {
      guard case .array(let items)? = node?.value else { return [] }
      return items
    }
    guard case .array(let nodes)? = node["resources"]?.value else {
      finding("the key \"resources\" is missing or not a list", node, "resources")
      resources = []
      return
    }
    resources = nodes.compactMap { node in
      guard let name = node["name"]?.text, let path = node["path"]?.text else {
        finding("a resource needs a \"name\" and a \"path\"", node, "resources")
        return nil
      }
      let schema = node["schema"]
      let fields = schema.map { schema in
        items(schema["fields"]).compactMap { field in
          field["name"]?.text.map { name in
            let required = if case .truth(true)? = field["constraints"]?["required"]?.value { true } else { false }
            return Field(name: name, type: field["type"]?.text ?? "any", isRequired: required)
          }
        }
      }
      let key = schema?["primaryKey"]
      let keys = key?.text.map { [$0] } ?? items(key).compactMap(\.text)
      let sources = items(node["sources"]).compactMap { $0["title"]?.text }
      return Resource(name: name, path: path, line: node.line, fields: fields, primaryKey: keys, sources: sources)
    }
  }
}
