internal import Compensation
internal import Spreadsheet

/// How the cells of our workbooks look: the same in each.
enum WorkbookStyle {
  static let header = CellStyle(isBold: true, isWrapped: true, ink: 0xFFFFFF, fill: 0x1F4E79)
  /// Over numbers, which stand to the right.
  static let numericHeader = CellStyle(isBold: true, isWrapped: true, alignment: .right, ink: 0xFFFFFF, fill: 0x1F4E79)
  static let title = CellStyle(isBold: true, size: 16)
  static let heading = CellStyle(isBold: true, size: 12)
  static let wrapped = CellStyle(isWrapped: true)
  /// A text to the right of a number, which ends where the text begins.
  static let beside = CellStyle(isIndented: true)
  static let wrappedBeside = CellStyle(isWrapped: true, isIndented: true)
  /// A cell that is there to be changed.
  static let input = CellStyle(ink: 0x0000C0, fill: 0xFFF8DC)
  /// The same on a form, where numbers stand below texts.
  static let formInput = CellStyle(numberFormat: "#,##0.######", alignment: .left, ink: 0x0000C0, fill: 0xFFF8DC)
  static let formText = CellStyle(numberFormat: "@", isWrapped: true, alignment: .left, ink: 0x0000C0, fill: 0xFFF8DC)
  static let right = CellStyle(isWrapped: true, alignment: .right)
  /// A text that stays one when digits are typed over it.
  static let textInput = CellStyle(numberFormat: "@", ink: 0x0000C0, fill: 0xFFF8DC)
  static let ratio = CellStyle.number("0.0000")
  static let hundredths = CellStyle.number("#,##0.00")
  static let percentage = CellStyle.number("0.0 %")
  static let count = CellStyle.number("#,##0")

  /// Wide enough for an amount of thousands of millions with its currency's code.
  static let amountWidth = 19.0
  /// Words in the colours of the charts: blue and orange differ for every kind of colour vision, and in tone; the word stands there, too.
  static let outsideRange: [(text: String, style: CellStyle)] = [
    ("below", CellStyle(ink: 0xFFFFFF, fill: 0x0072B2)), ("above", CellStyle(ink: 0x1B1F24, fill: 0xF5C77E)),
  ]

  /// How the cells of a kind look; amounts by their currency.
  static func style(of kind: CellKind) -> CellStyle? {
    switch kind {
    case .text, .number, .amount, .position: nil
    case .count: count
    case .ratio: ratio
    case .percentage: percentage
    case .date: .date
    }
  }

  /// An amount: the currency's code, grouping, and its minor digits.
  static func amount(_ currency: Currency) -> CellStyle {
    let digits = currency.minorDigits
    return .number("[$\(currency.code)] #,##0" + (digits == 0 ? "" : "." + String(repeating: "0", count: digits)))
  }
}
