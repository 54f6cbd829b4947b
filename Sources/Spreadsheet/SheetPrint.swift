/// How a sheet is put on paper: landscape A4, and at the foot of each page a title, the sheet's name and the page's number.
public struct SheetPrint: Sendable {
  /// At the foot, to the left.
  public var title: String
  /// Of all columns together, in digits: as many pages stand side by side as can be read.
  public var width: Double
  /// Rows and columns at the top and left that every page has.
  public var repeatedRows: Int
  public var repeatedColumns: Int
  /// Rows that begin a page. With any, the sheet is one page wide.
  public var pageStarts: [Int]

  /// A print of a sheet.
  public init(
    title: String, width: Double, repeatedRows: Int = 0, repeatedColumns: Int = 0, pageStarts: [Int] = []
  ) {
    self.title = title
    self.width = width
    self.repeatedRows = repeatedRows
    self.repeatedColumns = repeatedColumns
    self.pageStarts = pageStarts
  }

  /// So many digits of a size that can be read well stand side by side on a page.
  private static let digitsOfPage = 230.0
  /// So many of the size that they have without scaling, and so many rows below each other.
  private static let digitsUnscaled = 104.0
  private static let rowsUnscaled = 31

  /// How many pages are side by side.
  var pagesAcross: Int { Int((width / Self.digitsOfPage).rounded(.up)) }

  /// By how much the sheet is made smaller to be one page wide, in percent.
  var scale: Int { min(100, Int(100 * Self.digitsUnscaled / width)) }

  /// How many rows of the usual height are on a page that is one wide.
  public var rowsOfPage: Int { Self.rowsUnscaled * 100 / scale }
}
