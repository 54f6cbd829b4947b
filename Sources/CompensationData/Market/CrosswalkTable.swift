internal import Compensation
internal import Tabular

/// A table that says what the texts of a survey are called here: job titles, countries, levels.
struct CrosswalkTable: Sendable {
  let file: String
  /// The columns that it gives.
  let given: [String]
  /// The rows by which of their keys may be any, those with the fewest first.
  private let forms: [(isAny: [Bool], rows: [[String]: [String]])]
  private let ignoresCase: Bool

  /// What stands for any text in a key.
  private static let any = "*"
  /// Columns for people.
  private static let remarks = ["note", "source"]

  /// - Parameter keys: The columns that are compared with the survey's.
  /// - Returns: nil, with findings, if the table cannot be used.
  init?(_ bytes: [UInt8], file: String, keys: [String], ignoresCase: Bool, findings: inout [Finding]) {
    let (table, problems) = TextTable.read(bytes)
    findings += problems.map { Finding($0, file: file) }
    guard problems.isEmpty else { return nil }
    let header = table.header.map { String(Substring($0).trimmingBlanks) }
    let places = keys.map { key in header.firstIndex(of: key) }
    for (key, place) in zip(keys, places) where place == nil {
      findings.append(
        Finding(
          "missing-column",
          "there is no column \"\(key)\", which the mapping's \"where\" names"
            + suggestion(nearest(to: key, among: header), or: header), file: file, line: 1, column: key))
    }
    let keyPlaces = places.compactMap { $0 }
    guard keyPlaces.count == keys.count else { return nil }
    let givenPlaces = header.indices.filter {
      !keyPlaces.contains($0) && !Self.remarks.contains(header[$0])
    }
    self.file = file
    self.ignoresCase = ignoresCase
    given = givenPlaces.map { header[$0] }
    var forms: [[Bool]: [[String]: [String]]] = [:]
    var first: [[String]: Int] = [:]
    for (row, line) in zip(table.rows, table.lines) {
      let key = keyPlaces.map { Self.plain(row[$0], ignoresCase) }
      if let earlier = first[key] {
        findings.append(
          Finding(
            "duplicate-key", "line \(earlier) has the same key; keep one of them", file: file, line: line,
            column: keys.joined(separator: ", ")))
        continue
      }
      first[key] = line
      forms[key.map { $0 == Self.any }, default: [:]][key] = givenPlaces.map {
        String(Substring(row[$0]).trimmingBlanks)
      }
    }
    self.forms = forms.map { (isAny: $0.key, rows: $0.value) }.sorted { first, second in
      let (left, right) = (first.isAny, second.isAny)
      let (ofLeft, ofRight) = (left.count { $0 }, right.count { $0 })
      // Of as many, the one whose first keys are texts.
      return ofLeft == ofRight ? left.lexicographicallyPrecedes(right) { !$0 && $1 } : ofLeft < ofRight
    }
  }

  /// What a key stands for, in the order of `given`; nil if it is not in the table.
  func values(for key: [String]) -> [String]? {
    let key = key.map { Self.plain($0, ignoresCase) }
    for form in forms {
      let asked = zip(key, form.isAny).map { $1 ? Self.any : $0 }
      if let values = form.rows[asked] { return values }
    }
    return nil
  }

  private static func plain(_ text: String, _ ignoresCase: Bool) -> String {
    let text = String(Substring(text).trimmingBlanks)
    return ignoresCase ? text.lowercased() : text
  }
}
