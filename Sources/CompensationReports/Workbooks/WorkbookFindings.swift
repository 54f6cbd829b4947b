public import Compensation
internal import Spreadsheet

/// Runs what writes a workbook, and says in our words what goes wrong.
/// - Parameter file: As the workbook is called.
/// - Throws: `cannot-write`, `too-wide`, `too-many-rows`, `formula-too-long`, and `text-too-long` with the workbook's name; anything else as it is.
public func reportingWorkbookErrors(_ file: String, _ body: () throws -> Void) throws {
  do {
    try body()
  } catch WorkbookError.writing(let reason) {
    throw Finding("cannot-write", "the workbook cannot be written: \(reason)", file: file)
  } catch WorkbookError.tooWide(let sheet, let columns) {
    let style = NumberStyle()
    throw Finding(
      "too-wide",
      "the table has \(style.whole(columns)) columns, and a sheet holds \(style.whole(SheetAddress.columnLimit)); write CSV",
      file: "\(file), sheet \(sheet)")
  } catch WorkbookError.tooLong(let sheet, let rows) {
    let style = NumberStyle()
    throw Finding(
      "too-many-rows",
      "the table has \(style.whole(rows)) rows in force, and a sheet that formulas look at holds \(style.whole(SheetAddress.rowLimit - 1)); write CSV",
      file: "\(file), sheet \(sheet)")
  } catch WorkbookError.formulaTooLong(let sheet, let row, let column) {
    throw Finding(
      "formula-too-long",
      "the policy's formula has more than the \(SheetAddress.formulaLimit) characters of a spreadsheet's; make steps of its parts, or write CSV",
      file: "\(file), sheet \(sheet)", line: row + 1, column: SheetAddress.letters(column))
  } catch WorkbookError.textTooLong(let sheet, let row, let column) {
    throw Finding(
      "text-too-long",
      "the text has more than the \(SheetAddress.textLimit) characters of a workbook's cell; CSV has it whole",
      file: "\(file), sheet \(sheet)", line: row + 1, column: SheetAddress.letters(column))
  } catch let finding as Finding where finding.code == "text-too-long" {
    let place = finding.file.map { "\(file), \($0)" } ?? file
    throw Finding(finding.code, finding.message, file: place, line: finding.line, column: finding.column)
  }
}

extension Finding {
  /// Whether a workbook cannot hold what is to be written, which other files can.
  public var isBeyondWorkbooks: Bool { code == "text-too-long" || code == "too-wide" }
}
