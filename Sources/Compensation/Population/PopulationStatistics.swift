/// What is known of a roster's people by group, before anything is rounded or hidden.
///
/// A part is a group whose people are all paid in one currency; parts are numbered in the order in which they were first met, which nothing
/// that is shown depends on.
public struct PopulationStatistics: Sendable {
  /// The names of the columns that people are grouped by.
  public let columns: [String]
  private var parts: [Part] = []

  /// A group of people who are paid in one currency.
  public struct PartKey: Sendable, Hashable {
    /// One for each column.
    public let values: [String]
    /// What they are paid in.
    public let currency: Currency

    /// A part's values, in the order of the columns, and its currency.
    public init(values: [String], currency: Currency) {
      self.values = values
      self.currency = currency
    }
  }

  struct Part: Sendable {
    let key: PartKey
    var tally = PayTally()
    var ratios = RatioDistribution()
  }

  /// The compa-ratio of somebody of a part, in ten-thousandths.
  public struct PartRatio: Sendable {
    let part: Int32
    let ratio: Int64

    /// A ratio of somebody of a part.
    public init(part: Int, ratio: Int64) {
      self.part = Int32(part)
      self.ratio = ratio
    }
  }

  /// Nobody yet.
  public init(columns: [String]) { self.columns = columns }

  /// How many parts there are.
  public var partCount: Int { parts.count }

  /// Makes room for one more part.
  public mutating func append(_ key: PartKey) { parts.append(Part(key: key)) }

  /// Adds the people of a tally to a part.
  public mutating func add(_ tally: PayTally, toPart number: Int) { parts[number].tally.add(tally) }

  /// Adds people's compa-ratios to their parts.
  public mutating func add(_ ratios: [PartRatio]) {
    for ratio in ratios { parts[Int(ratio.part)].ratios.add(ratio.ratio) }
  }

  /// How many people have a compa-ratio outside a span, in ten-thousandths.
  public func countOutside(_ span: ClosedRange<Int64>) -> Int {
    var count = 0
    for part in parts { part.ratios.forEachRatio { if !span.contains($0) { count += $1 } } }
    return count
  }

  /// The crossed groups, the groups of each column alone, and the whole; sorted, without groups of nobody.
  ///
  /// - Parameters:
  ///   - order: By column: the place of a value among the others, where the policy has an order of its own.
  ///   - minimum: Groups of fewer people are hidden, with those that would give them away; 1 or less hides none.
  /// - Throws: `no-exchange-rate`, `overflow`.
  public func summary(
    in rates: ExchangeRates, percentiles: PercentileDefinition, order: [String: [String: Int]], minimum: Int
  ) throws(Finding) -> PopulationSummary {
    // The whole is there even if nobody is.
    var members: [[String?]: [Int]] = [columns.map { _ in nil }: []]
    // Values that are equal as characters are one group; it is spelt as the first of them in the order of their bytes.
    let ordered = parts.enumerated().filter { $0.element.tally.headcount > 0 }.sorted { left, right in
      left.element.key.values.lexicographicallyPrecedes(right.element.key.values) {
        $0.utf8.lexicographicallyPrecedes($1.utf8)
      }
    }
    for (number, part) in ordered {
      for key in groupKeys(of: part.key.values) { members[key, default: []].append(number) }
    }
    let sortKeys = Dictionary(
      uniqueKeysWithValues: members.keys.map { ($0, GroupOrder($0, columns: columns, order: order)) })
    let keys = members.keys.sorted { sortKeys[$0]! < sortKeys[$1]! }
    let headcounts = keys.map { key in members[key, default: []].reduce(0) { $0 + parts[$1].tally.headcount } }
    let hidden = HiddenGroups(keys: keys, headcounts: headcounts, minimum: minimum).reasons
    var groups: [PopulationSummary.Group] = []
    for (index, key) in keys.enumerated() {
      let figures =
        hidden[index] == nil
        ? try GroupFigures(members[key, default: []].map { parts[$0] }, rates: rates, percentiles: percentiles) : nil
      groups.append(.init(key: key, hidden: hidden[index], figures: figures))
    }
    return PopulationSummary(columns: columns, currency: rates.target, percentiles: percentiles, groups: groups)
  }

  /// The groups that a person belongs to: the crossed one, each column's, and the whole.
  private func groupKeys(of values: [String]) -> Set<[String?]> {
    var keys: Set<[String?]> = [values, values.map { _ in nil }]
    for column in values.indices {
      keys.insert(values.indices.map { $0 == column ? values[$0] : nil })
    }
    return keys
  }
}

/// The place of a group in a table: crossed groups, then each column's, then the whole; by the policy's order of the values, or
/// numbers by size and texts by their characters.
private struct GroupOrder: Comparable {
  private let kind: Int
  private let values: [(rank: Int, text: NaturalOrder)]

  init(_ key: [String?], columns: [String], order: [String: [String: Int]]) {
    let given = key.indices.filter { key[$0] != nil }
    kind = given.isEmpty ? columns.count + 1 : given.count == key.count ? 0 : given[0] + 1
    values = given.map { index in
      let text = key[index] ?? ""
      return (order[columns[index]]?[text] ?? Int.max, NaturalOrder(text))
    }
  }

  static func < (left: GroupOrder, right: GroupOrder) -> Bool {
    if left.kind != right.kind { return left.kind < right.kind }
    for (a, b) in zip(left.values, right.values) {
      if a.rank != b.rank { return a.rank < b.rank }
      if a.text != b.text { return a.text < b.text }
    }
    return false
  }

  static func == (left: GroupOrder, right: GroupOrder) -> Bool { !(left < right) && !(right < left) }
}
