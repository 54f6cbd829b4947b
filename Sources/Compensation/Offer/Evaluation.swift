/// Why a name has no value.
enum EvaluationError: Error {
  /// An operation of the formula at hand; the name it belongs to is added further up.
  case arithmetic(ArithmeticError)
  indirect case finding(Finding)
}

/// The walk over formulas that gives names their values. A name is worked out when it is first needed, and once.
extension Calculator {
  /// The value of a name.
  func value(ofSlot slot: Int, _ frame: inout Frame) throws(EvaluationError) -> Value {
    if frame.isKnown[slot] { return frame.values[slot] }
    var value: Value
    do throws(EvaluationError) {
      switch policy.slots[slot] {
      case .input(let index): value = try defaultValue(ofInput: index, slot: slot, &frame)
      case .lookup(let index): value = try read(lookup: index, slot: slot, &frame)
      case .step(let index): value = try evaluate(policy.steps[index].root, &frame)
      case .local: value = frame.values[slot]
      }
      if slot == policy.resultSlots[.offer] { value = try heldInRange(value, &frame) }
    } catch .arithmetic(let error) {
      throw .finding(arithmeticFinding(error, slot: slot))
    }
    frame.set(slot, value)
    return value
  }

  func number(ofSlot slot: Int, _ frame: inout Frame) throws(EvaluationError) -> ExactDecimal {
    guard case .number(let number) = try value(ofSlot: slot, &frame) else { throw .finding(notANumber(slot)) }
    return number
  }

  /// The value of a node of a formula. Types were checked when the policy was read, so that a node has the kind that is asked for.
  func evaluate(_ node: Int, _ frame: inout Frame) throws(EvaluationError) -> Value {
    switch policy.nodes[node] {
    case .number(let number):
      return .number(number)
    case .text(let symbol):
      return .text(Symbol(index: Int32(truncatingIfNeeded: symbol)))
    case .name(let slot):
      return frame.isKnown[slot] ? frame.values[slot] : try value(ofSlot: slot, &frame)
    case .negate(let operand):
      return .number(try exactly(try number(operand, &frame)) { (a) throws(ArithmeticError) in try a.negated() })
    case .not(let operand):
      return .truth(!(try truth(operand, &frame)))
    case .arithmetic(let sign, let left, let right):
      let a = try number(left, &frame)
      let b = try number(right, &frame)
      do throws(ArithmeticError) {
        switch sign {
        case .add: return .number(try a + b)
        case .subtract: return .number(try a - b)
        case .multiply: return .number(try a * b)
        case .divide: return .number(try a / b)
        }
      } catch { throw .arithmetic(error) }
    case .compare(let sign, let left, let right):
      return .truth(try compare(sign, try evaluate(left, &frame), try evaluate(right, &frame)))
    case .and(let left, let right):
      if try !truth(left, &frame) { return .truth(false) }
      return .truth(try truth(right, &frame))
    case .or(let left, let right):
      if try truth(left, &frame) { return .truth(true) }
      return .truth(try truth(right, &frame))
    case .choose(let condition, let first, let second):
      return try evaluate(try truth(condition, &frame) ? first : second, &frame)
    case .call(let function, let first, let count):
      return .number(try call(function, first, count, &frame))
    }
  }

  /// Types are checked when a policy is read, so that nobody sees this; pay is never 0 for want of a number.
  private func notANumber(_ slot: Int?) -> Finding {
    Finding(
      "wrong-type", "a number is needed here", file: policy.definition.file, column: slot.map { policy.name(of: $0) })
  }

  /// The value of a formula that is a number.
  func number(_ node: Int, _ frame: inout Frame) throws(EvaluationError) -> ExactDecimal {
    guard case .number(let number) = try evaluate(node, &frame) else { throw .finding(notANumber(nil)) }
    return number
  }

  /// The value of a formula that is true or false.
  func truth(_ node: Int, _ frame: inout Frame) throws(EvaluationError) -> Bool {
    try evaluate(node, &frame) == .truth(true)
  }

  private func compare(_ sign: ComparisonOperator, _ left: Value, _ right: Value) throws(EvaluationError) -> Bool {
    guard case .number(let a) = left, case .number(let b) = right else {
      return (left == right) == (sign == .equal)
    }
    return switch sign {
    case .equal: a == b
    case .notEqual: a != b
    case .less: a < b
    case .lessOrEqual: a <= b
    case .greater: a > b
    case .greaterOrEqual: a >= b
    }
  }

  private func call(
    _ function: FormulaFunction, _ first: Int, _ count: Int, _ frame: inout Frame
  ) throws(EvaluationError) -> ExactDecimal {
    let x = try number(policy.arguments[first], &frame)
    switch function {
    case .min, .max:
      var best = x
      for argument in first + 1..<first + count {
        let next = try number(policy.arguments[argument], &frame)
        best = function == .min ? Swift.min(best, next) : Swift.max(best, next)
      }
      return best
    case .clamp:
      let low = try number(policy.arguments[first + 1], &frame)
      let high = try number(policy.arguments[first + 2], &frame)
      if low > high { throw .arithmetic(.emptyClamp) }
      return Swift.min(Swift.max(x, low), high)
    case .round, .roundUp, .roundDown:
      let unit = try number(policy.arguments[first + 1], &frame)
      let rule: RoundingRule = function == .round ? .nearest : function == .roundUp ? .up : .down
      return try exactly(x) { (x) throws(ArithmeticError) in try x.rounded(rule, to: unit) }
    case .ln:
      return try exactly(x) { (x) throws(ArithmeticError) in try x.naturalLogarithm() }
    }
  }

  private func exactly(
    _ number: ExactDecimal, _ operation: (ExactDecimal) throws(ArithmeticError) -> ExactDecimal
  ) throws(EvaluationError) -> ExactDecimal {
    do { return try operation(number) } catch { throw .arithmetic(error) }
  }

  /// An offer as the policy's `outside_range` leaves it, at whichever ends the policy defines.
  private func heldInRange(_ value: Value, _ frame: inout Frame) throws(EvaluationError) -> Value {
    guard case .number(let number) = value else { return value }
    // What is compared is what is shown: amounts at the currency's smallest unit.
    let currency = try payCurrency(&frame)
    let offer = try atMinorUnit(number, currency)
    var end: (position: RangePosition, bound: ExactDecimal)?
    if let slot = policy.resultSlots[.minimum] {
      let minimum = try self.number(ofSlot: slot, &frame)
      if offer < (try atMinorUnit(minimum, currency)) { end = (.below, minimum) }
    }
    if let slot = policy.resultSlots[.maximum] {
      let maximum = try self.number(ofSlot: slot, &frame)
      if offer > (try atMinorUnit(maximum, currency)) { end = (.above, maximum) }
    }
    guard let end else { return value }
    if let low = policy.resultSlots[.minimum], let high = policy.resultSlots[.maximum],
      try self.number(ofSlot: low, &frame) > self.number(ofSlot: high, &frame)
    {
      throw .finding(rangeNotAscendingFinding())
    }
    switch policy.definition.outsideRange {
    case .refuse: throw .finding(outsideRangeFinding(end.position))
    case .clamp:
      frame.notes.append(.clamped(end.position))
      return .number(end.bound)
    }
  }

  private func atMinorUnit(_ number: ExactDecimal, _ currency: Currency) throws(EvaluationError) -> ExactDecimal {
    try exactly(number) { (number) throws(ArithmeticError) in try number.rounded(.nearest, to: currency.minorUnit) }
  }
}
