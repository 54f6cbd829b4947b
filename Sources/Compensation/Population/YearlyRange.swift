/// A policy's range per year for one set of inputs, and what else a report on a roster needs of that calculation.
///
/// Amounts are whole numbers of the currency's smallest unit, as everywhere in `Population`: a roster's figures are exact to that
/// unit, and whole numbers are what makes millions of rows fast.
public struct YearlyRange: Sendable {
  /// The currency of the range.
  public let currency: Currency
  /// In smallest units, per year at full time; nil where the policy defines none.
  public let minimum: Int64?
  /// The middle of the range, in smallest units per year; nil where the policy defines none.
  public let midpoint: Int64?
  /// The most that the range allows, in smallest units per year; nil where the policy defines none.
  public let maximum: Int64?
  /// The policy's inputs as texts, in its order; empty for one that is not given and that the range does not need.
  public let inputs: [String]
  /// What the names that were asked for are, in that order.
  public let shown: [String]
  /// How monthly and hourly pay becomes yearly here.
  public let periods: PayPeriods
  /// The rows that served: positions in the policy's tables.
  public let served: Set<TableRow>
  /// What to look at in a range that stands: `fallback`, `stale`, …
  public let warnings: [Finding]

  /// One row of one of a policy's tables.
  public struct TableRow: Sendable, Hashable {
    let table: Int
    let row: Int
  }
}

extension Calculator {
  /// The range per year for given inputs.
  /// - Parameter names: Inputs, lookups and steps whose values are wanted as well, such as the grade.
  /// - Throws: As a calculation's: there is a whole range or none. `no-range` if the policy defines neither end nor middle.
  public func yearlyRange(_ given: InputValues, showing names: [String] = []) throws(Finding) -> YearlyRange {
    var frame = try frame(for: given)
    do throws(EvaluationError) { return try yearlyRange(showing: names, &frame) } catch { throw finding(for: error) }
  }

  private func yearlyRange(showing names: [String], _ frame: inout Frame) throws(EvaluationError) -> YearlyRange {
    let currency = try payCurrency(&frame)
    var amounts: [PayResult: Money] = [:]
    for result in [PayResult.minimum, .midpoint, .maximum] {
      guard let slot = policy.resultSlots[result] else { continue }
      amounts[result] = try amount(ofSlot: slot, currency, &frame)
    }
    do { try requireRange() } catch { throw .finding(error) }
    try check(currency) { amounts[$0]?.amount }
    let warnings = frame.notes.map { finding(for: $0, frame) }
    // What is read from here on is beside the range: it is not among the inputs that the range needs.
    let inputs = policy.inputs.indices.map { frame.isKnown[$0] ? explained($0, frame).description : "" }
    let periods = PayPeriods(
      monthsPerYear: perYear(PopulationName.monthsPerYear, &frame),
      hoursPerYear: perYear(PopulationName.hoursPerYear, &frame))
    let basis = PayBasis(period: policy.definition.period)
    let factor: ExactDecimal
    do { factor = try periods.perYear(basis) } catch { throw .finding(error) }
    func yearly(_ result: PayResult) throws(EvaluationError) -> Int64? {
      guard let money = amounts[result] else { return nil }
      do throws(ArithmeticError) {
        let amount = basis == .annual ? money.amount : try money.amount * factor
        return try amount.minorUnits(of: currency)
      } catch { throw .arithmetic(error) }
    }
    var shown: [String] = []
    for name in names {
      guard let slot = policy.slotOfName[name] else { throw .finding(unknownNameFinding(name)) }
      _ = try value(ofSlot: slot, &frame)
      shown.append(explained(slot, frame).description)
    }
    return YearlyRange(
      currency: currency, minimum: try yearly(.minimum), midpoint: try yearly(.midpoint), maximum: try yearly(.maximum),
      inputs: inputs, shown: shown, periods: periods, served: servedRows(frame), warnings: warnings)
  }

  /// Whether there is a range that pay could be compared with.
  /// - Throws: `no-range`.
  public func requireRange() throws(Finding) {
    let results = policy.results
    if !results.contains(where: { [.minimum, .midpoint, .maximum].contains($0) }) { throw noRangeFinding }
  }

  private var noRangeFinding: Finding {
    Finding(
      "no-range",
      "policy \(policy.definition.name) defines no minimum, midpoint or maximum that pay could be compared with; add such steps",
      file: policy.definition.file, column: "steps")
  }

  private func unknownNameFinding(_ name: String) -> Finding {
    let known = policy.slotOfName.keys.sorted()
    return Finding(
      "unknown-name",
      "policy \(policy.definition.name) has no name \(name)\(suggestion(nearest(to: name, among: known), or: known))",
      file: policy.definition.file, column: name)
  }

  /// The value of one of the names for pay periods.
  private func perYear(_ name: String, _ frame: inout Frame) -> Result<ExactDecimal, Finding> {
    guard let slot = policy.slotOfName[name] else {
      return .failure(
        Finding(
          "no-\(name.replacingUnderscores)",
          "the policy has no step or lookup \(name), so that pay cannot be made yearly; add one, such as "
            + #"{"name": "\#(name)", "formula": "\#(name == PopulationName.monthsPerYear ? "12" : "2080")"}"#,
          file: policy.definition.file, column: name))
    }
    do throws(EvaluationError) {
      let number = try number(ofSlot: slot, &frame)
      if number > .zero { return .success(number) }
      return .failure(
        Finding("out-of-bounds", "\(name) is not above 0", file: policy.definition.file, column: name))
    } catch { return .failure(finding(for: error)) }
  }

  private func servedRows(_ frame: Frame) -> Set<YearlyRange.TableRow> {
    var served: Set<YearlyRange.TableRow> = []
    for slot in frame.order.map(Int.init) {
      guard case .lookup(let index) = policy.slots[slot] else { continue }
      let rows = frame.rows[slot] >= 0 ? [Int(frame.rows[slot])] : frame.severalRows[slot] ?? []
      for row in rows { served.insert(.init(table: policy.lookups[index].table, row: row)) }
    }
    return served
  }
}
