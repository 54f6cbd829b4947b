public import Compensation

/// A report as a value: what is said, not how it looks. A writer renders it.
public struct Report: Sendable {
  /// From top to bottom.
  public var blocks: [Block]
  /// How numbers in cells and on bars are written; those in sentences are written already.
  public let numbers: NumberStyle

  /// A report of these blocks.
  public init(_ blocks: [Block] = [], numbers: NumberStyle = NumberStyle()) {
    self.blocks = blocks
    self.numbers = numbers
  }

  /// One piece of a report.
  public enum Block: Sendable {
    /// 1 is the report's title.
    case heading(level: Int, String)
    case paragraph(String)
    /// A formula, kept as it is written.
    case formula(String)
    case table(Table)
    case rangeBar(RangeBar)
    case list([String])
    /// Items that others refer to as [1], [2], …
    case numbered([String])
    /// A picture in a file beside the report, and what it shows in words for those who cannot see it.
    case image(path: String, alternative: String)
  }
}

/// A table of typed cells.
public struct Table: Sendable {
  /// From left to right.
  public var columns: [Column]
  /// From top to bottom, each with one cell for each column.
  public var rows: [[Cell]]

  /// A table, to which rows can be added.
  public init(columns: [Column], rows: [[Cell]] = []) {
    self.columns = columns
    self.rows = rows
  }

  /// What the cells of a column are called.
  public struct Column: Sendable {
    /// As it stands in a machine-readable file: `minimum`.
    public let name: String
    /// As people read it; empty for a table of labels and values.
    public let title: String

    /// A column; without a title of its own it is titled by its name, with blanks for underscores.
    public init(_ name: String, title: String? = nil) {
      self.name = name
      self.title = title ?? name.replacing("_", with: " ")
    }
  }

  /// A value and how it is to be shown.
  public enum Cell: Sendable, Hashable {
    case empty
    case text(String)
    /// An amount in a currency that the table says elsewhere.
    case money(Money)
    /// An amount with its currency beside it, for people; a machine-readable file has the amount alone.
    case moneyWithCode(Money)
    /// Any number.
    case number(ExactDecimal)
    /// Two decimal places: an amount in no currency.
    case hundredths(ExactDecimal)
    /// Four decimal places.
    case ratio(ExactDecimal)
    case date(CalendarDate)
    /// Words in place of a number that is not shown; they stand where the number would.
    case remark(String)
  }
}

/// A range with marks on it.
public struct RangeBar: Sendable {
  /// The ends of the bar and, where there is one, its midpoint.
  public let range: PayRange
  /// In the order of the legend; one may lie outside the range.
  public let marks: [Mark]

  /// An amount to be found on the bar.
  public struct Mark: Sendable {
    /// What the amount is, for people.
    public let label: String
    /// Where the mark is, in the range's currency and per its period.
    public let amount: Money
    /// One character for a terminal.
    public let sign: Character
  }

  /// A bar; marks are drawn in order, the last on top.
  public init(range: PayRange, marks: [Mark]) {
    self.range = range
    self.marks = marks
  }
}
