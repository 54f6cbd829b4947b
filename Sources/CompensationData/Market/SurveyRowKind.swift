internal import Compensation
internal import Tabular

/// What the cells of a row that are not its figure make of it.
enum SurveyRowKind: Sendable {
  /// A figure of a cell; how its pay is to be read: per what in each column, nil for one after the first that does not say.
  case figure(cell: [String], Currency, bases: [PayBasis?])
  /// Left out by a rule of the mapping, by its number.
  case leftOut(Int)
  case reject(SurveyRejects.Reason)
}

extension SurveyColumns {
  /// What kind of row it is.
  func kind(_ batch: CSVBatch, _ record: Int) -> SurveyRowKind {
    func text(_ column: Int) -> String { String(Substring(batch[record].text(column)).trimmingBlanks) }
    for (number, filter) in filters.enumerated() where !filter.values.contains(text(filter.place)) {
      return .leftOut(number)
    }
    var given: [[String]] = []
    func value(_ place: Place) -> String {
      switch place {
      case .column(let column): text(column)
      case .given(let crosswalk, let column): given[crosswalk][column]
      }
    }
    for (number, (keys, crosswalk)) in crosswalks.enumerated() {
      let rule = filters.count + number
      guard let values = crosswalk.table.values(for: keys.map(value)) else {
        return crosswalk.leavesOutUnmapped ? .leftOut(rule) : .reject(unmapped(keys, keys.map(value), crosswalk))
      }
      // Somebody decided that it is not to count.
      if values.contains("") { return .leftOut(rule) }
      given.append(values)
    }
    do throws(SurveyRejects.Reason) {
      let cell = try dimensions.map { place throws(SurveyRejects.Reason) in
        let text = value(place)
        if text.isEmpty { throw missing(name(place)) }
        return text
      }
      let currency = try currency(value)
      // What a later column is per matters only where the first has no figure.
      let bases: [PayBasis?] = try [basis(pay[0], value)] + pay.dropFirst().map { try? basis($0, value) }
      return .figure(cell: cell, currency, bases: bases)
    } catch { return .reject(error) }
  }

  /// The name of a column, for a reject.
  private func name(_ place: Place) -> String {
    switch place {
    case .column(let column): names[column]
    case .given(let number, let column): crosswalks[number].crosswalk.table.given[column]
    }
  }

  private func missing(_ column: String) -> SurveyRejects.Reason {
    .init(column: column, code: "missing-value", message: "the cell is empty")
  }

  private func unmapped(
    _ keys: [Place], _ values: [String], _ crosswalk: SurveyMapping.Crosswalk
  ) -> SurveyRejects.Reason {
    // A text with digits may be somebody's pay in the wrong column.
    let shown = values.map { value in
      value.contains(where: \.isNumber) ? "a text with digits" : "\"\(value.prefix(60))\""
    }.joined(separator: ", ")
    return .init(
      column: keys.map(name).joined(separator: ", "), code: "unmapped-value",
      message: "\(crosswalk.table.file) has no row for \(shown); add one, with empty cells if it is not to count")
  }

  private func currency(_ value: (Place) -> String) throws(SurveyRejects.Reason) -> Currency {
    let text: String
    let column: String
    switch currency {
    case .constant(let constant): (text, column) = (constant, "currency")
    case .place(let place, let values):
      let cell = value(place)
      (text, column) = (values[cell] ?? cell, name(place))
    }
    if text.isEmpty { throw missing(column) }
    if let currency = Currency(code: text) { return currency }
    let sign = CurrencySigns.all.first { $0.sign == text }
    throw .init(
      column: column, code: "unknown-currency",
      message: sign.map { sign in
        sign.codes.count > 1
          ? "\(sign.sign) is the sign of \(sign.codes.count) currencies; say in the mapping, under \"values\", which it is here"
          : "\(sign.sign) is a sign; say in the mapping, under \"values\", that it is \(sign.codes.first ?? "")"
      }
        ?? "this is not one currency's code of ISO 4217; say in the mapping, under \"values\", which it is, or map it with a crosswalk"
    )
  }

  private func basis(_ pay: Pay, _ value: (Place) -> String) throws(SurveyRejects.Reason) -> PayBasis {
    let text: String
    let column: String
    switch pay.basis {
    case .constant(let constant): (text, column) = (constant, "pay_basis")
    case .place(let place, let values):
      let cell = value(place)
      (text, column) = (values[cell] ?? cell, name(place))
    }
    guard let basis = PayPeriodText.basis(text) else {
      if text.isEmpty { throw missing(column) }
      throw .init(
        column: column, code: "unknown-pay-basis",
        message: "this is not annual, monthly or hourly; say in the mapping, under \"values\", which it is")
    }
    if basis == .hourly && pay.rule.hoursPerYear == nil || basis == .monthly && pay.rule.monthsPerYear == nil {
      throw .init(
        column: column, code: "unknown-pay-basis",
        message: basis == .hourly
          ? "pay by the hour needs \"hours_per_year\" in the mapping"
          : "pay by the month needs \"months_per_year\" in the mapping")
    }
    return basis
  }
}
