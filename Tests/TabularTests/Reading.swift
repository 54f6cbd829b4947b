import Tabular

/// Everything that a reader gives: the header, the records with their lines, and the error that ended it.
struct Reading: Equatable {
  var header: [String] = []
  var records: [[String]] = []
  var lines: [Int] = []
  var error: CSVSyntaxError?

  /// Chunk sizes that split characters, line ends and quotes in every way, and one that splits nothing.
  static let chunkSizes = [1, 2, 3, 7, 1 << 16]

  init(_ bytes: [UInt8], chunkSize: Int, format: CSVFormat = CSVFormat()) {
    do throws(CSVReadError) {
      var reader = try CSVReader(bytes: bytes, format: format, chunkSize: chunkSize)
      header = reader.header.names
      try add(&reader)
    } catch {
      note(error)
    }
  }

  /// Everything that a file gives.
  init(path: String, chunkSize: Int = CSVReader.defaultChunkSize) {
    do throws(CSVReadError) {
      var reader = try CSVReader(path: path, chunkSize: chunkSize)
      header = reader.header.names
      try add(&reader)
    } catch {
      note(error)
    }
  }

  /// Everything that the chunks of a text give, one after the other, up to the first error.
  init(chunks: () throws(CSVReadError) -> CSVChunkReader, format: CSVFormat = CSVFormat()) {
    do throws(CSVReadError) {
      var chunks = try chunks()
      header = chunks.header.names
      while let chunk = try chunks.next() {
        var reader = chunk.reader(header: chunks.header, format: format)
        try add(&reader)
      }
    } catch {
      note(error)
    }
  }

  private mutating func add(_ reader: inout CSVReader) throws(CSVReadError) {
    while let record = try reader.next() {
      records.append(record.texts)
      lines.append(record.line)
    }
  }

  private mutating func note(_ error: CSVReadError) {
    if case .syntax(let finding) = error { self.error = finding }
  }

  init(_ text: String, chunkSize: Int, format: CSVFormat = CSVFormat()) {
    self.init(Array(text.utf8), chunkSize: chunkSize, format: format)
  }
}
