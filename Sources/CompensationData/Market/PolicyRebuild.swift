public import Compensation
internal import Tabular

/// A policy whose figures are replaced: the tables that its lookups read get new rows, everything else stays as it is.
public struct PolicyRebuild: Sendable {
  /// A lookup that can be given new figures: its table, the columns of its keys, the column of its value.
  public struct Target: Sendable {
    /// The lookup's name.
    public let lookup: String
    /// The file within the policy.
    public let file: String
    /// The columns that tell rows apart.
    public let keys: [String]
    /// The column of the figure.
    public let value: String
  }

  /// What new rows made of a table.
  public struct Replacement: Sendable {
    /// Each new row with the figure that was in force before, in the order of the new rows.
    public let changes: [PolicyTableUpdate.Change]
    /// By column: texts that the policy does not know; rows with one were left out.
    public let unknown: [(column: String, values: [String])]
    /// Columns of which new rows have what the rows before them had, sorted.
    public let inherited: [String]
    /// How many new rows never count, as the table has later ones of the same keys.
    public let supersededCount: Int
  }

  /// The policy as it was.
  public let policy: Policy
  /// Every file of the policy as it now is.
  public private(set) var files: [String: [UInt8]]
  /// The files of the tables that the policy reads.
  public let tableFiles: Set<String>
  private let folder: String
  private let tables: [String: TextTable]
  /// By file.
  private let forms: [String: TableForm]
  private let paths: [String: String]

  /// The lookup of what a job pays.
  public static let benchmark = "benchmark"
  /// The lookup of what a place pays beside the reference place.
  public static let locationFactor = "location_factor"
  /// The lookup of units of a currency for one of the policy's.
  public static let exchangeRate = "exchange_rate"
  /// The lookup of local currency that buys what one US dollar buys.
  public static let purchasingPowerParity = "purchasing_power_parity"

  /// Reads a policy.
  /// - Throws: All findings at once, if there is an error among them.
  public init(_ files: PolicyFiles) throws(Findings) {
    policy = try PolicyReader.read(files).policy
    self.files = files.bytes
    folder = files.folder
    let package = PackageTables(files).package
    var tables: [String: TextTable] = [:]
    var paths: [String: String] = [:]
    let listed = package?.resources.map { (name: $0.name, path: $0.path) }
    for (name, path) in listed
      ?? files.bytes.keys.filter({ $0.hasSuffix(".csv") }).map({ (name: String($0.dropLast(4)), path: $0) })
    {
      guard let bytes = files.bytes[path] else { continue }
      tables[name] = (package?.form(of: path) ?? TableForm()).read(bytes, file: path).table
      paths[name] = path
    }
    self.tables = tables
    forms = Dictionary(package?.resources.map { ($0.path, $0.form) } ?? []) { first, _ in first }
    self.paths = paths
    tableFiles = Set(policy.definition.tableNames(in: files).compactMap { paths[$0] })
  }

  /// What a lookup reads; nil if the policy has no such lookup of rows.
  public func target(_ lookup: String) -> Target? {
    guard let definition = policy.definition.lookups.first(where: { $0.name.text == lookup }),
      case .row = definition.reading, let value = definition.value, let path = paths[definition.table.text]
    else { return nil }
    return Target(lookup: lookup, file: path, keys: definition.keys.map(\.column), value: value.text)
  }

  /// The columns of the figures that can be replaced.
  public var figureColumns: Set<String> {
    let lookups = [Self.benchmark, Self.locationFactor, Self.exchangeRate, Self.purchasingPowerParity]
    return Set(lookups.compactMap { target($0)?.value })
  }

  /// Puts new rows into the table of a lookup.
  /// - Parameter rows: Cells by column; columns that the table lacks are left out.
  /// - Throws: `missing-column`, `unfilled-column`, `duplicate-key`.
  @discardableResult
  public mutating func replace(
    _ target: Target, with rows: [PolicyTableUpdate.Row]
  ) throws(Finding) -> Replacement {
    var known: [String: Set<String>] = [:]
    for column in target.keys { known[column] = values(of: column, besides: target.file) }
    var left: [String: Set<String>] = [:]
    let kept = rows.filter { row in
      for column in target.keys {
        if let values = known[column], !values.isEmpty, let text = row[column], !values.contains(text),
          text != PlaceFactor.all
        {
          left[column, default: []].insert(text)
          return false
        }
      }
      return true
    }
    let update = try PolicyTableUpdate(
      files[target.file] ?? [], form(of: target.file), file: "\(folder)/\(target.file)", keys: target.keys,
      value: target.value, columns: [],
      adding: kept)
    files[target.file] = update.csv()
    return Replacement(
      changes: update.changes,
      unknown: target.keys.compactMap { column in left[column].map { (column, $0.sorted()) } },
      inherited: update.inherited.sorted(), supersededCount: update.supersededCount)
  }

  /// How the table in a file is written.
  public func form(of file: String) -> TableForm { forms[file] ?? TableForm() }

  /// The figure of a lookup that was in force before a day; nil if there was none.
  public func inForce(_ target: Target, _ keys: [String: String], before day: CalendarDate) -> ExactDecimal? {
    guard let name = paths.first(where: { $0.value == target.file })?.key, let table = tables[name],
      let value = table.header.firstIndex(of: target.value)
    else { return nil }
    let places = target.keys.map { table.header.firstIndex(of: $0) }
    let dayPlace = table.header.firstIndex(of: DatedColumns.effectiveFrom)
    let rows = table.rows.filter { row in
      zip(target.keys, places).allSatisfy { key, place in place.map { row[$0] } == keys[key] }
        && (dayPlace.map { row[$0] < day.description } ?? true)
    }
    let last = rows.max { first, second in dayPlace.map { first[$0] < second[$0] } ?? false }
    let endPlace = table.header.firstIndex(of: DatedColumns.effectiveTo)
    return last.flatMap { row in
      let end = endPlace.map { row[$0] } ?? ""
      return end.isEmpty || end > day.description ? try? ExactDecimal(plain: row[value]) : nil
    }
  }

  /// The texts that a column may have: those of the other tables' columns of that name, and its own; none, so that it may be any, if no
  /// other table has one.
  private func values(of column: String, besides file: String) -> Set<String> {
    func texts(_ table: TextTable) -> [String] {
      table.header.firstIndex(of: column).map { place in table.rows.map { $0[place] } } ?? []
    }
    let others = Set(tables.filter { paths[$0.key] != file }.values.flatMap(texts))
    return others.isEmpty ? [] : others.union(tables.filter { paths[$0.key] == file }.values.flatMap(texts))
  }
}
