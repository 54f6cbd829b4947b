/// The first record of a file: the names of its columns.
public struct CSVHeader: Sendable, Equatable {
  /// The names, as written: never trimmed.
  public let names: [String]
  /// The line on which the header begins, counted from 1.
  public let line: Int
  /// The byte between fields: given, named by a `sep=` line, or found.
  public let delimiter: UInt8
  /// Whether the file begins with a byte-order mark, as a spreadsheet's does.
  public let hasByteOrderMark: Bool
  private let allowsBlank: Bool

  init(names: [String], line: Int, delimiter: UInt8, hasByteOrderMark: Bool, allowsBlank: Bool) {
    self.hasByteOrderMark = hasByteOrderMark
    self.names = names
    self.line = line
    self.delimiter = delimiter
    self.allowsBlank = allowsBlank
  }

  /// The position of the column with this name, compared byte by byte; the first if several have it.
  public func column(_ name: String) -> Int? {
    names.firstIndex { $0.utf8.elementsEqual(name.utf8) }
  }

  /// Columns without a name (`blank-header`) and names given twice (`duplicate-header`), in the order of the columns.
  public var findings: [CSVSyntaxError] {
    var firstPlace: [[UInt8]: Int] = [:]
    var findings: [CSVSyntaxError] = []
    for (index, name) in names.enumerated() {
      if name.utf8.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }) {
        guard !allowsBlank else { continue }
        findings.append(
          CSVSyntaxError(
            line: line, code: "blank-header",
            message: "column \(index + 1) has no name; name it in the header, or remove the column"))
      } else if let first = firstPlace[Array(name.utf8)] {
        findings.append(
          CSVSyntaxError(
            line: line, column: name, code: "duplicate-header",
            message: "columns \(first) and \(index + 1) have the same name; rename or remove one"))
      } else {
        firstPlace[Array(name.utf8)] = index + 1
      }
    }
    return findings
  }
}
