internal import Compensation

/// Renders a report for a terminal: columns aligned, long cells wrapped, no line longer than the width unless a table's
/// columns cannot be made narrower.
public struct TextWriter {
  /// Columns of the terminal, at least 40.
  public let width: Int
  /// Whether titles are bold or faint, by ANSI escape sequences.
  public let usesColour: Bool

  /// A writer for a terminal; a width below 40 counts as 40.
  public init(width: Int = 80, usesColour: Bool = false) {
    self.width = max(width, 40)
    self.usesColour = usesColour
  }

  /// The report as lines without blanks at their ends; the last ends in LF.
  public func render(_ report: Report) -> String {
    var lines: [String] = []
    for block in report.blocks {
      switch block {
      case .heading(let level, let text):
        if !lines.isEmpty, lines.last != "" { lines.append("") }
        lines += wrapped(text, to: width).map { level <= 2 ? bold($0) : $0 }
      case .paragraph(let text), .image(path: _, alternative: let text):
        lines += wrapped(text, to: width - 2).map { "  " + $0 }
      case .formula(let text):
        lines += wrapped(text, to: width - 4).map { "    " + $0 }
      case .table(let table):
        lines += render(table, report.numbers)
        lines.append("")
      case .rangeBar(let bar):
        lines += render(bar, report.numbers)
        lines.append("")
      case .numbered(let items):
        let indent = "[\(items.count)] ".count
        for (number, item) in items.enumerated() {
          let label = "[\(number + 1)] "
          for (index, line) in wrapped(item, to: width - 2 - indent).enumerated() {
            let lead =
              index == 0
              ? String(repeating: " ", count: indent - label.count) + label : String(repeating: " ", count: indent)
            lines.append("  " + lead + line)
          }
        }
      case .list(let items):
        for item in items {
          for (index, line) in wrapped(item, to: width - 4).enumerated() {
            lines.append((index == 0 ? "  - " : "    ") + line)
          }
        }
      }
    }
    while lines.last == "" { lines.removeLast() }
    return lines.map { line in String(line.reversed().drop(while: { $0 == " " }).reversed()) }.joined(separator: "\n")
      + "\n"
  }

  private func bold(_ text: String) -> String { usesColour ? "\u{1b}[1m\(text)\u{1b}[0m" : text }
  private func faint(_ text: String) -> String { usesColour ? "\u{1b}[2m\(text)\u{1b}[0m" : text }

  // MARK: Tables

  private static let gap = "  "
  private static let narrowest = 10

  private func render(_ table: Table, _ numbers: NumberStyle) -> [String] {
    let hasTitles = table.columns.contains { !$0.title.isEmpty }
    let cells = table.rows.map { $0.map { $0.shown(numbers) } }
    let titles = table.columns.map(\.title)
    let numeric = table.columns.indices.map { table.isNumeric($0) }
    let contents = table.columns.indices.map { column in cells.map { $0[column].columnCount }.max() ?? 0 }
    var widths = table.columns.indices.map { max(titles[$0].columnCount, contents[$0]) }
    func isTooWide() -> Bool { 2 + widths.reduce(0, +) + Self.gap.count * (widths.count - 1) > width }
    // Titles of several words give way first, then the widest column of text, until the table fits.
    if isTooWide() {
      widths = table.columns.indices.map {
        max(titles[$0].split(separator: " ").map(\.columnCount).max() ?? 0, contents[$0])
      }
    }
    while isTooWide() {
      guard let widest = widths.indices.filter({ !numeric[$0] }).max(by: { widths[$0] < widths[$1] }),
        widths[widest] > Self.narrowest
      else { break }
      widths[widest] -= 1
    }
    var lines: [String] = []
    func add(_ row: [String], style: (String) -> String) {
      let parts = row.indices.map { wrapped(row[$0], to: max(widths[$0], 1)) }
      for line in 0..<(parts.map(\.count).max() ?? 0) {
        let fields = parts.indices.map { column -> String in
          let text = line < parts[column].count ? parts[column][line] : ""
          let blanks = String(repeating: " ", count: max(0, widths[column] - text.columnCount))
          return numeric[column] ? blanks + text : text + blanks
        }
        let joined = fields.joined(separator: Self.gap)
        lines.append("  " + style(String(joined.reversed().drop(while: { $0 == " " }).reversed())))
      }
    }
    if hasTitles { add(titles, style: faint) }
    for row in cells { add(row) { $0 } }
    return lines
  }

  // MARK: Range bars

  private func render(_ bar: RangeBar, _ numbers: NumberStyle) -> [String] {
    let (low, high) = (bar.range.minimum.amount, bar.range.maximum.amount)
    let left = numbers.amount(bar.range.minimum)
    let right = numbers.amount(bar.range.maximum)
    let length = min(64, width - 4)
    let amounts = [low, high] + bar.marks.map(\.amount.amount)
    // A mark may stretch the bar by the range's width to either side; beyond that it stands at the end.
    guard low < high, let spread = try? high - low, let least = try? low - spread, let most = try? high + spread,
      let start = amounts.min().map({ max($0, least) }), let end = amounts.max().map({ min($0, most) }),
      let span = try? end - start
    else { return [] }
    func position(_ amount: ExactDecimal) -> Int {
      let amount = min(max(amount, start), end)
      guard let share = try? (amount - start) / span, let scaled = try? share * ExactDecimal(length - 1),
        let whole = try? scaled.rounded(.nearest, to: .one)
      else { return 0 }
      return Int(whole.units / ExactDecimal.unitsPerOne)
    }
    var characters = [Character](repeating: " ", count: length)
    let (first, last) = (position(low), position(high))
    for index in first...last { characters[index] = "─" }
    characters[first] = "├"
    characters[last] = "┤"
    if let midpoint = bar.range.midpoint { characters[position(midpoint.amount)] = "┼" }
    for mark in bar.marks { characters[position(mark.amount.amount)] = mark.sign }
    // The ends are named below the bar, the maximum so that it ends under its sign.
    let gap = last + 1 - (first + left.columnCount) - right.columnCount
    let labels = String(repeating: " ", count: first) + left + String(repeating: " ", count: max(1, gap)) + right
    let legend =
      bar.marks.map { "\($0.sign) \($0.label) \(numbers.amount($0.amount))" }
      + (characters.contains("┼") ? ["┼ midpoint"] : [])
    return ["  " + bold(String(characters)), "  " + labels]
      + wrapped(legend.joined(separator: "   "), to: width - 2).map { "  " + $0 }
  }

  // MARK: Lines

  /// Cuts a text into lines at blanks; a word longer than a line is cut where it must be.
  private func wrapped(_ text: String, to width: Int) -> [String] {
    if text.columnCount <= width { return [text] }
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ", omittingEmptySubsequences: true) {
      var word = word[...]
      if !line.isEmpty, line.columnCount + 1 + word.columnCount > width {
        lines.append(line)
        line = ""
      }
      while word.columnCount > width {
        let start = word.prefix(columns: width)
        lines.append(String(start))
        word = word[start.endIndex...]
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    if !line.isEmpty { lines.append(line) }
    return lines
  }
}
