/// The published rates of many days: units of each currency for one euro.
///
/// Currencies are codes as texts, as a history has those that are retired, too. The euro itself is no column of it: it
/// is 1.
///
/// ## Source
///
/// European Central Bank, euro foreign exchange reference rates, `eurofxref-hist.csv`.
public struct ExchangeRateHistory: Sendable {
  /// The currency that all rates are for one of.
  public static let reference = "EUR"

  /// The file, as it is to be named in findings; nil if there is none.
  public let file: String?
  /// The currencies beside the euro, in the order of the file.
  public let currencies: [String]
  /// The days on which any currency has a rate, ascending.
  public let days: [CalendarDate]

  /// For each day one number for each currency, in its last printed digit's unit; 0 where there is no rate.
  private let digits: [Int64]
  /// How many of the digits come after the point.
  private let fractionDigits: [UInt8]
  private let columnOfCurrency: [String: Int]

  /// A history of its days.
  ///
  /// A day without any rate is left out: nothing was published on it.
  /// - Parameters:
  ///   - currencies: Codes, each once, without the euro.
  ///   - rows: The days in any order, each once, with as many rates as there are currencies; nil where there is none.
  public init(
    currencies: [String], rows: [(day: CalendarDate, rates: [PrintedRate?])], file: String? = nil
  ) {
    self.file = file
    self.currencies = currencies
    columnOfCurrency = Dictionary(uniqueKeysWithValues: currencies.enumerated().map { ($1, $0) })
    precondition(columnOfCurrency[Self.reference] == nil, "the euro is 1")
    var days: [CalendarDate] = []
    var digits: [Int64] = []
    var fractionDigits: [UInt8] = []
    digits.reserveCapacity(rows.count * currencies.count)
    fractionDigits.reserveCapacity(rows.count * currencies.count)
    let order = rows.indices.filter { rows[$0].rates.contains { $0 != nil } }.sorted { rows[$0].day < rows[$1].day }
    for (day, rates) in order.lazy.map({ rows[$0] }) {
      precondition(days.last != day, "a day is there twice")
      precondition(rates.count == currencies.count, "a rate for each currency")
      days.append(day)
      for rate in rates {
        digits.append(rate?.digits ?? 0)
        fractionDigits.append(UInt8(rate?.fractionDigits ?? 0))
      }
    }
    self.days = days
    self.digits = digits
    self.fractionDigits = fractionDigits
  }

  /// The first day with a rate; nil if there is none.
  public var firstDay: CalendarDate? { days.first }

  /// The last day with a rate; nil if there is none.
  public var lastDay: CalendarDate? { days.last }

  /// What was printed for a currency on a day: units for one euro; nil if there is nothing, and for the euro itself.
  public func printedRate(of currency: String, on day: CalendarDate) -> PrintedRate? {
    let row = firstRow(onOrAfter: day)
    guard let column = columnOfCurrency[currency], row < days.count, days[row] == day else { return nil }
    return printedRate(row: row, column: column)
  }

  /// Where a currency is; nil if it is not there.
  func column(of currency: String) -> Int? { columnOfCurrency[currency] }

  /// What was printed, by place among the days and the currencies.
  func printedRate(row: Int, column: Int) -> PrintedRate? {
    let place = row * currencies.count + column
    return PrintedRate(digits: digits[place], fractionDigits: Int(fractionDigits[place]))
  }

  /// Whether there is a rate.
  func hasRate(row: Int, column: Int) -> Bool { digits[row * currencies.count + column] > 0 }

  /// The place of the first day that is not before a day; the number of days if all are.
  func firstRow(onOrAfter day: CalendarDate) -> Int {
    var (low, high) = (0, days.count)
    while low < high {
      let middle = (low + high) / 2
      if days[middle] < day { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// How many digits after the point the rates of a currency are known with in the calendar month of a day: as many as
  /// any of them is printed with, as the European Central Bank's file leaves out zeros at the end.
  func knownFractionDigits(row: Int, column: Int) -> Int {
    func isInMonth(_ other: Int) -> Bool { days[other].year == days[row].year && days[other].month == days[row].month }
    var most = 0
    var first = row
    while first > 0, isInMonth(first - 1) { first -= 1 }
    for other in first..<days.count {
      if !isInMonth(other) { break }
      most = max(most, Int(fractionDigits[other * currencies.count + column]))
    }
    return most
  }
}
