internal import Compensation
internal import CompensationData
internal import CompensationReports
internal import Tabular

/// One run over a roster: chunks go out to workers and come back in order, so that the same bytes are written however many there
/// are, and memory does not grow with the number of rows.
struct RosterRun: ~Copyable {
  private(set) var statistics: PopulationStatistics
  private(set) var notes = RosterNotes()
  private(set) var rejectCounts = RejectCounts()
  private(set) var acceptedCount = 0
  /// The rows of the policy's tables that served.
  private(set) var served: Set<YearlyRange.TableRow> = []
  /// What ended the reading before the roster's end, if something did: what follows is in no figure.
  private(set) var ending: RowReject?
  /// Whether the ids of all rows were compared.
  private(set) var areAllIDsChecked = true
  private var identities = IdentitySet()
  private var identityCount = 0
  private let checksAllIDs: Bool
  private let roster: RosterPolicy
  private let dialect: CSVDialect

  /// How many groups there may be, each in one currency: more say nothing, and would take memory.
  static let partLimit = 50_000
  /// How many ids are compared unless all are asked for.
  static let idLimit = 1_000_000

  init(_ roster: RosterPolicy, groups: [String], checksAllIDs: Bool, _ dialect: CSVDialect = .rfc4180) {
    self.dialect = dialect
    self.roster = roster
    self.checksAllIDs = checksAllIDs
    statistics = PopulationStatistics(columns: groups)
  }

  /// Reads the whole roster.
  /// - Parameters:
  ///   - first: The first chunk; nil if the roster has none.
  ///   - workerCount: How many chunks are under way at a time.
  ///   - progressed: Called after each chunk, with the rows so far and the bytes read.
  /// - Throws: `FileError`.
  mutating func read(
    _ first: CSVChunk?, _ chunks: inout CSVChunkReader, workerCount: Int, employees: inout DigestedFile,
    rejects: inout DigestedFile,
    progressed: (_ rows: Int, _ bytes: Int) -> Void
  ) async throws {
    let header = chunks.header
    let workers = (0..<workerCount).map { _ in RosterWorker(roster, header: header, dialect) }
    var pending: [(chunk: CSVChunk, worker: RosterWorker, task: Task<ChunkOutcome, Never>)] = []
    defer { for item in pending { item.task.cancel() } }
    var next = 0
    var upcoming = first
    while true {
      while let chunk = upcoming, pending.count < workerCount {
        // Workers take turns, so that the one whose turn it is has given back its last outcome.
        let worker = workers[next % workerCount]
        next += 1
        let identifies = areAllIDsChecked && roster.hasIDs
        pending.append((chunk, worker, Task { await worker.read(chunk, identifies: identifies) }))
        upcoming = try chunks.next()
      }
      guard !pending.isEmpty else { return }
      let (chunk, worker, task) = pending.removeFirst()
      var outcome = await task.value
      let duplicates = duplicates(in: outcome)
      if !duplicates.isEmpty { outcome = await worker.read(chunk, duplicates: duplicates, identifies: false) }
      try take(outcome, employees: &employees, rejects: &rejects)
      progressed(acceptedCount + rejectCounts.total, chunks.bytesRead)
      if outcome.failure != nil {
        // The digest is of the whole roster, however much of it was read ahead.
        try chunks.skipRest()
        return
      }
    }
  }

  /// The lines of rows whose id an earlier row has.
  private mutating func duplicates(in outcome: ChunkOutcome) -> Set<Int> {
    if !areAllIDsChecked { return [] }
    var rows = outcome.identities[...]
    if !checksAllIDs, identityCount + rows.count > Self.idLimit {
      rows = rows.prefix(Self.idLimit - identityCount)
      areAllIDsChecked = false
    }
    identityCount += rows.count
    let repeated = identities.insert(rows.map(\.identity))
    if !areAllIDsChecked { identities = IdentitySet() }
    return Set(repeated.map { rows[rows.startIndex + $0].line })
  }

  private mutating func take(
    _ outcome: ChunkOutcome, employees: inout DigestedFile, rejects: inout DigestedFile
  ) throws {
    try employees.write(outcome.employees)
    try rejects.write(outcome.rejects)
    acceptedCount += outcome.acceptedCount
    served.formUnion(outcome.served)
    notes.add(outcome.notes)
    rejectCounts.add(outcome.rejectCounts)
    for key in roster.parts(from: statistics.partCount) { statistics.append(key) }
    if statistics.partCount > Self.partLimit {
      throw Finding(
        "too-many-groups",
        "--by gives more than \(Self.partLimit) groups, which is as good as each person alone; name what more people have in common"
      )
    }
    for (part, tally) in outcome.tallies { statistics.add(tally, toPart: part) }
    statistics.add(outcome.ratios)
    switch outcome.failure {
    case nil: break
    case .file(let error)?: throw error
    case .syntax(let error)?:
      // What was not read counts as one reject.
      let reject = RowReject(line: error.line, column: error.column ?? "", code: error.code, message: error.message)
      var table = RejectTable(dialect)
      let unread: [UInt8] = []
      table.append(
        line: reject.line, column: reject.column, code: reject.code, message: reject.message, record: unread.span)
      try rejects.write(table.takeBytes())
      rejectCounts.add(reject)
      ending = reject
    }
  }
}
