/// A formula in the language of spreadsheets, with gaps for where its names and tables stand.
///
/// A policy is translated once; a sheet with a row for each calculation fills the gaps anew in each row.
public struct CellFormula: Sendable, Hashable {
  /// What the formula is made of, from left to right.
  public enum Piece: Sendable, Hashable {
    /// As it stands.
    case text(String)
    /// The cell of a name: an index into `PolicyCells.names`.
    case name(Int)
    /// Rows of a table's column: indices into `PolicyCells.tables`, its columns and its rows.
    case column(table: Int, column: Int, rows: Range<Int>)
  }

  /// How tightly the outermost operation binds, so that it is put in parentheses where it must be.
  enum Binding: Int, Sendable, Comparable {
    case comparison, sum, product, whole
    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  /// What it is made of, from left to right.
  public private(set) var pieces: [Piece]
  let binding: Binding

  /// Fills the gaps.
  /// - Parameters:
  ///   - name: Where the cell of a name is.
  ///   - column: Where rows of a table's column are.
  /// - Returns: The formula without `=`.
  public func text(
    name: (Int) -> String, column: (_ table: Int, _ column: Int, _ rows: Range<Int>) -> String
  ) -> String {
    var text = ""
    for piece in pieces {
      switch piece {
      case .text(let fixed): text += fixed
      case .name(let index): text += name(index)
      case .column(let table, let index, let rows): text += column(table, index, rows)
      }
    }
    return text
  }

  // MARK: Making formulas

  init(_ pieces: [Piece], _ binding: Binding = .whole) {
    self.pieces = pieces
    self.binding = binding
  }

  /// Something that is written as it is: a number, a call without arguments.
  init(_ text: String) { self.init([.text(text)]) }

  /// A number's digits.
  init(_ number: ExactDecimal) { self.init([.text(number.description)], number.units < 0 ? .sum : .whole) }

  /// A text in quotes, those in it doubled; in pieces, as a formula's text has 255 UTF-16 units at most.
  init(quoting text: String) {
    var pieces: [String] = [""]
    var length = 0
    for scalar in text.unicodeScalars {
      if length + scalar.utf16.count > 255 {
        pieces.append("")
        length = 0
      }
      length += scalar.utf16.count
      // A quote and what combines with it are one character, and yet a quote.
      pieces[pieces.count - 1].unicodeScalars.append(contentsOf: scalar == "\"" ? [scalar, scalar] : [scalar])
    }
    self.init([.text(pieces.map { "\"\($0)\"" }.joined(separator: "&"))], pieces.count > 1 ? .comparison : .whole)
  }

  /// The cell of a name.
  static func name(_ index: Int) -> CellFormula { CellFormula([.name(index)]) }

  /// A call of a spreadsheet's function.
  static func call(_ function: String, _ arguments: CellFormula...) -> CellFormula { call(function, arguments) }

  static func call(_ function: String, _ arguments: [CellFormula]) -> CellFormula {
    var pieces: [Piece] = [.text(function + "(")]
    for (index, argument) in arguments.enumerated() {
      if index > 0 { pieces.append(.text(",")) }
      pieces += argument.pieces
    }
    return CellFormula(pieces + [.text(")")])
  }

  /// Two operands with a sign between them.
  /// - Parameter binding: Of the operation; an operand that binds less is put in parentheses, and a right one that binds as much.
  static func operation(_ left: CellFormula, _ sign: String, _ right: CellFormula, _ binding: Binding) -> CellFormula {
    CellFormula(
      left.atLeast(binding).pieces + [.text(sign)]
        + right.atLeast(Binding(rawValue: binding.rawValue + 1) ?? .whole).pieces, binding)
  }

  static func * (left: CellFormula, right: CellFormula) -> CellFormula { operation(left, "*", right, .product) }
  static func / (left: CellFormula, right: CellFormula) -> CellFormula { operation(left, "/", right, .product) }
  static func - (left: CellFormula, right: CellFormula) -> CellFormula { operation(left, "-", right, .sum) }

  /// A comparison of two operands.
  static func compare(_ left: CellFormula, _ sign: String, _ right: CellFormula) -> CellFormula {
    operation(left, sign, right, .comparison)
  }

  private func atLeast(_ binding: Binding) -> CellFormula {
    self.binding >= binding ? self : CellFormula([.text("(")] + pieces + [.text(")")])
  }

  /// The error that stands for a figure that is not there.
  static let missing = CellFormula("NA()")
}
