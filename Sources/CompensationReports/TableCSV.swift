internal import Compensation
internal import Tabular

extension Table {
  /// The table as RFC 4180 text with a header of column names: amounts with their currency's digits, ratios with four.
  public func csv() -> [UInt8] {
    var writer = CSVWriter()
    writer.appendRecord(columns.map(\.name))
    for row in rows { writer.appendRecord(row.map(\.plain)) }
    return writer.bytes
  }
}
