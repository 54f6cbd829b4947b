internal import CompensationReports
internal import Tabular

/// A workbook as a result: a file that is written whole or not at all.
enum WorkbookFile {
  /// Writes a workbook.
  /// - Parameters:
  ///   - path: nil and `-` are standard output, which a workbook cannot be written to.
  ///   - body: Writes the whole workbook to the file whose name it gets.
  static func write(to path: String?, _ body: (_ temporaryPath: String) throws -> Void) throws {
    guard let path, path != "-" else {
      throw UsageError(message: "a workbook needs a file: --output FILE.xlsx")
    }
    var file = try AtomicFile(path)
    try reportingWorkbookErrors(path) { try body(file.temporaryPath) }
    try file.commit()
  }
}
