internal import CompensationReports
internal import Tabular

/// The Table Schema beside a CSV file: `ranges.csv` has `ranges.schema.json`.
enum SchemaFile {
  /// Writes the schema of a file that is written. Standard output, a pipe or a device has none.
  /// - Throws: `FileError` for writing.
  static func write(_ schema: TableSchema, _ dialect: CSVDialect, beside path: String?) throws(FileError) {
    guard let path, isRegularFile(path) else { return }
    let stem = path.hasSuffix(".csv") ? String(path.dropLast(4)) : path
    try AtomicFile.write(schema.json(dialect), to: stem + ".schema.json")
  }
}
