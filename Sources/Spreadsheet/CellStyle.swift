/// How a cell looks. Equal styles are one format of the file.
public struct CellStyle: Sendable, Hashable {
  /// A number format such as `0.0000` or `[$EUR] #,##0.00`; nil shows a number as it is.
  public var numberFormat: String?
  /// Whether the text is bold.
  public var isBold: Bool
  /// Whether a long text goes on in further lines of the cell, which then begins at the top.
  public var isWrapped: Bool
  /// Where the content stands; nil leaves texts left and numbers right.
  public var alignment: Alignment?
  /// Whether a text begins a little to the right, so that it keeps off what stands before.
  public var isIndented: Bool
  /// Of text and of the cell, as 0xRRGGBB; nil leaves them as they are.
  public var ink: UInt32?
  /// The colour behind.
  public var fill: UInt32?
  /// The size of the letters in points; nil is 11.
  public var size: Double?

  /// The ways to place a content.
  public enum Alignment: Sendable, Hashable { case left, right }

  /// A style; without anything it is that of a new sheet.
  public init(
    numberFormat: String? = nil, isBold: Bool = false, isWrapped: Bool = false, alignment: Alignment? = nil,
    isIndented: Bool = false, ink: UInt32? = nil, fill: UInt32? = nil, size: Double? = nil
  ) {
    self.numberFormat = numberFormat
    self.isBold = isBold
    self.isWrapped = isWrapped
    self.alignment = alignment
    self.isIndented = isIndented
    self.ink = ink
    self.fill = fill
    self.size = size
  }

  /// Nothing but a number format.
  public static func number(_ format: String) -> CellStyle { CellStyle(numberFormat: format) }
  /// A date as YYYY-MM-DD.
  public static let date = number("yyyy-mm-dd")
}
