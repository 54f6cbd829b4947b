public import Compensation
public import Tabular

/// Where a file of candidates has what the ladder asks for: columns by their names, each of which may be missing.
public struct CandidateColumns: Sendable {
  /// The id that is carried over; nil if there is none.
  public let id: Int?
  let family: Int?
  let years: Int?
  let fieldYears: Int?
  let leadershipYears: Int?
  let degree: Int?
  /// A column for each dimension or skill that is rated.
  let ratings: [(name: String, column: Int)]
  /// How many columns the file has.
  public let columnCount: Int

  /// The columns that say something about a candidate, ascending: rows that share them share their answer.
  public var facts: [Int] {
    ([family, years, fieldYears, leadershipYears, degree].compactMap { $0 } + ratings.map(\.column)).sorted()
  }

  /// Finds the columns in a header.
  /// - Parameter ladder: Its scales and skills are names of columns, too.
  /// - Returns: The columns, and warnings of those that are not used.
  /// - Parameter headers: By name: the header of a column that has another one.
  /// - Throws: `missing-column` if nothing is said about anybody, or a header is not there; `unknown-column`; `duplicate-header`.
  public static func find(
    in header: CSVHeader, file: String, ladder: Ladder, asOf date: CalendarDate?, headers: [String: String] = [:]
  ) throws(Findings) -> (columns: CandidateColumns, warnings: [Finding]) {
    var findings = header.findings.map { Finding($0, file: file) }
    if findings.contains(where: { $0.severity == .error }) { throw Findings(findings) }
    let clauses = ladder.levels(asOf: date).flatMap { $0.requirements.flatMap { $0.options.joined() } }
    let ratingNames = Set(clauses.compactMap(\.ratingName)).union(ladder.scales.names).subtracting([
      RatingScales.skillScale
    ])
    let known = ["candidate_id", "job", "years", "field_years", "leadership_years", "degree"] + ratingNames.sorted()
    let places = try Self.places(known, header, headers, file, &findings)
    let ratings = ratingNames.sorted().compactMap { name in places[name].map { (name: name, column: $0) } }
    let columns = CandidateColumns(
      id: places["candidate_id"], family: places["job"], years: places["years"], fieldYears: places["field_years"],
      leadershipYears: places["leadership_years"], degree: places["degree"], ratings: ratings,
      columnCount: header.names.count)
    let used = Set(columns.facts + [columns.id].compactMap { $0 })
    for (place, name) in header.names.enumerated() where !used.contains(place) {
      let meant = nearest(to: name, among: known.filter { places[$0] == nil }).prefix(1)
      findings.append(
        Finding(
          "unused-column",
          "this column is not used" + meant.map { "; did you mean \"\($0)\"?" }.joined(), severity: .warning,
          file: file,
          line: header.line, column: name))
    }
    if columns.facts.filter({ $0 != columns.family }).isEmpty {
      findings.append(
        Finding(
          "missing-column",
          "no column says anything about a candidate; name one or more years, field_years, leadership_years, degree"
            + (ratingNames.isEmpty ? "" : ", " + ratingNames.sorted().joined(separator: ", ")), file: file,
          line: header.line, column: "years"))
      throw Findings(findings)
    }
    return (columns, findings)
  }

  /// Where the columns are, by their own names or by those that stand for them.
  private static func places(
    _ known: [String], _ header: CSVHeader, _ headers: [String: String], _ file: String, _ findings: inout [Finding]
  ) throws(Findings) -> [String: Int] {
    var places: [String: Int] = [:]
    for name in known { places[name] = header.column(headers[name] ?? name) }
    for (name, wanted) in headers.sorted(by: { $0.key < $1.key }) {
      if !known.contains(name) {
        findings.append(
          Finding(
            "unknown-column",
            "a file of candidates has no column \(name)\(suggestion(nearest(to: name, among: known), or: known))",
            file: "input", column: "columns"))
      } else if places[name] == nil {
        findings.append(
          Finding(
            "missing-column",
            "there is no column \"\(wanted)\", which --columns names for \(name)"
              + suggestion(nearest(to: wanted, among: header.names), or: header.names), file: file, line: header.line,
            column: name))
      }
    }
    if findings.contains(where: { $0.severity == .error }) { throw Findings(findings) }
    return places
  }
}
