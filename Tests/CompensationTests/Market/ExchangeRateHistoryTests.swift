import Testing

@testable import Compensation

@Suite struct ExchangeRateHistoryTests {
  /// A history of lines such as `2026-04-13 1.1684 N/A`.
  private static func history(_ currencies: String, _ lines: [String]) throws -> ExchangeRateHistory {
    let rows = try lines.map { line in
      let cells = line.split(separator: " ")
      return (day: try day(String(cells[0])), rates: cells.dropFirst().map { PrintedRate(plain: $0) })
    }
    return ExchangeRateHistory(
      currencies: currencies.split(separator: " ").map(String.init), rows: rows, file: "rates.csv")
  }

  /// `2026-04-13 2026-04-13 1`: the days that were used.
  private static func days(_ rate: DatedRate) -> String { "\(rate.firstDay) \(rate.lastDay) \(rate.count)" }

  private static func refusal(
    _ history: ExchangeRateHistory, _ currency: String, _ base: String, _ method: RateMethod, _ date: String,
    limit: ExactDecimal? = nil, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> Finding {
    try #require(
      #expect(throws: Finding.self, sourceLocation: sourceLocation) {
        try history.rate(of: currency, base: base, method: method, on: day(date), errorLimit: limit)
      }, sourceLocation: sourceLocation)
  }

  private static let week = [
    "2026-04-13 1.1684 186.75 1.661", "2026-04-10 1.1711 186.43 1.6561", "2026-04-09 1.2 N/A 1.6",
  ]

  @Test(arguments: [week, week.reversed()]) func rowsInAnyOrder(lines: [String]) throws {
    let history = try Self.history("USD JPY AUD", lines)
    #expect(history.days.map(\.description) == ["2026-04-09", "2026-04-10", "2026-04-13"])
    #expect(try history.firstDay == day("2026-04-09"))
    #expect(try history.lastDay == day("2026-04-13"))
    #expect(history.currencies == ["USD", "JPY", "AUD"])
    #expect(try history.printedRate(of: "JPY", on: day("2026-04-10")) == PrintedRate(digits: 18643, fractionDigits: 2))
    #expect(try history.printedRate(of: "AUD", on: day("2026-04-13")) == PrintedRate(digits: 1661, fractionDigits: 3))
    #expect(try history.printedRate(of: "JPY", on: day("2026-04-09")) == nil)
    for missing in ["2026-04-08", "2026-04-11", "2026-04-14"] {
      #expect(try history.printedRate(of: "USD", on: day(missing)) == nil)
    }
    #expect(try history.printedRate(of: "EUR", on: day("2026-04-13")) == nil)
    #expect(try history.printedRate(of: "CHF", on: day("2026-04-13")) == nil)
  }

  @Test func aDayWithoutAnyRateIsNone() throws {
    let history = try Self.history("USD", ["2026-04-13 N/A", "2026-04-10 1.1711"])
    #expect(try history.lastDay == day("2026-04-10"))
    #expect(try history.rate(of: "USD", base: "EUR", on: day("2026-04-13")).firstDay == day("2026-04-10"))
  }

  @Test func withoutRates() throws {
    let history = try Self.history("USD", [])
    #expect(history.firstDay == nil)
    #expect(history.lastDay == nil)
    for method in RateMethod.allCases {
      let error = try Self.refusal(history, "USD", "EUR", method, "2026-04-13")
      #expect(error.code == "no-exchange-rate")
      #expect(error.message.hasSuffix("(there are no rates at all)"))
    }
  }

  /// By Python's decimal: 1.661/1.1684, 1/1.1684, 186.75/1.1684, 1.1684/186.75; and 0.00005/1.1684 and so on.
  @Test(arguments: [
    ("AUD", "USD", "1.421602191030469017", "0.000072895911831140"),
    ("EUR", "USD", "0.855871276959945224", "0.000042793563847997"),
    ("JPY", "USD", "159.833960972269770626", "0.000069567325561518"),
    ("USD", "JPY", "0.006256492637215529", "0.000069567325561518"), ("USD", "EUR", "1.1684", "0.000042793563847997"),
    ("JPY", "EUR", "186.75", "0.000026773761713521"),
  ])
  func crossedOverTheEuro(currency: String, base: String, rate: String, error: String) throws {
    let found = try Self.history("USD JPY AUD", Self.week).rate(of: currency, base: base, on: day("2026-04-13"))
    #expect(
      try found
        == DatedRate(
          currency: currency, base: base, unitsPerBase: ExactDecimal(plain: rate), date: day("2026-04-13"),
          method: .spot, firstDay: day("2026-04-13"), lastDay: day("2026-04-13"), count: 1,
          relativeError: ExactDecimal(plain: error)))
  }

  @Test func aCurrencyIsOneOfItself() throws {
    let history = try Self.history("USD CYP", ["2007-12-31 1.4721 0.585274", "2026-04-13 1.2 N/A"])
    for code in ["EUR", "USD", "CYP"] {
      for method in RateMethod.allCases {
        let rate = try history.rate(of: code, base: code, method: method, on: day("2030-01-01"), errorLimit: .zero)
        #expect(rate.unitsPerBase == .one)
        #expect(rate.relativeError == .zero)
        #expect(Self.days(rate) == "2030-01-01 2030-01-01 0")
      }
    }
    #expect(try Self.refusal(history, "CHF", "CHF", .spot, "2026-04-13").code == "no-exchange-rate")
  }

  @Test(arguments: [
    ("2026-04-09", "2026-04-09"), ("2026-04-12", "2026-04-10"), ("2026-04-13", "2026-04-13"),
    ("2026-04-20", "2026-04-13"),
  ])
  func theLastRateOfSevenDays(date: String, used: String) throws {
    let rate = try Self.history("USD JPY AUD", Self.week).rate(
      of: "AUD", base: "EUR", on: day(date), errorLimit: nil)
    #expect(rate.firstDay.description == used)
    #expect(try rate.date == day(date))
  }

  @Test func ratesOfADayAreCrossedWithThoseOfTheSameDay() throws {
    let history = try Self.history(
      "USD JPY", ["2026-04-07 1.5 150.00", "2026-04-09 1.2 N/A", "2026-04-10 N/A 186.43"])
    let rate = try history.rate(of: "JPY", base: "USD", on: day("2026-04-10"), errorLimit: nil)
    #expect(rate.unitsPerBase == ExactDecimal(100))
    #expect(Self.days(rate) == "2026-04-07 2026-04-07 1")
    #expect(
      try Self.refusal(history, "JPY", "USD", .spot, "2026-04-15").message
        == "there is no rate of JPY on 2026-04-15 or in the 7 days before; it has none on one day together with USD "
        + "(rates are of 2026-04-07 to 2026-04-10)")
  }

  @Test(arguments: [
    ("AUD", "EUR", "2026-04-21", "AUD", "the last one is of 2026-04-13"),
    ("EUR", "AUD", "2026-04-21", "AUD", "the last one is of 2026-04-13"),
    ("AUD", "EUR", "2026-04-08", "AUD", "there is no earlier one"),
    ("USD", "JPY", "2026-04-09", "JPY", "there is no earlier one"),
    ("CYP", "USD", "2026-04-13", "CYP", "there is no earlier one"),
  ])
  func noRateOfTheDay(currency: String, base: String, date: String, blamed: String, why: String) throws {
    let history = try Self.history("USD JPY AUD CYP", Self.week.map { $0 + " N/A" })
    let error = try Self.refusal(history, currency, base, .spot, date)
    #expect(
      error.description
        == "rates.csv: \(blamed): error: [no-exchange-rate] there is no rate of \(blamed) on \(date) or in the 7 days before; "
        + "\(why) (rates are of 2026-04-09 to 2026-04-13)")
  }

  @Test func aRetiredCurrencyHasItsLastRate() throws {
    let history = try Self.history("USD CYP", ["2008-01-02 1.4688 N/A", "2007-12-31 1.4721 0.585274"])
    #expect(
      try history.rate(of: "CYP", base: "EUR", on: day("2008-01-07")).unitsPerBase == ExactDecimal(plain: "0.585274"))
    #expect(
      try Self.refusal(history, "CYP", "EUR", .spot, "2008-01-08").message.contains("the last one is of 2007-12-31"))
  }

  @Test(arguments: [
    ("USC", "; did you mean \"USD\"?"), ("usd", "; did you mean \"USD\"?"),
    ("CHF", "; there are: \"AUD\", \"EUR\", \"JPY\", \"USD\""),
  ])
  func anUnknownCurrency(code: String, end: String) throws {
    let history = try Self.history("USD JPY AUD", Self.week)
    for (currency, base) in [(code, "USD"), ("USD", code)] {
      let error = try Self.refusal(history, currency, base, .spot, "2026-04-13")
      #expect(error.description == "rates.csv: \(code): error: [no-exchange-rate] there are no rates of \(code)\(end)")
    }
  }

  // MARK: - How well a rate is known

  @Test func aRateWithTooFewDigits() throws {
    let history = try Self.history("KRW JPY HUF", ["2026-04-13 0.0009 0.0092 0.00252"])
    let date = try day("2026-04-13")
    let error = try Self.refusal(history, "KRW", "EUR", .spot, "2026-04-13", limit: ExchangeRateHistory.usualErrorLimit)
    #expect(
      error.description
        == "rates.csv: KRW: error: [imprecise-rate] the rate of KRW for one EUR is printed with so few digits that it is known only to "
        + "±5.56 %, and the limit is 0.50 %; take rates with more digits, or a higher limit")
    // ±0.54 % and ±0.2 %.
    #expect(throws: Finding.self) { try history.rate(of: "JPY", base: "EUR", on: date) }
    #expect(try history.rate(of: "HUF", base: "EUR", on: date).unitsPerBase == ExactDecimal(plain: "0.00252"))
    // 1/18 + 1/184, of both together.
    let both = try history.rate(of: "JPY", base: "KRW", on: date, errorLimit: nil)
    #expect(try both.relativeError == ExactDecimal(plain: "0.060990338164251208"))
    // At the limit is not above it.
    let exact = try #require(PrintedRate(plain: "0.0009")?.relativeError())
    #expect(try history.rate(of: "KRW", base: "EUR", on: date, errorLimit: exact).relativeError == exact)
    let below = ExactDecimal(units: exact.units - 1)
    #expect(throws: Finding.self) { try history.rate(of: "KRW", base: "EUR", on: date, errorLimit: below) }
  }

  @Test func zerosThatTheFileLeavesOut() throws {
    // 4.3 stands for 4.3000 in a month with 4.2987, and for no more than itself in another.
    let history = try Self.history(
      "PLN",
      ["2024-09-30 4.3", "2024-10-01 4.2987", "2024-10-16 4.3", "2024-10-31 4.31", "2024-11-01 4.3", "2024-11-04 5"])
    let errors = try ["2024-09-30", "2024-10-16", "2024-11-01", "2024-11-04"].map {
      try history.rate(of: "PLN", base: "EUR", on: day($0), errorLimit: nil).relativeError.description
    }
    // By hand: 0.05/4.3, 0.00005/4.3, 0.05/4.3, 0.05/5.
    #expect(errors == ["0.011627906976744186", "0.000011627906976744", "0.011627906976744186", "0.01"])
  }

  @Test func ratesThatCannotBeHeld() throws {
    let history = try Self.history("BIG TNY", ["2026-04-13 900000000000000000 0.00000000000000001"])
    #expect(try Self.refusal(history, "BIG", "TNY", .spot, "2026-04-13").code == "overflow")
    #expect(try Self.refusal(history, "TNY", "BIG", .spot, "2026-04-13").code == "imprecise-rate")
  }

  // MARK: - Means

  /// Five days of each month from January 2025 to January 2026, at most seven days apart.
  private static func yearOfRates(changing change: (String) -> String? = { $0 }) throws -> ExchangeRateHistory {
    var lines: [String] = []
    for month in 1...13 {
      let start = month == 13 ? "2026-01" : "2025-\(month < 10 ? "0" : "")\(month)"
      for date in [2, 8, 15, 22, 28] {
        let line = "\(start)-\(date < 10 ? "0" : "")\(date) \(month).00 \(date).00"
        if let line = change(line) { lines.append(line) }
      }
    }
    return try history("AAA BBB", lines)
  }

  /// By hand. AAA is the number of the month (13 in January 2026), BBB that of the day: 2, 8, 15, 22, 28, whose mean is 15.
  @Test(arguments: [
    (RateMethod.monthMean, "AAA", "2026-01-31", "12", "2025-12-02 2025-12-28 5"),
    (.monthMean, "AAA", "2026-01-01", "12", "2025-12-02 2025-12-28 5"),
    (.monthMean, "BBB", "2026-01-01", "15", "2025-12-02 2025-12-28 5"),
    (.monthMean, "AAA", "2026-02-28", "13", "2026-01-02 2026-01-28 5"),
    (.monthMean, "AAA", "2025-12-31", "11", "2025-11-02 2025-11-28 5"),
    (.yearMean, "AAA", "2026-01-20", "6.5", "2025-01-02 2025-12-28 60"),
    (.yearMean, "BBB", "2026-01-20", "15", "2025-01-02 2025-12-28 60"),
    (.yearMean, "AAA", "2026-02-01", "7.5", "2025-02-02 2026-01-28 60"),
    (.firstOfMonth12, "AAA", "2026-01-02", "7.5", "2025-02-02 2026-01-02 12"),
    (.firstOfMonth12, "AAA", "2025-12-31", "6.5", "2025-01-02 2025-12-02 12"),
    (.firstOfMonth12, "BBB", "2025-12-31", "2", "2025-01-02 2025-12-02 12"),
  ])
  func meanOfMonths(method: RateMethod, currency: String, date: String, expected: String, used: String) throws {
    let rate = try Self.yearOfRates().rate(
      of: currency, base: "EUR", method: method, on: day(date), errorLimit: nil)
    #expect(try rate.unitsPerBase == ExactDecimal(plain: expected))
    #expect(Self.days(rate) == used)
    #expect(rate.method == method)
    #expect(try rate.date == day(date))
  }

  @Test func theMeanOfTheCrossedRatesIsNotTheRatioOfTheMeans() throws {
    // By Python's decimal: 12 × (1/2 + 1/8 + 1/15 + 1/22 + 1/28) / 5 is 1.85480519…; 12/15 would be 0.8.
    let rate = try Self.yearOfRates().rate(
      of: "AAA", base: "BBB", method: .monthMean, on: day("2026-01-01"), errorLimit: nil)
    #expect(try rate.unitsPerBase == ExactDecimal(plain: "1.854805194805194805"))
    // 0.005/12 + (0.005/2 + 0.005/8 + 0.005/15 + 0.005/22 + 0.005/28) / 5.
    #expect(try rate.relativeError == ExactDecimal(plain: "0.001189502164502165"))
  }

  @Test(arguments: [
    // A day without a rate of one of the two, as of a currency that was retired or begun within the months.
    (RateMethod.monthMean, "2026-01-05", "2025-12-15", true), (.monthMean, "2026-01-05", "2025-11-15", false),
    (.yearMean, "2026-01-05", "2025-01-02", true), (.yearMean, "2026-01-05", "2025-12-28", true),
    (.yearMean, "2026-01-05", "2026-01-02", false), (.firstOfMonth12, "2026-01-05", "2025-07-02", true),
    (.firstOfMonth12, "2026-01-05", "2025-07-08", false), (.firstOfMonth12, "2026-01-05", "2025-01-02", false),
    (.firstOfMonth12, "2026-01-05", "2026-01-02", true),
  ])
  func noMeanOverFewerDays(method: RateMethod, date: String, lost: String, isRefused: Bool) throws {
    let history = try Self.yearOfRates { line in
      guard line.hasPrefix(lost) else { return line }
      let cells = line.split(separator: " ")
      return "\(cells[0]) N/A \(cells[2])"
    }
    for (currency, base) in [("AAA", "EUR"), ("BBB", "AAA")] {
      guard isRefused else {
        #expect(
          try history.rate(of: currency, base: base, method: method, on: day(date), errorLimit: nil).unitsPerBase
            == Self.yearOfRates().rate(of: currency, base: base, method: method, on: day(date), errorLimit: nil)
            .unitsPerBase)
        continue
      }
      let error = try Self.refusal(history, currency, base, method, date)
      #expect(error.code == "no-exchange-rate")
      #expect(error.column == "AAA")
      #expect(error.message.contains("there is no rate of AAA on \(lost), which the mean of "))
    }
    // The other currency has all of its days.
    #expect(try history.rate(of: "BBB", base: "EUR", method: method, on: day(date), errorLimit: nil).count > 0)
  }

  @Test(arguments: [
    // Nothing was published for more than seven days: at the beginning, within, at the end.
    (RateMethod.monthMean, "2026-01-05", ["2025-12-02", "2025-12-08"], "between 2025-12-01 and 2025-12-15"),
    (.monthMean, "2026-01-05", ["2025-12-15"], "between 2025-12-08 and 2025-12-22"),
    (.monthMean, "2026-01-05", ["2025-12-28"], "between 2025-12-22 and 2026-01-01"),
    (.monthMean, "2026-01-05", ["2025-12"], "between 2025-12-01 and 2026-01-01"),
    (.monthMean, "2025-01-05", [], "between 2024-12-01 and 2025-01-01"),
    (.yearMean, "2026-01-05", ["2025-01"], "between 2025-01-01 and 2025-02-02"),
    (.yearMean, "2025-12-05", [], "between 2024-12-01 and 2025-01-02"),
    (.firstOfMonth12, "2026-01-05", ["2025-04-02", "2025-04-08"], "between 2025-04-01 and 2025-04-15"),
    (.firstOfMonth12, "2026-01-05", ["2025-04"], "no rates of 2025-04 on or before 2026-01-05"),
    (.firstOfMonth12, "2025-11-05", [], "no rates of 2024-12 on or before 2025-11-05"),
    (.firstOfMonth12, "2026-01-01", [], "take a later day of the month, or one of the month before"),
    (.firstOfMonth12, "2026-02-01", [], "no rates of 2026-02 on or before 2026-02-01"),
  ])
  func holes(method: RateMethod, date: String, lost: [String], message: String) throws {
    let history = try Self.yearOfRates { line in lost.contains { line.hasPrefix($0) } ? nil : line }
    for (currency, base) in [("AAA", "EUR"), ("EUR", "BBB"), ("AAA", "BBB")] {
      let error = try Self.refusal(history, currency, base, method, date)
      #expect(error.code == "no-exchange-rate")
      #expect(error.file == "rates.csv")
      #expect(error.message.contains(message))
    }
  }

  @Test func aDayOrTwoWithoutPublicationAreNoHole() throws {
    // From the 8th to the 15th are seven days.
    #expect(
      try Self.yearOfRates { $0.hasPrefix("2025-12-02") ? nil : $0 }
        .rate(of: "BBB", base: "EUR", method: .monthMean, on: day("2026-01-05"), errorLimit: nil).unitsPerBase
        == ExactDecimal(plain: "18.25"))
  }

  @Test func beforeTheFirstYear() throws {
    let history = try Self.history("USD", ["0001-01-03 1.5000"])
    for method in [RateMethod.monthMean, .yearMean, .firstOfMonth12] {
      #expect(try Self.refusal(history, "USD", "EUR", method, "0001-01-03").code == "no-exchange-rate")
    }
    #expect(try history.rate(of: "USD", base: "EUR", on: day("0001-01-03")).count == 1)
  }

  @Test func theLastMonthOfTheCalendar() throws {
    let history = try Self.history(
      "USD", (1...31).map { "9999-12-\($0 < 10 ? "0" : "")\($0) 2.0000" })
    #expect(try history.rate(of: "USD", base: "EUR", on: day("9999-12-31")).unitsPerBase == ExactDecimal(2))
    #expect(try Self.refusal(history, "USD", "EUR", .monthMean, "9999-12-31").code == "no-exchange-rate")
  }

  // MARK: - Against a naive computation

  /// Days and rates at random, worked out again with dictionaries and a walk over each day of the calendar.
  @Test(arguments: [1, 2, 3, 4]) func agreesWithAWalkOverTheCalendar(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let codes = ["USD", "JPY", "CYP"]
    var calendar: [CalendarDate] = []
    for year in 2023...2025 {
      for month in 1...12 {
        for number in 1...31 { calendar += [CalendarDate(year: year, month: month, day: number)].compactMap { $0 } }
      }
    }
    var quoted: [CalendarDate: [String: PrintedRate]] = [:]
    let isSparse = seed % 2 == 0
    for date in calendar where Int.random(in: 0..<100, using: &generator) < (isSparse ? 45 : 85) {
      for code in codes where Int.random(in: 0..<1000, using: &generator) < (isSparse ? 980 : 999) {
        let digits = Int64.random(in: 1...999_999, using: &generator)
        quoted[date, default: [:]][code] = PrintedRate(
          digits: digits, fractionDigits: Int.random(in: 0...5, using: &generator))
      }
    }
    let history = ExchangeRateHistory(
      currencies: codes,
      rows: quoted.shuffled(using: &generator).map { entry in (entry.key, codes.map { entry.value[$0] }) })

    // Digits after the point by currency and month.
    var places: [String: Int] = [:]
    for (date, rates) in quoted {
      for (code, rate) in rates {
        places["\(code) \(date.year) \(date.month)", default: 0] = max(
          places["\(code) \(date.year) \(date.month)"] ?? 0, rate.fractionDigits)
      }
    }
    var outcomes: [Bool] = []
    for _ in 0..<400 {
      let pair = (codes + ["EUR"]).shuffled(using: &generator).prefix(2)
      let (currency, base) = (pair[0], pair[1])
      let method = try #require(RateMethod.allCases.randomElement(using: &generator))
      let date = try #require(calendar.randomElement(using: &generator))
      let expected = try Self.naive(currency, base, method, date, quoted, places, calendar)
      let found = try? history.rate(of: currency, base: base, method: method, on: date, errorLimit: nil)
      #expect(found?.unitsPerBase == expected?.rate, "\(currency) \(base) \(method) \(date)")
      #expect(found?.relativeError == expected?.error, "\(currency) \(base) \(method) \(date)")
      #expect(found?.count == expected?.count)
      outcomes.append(expected != nil)
    }
    // Neither all refused nor all found.
    #expect(outcomes.filter { $0 }.count > 40)
    #expect(outcomes.filter { !$0 }.count > 20)
  }

  private static func naive(
    _ currency: String, _ base: String, _ method: RateMethod, _ date: CalendarDate,
    _ quoted: [CalendarDate: [String: PrintedRate]], _ places: [String: Int], _ calendar: [CalendarDate]
  ) throws -> (rate: ExactDecimal, error: ExactDecimal, count: Int)? {
    func monthNumber(_ day: CalendarDate) -> Int { day.year * 12 + day.month }
    func isQuoted(_ day: CalendarDate) -> Bool {
      [currency, base].allSatisfy { $0 == "EUR" || quoted[day]?[$0] != nil }
    }
    var used: [CalendarDate] = []
    switch method {
    case .spot:
      let near = calendar.filter { $0 <= date && $0.days(until: date) <= 7 && quoted[$0] != nil }
      guard let last = near.last(where: isQuoted) else { return nil }
      used = [last]
    case .monthMean, .yearMean:
      let months = method == .monthMean ? 1 : 12
      let wanted = (monthNumber(date) - months)..<monthNumber(date)
      // Within the calendar of the test only.
      guard wanted.lowerBound >= 2023 * 12 + 1 else { return nil }
      let window = calendar.filter { wanted.contains(monthNumber($0)) }
      used = window.filter { quoted[$0] != nil }
      var silent = 0
      for (index, day) in window.enumerated() {
        silent = quoted[day] == nil ? silent + 1 : 0
        // Seven days from one publication to the next, or to the end, leave six between; from the first day on they leave seven.
        if silent > (silent == index + 1 ? 7 : 6) { return nil }
      }
    case .firstOfMonth12:
      for back in (0..<12).reversed() {
        let month = calendar.filter { monthNumber($0) == monthNumber(date) - back }
        guard let first = month.first(where: { quoted[$0] != nil }), first <= date, first.day <= 8 else { return nil }
        used.append(first)
      }
    }
    guard !used.isEmpty, used.allSatisfy(isQuoted) else { return nil }
    var (rates, errors) = (ExactDecimal.zero, ExactDecimal.zero)
    for day in used {
      var values: [ExactDecimal] = []
      for code in [currency, base] {
        guard let rate = quoted[day]?[code], code != "EUR" else {
          values.append(.one)
          continue
        }
        values.append(rate.value)
        var half = try ExactDecimal(plain: "0.5")
        for _ in 0..<(places["\(code) \(day.year) \(day.month)"] ?? 0) { half = try half / ExactDecimal(10) }
        errors = try errors + half / rate.value
      }
      rates = try rates + values[0] / values[1]
    }
    let count = ExactDecimal(used.count)
    return (try rates / count, try errors / count, used.count)
  }
}
