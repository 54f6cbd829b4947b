/// Where cells are, in the words of formulas.
public enum SheetAddress {
  /// The most rows of a sheet, and the most columns.
  public static let rowLimit = 1_048_576
  public static let columnLimit = 16_384
  /// The most characters of a formula.
  public static let formulaLimit = 8_192
  /// The most UTF-16 units of a cell's text.
  public static let textLimit = 32_767

  /// The letters of a column, counted from 0: `A`, `Z`, `AA`.
  public static func letters(_ column: Int) -> String {
    var letters = ""
    var rest = column + 1
    while rest > 0 {
      let digit = UInt8(truncatingIfNeeded: (rest - 1) % 26)
      letters = String(UnicodeScalar(UInt8(ascii: "A") + digit)) + letters
      rest = (rest - 1) / 26
    }
    return letters
  }

  /// A cell on the formula's own sheet, rows and columns counted from 0: `B3`; `$B$3` if it stays when the formula is copied.
  public static func cell(_ row: Int, _ column: Int, isAbsolute: Bool = false) -> String {
    isAbsolute ? "$\(letters(column))$\(row + 1)" : "\(letters(column))\(row + 1)"
  }

  /// A part of a column that stays when the formula is copied: `$B$2:$B$9`.
  public static func column(_ column: Int, rows: Range<Int>) -> String {
    "\(cell(rows.lowerBound, column, isAbsolute: true)):\(cell(rows.upperBound - 1, column, isAbsolute: true))"
  }

  /// Something on another sheet: `location_factors!$B$2`, `'By country'!A1`.
  public static func on(_ sheet: String, _ reference: String) -> String {
    let isPlain =
      sheet.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"): true
        default: false
        }
      } && sheet.utf8.count > 3
    // What could be a cell or a number, or has a blank, is quoted.
    return (isPlain ? sheet : "'" + doubling("'", in: sheet) + "'") + "!" + reference
  }

  /// A text in a formula, its quotes doubled.
  public static func quoted(_ text: String) -> String { "\"" + doubling("\"", in: text) + "\"" }

  /// A text with a sign twice wherever it has it, also where a combining mark makes it another character.
  static func doubling(_ sign: Unicode.Scalar, in text: String) -> String {
    var doubled = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      doubled.append(scalar)
      if scalar == sign { doubled.append(sign) }
    }
    return String(doubled)
  }

  /// A name that a sheet may have: at most 31 UTF-16 units, none of `[]:*?/\`, nothing that XML cannot hold and no `_xHHHH_`, which
  /// would be read as a character, no apostrophe at an end, and different from the names that are taken, capitals or not.
  public static func sheetName(_ wanted: String, taken: [String] = []) -> String {
    let scalars = Array(wanted.unicodeScalars)
    var name = scalars.indices.map { index -> Unicode.Scalar in
      let scalar = scalars[index]
      if XMLText.startsEscape(scalars, at: index) { return "-" }
      let isForbidden = "[]:*?/\\".unicodeScalars.contains(scalar) || XMLText.isForbidden(scalar)
      return isForbidden || scalar.value < 0x20 || scalar.properties.isPatternWhitespace && scalar != " " ? "_" : scalar
    }
    name = Array(name.drop { $0 == "'" })
    while name.last == "'" { name.removeLast() }
    if name.isEmpty || text(name).lowercased() == "history" { name.append("_") }
    let used = Set(taken.map { $0.lowercased() })
    func fitted(_ suffix: String) -> String {
      var stem = name
      while text(stem).utf16.count + suffix.utf16.count > 31 { stem.removeLast() }
      if suffix.isEmpty { while stem.last == "'" { stem.removeLast() } }
      return text(stem) + suffix
    }
    var number = 1
    var candidate = fitted("")
    while used.contains(candidate.lowercased()) {
      number += 1
      candidate = fitted(" \(number)")
    }
    return candidate
  }

  private static func text(_ scalars: [Unicode.Scalar]) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }
}
