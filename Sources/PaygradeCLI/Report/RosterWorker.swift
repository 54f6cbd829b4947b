internal import Compensation
internal import CompensationData
internal import CompensationReports
internal import Tabular

/// Reads chunks of a roster, one at a time, and writes what becomes of their rows. Several work side by side.
actor RosterWorker {
  private let header: CSVHeader
  private var reader: RosterReader
  private let storage = CSVReaderStorage()
  private var employees: EmployeeTable
  /// Stands for `employees` while that is out.
  private let empty: EmployeeTable
  private let dialect: CSVDialect
  /// By number of a range: the rows of tables behind it, until an outcome has told of them.
  private var untold: [Int32: Set<YearlyRange.TableRow>] = [:]
  private var told: [Int32: Set<YearlyRange.TableRow>] = [:]

  init(_ roster: RosterPolicy, header: CSVHeader, _ dialect: CSVDialect) {
    empty = EmployeeTable(roster.policy, dialect)
    employees = empty
    self.dialect = dialect
    self.header = header
    reader = RosterReader(roster)
  }

  /// What becomes of a chunk's rows.
  /// - Parameters:
  ///   - duplicates: The lines of rows whose id an earlier row has.
  ///   - identifies: Whether the outcome is to have the rows' ids.
  func read(_ chunk: CSVChunk, duplicates: Set<Int> = [], identifies: Bool) -> ChunkOutcome {
    // What the outcome that this one stands for has told is to be told again.
    if !duplicates.isEmpty {
      untold.merge(told) { first, _ in first }
      told.removeAll()
    }
    var outcome = ChunkOutcome(rowEstimate: chunk.bytes.count / 80)
    var rejected = RejectedRows(chunk, dialect)
    do throws(CSVReadError) {
      var records = chunk.reader(header: header, storage: storage)
      while let batch = try records.nextBatch() { read(batch, duplicates, identifies, into: &outcome, &rejected) }
    } catch { outcome.failure = error }
    outcome.employees = employees.takeBytes()
    outcome.rejects = rejected.table.takeBytes()
    outcome.rejectCounts = rejected.counts
    outcome.notes = reader.takeNotes()
    return outcome
  }

  private func read(
    _ batch: CSVBatch, _ duplicates: Set<Int>, _ identifies: Bool, into outcome: inout ChunkOutcome,
    _ rejected: inout RejectedRows
  ) {
    // A variable of its own is written to without the checks that an actor's needs, millions of times.
    var (table, untold, told) = (empty, [Int32: Set<YearlyRange.TableRow>](), self.told)
    swap(&table, &employees)
    swap(&untold, &self.untold)
    defer {
      swap(&table, &employees)
      swap(&untold, &self.untold)
      self.told = told
    }
    reader.read(
      batch,
      discovered: { range in
        table.encode(range)
        untold[range.figures.number] = range.served
      },
      identified: { line, id in
        if identifies { outcome.identities.append(.init(line: line, identity: Identity(id))) }
        return duplicates.isEmpty || !duplicates.contains(line)
      },
      accepted: { employee, id, range in
        table.append(employee, id: id, in: range)
        if !untold.isEmpty, let served = untold.removeValue(forKey: range.number) {
          outcome.served.formUnion(served)
          told[range.number] = served
        }
        outcome.add(employee, range)
      },
      rejected: { rejected.add($0) })
  }
}

/// The rows of a chunk that were not accepted.
private struct RejectedRows {
  var table: RejectTable
  var counts = RejectCounts()
  private var texts: CSVRecordTexts

  init(_ chunk: CSVChunk, _ dialect: CSVDialect) {
    texts = chunk.recordTexts()
    table = RejectTable(dialect)
  }

  mutating func add(_ reject: RowReject) {
    table.append(
      line: reject.line, column: reject.column, code: reject.code, message: reject.message,
      record: texts.text(fromLine: reject.line).span)
    counts.add(reject)
  }
}

/// What became of the rows of one chunk.
struct ChunkOutcome: Sendable {
  /// Lines of `employees.csv` and of `rejects.csv`.
  var employees: [UInt8] = []
  var rejects: [UInt8] = []
  /// The ids of all rows that have all their cells, in their order.
  var identities: [Identified] = []
  var rejectCounts = RejectCounts()
  var notes = RosterNotes()
  /// Rows of the policy's tables that served the accepted people, unless an earlier outcome has told of them.
  var served: Set<YearlyRange.TableRow> = []
  /// What ended the reading, if something did.
  var failure: CSVReadError?
  /// How many rows were accepted.
  private(set) var acceptedCount = 0
  /// The accepted people's sums by part, and each one's compa-ratio.
  private(set) var tallies: [(part: Int, tally: PayTally)] = []
  private(set) var ratios: [PopulationStatistics.PartRatio] = []
  private var placeOfPart: [Int32] = []

  /// - Parameter rowEstimate: For how many rows there is room from the beginning.
  init(rowEstimate: Int = 0) {
    identities.reserveCapacity(rowEstimate)
    ratios.reserveCapacity(rowEstimate)
  }

  /// A row with its id.
  struct Identified: Sendable {
    let line: Int
    let identity: Identity
  }

  fileprivate mutating func add(_ employee: borrowing EmployeePay, _ range: RangeFigures) {
    let part = Int(range.part)
    while placeOfPart.count <= part { placeOfPart.append(-1) }
    if placeOfPart[part] < 0 {
      placeOfPart[part] = Int32(tallies.count)
      tallies.append((part, PayTally()))
    }
    acceptedCount += 1
    tallies[Int(placeOfPart[part])].tally.add(
      pay: employee.pay, fullTimeEquivalent: employee.fullTimeEquivalent, employee.placement, in: range.amounts)
    if let ratio = employee.placement.compaRatio { ratios.append(.init(part: part, ratio: ratio)) }
  }
}
