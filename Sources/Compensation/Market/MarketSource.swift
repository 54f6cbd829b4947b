/// A survey that was read: its figures, and what they are.
public struct MarketSource: Sendable {
  /// The name that weights and fallbacks use.
  public let name: String
  /// Where it is from.
  public let source: String
  /// What its figures are.
  public let statistic: SurveyStatistic
  /// Whether it says who pays.
  public let namesOrganisations: Bool
  /// Whether its published figures say how many are behind them.
  public let hasCounts: Bool
  /// The figures.
  public let figures: SurveyFigures

  /// A survey.
  public init(
    name: String, source: String, statistic: SurveyStatistic, namesOrganisations: Bool, hasCounts: Bool,
    figures: SurveyFigures
  ) {
    self.name = name
    self.source = source
    self.statistic = statistic
    self.namesOrganisations = namesOrganisations
    self.hasCounts = hasCounts
    self.figures = figures
  }
}
