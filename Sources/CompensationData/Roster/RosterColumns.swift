public import Compensation
public import Tabular

/// Where a roster has what a report needs: found once, from its header.
public struct RosterColumns: Sendable {
  /// Where one of the values comes from.
  enum Source: Sendable, Equatable {
    /// A place in the row.
    case column(Int)
    /// The same for all rows.
    case constant(String)
    /// Nowhere.
    case missing
  }

  /// What people are grouped by.
  enum Grouping: Sendable, Equatable {
    /// A name of the policy, by its place among those that `YearlyRange` shows.
    case policyName(Int)
    /// The currency of the range.
    case currency
    /// A column of the roster.
    case column(Int)
  }

  let columnCount: Int
  /// nil takes the line for it.
  let employeeID: Int?
  /// By place among the policy's inputs.
  let inputs: [Source]
  let currency: Source
  let baseSalary: Source
  private(set) var payBasis: Source
  private(set) var fullTimeEquivalent: Source
  let salaryIs: Source
  /// Optional columns that are not read because they begin empty; a value further down is an error.
  private(set) var emptied: [(place: Int, name: String)] = []
  let groupings: [Grouping]
  /// The policy's names that are shown because people are grouped by them.
  let shownNames: [String]

  /// The columns that every roster has, and those that it may have, beside the policy's inputs.
  private static let required = ["employee_id", "currency", "base_salary"]
  private static let optional = ["pay_basis", "fte", "salary_is", "name", "gender", "hire_date", "manager"]
  /// Those that are never the same for all rows.
  private static let perPerson = ["employee_id", "name", "base_salary"]

  /// Those that tell one person from another.
  private static let ofOnePerson = ["employee_id", "name", "base_salary"]

  /// What is taken for granted because the roster does not say it, as sentences.
  public var assumptions: [String] {
    var sentences: [String] = []
    if payBasis == .missing { sentences.append("There is no pay_basis: all pay was taken as yearly.") }
    if fullTimeEquivalent == .missing { sentences.append("There is no fte: everybody was taken as full time.") }
    if employeeID == nil { sentences.append("There is no employee_id: the line of the roster stands for it.") }
    return sentences
  }

  /// Every column that a roster for a policy may have.
  public static func names(for policy: Policy) -> [String] {
    var seen: Set<String> = []
    return (required + policy.inputNames + optional).filter { seen.insert($0).inserted }
  }

  /// What a person says about a roster's columns.
  public struct Mapping: Sendable {
    /// The roster's own header for a column that is called otherwise here; an empty one says that there is none.
    public var headers: [String: String]
    /// Columns whose value is given once for the whole roster.
    public var constants: [String: String]
    /// What people are grouped by.
    public var groups: [String]

    /// A mapping; by default every column is called by its own name.
    public init(headers: [String: String] = [:], constants: [String: String] = [:], groups: [String] = []) {
      self.headers = headers
      self.constants = constants
      self.groups = groups
    }
  }

  /// Finds the columns.
  /// - Returns: nil for the columns if there is an error among the findings, which are in the order of the columns.
  public static func find(
    in header: CSVHeader, file: String, policy: Policy, _ mapping: Mapping
  ) -> (columns: RosterColumns?, findings: [Finding]) {
    var search = Search(header: header, file: file, policy: policy, mapping: mapping)
    let columns = search.columns()
    return (search.findings.contains { $0.severity == .error } ? nil : columns, search.findings)
  }

  /// What is wrong with the header of the roster at a path.
  /// - Throws: `FileError` if the file cannot be read.
  public static func findings(path: String, policy: Policy, _ mapping: Mapping) throws -> [Finding] {
    let header: CSVHeader
    do throws(CSVReadError) { header = try CSVReader(path: path).header } catch {
      switch error {
      case .syntax(let syntax): return [Finding(syntax, file: path)]
      case .file(let file): throw file
      }
    }
    return find(in: header, file: path, policy: policy, mapping).findings
  }

  /// How much of a roster, in bytes, tells that a column is empty.
  private static let beginningSize = 1 << 16

  /// Leaves out the columns `pay_basis` and `fte` where all cells of a roster's beginning are empty: such a column says as much as none.
  /// - Returns: A finding for each.
  public mutating func leaveOutEmpty(_ beginning: CSVChunk, header: CSVHeader, file: String) -> [Finding] {
    // A chunk's length depends on how the text arrives.
    let beginning = beginning.beginning(Self.beginningSize)
    var findings: [Finding] = []
    for (path, name) in [(\RosterColumns.payBasis, "pay_basis"), (\.fullTimeEquivalent, "fte")] {
      guard let place = self[keyPath: path].column, Self.isEmpty(place, in: beginning, header) else { continue }
      self[keyPath: path] = .missing
      emptied.append((place, name))
      findings.append(
        Finding(
          "empty-column", "the cells of this column are empty, so that it is taken as not there", severity: .warning,
          file: file, line: header.line, column: name))
    }
    return findings
  }

  private static func isEmpty(_ place: Int, in chunk: CSVChunk, _ header: CSVHeader) -> Bool {
    var reader = chunk.reader(header: header)
    // What ends the reading is met again, and reported, by whoever reads the rows.
    while let record = try? reader.next() {
      if place < record.count, !Substring(record.text(place)).trimmingBlanks.isEmpty { return false }
    }
    return true
  }

  /// One look through a header.
  private struct Search {
    let header: CSVHeader
    let file: String
    let policy: Policy
    let mapping: Mapping
    var findings: [Finding] = []
    /// The header's places that are used.
    private var used: Set<Int> = []
    /// The header's places of what is one person's own.
    private var personal: Set<Int> = []
    /// The header's names without blanks around them.
    private let headers: [String]

    init(header: CSVHeader, file: String, policy: Policy, mapping: Mapping) {
      self.header = header
      self.file = file
      self.policy = policy
      self.mapping = mapping
      headers = header.names.map { String(Substring($0).trimmingBlanks) }
    }

    private var known: [String] { RosterColumns.names(for: policy) }

    mutating func columns() -> RosterColumns {
      for name in mapping.headers.keys.sorted() where !known.contains(name) {
        report(
          "unknown-column", "--columns names \(name), which is not a column of a roster\(meant(name, known))", name)
      }
      let inputs = policy.definition.inputs
      let sources = inputs.map { input in
        let isRequired = !input.isOptional || RosterColumns.required.contains(input.name.text)
        return source(input.name.text, isRequired: isRequired)
      }
      let id = source("employee_id", isRequired: mapping.headers["employee_id"] != "")
      let currency =
        policy.inputNames.firstIndex(of: "currency").map { sources[$0] } ?? source("currency", isRequired: true)
      let salary = source("base_salary", isRequired: true)
      let basis = source("pay_basis", isRequired: false)
      let share = source("fte", isRequired: false)
      let meaning = source("salary_is", isRequired: false)
      for name in ["gender", "hire_date", "manager"] { _ = source(name, isRequired: false) }
      personal = Set([id, salary, source("name", isRequired: false)].compactMap(\.column))
      var shown: [String] = []
      let groupings = mapping.groups.enumerated().map { place, name in
        if mapping.groups.prefix(place).contains(name) {
          report("repeated-group", "--by names \(name) twice; name it once", name)
        }
        return grouping(name, &shown)
      }
      // Without the columns that are needed, the first line may be no header, and what it says is somebody's.
      if !findings.contains(where: { $0.severity == .error }) { reportUnused() }
      return RosterColumns(
        columnCount: header.names.count, employeeID: id.column, inputs: sources, currency: currency,
        baseSalary: salary, payBasis: basis, fullTimeEquivalent: share, salaryIs: meaning, groupings: groupings,
        shownNames: shown)
    }

    /// Where the values of a column are.
    private mutating func source(_ name: String, isRequired: Bool) -> Source {
      let wanted = mapping.headers[name] ?? name
      let place = wanted.isEmpty ? nil : place(of: wanted, name)
      if let constant = mapping.constants[name] {
        if RosterColumns.perPerson.contains(name) {
          report("bad-constant", "--input gives everybody the same \(name); name its column with --columns", name)
        } else if let place {
          used.insert(place)
          report(
            "contradiction",
            "--input gives all rows one \(name), and the roster has the column \"\(header.names[place])\"; leave one of them out "
              + "(--columns \(name)= leaves the column)",
            name)
        }
        return .constant(constant)
      }
      if let place {
        used.insert(place)
        return .column(place)
      }
      if isRequired || !(mapping.headers[name] ?? "").isEmpty {
        report(
          "missing-column",
          "there is no column \"\(wanted)\"\(meant(wanted, headers)); name it with --columns \(name)=\"its header\""
            + (RosterColumns.perPerson.contains(name)
              ? name == "employee_id" ? ", or say --columns employee_id= to take the line for it" : ""
              : ", or give all rows one value with --input \(name)=VALUE"),
          name)
      }
      return .missing
    }

    /// The place of a header; two of the same name are an error where it matters which one is meant.
    private mutating func place(of wanted: String, _ name: String) -> Int? {
      let places = headers.indices.filter { headers[$0] == String(Substring(wanted).trimmingBlanks) }
      if places.count > 1 {
        report(
          "duplicate-header",
          "columns \(places.map { String($0 + 1) }.joined(separator: " and ")) have the same name; rename or remove one",
          name)
      }
      return places.first
    }

    private mutating func grouping(_ name: String, _ shown: inout [String]) -> Grouping {
      if RosterColumns.ofOnePerson.contains(name) {
        report("bad-group", "--by \(name) would list people, not groups of them; name what they have in common", name)
      }
      if name == "currency", !policy.names.contains(name) { return .currency }
      if policy.names.contains(name) {
        shown.append(name)
        return .policyName(shown.count - 1)
      }
      let wanted = mapping.headers[name] ?? name
      if !wanted.isEmpty, let place = place(of: wanted, name) {
        if personal.contains(place), !RosterColumns.ofOnePerson.contains(name) {
          report("bad-group", "--by \(name) would list people, not groups of them; name what they have in common", name)
        }
        used.insert(place)
        return .column(place)
      }
      let candidates = headers.filter { !$0.isEmpty } + policy.names
      report(
        "unknown-group",
        "--by names \(name), which is no name of the policy and no column of the roster\(meant(name, candidates))", name
      )
      return .currency
    }

    private mutating func reportUnused() {
      // A column that changes what pay means and was not found: one of almost the same name is probably it.
      let free = (["pay_basis", "fte", "salary_is"] + policy.inputNames).filter { name in
        mapping.constants[name] == nil && !headers.contains(mapping.headers[name] ?? name)
      }
      for (place, name) in headers.enumerated() where !used.contains(place) {
        if name.isEmpty {
          warn("unused-column", "column \(place + 1) has no name and is not used")
        } else if !known.contains(name) || mapping.headers[name] != nil || mapping.constants[name] != nil {
          let alike = free.filter { Self.plain($0) == Self.plain(name) }
          warn(
            "unused-column", "the report does not use this column\(alike.isEmpty ? "" : suggestion(alike, or: []))",
            name)
        }
      }
    }

    /// A name without case, blanks and marks.
    private static func plain(_ name: String) -> String {
      String(name.lowercased().filter { $0.isLetter || $0.isNumber })
    }

    private mutating func report(_ code: String, _ message: String, _ column: String) {
      findings.append(Finding(code, message, file: file, line: header.line, column: column))
    }

    private mutating func warn(_ code: String, _ message: String, _ column: String? = nil) {
      findings.append(
        Finding(code, message, severity: .warning, file: file, line: header.line, column: column))
    }

    private func meant(_ name: String, _ candidates: [String]) -> String {
      let near = nearest(to: name, among: candidates)
      return near.isEmpty ? "" : suggestion(near, or: [])
    }
  }
}

extension RosterColumns.Source {
  var column: Int? {
    guard case .column(let place) = self else { return nil }
    return place
  }
}
