/// A chart of a sheet's own cells, which the program that opens the workbook draws.
public struct SheetChart: Sendable {
  /// How the series are drawn.
  public enum Kind: Sendable, Hashable {
    /// Upright columns side by side, without gaps: a distribution.
    case columns
    /// Horizontal bars, each series after the one before.
    case stackedBars
  }

  /// Numbers of a sheet's column, with what each is of.
  public struct Series: Sendable {
    /// In the legend.
    public var name: String
    /// Sheet, first and last row, and column of the numbers.
    public var values: CellRange
    /// The same of their names.
    public var categories: CellRange
    /// As 0xRRGGBB; nil is not drawn: it only takes its place, as what stands before a bar that does not begin at 0.
    public var colour: UInt32?
    /// Whether the legend names it, where there is one; what is not drawn is never named.
    public var isNamed: Bool

    /// A series of cells.
    public init(name: String, values: CellRange, categories: CellRange, colour: UInt32?, isNamed: Bool = true) {
      self.isNamed = isNamed && colour != nil
      self.name = name
      self.values = values
      self.categories = categories
      self.colour = colour
    }
  }

  /// Cells of one column, rows and columns counted from 0.
  public struct CellRange: Sendable, Hashable {
    /// The sheet's name.
    public var sheet: String
    /// The first row, and the one after the last.
    public var rows: Range<Int>
    /// The column.
    public var column: Int

    /// Cells of one column.
    public init(sheet: String, rows: Range<Int>, column: Int) {
      self.sheet = sheet
      self.rows = rows
      self.column = column
    }
  }

  /// How the series are drawn.
  public var kind: Kind
  /// Above the chart.
  public var title: String
  /// Below and beside it, what the axes are.
  public var categoryTitle: String
  public var valueTitle: String
  /// How the values' axis writes its numbers.
  public var valueFormat: String
  /// Where the values' axis begins; nil lets the program choose.
  public var valueMinimum: Double?
  /// What is drawn.
  public var series: [Series]
  /// In pixels.
  public var width: Int
  public var height: Int

  /// A chart; its size suits half a landscape page.
  public init(
    _ kind: Kind, title: String, categoryTitle: String, valueTitle: String, valueFormat: String,
    valueMinimum: Double? = nil, series: [Series], width: Int = 720, height: Int = 380
  ) {
    self.kind = kind
    self.title = title
    self.categoryTitle = categoryTitle
    self.valueTitle = valueTitle
    self.valueFormat = valueFormat
    self.valueMinimum = valueMinimum
    self.series = series
    self.width = width
    self.height = height
  }
}
