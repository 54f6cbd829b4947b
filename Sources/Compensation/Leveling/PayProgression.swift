extension Ladder {
  /// Where pay does not rise with the grade: midpoints (or offers, in a policy without ranges) of the levels of each family and table,
  /// compared in every place that the policy lists.
  /// - Parameters:
  ///   - calculator: The policy's pay; the ladder is read as of its day.
  ///   - asOf: The day of the ladder.
  /// - Returns: A warning for each pair of levels, with the number of places.
  public func payFindings(_ calculator: Calculator, asOf date: CalendarDate?) -> [Finding] {
    let groups = Dictionary(grouping: levels(asOf: date).filter { !$0.grade.isEmpty }) { [$0.family, $0.table] }
    return unpriced(levels(asOf: date), calculator)
      + groups.sorted { $0.key.lexicographicallyPrecedes($1.key) }.flatMap { payFindings($0.value, calculator) }
  }

  /// Levels that the policy's own inputs do not know, so that they have no pay.
  private func unpriced(_ levels: [JobLevel], _ calculator: Calculator) -> [Finding] {
    levels.compactMap { level in
      do throws(Finding) {
        _ = try RangeListing(calculator, given: level.inputs(of: calculator.policy))
        return nil
      } catch {
        return Finding(
          "no-pay-for-level", "the policy has no pay for this level: \(error.message)", severity: .warning, file: file,
          line: level.line, column: error.column == "job" ? "family" : error.column)
      }
    }
  }

  private func payFindings(_ levels: [JobLevel], _ calculator: Calculator) -> [Finding] {
    // A level without pay says nothing, and hides none below it.
    let paid = levels.map { ($0, pay(of: $0, calculator)) }.filter { !$0.1.isEmpty }
    let (levels, pays) = (paid.map(\.0), paid.map(\.1))
    var found: [Finding] = []
    for (place, level) in levels.enumerated() {
      // Of the levels with the next lower grade, each.
      guard let lower = levels[..<place].last(where: { $0.isBelow(level) })?.grade else { continue }
      for (other, below) in levels[..<place].enumerated() where below.grade == lower {
        let shared = pays[place].filter { pays[other][$0.key] != nil }
        let falling = shared.filter { $0.value <= pays[other][$0.key] ?? .zero }.keys.sorted()
        guard let first = falling.first else { continue }
        found.append(
          Finding(
            "pay-not-rising",
            "\(level.title), grade \(level.grade), pays no more than \(below.title), grade \(below.grade), in \(falling.count) of "
              + "\(shared.count) places\(first.isEmpty ? "" : ", such as \(first)"); correct the factors or benchmarks",
            severity: .warning, file: file, line: level.line, column: "grade"))
      }
    }
    return found
  }

  /// The midpoint of a level, by place: the values of the inputs that the ladder does not say.
  private func pay(of level: JobLevel, _ calculator: Calculator) -> [String: ExactDecimal] {
    let policy = calculator.policy
    guard let result = policy.results.firstIndex(of: .midpoint) ?? policy.results.firstIndex(of: .offer) else {
      return [:]
    }
    var pay: [String: ExactDecimal] = [:]
    // Otherwise it would be paid as all levels of the policy, one after the other.
    if level.level.isEmpty, policy.inputNames.contains("level") { return [:] }
    // A level that the policy does not pay, or a policy with a free input, says nothing about pay.
    guard var listing = try? RangeListing(calculator, given: level.inputs(of: policy)) else { return [:] }
    let own = policy.inputNames.map { ["job", "level", "grade"].contains($0) }
    _ = try? listing.forEach { row in
      let place = zip(row.inputs, own).filter { !$0.1 && !$0.0.isEmpty }.map(\.0).joined(separator: ", ")
      pay[place] = row.amounts[result]
    } refused: { _ in
    }
    return pay
  }
}

extension JobLevel {
  /// The inputs of a policy that the level says.
  public func inputs(of policy: Policy) -> InputValues {
    var inputs = InputValues()
    for (name, value) in [("job", family), ("level", level), ("grade", grade)]
    where !value.isEmpty && policy.inputNames.contains(name) { inputs.add(value, to: name) }
    return inputs
  }
}
