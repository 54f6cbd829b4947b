internal import Compensation

extension LevelSheet {
  /// What the columns of the table are.
  public var schema: TableSchema {
    TableSchema(
      table().columns.map { column in
        switch column.name {
        case "answer": .text(column.name, "whether the level fits, is the next, or is not met", required: true)
        case "clause": .text(column.name, "clauses of one name are one requirement")
        case "kind": .text(column.name, "what the clause is about")
        case "outcome": .text(column.name, "what became of it")
        case "inherited_from": .text(column.name, "the level that it comes from, if another one")
        case "text": .text(column.name, "as it stands in the ladder")
        case "confidence": .text(column.name, "how sure the crosswalk is")
        case "currency": .text(column.name, "ISO 4217 code of the amounts")
        case "minimum", "midpoint", "maximum":
          .number(column.name, "\(PayResult(rawValue: column.name)?.meaning ?? ""), per \(policy.definition.period)")
        default: .text(column.name, "\(column.title) of the level")
        }
      })
  }
}
