internal import Compensation
internal import Tabular

/// A table that says what the texts of a survey are called here: job titles, countries, levels.
struct CrosswalkTable: Sendable {
  let file: String
  /// The columns that it gives.
  let given: [String]
  private let rows: [[String]: [String]]
  private let ignoresCase: Bool

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
    var rows: [[String]: [String]] = [:]
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
      rows[key] = givenPlaces.map { String(Substring(row[$0]).trimmingBlanks) }
    }
    self.rows = rows
  }

  /// What a key stands for, in the order of `given`; nil if it is not in the table.
  func values(for key: [String]) -> [String]? { rows[key.map { Self.plain($0, ignoresCase) }] }

  private static func plain(_ text: String, _ ignoresCase: Bool) -> String {
    let text = String(Substring(text).trimmingBlanks)
    return ignoresCase ? text.lowercased() : text
  }
}
