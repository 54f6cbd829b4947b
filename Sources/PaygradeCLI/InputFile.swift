internal import Compensation
internal import CompensationData
internal import CompensationReports
internal import Tabular

/// A delimited file that is read once, with the digest of its bytes as they lie, compressed as they may be.
final class InputFile {
  private let path: String
  private var digest = Digest()
  private var count = 0

  /// - Parameter path: `-` is standard input.
  init(_ path: String) { self.path = path }

  /// Begins to read.
  /// - Throws: `FileError`; a finding where the beginning is no text with a header.
  /// - Parameter delimiter: nil: it is found.
  func open(delimiter: UInt8? = nil, chunkSize: Int = CSVChunkReader.defaultChunkSize) throws -> CSVChunkReader {
    do { return try reader(CSVFormat(delimiter: delimiter), chunkSize) } catch {
      switch error {
      case .file(let file): throw file
      case .syntax(let syntax):
        throw Finding(
          syntax, file: path == "-" ? "standard input" : fileName(path))
      }
    }
  }

  private func reader(_ format: CSVFormat, _ chunkSize: Int) throws(CSVReadError) -> CSVChunkReader {
    let seen: (Span<UInt8>) -> Void = { [self] bytes in
      digest.update(bytes)
      count += bytes.count
    }
    return path == "-"
      ? try CSVChunkReader(descriptor: 0, name: "standard input", format: format, chunkSize: chunkSize, onRead: seen)
      : try CSVChunkReader(path: path, format: format, chunkSize: chunkSize, onRead: seen)
  }

  /// What was read.
  var file: FileDigest {
    FileDigest(path: "", byteCount: count, digest: digest.copy().hexadecimal())
  }
}
