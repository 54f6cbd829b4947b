/// One figure of several sources: `Σ w·v / Σ w` over those that have one.
///
/// ## Source
///
/// dbt Labs, compensation handbook: a weighted mean of five surveys.
public struct MarketComposite: Sendable, Hashable {
  /// A source and how much it counts.
  public struct Source: Sendable, Hashable {
    /// Its name.
    public let name: String
    /// How much it counts beside the others, above zero: 0.4, or 40 if the others are percentages, too.
    public let weight: ExactDecimal

    /// A source with its weight.
    public init(name: String, weight: ExactDecimal) {
      self.name = name
      self.weight = weight
    }
  }

  /// One source's part of a figure.
  public struct Contribution: Sendable, Hashable {
    /// The source's name.
    public let source: String
    /// Its weight, as given.
    public let weight: ExactDecimal
    /// Its weight as a share of all that served.
    public let share: ExactDecimal
    /// Its figure.
    public let value: ExactDecimal
  }

  /// What the sources give.
  public enum Outcome: Sendable, Hashable {
    /// A figure, unrounded, and the sources that served, in the order of the weights.
    case value(ExactDecimal, of: [Contribution])
    /// The sources without a figure, in the order of the weights: any, under `refuse`; all, under `renormalise`.
    case missing([String])
  }

  /// The sources that count, with their weights.
  public let sources: [Source]
  /// What becomes of a composite where a source has no figure.
  public let missing: MissingSourceRule

  /// A composite of at least one source, each named once and with a weight above zero; nil for anything else.
  public init?(_ sources: [Source], missing: MissingSourceRule = .refuse) {
    guard !sources.isEmpty, Set(sources.map(\.name)).count == sources.count,
      sources.allSatisfy({ $0.weight > .zero })
    else { return nil }
    self.sources = sources
    self.missing = missing
  }

  /// The figure of several sources.
  /// - Parameter values: By source: its figure, in one currency and unit. Sources that have no weight do not count.
  /// - Throws: `overflow`.
  public func combined(_ values: [String: ExactDecimal]) throws(ArithmeticError) -> Outcome {
    var served: [(source: Source, value: ExactDecimal)] = []
    var absent: [String] = []
    for source in sources {
      if let value = values[source.name] { served.append((source, value)) } else { absent.append(source.name) }
    }
    if served.isEmpty || missing == .refuse && !absent.isEmpty { return .missing(absent) }
    var sum = ExactDecimal.zero
    var total = ExactDecimal.zero
    for (source, value) in served {
      sum = try sum + source.weight * value
      total = try total + source.weight
    }
    var parts: [Contribution] = []
    for (source, value) in served {
      let share = try source.weight / total
      parts.append(Contribution(source: source.name, weight: source.weight, share: share, value: value))
    }
    return .value(try sum / total, of: parts)
  }
}
