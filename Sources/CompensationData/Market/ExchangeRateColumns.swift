internal import Compensation
internal import Tabular

/// Where a file of exchange rates has the day and each currency.
struct ExchangeRateColumns {
  static let dateHeader = "Date"

  let date: Int
  let currencies: [(code: String, column: Int)]
  /// The column after the last delimiter, which has no name and must be empty; nil if lines do not end in one.
  let unnamed: Int?
  let columnCount: Int

  /// Finds the columns; nil if there is no day or no currency.
  init?(_ header: CSVHeader, file: String, _ findings: inout [Finding]) {
    let names = header.names.map { String(Substring($0).trimmingBlanks) }
    func report(_ code: String, _ message: String, _ name: String?, severity: Finding.Severity = .error) {
      findings.append(
        Finding(code, message, severity: severity, file: file, line: header.line, column: name))
    }
    columnCount = names.count
    var places: [String: [Int]] = [:]
    for (place, name) in names.enumerated() { places[name, default: []].append(place) }
    var currencies: [(code: String, column: Int)] = []
    var unnamed: Int?
    for (place, name) in names.enumerated() {
      if name.isEmpty {
        if place > 0, place == names.count - 1 {
          unnamed = place
        } else {
          report("blank-header", "column \(place + 1) has no name; name it in the header, or remove the column", nil)
        }
      } else if let all = places[name], all.count > 1 {
        if place != all[0] {
          report(
            "duplicate-header",
            "columns \(all[0] + 1) and \(place + 1) have the same name, so that neither is used; rename or remove one",
            name)
        }
      } else if name == Self.dateHeader {
        continue
      } else if name == ExchangeRateHistory.reference {
        report(
          "unused-column", "this column is not used: rates are for one euro, which is 1", name, severity: .warning)
      } else if name.utf8.count == 3, name.utf8.allSatisfy({ (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }) {
        currencies.append((name, place))
      } else {
        report(
          "unused-column", "this column is not used: its name is no code of a currency, three capital letters", name,
          severity: .warning)
      }
    }
    let dates = places[Self.dateHeader] ?? []
    if dates.isEmpty {
      let meant = nearest(to: Self.dateHeader, among: names).first.map { "; did you mean \"\($0)\"?" } ?? ""
      report(
        "missing-column",
        "there is no column \(Self.dateHeader) with the day of each row; rename the one that has it, or take the history "
          + "that the European Central Bank publishes as eurofxref-hist.csv\(meant)", Self.dateHeader)
    }
    if currencies.isEmpty {
      report("missing-column", "no column has the code of a currency as its name, such as USD; add one", nil)
    }
    guard dates.count == 1, !currencies.isEmpty else { return nil }
    date = dates[0]
    self.currencies = currencies
    self.unnamed = unnamed
  }
}
