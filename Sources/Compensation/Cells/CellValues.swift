/// What the cells of a calculation hold: worked out by the engine, in decimals.
extension PolicyCells {
  /// The values of all names for given inputs, in their order; also of those that the results did not need.
  /// - Throws: As for a calculation: a whole result or none.
  public func values(for inputs: InputValues) throws(Finding) -> [CellValue] {
    var frame = try calculator.frame(for: inputs)
    return values(&frame)
  }

  /// The values of all names for the inputs of a frame.
  func values(_ frame: inout Frame) -> [CellValue] {
    var values: [CellValue] = []
    values.reserveCapacity(names.count)
    for name in names {
      let value: CellValue
      do throws(EvaluationError) { value = try self.value(name.origin, &frame) } catch { value = .missing }
      values.append(value)
    }
    return values
  }

  private func value(_ origin: Origin, _ frame: inout Frame) throws(EvaluationError) -> CellValue {
    switch origin {
    case .slot(let slot):
      let value = try calculator.value(ofSlot: slot, &frame)
      if case .input(let index) = calculator.policy.slots[slot], calculator.policy.inputs[index].kind == .set {
        return .text(calculator.explained(slot, frame).description)
      }
      switch value {
      case .number(let number): return .number(number)
      case .text(let symbol): return .text(calculator.text(of: symbol, frame))
      case .truth(let truth): return .number(truth ? .one : .zero)
      }
    case .currency: return .text(try calculator.payCurrency(&frame).code)
    case .digits: return .number(ExactDecimal(try calculator.payCurrency(&frame).minorDigits))
    case .check: return .number(try check(&frame) ? .one : .zero)
    case .unheld(let slot): return .number(try calculator.unheld(slot, &frame))
    case .round(let lookup, let count): return .number(try calculator.running(lookup: lookup, after: count, &frame))
    }
  }

  private func check(_ frame: inout Frame) throws(EvaluationError) -> Bool {
    let policy = calculator.policy
    let currency = try calculator.payCurrency(&frame)
    var amounts: [PayResult: ExactDecimal] = [:]
    for result in policy.results {
      guard let slot = policy.resultSlots[result] else { continue }
      amounts[result] = try calculator.amount(ofSlot: slot, currency, &frame).amount
    }
    do throws(EvaluationError) { try calculator.check(currency) { amounts[$0] } } catch { return false }
    return true
  }
}

extension Calculator {
  /// What the offer's own formula gives.
  fileprivate func unheld(_ slot: Int, _ frame: inout Frame) throws(EvaluationError) -> ExactDecimal {
    let value: Value
    switch policy.slots[slot] {
    case .step(let index): value = try evaluate(policy.steps[index].root, &frame)
    case .lookup(let index): value = try read(lookup: index, slot: slot, &frame)
    case .input, .local: value = frame.values[slot]
    }
    guard case .number(let number) = value else { return .zero }
    return number
  }

  /// What `running` is after a fold's first rows; after fewer, if fewer are asked for.
  fileprivate func running(
    lookup index: Int, after count: Int, _ frame: inout Frame
  ) throws(EvaluationError) -> ExactDecimal {
    let resolved = lookups[index]
    guard case .fold(let first, _, let start, let each, let running, let columns) = resolved.lookup.reading else {
      return .zero
    }
    let wanted = try number(first.root, &frame)
    var value = try number(start.root, &frame)
    guard let node = try? leafWithoutFallback(index, &frame) else { return value }
    for (position, row) in resolved.series[node].rows.prefix(count).enumerated()
    where wanted > ExactDecimal(position) {
      value = try step(each, from: value, row: row, running, columns, resolved.table, &frame)
    }
    return value
  }

  private func leafWithoutFallback(_ index: Int, _ frame: inout Frame) throws(EvaluationError) -> Int? {
    var node: Int? = 0
    for root in lookups[index].keyRoots {
      let symbol = try symbol(ofKey: root, &frame)
      node = node.flatMap { lookups[index].index.child(of: $0, symbol) }
    }
    return node
  }
}
