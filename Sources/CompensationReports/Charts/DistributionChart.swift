/// How the compa-ratios of groups of people are distributed: one histogram for each group, all on one axis.
///
/// Ratios are counts of ten-thousandths: 10,000 is a compa-ratio of 1.0000, pay at the midpoint. A panel never says how many
/// people a bar stands for. But its height can be measured: in a group of five, the lowest bar is one person. Whoever makes the
/// chart leaves out groups that are too small for that.
public struct DistributionChart: Sendable {
  /// What the chart shows, in a few words.
  public var title: String
  /// The day, the policy or whatever else the title leaves open; may be empty.
  public var subtitle: String
  /// Where the first bin begins, in ten-thousandths.
  public var firstBin: Int
  /// How wide a bin is, in ten-thousandths; above 0. A bin has its lower end and lacks its upper one.
  public var binWidth: Int
  /// From top to bottom.
  public var panels: [Panel]
  /// How numbers are written.
  public var numbers: NumberStyle

  /// A chart whose panels share their bins.
  /// - Precondition: `binWidth` is above 0.
  public init(
    title: String, subtitle: String = "", firstBin: Int, binWidth: Int, panels: [Panel],
    numbers: NumberStyle = NumberStyle()
  ) {
    precondition(binWidth > 0, "a bin has a width")
    self.title = title
    self.subtitle = subtitle
    self.firstBin = firstBin
    self.binWidth = binWidth
    self.panels = panels
    self.numbers = numbers
  }

  /// The histogram of one group.
  public struct Panel: Sendable {
    /// What the people have in common, for example a country.
    public var label: String
    /// A line below the label: `312 people, median 0.9874`.
    public var note: String
    /// How many people are in each bin; never printed.
    public var counts: [Int]
    /// How many are below the first bin, and at or above the end of the last.
    public var below, above: Int
    /// The median compa-ratio, if there is one.
    public var median: Int?
    /// Where minimum and maximum of the pay ranges lie on average.
    public var range: ClosedRange<Int>

    /// A group's histogram.
    public init(
      label: String, note: String, counts: [Int], below: Int = 0, above: Int = 0, median: Int?, range: ClosedRange<Int>
    ) {
      self.label = label
      self.note = note
      self.counts = counts
      self.below = below
      self.above = above
      self.median = median
      self.range = range
    }

    /// Everybody of the group.
    var people: Int { counts.reduce(below + above, +) }
  }

  /// The ratios that a bin spans.
  func bin(_ index: Int) -> ClosedRange<Int> {
    let start = firstBin + index * binWidth
    return start...start + binWidth
  }

  /// Where the last bin ends.
  var lastBinEnd: Int { firstBin + (panels.map(\.counts.count).max() ?? 0) * binWidth }
}
