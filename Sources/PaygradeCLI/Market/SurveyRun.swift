internal import Compensation
internal import CompensationData
internal import CompensationReports
internal import Tabular

/// One survey, read: chunks go out to workers and come back in order, so that the same comes out however many there are.
struct SurveyRun {
  /// Which survey, and what its columns mean.
  let mapping: SurveyMapping
  /// The survey's name without its folders.
  let file: String
  /// The rules by which rows are left out, in words.
  let rules: [String]
  /// Its length and digest.
  let description: FileDigest
  private(set) var part = SurveyPart()

  /// Whether figures have days, and published ones counts.
  let hasDates: Bool
  let hasCounts: Bool

  /// What became of its rows.
  var summary: MarketSheet.SurveySummary {
    .init(
      name: mapping.name, title: mapping.title, source: mapping.source,
      file: FileDigest(path: file, byteCount: description.byteCount, digest: description.digest),
      days: part.figures.span,
      organisations: mapping.organisation == nil ? nil : part.figures.organisationCount, rows: part.rowCount,
      used: part.figures.count, leftOut: rules.enumerated().map { ($1, part.leftOut[$0] ?? 0) },
      rejects: part.rejects.counts().map { reject in
        .init(
          column: reject.column, code: reject.code, count: reject.count, firstLine: reject.firstLine,
          message: reject.message)
      })
  }

  /// Larger than for rosters: what a chunk gives is small, and is put together once for each.
  private static let chunkSize = 1 << 18

  /// Reads a whole survey.
  /// - Parameters:
  ///   - mapping: nil: its columns have the names that the format uses.
  ///   - dimensions: What the market is looked at by.
  /// - Throws: `FileError`; `Findings` if columns are missing; a finding where the beginning is no text with a header.
  init(
    path: String, mapping given: SurveyMapping?, dimensions: [String], basis: SurveyBasis, workerCount: Int
  ) async throws {
    let input = InputFile(path)
    var chunks = try input.open(delimiter: given?.delimiter, chunkSize: Self.chunkSize)
    let header = chunks.header
    file = path == "-" ? "standard input" : fileName(path)
    mapping = given ?? SurveyMapping(name: SurveyMapping.name(ofFile: path), headers: header.names)
    let columns = try SurveyColumns.find(in: header, file: file, mapping: mapping, dimensions: dimensions)
    rules = columns.rules
    hasDates = mapping.hasDates
    hasCounts = mapping.hasCounts
    let workers = (0..<workerCount).map { _ in SurveyWorker(columns, header: header, basis: basis) }
    var translations = workers.map { _ in SurveyFigures.Translation() }
    var pending: [(worker: Int, task: Task<SurveyWorker.Outcome, Never>)] = []
    defer { for item in pending { item.task.cancel() } }
    var next = 0
    while true {
      while pending.count < 2 * workerCount, let chunk = try chunks.next() {
        let number = next % workerCount
        let worker = workers[number]
        next += 1
        pending.append((number, Task { await worker.read(chunk) }))
      }
      if pending.isEmpty { break }
      let (worker, task) = pending.removeFirst()
      let outcome = await task.value
      part.append(outcome.part, &translations[worker])
      switch outcome.failure {
      case nil: break
      case .file(let error)?: throw error
      // Of a file that breaks off nothing is used: nobody could say what the rest would have changed.
      case .syntax(let error)?: throw Finding(error, file: file)
      }
    }
    description = input.file
    if mapping.plausible == .nearMedian { part.removeFarFromMedian(column: columns.payColumn) }
  }
}

/// Reads chunks of a survey, one at a time. Several work side by side.
actor SurveyWorker {
  private let header: CSVHeader
  private var reader: SurveyReader
  private let storage = CSVReaderStorage()

  /// What became of a chunk.
  struct Outcome: Sendable {
    let part: SurveyPart
    /// What ended the reading, if something did.
    let failure: CSVReadError?
  }

  init(_ columns: SurveyColumns, header: CSVHeader, basis: SurveyBasis) {
    self.header = header
    reader = SurveyReader(columns, basis: basis)
  }

  func read(_ chunk: CSVChunk) -> Outcome {
    var failure: CSVReadError?
    do throws(CSVReadError) {
      var records = chunk.reader(header: header, storage: storage)
      while let batch = try records.nextBatch() { reader.read(batch) }
    } catch { failure = error }
    return Outcome(part: reader.takePart(), failure: failure)
  }
}
