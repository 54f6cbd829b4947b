internal import Compensation

extension OfferSheet {
  /// The offer as a table for a spreadsheet: one row for it and one for every other place. The columns depend on the policy, and
  /// on whether an amount was asked for; not on the figures.
  public func table() -> Table {
    let results = PayResult.allCases.filter { offer.amounts[$0] != nil }
    let pay = [PayResult.base, .variable, .total]
    var columns = offer.inputNames.filter { $0 != "currency" }.map { Table.Column($0) } + [.init("currency")]
    columns += results.filter { !pay.contains($0) }.map { Table.Column($0.rawValue) }
    columns += [.init("fte"), .init("base"), .init("variable"), .init("total")]
    columns += [.init("purchasing_power_index"), .init("purchasing_power")]
    if asking != nil {
      columns += ["asking", "compa_ratio", "range_penetration", "position", "difference"].map { Table.Column($0) }
    }
    columns += [.init("policy"), .init("as_of")]
    var table = Table(columns: columns)
    table.rows = ([offer] + comparisons.map(\.offer)).enumerated().map { index, offer in
      let pay = try? offer.pay(fullTimeEquivalent: fullTimeEquivalent)
      return columns.map { column in cell(column.name, offer, pay, asking: index == 0 ? asking : nil) }
    }
    return table
  }

  private func cell(_ name: String, _ offer: Offer, _ pay: Pay?, asking: Asking?) -> Table.Cell {
    if name == "currency" { return .text(offer.currency.code) }
    if offer.inputNames.contains(name) {
      switch offer.inputs.first(where: { $0.name == name })?.value {
      case .number(let number)?: return .number(number)
      case let value: return .text(value?.description ?? "")
      }
    }
    switch name {
    case "fte": return .number(fullTimeEquivalent)
    case "base": return (pay?.base).map { .money($0) } ?? .empty
    case "variable": return (pay?.variable).map { .money($0) } ?? .empty
    case "total": return (pay?.total).map { .money($0) } ?? .empty
    case "purchasing_power_index": return (offer.purchasingPower?.index).map { .ratio($0) } ?? .empty
    case "purchasing_power":
      return (offer.purchasingPower?.amount).map { .hundredths($0) } ?? .empty
    case "asking": return (asking?.amount).map { .money($0) } ?? .empty
    case "compa_ratio": return (asking?.compaRatio).map { .ratio($0) } ?? .empty
    case "range_penetration": return (asking?.rangePenetration).map { .ratio($0) } ?? .empty
    case "position": return (asking?.position).map { .text($0.rawValue) } ?? .empty
    case "difference": return (asking?.difference).map { .money($0) } ?? .empty
    case "policy": return .text(offer.policyName)
    case "as_of": return offer.asOf.map { .date($0) } ?? .empty
    default: return PayResult(rawValue: name).flatMap { offer.amounts[$0] }.map { .money($0) } ?? .empty
    }
  }
}
