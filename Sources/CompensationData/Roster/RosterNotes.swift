public import Compensation

/// What was done to rows before they could be compared: how many of each kind. A report says so.
public struct RosterNotes: Sendable, Equatable {
  /// Rows with a cell that had blanks around it.
  public var padded = 0
  /// Rows whose figures were written with a sign, marks between digits, a percentage.
  public var formatted = 0
  /// Rows paid by the month.
  public var monthly = 0
  /// Rows paid by the hour.
  public var hourly = 0
  /// Rows of part of full time.
  public var partTime = 0
  /// Those of them whose pay as paid was brought to full time.
  public var broughtToFullTime = 0
  /// Rows by what should be looked at in their ranges.
  public var warnings: [Finding: Int] = [:]

  /// Nothing was done.
  public init() {}

  /// Adds the notes of other rows.
  public mutating func add(_ other: RosterNotes) {
    padded += other.padded
    formatted += other.formatted
    monthly += other.monthly
    hourly += other.hourly
    partTime += other.partTime
    broughtToFullTime += other.broughtToFullTime
    warnings.merge(other.warnings, uniquingKeysWith: +)
  }
}
