internal import Compensation

/// Renders a report as Markdown (CommonMark with GitHub's tables).
public struct MarkdownWriter {
  /// A writer; there is nothing to choose.
  public init() {}

  /// The report as Markdown text that ends in LF.
  public func render(_ report: Report) -> String {
    report.blocks.map { render($0, report.numbers) }.joined(separator: "\n\n") + "\n"
  }

  private func render(_ block: Report.Block, _ numbers: NumberStyle) -> String {
    switch block {
    case .heading(let level, let text): String(repeating: "#", count: level) + " " + Self.escaped(text)
    case .paragraph(let text): Self.escaped(text)
    case .formula(let text): text.split(whereSeparator: \.isNewline).map { "    " + $0 }.joined(separator: "\n")
    case .table(let table): render(table, numbers)
    case .rangeBar(let bar): render(bar, numbers)
    case .numbered(let items):
      items.enumerated().map { "\($0.offset + 1). " + Self.escaped($0.element) }.joined(separator: "\n")
    case .image(let path, let alternative): "![\(Self.escaped(alternative))](\(Self.link(path)))"
    case .list(let items): items.map { "- " + Self.escaped($0) }.joined(separator: "\n")
    }
  }

  private func render(_ table: Table, _ numbers: NumberStyle) -> String {
    let columns = table.columns.indices
    let head = Self.row(columns.map { table.columns[$0].title })
    let rule = "|" + columns.map { table.isNumeric($0) ? "--:" : ":--" }.joined(separator: "|") + "|"
    let rows = table.rows.map { row in Self.row(columns.map { row[$0].shown(numbers) }) }
    return ([head, rule] + rows).joined(separator: "\n")
  }

  /// A table's row.
  static func row(_ cells: [String]) -> String { "| " + cells.map(escaped).joined(separator: " | ") + " |" }

  /// A range as one line of text: Markdown has no drawing of its own.
  private func render(_ bar: RangeBar, _ numbers: NumberStyle) -> String {
    let marks = bar.marks.map { "\($0.label) \(numbers.amount($0.amount))" }
    let places = bar.marks.compactMap { mark in
      (try? bar.range.rangePenetration(mark.amount)).map { "\(mark.label) \(numbers.percentage($0)) of the way" }
    }
    return Self.escaped(
      "From \(numbers.amount(bar.range.minimum)) to \(numbers.amount(bar.range.maximum)): "
        + (places.isEmpty ? marks : places).joined(separator: "; ") + ".")
  }

  /// An underscore between two letters or digits marks nothing in CommonMark.
  private static func isInsideWord(_ index: String.Index, _ text: String) -> Bool {
    guard index > text.startIndex, let next = text[text.index(after: index)...].first else { return false }
    let previous = text[text.index(before: index)]
    return (previous.isLetter || previous.isNumber || previous == "_")
      && (next.isLetter || next.isNumber || next == "_")
  }

  /// A path as a link: whatever could end it or be taken for something else is written as percent and two digits.
  private static func link(_ path: String) -> String {
    path.utf8.map { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"), UInt8(ascii: "/"):
        String(UnicodeScalar(byte))
      default: (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
      }
    }.joined()
  }

  /// Text that Markdown would take for something else, made plain.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for (index, character) in zip(text.indices, text) {
      switch character {
      case "_" where isInsideWord(index, text): result.append(character)
      case "\\", "`", "*", "_", "[", "]", "<", ">", "|", "#":
        result.append("\\")
        result.append(character)
      case "&": result.append("&amp;")
      case _ where character.isNewline: result.append(" ")
      default: result.append(character)
      }
    }
    return result
  }
}
