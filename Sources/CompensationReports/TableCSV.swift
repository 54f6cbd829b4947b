internal import Compensation
public import Tabular

extension Table {
  /// The table as CSV with a header of column names: amounts with their currency's digits, ratios with four.
  public func csv(_ dialect: CSVDialect = .rfc4180) -> [UInt8] {
    var writer = CSVWriter(dialect: dialect)
    writer.appendHeader(columns.map(\.name))
    for row in rows {
      for cell in row {
        switch cell {
        case .money, .moneyWithCode, .number, .hundredths, .ratio, .date: writer.append(number: cell.plain)
        case .empty, .text, .remark: writer.append(cell.plain)
        }
      }
      writer.endRecord()
    }
    return writer.bytes
  }
}
