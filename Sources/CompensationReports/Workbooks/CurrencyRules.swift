internal import Compensation
internal import Spreadsheet

/// The looks of amounts whose currency follows from inputs: each currency has a rule, with its code and digits.
struct CurrencyRules {
  private let codes: [Currency]

  /// - Parameter cells: Of a policy; without a currency that may change there are no rules.
  init(_ cells: PolicyCells) {
    let policy = cells.calculator.policy
    let input = policy.definition.payCurrency.flatMap { policy.inputNames.firstIndex(of: $0.text) }
    codes = (input.flatMap { cells.values(ofInput: $0) } ?? []).compactMap { Currency(code: $0) }
  }

  /// - Parameter cell: Where the currency of the first of the amounts is, as a formula for it says: `$H2`.
  func add(to sheet: Sheet, rows: Range<Int>, columns: ClosedRange<Int>, currency cell: String) throws(WorkbookError) {
    for currency in codes {
      try sheet.addRule(
        formula: "=\(cell)=\(SheetAddress.quoted(currency.code))", style: WorkbookStyle.amount(currency), rows: rows,
        columns: columns)
    }
  }
}
