internal import Compensation

/// Numbers as people read them, the same in every locale: a comma between thousands, a point before decimals.
enum NumberText {
  /// All digits of a number: `119,174.4`.
  static func full(_ number: ExactDecimal) -> String { grouped(number.description) }

  /// A number with at most ten decimal places, enough to check it by hand; the machine-readable forms have all of them.
  static func readable(_ number: ExactDecimal) -> String {
    let unit = ExactDecimal(units: ExactDecimal.unitsPerOne / 10_000_000_000)
    return full((try? number.rounded(.nearest, to: unit)) ?? number)
  }

  /// A count: `2,987`.
  static func whole(_ count: Int) -> String { grouped(String(count)) }

  /// An amount: whole if it is whole, otherwise with its currency's digits: `102,000`, `109,565.22`.
  static func amount(_ money: Money) -> String {
    let isWhole = money.amount.units % ExactDecimal.unitsPerOne == 0
    return grouped(money.amount.formatted(fractionDigits: isWhole ? 0 : money.currency.minorDigits))
  }

  static func amountWithCode(_ money: Money) -> String { "\(money.currency.code) \(amount(money))" }

  /// Two decimal places: `187,911.46`.
  static func hundredths(_ number: ExactDecimal) -> String { grouped(number.formatted(fractionDigits: 2)) }

  /// Four decimal places: `0.9250`.
  static func ratio(_ number: ExactDecimal) -> String { number.formatted(fractionDigits: 4) }

  /// A share as a percentage with one decimal place: `45.0 %`.
  static func percentage(_ share: ExactDecimal) -> String {
    guard let percent = try? share * ExactDecimal(100) else { return ratio(share) }
    return percent.formatted(fractionDigits: 1) + " %"
  }

  private static func grouped(_ digits: String) -> String {
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
  var shown: String {
    switch self {
    case .empty: ""
    case .text(let text), .remark(let text): text
    case .money(let money): NumberText.amount(money)
    case .moneyWithCode(let money): NumberText.amountWithCode(money)
    case .number(let number): NumberText.readable(number)
    case .hundredths(let number): NumberText.hundredths(number)
    case .ratio(let number): NumberText.ratio(number)
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
