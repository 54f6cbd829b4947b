internal import JSONText
internal import Tabular

/// What a column of a CSV file is, as Table Schema has it.
///
/// ## Source
///
/// Table Schema, https://specs.frictionlessdata.io/table-schema/, read 2026-04.
public struct SchemaField: Sendable {
  /// What the cells of a column are.
  enum Kind: String {
    case string, number, integer, date
  }

  let name: String
  let kind: Kind
  let description: String
  var isRequired = false
  /// The only texts that there are; nil: any.
  var values: [String]?

  static func text(
    _ name: String, _ description: String, required: Bool = false, values: [String]? = nil
  ) -> SchemaField {
    SchemaField(name: name, kind: .string, description: description, isRequired: required, values: values)
  }
  static func number(_ name: String, _ description: String, required: Bool = false) -> SchemaField {
    SchemaField(name: name, kind: .number, description: description, isRequired: required)
  }
  static func count(_ name: String, _ description: String, required: Bool = false) -> SchemaField {
    SchemaField(name: name, kind: .integer, description: description, isRequired: required)
  }
  static func date(_ name: String, _ description: String, required: Bool = false) -> SchemaField {
    SchemaField(name: name, kind: .date, description: description, isRequired: required)
  }

  /// The field as JSON.
  func write(to writer: JSONWriter, _ dialect: CSVDialect) {
    writer.object {
      writer.member("name", text: name)
      writer.member("type", text: kind.rawValue)
      if kind == .number, dialect.decimalMark == .comma { writer.member("decimalChar", text: ",") }
      writer.member("description", text: description)
      if isRequired || values != nil {
        writer.key("constraints")
        writer.object {
          if isRequired {
            writer.key("required")
            writer.truth(true)
          }
          if let values {
            writer.key("enum")
            writer.array { for value in values { writer.text(value) } }
          }
        }
      }
    }
  }
}
