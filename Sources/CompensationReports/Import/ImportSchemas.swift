public import Tabular

extension ImportSheet {
  /// `datapackage.json`: what the imported tables are.
  public func package(_ dialect: CSVDialect) -> [UInt8] {
    SchemaResource.package(
      name: "imported", title: "Tables of imported documents",
      tables.map { named in
        SchemaResource(
          path: "\(named.name).csv",
          schema: TableSchema(
            named.table.columns.map { Self.field($0.name, of: named.name) }, key: named.name == "ladder" ? ["id"] : []),
          dialect: dialect)
      })
  }

  private static func field(_ name: String, of table: String) -> SchemaField {
    // In a requirement, the least may be years, a degree or a rating.
    if name == "minimum", table != "posts" { return .text(name, "the least: years, a degree or a rating") }
    return fields.first { $0.name == name } ?? .text(name, "")
  }

  private static let fields: [SchemaField] = [
    .text("id", "names the level", required: true), .text("family", "the job family"),
    .text("level", "the level within the family"), .text("title", "as people read it"),
    .text("aliases", "other titles"), .text("track", "IC or management"), .text("grade", "the grade"),
    .text("table", "which table of grades it is of, where there are several"),
    .text("extends", "the level whose requirements it has, too"), .text("source", "where the row is from"),
    .text("level_id", "the level that asks for it", required: true),
    .text("group", "clauses of one group are one requirement"),
    .text("option", "one of the options must hold; empty where there is one"), .text("kind", "what it is about"),
    .text("of", "years, a degree or a rating of what"), .text("importance", "must or preferred"),
    .text("text", "as it stands in the document"), .text("file", "the document", required: true),
    .count("line", "line of the document"), .text("company", "who posts the job"), .text("places", "where the job is"),
    .text("regions", "regions of these places"), .text("currency", "ISO 4217 code of the amounts"),
    .number("minimum", "the least that is paid, per period"), .number("maximum", "the most that is paid, per period"),
    .text("period", "what amounts are per"), .number("midpoint", "middle of the range"),
    .number("spread_of_minimum", "(maximum - minimum) / minimum"),
    .number("spread_of_midpoint", "(maximum - minimum) / midpoint"),
    .number("half_width_of_midpoint", "(maximum - midpoint) / midpoint"),
    .number("maximum_over_minimum", "maximum / minimum"), .number("compa_ratio_at_minimum", "minimum / midpoint"),
    .number("compa_ratio_at_maximum", "maximum / midpoint"), .text("part", "as it stands in the document"),
    .text("names", "what it names"), .text("region", "the region"), .text("countries", "the countries of the region"),
    .number("median_low", "lowest of the countries' medians"),
    .number("median_high", "highest of the countries' medians"),
    .text("skill", "the skill"), .text("placeholder", "what is left open"),
  ]
}
