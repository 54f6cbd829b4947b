/// Where groups of people are paid in their pay ranges: for each group the range, and the percentiles of compa-ratio over it.
///
/// Ratios are counts of ten-thousandths: 10,000 is a compa-ratio of 1.0000, pay at the midpoint.
public struct PlacementChart: Sendable {
  /// What the chart shows, in a few words.
  public var title: String
  /// The day, the policy or whatever else the title leaves open; may be empty.
  public var subtitle: String
  /// From top to bottom.
  public var rows: [Row]
  /// How numbers are written.
  public var numbers: NumberStyle

  /// A chart of these groups.
  public init(title: String, subtitle: String = "", rows: [Row], numbers: NumberStyle = NumberStyle()) {
    self.title = title
    self.subtitle = subtitle
    self.rows = rows
    self.numbers = numbers
  }

  /// The place of one group.
  public struct Row: Sendable {
    /// What the people have in common, for example a level.
    public var label: String
    /// A line below the label: `48 people`.
    public var note: String
    /// Where minimum and maximum of the pay ranges lie on average; the midpoint is at 10,000.
    public var range: ClosedRange<Int>
    /// Percentiles of compa-ratio.
    public var p10, p25, median, p75, p90: Int

    /// A group's range and percentiles.
    public init(
      label: String, note: String, range: ClosedRange<Int>, p10: Int, p25: Int, median: Int, p75: Int, p90: Int
    ) {
      self.label = label
      self.note = note
      self.range = range
      self.p10 = p10
      self.p25 = p25
      self.median = median
      self.p75 = p75
      self.p90 = p90
    }

    /// Every ratio that is drawn.
    var ratios: [Int] { [range.lowerBound, range.upperBound, p10, p25, median, p75, p90] }
  }
}
