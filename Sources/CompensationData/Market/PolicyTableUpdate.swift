public import Compensation
internal import Tabular

/// A table of a policy with new rows put in: the past stays, and rows of the same day and keys are replaced where they stand.
public struct PolicyTableUpdate: Sendable {
  /// The table as a policy reads it.
  public let header: [String]
  /// What moved, in the order of the new rows.
  public private(set) var changes: [Change] = []
  /// How many new rows never count, as the table has one of a later day with the same keys.
  public private(set) var supersededCount = 0
  /// Columns of which new rows have what the rows before them had, as nothing says otherwise.
  public private(set) var inherited: Set<String> = []
  private let keys: [String]
  private let old: [[String]]
  private let form: TableForm
  private let dialect: CSVDialect
  /// By place of an old row: the one that stands there instead.
  private var replacements: [Int: [String]] = [:]
  /// By place of an old row: those that come after it; at the end those of new keys.
  private var additions: [Int: [[String]]] = [:]

  /// A new row and the value that it takes the place of.
  public struct Change: Sendable {
    /// The texts of the key columns.
    public let keys: [String]
    /// The value in force before; nil if there was none.
    public let old: String?
    /// The new value.
    public let new: String
  }

  /// A new row: its cells by column.
  public typealias Row = [String: String]

  /// - Parameters:
  ///   - bytes: The table as it is; empty for a new one.
  ///   - form: How it is written; what is said of that stays so.
  ///   - file: For findings.
  ///   - keys: The columns that tell rows apart, without `effective_from`.
  ///   - value: The column of the figure.
  ///   - columns: The columns of a new table.
  /// - Throws: `missing-column` if the table lacks one that is needed.
  public init(
    _ bytes: [UInt8], _ form: TableForm = TableForm(), file: String, keys: [String], value: String, columns: [String],
    adding new: [Row]
  ) throws(Finding) {
    let (table, problems) =
      bytes.isEmpty ? (TextTable(header: columns, rows: [], lines: []), []) : form.read(bytes, file: file)
    if let problem = problems.first { throw problem }
    self.form = form
    // A form of which nothing is said is not kept: what reads the table next need not find it out again.
    dialect = form.isDeclared ? form.dialect(of: bytes) : .rfc4180
    header = table.header
    self.keys = keys
    old = table.rows
    for column in keys + [value] where !header.contains(column) {
      throw Finding("missing-column", "the table has no column \"\(column)\"", file: file, line: 1, column: column)
    }
    let keyPlaces = keys.compactMap { header.firstIndex(of: $0) }
    let places = Dictionary(grouping: old.indices) { place in keyPlaces.map { old[place][$0] } }
    let valuePlace = header.firstIndex(of: value) ?? 0
    var met: Set<[String]> = []
    for row in new {
      let identity = (keys + [DatedColumns.effectiveFrom]).map { row[$0] ?? "" }
      if !met.insert(identity).inserted {
        throw Finding(
          "duplicate-key",
          "several new rows have the keys \(identity.joined(separator: ", ")); leave one of their sources out",
          file: file,
          column: keys.joined(separator: ", "))
      }
      try put(row, places, valuePlace, file)
    }
  }

  private mutating func put(
    _ row: Row, _ places: [[String]: [Int]], _ valuePlace: Int, _ file: String
  ) throws(Finding) {
    let wanted = keys.map { row[$0] ?? "" }
    let day = row[DatedColumns.effectiveFrom] ?? ""
    let same = places[wanted] ?? []
    let dayPlace = header.firstIndex(of: DatedColumns.effectiveFrom)
    func dayOf(_ place: Int) -> String { dayPlace.map { old[place][$0] } ?? "" }
    // In force before is the last one of an earlier day.
    let earlier = same.filter { dayPlace == nil || dayOf($0) < day }.max { dayOf($0) < dayOf($1) }
    let replaced = same.first { dayPlace == nil || dayOf($0) == day }
    if dayPlace != nil, same.contains(where: { dayOf($0) > day }) { supersededCount += 1 }
    let template = replaced ?? earlier ?? same.last
    var carried: Set<String> = []
    let cells = try header.map { column throws(Finding) -> String in
      if let text = row[column] { return text }
      // The end of an earlier row is not that of one after it.
      if column == DatedColumns.effectiveTo, replaced == nil { return "" }
      if let template, let place = header.firstIndex(of: column) {
        if replaced == nil { carried.insert(column) }
        return old[template][place]
      }
      if [DatedColumns.effectiveTo, DatedColumns.source].contains(column) { return "" }
      throw Finding(
        "unfilled-column",
        "nothing says what stands in the column \"\(column)\" of a new row; name it with --by or, if it is the region, with --region, or take it out of the table",
        file: file, line: 1, column: column)
    }
    inherited.formUnion(carried)
    changes.append(
      Change(
        keys: wanted, old: (dayPlace == nil ? replaced : earlier).map { old[$0][valuePlace] }, new: cells[valuePlace]))
    if let replaced {
      replacements[replaced] = cells
    } else {
      additions[same.last ?? old.count, default: []].append(cells)
    }
  }

  /// The table as text, in the form that is declared for it.
  public func csv() -> [UInt8] {
    var writer = CSVWriter(dialect: dialect)
    writer.appendHeader(header)
    func append(_ row: [String]) {
      for (column, text) in zip(header, row) { form.append(text, of: column, to: &writer) }
      writer.endRecord()
    }
    for (place, row) in old.enumerated() {
      append(replacements[place] ?? row)
      for row in additions[place] ?? [] { append(row) }
    }
    for row in additions[old.count] ?? [] { append(row) }
    return writer.bytes
  }
}
