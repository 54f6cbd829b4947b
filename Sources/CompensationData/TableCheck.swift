public import Compensation
internal import Tabular

/// Everything that is wrong with a delimited file as such: encoding, quotes, header, rows of the wrong length, padded cells.
public enum TableCheck {
  /// All findings of a file, its header's first; what cannot be read as CSV is the last.
  /// - Throws: `FileError` if the file cannot be read.
  public static func findings(path: String) throws -> [Finding] {
    var findings: [Finding] = []
    do throws(CSVReadError) {
      var reader = try CSVReader(path: path)
      let header = reader.header
      findings += header.findings.map { Finding($0, file: path) }
      while let record = try reader.next() {
        if record.count != header.names.count {
          findings.append(
            Finding(.raggedRow(line: record.line, expected: header.names.count, found: record.count), file: path))
          continue
        }
        for field in 0..<record.count where record.isPadded(field) {
          findings.append(
            Finding(
              "padded-cell", "the cell begins or ends with a blank, which is part of its text; remove it",
              severity: .warning,
              file: path, line: record.line, column: header.names[field]))
        }
      }
    } catch {
      switch error {
      case .syntax(let syntax): findings.append(Finding(syntax, file: path))
      case .file(let file): throw file
      }
    }
    return findings
  }
}
