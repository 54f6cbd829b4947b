public import Compensation
public import Tabular

/// Reads the European Central Bank's history of exchange rates: a column `Date`, then one for each currency with units
/// for one euro.
///
/// The newest day may be first or last, the file plain or gzip. `N/A` and an empty cell are no rate; blanks around a
/// cell do not matter. Every line may end in a delimiter. What is wrong is never used: a bad cell is no rate, and a day
/// or a currency that is there twice has none.
///
/// ## Source
///
/// European Central Bank, euro foreign exchange reference rates, `eurofxref-hist.csv`.
public struct ExchangeRateFile: Sendable {
  /// The rates; nil if the file has no column `Date`, no currency, or cannot be read to its end.
  public let history: ExchangeRateHistory?
  /// Everything that is wrong, the header's first, then in the order of the lines: `missing-column`,
  /// `duplicate-header`, `blank-header`, `unused-column` (a warning), `ragged-row`, `bad-date`, `duplicate-key`,
  /// `bad-number`; what ends a reading is the last.
  public let findings: [Finding]

  private static let format = CSVFormat(allowsBlankHeaders: true)

  private init(history: ExchangeRateHistory?, findings: [Finding]) {
    self.history = history
    self.findings = findings
  }

  /// Reads the file at a path.
  /// - Throws: `FileError` if the file cannot be read.
  public init(path: String) throws(FileError) {
    do throws(CSVReadError) {
      self = try Self.read(CSVReader(path: path, format: Self.format), file: path)
    } catch {
      switch error {
      case .syntax(let syntax): self.init(history: nil, findings: [Finding(syntax, file: path)])
      case .file(let file): throw file
      }
    }
  }

  /// Reads text in memory.
  /// - Parameter file: What findings call it.
  public init(bytes: [UInt8], file: String) {
    do throws(CSVReadError) {
      self = try Self.read(CSVReader(bytes: bytes, format: Self.format), file: file)
    } catch {
      // Text in memory has no errors but those of its syntax.
      var findings: [Finding] = []
      if case .syntax(let syntax) = error { findings.append(Finding(syntax, file: file)) }
      self.init(history: nil, findings: findings)
    }
  }

  private static func read(_ reader: consuming CSVReader, file: String) throws(CSVReadError) -> ExchangeRateFile {
    var findings: [Finding] = []
    guard let columns = ExchangeRateColumns(reader.header, file: file, &findings) else {
      return ExchangeRateFile(history: nil, findings: findings)
    }
    var rows = ExchangeRateRows(columns, file: file)
    do throws(CSVReadError) {
      while let record = try reader.next() { rows.read(record) }
    } catch {
      guard case .syntax(let syntax) = error else { throw error }
      return ExchangeRateFile(history: nil, findings: findings + rows.findings + [Finding(syntax, file: file)])
    }
    return ExchangeRateFile(
      history: ExchangeRateHistory(currencies: columns.currencies.map(\.code), rows: rows.rows, file: file),
      findings: findings + rows.findings)
  }
}
