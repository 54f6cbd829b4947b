internal import Compensation

extension OfferSheet {
  /// The offer as a report for people.
  public func report() -> Report {
    var blocks: [Report.Block] = [.heading(level: 1, "Offer: \(offer.subject)"), .paragraph(basis)]
    blocks.append(.table(amounts))
    if let range = offer.range { blocks.append(.rangeBar(RangeBar(range: range, marks: marks))) }
    if let asking { blocks += describe(asking) }
    if let power = offer.purchasingPower {
      blocks.append(
        .paragraph(
          "Purchasing power: \(numbers.full(power.amount)) in \(power.reference), at a price level of "
            + "\(numbers.ratio(power.index)). "
            + (power.movesOffer ? "The policy lets prices move pay." : "A comparison: it does not change the offer.")))
    }
    if !comparisons.isEmpty { blocks += [.heading(level: 2, "Other places"), .table(places)] }
    let notes = self.notes
    if !notes.isEmpty { blocks += [.heading(level: 2, "Notes"), .list(notes)] }
    if isExplained { blocks += explanation }
    return Report(blocks, numbers: numbers)
  }

  private var basis: String {
    let date = offer.asOf.map { ", as of \($0)" } ?? ""
    let version = offer.policyVersion.isEmpty ? "" : " \(offer.policyVersion)"
    let title = offer.policyTitle == offer.policyName ? "" : ": \(offer.policyTitle)"
    let facts = offer.shown.map { "\($0.name.replacing("_", with: " ")) \(shown($0.value))" }.joined(separator: ", ")
    return "Policy \(offer.policyName)\(version)\(date)\(title)."
      + (facts.isEmpty ? "" : " \(facts.prefix(1).uppercased())\(facts.dropFirst()).")
      + " Amounts are for full time\(fullTimeEquivalent == .one ? "" : " unless they say otherwise")."
  }

  // MARK: Amounts

  private var amounts: Table {
    var table = Table(columns: [
      .init("what", title: ""), .init("amount", title: "\(offer.currency) per \(offer.period)"),
      .init("note", title: ""),
    ])
    for result in [PayResult.minimum, .midpoint, .maximum] {
      if let amount = offer.amounts[result] { table.rows.append([.text(result.rawValue), .money(amount), .empty]) }
    }
    if let amount = offer.offer { table.rows.append([.text("offer"), .money(amount), .text(placement(amount))]) }
    let hasParts = [PayResult.base, .variable, .total].contains { offer.amounts[$0] != nil }
    if let pay, fullTimeEquivalent != .one || hasParts {
      let share = fullTimeEquivalent == .one ? "" : "at \(numbers.bare(fullTimeEquivalent)) of full time"
      if pay.variable != nil || pay.base != pay.total {
        table.rows.append([.text("base"), .money(pay.base), .text(share)])
      }
      if let variable = pay.variable {
        table.rows.append([
          .text("variable"), .money(variable), .text(share.isEmpty ? "at target" : "at target, " + share),
        ])
      }
      table.rows.append([.text("total"), .money(pay.total), .text(share)])
    }
    return table
  }

  private func placement(_ amount: Money) -> String {
    guard let range = offer.range, let asking = try? Asking(amount, in: range) else { return "" }
    let ratio = asking.compaRatio.map { "compa-ratio \(numbers.ratio($0))" }
    let depth = asking.rangePenetration.map { "\(numbers.percentage($0)) into the range" }
    return [ratio, depth].compactMap { $0 }.joined(separator: ", ")
  }

  private var marks: [RangeBar.Mark] {
    var marks: [RangeBar.Mark] = []
    if let amount = offer.offer { marks.append(.init(label: "offer", amount: amount, sign: "●")) }
    if let asking { marks.append(.init(label: "asking", amount: asking.amount, sign: "◆")) }
    return marks
  }

  private func describe(_ asking: Asking) -> [Report.Block] {
    var text =
      "Asking \(numbers.amountWithCode(asking.amount))" + (fullTimeEquivalent == .one ? "" : " at full time")
    if let position = asking.position, let difference = asking.difference {
      switch position {
      case .within: text += " is within the range"
      case .below: text += " is below the minimum by \(numbers.amount(magnitude(difference)))"
      case .above: text += " is above the maximum by \(numbers.amount(difference))"
      }
      if let ratio = asking.compaRatio { text += ", compa-ratio \(numbers.ratio(ratio))" }
      if let depth = asking.rangePenetration { text += ", \(numbers.percentage(depth)) into the range" }
    }
    if let amount = offer.offer, let gap = try? asking.amount - amount {
      if gap.amount == .zero {
        text += "; it equals the offer"
      } else {
        text += "; \(numbers.amount(magnitude(gap))) \(gap.amount > .zero ? "more" : "less") than the offer"
      }
    }
    return [.paragraph(text + ".")]
  }

  private func magnitude(_ money: Money) -> Money {
    Money((try? money.amount.magnitude()) ?? money.amount, money.currency)
  }

  private var places: Table {
    let names = comparisons.first?.place.map(\.name) ?? []
    var columns = names.map { Table.Column($0) } + [.init("currency")]
    let range = [PayResult.minimum, .midpoint, .maximum].filter { offer.amounts[$0] != nil }
    let results = range.isEmpty ? [PayResult.offer] : range
    columns += results.map { .init($0.rawValue) }
    let hasPower = comparisons.contains { $0.offer.purchasingPower != nil } || offer.purchasingPower != nil
    if hasPower { columns.append(.init("purchasing_power")) }
    var table = Table(columns: columns)
    func add(_ place: [String], _ offer: Offer) {
      var row: [Table.Cell] = place.map { .text($0) } + [.text(offer.currency.code)]
      row += results.map { offer.amounts[$0].map { .money($0) } ?? .empty }
      if hasPower { row.append(offer.purchasingPower.map { .number($0.amount) } ?? .empty) }
      table.rows.append(row)
    }
    add(names.map { name in offer.inputs.first { $0.name == name }?.value.description ?? "" }, offer)
    for comparison in comparisons { add(comparison.place.map(\.value), comparison.offer) }
    return table
  }

  private var notes: [String] {
    var notes = offer.warnings.map { warning in
      [warning.column.map { "\($0.replacing("_", with: " "))" }, warning.message].compactMap { $0 }.joined(
        separator: ": ")
    }
    notes += refusedPlaces.map { "A place to compare is left out: \($0.message)" }
    if let spread = offer.rangeSpread {
      notes.append("Range spread \(numbers.percentage(spread.share)), as \(spread.definition.formula).")
    }
    if let oldest = offer.oldestInput {
      notes.append("The oldest figure used is of \(oldest.date), in table \(oldest.table).")
    }
    return notes
  }

  // MARK: Explanation

  /// Each name that took part, with numbers that lead to the rows used, which are listed once at the end.
  private var explanation: [Report.Block] {
    var blocks: [Report.Block] = [.heading(level: 2, "Why")]
    var rows = RowList()
    for step in offer.explanation.steps {
      blocks.append(.heading(level: 3, "\(step.name) = \(shown(step.value))"))
      if !step.meaning.isEmpty { blocks.append(.paragraph(step.meaning)) }
      blocks.append(.formula(step.formula))
      let table = self.table(of: step, &rows)
      if !table.rows.isEmpty { blocks.append(.table(table)) }
    }
    if !rows.items.isEmpty { blocks += [.heading(level: 2, "Rows used"), .numbered(rows.items)] }
    return blocks
  }

  /// The rows that served, each once, in the order in which they are met.
  private struct RowList {
    var items: [String] = []

    /// The number of a row, from 1; nil for a name that no single row gave.
    mutating func number(of input: Explanation.Input) -> String? {
      guard let table = input.table, let row = input.row else { return nil }
      let date = input.effectiveFrom.map { ", from \($0)" } ?? ""
      let source = input.source.map { ". \($0)" } ?? ""
      let item = "\(table)\(row.isEmpty ? "" : ": " + row)\(date)\(source)"
      if let index = items.firstIndex(of: item) { return "[\(index + 1)]" }
      items.append(item)
      return "[\(items.count)]"
    }
  }

  private func shown(_ value: ExplainedValue) -> String {
    switch value {
    case .number(let number): numbers.readable(number)
    case .text(let text): text
    case .set(let texts): texts.isEmpty ? "none" : texts.joined(separator: ", ")
    }
  }

  private func cell(_ value: ExplainedValue) -> Table.Cell {
    if case .number(let number) = value { .number(number) } else { .text(shown(value)) }
  }

  /// The factors of a step with the product so far, then the other names in it.
  private func table(of step: Explanation.Step, _ rows: inout RowList) -> Table {
    let hasProduct = !step.factors.isEmpty
    let hasRows = step.inputs.contains { $0.row != nil }
    var columns: [Table.Column] = [.init("name"), .init("value")]
    if hasProduct { columns.append(.init("running_product", title: "product")) }
    if hasRows { columns.append(.init("row")) }
    var table = Table(columns: columns)
    func add(_ name: String, _ value: Table.Cell, _ product: ExactDecimal?, _ input: Explanation.Input?) {
      var row: [Table.Cell] = [.text(name), value]
      if hasProduct { row.append(product.map { .number($0) } ?? .empty) }
      if hasRows { row.append(input.flatMap { rows.number(of: $0) }.map { .text($0) } ?? .empty) }
      table.rows.append(row)
    }
    func name(of factor: Explanation.Factor) -> String {
      factor.text.hasPrefix("÷ ") ? String(factor.text.dropFirst(2)) : factor.text
    }
    for factor in step.factors {
      add(factor.text, .number(factor.value), factor.runningProduct, step.inputs.first { $0.name == name(of: factor) })
    }
    let covered = Set(step.factors.map(name))
    var seen: Set<String> = []
    for input in step.inputs {
      let isPart = !seen.insert(input.name).inserted
      if covered.contains(input.name), !isPart { continue }
      add(
        isPart ? "· \(input.row ?? "")\(input.working.map { ": \($0)" } ?? "")" : input.name, cell(input.value), nil,
        input)
    }
    return table
  }
}
