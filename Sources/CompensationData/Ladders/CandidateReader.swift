public import Compensation
public import Tabular

/// Reads the rows of a file of candidates. Each column has few different cells, so each of them is read once.
public struct CandidateReader {
  private let columns: CandidateColumns
  private var family: CellMemory<String>?
  private var years: CellMemory<ExactDecimal>?
  private var fieldYears: CellMemory<ExactDecimal>?
  private var leadershipYears: CellMemory<ExactDecimal>?
  private var degree: CellMemory<Degree>?
  private var ratings: [CellMemory<String>]

  /// A reader that has met no row.
  public init(_ columns: CandidateColumns) {
    self.columns = columns
    family = columns.family.map { CellMemory($0) }
    years = columns.years.map { CellMemory($0) }
    fieldYears = columns.fieldYears.map { CellMemory($0) }
    leadershipYears = columns.leadershipYears.map { CellMemory($0) }
    degree = columns.degree.map { CellMemory($0) }
    ratings = columns.ratings.map { CellMemory($0.column) }
  }

  /// Reads one row that has all its cells: the job family, if it names one, and what is known of the person.
  /// - Throws: `bad-number`, `unknown-degree`: the column and the remedy, never the cell.
  public mutating func read(
    _ batch: CSVBatch, _ record: Int
  ) throws(Finding) -> (family: String?, candidate: Candidate) {
    var candidate = Candidate(
      years: try years?.value(batch, record) { text throws(Finding) in try Self.years(text, "years") },
      fieldYears: try fieldYears?.value(batch, record) { text throws(Finding) in try Self.years(text, "field_years") },
      leadershipYears: try leadershipYears?.value(batch, record) { text throws(Finding) in
        try Self.years(text, "leadership_years")
      },
      degree: try degree?.value(batch, record) { text throws(Finding) in try Self.degree(text) })
    for (place, rating) in columns.ratings.enumerated() {
      if let value = try ratings[place].value(batch, record, { text throws(Finding) in text }) {
        candidate.ratings[rating.name] = value
      }
    }
    return (try family?.value(batch, record) { text throws(Finding) in text }, candidate)
  }

  private static func years(_ text: String, _ column: String) throws(Finding) -> ExactDecimal {
    guard let years = try? ExactDecimal(plain: text), years >= .zero, years <= YearsOfWork.most else {
      throw Finding(
        "bad-number", "this is not a number of years from 0 to \(YearsOfWork.most), such as 3 or 2.5; correct it",
        file: "input", column: column)
    }
    return years
  }

  private static func degree(_ text: String) throws(Finding) -> Degree {
    guard let degree = Degree(rawValue: text.lowercased()) else {
      throw Finding(
        "unknown-degree", "this is not a degree; write none, bachelor, master or phd", file: "input", column: "degree")
    }
    return degree
  }
}

/// What the cells of a column mean, each different one worked out once.
private struct CellMemory<Value: Sendable> {
  private let column: Int
  /// By cell; nil for an empty one.
  private var memory: FieldMemory<Result<Value?, Finding>>

  init(_ column: Int) {
    self.column = column
    memory = FieldMemory(fields: [column], limit: 10_000)
  }

  /// - Parameter read: What a cell means that is not empty; it is given without blanks around it.
  mutating func value(
    _ batch: CSVBatch, _ record: Int, _ read: (String) throws(Finding) -> Value
  ) throws(Finding) -> Value? {
    if let value = memory.known(batch, record) { return try value.get() }
    let text = String(Substring(batch[record].text(column)).trimmingBlanks)
    let value: Result<Value?, Finding>
    do throws(Finding) { value = .success(text.isEmpty ? nil : try read(text)) } catch { value = .failure(error) }
    memory.remember(value, batch, record)
    return try value.get()
  }
}
