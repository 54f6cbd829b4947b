public import Compensation

/// What became of the rows of a part of a survey.
public struct SurveyPart: Sendable {
  /// All rows.
  public internal(set) var rowCount = 0
  /// Those that are used.
  public internal(set) var figures = SurveyFigures()
  /// Those that are left out, by number of the rule.
  public internal(set) var leftOut: [Int: Int] = [:]
  /// Those that cannot be used.
  public internal(set) var rejects = SurveyRejects()

  /// No rows yet.
  public init() {}

  /// Adds the rows of a later part of the same survey.
  /// - Parameter translation: Of the earlier parts that the same reader gave.
  public mutating func append(_ other: SurveyPart, _ translation: inout SurveyFigures.Translation) {
    rowCount += other.rowCount
    figures.append(other.figures, &translation)
    leftOut.merge(other.leftOut, uniquingKeysWith: +)
    rejects.append(other.rejects)
  }

  /// Takes out figures that are less than a tenth of the median of their currency, or more than twenty times: pay by the hour or month, or in
  /// thousands, that was typed as yearly. A currency with few figures has the median of all.
  public mutating func removeFarFromMedian(column: String) {
    let bounds = figures.mediansByCurrency().map { median in
      let (highest, isAny) = median.units.multipliedReportingOverflow(by: 20)
      return (lowest: (median.units + 9) / 10, highest: isAny ? Int128.max : highest)
    }
    let wrong = figures.removeFigures { amount, currency in
      let bounds = bounds[Int(currency)]
      return amount.units < bounds.lowest || amount.units > bounds.highest
    }
    for line in wrong {
      rejects.add(
        line: line,
        .init(
          column: column, code: "implausible-pay",
          message:
            "yearly pay is less than a tenth or more than twenty times the median of its currency in the survey; it may be by the hour "
            + "or month, or in thousands: correct it, or say in the mapping, under \"plausible\", what is"))
    }
  }

  mutating func removeRows() {
    rowCount = 0
    leftOut = [:]
    rejects = SurveyRejects()
    figures.removeFigures()
  }
}
