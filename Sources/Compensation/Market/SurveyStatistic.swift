/// What a figure of a survey is, or what is asked of many: one person's pay, a percentile, the mean.
public enum SurveyStatistic: Sendable, Hashable {
  /// One person's pay.
  case individual
  /// A percentile of many people's pay: 50 is the median.
  case percentile(Int)
  /// The arithmetic mean of many people's pay.
  case mean

  /// Reads `individual`, `mean`, `p50`; nil for anything else.
  public init?(_ text: String) {
    switch text {
    case "individual": self = .individual
    case "mean": self = .mean
    default:
      guard text.first == "p", let percentage = Int(text.dropFirst()), (1...99).contains(percentage),
        text == "p\(percentage)"
      else { return nil }
      self = .percentile(percentage)
    }
  }

  /// Of a percentile, which; nil for anything else.
  public var percentage: Int? {
    guard case .percentile(let percentage) = self else { return nil }
    return percentage
  }

  /// As a mapping and the header of a table write it: `p50`.
  public var name: String {
    switch self {
    case .individual: "individual"
    case .percentile(let percentage): "p\(percentage)"
    case .mean: "mean"
    }
  }
}
