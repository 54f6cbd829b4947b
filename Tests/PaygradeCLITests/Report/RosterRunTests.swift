import Compensation
import CompensationData
import CompensationReports
import Foundation
import Tabular
import Testing

@testable import PaygradeCLI

/// However a roster is cut into chunks, and however many read them, the same is written.
@Suite struct RosterRunTests {
  /// Quoted line ends, doubled quotes, every line end, rejects, and ids that are there twice, far from each other.
  private static let text =
    "employee_id,country,level,currency,base_salary,pay_basis,fte,salary_is,gender\r\n"
    + "A1,Portugal,Junior,EUR,45000,annual,1,,\"fe\"\"male\"\"\"\n"
    + "\"A\n2\",PT,Junior,EUR,\"2,500.50\",Monthly,50%,full time,\"m\r\n\"\r\n"
    + "A3,Sweden,Senior,SEK,625,hourly,0.8,as_paid,female\r\r\n\n"
    + "A1,Sweden,Senior,SEK,900000,annual,1,,\"\n\n\"\n"
    + "A4,Atlantis,Senior,SEK,900000,annual,1,,x\n"
    + "A5,Sweden,Senior,SEK,,annual,1,,x\nA6,Sweden\n,,,,,,,,\n"
    + "\"\"\"A7\"\"\",Sweden,Junior,SEK,\"480 000\",annual,1,,\"a,\"\"b\"\"\n\"\n"
    + "A5,Portugal,Senior,EUR,70000,annual,1,,x\n\"A\n2\",Portugal,Senior,EUR,70000,annual,1,,x\n"
    + "A8,Portugal,Senior,EUR,99000,annual,0.5,full_time,female\n"

  /// What a run leaves behind.
  private struct Result: Equatable {
    var employees = ""
    var rejects = ""
    var accepted = 0
    var rejected = 0
    var reasons: [String] = []
    var notes = RosterNotes()
    var summary = ""
  }

  private let policy: Policy
  private let calculator: Calculator

  init() throws {
    policy = try PolicyReader.read(PolicyFiles(named: atoll)).policy
    calculator = Calculator(policy: policy, asOf: nil)
  }

  private func run(_ text: String, chunkSize: Int, workers: Int, in folder: String) async throws -> Result {
    var chunks = try CSVChunkReader(bytes: Array(text.utf8), chunkSize: chunkSize)
    let groups = ["country", "gender"]
    let columns = try #require(
      RosterColumns.find(in: chunks.header, file: "roster", policy: policy, .init(groups: groups)).columns)
    let rates = ExchangeRates(to: policy.currency, calculator)
    var run = RosterRun(
      RosterPolicy(calculator: calculator, columns: columns, rates: rates), groups: groups, checksAllIDs: false)
    var employees = try DigestedFile(folder + "/employees")
    var rejects = try DigestedFile(folder + "/rejects")
    var rows: [Int] = []
    let first = try chunks.next()
    try await run.read(first, &chunks, workerCount: workers, employees: &employees, rejects: &rejects) { count, _ in
      rows.append(count)
    }
    #expect(rows == rows.sorted())
    var result = Result()
    _ = try employees.commit()
    _ = try rejects.commit()
    result.employees = try contents(folder + "/employees")
    result.rejects = try contents(folder + "/rejects")
    result.accepted = run.acceptedCount
    result.rejected = run.rejectCounts.total
    result.reasons = run.rejectCounts.reasons.map { "\($0.column) \($0.code) \($1.count) \($1.first.line)" }
    result.notes = run.notes
    let summary = try run.statistics.summary(in: rates, percentiles: .inclusive, order: [:], minimum: 0)
    result.summary = String(decoding: summary.table().csv(), as: UTF8.self)
    return result
  }

  /// The text, and the text with a malformed quote after it or one that is never closed; and which sizes of chunks are tried.
  static let texts = [
    (text, 1), (text + text + "A9,\"Portugal\"x,Senior,EUR,1,annual,1,,x\n" + text, 9),
    (text + "A9,\"Portugal,Senior,EUR,1,annual,1,,x\n" + text.replacingOccurrences(of: "\"", with: ""), 9),
  ]

  @Test(arguments: texts, [1, 2, 5]) func everyChunkSizeGivesTheSame(
    _ sample: (text: String, step: Int), _ workers: Int
  ) async throws {
    let folder = FileManager.default.temporaryDirectory.path + "/paygrade-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let whole = try await run(sample.text, chunkSize: 1 << 18, workers: 1, in: folder)
    for chunkSize in stride(from: 1, through: 200, by: sample.step) {
      #expect(try await run(sample.text, chunkSize: chunkSize, workers: workers, in: folder) == whole, "\(chunkSize)")
    }
  }

  @Test func thisIsWhatItGives() async throws {
    let folder = FileManager.default.temporaryDirectory.path + "/paygrade-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let whole = try await run(Self.text, chunkSize: 7, workers: 3, in: folder)
    // Accepted: A1, A\n2, A3, "A7", A8. Lines end at LF, CR and CRLF, inside quotes, too.
    #expect(csvRecords(whole.employees).map { $0[0] } == ["2", "3", "6", "16", "21"])
    #expect(csvRecords(whole.employees).map { $0[1] } == ["A1", "A\n2", "A3", "\"A7\"", "A8"])
    #expect(csvRecords(whole.rejects).map { $0[0] } == ["9", "12", "13", "14", "15", "18", "19"])
    #expect(whole.accepted == 5)
  }
}
