/// What the cells of a column are, and so how a sheet holds and shows them. A cell that is not of its column's kind, such as words in
/// place of a number, is a text.
enum CellKind: Sendable, Hashable {
  /// As it is: an id 007 stays 007.
  case text
  /// A number with the digits that it has.
  case number
  /// A number of people or things.
  case count
  /// An amount in the currency that stands in the row's column `currency`.
  case amount
  /// Four decimal places.
  case ratio
  /// A fraction that is shown as a percentage.
  case percentage
  case date
  /// `below`, `within` or `above`, where those outside are marked.
  case position

  /// Whether its cells stand to the left.
  var isText: Bool { self == .text || self == .position }

  /// Whether its cells stand to the right, and so its header; dates do, too.
  var isNumeric: Bool { !isText }
}

/// A column of a data sheet that is read from CSV.
struct SheetColumn: Sendable {
  /// The header.
  let name: String
  /// What its cells are.
  let kind: CellKind

  init(_ name: String, _ kind: CellKind) {
    self.name = name
    self.kind = kind
  }
}
