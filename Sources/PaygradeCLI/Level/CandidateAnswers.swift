internal import Compensation
internal import CompensationData
internal import CompensationReports
internal import Tabular

/// The answers to the rows of a file, each worked out once for the same facts.
struct CandidateAnswers {
  var table: CandidateTable
  private let request: LevelRequest
  private let columns: CandidateColumns
  private var reader: CandidateReader
  private let file: String
  private var keys: FieldKeyTable
  /// By combination of facts.
  private var answerOfKey: [Int] = []
  private var answerOfPerson: [Person: Int] = [:]
  private var offerOfLevel: [String: Offer?] = [:]
  private var refusals = RefusalCounts()
  private var assessors: [String: Result<LadderAssessor, Finding>] = [:]
  private var noteOfAnswer: [Note] = []
  private var rowsOfAnswer: [Int] = []
  private var rejectCount = 0
  private var count = 0
  /// By column and code: how many rows were assessed with a warning.
  private var warnings: [Finding: Int] = [:]

  /// Whose answers are the same.
  private struct Person: Hashable {
    let family: String?
    let profile: CandidateProfile
  }

  /// What is to be said of the rows with an answer.
  private enum Note {
    case assessed([Finding])
    case rejected
  }

  /// How many combinations of facts are kept; with more, all are forgotten.
  private static let limit = 100_000

  init(_ request: LevelRequest, _ columns: CandidateColumns, file: String) {
    self.request = request
    table = CandidateTable(request.request.dialect)
    self.columns = columns
    reader = CandidateReader(columns)
    self.file = file
    keys = FieldKeyTable(fields: columns.facts)
  }

  /// Adds the row for one record.
  mutating func append(_ batch: CSVBatch, _ record: Int) {
    let line = batch.line(record)
    guard batch.fieldCount(record) == columns.columnCount else {
      let error = CSVSyntaxError.raggedRow(line: line, expected: columns.columnCount, found: batch.fieldCount(record))
      return reject(Finding(error, file: file), line: line)
    }
    if answerOfKey.count >= Self.limit { forget() }
    let (key, isNew) = keys.number(record, of: batch)
    if isNew { answerOfKey.append(answer(batch, record)) }
    let number = answerOfKey[key]
    count += 1
    rowsOfAnswer[number] += 1
    if let id = columns.id {
      batch.withBytes(record, id) { table.append(line: line, id: $0, answer: number) }
    } else {
      let none: [UInt8] = []
      table.append(line: line, id: none.span, answer: number)
    }
  }

  /// Adds a row that is not a candidate's.
  mutating func reject(_ finding: Finding, line: Int) {
    table.append(line: line, reject: finding)
    count += 1
    rejectCount += 1
  }

  private mutating func forget() {
    gather()
    keys.removeAll()
    answerOfKey.removeAll(keepingCapacity: true)
    answerOfPerson.removeAll()
    assessors.removeAll()
    table.removeAnswers()
    noteOfAnswer.removeAll()
    rowsOfAnswer.removeAll()
  }

  /// Counts the rows of each answer toward what is said in the end.
  private mutating func gather() {
    for (answer, rows) in rowsOfAnswer.enumerated() {
      switch noteOfAnswer[answer] {
      case .rejected: rejectCount += rows
      case .assessed(let findings): for finding in findings { warnings[finding, default: 0] += rows }
      }
      rowsOfAnswer[answer] = 0
    }
  }

  /// The number of the answer to a record.
  private mutating func answer(_ batch: CSVBatch, _ record: Int) -> Int {
    do throws(Finding) {
      let (family, candidate) = try reader.read(batch, record)
      let assessor = try assessor(family)
      let person = Person(family: family, profile: try assessor.profile(of: candidate))
      if let known = answerOfPerson[person] { return known }
      let assessment = assessor.assess(person.profile)
      table.encode(assessment, family: assessor.levels[0].family, offers: offers(assessment.highest.map(\.level)))
      answerOfPerson[person] = noteOfAnswer.count
      noteOfAnswer.append(.assessed(assessment.warnings))
    } catch {
      table.encode(error)
      noteOfAnswer.append(.rejected)
    }
    rowsOfAnswer.append(0)
    return noteOfAnswer.count - 1
  }

  /// What levels pay, each worked out once; a level without a range there has none, and why is said in the end.
  private mutating func offers(_ levels: [JobLevel]) -> [Offer?] {
    let offers = levels.map { level -> Offer? in
      if let known = offerOfLevel[level.id] { return known }
      var offer: Offer?
      do throws(Finding) { offer = try request.offer(level) } catch { refusals.add(error) }
      offerOfLevel[level.id] = .some(offer)
      return offer
    }
    return offers.allSatisfy { $0 == nil } ? [] : offers
  }

  private mutating func assessor(_ family: String?) throws(Finding) -> LadderAssessor {
    let name = family ?? ""
    if let known = assessors[name] { return try known.get() }
    let result: Result<LadderAssessor, Finding>
    do throws(Finding) { result = .success(try request.assessor(family: family)) } catch {
      // What the ladder calls family is the column job of this file.
      let isOfRow = error.code == "unknown-job"
      result = .failure(isOfRow ? Finding(error.code, error.message, file: file, column: "job") : error)
    }
    assessors[name] = result
    return try result.get()
  }

  /// What to say after the last row: how many rows have no answer, and what was assumed of how many.
  mutating func summary() -> [Finding] {
    gather()
    var found = warnings.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key.message < $1.key.message }.map {
      Finding(
        $0.key.code, "\($0.key.message) (\($0.value) of \(count) rows)", severity: .warning, file: file,
        column: $0.key.column)
    }
    found += refusals.findings(severity: .error)
    if rejectCount > 0 {
      found.append(
        Finding(
          "rejected-rows",
          "\(rejectCount) of \(count) rows have no answer; the result says in code, column and message why",
          file: file))
    }
    return found
  }
}
