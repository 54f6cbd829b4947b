internal import Compensation

extension MarketSheet {
  /// `cells.csv`: every cell, hidden ones with their reason.
  public func cellTable() -> Table {
    let statistics = market.rules.statistics.map(\.name)
    var table = Table(
      columns: (dimensions + ["currency"] + statistics + Self.evidence + ["fallback", "hidden"]).map { .init($0) })
    table.rows.reserveCapacity(market.cells.count)
    let method = method
    for cell in market.cells {
      let isShown = cell.hidden == nil
      let figures = market.rules.statistics.indices.map { place -> Table.Cell in
        guard isShown, let figure = cell.figures[place] else { return .empty }
        return .money(Money(figure, currency))
      }
      let evidence: [Table.Cell] = [
        isShown ? .count(cell.records) : .empty, isShown ? .count(cell.organisations) : .empty,
        .text(cell.sources.map(\.name).joined(separator: " ")), cell.oldest.map { .date($0) } ?? .empty,
        .text(method),
      ]
      table.rows.append(
        cell.values.map { .text($0) } + [.text(currency.code)] + figures + evidence + [
          .text(cell.isFallback ? "yes" : ""), .text(cell.hidden?.rawValue ?? ""),
        ])
    }
    return table
  }

  /// `source_cells.csv`: what each source gives to each cell, and its weight; nil if there is only one.
  public func sourceTable() -> Table? {
    if market.sources.count < 2 { return nil }
    let names = market.rules.statistics.map(\.name)
    var table = Table(
      columns: (dimensions + ["survey", "weight", "currency"] + names + [
        "records", "organisations", "oldest", "hidden",
      ])
      .map { .init($0) })
    for part in market.sourceFigures() {
      let weight: Table.Cell =
        market.rules.fallbacks.contains(part.source)
        ? .text("fallback") : market.rules.weights[part.source].map { .number($0) } ?? .empty
      table.rows.append(
        part.values.map { .text($0) } + [.text(part.source), weight, .text(currency.code)]
          + part.figures.map { figure in figure.map { .money(Money($0, currency)) } ?? .empty } + [
            .count(part.records), .count(part.organisations), part.oldest.map { .date($0) } ?? .empty,
            .text(part.hidden?.rawValue ?? ""),
          ])
    }
    return table
  }

  /// `location_evidence.csv`: every place with each step of its factor; nil if location factors were not asked for.
  public func locationTable() -> Table? {
    guard let location else { return nil }
    let names =
      [dimensions[place]] + (region.map { [$0] } ?? []) + [
        "records", "organisations", "surveys", "oldest", "method", "strata", "estimate", "log_coefficient",
        "standard_error", "region_factor", "shrunk", "rounded", "floored", "in_force", "factor", "held_by", "fallback",
        "reason",
      ]
    var table = Table(columns: names.map { .init($0) })
    for factor in location.factors {
      let adjusted = factor.adjusted
      func number(_ number: ExactDecimal?) -> Table.Cell { number.map { .number(Self.short($0)) } ?? .empty }
      let isSmall = adjusted == nil
      let held = adjusted.map { $0.isHeldByRatchet ? "ratchet" : $0.isHeldByFloor ? "floor" : "" } ?? ""
      table.rows.append(
        [.text(factor.place)] + (region.map { _ in [.text(factor.region ?? "")] } ?? []) + [
          isSmall ? .empty : .count(factor.records), isSmall ? .empty : .count(factor.organisations),
          .text(factor.sources.joined(separator: " ")), factor.oldest.map { .date($0) } ?? .empty,
          .text(factorRow(factor)?["method"] ?? location.rules.estimator.rawValue), .count(factor.estimate?.strata),
          number(adjusted?.estimate),
          number(factor.estimate?.coefficient), number(factor.estimate?.standardError), number(adjusted?.region),
          number(adjusted?.shrunk), number(adjusted?.rounded), number(adjusted?.floored), number(adjusted?.inForce),
          number(adjusted?.final), .text(held), .text(factor.isFallback ? "yes" : ""), .text(factor.reason ?? ""),
        ])
    }
    return table
  }

  /// Eight decimals, more than any of these is known to.
  private static func short(_ number: ExactDecimal) -> ExactDecimal {
    (try? number.rounded(.nearest, to: ExactDecimal(units: ExactDecimal.unitsPerOne / 100_000_000))) ?? number
  }

  /// `rate_evidence.csv`: every rate with its days and how well it is known; nil without a history.
  public func rateTable() -> Table? {
    if rates.isEmpty { return nil }
    var table = Table(
      columns: [
        "currency", "base", "units_per_base", "date", "method", "first_day", "last_day", "days", "relative_error",
      ].map { .init($0) })
    for rate in rates {
      table.rows.append([
        .text(rate.currency), .text(rate.base), .number(rate.unitsPerBase), .date(rate.date),
        .text(rate.method.rawValue), .date(rate.firstDay), .date(rate.lastDay), .count(rate.count),
        .number(Self.short(rate.relativeError)),
      ])
    }
    return table
  }

  /// `cost_of_living.csv`: price levels of places; nil if no file was given.
  public func costOfLivingTable() -> Table? {
    if costOfLiving.isEmpty { return nil }
    var table = Table(
      columns: ["place", "effective_from", "index", "base", "kind", "source"].map { .init($0) })
    for index in costOfLiving {
      table.rows.append([
        .text(index.place), .date(index.effectiveFrom), .ratio(index.index), .text(index.base),
        .text(index.kind.rawValue), .text(index.source),
      ])
    }
    return table
  }
}

extension Table.Cell {
  /// A number of things; empty if it is not known.
  static func count(_ count: Int?) -> Table.Cell { count.map { .number(ExactDecimal($0)) } ?? .empty }
}
