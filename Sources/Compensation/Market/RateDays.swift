/// Which days of a history a method takes, and why there may be none; for a mean they are the same days for all
/// currencies.
///
/// A mean is never taken over fewer days than its method says. Each published day of it must have a rate of both
/// currencies, so that a currency that was retired or begun in the middle has none; and more than 7 days without any
/// publication are a hole in the file.
struct RateDays {
  let history: ExchangeRateHistory
  /// What is asked for, and what it is counted in: two codes that differ, unless no days are asked for.
  let pair: [String]
  /// Places of those among the currencies; the euro has none.
  let columns: [(code: String, column: Int)]
  let day: CalendarDate

  /// The most days from one publication to the next, and from the last one to the day of a spot rate.
  ///
  /// The European Central Bank's longest are five, over Easter and Christmas.
  static let longestGap = 7

  /// - Throws: `no-exchange-rate` for a currency that is not in the history.
  init(_ history: ExchangeRateHistory, pair: [String], day: CalendarDate) throws(Finding) {
    self.history = history
    self.pair = pair
    self.day = day
    var columns: [(code: String, column: Int)] = []
    for code in pair where code != ExchangeRateHistory.reference {
      guard let column = history.column(of: code) else {
        let known = history.currencies + [ExchangeRateHistory.reference]
        throw Finding(
          "no-exchange-rate", "there are no rates of \(code)" + suggestion(nearest(to: code, among: known), or: known),
          file: history.file, column: code)
      }
      columns.append((code, column))
    }
    self.columns = columns
  }

  /// The places of the days, ascending, at least one.
  /// - Throws: `no-exchange-rate`.
  func rows(_ method: RateMethod) throws(Finding) -> [Int] {
    switch method {
    case .spot: [try spot()]
    case .monthMean: try all(ofMonths: 1)
    case .yearMean: try all(ofMonths: 12)
    case .firstOfMonth12: try firsts(ofMonths: 12)
    }
  }

  /// The last day that has a rate of both, so that both are of one day.
  private func spot() throws(Finding) -> Int {
    let end = history.firstRow(onOrAfter: day)
    let isPublished = end < history.days.count && history.days[end] == day
    let rows = (0..<(isPublished ? end + 1 : end)).reversed()
    func isRecent(_ row: Int) -> Bool { history.days[row].days(until: day) <= Self.longestGap }
    let last = rows.first { row in columns.allSatisfy { history.hasRate(row: row, column: $0.column) } }
    if let last, isRecent(last) { return last }
    // The one that is to blame, if it is one.
    let lacking =
      columns.first { code in !rows.prefix(while: isRecent).contains { history.hasRate(row: $0, column: code.column) } }
      ?? columns[0]
    let code = lacking.code
    let lastOfCode = rows.first { history.hasRate(row: $0, column: lacking.column) }
    let why =
      if let lastOfCode, !isRecent(lastOfCode) {
        "the last one is of \(history.days[lastOfCode])"
      } else if lastOfCode != nil {
        "it has none on one day together with \(pair.first { $0 != code } ?? code)"
      } else {
        "there is no earlier one"
      }
    throw missing(code, "there is no rate of \(code) on \(day) or in the \(Self.longestGap) days before; \(why)")
  }

  /// All days of some calendar months before that of the day.
  private func all(ofMonths count: Int) throws(Finding) -> [Int] {
    let month = CalendarMonth(of: day)
    guard let start = month.earlier(by: count).firstDay, let end = month.firstDay else { throw noDays() }
    let rows = history.firstRow(onOrAfter: start)..<history.firstRow(onOrAfter: end)
    // The day before the first one counts as published, and so does the one after the last.
    var next = start
    for row in rows {
      if next.days(until: history.days[row]) > Self.longestGap { throw hole(next, before: history.days[row]) }
      next = history.days[row]
    }
    if next.days(until: end) > Self.longestGap { throw hole(next, before: end) }
    let months = count == 1 ? "\(month.earlier(by: 1))" : "\(month.earlier(by: count)) to \(month.earlier(by: 1))"
    for row in rows { try check(row, of: "all days of \(months)") }
    return Array(rows)
  }

  /// The first day of each of some months, the last of which is that of the day.
  private func firsts(ofMonths count: Int) throws(Finding) -> [Int] {
    let last = CalendarMonth(of: day)
    var rows: [Int] = []
    for back in (0..<count).reversed() {
      let month = last.earlier(by: back)
      guard let start = month.firstDay else { throw noDays() }
      let row = history.firstRow(onOrAfter: start)
      guard row < history.days.count, CalendarMonth(of: history.days[row]) == month, history.days[row] <= day else {
        throw missing(
          pair[0],
          "there are no rates of \(month) on or before \(day), as its mean needs; "
            + (back == 0 ? "take a later day of the month, or one of the month before" : "take a longer history"))
      }
      if start.days(until: history.days[row]) > Self.longestGap { throw hole(start, before: history.days[row]) }
      try check(row, of: "the first days of \(last.earlier(by: count - 1)) to \(last)")
      rows.append(row)
    }
    return rows
  }

  private func check(_ row: Int, of days: String) throws(Finding) {
    for (code, column) in columns where !history.hasRate(row: row, column: column) {
      throw missing(
        code,
        "there is no rate of \(code) on \(history.days[row]), which the mean of \(days) needs; "
          + "no mean is taken over fewer"
      )
    }
  }

  private func hole(_ day: CalendarDate, before other: CalendarDate) -> Finding {
    missing(
      pair[0],
      "there are no rates between \(day) and \(other), which the mean of \(self.day) needs; take a longer history, or "
        + "another day")
  }

  private func noDays() -> Finding { missing(pair[0], "there are no months before \(day)") }

  private func missing(_ code: String, _ why: String) -> Finding {
    let span =
      if let first = history.firstDay, let last = history.lastDay {
        " (rates are of \(first) to \(last))"
      } else {
        " (there are no rates at all)"
      }
    return Finding("no-exchange-rate", why + span, file: history.file, column: code)
  }
}
