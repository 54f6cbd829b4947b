public import Compensation

/// A report as a value: what is said, not how it looks. A writer renders it.
public struct Report: Sendable {
  public var blocks: [Block]

  public init(_ blocks: [Block] = []) { self.blocks = blocks }

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
  }
}

/// A table of typed cells.
public struct Table: Sendable {
  public var columns: [Column]
  public var rows: [[Cell]]

  public init(columns: [Column], rows: [[Cell]] = []) {
    self.columns = columns
    self.rows = rows
  }

  public struct Column: Sendable {
    /// As it stands in a machine-readable file: `minimum`.
    public let name: String
    /// As people read it; empty for a table of labels and values.
    public let title: String

    public init(_ name: String, title: String? = nil) {
      self.name = name
      self.title = title ?? name.replacing("_", with: " ")
    }
  }

  public enum Cell: Sendable, Hashable {
    case empty
    case text(String)
    /// An amount in a currency that the table says elsewhere.
    case money(Money)
    /// An amount with its currency beside it.
    case moneyWithCode(Money)
    /// Any number.
    case number(ExactDecimal)
    /// Four decimal places.
    case ratio(ExactDecimal)
    case date(CalendarDate)
  }
}

/// A range with marks on it.
public struct RangeBar: Sendable {
  public let range: PayRange
  public let marks: [Mark]

  public struct Mark: Sendable {
    public let label: String
    public let amount: Money
    /// One character for a terminal.
    public let sign: Character
  }

  public init(range: PayRange, marks: [Mark]) {
    self.range = range
    self.marks = marks
  }
}
