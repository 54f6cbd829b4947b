/// What one source gives to one cell, beside the others.
public struct SourceFigures: Sendable {
  /// The source's name.
  public let source: String
  /// One value of each dimension.
  public let values: [String]
  /// By statistic that is asked for: the figure, unrounded; nil where there is none or it may not be shown.
  public let figures: [ExactDecimal?]
  /// How many figures; nil if that is not stated, or may not be shown.
  public let records: Int?
  /// How many organisations; nil if none are named, or it may not be shown.
  public let organisations: Int?
  /// The earliest day of a figure; nil where none is stated.
  public let oldest: CalendarDate?
  /// Why it is not shown.
  public let hidden: HiddenCellReason?
}

extension Market {
  /// What each source gives to each cell, in the order of the cells, then of the sources: how a composite is made up.
  public func sourceFigures() -> [SourceFigures] {
    cells.flatMap { cell in
      zip(sources, sourceCells).compactMap { source, found -> SourceFigures? in
        guard let own = found[cell.values] else { return nil }
        let isShown = own.hidden == nil
        return SourceFigures(
          source: source.name, values: cell.values, figures: own.values.map { isShown ? $0 : nil },
          records: isShown ? own.records : nil, organisations: isShown ? own.organisations : nil, oldest: own.oldest,
          hidden: own.hidden)
      }
    }
  }
}
