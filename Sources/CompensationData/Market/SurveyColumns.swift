public import Compensation
public import Tabular

/// Where a survey has what its mapping names: found once, from its header.
public struct SurveyColumns: Sendable {
  let mapping: SurveyMapping
  let columnCount: Int
  let names: [String]
  let pay: [Pay]
  let currency: Source
  let date: Date?
  let organisation: Int?
  /// Of a published figure its count, of others a weight.
  let weight: Int?
  let share: Int?
  let filters: [(place: Int, values: Set<String>)]
  let crosswalks: [(keys: [Place], crosswalk: SurveyMapping.Crosswalk)]
  let dimensions: [Place]
  /// The rules by which rows are left out, in words: the filters', then the crosswalks'.
  public let rules: [String]

  /// Where a text is: a column of the row, or one that a crosswalk gives.
  enum Place: Sendable, Equatable {
    case column(Int)
    case given(crosswalk: Int, column: Int)
  }

  /// Where a text is, or what it always is, and what some cells mean.
  enum Source: Sendable {
    case constant(String)
    case place(Place, values: [String: String])
  }

  /// Where a day is.
  enum Date: Sendable {
    case constant(CalendarDate)
    case column(Int, SurveyDateForm)
  }

  /// Where a figure is.
  struct Pay: Sendable {
    let places: [Int]
    let basis: Source
    let rule: SurveyMapping.PayColumn
  }

  /// Finds the columns in a header.
  /// - Parameters:
  ///   - file: The survey, for findings.
  ///   - dimensions: What the market is looked at by.
  /// - Throws: `missing-column` for every one that is not there; `duplicate-header`, `blank-header`.
  public static func find(
    in header: CSVHeader, file: String, mapping: SurveyMapping, dimensions: [String]
  ) throws(Findings) -> SurveyColumns {
    var search = Search(header: header, file: file, mapping: mapping)
    let columns = search.columns(dimensions)
    guard search.findings.isEmpty else { throw Findings(search.findings) }
    return columns
  }

  /// The first column that figures are in.
  var firstPay: Int { pay[0].places[0] }

  /// The name of the first column that figures are in.
  public var payColumn: String { names[firstPay] }

  /// The columns whose cells, taken together, say what kind of row it is.
  var kindFields: [Int] {
    var places: Set<Int> = Set(filters.map(\.place))
    func add(_ place: Place) { if case .column(let column) = place { places.insert(column) } }
    func add(_ source: Source) { if case .place(let place, _) = source { add(place) } }
    for crosswalk in crosswalks { for key in crosswalk.keys { add(key) } }
    for dimension in dimensions { add(dimension) }
    for pay in pay { add(pay.basis) }
    add(currency)
    return places.sorted()
  }

  /// A search, and what is not there.
  private struct Search {
    let header: CSVHeader
    /// The names of the columns without blanks around them, which nobody sees.
    let headers: [String]
    let file: String
    let mapping: SurveyMapping
    var findings: [Finding] = []

    init(header: CSVHeader, file: String, mapping: SurveyMapping) {
      self.header = header
      self.file = file
      self.mapping = mapping
      headers = header.names.map { String(Substring($0).trimmingBlanks) }
    }

    mutating func columns(_ names: [String]) -> SurveyColumns {
      var crosswalks: [(keys: [Place], crosswalk: SurveyMapping.Crosswalk)] = []
      for crosswalk in mapping.crosswalks {
        let keys = crosswalk.keys.map { place($0.survey, after: crosswalks.map(\.crosswalk)) }
        crosswalks.append((keys, crosswalk))
      }
      let given = crosswalks.map(\.crosswalk)
      requireOwnColumns(given)
      let filters = mapping.kept.map { (place: column($0.column), values: Set($0.values)) }
      return SurveyColumns(
        mapping: mapping, columnCount: header.names.count, names: headers,
        pay: mapping.pay.map { pay in
          Pay(places: pay.columns.map { column($0) }, basis: source(pay.basis, given), rule: pay)
        },
        currency: source(mapping.currency, given), date: date(),
        organisation: mapping.organisation.map { column($0) },
        weight: (mapping.count ?? mapping.weight).map { column($0) }, share: mapping.share.map { column($0) },
        filters: filters, crosswalks: crosswalks,
        dimensions: names.map { place(mapping.dimensions[$0] ?? $0, after: given) },
        rules: mapping.kept.map { "\($0.column) is not \($0.values.joined(separator: " or "))" }
          + mapping.crosswalks.map { "left out by \($0.table.file)" })
    }

    private static let needed = "a survey without a mapping needs (give FILE:MAPPING.json for other names)"

    /// What is asked of each row by itself must be a column of the survey.
    private mutating func requireOwnColumns(_ crosswalks: [SurveyMapping.Crosswalk]) {
      var own = mapping.pay.flatMap(\.columns) + mapping.kept.map(\.column)
      own += [mapping.organisation, mapping.weight, mapping.count, mapping.share].compactMap { $0 }
      if case .column(let name, _)? = mapping.date { own.append(name) }
      for crosswalk in crosswalks {
        for name in crosswalk.table.given where own.contains(name) {
          findings.append(
            Finding(
              "contradiction",
              "the table gives the column \"\(name)\", which only dimensions, currency, basis and other crosswalks can use; call it "
                + "otherwise", file: crosswalk.table.file, line: 1, column: name))
        }
      }
    }

    private mutating func column(_ name: String) -> Int {
      let places = headers.indices.filter { headers[$0] == String(Substring(name).trimmingBlanks) }
      if places.count > 1 {
        report(
          "duplicate-header",
          "columns \(places.map { String($0 + 1) }.joined(separator: " and ")) have the same name; rename one", name)
      } else if places.isEmpty {
        report(
          "missing-column",
          "there is no column \"\(name)\", which \(mapping.isDeclared ? "the mapping \(mapping.file) names" : Self.needed)"
            + suggestion(nearest(to: name, among: headers), or: headers), name)
      }
      return places.first ?? 0
    }

    /// A column that a crosswalk gives stands for one of the survey; the last one counts.
    private mutating func place(_ name: String, after crosswalks: [SurveyMapping.Crosswalk]) -> Place {
      for (number, crosswalk) in crosswalks.enumerated().reversed() {
        if let column = crosswalk.table.given.firstIndex(of: name) {
          return .given(crosswalk: number, column: column)
        }
      }
      if headers.contains(String(Substring(name).trimmingBlanks)) { return .column(column(name)) }
      let known = headers + crosswalks.flatMap(\.table.given)
      report(
        "missing-column",
        "there is no column \"\(name)\", \(mapping.isDeclared ? "neither here nor in a crosswalk of \(mapping.file)" : "which \(Self.needed)")"
          + suggestion(nearest(to: name, among: known), or: known), name)
      return .column(0)
    }

    private mutating func source(
      _ source: SurveyMapping.CellSource, _ crosswalks: [SurveyMapping.Crosswalk]
    ) -> Source {
      switch source {
      case .constant(let text): .constant(text)
      case .column(let name, let values): .place(place(name, after: crosswalks), values: values)
      }
    }

    private mutating func date() -> Date? {
      switch mapping.date {
      case nil: nil
      case .constant(let day)?: .constant(day)
      case .column(let name, let form)?: .column(column(name), form)
      }
    }

    private mutating func report(_ code: String, _ message: String, _ column: String) {
      let finding = Finding(code, message, file: file, line: header.line, column: column)
      if !findings.contains(finding) { findings.append(finding) }
    }
  }
}
