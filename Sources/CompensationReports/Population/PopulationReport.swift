public import Compensation

/// What a report on a roster says, ready to be rendered: `report.md` and its charts.
public struct PopulationReport: Sendable {
  /// What the report is on and made with.
  public let subject: Subject
  /// Group statistics, with small groups hidden already.
  public let summary: PopulationSummary
  /// Rows that were rejected, by reason.
  public let rejects: [RejectedRows]
  /// What was done to rows before they could be compared, as sentences.
  public let preparations: [String]
  /// What to look at: unused columns, ranges by fallback, ids that were not compared.
  public let warnings: [String]
  /// Where the policy's figures are from.
  public let sources: SourceList
  /// How numbers are written.
  public var numbers = NumberStyle()

  /// What a report is on and made with.
  public struct Subject: Sendable {
    /// The policy.
    public let policy: Policy
    /// The day that its tables are read as of.
    public let asOf: CalendarDate?
    /// Groups of fewer people are hidden.
    public let minimumCell: Int
    /// Rows accepted.
    public let accepted: Int

    /// The line where the reading ended before the roster's end; nil if all was read.
    public let endedAtLine: Int?

    /// A report's subject.
    public init(policy: Policy, asOf: CalendarDate?, minimumCell: Int, accepted: Int, endedAtLine: Int? = nil) {
      self.endedAtLine = endedAtLine
      self.policy = policy
      self.asOf = asOf
      self.minimumCell = minimumCell
      self.accepted = accepted
    }
  }

  /// The rows that were rejected for one reason.
  public struct RejectedRows: Sendable {
    /// The roster's column; empty for the row as a whole.
    public let column: String
    /// The kind of problem.
    public let code: String
    /// How many rows.
    public let count: Int
    /// The line of the first.
    public let firstLine: Int
    /// What to do.
    public let remedy: String

    /// Rows rejected for one reason.
    public init(column: String, code: String, count: Int, firstLine: Int, remedy: String) {
      self.column = column
      self.code = code
      self.count = count
      self.firstLine = firstLine
      self.remedy = remedy
    }
  }

  /// A report of its parts.
  public init(
    subject: Subject, summary: PopulationSummary, rejects: [RejectedRows], preparations: [String], warnings: [String],
    sources: SourceList
  ) {
    self.subject = subject
    self.summary = summary
    self.rejects = rejects
    self.preparations = preparations
    self.warnings = warnings
    self.sources = sources
  }

  /// The report for people.
  public func report() -> Report {
    var blocks: [Report.Block] = [.heading(level: 1, "Pay against the ranges"), .paragraph(basis)]
    blocks += [.heading(level: 2, "In short"), .list(headlines())]
    let charts = charts
    for column in summary.columns.indices { blocks += section(of: column, charts) }
    if summary.columns.count > 1 { blocks += crossedSections }
    blocks += largestGaps
    blocks += dataQuality
    blocks += [.heading(level: 2, "Definitions"), .list(definitions)]
    blocks += sourceSection
    return Report(blocks, numbers: numbers)
  }

  /// What is said on a terminal when the report is written.
  public func overview(folder: String) -> Report {
    Report([.heading(level: 1, "Report: \(folder)"), .paragraph(basis), .list(headlines())], numbers: numbers)
  }

  var basis: String {
    let policy = subject.policy.definition
    let version = policy.version.isEmpty ? "" : " \(policy.version)"
    let title = policy.title == policy.name ? "" : ": \(policy.title)"
    let date = subject.asOf.map { ", as of \($0)" } ?? ""
    return "Policy \(policy.name)\(version)\(date)\(title). Amounts are per year in \(summary.currency); "
      + "ratios are of pay at full time."
  }

  // MARK: In short

  /// - Parameter rejects: Where the rows are that could not be used.
  func headlines(rejects place: String = "Data quality") -> [String] {
    let rejected = rejects.reduce(0) { $0 + $1.count }
    let total = subject.accepted + rejected
    if total == 0 { return ["The roster has no rows."] }
    var lines: [String] = []
    if let line = subject.endedAtLine {
      lines.append(
        "THIS IS A PART OF THE ROSTER. It could not be read beyond line \(numbers.bare(line)), and what follows is in no figure here; see \(place)."
      )
    }
    lines.append(
      "\(counted(subject.accepted, "person", "people")) compared with their ranges"
        + (rejected == 0
          ? "; every row of the roster could be used."
          : ". \(numbers.whole(rejected)) of \(counted(total, "row", "rows")) could not be used and \(rejected == 1 ? "is" : "are") in no "
            + "figure here; see \(place)."))
    if subject.accepted == 0 { return lines }
    guard let figures = summary.whole?.figures else {
      let reason =
        summary.whole?.hidden == .smallCell
        ? "Everybody together are fewer than \(numbers.bare(subject.minimumCell)) people"
        : "Figures of everybody together would give small groups away"
      return lines + ["\(reason), so that none are shown."]
    }
    lines.append(
      "Payroll is \(amount(figures.payroll)) for \(numbers.full(figures.fullTimeEquivalent)) full-time equivalents.")
    if let group = figures.groupCompaRatio, let mean = figures.meanCompaRatio, let median = figures.median {
      lines.append(
        "The group compa-ratio is \(numbers.ratio(group)): all pay over all midpoints. The mean of the people's own ratios is "
          + "\(numbers.ratio(mean)), their median \(numbers.ratio(median)).")
    }
    if isShown(figures.below) {
      lines.append(
        "\(counted(figures.below, "person is", "people are")) paid below the range (\(share(figures.below, of: figures))); lifting them to the "
          + "minimum costs \(amount(figures.costToMinimum)) a year, \(part(figures.costToMinimum, of: figures.payroll)) of payroll."
      )
    }
    if isShown(figures.above) {
      lines.append(
        "\(counted(figures.above, "person is", "people are")) paid above the range (\(share(figures.above, of: figures))), together "
          + "\(amount(figures.excessOverMaximum)) a year over the maximum.")
    }
    let hidden = summary.groups.count { $0.hidden != nil }
    if hidden > 0 {
      lines.append(
        "\(counted(hidden, "group is", "groups are")) hidden: fewer than \(numbers.bare(subject.minimumCell)) people, or needed to keep "
          + "such a group from being worked out.")
    }
    return lines
  }

  // MARK: Groups

  private func section(of column: Int, _ charts: [PopulationChart]) -> [Report.Block] {
    let name = summary.columns[column]
    var blocks: [Report.Block] = [
      .heading(level: 2, "By \(title(name))"), .table(table(of: summary.margins(of: column), label: column)),
    ]
    for chart in charts where chart.column == column {
      blocks.append(.image(path: chart.path, alternative: chart.alternative))
    }
    return blocks
  }

  /// One table for each value of the first column.
  private var crossedSections: [Report.Block] {
    let names = summary.columns.map(title)
    var blocks: [Report.Block] = [
      .heading(level: 2, "\(names[0]) by \(names.dropFirst().joined(separator: " and "))".capitalisedFirst)
    ]
    let cells = summary.groups.filter { $0.key.allSatisfy { $0 != nil } }
    if cells.count > Self.crossedLimit {
      blocks.append(.paragraph("There are \(numbers.whole(cells.count)) groups; summary.csv has them all."))
      return blocks
    }
    for margin in summary.margins(of: 0) {
      let own = cells.filter { $0.key[0] == margin.key[0] }
      blocks += [
        .heading(level: 3, margin.key[0] ?? ""), .table(table(of: own, labels: Array(1..<summary.columns.count))),
      ]
    }
    return blocks
  }

  private static let crossedLimit = 400

  private func table(of groups: [PopulationSummary.Group], label column: Int) -> Table {
    table(of: groups, labels: [column])
  }

  private func table(of groups: [PopulationSummary.Group], labels: [Int]) -> Table {
    var table = Table(
      columns: labels.map { .init(summary.columns[$0]) } + [
        .init("headcount", title: "people"), .init("payroll", title: "payroll, \(summary.currency)"),
        .init("group_compa_ratio", title: "group compa-ratio"), .init("p25"), .init("median"), .init("p75"),
        .init("below"), .init("above"), .init("cost_to_minimum", title: "cost to minimum, \(summary.currency)"),
      ])
    let hidden = groups.filter { $0.hidden != nil }
    for group in hidden.count > Self.hiddenLimit ? groups.filter({ $0.hidden == nil }) : groups {
      let names: [Table.Cell] = labels.map { .text(group.key[$0] ?? "all") }
      guard let figures = group.figures else {
        table.rows.append(
          names + [.remark(group.hidden == .smallCell ? "hidden: small" : "hidden: complementary")]
            + (0..<8).map { _ in .empty })
        continue
      }
      func ratio(_ number: ExactDecimal?) -> Table.Cell { number.map { .ratio($0) } ?? .empty }
      let percentiles = figures.headcount >= quartileMinimum ? figures.percentiles : []
      table.rows.append(
        names + [
          .number(ExactDecimal(figures.headcount)), .money(whole(figures.payroll)), ratio(figures.groupCompaRatio),
          ratio(percentiles.isEmpty ? nil : percentiles[1]), ratio(figures.median),
          ratio(percentiles.isEmpty ? nil : percentiles[3]), few(figures.below), few(figures.above),
          isShown(figures.below) ? .money(whole(figures.costToMinimum)) : .empty,
        ])
    }
    if hidden.count > Self.hiddenLimit {
      table.rows.append(
        [.text("\(numbers.whole(hidden.count)) groups are hidden")]
          + (1..<table.columns.count).map { _ in .empty })
    }
    return table
  }

  /// With more hidden groups than these, a table says how many there are instead.
  private static let hiddenLimit = 20

  /// How many people a group needs for its quartiles: those of fewer are single people's.
  var quartileMinimum: Int { 2 * subject.minimumCell }

  /// Whether a number of people, and what they cost together, is told: of a few it would tell about each of them.
  func isShown(_ count: Int) -> Bool { count == 0 || count >= subject.minimumCell }

  func few(_ count: Int) -> Table.Cell {
    isShown(count) ? .number(ExactDecimal(count)) : .remark("< \(numbers.bare(subject.minimumCell))")
  }

  private var largestGaps: [Report.Block] {
    let cells = summary.groups.filter { $0.key.allSatisfy { $0 != nil } && !$0.key.isEmpty }
    let gaps = cells.compactMap { group in group.figures.map { (group, $0) } }
      .filter { $0.1.costToMinimum.amount > .zero && isShown($0.1.below) }
      .enumerated().sorted {
        let (left, right) = ($0.element.1.costToMinimum.amount, $1.element.1.costToMinimum.amount)
        return left != right ? left > right : $0.offset < $1.offset
      }.prefix(10).map(\.element)
    var blocks: [Report.Block] = [.heading(level: 2, "The largest gaps")]
    let fewest = "at least \(numbers.bare(subject.minimumCell)) people below the minimum"
    if gaps.isEmpty { return blocks + [.paragraph("No group that is shown has \(fewest).")] }
    blocks.append(
      .paragraph("The groups that cost most to lift to the minimum of their ranges, of those with \(fewest)."))
    var table = Table(
      columns: summary.columns.map { .init($0) } + [
        .init("headcount", title: "people"), .init("below"), .init("group_compa_ratio", title: "group compa-ratio"),
        .init("cost_to_minimum", title: "cost to minimum, \(summary.currency)"),
      ])
    for (group, figures) in gaps {
      table.rows.append(
        group.key.map { .text($0 ?? "") } + [
          .number(ExactDecimal(figures.headcount)), .number(ExactDecimal(figures.below)),
          figures.groupCompaRatio.map { .ratio($0) } ?? .empty, .money(whole(figures.costToMinimum)),
        ])
    }
    return blocks + [.table(table)]
  }

  // MARK: Data

  private var dataQuality: [Report.Block] {
    var blocks: [Report.Block] = [.heading(level: 2, "Data quality")]
    if rejects.isEmpty {
      blocks.append(.paragraph("Every row of the roster could be used."))
    } else {
      blocks.append(
        .paragraph("These rows could not be used; rejects.csv has each of them, as it stood, with the reason."))
      var table = Table(columns: [
        .init("column"), .init("reason"), .init("rows"), .init("first_line"), .init("remedy"),
      ])
      for reject in rejects {
        table.rows.append([
          .text(reject.column), .text(reject.code), .number(ExactDecimal(reject.count)),
          .text(numbers.bare(reject.firstLine)), .text(reject.remedy),
        ])
      }
      blocks.append(.table(table))
    }
    if !preparations.isEmpty { blocks += [.heading(level: 3, "What was done to the rows"), .list(preparations)] }
    if !warnings.isEmpty { blocks += [.heading(level: 3, "To look at"), .list(warnings)] }
    return blocks
  }

  var definitions: [String] {
    var lines = [
      "Compa-ratio: yearly pay at full time / midpoint of the person's own range; 1 is at the midpoint.",
      "Group compa-ratio: Σ pay / Σ midpoint of the group, at full time, in \(summary.currency). It is not the mean of the ratios.",
      "Range penetration: (pay − minimum) / (maximum − minimum); below 0 under the range, above 1 over it.",
      "P10 to P90 and the median are percentiles of the people's compa-ratios, \(summary.percentiles.rawValue): "
        + "\(summary.percentiles.formula).",
      "Below and above: outside the range; pay at its very end is within.",
      "Cost to minimum: Σ (minimum − pay) × share of full time, of those below. Payroll: Σ pay × share of full time.",
      "In the tables here, numbers below and above of fewer than \(numbers.bare(subject.minimumCell)) people and what they cost, and quartiles of fewer "
        + "than \(numbers.bare(quartileMinimum)), are left out; summary.csv has them.",
      "Hidden: groups of fewer than \(numbers.bare(subject.minimumCell)) people, a house rule, and those that would let them be worked out from totals.",
    ]
    if let spread = subject.policy.definition.definitions["range_spread"].flatMap(RangeSpread.init) {
      lines.append("Range spread, where this policy speaks of it: \(spread.formula).")
    }
    return lines
  }

  private var sourceSection: [Report.Block] {
    var blocks: [Report.Block] = [.heading(level: 2, "Sources")]
    if let oldestFigure { blocks.append(.paragraph(oldestFigure)) }
    blocks.append(.table(sourceTable))
    let digest = subject.policy.digest
    return blocks + [
      .paragraph("Digest of the policy: \(digest). manifest.json has those of the roster and of every file here.")
    ]
  }

  var oldestFigure: String? {
    sources.oldest.map { oldest in "The oldest figure used is of \(oldest.date), in table \(oldest.table)." }
  }

  /// A row for each table of the policy that served.
  var sourceTable: Table {
    var table = Table(columns: [.init("table"), .init("rows_used"), .init("in_force_from"), .init("source")])
    for source in sources.tables {
      let dates = source.dates.map { span in
        span.lowerBound == span.upperBound ? "\(span.lowerBound)" : "\(span.lowerBound) to \(span.upperBound)"
      }
      let shown = source.sources.prefix(Self.sourceLimit).joined(separator: "; ")
      let more = source.sources.count - Self.sourceLimit
      table.rows.append([
        .text(source.name), .text("\(numbers.bare(source.served)) of \(numbers.bare(source.rowCount))"),
        .text(dates ?? ""),
        .text(shown + (more > 0 ? "; and \(numbers.bare(more)) more" : "")),
      ])
    }
    return table
  }

  private static let sourceLimit = 3

  // MARK: Words

  private func title(_ name: String) -> String { name.replacing("_", with: " ") }

  private func amount(_ money: Money) -> String { numbers.amountWithCode(whole(money)) }

  /// An amount without its smallest units, which say nothing beside a sum.
  func whole(_ money: Money) -> Money {
    Money((try? money.amount.rounded(.nearest, to: .one)) ?? money.amount, money.currency)
  }

  private func counted(_ count: Int, _ one: String, _ many: String) -> String {
    "\(numbers.whole(count)) \(count == 1 ? one : many)"
  }

  private func share(_ count: Int, of figures: GroupFigures) -> String {
    guard let share = try? ExactDecimal(count) / ExactDecimal(figures.headcount) else { return "" }
    return numbers.percentage(share)
  }

  private func part(_ money: Money, of whole: Money) -> String {
    guard let share = try? ExactDecimal.quotient(money.amount, whole.amount, fractionDigits: 6)
    else { return numbers.percentage(.zero, fractionDigits: 2) }
    return numbers.percentage(share, fractionDigits: 2)
  }
}
