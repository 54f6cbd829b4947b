extension Calculator {
  /// Works out what the policy pays, with its explanation.
  /// - Throws: The finding that names what is missing or wrong. Nothing is guessed: there is a whole result or none.
  public func offer(_ given: InputValues) throws(Finding) -> Offer {
    var frame = try frame(for: given)
    do throws(EvaluationError) { return try offer(given, &frame) } catch { throw finding(for: error) }
  }

  /// An error outside of every name: a finding as it stands, or an operation of the formula for the currency.
  func finding(for error: EvaluationError) -> Finding {
    switch error {
    case .finding(let finding): finding
    case .arithmetic(let error):
      Finding("arithmetic", "the formula has no result: \(error)", file: policy.definition.file, column: "pay_currency")
    }
  }

  private func offer(_ given: InputValues, _ frame: inout Frame) throws(EvaluationError) -> Offer {
    let currency = try payCurrency(&frame)
    var amounts: [PayResult: Money] = [:]
    for result in policy.results {
      guard let slot = policy.resultSlots[result] else { continue }
      amounts[result] = try amount(ofSlot: slot, currency, &frame)
    }
    try check(currency) { amounts[$0]?.amount }
    let range = range(amounts)
    var warnings: [Finding] = []
    var shown: [(name: String, value: ExplainedValue)] = []
    for slot in policy.showSlots {
      do throws(EvaluationError) {
        _ = try value(ofSlot: slot, &frame)
        shown.append((policy.name(of: slot), explained(slot, frame)))
      } catch { warnings.append(leftOut(policy.name(of: slot), error)) }
    }
    let power = purchasingPower(&frame, &warnings)
    warnings = frame.notes.map { finding(for: $0, frame) } + warnings
    let inputs = policy.definition.inputs.enumerated().compactMap { index, input -> Offer.Input? in
      guard frame.isKnown[index] else { return nil }
      return Offer.Input(
        name: input.name.text, value: explained(index, frame), isGiven: given.contains(input.name.text),
        kind: input.kind,
        isOption: input.isOption)
    }
    return Offer(
      policyName: policy.definition.name, policyTitle: policy.definition.title,
      policyVersion: policy.definition.version, policyDigest: policy.digest,
      asOf: asOf,
      period: policy.definition.period, inputNames: policy.inputNames, inputs: inputs, currency: currency,
      amounts: amounts, rangeSpread: rangeSpread(range), range: range,
      shown: shown,
      purchasingPower: power, explanation: explanation(frame), warnings: warnings, oldestInput: oldestInput(frame))
  }

  /// The currency of the results.
  func payCurrency(_ frame: inout Frame) throws(EvaluationError) -> Currency {
    guard let formula = policy.payCurrency else { return policy.currency }
    guard case .text(let symbol) = try evaluate(formula.root, &frame) else { return policy.currency }
    if let currency = currencies[symbol] { return currency }
    let code = text(of: symbol, frame)
    if let currency = Currency(code: code) { return currency }
    throw .finding(
      Finding(
        "unknown-currency",
        "\"\(code)\" is not a currency in use under ISO 4217\(suggestion(nearest(to: code, among: Currency.allCodes), or: Currency.allCodes))",
        file: "input", column: "currency"))
  }

  /// A result in its currency, at the smallest unit: the same on every surface.
  func amount(ofSlot slot: Int, _ currency: Currency, _ frame: inout Frame) throws(EvaluationError) -> Money {
    let number = try number(ofSlot: slot, &frame)
    do { return try Money(number, currency).roundedToMinorUnit() } catch {
      throw .finding(arithmeticFinding(.overflow, slot: slot))
    }
  }

  private func rangeSpread(_ range: PayRange?) -> (definition: RangeSpread, share: ExactDecimal)? {
    guard let range, let definition = policy.definition.definitions["range_spread"].flatMap(RangeSpread.init),
      let share = try? range.spread(definition).rounded(
        .nearest, to: ExactDecimal(units: ExactDecimal.unitsPerOne / 10_000))
    else { return nil }
    return (definition, share)
  }

  private func range(_ amounts: [PayResult: Money]) -> PayRange? {
    guard let minimum = amounts[.minimum], let maximum = amounts[.maximum] else { return nil }
    return try? PayRange(minimum: minimum, midpoint: amounts[.midpoint], maximum: maximum)
  }

  /// What must hold between the results: a range ascends from zero or more, and base and variable pay add up to the total, but for
  /// one smallest unit of rounding.
  func check(_ currency: Currency, _ amount: (PayResult) -> ExactDecimal?) throws(EvaluationError) {
    let (minimum, midpoint, maximum) = (amount(.minimum), amount(.midpoint), amount(.maximum))
    func descends(_ low: ExactDecimal?, _ high: ExactDecimal?) -> Bool {
      if let low, let high { low > high } else { false }
    }
    if descends(minimum, midpoint) || descends(midpoint, maximum) || descends(minimum, maximum) {
      throw .finding(rangeNotAscendingFinding())
    }
    for result in PayResult.allCases where descends(.zero, amount(result)) {
      throw .finding(
        Finding(
          "negative-pay", "the \(result.rawValue) is below zero; check its formula and the inputs",
          file: policy.definition.file, column: result.rawValue))
    }
    guard let base = amount(.base), let variable = amount(.variable), let total = amount(.total) else { return }
    let gap = (try? (base + variable - total).magnitude()) ?? .zero
    if gap <= currency.minorUnit { return }
    throw .finding(
      Finding(
        "parts-and-total", "base and variable do not add up to total; check the three formulas",
        file: policy.definition.file, column: "total"))
  }

  private func purchasingPower(_ frame: inout Frame, _ warnings: inout [Finding]) -> PurchasingPower? {
    guard let costOfLiving = policy.definition.costOfLiving, costOfLiving.mode != .none,
      let index = policy.slotOfName[costOfLiving.index.text], let amount = policy.slotOfName[costOfLiving.amount.text]
    else { return nil }
    do throws(EvaluationError) {
      let power = try number(ofSlot: amount, &frame)
      let level = try number(ofSlot: index, &frame)
      do throws(ArithmeticError) {
        return PurchasingPower(
          index: try level.rounded(.nearest, to: ExactDecimal(units: ExactDecimal.unitsPerOne / 10_000)),
          amount: try power.rounded(.nearest, to: ExactDecimal(units: ExactDecimal.unitsPerOne / 100)),
          reference: costOfLiving.reference, movesOffer: costOfLiving.mode == .adjust)
      } catch { throw .arithmetic(error) }
    } catch {
      warnings.append(leftOut("the purchasing power", error))
      return nil
    }
  }

  /// A figure beside the offer could not be had: the offer stands, and says so.
  private func leftOut(_ what: String, _ error: EvaluationError) -> Finding {
    let reason =
      switch error {
      case .finding(let finding): "\(finding.file.map { "\($0): " } ?? "")\(finding.message)"
      case .arithmetic(let error): "\(error)"
      }
    return Finding("left-out", "\(what) is not shown: \(reason)", severity: .warning)
  }

  func finding(for note: Frame.Note, _ frame: Frame) -> Finding {
    func file(_ slot: Int) -> String? {
      guard case .lookup(let index) = policy.slots[slot] else { return nil }
      return policy.tables[policy.lookups[index].table].file
    }
    func limit(_ slot: Int) -> Int {
      guard case .lookup(let index) = policy.slots[slot] else { return 0 }
      return policy.definition.lookups[index].staleAfterDays ?? 0
    }
    switch note {
    case .fallbackServed(let slot, let fallback):
      guard case .lookup(let index) = policy.slots[slot] else { return Finding("fallback", "", severity: .warning) }
      let replacements = policy.definition.lookups[index].fallbacks[fallback].replacements
      let texts = replacements.map { "\($0.column) \"\($0.text)\"" }.joined(separator: ", ")
      return Finding(
        "fallback", "there is no row of its own, so the row for \(texts) served, as the policy's fallback declares",
        severity: .warning,
        file: file(slot), column: policy.name(of: slot))
    case .expiredElement(let slot, let element, let date):
      return Finding(
        "expired", "\"\(text(of: element, frame))\" ended on \(date) and counts nothing", severity: .warning,
        file: file(slot),
        column: policy.name(of: slot))
    case .stale(let slot, let from):
      return Finding(
        "stale",
        "the figure is from \(from), more than the \(limit(slot)) days old that the policy allows; look for a newer one",
        severity: .warning,
        file: file(slot), column: policy.name(of: slot))
    case .clamped(let position):
      let end = position == .below ? "minimum" : "maximum"
      return Finding(
        "clamped", "the placement is \(position.rawValue) the range; the offer is the \(end), as the policy says",
        severity: .warning,
        file: policy.definition.file, column: "offer")
    }
  }

  private func oldestInput(_ frame: Frame) -> Offer.OldestInput? {
    var oldest: Offer.OldestInput?
    for slot in frame.order.map(Int.init) {
      guard case .lookup(let index) = policy.slots[slot] else { continue }
      let table = policy.tables[policy.lookups[index].table]
      let rows = frame.rows[slot] >= 0 ? [Int(frame.rows[slot])] : frame.severalRows[slot] ?? []
      for date in rows.compactMap({ table.oldest[$0] ?? table.effectiveFrom?[$0] })
      where oldest.map({ date < $0.date }) ?? true {
        oldest = Offer.OldestInput(date: date, table: table.name)
      }
    }
    return oldest
  }
}
