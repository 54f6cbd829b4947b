internal import Compensation
internal import CompensationData
internal import CompensationReports

extension JobTemplate {
  /// What the template says as tables. Its medians are of countries' medians, so that they are called neither a range nor quartiles.
  func tables(file: String) -> [ImportSheet.NamedTable] {
    func table(_ columns: [String], _ rows: [[Table.Cell]]) -> Table {
      Table(columns: (["file", "line"] + columns).map { Table.Column($0) }, rows: rows)
    }
    func row(_ line: Int, _ texts: String...) -> [Table.Cell] {
      [.text(file), .number(ExactDecimal(line))] + texts.map { .text($0) }
    }
    return [
      .init(
        "regional_medians", title: "Medians by region",
        table(
          ["region", "countries", "currency", "median_low", "median_high", "period"],
          medians.map { median in
            row(median.line, median.region, median.countries.joined(separator: "; "), median.currency.code) + [
              .money(median.medianLow), .money(median.medianHigh), .text(median.period.rawValue),
            ]
          })),
      .init("package_parts", title: "Parts of the package", package.table(file: file)),
      .init(
        "salary_drivers", title: "What pay varies with",
        table(["text", "kind"], drivers.map { row($0.line, $0.text, $0.kind.rawValue) })),
      .init(
        "considerations", title: "What to consider",
        table(["text", "kind"], considerations.map { row($0.line, $0.text, $0.kind.rawValue) })),
      .init(
        "skill_premiums", title: "Skills that are paid more", table(["skill"], premiums.map { row($0.line, $0.skill) })),
      .init(
        "placeholders", title: "Left open",
        Table(columns: [.init("file"), .init("placeholder")], rows: placeholders.map { [.text(file), .text($0)] })),
    ]
  }
}
