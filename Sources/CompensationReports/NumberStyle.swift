internal import Compensation

/// How numbers are written for people: grouping, decimal mark, minus, the currency and its place.
///
/// Without a locale they are the same wherever a command runs: a comma between thousands, a point before decimals. Files
/// for machines never ask it.
public struct NumberStyle: Sendable {
  private let locale: NumberLocale?

  /// A style.
  /// - Parameter locale: Whose language and country numbers are written for; nil for none.
  public init(locale: NumberLocale? = nil) { self.locale = locale }

  /// All digits of a number: `119,174.4`.
  func full(_ number: ExactDecimal) -> String { grouped(number.description) }

  /// A number with at most ten decimal places, enough to check it by hand; the machine-readable forms have all of them.
  func readable(_ number: ExactDecimal) -> String {
    let unit = ExactDecimal(units: ExactDecimal.unitsPerOne / 10_000_000_000)
    return full((try? number.rounded(.nearest, to: unit)) ?? number)
  }

  /// A count: `2,987`.
  func whole(_ count: Int) -> String { grouped(String(count)) }

  /// A count that is grouped only for a locale: `2987`.
  public func bare(_ count: Int) -> String { ungrouped(String(count)) }

  /// A number that is grouped only for a locale: `0.8`.
  func bare(_ number: ExactDecimal) -> String { ungrouped(number.description) }

  /// An amount: whole if it is whole, otherwise with its currency's digits: `102,000`, `109,565.22`.
  func amount(_ money: Money) -> String { grouped(money.plain) }

  /// An amount that says its currency: `EUR 102,000`; for a locale with the sign that is usual there.
  func amountWithCode(_ money: Money) -> String {
    locale?.amount(money.plain, currency: money.currency.code) ?? "\(money.currency.code) \(amount(money))"
  }

  /// Two decimal places: `187,911.46`.
  func hundredths(_ number: ExactDecimal) -> String { grouped(number.formatted(fractionDigits: 2)) }

  /// Four decimal places: `0.9250`.
  func ratio(_ number: ExactDecimal) -> String { ungrouped(number.formatted(fractionDigits: 4)) }

  /// A share as a percentage: `45.0 %`.
  func percentage(_ share: ExactDecimal, fractionDigits: Int = 1) -> String {
    guard let percent = try? share * ExactDecimal(100) else { return ratio(share) }
    let digits = percent.formatted(fractionDigits: fractionDigits)
    return locale?.percentage(digits, showsPlus: false) ?? digits + " %"
  }

  /// A share by which something changed, as a percentage with its sign: `+4.5 %`.
  func change(_ share: ExactDecimal) -> String {
    guard share > .zero, let percent = try? share * ExactDecimal(100) else { return percentage(share) }
    return locale?.percentage(percent.formatted(fractionDigits: 1), showsPlus: true) ?? "+" + percentage(share)
  }

  /// Digits with an optional minus and point as they are written for a locale; without one as they stand.
  func ungrouped(_ digits: String) -> String { locale?.number(digits) ?? digits }

  private func grouped(_ digits: String) -> String {
    if let locale { return locale.number(digits) }
    let isNegative = digits.hasPrefix("-")
    let parts = (isNegative ? digits.dropFirst() : digits[...]).split(separator: ".", omittingEmptySubsequences: false)
    var whole = ""
    for (offset, digit) in parts[0].reversed().enumerated() {
      if offset > 0, offset % 3 == 0 { whole.append(",") }
      whole.append(digit)
    }
    let sign = isNegative ? "-" : ""
    return sign + String(whole.reversed()) + (parts.count > 1 ? "." + parts[1] : "")
  }
}

extension Table.Cell {
  /// The cell as people read it.
  func shown(_ numbers: NumberStyle) -> String {
    switch self {
    case .empty: ""
    case .text(let text), .remark(let text): text
    case .money(let money): numbers.amount(money)
    case .moneyWithCode(let money): numbers.amountWithCode(money)
    case .number(let number): numbers.readable(number)
    case .hundredths(let number): numbers.hundredths(number)
    case .ratio(let number): numbers.ratio(number)
    case .date(let date): date.description
    }
  }

  /// The cell in a machine-readable file: no grouping, an amount with its currency's digits.
  var plain: String {
    switch self {
    case .empty: ""
    case .text(let text), .remark(let text): text
    case .money(let money), .moneyWithCode(let money):
      money.amount.formatted(fractionDigits: money.currency.minorDigits)
    case .number(let number): number.description
    case .hundredths(let number): number.formatted(fractionDigits: 2)
    case .ratio(let number): number.formatted(fractionDigits: 4)
    case .date(let date): date.description
    }
  }

  var isNumeric: Bool {
    switch self {
    case .empty, .text, .date, .remark: false
    case .money, .moneyWithCode, .number, .hundredths, .ratio: true
    }
  }
}

extension Table {
  /// Whether a column holds numbers, which stand to the right.
  func isNumeric(_ column: Int) -> Bool {
    rows.contains { $0[column].isNumeric }
      && rows.allSatisfy { row in
        if case .remark = row[column] { return true }
        return row[column].isNumeric || row[column] == .empty
      }
  }
}

extension String {
  /// The text with its first letter in capitals, as a sentence begins.
  var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
