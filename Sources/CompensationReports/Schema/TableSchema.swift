internal import Compensation
internal import JSONText
public import Tabular

/// What the columns of a CSV file are, and which tell its rows apart: a Table Schema.
public struct TableSchema: Sendable {
  /// In the order of the columns.
  public let fields: [SchemaField]
  /// The columns that tell rows apart; empty where none do.
  let primaryKey: [String]

  init(_ fields: [SchemaField], key: [String] = []) {
    self.fields = fields
    primaryKey = key
  }

  /// The columns in order.
  public var names: [String] { fields.map(\.name) }

  /// The schema as a JSON file that ends in LF.
  public func json(_ dialect: CSVDialect) -> [UInt8] {
    guard let writer = JSONWriter() else { return [] }
    write(to: writer, dialect)
    return writer.takeBytes()
  }

  func write(to writer: JSONWriter, _ dialect: CSVDialect) {
    let written = dialect.header(names)
    writer.object {
      writer.key("fields")
      writer.array(isEmpty: fields.isEmpty) {
        for (field, name) in zip(fields, written) { field.named(name).write(to: writer, dialect) }
      }
      let key = primaryKey.map { $0 == names.first ? written[0] : $0 }
      if key.count == 1 {
        writer.member("primaryKey", text: key[0])
      } else if !key.isEmpty {
        writer.key("primaryKey")
        writer.array { for name in key { writer.text(name) } }
      }
    }
  }
}

/// A CSV file of a data package.
struct SchemaResource {
  let path: String
  let schema: TableSchema
  let dialect: CSVDialect
  var digest: FileDigest?
  /// Where its figures are from.
  var sources: [String] = []

  func write(to writer: JSONWriter) {
    writer.object {
      writer.member("name", text: String(path.prefix { $0 != "." }))
      writer.member("path", text: path)
      writer.member("profile", text: "tabular-data-resource")
      writer.member("format", text: "csv")
      writer.member("mediatype", text: "text/csv")
      writer.member("encoding", text: "utf-8")
      if let digest {
        writer.member("bytes", number: ExactDecimal(digest.byteCount))
        writer.member("hash", text: "sha256:\(digest.digest)")
      }
      writer.key("dialect")
      writer.object {
        writer.member("delimiter", text: String(UnicodeScalar(dialect.delimiter)))
        writer.member("lineTerminator", text: dialect.endsLinesInPairs ? "\r\n" : "\n")
      }
      writer.key("schema")
      schema.write(to: writer, dialect)
      if !sources.isEmpty {
        writer.key("sources")
        writer.array { for title in sources { writer.object { writer.member("title", text: title) } } }
      }
    }
  }

  /// A data package as a JSON file that ends in LF.
  static func package(name: String, title: String, _ resources: [SchemaResource]) -> [UInt8] {
    guard let writer = JSONWriter() else { return [] }
    writer.object {
      writer.member("name", text: name)
      writer.member("title", text: title)
      writer.member("profile", text: "tabular-data-package")
      writer.key("resources")
      writer.array(isEmpty: resources.isEmpty) { for resource in resources { resource.write(to: writer) } }
    }
    return writer.takeBytes()
  }
}

extension SchemaField {
  /// The field under another name.
  fileprivate func named(_ name: String) -> SchemaField {
    SchemaField(name: name, kind: kind, description: description, isRequired: isRequired, values: values)
  }
}
