public import Compensation

extension Policy {
  /// The columns of the policy's inputs, but that of the currency.
  var inputFields: [SchemaField] {
    definition.inputs.filter { $0.name.text != "currency" }.map { input in
      input.kind == .number ? .number(input.name.text, input.meaning) : .text(input.name.text, input.meaning)
    }
  }

  /// The column of a result, in the words of the policy if it has any.
  func field(_ result: PayResult) -> SchemaField {
    let own = definition.steps.first { $0.name.text == result.rawValue }?.meaning ?? ""
    return .number(result.rawValue, own.isEmpty ? "\(result.meaning), per \(definition.period)" : own)
  }

  /// The columns of `paygrade ranges`: a row for each combination of the inputs.
  public var rangeSchema: TableSchema {
    let inputs = inputFields
    return TableSchema(
      inputs + [.text("currency", "ISO 4217 code of the amounts", required: true)] + results.map(field),
      key: inputs.map(\.name) + ["currency"])
  }
}

extension PayResult {
  /// What an amount is, in a few words.
  var meaning: String {
    switch self {
    case .minimum: "lower end of the range"
    case .midpoint: "middle of the range"
    case .maximum: "upper end of the range"
    case .offer: "what is offered at full time"
    case .base: "fixed pay, for the share of full time"
    case .variable: "variable pay at target, for the share of full time"
    case .total: "base and variable together"
    }
  }
}

extension OfferSheet {
  /// What the columns of the offer's table are.
  public func schema(_ policy: Policy) -> TableSchema {
    let inputs = policy.inputFields
    return TableSchema(
      table().columns.map { column in
        if let input = inputs.first(where: { $0.name == column.name }) { return input }
        if let result = PayResult(rawValue: column.name), ![.base, .variable, .total].contains(result) {
          return policy.field(result)
        }
        return Self.field(column.name, period: policy.definition.period)
      })
  }

  private static func field(_ name: String, period: String) -> SchemaField {
    switch name {
    case "currency": .text(name, "ISO 4217 code of the amounts", required: true)
    case "fte": .number(name, "share of full time", required: true)
    case "base", "variable", "total":
      .number(name, "\(PayResult(rawValue: name)?.meaning ?? ""), per \(period)")
    case "purchasing_power_index": .number(name, "price level of the place; 1 is that of the reference")
    case "purchasing_power": .number(name, "what the total buys, in the money of the reference; a comparison")
    case "asking": .number(name, "the amount that was asked for, per \(period)")
    case "compa_ratio": .number(name, "asking / midpoint")
    case "range_penetration": .number(name, "(asking - minimum) / (maximum - minimum)")
    case "position": .text(name, "where the asking lies", values: ["below", "within", "above"])
    case "difference": .number(name, "how far the asking is outside the range; below it is negative")
    case "policy": .text(name, "the policy that was applied", required: true)
    case "as_of": .date(name, "the day whose tables count")
    default: .text(name, "")
    }
  }
}
