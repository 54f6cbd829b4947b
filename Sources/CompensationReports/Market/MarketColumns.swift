/// What the columns of a market's tables are, whichever table has them.
enum MarketColumns {
  static let fields: [SchemaField] = [
    .text("currency", "ISO 4217 code"), .date("effective_from", "the first day on which the row counts"),
    .number("amount", "the benchmark, per year"), .number("factor", "pay there / pay in the reference place"),
    .number("rate", "units of the currency for one of the policy's"),
    .count("records", "how many figures"), .count("organisations", "how many organisations"),
    .text("surveys", "the sources"), .date("oldest", "the day of the oldest figure"),
    .text("method", "how the figure was made"), .text("source", "where the row is from"),
    .text("survey", "the source"), .text("weight", "how much the source counts, or fallback"),
    .text("fallback", "yes: from a source that serves only where the others give nothing"),
    .text("hidden", "why a cell has no figures"), .number("mean", "mean pay, per year"),
    .count("strata", "how many cells were compared"), .number("estimate", "the factor as estimated"),
    .number("log_coefficient", "coefficient of the regression of the logarithm of pay"),
    .number("standard_error", "its standard error"), .number("region_factor", "the factor of the region"),
    .number("shrunk", "drawn to the region's"), .number("rounded", "rounded"),
    .number("floored", "raised to the floor"), .number("in_force", "the factor in force before"),
    .text("held_by", "what held the factor"), .text("reason", "why there is no factor"),
    .text("base", "for one unit of this"), .number("units_per_base", "units of the currency for one of the base"),
    .date("date", "the day of the rate"), .date("first_day", "the first day it is made of"),
    .date("last_day", "the last day it is made of"), .count("days", "how many days it is made of"),
    .number("relative_error", "how far it may be off, as it was printed"), .text("place", "the place"),
    .number("index", "price level; 1 is that of the base"), .text("kind", "what is compared"),
    .count("line", "line of the survey where the row begins", required: true),
    .text("column", "the column that is wrong; empty if it is the row as a whole"),
    .text("code", "the kind of problem", required: true),
    .text("message", "what is wrong and what to do", required: true),
  ]

  /// `p50`; any other column is a text.
  static func statistic(_ column: String) -> SchemaField {
    guard column.first == "p", let percentage = Int(column.dropFirst()) else { return .text(column, "") }
    return .number(column, "percentile \(percentage) of pay, per year")
  }
}
