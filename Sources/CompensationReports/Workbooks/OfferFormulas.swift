internal import Compensation
internal import Spreadsheet

/// The formulas of an offer's row that follow from the row's other cells: pay at a share of full time, and where an amount lies.
struct OfferFormulas {
  /// The names of the row's columns.
  let columns: [String]
  /// The amount that is placed in the range; nil is what is asked for.
  let amount: PayResult?

  /// - Parameter cell: Where a column of the row is.
  func formula(_ column: String, cell place: (Int) -> String) -> String? {
    func cell(_ name: String) -> String? { columns.firstIndex(of: name).map(place) }
    guard let asking = cell(amount?.rawValue ?? "asking") else { return nil }
    switch column {
    case "compa_ratio":
      return cell("midpoint").map { "=" + Self.rounded("\(asking)/\($0)", "4") }
    case "range_penetration":
      guard let low = cell("minimum"), let high = cell("maximum") else { return nil }
      return "=" + Self.rounded("(\(asking)-\(low))/(\(high)-\(low))", "4")
    case "position":
      guard let low = cell("minimum"), let high = cell("maximum") else { return nil }
      return "=IF(\(asking)<\(low),\"below\",IF(\(asking)>\(high),\"above\",\"within\"))"
    case "difference":
      guard let low = cell("minimum"), let high = cell("maximum") else { return nil }
      return "=ROUND(IF(\(asking)<\(low),\(asking)-\(low),IF(\(asking)>\(high),\(asking)-\(high),0)),4)"
    default: return nil
    }
  }

  /// A product rounded to so many digits, halves away from zero; first moved by less than counts, as binary halves may fall short.
  static func rounded(_ product: String, _ digits: String) -> String { "ROUND(\(product)*(1+1E-14),\(digits))" }

  /// What is paid at a share of full time, as `Offer.pay` says: the total is base plus variable, or else the base, or else the offer; base pay is the
  /// total less variable pay.
  /// - Parameter amount: A result's formula without `=`; nil if the policy does not define it.
  static func pay(
    _ column: String, share: String, digits: String, amount: (PayResult) -> String?
  ) -> String? {
    func paid(_ formula: String) -> String { rounded("(\(formula))*\(share)", digits) }
    let (base, variable) = (amount(.base), amount(.variable))
    var sum: String?
    if let base, let variable { sum = "\(base)+\(variable)" }
    guard let total = amount(.total) ?? sum ?? base ?? amount(.offer) else { return nil }
    switch column {
    case "total": return "=" + paid(total)
    case "variable": return variable.map { "=" + paid($0) }
    default:
      guard let variable else { return "=" + paid(base ?? total) }
      return "=ROUND(\(paid(total))-\(paid(variable)),\(digits))"
    }
  }
}
