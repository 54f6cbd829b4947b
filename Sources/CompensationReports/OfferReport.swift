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
          "Purchasing power, a comparison that does not change the offer: \(NumberText.full(power.amount)) in \(power.reference) "
            + "(prices there = 1, here \(NumberText.ratio(power.index)))."))
    }
    if !comparisons.isEmpty { blocks += [.heading(level: 2, "Other places"), .table(places)] }
    let notes = self.notes
    if !notes.isEmpty { blocks += [.heading(level: 2, "Notes"), .list(notes)] }
    if isExplained { blocks += explanation }
    return Report(blocks)
  }

  private var basis: String {
    let date = offer.asOf.map { ", as of \($0)" } ?? ""
    let version = offer.policyVersion.isEmpty ? "" : " \(offer.policyVersion)"
    return "Policy \(offer.policyName)\(version)\(date). Amounts in \(offer.currency) per \(offer.period), full time."
  }

  // MARK: Amounts

  private var amounts: Table {
    var table = Table(columns: [.init("what", title: ""), .init("amount", title: ""), .init("note", title: "")])
    for result in [PayResult.minimum, .midpoint, .maximum] {
      if let amount = offer.amounts[result] { table.rows.append([.text(result.rawValue), .money(amount), .empty]) }
    }
    if let amount = offer.offer {
      table.rows.append([.text("offer"), .moneyWithCode(amount), .text(placement(amount))])
    }
    if let pay, fullTimeEquivalent != .one || pay.variable != nil {
      let share = fullTimeEquivalent == .one ? "" : " at \(fullTimeEquivalent) of full time"
      if let variable = pay.variable {
        table.rows.append([.text("base"), .money(pay.base), .text("base pay\(share)")])
        table.rows.append([.text("variable"), .money(variable), .text("variable pay at target\(share)")])
      }
      table.rows.append([.text("total"), .money(pay.total), .text("paid\(share)")])
    }
    for (name, value) in offer.shown {
      table.rows.append([.text(name.replacing("_", with: " ")), .text(value), .empty])
    }
    return table
  }

  private func placement(_ amount: Money) -> String {
    guard let range = offer.range, let asking = try? Asking(amount, in: range) else { return "" }
    let ratio = asking.compaRatio.map { "compa-ratio \(NumberText.ratio($0))" }
    let depth = asking.rangePenetration.map { "\(NumberText.percentage($0)) into the range" }
    return [ratio, depth].compactMap { $0 }.joined(separator: ", ")
  }

  private var marks: [RangeBar.Mark] {
    var marks: [RangeBar.Mark] = []
    if let amount = offer.offer { marks.append(.init(label: "offer", amount: amount, sign: "●")) }
    if let asking { marks.append(.init(label: "asking", amount: asking.amount, sign: "◆")) }
    return marks
  }

  private func describe(_ asking: Asking) -> [Report.Block] {
    var text = "Asking \(NumberText.amountWithCode(asking.amount))"
    if let position = asking.position, let difference = asking.difference {
      switch position {
      case .within: text += " is within the range"
      case .below: text += " is below the minimum by \(NumberText.amount(magnitude(difference)))"
      case .above: text += " is above the maximum by \(NumberText.amount(difference))"
      }
      if let ratio = asking.compaRatio { text += ", compa-ratio \(NumberText.ratio(ratio))" }
      if let depth = asking.rangePenetration { text += ", \(NumberText.percentage(depth)) into the range" }
    }
    if let amount = offer.offer, let gap = try? asking.amount - amount {
      if gap.amount == .zero {
        text += "; it equals the offer"
      } else {
        text += "; \(NumberText.amount(magnitude(gap))) \(gap.amount > .zero ? "more" : "less") than the offer"
      }
    }
    return [.paragraph(text + ".")]
  }

  private func magnitude(_ money: Money) -> Money { Money((try? money.amount.magnitude()) ?? money.amount, money.currency) }

  private var places: Table {
    let names = comparisons.first?.place.map(\.name) ?? []
    var columns = names.map { Table.Column($0) } + [.init("currency")]
    let results = [PayResult.minimum, .midpoint, .maximum, .offer].filter { offer.amounts[$0] != nil }
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
    add(names.map { name in offer.inputs.first { $0.name == name }?.value ?? "" }, offer)
    for comparison in comparisons { add(comparison.place.map(\.value), comparison.offer) }
    return table
  }

  private var notes: [String] {
    var notes = offer.warnings.map { warning in
      [warning.column.map { "\($0.replacing("_", with: " "))" }, warning.message].compactMap { $0 }.joined(separator: ": ")
    }
    if let oldest = offer.oldestInput { notes.append("The oldest figure used is of \(oldest.date), in table \(oldest.table).") }
    return notes
  }

  // MARK: Explanation

  private var explanation: [Report.Block] {
    var blocks: [Report.Block] = [.heading(level: 2, "Why")]
    for step in offer.explanation.steps {
      blocks.append(.heading(level: 3, "\(step.name) = \(shown(step.value))"))
      if !step.meaning.isEmpty { blocks.append(.paragraph(step.meaning)) }
      blocks.append(.formula(step.formula))
      let table = self.table(of: step)
      if !table.rows.isEmpty { blocks.append(.table(table)) }
    }
    return blocks
  }

  private func shown(_ value: ExplainedValue) -> String {
    switch value {
    case .number(let number): NumberText.full(number)
    case .text(let text): text
    case .set(let texts): texts.isEmpty ? "none" : texts.joined(separator: ", ")
    }
  }

  private func cell(_ value: ExplainedValue) -> Table.Cell {
    if case .number(let number) = value { .number(number) } else { .text(shown(value)) }
  }

  /// The factors of a step with the product so far, then the other names in it, each with its row, day and source.
  private func table(of step: Explanation.Step) -> Table {
    let hasProduct = !step.factors.isEmpty
    let hasRows = step.inputs.contains { $0.table != nil }
    var columns: [Table.Column] = [.init("name"), .init("value")]
    if hasProduct { columns.append(.init("running_product", title: "product")) }
    if hasRows { columns += [.init("row"), .init("effective_from", title: "from"), .init("source")] }
    var table = Table(columns: columns)
    func add(_ name: String, _ value: Table.Cell, _ product: ExactDecimal?, _ input: Explanation.Input?) {
      var row: [Table.Cell] = [.text(name), value]
      if hasProduct { row.append(product.map { .number($0) } ?? .empty) }
      if hasRows {
        let place = input.flatMap { input in input.table.map { table in input.row.map { "\(table): \($0)" } ?? table } }
        row += [
          place.map { .text($0) } ?? .empty, (input?.effectiveFrom).map { .date($0) } ?? .empty,
          (input?.source).map { .text($0) } ?? .empty,
        ]
      }
      table.rows.append(row)
    }
    for factor in step.factors {
      let name = factor.text.hasPrefix("÷ ") ? String(factor.text.dropFirst(2)) : factor.text
      add(factor.text, .number(factor.value), factor.runningProduct, step.inputs.first { $0.name == name })
    }
    let covered = Set(step.factors.map { $0.text.hasPrefix("÷ ") ? String($0.text.dropFirst(2)) : $0.text })
    var seen: Set<String> = []
    for input in step.inputs {
      let isPart = !seen.insert(input.name).inserted
      if covered.contains(input.name), !isPart { continue }
      add(isPart ? "· \(input.row ?? "")" : input.name, cell(input.value), nil, input)
    }
    return table
  }
}
