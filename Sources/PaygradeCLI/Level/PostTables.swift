internal import Compensation
internal import CompensationData
internal import CompensationReports

extension JobPost {
  /// What the post says as tables: `posts` and `benefits`.
  /// - Parameter grade: The grade of its level; empty if it has none.
  func tables(file: String, grade: String) -> [ImportSheet.NamedTable] {
    var posts = Table(
      columns: [
        "file", "title", "company", "level", "grade", "places", "regions", "currency", "minimum", "maximum", "period",
        "midpoint", "spread_of_minimum", "spread_of_midpoint", "half_width_of_midpoint", "maximum_over_minimum",
        "compa_ratio_at_minimum", "compa_ratio_at_maximum",
      ].map { Table.Column($0) })
    // A post with several ranges has a row for each; one without pay has a row all the same.
    for pay in pays.isEmpty ? [nil] : pays.map(Optional.some) {
      let figures = pay?.figures
      func ratio(_ value: ExactDecimal?) -> Table.Cell {
        value.flatMap { try? $0.rounded(.nearest, to: ExactDecimal(units: ExactDecimal.unitsPerOne / 1_000_000)) }
          .map { .number($0) } ?? .empty
      }
      posts.rows.append(
        [
          .text(file), .text(title ?? ""), .text(company ?? ""), .text(level ?? ""),
          // As a number, like the grades of levels; some ladders have words.
          (try? ExactDecimal(plain: grade)).map { .number($0) } ?? .text(grade),
          .text(places.joined(separator: "; ")), .text(regions.map(\.rawValue).joined(separator: "; ")),
          .text(pay?.currency.code ?? ""),
          pay?.minimum.map { .money($0) } ?? .empty, pay?.maximum.map { .money($0) } ?? .empty,
          .text(pay?.period.rawValue ?? ""), figures.map { .money($0.midpoint) } ?? .empty,
          ratio(figures?.spreadOfMinimum), ratio(figures?.spreadOfMidpoint), ratio(figures?.halfWidthOfMidpoint),
          ratio(figures?.ratio), ratio(figures?.compaRatioAtMinimum), ratio(figures?.compaRatioAtMaximum),
        ])
    }
    return [
      .init("posts", title: "Posts", posts),
      .init("benefits", title: "Benefits", benefits.table(file: file)),
    ]
  }
}

extension [PackagePart] {
  /// Parts of a package, one a row.
  func table(file: String) -> Table {
    var table = Table(columns: [.init("file"), .init("line"), .init("part"), .init("kind"), .init("names")])
    for part in self {
      table.rows.append([
        .text(file), .number(ExactDecimal(part.line)), .text(part.text), .text(part.kind.rawValue),
        .text(part.named.map(\.name).joined(separator: "; ")),
      ])
    }
    return table
  }
}
