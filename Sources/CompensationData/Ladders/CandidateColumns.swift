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
  /// - Throws: `missing-column` if nothing is said about anybody; `duplicate-header`.
  public static func find(
    in header: CSVHeader, file: String, ladder: Ladder, asOf date: CalendarDate?
  ) throws(Findings) -> (columns: CandidateColumns, warnings: [Finding]) {
    var findings = header.findings.map { Finding($0, file: file) }
    if findings.contains(where: { $0.severity == .error }) { throw Findings(findings) }
    let places = Dictionary(header.names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let clauses = ladder.levels(asOf: date).flatMap { $0.requirements.flatMap { $0.options.joined() } }
    let ratingNames = Set(clauses.compactMap(\.ratingName)).union(ladder.scales.names).subtracting([
      RatingScales.skillScale
    ])
    let ratings = ratingNames.sorted().compactMap { name in places[name].map { (name: name, column: $0) } }
    let columns = CandidateColumns(
      id: places["candidate_id"], family: places["job"], years: places["years"], fieldYears: places["field_years"],
      leadershipYears: places["leadership_years"], degree: places["degree"], ratings: ratings,
      columnCount: header.names.count)
    let known = ["candidate_id", "job", "years", "field_years", "leadership_years", "degree"] + ratingNames.sorted()
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
}
