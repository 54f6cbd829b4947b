internal import Compensation

extension MarketSheet {
  /// What the columns of the tables are: sheet, word, meaning.
  /// - Parameter tables: The sheets with their columns.
  func definitionTable(_ tables: [(sheet: String, columns: [String])]) -> Table {
    var table = Table(columns: ["sheet", "word", "meaning"].map { .init($0) })
    for (sheet, columns) in tables {
      for column in columns {
        if let meaning = meaning(of: column, on: sheet) {
          table.rows.append([.text(sheet), .text(column), .text(meaning)])
        }
      }
    }
    return table
  }

  private func meaning(of column: String, on sheet: String) -> String? {
    if dimensions.contains(column) {
      return dimensions[place] == column ? "what makes a cell: the place" : "what makes a cell"
    }
    if column == region { return "the region that the place is in" }
    if column == "source", sheet == "Rejects" { return "the survey that the row is of" }
    if let statistic = SurveyStatistic(column) {
      return "\(statistic.label) of yearly pay at full time, per year in the row's currency"
    }
    return Self.meanings[column]
  }

  private static let meanings = [
    "amount": "the benchmark: the first statistic of the cell, per year in the row's currency",
    "base": "what the figure is against: a currency, or the place whose index is 100",
    "code": "the kind of problem",
    "column": "the column that is wrong; empty if it is the row as a whole",
    "currency": "ISO 4217 code of the row's amounts, or the currency that the rate is of",
    "date": "the day of the rate",
    "days": "how many days' rates are in the figure",
    "effective_from": "the first day on which the row counts",
    "estimate": "the factor as it was estimated, before anything else",
    "factor": "what the place pays against the reference place",
    "fallback": "yes where only a fallback source has the figure",
    "first_day": "the first day whose rate is in the figure",
    "floored": "the factor after the floor",
    "held_by": "what holds the factor: the floor, or the ratchet",
    "hidden": "why a cell has no figures",
    "in_force": "the factor of the policy before this day",
    "index": "price level of the place; the base is 100 or 1",
    "kind": "what the price level measures",
    "last_day": "the last day whose rate is in the figure",
    "line": "line of the survey where the row begins",
    "log_coefficient": "the place's coefficient in the regression of the logarithm of pay",
    "message": "what is wrong and what to do",
    "method": "how the figure was made",
    "oldest": "the day of the oldest figure",
    "organisations": "how many organisations the figures are of; empty if the source does not say",
    "place": "the place",
    "rate": "units of the currency for one unit of the policy's currency",
    "reason": "why the place has no factor",
    "records": "how many figures",
    "region_factor": "the factor of the region",
    "relative_error": "how far the rate may be off, as it is printed with so many digits",
    "rounded": "the factor after rounding",
    "shrunk": "the factor drawn to its region's",
    "source": "where the figure is from",
    "standard_error": "standard error of the coefficient",
    "strata": "how many cells of the same work the estimate compares",
    "survey": "the source",
    "surveys": "the sources of the figures",
    "units_per_base": "units of the currency for one unit of the base",
    "weight": "how much the source counts",
  ]
}
