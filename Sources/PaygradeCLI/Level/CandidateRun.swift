internal import Compensation
internal import CompensationData
internal import CompensationReports
internal import Tabular

/// One run over a file of candidates: a row out for each row in. Candidates with the same facts are assessed once.
struct CandidateRun {
  private let request: LevelRequest
  private let path: String
  private let name: String
  private let headers: [String: String]
  /// How many bytes are gathered before they are handed on.
  private static let pieceSize = 1 << 16

  init(_ request: LevelRequest, path: String, headers: [String: String]) throws {
    if request.request.format != .csv, request.request.format != .text {
      throw UsageError(message: "--candidates writes CSV; leave --format out, or say --format csv")
    }
    self.request = request
    self.path = path
    self.headers = headers
    name = path == "-" ? "standard input" : path
  }

  func run(_ diagnostics: inout Diagnostics) throws -> ExitStatus {
    var reader = try opened()
    let (columns, findings) = try CandidateColumns.find(
      in: reader.header, file: name, ladder: request.ladder, asOf: request.asOf, headers: headers)
    for finding in findings { diagnostics.note(finding) }
    var answers = CandidateAnswers(request, columns, file: name)
    var output = try Output(request.request.outputPath)
    try output.write(CandidateTable.headerLine(request.request.dialect))
    do {
      while let batch = try reader.nextBatch() {
        for record in 0..<batch.count { answers.append(batch, record) }
        if answers.table.pendingCount >= Self.pieceSize { try output.write(answers.table.takeBytes()) }
      }
    } catch CSVReadError.syntax(let syntax) {
      // What was not read counts as one reject.
      answers.reject(Finding(syntax, file: name), line: syntax.line)
    }
    try output.write(answers.table.takeBytes())
    try output.finish()
    try SchemaFile.write(CandidateTable.schema, request.request.dialect, beside: request.request.outputPath)
    for finding in answers.summary() { diagnostics.note(finding) }
    return diagnostics.hasErrors ? .problems : .done
  }

  private func opened() throws -> CSVReader {
    do throws(CSVReadError) {
      return try path == "-" ? CSVReader(descriptor: 0, name: name) : CSVReader(path: path)
    } catch {
      switch error {
      case .file(let file): throw file
      case .syntax(let syntax): throw Finding(syntax, file: name)
      }
    }
  }
}
