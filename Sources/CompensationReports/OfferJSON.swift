internal import Compensation
internal import JSONText

extension OfferSheet {
  /// The offer as one JSON object. Amounts are numbers with all their digits; a key without a value is left out.
  public func json() -> [UInt8] {
    guard let writer = JSONWriter() else { return [] }
    writer.object {
      writer.policy(name: offer.policyName, version: offer.policyVersion, digest: offer.policyDigest)
      if let asOf = offer.asOf { writer.member("as_of", text: asOf.description) }
      writer.key("inputs")
      writer.object {
        for input in offer.inputs where !input.value.isEmpty { write(input, to: writer) }
      }
      writer.member("currency", text: offer.currency.code)
      writer.member("period", text: offer.period)
      if let range = offer.range { writer.range(range) }
      if let amount = offer.offer { writer.member("offer", number: amount.amount) }
      if let pay { write(pay, to: writer) }
      if let asking { write(asking, to: writer) }
      if !comparisons.isEmpty { writeComparisons(to: writer) }
      if let power = offer.purchasingPower { Self.write(power, to: writer) }
      if isExplained { writeExplanation(to: writer) }
      writer.warnings(offer.warnings + refusedPlaces)
    }
    return writer.takeBytes()
  }

  private func write(_ input: Offer.Input, to writer: JSONWriter) {
    writer.member(input.name, input.value)
  }

  private func write(_ pay: Pay, to writer: JSONWriter) {
    writer.key("pay")
    writer.object {
      writer.member("base", number: pay.base.amount)
      if let variable = pay.variable { writer.member("variable", number: variable.amount) }
      writer.member("total", number: pay.total.amount)
      if fullTimeEquivalent != .one { writer.member("fte", number: fullTimeEquivalent) }
    }
  }

  private func write(_ asking: Asking, to writer: JSONWriter) {
    writer.key("asking")
    writer.object {
      writer.member("amount", number: asking.amount.amount)
      if let ratio = asking.compaRatio { writer.member("compa_ratio", number: ratio) }
      if let depth = asking.rangePenetration { writer.member("range_penetration", number: depth) }
      if let position = asking.position { writer.member("position", text: position.rawValue) }
      if let difference = asking.difference { writer.member("difference", number: difference.amount) }
    }
  }

  private static func write(_ power: PurchasingPower, to writer: JSONWriter) {
    writer.key("purchasing_power")
    writer.object {
      writer.member("index", number: power.index)
      writer.member("amount", number: power.amount)
      writer.member("reference", text: power.reference)
    }
  }

  private func writeComparisons(to writer: JSONWriter) {
    writer.key("compare")
    writer.array {
      for comparison in comparisons {
        writer.object {
          for (name, value) in comparison.place { writer.member(name, text: value) }
          writer.member("currency", text: comparison.offer.currency.code)
          if let range = comparison.offer.range { writer.range(range) }
          if let amount = comparison.offer.offer { writer.member("offer", number: amount.amount) }
          if let power = comparison.offer.purchasingPower { Self.write(power, to: writer) }
        }
      }
    }
  }

  private func writeExplanation(to writer: JSONWriter) {
    writer.key("explanation")
    writer.array {
      for step in offer.explanation.steps {
        writer.object {
          writer.member("step", text: step.name)
          if !step.meaning.isEmpty { writer.member("meaning", text: step.meaning) }
          writer.member("formula", text: step.formula)
          writer.member("value", step.value)
          writer.key("inputs")
          writer.array(isEmpty: step.inputs.isEmpty) { for input in step.inputs { write(input, to: writer) } }
          guard !step.factors.isEmpty else { return }
          writer.key("factors")
          writer.array {
            for factor in step.factors {
              writer.object {
                writer.member("factor", text: factor.text)
                writer.member("value", number: factor.value)
                writer.member("running_product", number: factor.runningProduct)
              }
            }
          }
        }
      }
    }
  }

  private func write(_ input: Explanation.Input, to writer: JSONWriter) {
    writer.object {
      writer.member("name", text: input.name)
      writer.member("value", input.value)
      if let working = input.working { writer.member("working", text: working) }
      if let table = input.table { writer.member("table", text: table) }
      if let row = input.row { writer.member("row", text: row) }
      if let date = input.effectiveFrom { writer.member("effective_from", text: date.description) }
      if let source = input.source { writer.member("source", text: source) }
    }
  }
}
